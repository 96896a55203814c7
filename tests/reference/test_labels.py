"""Labels of status, words of events, laws and short names."""

from datetime import date

import pytest

from vbqppl import reference


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Còn hiệu lực", "in_force"),
        ("HẾT HIỆU LỰC MỘT PHẦN", "partly_expired"),
        ("Ngưng hiệu lực", "suspended"),
        ("Tạm ngưng hiệu lực toàn bộ", "suspended"),
        ("Không còn phù hợp", "unknown"),
        ("Đã biết", None),
    ],
)
def test_labels_have_codes(label: str, code: str | None) -> None:
    assert reference.status_code(label) == code


def test_codes_have_the_labels_that_we_write() -> None:
    assert reference.status_label("suspended") == "Tạm ngưng hiệu lực toàn bộ"
    assert reference.status_label("unknown") == "Chưa xác định"
    assert reference.status_label("lost") is None


def test_the_official_labels_are_complete() -> None:
    """The seven of vbpl.vn and the six of Nghị định 79/2025/NĐ-CP."""
    systems = [system for label in reference.status_labels() for system in label.systems]
    assert systems.count("vbpl") == 7
    assert systems.count("nd79") == 6


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Văn bản được ban hành", ("issued", False)),
        ("Bị bãi bỏ 1 phần", ("repealed", True)),
        ("Được thay thế bởi", ("replaced", False)),
        ("Bị hết hiệu lực 1 phần", ("expired", True)),
        ("Bị thất lạc", None),
    ],
)
def test_words_of_timelines_name_events(words: str, expected: tuple[str, bool] | None) -> None:
    assert reference.event_kind(words) == expected


def test_names_of_laws_hold_commas_and_conjunctions() -> None:
    names = {law.name for law in reference.laws()}
    assert "Luật Thi hành tạm giữ, tạm giam và cấm đi khỏi nơi cư trú" in names
    assert "Luật Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam" in names
    assert len(names) > 450


def test_laws_of_one_name_are_all_found_oldest_first() -> None:
    found = reference.laws_called("luật đất đai")
    assert [law.number for law in found][-2:] == ["45/2013/QH13", "31/2024/QH15"]
    assert not any(law.amending for law in found)
    assert reference.laws_called("Luật Bay") == ()


def test_facts_of_laws() -> None:
    (law,) = [law for law in reference.laws() if law.number == "64/2025/QH15"]
    assert law.name == "Luật Ban hành văn bản quy phạm pháp luật"
    assert (law.issued_on, law.effective_on) == (date(2025, 2, 19), date(2025, 4, 1))
    assert [each.kind for each in reference.laws() if each.number == "87/2025/QH15"] == ["amending"]


def test_laws_take_effect_after_their_issue_and_bear_the_year_of_it() -> None:
    for law in reference.laws():
        if law.issued_on and law.effective_on and law.seen != "recalled":
            assert law.effective_on >= law.issued_on or law.number == "31-L/CTN", law
        parts = law.number.split("/")
        if law.issued_on and len(parts) == 3 and parts[1].isdigit():
            assert int(parts[1]) == law.issued_on.year, law


def test_numbers_of_laws_are_unique_but_for_aliases() -> None:
    numbers = [law.number for law in reference.laws() if law.number and law.kind != "alias"]
    assert len(set(numbers)) == len(numbers)


def test_de_an_06_is_one_document() -> None:
    (named,) = [named for named in reference.named_documents() if named.name == "Đề án 06"]
    assert (named.number, named.issued_on) == ("06/QĐ-TTg", date(2022, 1, 6))
