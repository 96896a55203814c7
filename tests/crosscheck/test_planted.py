"""Planted faults of both kinds of the real report, in other numbers, years and offices, and none."""

import datetime as dt

import pytest

from tests.crosscheck.plain import problems, report
from tests.shared import shared
from vbqppl.citation import extract
from vbqppl.crosscheck.checking import ask, check
from vbqppl.crosscheck.model import DaySource, FootnoteOutcome, Unchecked
from vbqppl.readers import NoteState, read
from vbqppl.validity.model import Document

DAY = dt.date(2024, 6, 20)
HUE = "UBND thành phố Huế"


def test_a_decision_with_the_symbol_of_a_notice_and_the_number_of_a_decision() -> None:
    text = (
        "Quy chế làm việc (kèm theo Quyết định số 1432/TB-UBND ngày 11/5/2024); Quyết định số 1420/QĐ-UBND "
        "ngày "
        "09/5/2024; Quyết định số 1460/QĐ-UBND ngày 14/5/2024; Thông báo số 98/TB-UBND ngày 20/4/2024; "
        "Thông báo "
        "số 121/TB-UBND ngày 15/5/2024; Thông báo số 130/TB-UBND ngày 27/5/2024."
    )
    assert problems(text, DAY, HUE) == [
        (
            "VB101",
            "Quyết định số 1432/TB-UBND ngày 11/5/2024",
            "Quyết định số 1432/QĐ-UBND ngày 11/5/2024",
        )
    ]


def test_the_type_word_is_wrong_where_the_number_fits_the_series_of_its_symbol() -> None:
    text = (
        "Quyết định số 118/TB-UBND ngày 14/5/2024; Quyết định số 1420/QĐ-UBND ngày 09/5/2024; Quyết định số "
        "1460/QĐ-UBND ngày 14/5/2024; Thông báo số 116/TB-UBND ngày 13/5/2024; Thông báo số 121/TB-UBND "
        "ngày 15/5/2024."
    )
    assert problems(text, DAY, HUE) == [
        ("VB101", "Quyết định số 118/TB-UBND ngày 14/5/2024", "Thông báo số 118/TB-UBND ngày 14/5/2024")
    ]


def test_no_suggestion_where_nothing_tells_which_is_wrong() -> None:
    assert problems("Theo Quyết định số 118/TB-UBND ngày 14/5/2024.", DAY, HUE) == [
        ("VB101", "Quyết định số 118/TB-UBND ngày 14/5/2024", None)
    ]


def test_the_registry_gives_the_neighbours_where_the_report_has_none() -> None:
    beside = (
        Document(number="1420/QĐ-UBND", issuer=HUE, issued_on=dt.date(2024, 5, 9)),
        Document(number="1460/QĐ-UBND", issuer=HUE, issued_on=dt.date(2024, 5, 14)),
        Document(number="1431/QĐ-UBND", issuer="UBND tỉnh Cao Bằng", issued_on=dt.date(2024, 9, 9)),
    )
    found = problems("Theo Quyết định số 1432/TB-UBND ngày 11/5/2024.", DAY, HUE, beside)
    assert found[0][2] == "Quyết định số 1432/QĐ-UBND ngày 11/5/2024"


def test_words_that_stand_before_any_symbol_do_not_disagree() -> None:
    text = (
        "Văn bản số 55/UBND-NC ngày 14/5/2024, Công văn số 56/UBND-TC ngày 14/5/2024, Kế hoạch hành động số "
        "12-KH/TU ngày 02/5/2024, Chỉ thị số 05/CT-UBND ngày 03/5/2024, Quy định số 66-QĐ/TW ngày 06/02/2023."
    )
    assert problems(text, DAY, HUE) == []


def wrong_year(day: str, years: str = "năm 2024") -> str:
    return (
        f"Kế hoạch kiểm tra công vụ {years}<sup>1</sup>; Kế hoạch phòng cháy năm 2024<sup>2</sup>.\n\n"
        f"<sup>1</sup> Kế hoạch số 07/KH-UBND ngày {day} của Ủy ban nhân dân thành phố.\n\n"
        "<sup>2</sup> Kế hoạch số 09/KH-UBND ngày 12/01/2024 của Ủy ban nhân dân thành phố.\n"
    )


def test_the_old_year_typed_in_january() -> None:
    assert problems(wrong_year("10/01/2023"), DAY, HUE) == [
        ("VB402", "Kế hoạch số 07/KH-UBND ngày 10/01/2023", "Kế hoạch số 07/KH-UBND ngày 10/01/2024")
    ]


@pytest.mark.parametrize(
    ("day", "years"),
    [
        ("10/01/2024", "năm 2024"),  # right
        ("10/01/2023", "năm 2023"),  # a plan of the year before
        ("10/01/2023", "giai đoạn 2023-2025"),
        ("10/01/2023", ""),  # nothing speaks against its year
        ("20/9/2023", "năm 2024"),  # made ahead, and no neighbour a few days off
    ],
)
def test_no_suspicion_without_evidence(day: str, years: str) -> None:
    assert problems(wrong_year(day, years), DAY, HUE) == []


def test_a_neighbour_in_its_own_year_clears_a_date() -> None:
    beside = (Document(number="06/KH-UBND", issuer=HUE, issued_on=dt.date(2023, 1, 9)),)
    assert problems(wrong_year("10/01/2023"), DAY, HUE, beside) == []


def test_two_documents_of_its_own_year_speak_of_the_order_where_the_text_names_no_year() -> None:
    beside = (
        Document(number="02/KH-UBND", issuer=HUE, issued_on=dt.date(2023, 2, 20)),
        Document(number="04/KH-UBND", issuer=HUE, issued_on=dt.date(2023, 2, 27)),
    )
    found = problems(wrong_year("10/01/2023", ""), DAY, HUE, beside)
    assert found == [("VB401", "Kế hoạch số 07/KH-UBND ngày 10/01/2023", "Kế hoạch số 07/KH-UBND ngày 10/01/2024")]


def test_two_years_off_is_too_far() -> None:
    assert problems(wrong_year("10/01/2022"), DAY, HUE) == []


def test_a_wrong_year_that_is_repeated_is_no_evidence_for_itself() -> None:
    text = wrong_year("10/01/2023") + "\nTheo Kế hoạch số 07/KH-UBND ngày 10/01/2023, kế hoạch năm 2024 đã xong."
    assert [problem[0] for problem in problems(text, DAY, HUE)] == ["VB402", "VB402"]


def test_party_numbers_run_by_term() -> None:
    text = (
        "Kế hoạch học tập năm 2024<sup>1</sup>; Kế hoạch kiểm tra năm 2024<sup>2</sup>.\n\n"
        "<sup>1</sup> Kế hoạch số 207-KH/TU ngày 10/01/2023.\n\n<sup>2</sup> Kế hoạch số 209-KH/TU ngày "
        "12/01/2024.\n"
    )
    assert problems(text, DAY, HUE) == []


def test_offices_do_not_share_a_series() -> None:
    text = (
        "Kế hoạch tuyên truyền năm 2024<sup>1</sup>; Kế hoạch kiểm tra năm 2024<sup>2</sup>.\n\n"
        "<sup>1</sup> Kế hoạch số 207/KH-UBND ngày 10/12/2022 của UBND tỉnh Cao Bằng.\n\n"
        "<sup>2</sup> Kế hoạch số 209/KH-UBND ngày 12/12/2023 của Ủy ban nhân dân thành phố.\n"
    )
    assert problems(text, DAY, HUE) == []


def test_a_number_out_of_order_with_one_slip_that_explains_it() -> None:
    text = (
        "Công văn số 310/UBND-VX ngày 04/3/2024; Công văn số 322/UBND-NC ngày 06/3/2024; Công văn số "
        "325/UBND-TC "
        "ngày 07/5/2024; Công văn số 330/UBND-NC ngày 08/3/2024; Công văn số 352/UBND-XD ngày 13/3/2024."
    )
    assert problems(text, DAY, HUE) == [
        ("VB401", "Công văn số 325/UBND-TC ngày 07/5/2024", "Công văn số 325/UBND-TC ngày 07/3/2024")
    ]


def test_no_date_is_suggested_where_a_wrong_digit_of_the_number_explains_it_too() -> None:
    text = (
        "Công văn số 310/UBND-VX ngày 04/3/2024; Công văn số 322/UBND-NC ngày 06/3/2024; Công văn số 325/UBND-TC "
        "ngày 07/5/2024; Công văn số 330/UBND-NC ngày 08/3/2024; Công văn số 352/UBND-XD ngày 13/3/2024; Công văn "
        "số 622/UBND-XD ngày 06/5/2024."
    )
    assert problems(text, DAY, HUE) == [("VB401", "Công văn số 325/UBND-TC ngày 07/5/2024", None)]


def test_a_few_days_are_let_pass() -> None:
    text = (
        "Công văn số 310/UBND-VX ngày 04/3/2024; Công văn số 322/UBND-NC ngày 06/3/2024; Công văn số "
        "325/UBND-TC "
        "ngày 10/3/2024; Công văn số 330/UBND-NC ngày 08/3/2024; Công văn số 352/UBND-XD ngày 13/3/2024."
    )
    assert problems(text, DAY, HUE) == []


def test_a_date_of_next_year_is_mended_by_its_neighbour() -> None:
    text = "Kế hoạch số 30/KH-UBND ngày 05/3/2025 và Kế hoạch số 31/KH-UBND ngày 07/3/2024."
    assert problems(text, DAY, HUE) == [
        ("VB104", "Kế hoạch số 30/KH-UBND ngày 05/3/2025", "Kế hoạch số 30/KH-UBND ngày 05/3/2024")
    ]


def test_no_citations_is_not_passed() -> None:
    found = report("Không có viện dẫn nào ở đây.", DAY)
    assert found.findings == ()
    assert found.summary.mentions == 0
    assert found.summary.exit_code() == 6
    assert found.summary.exit_code(strict=True) == 1


@pytest.mark.shared
def test_the_real_report() -> None:
    manuscript = read(shared("gold/bao-cao-cchc-hai-phong-2026q1.md"))
    question = ask(manuscript, as_of=dt.date(2026, 3, 15), issuer="UBND thành phố Hải Phòng")
    from tests.crosscheck.plain import Nothing

    found = check(manuscript, extract(manuscript.text), Nothing(), question=question, day_source=DaySource.GIVEN)
    assert [(f.rule, f.mention, f.suggestion and f.suggestion.value) for f in found.findings] == [
        ("VB101", 2, "247/QĐ-UBND"),
        ("VB402", 33, "2025-12-24"),
        ("VB601", None, None),  # four documents without a date: a hint
    ]
    assert [footnote.note.mark for footnote in found.footnotes] == [str(n) for n in range(1, 24)]
    assert all(footnote.note.state is NoteState.PAIRED for footnote in found.footnotes)
    assert [f.note.mark for f in found.footnotes if len(f.mentions) == 2] == ["9", "16"]
    assert found.footnotes[12].outcome is FootnoteOutcome.PROBLEM
    assert {reason for _, reason in found.coverage.could_not_check} <= set(Unchecked)
    assert found.summary.exit_code() == 1
