"""What changes a registry, and what takes it back: `init`, `import`, `add`, `edit`, `mark`, `undo`, `export`."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from vbqppl.cli.talk import Talk


def test_init_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    home = tmp_path / "so"
    first = run("init", home, "--json")
    assert first.code == 0
    assert first.data["home"] == str(home.resolve())
    assert first.data["documents"] >= 100
    again = run("init", home)
    assert again.code == 0
    assert "không có gì thay đổi" in again.out
    assert run("--home", home, "history", "--json").data["batches"][-1]["kind"] == "starter"
    assert (home / "vbqppl.toml").is_file()


def test_init_where_a_file_stands(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = run("init", tmp_path / "file")
    assert result.code == 3
    assert result.err.count("\n") == 1


def test_import_again_is_no_change(run: Run, little: Path) -> None:
    result = run("import", "documents.csv", "--json")
    assert result.code == 0
    assert (result.data["read"], result.data["added"], result.data["unchanged"]) == (9, 0, 9)
    assert result.data["batch"] is None


def test_import_lists_bad_rows_and_keeps_good_ones(run: Run, little: Path) -> None:
    (little / "more.csv").write_text(
        "Số ký hiệu,Loại văn bản,Cơ quan ban hành,Ngày ban hành,Trích yếu\n"
        "21/2025/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2025-06-01,Một\n"
        "22/2025/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,31/02/2025,Hai\n"
        "23,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2025-06-03,\n",
        encoding="utf-8",
    )
    dry = run("import", "more.csv", "--dry-run", "--json")
    assert (dry.code, dry.data["added"], dry.data["batch"]) == (1, 1, None)
    assert run("lookup", "21/2025/QĐ-UBND").code == 1
    result = run("import", "more.csv")
    assert result.code == 1
    assert "31/02/2025" in result.out
    assert "thiếu ký hiệu" in result.out
    data = run("import", "more.csv", "--json").data
    assert [item["reason"] for item in data["rejected"]] == ["bad_date", "number_without_symbol"]
    assert run("resolve", "-", stdin="21/2025/QĐ-UBND").code == 0


def test_import_says_what_it_left_out_and_why(run: Run, little: Path) -> None:
    (little / "keys.tsv").write_text(
        "tvpl_id\tsection\tfield\ttype_slug\tnum\tnum_year\tcode\tyear\tprovince\tlastmod\ttitle_slug\n"
        "1\tvan-ban\tx\tQuyet-dinh\t39\t2024\tQD-UBND\t\tHa Noi\t\tban-hanh-quy-che\n"
        "2\tTCVN\tx\tTCVN\t1\t\tA\t\t\t\tx\n"
        "3\tvan-ban\tx\tDecree\t1\t2020\tND-CP\t\t\t\tx\n",
        encoding="utf-8",
    )
    result = run("import", "keys.tsv")
    assert result.code == 0
    assert "Để ngoài theo quy tắc của ánh xạ 2 dòng: tiêu chuẩn, quy chuẩn kỹ thuật 1; bản dịch" in result.out
    assert "unknown" in run("lookup", "39/2024/QĐ-UBND của UBND thành phố Hà Nội", "--json").out


def test_import_groups_reasons_and_shows_conflicts(run: Run, little: Path) -> None:
    rows = "".join(f"{number},Quyết định,,2025-06-03,\n" for number in range(1, 9))
    changed = "10/2020/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2020-03-05,Ban hành Quy chế quản lý chợ\n"
    odd = "ab1,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2020-03-05,Một trích yếu\n"
    head = "Số ký hiệu,Loại văn bản,Cơ quan ban hành,Ngày ban hành,Trích yếu\n"
    (little / "more.csv").write_text(head + rows + changed + odd, encoding="utf-8")
    result = run("import", "more.csv")
    assert result.code == 1
    assert "Không nạp được 8 dòng:" in result.out
    assert "… và 3 dòng nữa; xem đủ bằng --json." in result.out
    assert "ngày ban hành: sổ giữ “02/3/2020”, nguồn ghi “05/3/2020”" in result.out
    assert "Đã nạp nhưng cần xem lại 1 dòng:" in result.out
    csv = run("import", "more.csv", "--csv").out.splitlines()
    assert csv[0].startswith("file,mapping,read,added,updated,unchanged,left_out,rejected,warnings,conflicts,batch")


def test_a_long_import_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with Talk("vi").counter("progress.import") as count:
        assert count is not None
        count(12_000)
    assert capsys.readouterr().err == "\rNạp dữ liệu: 12.000\r\x1b[K"
    with Talk("vi", quiet=True).counter("progress.import") as count:
        assert count is None


def test_import_from_standard_input(run: Run, little: Path) -> None:
    rows = "Số ký hiệu,Trích yếu\n30/2025/QĐ-UBND,Về chợ\n"
    first = run("import", "-", stdin=rows)
    assert first.code == 0, first.err
    assert first.out.startswith("đầu vào chuẩn: đọc 1, thêm 1")
    assert run("import", "-", "--json", stdin='{"Số ký hiệu": "31/2025/QĐ-UBND"}\n').data["added"] == 1
    assert run("import", "-", "-", stdin=rows).code == 2
    nothing = run("import", "-", stdin="")
    assert (nothing.code, nothing.err) == (3, "lỗi: Đầu vào chuẩn không có nội dung; hãy chọn lại tệp.\n")


def test_what_was_imported_before_a_file_that_cannot_be_read_is_said(run: Run, little: Path) -> None:
    (little / "a.csv").write_text("Số ký hiệu,Trích yếu\n30/2025/QĐ-UBND,Về chợ\n", encoding="utf-8")
    (little / "b.json").write_text("[" * 100_000, encoding="utf-8")
    result = run("import", "a.csv", "b.json")
    assert result.code == 3
    assert "thêm 1" in result.out
    assert "Đã ghi lượt 2" in result.err
    assert "b.json" in result.err


def test_the_data_of_an_issuer_and_a_year(run: Run, little: Path) -> None:
    lines = run("export", "--form", "jsonl", "--issuer", "UBND tỉnh Hà Nam", "--year", "2021").out.splitlines()
    assert [json.loads(line)["number"] for line in lines] == ["12/2021/QĐ-UBND", "13/2021/QĐ-UBND"]
    assert run("export", "--form", "csv", "--year", "2022", "-o", "a.csv").err == "Đã xuất 2 bản ghi ra a.csv.\n"
    assert "Không có văn bản nào" in run("export", "--issuer", "Bộ Công an").err
    for option in (["--as-of", "2025-01-01"], ["--json"]):
        assert run("export", "--form", "csv", *option).code == 2


def test_add_and_edit(run: Run, little: Path) -> None:
    words = "Quyết định số 40/2025/QĐ-UBND ngày 01/8/2025 của Ủy ban nhân dân tỉnh Hà Nam"
    added = run("add", words, "--effective-on", "15/8/2025", "--title", "Về ao hồ", "--source", "Công báo", "--json")
    assert added.code == 0
    assert (added.data["number"], added.data["effective_on"]) == ("40/2025/QĐ-UBND", "2025-08-15")
    again = run("add", words)
    assert again.code == 1
    assert "--force" in again.err
    assert run("lookup", "40/2025/QĐ-UBND", "--as-of", "2025-08-20").code == 0
    edited = run("edit", "40/2025/QĐ-UBND", "--effective-on", "01/9/2025", "--reason", "đính chính", "--json")
    assert (edited.code, edited.data["effective_on"]) == (0, "2025-09-01")
    assert "ngày có hiệu lực: 15/8/2025 → 01/9/2025" in edited.err
    assert run("lookup", "40/2025/QĐ-UBND", "--as-of", "2025-08-20").code == 1
    cleared = run("edit", "40/2025/QĐ-UBND", "--clear", "effective_on", "--json")
    assert cleared.data["effective_on"] is None
    same = run("edit", "40/2025/QĐ-UBND", "--title", "Về ao hồ")
    assert "Không có gì khác" in same.err


def test_dry_runs_write_nothing(run: Run, little: Path) -> None:
    before = run("export", "--form", "jsonl").raw
    run("add", "Quyết định số 41/2025/QĐ-UBND ngày 01/8/2025", "--dry-run")
    run("edit", "14/2021/NQ-HĐND", "--title", "x", "--dry-run")
    run("mark", "14/2021/NQ-HĐND", "--event", "repealed", "--on", "2025-01-01", "--dry-run")
    assert run("export", "--form", "jsonl").raw == before


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["add", "428"], 2),
        (["add", "vớ vẩn"], 2),
        (["add", "Quyết định số 1/2025/QĐ-UBND", "--issued-on", "31/02/2026"], 2),
        (["add", "Quyết định số 1/2025/QĐ-UBND", "--normative", "maybe"], 2),
        (["edit", "14/2021/NQ-HĐND"], 2),
        (["edit", "14/2021/NQ-HĐND", "--clear", "number"], 2),
        (["edit", "14/2021/NQ-HĐND", "--number", "428"], 2),
        (["edit", "1/2001/NQ-HĐND", "--title", "x"], 1),
        (["edit", "15/2022/QĐ-UBND", "--title", "x"], 4),
        (["edit", "id:99", "--title", "x"], 1),
        (["mark", "14/2021/NQ-HĐND", "--event", "burned"], 2),
        (["mark", "14/2021/NQ-HĐND", "--event", "repealed", "--scope", "đâu đó"], 2),
        (["mark", "14/2021/NQ-HĐND", "--event", "suspended", "--on", "2025-02-01", "--until", "2025-01-01"], 2),
        (["mark", "14/2021/NQ-HĐND", "--event", "repealed", "--by", "Nghị quyết số 14/2021/NQ-HĐND"], 2),
        (["undo", "99"], 1),
        (["undo", "x"], 2),
        (["history", "99"], 1),
        (["export", "--form", "pdf"], 2),
        (["import", "missing.csv"], 3),
        (["import", "."], 3),
    ],
)
def test_mistakes_change_nothing(run: Run, little: Path, argv: list[str], code: int) -> None:
    before = run("export", "--form", "jsonl").raw
    result = run(*argv)
    assert result.code == code, result.err
    assert result.err.count("\n") == 1, result.err
    assert "Traceback" not in result.err
    assert run("export", "--form", "jsonl").raw == before


def test_mark_history_undo(run: Run, little: Path) -> None:
    before = run("lookup", "14/2021/NQ-HĐND", "--as-of", "2026-01-01", "--json").raw
    marked = run("mark", "14/2021/NQ-HĐND", "--event", "repealed", "--by", "20/2025/QĐ-UBND", "--on", "20/5/2025")
    assert marked.code == 0
    assert "Còn hiệu lực" in marked.out
    assert "→ Hết hiệu lực toàn bộ" in marked.out
    again = run("mark", "14/2021/NQ-HĐND", "--event", "repealed", "--by", "20/2025/QĐ-UBND", "--on", "20/5/2025")
    assert "không có gì thay đổi" in again.err
    batches = run("history", "--json").data["batches"]
    assert [batch["kind"] for batch in batches] == ["import", "mark"]
    assert batches[-1]["by"] == "tester"
    one = run("history", str(batches[-1]["id"]), "--json").data["batches"][0]
    assert one["entries"][0]["table"] == "event"
    undone = run("undo", str(batches[-1]["id"]), "--note", "nhầm")
    assert undone.code == 0
    assert "Đã hoàn tác lượt 2" in undone.out
    assert run("lookup", "14/2021/NQ-HĐND", "--as-of", "2026-01-01", "--json").raw == before
    twice = run("undo", str(batches[-1]["id"]))
    assert twice.code == 1
    text = run("history", "14/2021/NQ-HĐND").out
    assert "đã hoàn tác bởi lượt 3" in text
    assert "hoàn tác lượt 2" in text
    assert "sửa" not in run("history", "3").out


def test_history_caps_and_says_so(run: Run, little: Path) -> None:
    run("edit", "14/2021/NQ-HĐND", "--title", "Một")
    run("edit", "14/2021/NQ-HĐND", "--title", "Hai")
    result = run("history", "--limit", "1")
    assert "1 trong 3" in result.err
    assert len(result.out.splitlines()) == 3
    assert "Một → Hai" in run("history", "3").out


def test_export_comes_back_by_import(run: Run, little: Path, tmp_path: Path) -> None:
    run("mark", "14/2021/NQ-HĐND", "--event", "repealed", "--on", "20/5/2025")
    done = run("export", "-o", little / "all.jsonl")
    assert (done.code, done.out) == (0, "")
    records = [json.loads(line) for line in (little / "all.jsonl").read_text(encoding="utf-8").splitlines()]
    assert sum(record["record"] == "document" for record in records) == 9
    other = tmp_path / "other"
    assert run("init", other, "--empty").code == 0
    assert run("--home", other, "import", little / "all.jsonl").code == 0
    looked = run("--home", other, "lookup", "14/2021/NQ-HĐND", "--as-of", "2026-01-01", "--json")
    assert looked.data["status"] == "expired"


@pytest.mark.parametrize("form", ["nd79-01", "nd79-02", "nd79-03", "nd79-05", "nd34-03", "nd34-04", "nd34-05"])
@pytest.mark.parametrize("suffix", ["xlsx", "docx", "csv", "html", "md", "json"])
def test_forms_in_every_format(run: Run, little: Path, form: str, suffix: str) -> None:
    announced = ["--announced-by", "Quyết định số 77/QĐ-UBND ngày 20/01/2026"]
    run("mark-expired", "list.csv", "--yes", *announced)
    run("mark", "12/2021/QĐ-UBND", "--event", "repealed", "--scope", "Điều 7", "--on", "01/6/2025", *announced)
    done = run("export", "--form", form, "--year", "2025", "--as-of", "2025-12-31", "-o", f"f.{suffix}")
    assert (done.code, done.out) == (0, "")
    again = run("export", "--form", form, "--year", "2025", "--as-of", "2025-12-31", "-o", f"g.{suffix}")
    assert (little / f"f.{suffix}").read_bytes() == (little / f"g.{suffix}").read_bytes()
    assert f"Mẫu {form}" in again.err
    if suffix == "json":
        return
    plan = run("mark-expired", f"f.{suffix}", "--dry-run", "--json").data
    numbers = sorted({row["document"]["number"] for row in plan["rows"] if row["document"]})
    outcomes = {row["outcome"] for row in plan["rows"]}
    if form in {"nd79-01", "nd34-03"}:
        assert (numbers, outcomes) == (["10/2020/QĐ-UBND", "11/2020/QĐ-UBND"], {"already"})
    elif form in {"nd79-02", "nd34-04"}:
        assert (numbers, outcomes) == (["12/2021/QĐ-UBND"], {"already"})
    else:
        assert any("12/2021/QĐ-UBND" in row["citation"] for row in plan["rows"])
        assert "10/2020/QĐ-UBND" not in numbers
        assert "change" not in outcomes  # a list of what is in force ends nothing


def test_the_draft_decision(run: Run, little: Path) -> None:
    from vbqppl.readers import read

    run("mark-expired", "list.csv", "--yes", "--announced-by", "Quyết định số 77/QĐ-UBND ngày 20/01/2026")
    issuer = ["--issuer", "Ủy ban nhân dân tỉnh Hà Nam"]
    assert run("export", "--form", "decision", "--year", "2025", *issuer, "-o", "draft.docx").code == 0
    text = read(little / "draft.docx").text
    assert "Danh mục 02 văn bản quy phạm pháp luật hết hiệu lực" in text
    assert "Quyết định: 02 (02 toàn bộ; 00 một phần)" in text
    assert run("export", "--form", "decision", "-o", "draft.docx").code == 2
    assert run("export", "--form", "decision", "--year", "2025", *issuer, "-o", "draft.pdf").code == 2


def test_every_spelling_of_an_issuer_gives_the_same_answer(run: Run, little: Path) -> None:
    run("mark", "10/2020/QĐ-UBND", "--event", "replaced", "--by", "20/2025/QĐ-UBND", "--on", "20/5/2025")
    for words in ("UBND tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Hà Nam", "uy ban nhan dan tinh ha nam"):
        counted = run("stats", "--year", "2025", "--issuer", words, "--json").data
        assert counted["total"] == 1
        assert "của Ủy ban nhân dân tỉnh Hà Nam" in counted["sentence"]
        assert run("export", "--form", "nd79-01", "--year", "2025", "--issuer", words).err == "Mẫu nd79-01: 1 dòng.\n"
        assert run("search", "chợ", "--issuer", words, "--json").data["total"] == 2


def test_an_issuer_that_no_document_bears_is_said_with_near_ones(run: Run, little: Path) -> None:
    for command in (["stats"], ["export", "--form", "nd79-01", "--year", "2025"], ["search", "chợ"]):
        told = run(*command, "--issuer", "UBND tỉnh Hà Namm")
        assert told.code == 1
        assert "Không có văn bản nào trong sổ ghi cơ quan ban hành “" in told.err
        assert "Gần giống trong sổ: Ủy ban nhân dân tỉnh Hà Nam" in told.err
    (little / "bare.csv").write_text("Số ký hiệu,Trích yếu\n30/2025/QĐ-UBND,Về chợ\n", encoding="utf-8")
    run("import", "bare.csv")
    assert "1 văn bản trong sổ không ghi cơ quan ban hành" in run("stats", "--issuer", "UBND tỉnh Hà Giang").err
