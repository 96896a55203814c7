"""Whether a document is a VBQPPL, and its rank."""

from datetime import date

import pytest

from vbqppl import reference

HAI_PHONG = "Ủy ban nhân dân thành phố Hải Phòng"


@pytest.mark.parametrize(
    ("symbol", "year", "type_name", "issuer", "issued_on", "expected"),
    [
        ("QĐ-UBND", 2026, None, HAI_PHONG, None, "yes"),
        ("QĐ-UBND", None, None, HAI_PHONG, None, "no"),
        ("QĐ-UBND", 2026, "Quyết định", None, None, "yes"),
        ("QĐ-UBND", None, None, HAI_PHONG, date(2001, 5, 1), "unknown"),
        ("QĐ-UB", None, None, None, None, "unknown"),
        ("QĐ-TTg", 2025, None, None, None, "yes"),
        ("QĐ-TTg", None, None, None, None, "no"),
        ("QĐ-TTg", None, None, None, date(1995, 1, 1), "unknown"),
        ("QĐ-BTC", 2003, None, None, None, "yes"),
        ("QĐ-BTC", 2012, None, None, None, "unknown"),
        ("NQ-CP", 2026, None, None, None, "yes"),
        ("NQ-CP", 2025, None, None, None, "unknown"),
        ("NQ-CP", 2025, None, None, date(2025, 9, 1), "yes"),
        ("CT-UBND", 2016, None, "UBND tỉnh Sơn La", None, "unknown"),
        ("CT-UBND", 2016, None, "UBND tỉnh Sơn La", date(2016, 3, 1), "yes"),
        ("NĐ-CP", 2025, None, None, None, "yes"),
        ("QH15", 2025, "Luật", None, None, "yes"),
        ("QH15", 2025, "Nghị quyết", None, None, "unknown"),
        ("QH15", 2025, None, None, None, "unknown"),
        ("NQ-UBTVQH15", None, None, None, None, "no"),
        ("NQ-QHK6", None, None, None, None, "unknown"),
        ("NQ/TW", None, None, None, None, "no"),
        ("KH-UBND", None, None, HAI_PHONG, None, "no"),
        ("VBHN-VPQH", None, None, None, None, "no"),
        ("QĐ-STP", None, None, "Sở Tư pháp thành phố Hải Phòng", None, "no"),
        ("QĐ-ABC", None, None, None, None, "unknown"),
        ("XX", None, None, None, None, "unknown"),
    ],
)
def test_whether_a_document_is_normative(
    *,
    symbol: str,
    year: int | None,
    type_name: str | None,
    issuer: str | None,
    issued_on: date | None,
    expected: str,
) -> None:
    assert reference.normative(symbol, year, type_name, issuer, issued_on) == expected


def test_ranks_order_documents_as_the_law_does() -> None:
    """Luật 64/2025/QH15, Điều 4."""
    ordered = [
        ("Hiến pháp", "Quốc hội"),
        ("Luật", "Quốc hội"),
        ("Pháp lệnh", "Ủy ban Thường vụ Quốc hội"),
        ("Lệnh", "Chủ tịch nước"),
        ("Nghị định", "Chính phủ"),
        ("Quyết định", "Thủ tướng Chính phủ"),
        ("Thông tư", "Bộ Tư pháp"),
        ("Nghị quyết", "Hội đồng nhân dân thành phố Hải Phòng"),
        ("Quyết định", HAI_PHONG),
        ("Quyết định", f"Chủ tịch {HAI_PHONG}"),
        ("Quyết định", "UBND huyện An Dương"),
        ("Nghị quyết", "HĐND phường Lê Chân"),
        ("Quyết định", "UBND phường Lê Chân"),
    ]
    found = [reference.rank(type_name, issuer) for type_name, issuer in ordered]
    assert None not in found
    assert found == sorted(found, key=lambda place: place or 0)
    assert len(set(found)) == len(found)


def test_what_has_no_rank_or_not_one() -> None:
    assert reference.rank("Báo cáo", HAI_PHONG) is None
    assert reference.rank("Nghị quyết", None) is None
    assert reference.rank("Quyết định", "UBND") is None
    assert reference.rank(None, HAI_PHONG) is None
    assert reference.rank("Bài thơ", HAI_PHONG) is None
    assert reference.rank("Luật", None) == 20


def test_the_groups_of_the_law_are_there() -> None:
    groups = {row.group for row in reference.ranks()}
    assert groups - {None} == set(range(1, 16)) - {13}
