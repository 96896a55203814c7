import pytest

from vbqppl.validity import StatusCode, make_urn
from vbqppl.validity.labels import nd79_label, read_label, vbpl_label

VBPL = {
    "Còn hiệu lực": "in_force",
    "Chưa có hiệu lực": "not_yet_in_force",
    "Hết hiệu lực toàn bộ": "expired",
    "Hết hiệu lực một phần": "partly_expired",
    "Ngưng hiệu lực": "suspended",
    "Ngưng hiệu lực một phần": "partly_suspended",
}
ND79 = {**VBPL, "Tạm ngưng hiệu lực toàn bộ": "suspended", "Tạm ngưng hiệu lực một phần": "partly_suspended"}


@pytest.mark.parametrize(("label", "code"), [*VBPL.items(), *ND79.items(), ("Không còn phù hợp", "unknown")])
def test_labels_lead_to_codes(label: str, code: str) -> None:
    assert read_label(label) == StatusCode(code)


def test_codes_lead_to_the_labels_of_both_systems() -> None:
    assert {vbpl_label(StatusCode(code)) for code in VBPL.values()} == set(VBPL)
    assert {nd79_label(StatusCode(code)) for code in ND79.values()} == set(ND79) - {
        "Ngưng hiệu lực",
        "Ngưng hiệu lực một phần",
    }
    assert vbpl_label(StatusCode.AMENDED) == "Còn hiệu lực"
    assert [vbpl_label(code) for code in (StatusCode.UNKNOWN, StatusCode.NOT_APPLICABLE)] == [None, None]


def test_labels_of_other_systems_and_of_none() -> None:
    assert read_label("CHL") is StatusCode.IN_FORCE
    assert read_label("Đang hiệu lực") is StatusCode.IN_FORCE
    assert [read_label(text) for text in ("Đã biết", "--", "", None)] == [None, None, None, None]


def test_urns_leave_unknown_parts_empty() -> None:
    from datetime import date

    assert (
        make_urn("Nghị định", "118/2025/NĐ-CP", "Chính phủ", date(2025, 6, 9))
        == "urn:lex:vn:chinh.phu:nghi.dinh:2025-06-09;118-2025-nd-cp"
    )
    assert make_urn(None, "428/QĐ-UBND", None, None) == "urn:lex:vn:::;428-qd-ubnd"
    assert make_urn("Luật", None, "Quốc hội", None) is None
