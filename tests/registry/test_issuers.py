"""Which issuers of a registry are the one asked for, and what is said where none is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from vbqppl.registry import Registry
from vbqppl.registry.issuers import asked_issuer, unmet
from vbqppl.validity import Document


@pytest.mark.parametrize("asked", ["UBND tỉnh Hải Dương", "Ủy ban nhân dân tỉnh Hải Dương", "ubnd tinh hai duong"])
@pytest.mark.parametrize("written", ["UBND tỉnh Hải Dương", "Ủy ban nhân dân tỉnh Hải Dương", "UBND TỈNH HẢI DƯƠNG"])
def test_every_spelling_of_a_body_is_that_body(asked: str, written: str) -> None:
    assert asked_issuer(asked).is_called(written)


@pytest.mark.parametrize(
    ("asked", "written", "met"),
    [
        ("Bộ Tài chính", "Bộ Tài chính - Bộ Tư pháp", True),  # a joint document is of each
        ("Bộ Tài chính", "Bộ Tài chính, Cục Không Rõ", True),
        ("Bộ Tài chính và Bộ Tư pháp", "Bộ Tài chính", False),
        ("UBND tỉnh Hải Dương", "Chủ tịch UBND tỉnh Hải Dương", False),
        ("UBND tỉnh Hải Dương", "Ủy ban nhân dân thành phố Hải Phòng", False),  # the successor is another body
        ("Chính phủ", "Thủ tướng Chính phủ", False),
        ("QH", "Quốc hội", True),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh Hải Dương", True),
        ("UBND", "Hội đồng nhân dân tỉnh Hải Dương", False),
        ("Hải Dương", "Hội đồng nhân dân tỉnh Hải Dương", True),
        ("Hải", "Sở Hải quan", True),
        ("Hả", "Sở Hải quan", False),  # whole words
    ],
)
def test_another_body_is_not_the_one_asked_for(asked: str, written: str, met: bool) -> None:  # noqa: FBT001
    assert asked_issuer(asked).is_called(written) is met


def test_the_name_in_an_official_sentence() -> None:
    assert asked_issuer("Chinh phu").title() == "Chính phủ"
    assert asked_issuer("QH").title() == "Quốc hội"
    assert asked_issuer("Hai Duong").title(["UBND tỉnh Hải Dương"]) == "Ủy ban nhân dân tỉnh Hải Dương"
    assert asked_issuer("Cục X").title(["Bộ Y tế"]) == "Cục X"


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with Registry.open(tmp_path, create=True) as opened:
        with opened.batch("test", "tester") as batch:
            batch.add_documents(
                [
                    Document(number="1/2020/QĐ-UBND", issuer="UBND tỉnh Sơn La"),
                    Document(number="2/2020/TT-BTC"),
                    Document(number="3/2020/QĐ-UBND"),
                ]
            )
        yield opened


def test_an_issuer_that_no_document_bears(registry: Registry) -> None:
    connection = registry.connection
    assert unmet(connection, asked_issuer("Ủy ban nhân dân tỉnh Sơn La")) is None
    assert unmet(connection, asked_issuer("Bộ Tài chính")) is None  # by its symbol
    found = unmet(connection, asked_issuer("UBND tỉnh Sơn Laa"))
    assert found is not None
    assert (found.near, found.without) == (("Ủy ban nhân dân tỉnh Sơn La",), 2)
    assert [asked_issuer("Bộ Tài chính").is_met_by(each) for each in registry.documents.all()] == [False, True, False]
