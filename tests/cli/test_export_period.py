"""`export --form period`: a whole systematisation in one command."""

from pathlib import Path

from tests.cli.conftest import Run


def test_all_lists_of_a_period_go_into_one_folder(run: Run, little: Path) -> None:
    run("mark-expired", "list.csv", "--yes")
    result = run("export", "--form", "period", "--as-of", "31/12/2028", "-o", "hth", "--json")
    assert result.code == 0
    data = result.data
    assert (data["period"], data["as_of"], data["source"]) == ({"first": 2024, "last": 2028}, "2028-12-31", 7)
    # 11/2020 ended in 2021, before this period, and is no document of it.
    assert {form["form"]: form["rows"] for form in data["forms"]} == {
        "nd79-01": 1, "nd79-02": 0, "nd79-03": 6, "nd79-04": 0, "nd79-05": 6,
    }  # fmt: skip
    files = [name for form in data["forms"] for name in form["files"]]
    assert len(files) == 10
    assert sorted(path.name for path in (little / "hth").iterdir()) == sorted(files)
    plan = run("mark-expired", "hth/nd79-01.docx", "--dry-run", "--json").data
    assert [(row["document"]["number"], row["outcome"]) for row in plan["rows"]] == [("10/2020/QĐ-UBND", "already")]


def test_without_a_folder_the_counts_are_shown(run: Run, little: Path) -> None:
    result = run("export", "--form", "period", "--as-of", "01/7/2026")
    assert "Kỳ hệ thống hóa 2024-2028, tính đến ngày 01/7/2026" in result.out
    assert "nd79-05" in result.out
    assert run("export", "--form", "period", "-o", "list.csv").code == 2
    assert "Kỳ này kết thúc ngày 31/12/2028" in result.err
