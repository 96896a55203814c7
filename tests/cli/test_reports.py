"""`extract`, `crosscheck`, `search`, `stats`, `index`: what reads and does not change."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Run
from tests.readers.word import paragraph, word
from tests.readers.word import run as text_run

MENTION_KEYS = {
    "kind", "start", "end", "text", "number", "type", "title", "date", "issuer", "provisions", "footnote", "self",
}  # fmt: skip


def test_extract(run: Run, little: Path) -> None:
    text = (little / "report.md").read_text(encoding="utf-8")
    result = run("extract", "report.md", "--json")
    assert result.code == 0
    assert [mention["number"] for mention in result.data] == [
        "10/2020/QĐ-UBND",
        "14/2021/NQ-HĐND",
        "20/2025/QĐ-UBND",
    ]
    for mention in result.data:
        assert mention.keys() >= MENTION_KEYS
        assert text[mention["start"] : mention["end"]] == mention["text"]
    assert result.data[2]["footnote"] == "1"
    assert "3 viện dẫn" in result.err


def test_extract_offsets_count_every_letter_of_the_file(run: Run, tmp_path: Path) -> None:
    text = "Một\r\nhai\r\nCăn cứ Nghị định số 118/2025/NĐ-CP.\r\n"
    path = tmp_path / "crlf.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    mention = run("extract", path, "--json").data[0]
    assert text[mention["start"] : mention["end"]] == "118/2025/NĐ-CP"
    assert run("extract", path, "--text").raw == text.encode()
    piped = run("extract", "-", "--jsonl", stdin=text.encode())
    assert json.loads(piped.out)["start"] == mention["start"]


def test_extract_nothing_is_the_answer_1(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    path.write_text("Không có viện dẫn ở đây.", encoding="utf-8")
    result = run("extract", path, "--json")
    assert (result.code, result.data) == (1, [])
    assert "Không tìm thấy viện dẫn" in result.err
    assert run("-q", "extract", path).err == ""


def test_extract_relative(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("Nghị định này có hiệu lực; bãi bỏ Nghị định số 1/2020/NĐ-CP.", encoding="utf-8")
    assert len(run("extract", path, "--json").data) == 1
    assert len(run("extract", path, "--relative", "--json").data) == 2


def test_extract_tables_for_people_and_machines(run: Run, little: Path) -> None:
    assert run("extract", "report.md").out.splitlines()[0].split()[:2] == ["Từ", "Loại"]
    assert run("extract", "report.md", "--csv").out.startswith("start,end,kind,type,number")
    assert run("extract", "report.md", "-o", "m.xlsx").code == 0
    assert run("extract", "report.md", "-o", "m.html").code == 0
    assert run("extract", "report.md", "-o", "m.docx").code == 2


def test_crosscheck_finds_the_expired_ground(run: Run, little: Path) -> None:
    run("mark", "10/2020/QĐ-UBND", "--event", "replaced", "--by", "20/2025/QĐ-UBND", "--on", "20/5/2025")
    result = run("crosscheck", "report.md", "--as-of", "2026-03-15", "--json")
    assert result.code == 1
    assert result.data.keys() >= {
        "source", "as_of", "issuer", "coverage", "mentions", "footnotes", "findings", "summary",
    }  # fmt: skip
    assert result.data["as_of"] == "2026-03-15"
    finding = result.data["findings"][0]
    assert finding.keys() >= {
        "rule", "severity", "footnote", "start", "end", "quote", "message", "evidence", "suggestion",
    }  # fmt: skip
    assert "20/2025/QĐ-UBND" in finding["suggestion"]
    text = run("crosscheck", "report.md", "--as-of", "2026-03-15").out
    assert "Vấn đề (1)" in text
    assert "dòng 3" in text
    assert run("crosscheck", "report.md", "--as-of", "2026-03-15", "--csv").out.startswith("source,severity,rule")
    english = run("--lang", "en", "crosscheck", "report.md", "--as-of", "2026-03-15").out
    assert "Problems (1)" in english


def test_crosscheck_without_problems_and_without_citations(run: Run, little: Path) -> None:
    good = run("crosscheck", "report.md", "--as-of", "2026-03-15")
    assert good.code == 0
    (little / "plain.md").write_text("Không có gì.", encoding="utf-8")
    nothing = run("crosscheck", "plain.md")
    assert nothing.code == 6
    assert "không phải là đạt" in nothing.err
    assert "ngày hôm nay" in nothing.err
    assert run("crosscheck", "plain.md", "--strict").code == 1
    (little / "unknown.md").write_text("Theo Quyết định số 1/2001/QĐ-UBND.", encoding="utf-8")
    assert run("crosscheck", "unknown.md").code == 6
    both = run("crosscheck", "report.md", "unknown.md", "--as-of", "2026-03-15", "--json")
    assert both.code == 6
    assert [report["source"] for report in both.data] == ["report.md", "unknown.md"]


def test_crosscheck_of_standard_input(run: Run, little: Path) -> None:
    result = run("crosscheck", "-", "--as-of", "2026-03-15", "--json", stdin=(little / "report.md").read_bytes())
    assert (result.code, result.data["source"]) == (0, "-")
    assert run("crosscheck", "-", "-", stdin="x").code == 2


@pytest.mark.parametrize("words", ["quản lý chợ", "quan ly cho", "QUẢN LÝ CHỢ"])
def test_search_with_and_without_diacritics(run: Run, little: Path, words: str) -> None:
    result = run("search", words, "--json")
    assert result.code == 0
    assert result.data.keys() >= {"total", "took_ms", "hits"}
    assert {hit["document"]["number"] for hit in result.data["hits"][:2]} == {"10/2020/QĐ-UBND", "20/2025/QĐ-UBND"}
    assert "**chợ**" in result.data["hits"][0]["snippet"]


def test_search_for_people_and_its_limits(run: Run, little: Path) -> None:
    result = run("search", "quy", "định", "--limit", "1")
    assert result.code == 0
    assert "«" in result.out
    assert "Chỉ hiện 1 trong" in result.err
    none = run("search", "zzzzqq")
    assert (none.code, none.out) == (1, "")
    assert "Không có kết quả" in none.err
    assert run("search", "chợ", "--sort", "colour").code == 2
    assert run("search", "chợ", "--status", "alive").code == 2
    assert run("search", "chợ", "--limit", "0").code == 2
    assert run("search", "chợ", "--csv").out.startswith("number,type,issued_on")


def test_search_follows_what_was_marked(run: Run, little: Path) -> None:
    run("mark", "10/2020/QĐ-UBND", "--event", "repealed", "--on", "20/5/2025")
    result = run("search", "quản lý chợ", "--status", "expired", "--as-of", "2026-01-01", "--json")
    assert [hit["document"]["number"] for hit in result.data["hits"]] == ["10/2020/QĐ-UBND"]


def test_index_status_and_rebuild(run: Run, little: Path) -> None:
    built = run("index", "rebuild", "--json")
    assert (built.code, built.data["current"], built.data["documents"]) == (0, True, 9)
    run("edit", "14/2021/NQ-HĐND", "--title", "Khác")
    behind = run("index", "--json")
    assert (behind.code, behind.data["current"]) == (1, False)
    assert run("index", "burn").code == 2


def test_stats_of_a_year(run: Run, little: Path) -> None:
    run("mark-expired", "list.csv", "--yes", "--announced-by", "Quyết định số 77/QĐ-UBND ngày 20/01/2026")
    run("mark", "12/2021/QĐ-UBND", "--event", "repealed", "--scope", "Điều 7", "--on", "01/6/2025")
    result = run("stats", "--year", "2025", "--by", "type,status", "--json")
    assert result.code == 0
    assert [(row["period"], row["type"], row["status"], row["count"]) for row in result.data["rows"]] == [
        ("within", "Quyết định", "expired", 1),
        ("within", "Quyết định", "partly_expired", 1),
        ("missed", "Quyết định", "expired", 1),
    ]
    assert result.data["total"] == 3
    assert "đối với 03 văn bản" in result.data["sentence"]
    assert (
        "03 Quyết định (02 văn bản hết hiệu lực toàn bộ; 01 văn bản hết hiệu lực một phần)" in result.data["sentence"]
    )
    assert run("stats", "--year", "2024", "--json").data["total"] == 0
    assert run("stats", "--year", "2025", "--issuer", "tỉnh Nam Định").code == 1
    assert run("stats", "--by", "colour").code == 2
    assert run("stats", "--year", "20255").code == 2
    assert "Tổng số: 9." in run("stats", "--by", "field", "--as-of", "2026-03-15").out
    earlier = run("stats", "--by", "field", "--as-of", "2021-01-01")
    assert "Tổng số: 2.\nKhông tính 7 văn bản ban hành sau ngày 01/01/2021." in earlier.out
    told = run("stats", "--by", "type", "--issuer", "Nam Định", "--as-of", "2021-01-01", "--json")
    assert (told.code, told.data["rows"], told.data["issued_later"]) == (1, [], 1)


def test_crosscheck_can_leave_rules_out(run: Run, little: Path) -> None:
    run("mark", "10/2020/QĐ-UBND", "--event", "replaced", "--by", "20/2025/QĐ-UBND", "--on", "20/5/2025")
    rule = run("crosscheck", "report.md", "--as-of", "2026-03-15", "--json").data["findings"][0]["rule"]
    assert run("crosscheck", "report.md", "--as-of", "2026-03-15", "--ignore", rule).code == 0
    assert run("crosscheck", "report.md", "--ignore", "nonsense").code == 2


def test_review_and_a_decision(run: Run, home: Path) -> None:
    result = run("review", "--as-of", "2026-03-15", "--json")
    assert result.code == 1
    item = result.data["items"][0]
    assert item.keys() >= {"document", "reason", "ground", "source", "due", "decision"}
    text = run("review", "--as-of", "2026-03-15").out
    assert f"[{item['item']}]" in text
    decided = run("review", "--as-of", "2026-03-15", "--decide", item["item"], "keep", "--reason", "đã xem", "--json")
    assert item["item"] not in {each["item"] for each in decided.data["items"]}
    every = run("review", "--as-of", "2026-03-15", "--all", "--json").data["items"]
    kept = next(each for each in every if each["item"] == item["item"])
    assert kept["decision"]["decision"] == "keep"
    assert run("review", "--decide", "999999:no:thing", "keep", "--reason", "x").code == 1
    assert run("review", "--decide", "nonsense", "keep", "--reason", "x").code == 1
    for reason in ((), ("--reason", "  ")):
        refused = run("review", "--as-of", "2026-03-15", "--decide", item["item"], "replace", *reason)
        assert (refused.code, refused.out) == (2, "")
        assert "--reason" in refused.err
    early = run("review", "--as-of", "2010-01-01", "--json")
    assert early.data["issued_later"] > 0
    assert all((each["document"]["issued_on"] or "") <= "2010-01-01" for each in early.data["items"])
    assert "ban hành sau ngày 01/01/2010" in early.err
    assert run("review", "--reason", "x").code == 2
    assert run("review", "--as-of", "2026-03-15", "--csv").out.startswith("item,document,reason")


def test_review_with_nothing_to_do(run: Run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "new", "--empty").code == 0
    result = run("--home", tmp_path / "new", "review")
    assert (result.code, result.out) == (0, "")


def test_crosscheck_gives_the_drafter_a_page_with_the_findings(run: Run, little: Path) -> None:
    result = run("crosscheck", "report.md", "-o", "checked.html")
    written = (little / "checked.html").read_text(encoding="utf-8")
    assert result.out == ""
    assert written.startswith("<!doctype html>")
    assert "<mark" in written
    assert "20/2025/QĐ-UBND" in written


def test_crosscheck_gives_the_drafter_the_word_file_with_comments(run: Run, little: Path) -> None:
    words = "Căn cứ Quyết định số 612/BC-UBND ngày 03/4/2026 của Ủy ban nhân dân tỉnh."
    (little / "report.docx").write_bytes(word(paragraph(text_run(words))))
    assert run("crosscheck", "report.docx", "-o", "checked.docx").code == 1
    with ZipFile(little / "checked.docx") as parts:
        assert "VB101" in parts.read("word/comments.xml").decode()


def test_comments_need_the_word_file_itself(run: Run, little: Path) -> None:
    result = run("crosscheck", "report.md", "-o", "checked.docx")
    assert (result.code, (little / "checked.docx").exists()) == (2, False)
    assert ".docx" in result.err
    assert run("crosscheck", "report.md", "report.md", "-o", "checked.html").code == 2


def test_extract_writes_the_text_with_its_citations_marked(run: Run, little: Path) -> None:
    assert run("extract", "report.md", "-o", "marked.html").code == 0
    assert (little / "marked.html").read_text(encoding="utf-8").count("<mark ") == 3


def test_reasons_of_the_worklist_are_in_words(run: Run, home: Path) -> None:
    told = run("review", "--as-of", "2026-03-15").out
    assert "ngày sau ngày ký" in told
    assert "when_necessary" not in told
