"""What `add`, `edit` and `mark` refuse or warn of: days, citations and bodies that do not fit."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

ISSUED = "Quyết định số 40/2022/QĐ-UBND ngày 01/8/2022 của Ủy ban nhân dân tỉnh Hà Nam"
MARK = ("mark", "14/2021/NQ-HĐND", "--event", "repealed")


def unchanged(run: Run, *argv: str) -> str:
    """Run a command that must be refused; return its sentence."""
    before = run("export", "--form", "jsonl").raw
    result = run(*argv)
    assert result.code in {1, 2, 3}, result.out
    assert result.out == ""
    assert run("export", "--form", "jsonl").raw == before
    return result.err


@pytest.mark.parametrize(
    "words",
    ["ngày 31/02/2026", "ngày 31 tháng 02 năm 2026", "(30-02-2026)", "ngày 00/5/2026", "ngày 31.4.2026"],
)
@pytest.mark.parametrize(
    "argv",
    [
        ("add", "Quyết định số 12/2026/QĐ-UBND {} của Ủy ban nhân dân tỉnh Hà Nam"),
        (*MARK, "--on", "01/3/2026", "--by", "Quyết định số 16/2026/QĐ-UBND {}"),
        (*MARK, "--on", "01/3/2026", "--announced-by", "Quyết định số 16/QĐ-UBND {}"),
        ("mark", "Nghị quyết số 14/2021/NQ-HĐND {}", "--event", "repealed"),
        ("edit", "Nghị quyết số 14/2021/NQ-HĐND {}", "--title", "x"),
        ("mark-expired", "list.csv", "--yes", "--announced-by", "Quyết định số 16/QĐ-UBND {}"),
    ],
    ids=["add", "by", "announced", "mark", "edit", "mark-expired"],
)
def test_a_day_that_the_calendar_lacks_is_refused(run: Run, little: Path, argv: tuple[str, ...], words: str) -> None:
    said = unchanged(run, *(word.format(words) for word in argv))
    assert "không phải ngày có thật" in said
    assert said.count("\n") == 1


def test_numbers_are_no_dates(run: Run, little: Path) -> None:
    assert run("add", "Nghị quyết số 66.15/2026/NQ-CP", "--dry-run").code == 0


@pytest.mark.parametrize("option", ["--by", "--announced-by"])
def test_what_is_no_citation_acts_on_nothing(run: Run, little: Path, option: str) -> None:
    assert "xyz" in unchanged(run, *MARK, option, "xyz")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--on", "01/01/2020"], "trước ngày ban hành"),
        (["--by", "Quyết định số 10/2020/QĐ-UBND", "--on", "01/01/2026"], "trước cả văn bản bị tác động"),
        (["--by", "Quyết định số 1/2019/QĐ-UBND ngày 02/3/2019", "--on", "01/01/2026"], "trước cả văn bản bị tác động"),
        (["--on", "01/01/2026", "--announced-by", "Quyết định số 1/QĐ-UBND ngày 02/3/2019"], "trước cả văn bản được"),
    ],
)
def test_what_no_calendar_allows_is_refused_whatever_one_insists(
    run: Run, little: Path, argv: list[str], words: str
) -> None:
    assert words in unchanged(run, *MARK, *argv)
    assert words in unchanged(run, *MARK, *argv, "--force")


def test_another_day_of_issue_is_refused(run: Run, little: Path) -> None:
    said = unchanged(run, "mark", "14/2021/NQ-HĐND", "--event", "issued", "--on", "16/7/2021")
    assert "khác ngày ban hành trong sổ (15/7/2021)" in said


def test_an_official_letter_ends_no_normative_document(run: Run, little: Path) -> None:
    argv = (*MARK, "--by", "Công văn số 123/STP-VP ngày 01/02/2026", "--on", "01/3/2026")
    assert "Công văn không có hiệu lực" in unchanged(run, *argv)
    insisted = run(*argv, "--force")
    assert insisted.code == 0
    assert "Công văn không có hiệu lực" in insisted.err
    assert "→ Hết hiệu lực toàn bộ (từ ngày 01/3/2026)" in insisted.out


def test_an_official_letter_on_an_administrative_document_is_said(run: Run, little: Path) -> None:
    argv = ("mark", "77/QĐ-UBND", "--event", "repealed", "--by", "Công văn số 123/STP-VP", "--on", "01/3/2026")
    result = run(*argv)
    assert result.code == 0
    assert "Công văn không có hiệu lực" in result.err


def test_effect_before_the_acting_document_by_the_regime_of_its_day(run: Run, little: Path) -> None:
    old = "Quyết định số 5/2024/QĐ-UBND ngày 05/02/2024 của Ủy ban nhân dân tỉnh Hà Nam"
    said = unchanged(run, *MARK, "--by", old, "--on", "01/01/2023")
    assert "Luật 80/2015/QH13, Điều 152" in said
    assert "--force" in said
    new = old.replace("2024", "2026")
    result = run(*MARK, "--by", new, "--on", "01/01/2023")
    assert result.code == 0
    assert "trước ngày ban hành văn bản tác động (05/02/2026)" in result.err
    assert "Điều 55" not in result.err  # its words were not read


def test_what_is_odd_is_recorded_and_said(run: Run, little: Path) -> None:
    early = run("mark", "20/2025/QĐ-UBND", "--event", "repealed", "--on", "10/5/2025", "--dry-run")
    assert early.code == 0
    assert "khi văn bản chưa có hiệu lực (từ ngày 20/5/2025)" in early.err
    between = run(*MARK, "--by", "20/2025/QĐ-UBND", "--on", "10/5/2025", "--dry-run")
    assert "trước ngày văn bản tác động có hiệu lực (20/5/2025)" in between.err
    undated = run(*MARK, "--by", "Quyết định số 99/2026/QĐ-UBND", "--dry-run")
    assert undated.code == 0
    assert "sổ chưa có văn bản nào khớp" in undated.err
    assert "chưa tính được tình trạng" in undated.err


def test_acting_documents_by_id_are_named(run: Run, little: Path) -> None:
    result = run(*MARK, "--by", "id:6", "--on", "20/5/2025", "--json")
    assert result.code == 0, result.err
    event = result.data["basis"][-1]
    assert event["acting_id"] == 6
    assert event["acting"].startswith("Quyết định số 20/2025/QĐ-UBND ngày 05/5/2025")


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["--effective-on", "01/7/2022"], "trước ngày ban hành 01/8/2022; vẫn ghi"),
        (["--effective-on", "01/7/2022"], "Luật 80/2015/QH13, Điều 152"),
        (["--effective-on", "03/8/2022"], "Có hiệu lực sau 2 ngày"),
        (["--issued-on", "01/8/2023"], "Năm trong số, ký hiệu (2022) khác năm ban hành"),
        (["--issued-on", "01/8/2199"], "chưa đến"),
    ],
)
def test_documents_that_are_odd_are_recorded_and_said(run: Run, little: Path, argv: list[str], words: str) -> None:
    result = run("add", ISSUED, *argv)
    assert result.code == 0
    assert words in result.err


@pytest.mark.parametrize("command", [("add", ISSUED), ("edit", "14/2021/NQ-HĐND")])
def test_the_last_day_stands_behind_the_first(run: Run, little: Path, command: tuple[str, ...]) -> None:
    assert "trước ngày ban hành" in unchanged(run, *command, "--declared-end", "01/01/2020")
    said = unchanged(run, *command, "--effective-on", "01/01/2026", "--declared-end", "01/01/2025")
    assert "trước ngày có hiệu lực" in said


def test_a_document_gets_what_its_number_says(run: Run, little: Path) -> None:
    added = run("add", "41/2025/QĐ-UBND", "--issuer", "Ủy ban nhân dân tỉnh Hà Nam", "--json").data
    assert (added["type"], added["normative"]) == ("Quyết định", "yes")


@pytest.mark.parametrize(
    "argv",
    [
        ("add", ISSUED),
        ("edit", "14/2021/NQ-HĐND", "--title", "x"),
        (*MARK, "--on", "01/01/2026"),
        ("import", "list.csv"),
        ("mark-expired", "list.csv", "--yes"),
        ("review", "--decide", "x", "y"),
        ("undo", "1"),
        ("export",),
        ("export", "--form", "csv"),
    ],
    ids=lambda argv: argv[0],
)
@pytest.mark.parametrize("place", ["no/folder/x.jsonl", "folder.jsonl", "list.csv/x.jsonl"])
def test_a_place_that_cannot_be_written_stops_a_command_before_it_writes(
    run: Run, little: Path, argv: tuple[str, ...], place: str
) -> None:
    (little / "folder.jsonl").mkdir()
    before = run("export", "--form", "jsonl").raw
    result = run(*argv, "-o", place, *(("--json",) if argv[0] != "export" else ()))
    assert result.code == 3
    assert result.err.count("\n") == 1
    assert run("export", "--form", "jsonl").raw == before


def test_no_is_no_error(run: Run, little: Path) -> None:
    result = run("mark-expired", "list.csv", answers="không\n")
    assert result.code == 5
    assert "Đã dừng, không có gì thay đổi." in result.err
    assert "lỗi:" not in result.err


def test_standard_input_is_called_so(run: Run, little: Path) -> None:
    result = run("mark-expired", "-", stdin=b"")
    assert result.code == 3
    assert "Đầu vào chuẩn" in result.err
    assert "“-”" not in result.err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("undo", "x"), "cần một số nguyên"),
        (("history", "--limit", "-3"), "cần số từ 0 trở lên"),
        (("add", "a", "b"), "Thừa tham số: b; viện dẫn có dấu cách phải đặt trong dấu ngoặc kép"),
        (("mark", "14/2021/NQ-HĐND", "--event", "burned"), "repealed (bị bãi bỏ)"),
    ],
)
def test_mistakes_are_told_in_vietnamese(run: Run, little: Path, argv: tuple[str, ...], said: str) -> None:
    result = run(*argv)
    assert result.code == 2
    assert said in result.err
    assert "Input" not in result.err


def test_events_by_their_words(run: Run, little: Path) -> None:
    marked = run("mark", "14/2021/NQ-HĐND", "--event", "Bị bãi bỏ", "--on", "01/01/2026", "--json")
    assert (marked.code, marked.data["basis"][-1]["kind"]) == (0, "repealed")
