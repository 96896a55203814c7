"""`mark-expired`: the plan, the question, one transaction, undo."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import Run

OUTCOMES = ["change", "change", "ambiguous", "not_found", "invalid", "invalid", "conflict", "already", "conflict"]
ANNOUNCED = "Quyết định số 77/QĐ-UBND ngày 20/01/2026"


def exported(run: Run) -> bytes:
    return run("export", "--form", "jsonl").raw


def looked_up(run: Run) -> list[bytes]:
    numbers = ("10/2020/QĐ-UBND", "11/2020/QĐ-UBND")
    return [run("lookup", number, "--as-of", "2026-03-01", "--json").raw for number in numbers]


def test_the_plan_says_what_each_row_would_do(run: Run, little: Path) -> None:
    before = exported(run)
    result = run("mark-expired", "list.csv", "--dry-run", "--json")
    assert result.code == 1
    assert [row["outcome"] for row in result.data["rows"]] == OUTCOMES
    assert [row["row"] for row in result.data["rows"]] == list(range(2, 11))
    first = result.data["rows"][0]
    assert first.keys() >= {"row", "quote", "citation", "outcome", "document", "before", "after", "reason"}
    assert first["before"]["status"] == "in_force"
    assert (first["after"]["status"], first["after"]["since"]) == ("expired", "2025-05-20")
    assert first["event"]["kind"] == "replaced"
    assert result.data["rows"][1]["event"]["kind"] == "term_ended"
    assert result.data["summary"] == {
        "rows": 9, "change": 2, "already": 1, "kept": 0, "ambiguous": 1, "not_found": 1, "conflict": 2, "invalid": 2,
    }  # fmt: skip
    assert result.data["batch"] is None
    assert exported(run) == before


def test_reasons_name_what_is_wrong(run: Run, little: Path) -> None:
    rows = run("mark-expired", "list.csv", "--dry-run", "--json").data["rows"]
    assert "31/02/2026" in rows[4]["reason"]
    assert "thiếu ký hiệu" in rows[5]["reason"]
    assert rows[6]["reason_code"] == "itself"
    assert rows[8]["reason_code"] == "differs"
    assert len(rows[2]["candidates"]) == 2


def test_yes_writes_one_batch_and_undo_restores_every_answer(run: Run, little: Path) -> None:
    answers = looked_up(run)
    data_before = exported(run)
    result = run("mark-expired", "list.csv", "--yes", "--announced-by", ANNOUNCED, "--json")
    assert result.code == 1
    batch = result.data["batch"]
    assert f"vbqppl undo {batch}" in result.err
    info = run("history", str(batch), "--json").data["batches"][0]
    assert (info["kind"], info["source_file"], info["by"]) == ("mark-expired", "list.csv", "tester")
    assert info["sha256"] == result.data["sha256"]
    looked = run("lookup", "10/2020/QĐ-UBND", "--as-of", "2026-03-01", "--json").data
    event = looked["basis"][0]
    assert event["announced_by"] == ANNOUNCED
    assert event["announced_id"] is not None
    assert event["on"] == "2025-05-20"
    again = run("mark-expired", "list.csv", "--yes", "--json").data
    assert again["summary"]["already"] == 3
    assert again["batch"] is None
    assert run("undo", str(batch)).code == 0
    assert exported(run) == data_before
    assert looked_up(run) == answers


@pytest.mark.parametrize("answers", ["\n", "k\n", "K\n", "không\n", "", "abc\n", "no\n"])
def test_no_is_the_default(run: Run, little: Path, answers: str) -> None:
    before = exported(run)
    result = run("mark-expired", "list.csv", answers=answers)
    assert result.code == 5
    assert result.out == ""
    assert "Thực hiện? [c/K/chọn]" in result.err
    assert "không có gì thay đổi" in result.err
    assert exported(run) == before


@pytest.mark.parametrize("answers", ["c\n", "C\n", "có\n", "yes\n"])
def test_yes_at_the_prompt(run: Run, little: Path, answers: str) -> None:
    result = run("mark-expired", "list.csv", answers=answers)
    assert result.code == 1
    assert "Đã ghi 2 thay đổi" in result.out
    assert run("lookup", "10/2020/QĐ-UBND", "--as-of", "2026-03-01").code == 1


def test_select_at_the_prompt(run: Run, little: Path) -> None:
    result = run("mark-expired", "list.csv", answers="chọn\nk\nc\n")
    assert result.code == 1
    assert run("lookup", "10/2020/QĐ-UBND", "--as-of", "2026-03-01").code == 0
    assert run("lookup", "11/2020/QĐ-UBND", "--as-of", "2026-03-01").code == 1
    assert "Đã ghi 1 thay đổi" in result.out


@pytest.mark.parametrize("answers", ["chọn\nthôi\n", "chọn\nc\nthôi\n", "chọn\nc\n", "chọn\nk\nk\n", "chọn\nxong\n"])
def test_stopping_while_selecting_writes_nothing(run: Run, little: Path, answers: str) -> None:
    before = exported(run)
    result = run("mark-expired", "list.csv", answers=answers)
    assert (result.code, result.out) == (5, "")
    assert exported(run) == before


def test_done_leaves_the_rest_out(run: Run, little: Path) -> None:
    result = run("mark-expired", "list.csv", "--json", answers="chọn\nc\nxong\n")
    assert (result.code, result.data["written"]) == (1, 1)
    assert run("lookup", "10/2020/QĐ-UBND", "--as-of", "2026-03-01").code == 1
    assert run("lookup", "11/2020/QĐ-UBND", "--as-of", "2026-03-01").code == 0


def test_without_a_terminal_the_flag_is_named(run: Run, little: Path) -> None:
    result = run("mark-expired", "list.csv")
    assert result.code == 2
    assert "--yes" in result.err
    piped = run("mark-expired", "-", stdin=(little / "list.csv").read_bytes())
    assert piped.code == 2
    assert run("mark-expired", "-", "--yes", stdin=(little / "list.csv").read_bytes()).code == 1


def test_max_refuses(run: Run, little: Path) -> None:
    before = exported(run)
    result = run("mark-expired", "list.csv", "--yes", "--max", "1")
    assert (result.code, result.out) == (2, "")
    assert "--max" in result.err
    assert exported(run) == before
    assert run("mark-expired", "list.csv", "--yes", "--max", "2").code == 1


def test_by_and_on_fill_in_only_what_is_missing(run: Run, little: Path) -> None:
    (little / "short.csv").write_text(
        '"Số, ký hiệu",Ngày ban hành,Lý do hết hiệu lực,Ngày hết hiệu lực\n'
        "12/2021/QĐ-UBND,05/4/2021,,\n"
        "13/2021/QĐ-UBND,12/4/2021,Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND,01/6/2025\n",
        encoding="utf-8",
    )
    bare = run("mark-expired", "short.csv", "--dry-run", "--json").data["rows"]
    assert (bare[0]["outcome"], bare[0]["reason_code"]) == ("invalid", "no_date")
    filled = run(
        "mark-expired", "short.csv", "--dry-run", "--json", "--by", "Quyết định số 77/QĐ-UBND", "--on", "01/7/2025"
    ).data["rows"]  # fmt: skip
    assert [row["event"]["on"] for row in filled] == ["2025-07-01", "2025-06-01"]
    assert filled[0]["event"]["acting"] == "Quyết định số 77/QĐ-UBND"
    assert filled[1]["event"]["acting"] == "Quyết định số 20/2025/QĐ-UBND"


def test_the_acting_documents_own_date_counts_where_the_row_has_none(run: Run, little: Path) -> None:
    (little / "short.csv").write_text(
        "Văn bản,Lý do\nQuyết định số 10/2020/QĐ-UBND,Được thay thế bởi Quyết định số 20/2025/QĐ-UBND\n",
        encoding="utf-8",
    )
    row = run("mark-expired", "short.csv", "--dry-run", "--json", "--on", "01/12/2025").data["rows"][0]
    assert (row["outcome"], row["event"]["on"]) == ("change", "2025-05-20")


def test_create_missing_registers_from_the_row(run: Run, little: Path) -> None:
    result = run("mark-expired", "list.csv", "--yes", "--create-missing", "--json")
    assert result.data["rows"][3]["create"] is True
    looked = run("lookup", "Quyết định số 99/2019/QĐ-UBND", "--as-of", "2026-01-01", "--json").data
    assert (looked["status"], looked["document"]["issued_on"]) == ("expired", "2019-03-01")
    run("undo", str(result.data["batch"]))
    assert run("lookup", "Quyết định số 99/2019/QĐ-UBND", "--json").data["outcome"] == "not_found"


def test_the_plan_as_a_workbook(run: Run, little: Path) -> None:
    result = run("mark-expired", "list.csv", "--dry-run", "-o", "plan.xlsx")
    assert (result.code, result.out) == (1, "")
    rows = CalamineWorkbook.from_path(str(little / "plan.xlsx")).get_sheet_by_index(0).to_python()
    assert len(rows) == 10
    assert rows[0][:4] == ["Dòng", "Kết quả", "Loại văn bản", "Số, ký hiệu"]


def test_a_mapping_of_columns(run: Run, little: Path) -> None:
    (little / "odd.csv").write_text("Mã,Bỏ từ\n12/2021/QĐ-UBND,01/6/2025\n", encoding="utf-8")
    refused = run("mark-expired", "odd.csv", "--dry-run")
    assert refused.code == 3
    assert "--map" in refused.err
    assert "“Mã”" in refused.err
    (little / "map.toml").write_text('number = "Mã"\nends_on = ["Bỏ từ"]\n', encoding="utf-8")
    row = run("mark-expired", "odd.csv", "--map", "map.toml", "--dry-run", "--json").data["rows"][0]
    assert (row["outcome"], row["event"]["on"]) == ("change", "2025-06-01")
    (little / "bad.toml").write_text('colour = "Mã"\n', encoding="utf-8")
    assert run("mark-expired", "odd.csv", "--map", "bad.toml", "--dry-run").code == 3
    (little / "bad.toml").write_text("= = =", encoding="utf-8")
    assert run("mark-expired", "odd.csv", "--map", "bad.toml", "--dry-run").code == 3


def test_wrong_options(run: Run, little: Path) -> None:
    assert run("mark-expired", "list.csv", "--by", "vớ vẩn", "--dry-run").code == 2
    assert run("mark-expired", "list.csv", "--on", "31/02/2026", "--dry-run").code == 2
    assert run("mark-expired", "list.csv", "--map", "missing.toml", "--dry-run").code == 3


def test_killed_while_marking_leaves_all_or_nothing(run: Run, little: Path) -> None:
    rows = "".join(f"Quyết định số {n}/2019/QĐ-UBND ngày 01/3/2019,Bị bãi bỏ,20/5/2025\n" for n in range(100, 2600))
    (little / "long.csv").write_text("Văn bản,Lý do,Ngày hết hiệu lực\n" + rows, encoding="utf-8")
    before = exported(run)
    whole = None
    for wait in (0.4, 0.7, 0.9, 1.1, 1.4, 2.0):
        process = subprocess.Popen(
            [sys.executable, "-m", "vbqppl.cli", "mark-expired", "long.csv", "--create-missing", "--yes", "-q"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, "VBQPPL_USER": "tester"},
        )  # fmt: skip
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.wait()
        after = exported(run)
        if after != before:
            documents = sum(json.loads(line)["record"] == "document" for line in after.decode().splitlines())
            assert documents == 9 + 2500
            whole = documents
            break
    assert whole in (None, 2509)
    assert run("history").code == 0


def test_a_plan_comes_back_as_a_list(run: Run, little: Path) -> None:
    """A colleague corrects the workbook; the rows that were left alone are planned as before."""
    by = "bởi Quyết định số 20/2025/QĐ-UBND"
    (little / "good.csv").write_text(
        "Văn bản,Nội dung hết hiệu lực,Lý do,Ngày hết hiệu lực\n"
        f"Quyết định số 10/2020/QĐ-UBND ngày 02/3/2020,toàn bộ,Được thay thế {by},20/5/2025\n"
        f"Quyết định số 12/2021/QĐ-UBND ngày 05/4/2021,khoản 2 Điều 7; Điều 9,Bị bãi bỏ {by},1/6/2025\n"
        f"Nghị quyết số 14/2021/NQ-HĐND ngày 15/7/2021,trừ Điều 3,Bị bãi bỏ {by},1/6/2025\n",
        encoding="utf-8",
    )
    first = run("mark-expired", "good.csv", "--dry-run", "--json").data
    assert first["summary"]["change"] == 3
    for name in ("plan.xlsx", "plan.csv", "plan.md", "plan.html"):
        run("mark-expired", "good.csv", "--dry-run", "-o", name)
        again = run("mark-expired", name, "--dry-run", "--json").data
        assert [row["event"] for row in again["rows"]] == [row["event"] for row in first["rows"]], name
        assert [row["after"] for row in again["rows"]] == [row["after"] for row in first["rows"]], name


def test_rows_that_could_not_be_read_come_back_as_they_were(run: Run, little: Path) -> None:
    """A plan that nobody corrected must not mark what its list could not."""
    (little / "bad.csv").write_text(
        "Văn bản,Nội dung hết hiệu lực,Lý do,Ngày hết hiệu lực\n"
        "Quyết định số 10/2020/QĐ-UBND,một số nội dung,Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND,20/5/2025\n"
        "Quyết định số 11/2020/QĐ-UBND,toàn bộ,Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND,31/02/2026\n"
        "Quyết định số 12/2021/QĐ-UBND,toàn bộ,Không còn phù hợp với Luật số 31/2024/QH15,01/6/2025\n"
        "Quyết định số 13/2021/QĐ-UBND,,Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND,01/6/2025\n",
        encoding="utf-8",
    )
    codes = ["bad_scope", "bad_date", "no_ground", "no_scope"]
    first = run("mark-expired", "bad.csv", "--dry-run", "-o", "plan.xlsx")
    assert first.code == 1
    for name in ("bad.csv", "plan.xlsx"):
        rows = run("mark-expired", name, "--dry-run", "--json").data["rows"]
        assert [(row["outcome"], row["reason_code"]) for row in rows] == [("invalid", code) for code in codes], name


@pytest.mark.parametrize("option", ["--by", "--announced-by"])
def test_a_date_that_no_calendar_has_is_refused(run: Run, little: Path, option: str) -> None:
    before = exported(run)
    result = run("mark-expired", "list.csv", "--yes", option, "Quyết định số 77/QĐ-UBND ngày 31/02/2026")
    assert (result.code, result.out) == (2, "")
    assert "31/02/2026" in result.err
    assert exported(run) == before


def test_a_folder_that_is_not_there_is_said_before_anything_is_marked(run: Run, little: Path) -> None:
    before = exported(run)
    result = run("mark-expired", "list.csv", "--yes", "-o", "nowhere/result.json")
    assert result.code in (2, 3)
    assert "nowhere" in result.err
    assert exported(run) == before


def test_what_a_decision_leaves_to_a_person_is_said(run: Run, little: Path) -> None:
    (little / "decision.txt").write_text(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 30/2025/QĐ-UBND\nHà Nam, ngày 10 tháng 3 năm 2025\nQUYẾT ĐỊNH:\n"
        "Điều 1. Bãi bỏ Quyết định số 12/2021/QĐ-UBND ngày 05 tháng 4 năm 2021.\n"
        "Điều 2. Bãi bỏ cụm từ “chợ” tại Quyết định số 10/2020/QĐ-UBND ngày 02 tháng 3 năm 2020.\n"
        "Điều 3. Quyết định này có hiệu lực kể từ ngày 20 tháng 3 năm 2025./.\n",
        encoding="utf-8",
    )
    result = run("mark-expired", "decision.txt", "--dry-run")
    assert "Không đánh dấu, cần người xem (1):" in result.out
    assert "10/2020/QĐ-UBND" in result.out
    assert "không điều khoản nào hết hiệu lực" in result.out
    left = run("mark-expired", "decision.txt", "--dry-run", "--json").data["left_out"]
    assert [(item["code"], item["place"]) for item in left] == [("struck", "Điều 2")]
    words = (little / "decision.txt").read_text(encoding="utf-8")
    (little / "nothing.txt").write_text(words.replace("Bãi bỏ Quyết định số 12", "Thực hiện Quyết định số 12"))
    nothing = run("mark-expired", "nothing.txt", "--yes")
    assert (nothing.code, "nothing.txt: 0 dòng" in nothing.out) == (1, True)
    assert "cần người xem (1)" in nothing.out


def test_every_code_of_what_is_left_out_has_a_sentence() -> None:
    from vbqppl.cli.messages import has
    from vbqppl.lists.clauses import Doubt

    assert [code for code in (*Doubt, "transition", "table") if not has(f"list.left.{code}")] == []


def test_two_people_at_once(run: Run, little: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another person wrote between the plan and the question is said, and nothing is written."""
    from vbqppl.cli.talk import Talk

    before = Talk.ask
    other = little / "other.csv"
    other.write_text("Văn bản,Ngày hết hiệu lực\nQuyết định số 10/2020/QĐ-UBND,01/01/2024\n", encoding="utf-8")

    def ask(self: Talk, key: str, /, *, flag: str, **params: object) -> str:
        code = subprocess.run(
            [sys.executable, "-m", "vbqppl.cli", "-q", "mark-expired", str(other), "--yes"],
            stdout=subprocess.DEVNULL, check=False,
        ).returncode  # fmt: skip
        assert code == 0
        return before(self, key, flag=flag, **params)

    monkeypatch.setattr(Talk, "ask", ask)
    result = run("mark-expired", "list.csv", answers="c\n")
    assert result.code == 1
    assert "Sổ đã thay đổi" in result.err
    assert "các dòng khác đi: 2" in result.err
    assert run("lookup", "11/2020/QĐ-UBND", "--as-of", "2026-01-01").code == 0


def test_undo_after_later_changes(run: Run, little: Path) -> None:
    """What rests on a batch must go first, and is named; what only came later stays."""
    by = "Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND"
    for name, row in (
        ("a.csv", f"Quyết định số 99/2019/QĐ-UBND ngày 01/3/2019,Điều 5,{by},20/5/2025"),
        ("b.csv", f"Quyết định số 99/2019/QĐ-UBND ngày 01/3/2019,Điều 6,{by},20/6/2025"),
        ("c.csv", f"Quyết định số 12/2021/QĐ-UBND,toàn bộ,{by},20/5/2025"),
    ):
        (little / name).write_text(f"Văn bản,Nội dung hết hiệu lực,Lý do,Ngày hết hiệu lực\n{row}\n", encoding="utf-8")
    first, second, third = (
        run("mark-expired", name, "--yes", "--create-missing", "--json").data["batch"]
        for name in ("a.csv", "b.csv", "c.csv")
    )
    before = exported(run)
    refused = run("undo", str(first))
    assert refused.code == 1
    assert "dựa vào nó" in refused.err
    assert str(second) in refused.err.split("dựa vào nó")[1]
    assert exported(run) == before
    assert run("undo", str(second)).code == 0
    assert run("undo", str(first)).code == 0
    assert run("lookup", "99/2019/QĐ-UBND", "--json").data["outcome"] == "not_found"
    assert run("lookup", "12/2021/QĐ-UBND", "--as-of", "2026-01-01", "--json").data["status"] == "expired"
    assert third is not None


def test_a_doubt_comes_back_with_the_plan(run: Run, little: Path) -> None:
    """What the list says of a row in doubt goes out with the plan: fed back untouched, it marks no more."""
    first = run("mark-expired", "list.csv", "--dry-run", "--json").data["rows"]
    for name in ("plan.xlsx", "plan.csv"):
        run("mark-expired", "list.csv", "--dry-run", "-o", name)
        again = run("mark-expired", name, "--dry-run", "--json").data["rows"]
        doubted = [new["outcome"] for old, new in zip(first, again, strict=True) if old["outcome"] != "change"]
        assert "change" not in doubted, name
