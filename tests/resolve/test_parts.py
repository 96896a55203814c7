"""Offices, titles, near numbers, reasons: the parts of a decision."""

from collections.abc import Callable

import pytest

from tests.resolve.conftest import made
from vbqppl.registry import Registry
from vbqppl.resolve.model import Reason
from vbqppl.resolve.near import one_slip
from vbqppl.resolve.office import Match, fixed_by_symbol, match_offices, office_in, office_of_record
from vbqppl.resolve.reasons import CODES, sentence
from vbqppl.resolve.store import Store
from vbqppl.resolve.title_index import TitleIndex
from vbqppl.resolve.titles import TitleMatch, match_titles, telling
from vbqppl.text import squash


@pytest.mark.parametrize(
    ("cited", "registered", "match"),
    [
        ("UBND TP Hải Phòng", "Ủy ban nhân dân thành phố Hải Phòng", Match.SAME),
        ("Chủ tịch UBND thành phố Hải Phòng", "UBND thành phố Hải Phòng", Match.SAME),  # one office numbers for both
        ("UBND thành phố", "UBND thành phố Hải Phòng", Match.COMPATIBLE),
        ("UBND tỉnh Bình Dương", "Tỉnh Bình Dương", Match.COMPATIBLE),
        ("UBND thành phố Hải Phòng", "UBND tỉnh Hải Dương", Match.SUCCESSOR),
        ("UBND tỉnh Hải Hưng", "UBND thành phố Hải Phòng", Match.SUCCESSOR),
        ("HĐND thành phố Hải Phòng", "UBND thành phố Hải Phòng", Match.OTHER_BODY),
        ("UBND tỉnh Nghệ An", "UBND tỉnh Hà Tĩnh", Match.OTHER),
        ("UBND tỉnh Nghệ An", "Bộ Tài chính", Match.OTHER),
        ("Bộ trưởng Bộ Tài chính", "BỘ TÀI CHÍNH", Match.SAME),
        ("Bộ Tài chính", "BỘ TÀI CHÍNH - BỘ NỘI VỤ", Match.COMPATIBLE),
        ("Bộ Tài chính", "Bộ Y tế", Match.OTHER),
        ("Bộ Giao thông vận tải", "Bộ Xây dựng", Match.SUCCESSOR),
        ("một cơ quan không có thật", "Bộ Y tế", Match.UNKNOWN),
    ],
)
def test_offices(cited: str, registered: str, match: Match) -> None:
    assert match_offices(office_in(cited), office_in(registered)) is match


def test_a_record_without_issuer_has_the_office_of_its_symbol_and_territory() -> None:
    province = office_of_record(None, "tỉnh Hà Giang", "QD-UBND")
    assert province is not None
    assert (province.body, province.place) == ("committee", "ha giang")
    central = office_of_record(None, None, "ND-CP")
    assert central is not None
    assert central.central == {"Chính phủ"}
    assert office_of_record(None, None, "XYZ") is None


def test_a_symbol_may_leave_one_office_in_the_country() -> None:
    assert fixed_by_symbol("ND-CP")
    assert fixed_by_symbol("TT-BTC")
    assert not fixed_by_symbol("QD-UBND")
    assert not fixed_by_symbol("TB-CATP-PV01")


@pytest.mark.parametrize(
    ("cited", "registered", "match"),
    [
        ("Quy chế thi học sinh giỏi", "Quy chế thi học sinh giỏi", TitleMatch.SAME),
        ("quy che thi hoc sinh gioi", "Ban hành Quy chế thi học sinh giỏi cấp quốc gia", TitleMatch.CONTAINED),
        (
            "Nghị định số 249/2025/NĐ-CP Quy định cơ chế thu hút chuyên gia",
            "cơ chế thu hút chuyên gia",
            TitleMatch.SAME,
        ),
        ("Quản lý và sử dụng pháo hoa, vật liệu nổ", "Thủ tục hành chính theo cơ chế một cửa", TitleMatch.DIFFERENT),
        ("quản lý", "Quản lý nhà nước về giá", TitleMatch.CONTAINED),
        ("ban hành quy định", "phê duyệt danh mục", TitleMatch.UNDECIDED),
        (None, "Luật Đất đai", TitleMatch.UNDECIDED),
        ("phi bao ve moi truong khai thac khoang san", "phí bảo vệ môi trường đối với nước thải", TitleMatch.UNDECIDED),
    ],
)
def test_titles(cited: str | None, registered: str, match: TitleMatch) -> None:
    assert match_titles(squash(cited) if cited else None, squash(registered)) is match


def test_a_title_of_common_words_tells_nothing() -> None:
    assert not telling("quy dinh ve quan ly")
    assert not telling(None)
    assert telling("khung gia dich vu cang ca")


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [("428", "482", True), ("428", "429", True), ("428", "42", True), ("428", "4281", True), ("428", "428", False),
     ("428", "842", False), ("12", "1234", False)],
)  # fmt: skip
def test_one_slip(one: str, other: str, *, slip: bool) -> None:
    assert one_slip(one, other) is slip
    assert one_slip(other, one) is slip


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_reason_is_a_sentence_in_both_languages(code: str) -> None:
    values: dict[str, str | int] = dict.fromkeys(
        (
            "number",
            "fields",
            "field",
            "cited",
            "registered",
            "total",
            "by",
            "other",
            "evidence",
            "id",
            "years",
            "numbers",
        ),
        "date",
    )
    for lang in ("vi", "en"):
        text = sentence(Reason(code, values), lang)
        assert text.endswith(".")
        assert "{" not in text


def test_symbols_of_the_registry_are_known_by_their_letters(build: Callable[..., Registry]) -> None:
    store = Store(build(made("1/QĐ-UBND"), made("2/TCT-DT"), made("3/QH15"), made("4/BXD-KH1")))
    assert store.symbols.known == {"QD-UBND", "TCT-DT", "QH15", "BXD-KH1"}
    assert store.symbols.same_letters("QDUBND") == ("QD-UBND",)
    assert store.symbols.same_letters("TC-TDT") == ()
    assert store.symbols.same_shapes("QHL5") == ("QH15",)
    assert store.symbols.longest_head("QDUBNDVP", frozenset({2, 6, 8})) == (("QD-UBND",), 6)
    assert store.symbols.longest_head("XX", frozenset({2})) == ((), 0)


def test_the_title_index_follows_the_registry(build: Callable[..., Registry]) -> None:
    growing = build(made("1/QĐ-SNV", title="Phân công nhiệm vụ"))
    index = TitleIndex(growing)
    assert index.find(["phan", "cong"], 5) == [1]
    with growing.batch("edit", "test") as batch:
        batch.edit_document(1, title="Kiện toàn ban chỉ đạo")
        batch.add_document(made("2/QĐ-SNV", title="Phân công trực tết"))
    assert index.find(["phan", "cong"], 5) == [2]
    assert index.find(["kien", "toan"], 5) == [1]
    assert index.find([], 5) == []
    assert TitleIndex(growing).find(["truc", "tet"], 5) == [2]


def test_the_title_index_works_where_nothing_can_be_written(
    build: Callable[..., Registry], monkeypatch: pytest.MonkeyPatch
) -> None:
    registry = build(made("1/QĐ-SNV", title="Phân công nhiệm vụ"))
    monkeypatch.setattr(type(registry), "index_path", property(lambda self: self.home / "nowhere" / "index"))
    assert TitleIndex(registry).find(["nhiem", "vu"], 5) == [1]
