"""`lookup` and `resolve`: outcomes, statuses, exit codes, JSON keys."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from vbqppl.cli.messages import has
from vbqppl.registry import Registry, Source
from vbqppl.registry.rows import number_columns
from vbqppl.validity import Document, Event, EventKind, contradictions

KEYS = {
    "query", "outcome", "document", "candidates", "status", "status_label", "since", "until", "basis", "scope",
    "territory", "as_of",
}  # fmt: skip
DOCUMENT_KEYS = {
    "id", "number", "type", "title", "issuer", "issued_on", "effective_on", "territory", "normative",
}  # fmt: skip


def test_in_force(run: Run, little: Path) -> None:
    result = run("lookup", "14/2021/NQ-HĐND", "--as-of", "2026-03-15", "--json")
    assert result.code == 0
    assert result.data.keys() >= KEYS
    assert result.data["document"].keys() >= DOCUMENT_KEYS
    assert result.data["status"] == "in_force"
    assert result.data["status_label"] == "Còn hiệu lực"
    assert result.data["since"] == "2021-07-25"
    assert result.data["as_of"] == "2026-03-15"


def test_before_it_took_effect(run: Run, little: Path) -> None:
    result = run("lookup", "14/2021/NQ-HĐND", "--as-of", "20/7/2021", "--json")
    assert (result.code, result.data["status"]) == (1, "not_yet_in_force")
    assert result.data["until"] == "2021-07-24"


def test_replaced_with_the_acting_document(run: Run, little: Path) -> None:
    marked = run(
        "mark", "10/2020/QĐ-UBND", "--event", "replaced", "--by", "Quyết định số 20/2025/QĐ-UBND", "--on", "20/5/2025"
    )  # fmt: skip
    assert marked.code == 0
    result = run("lookup", "10/2020/QĐ-UBND", "--as-of", "2026-03-15", "--json")
    assert (result.code, result.data["status"], result.data["since"]) == (1, "expired", "2025-05-20")
    event = result.data["basis"][0]
    assert event["acting"] == "Quyết định số 20/2025/QĐ-UBND"
    assert event["kind"] == "replaced"
    before = run("lookup", "10/2020/QĐ-UBND", "--as-of", "2025-05-19", "--json")
    assert (before.code, before.data["status"], before.data["until"]) == (0, "in_force", "2025-05-19")


def test_one_khoan(run: Run, little: Path) -> None:
    run("mark", "12/2021/QĐ-UBND", "--event", "repealed", "--scope", "khoản 2 Điều 7", "--on", "01/6/2025")
    gone = run("lookup", "khoản 2 Điều 7 Quyết định số 12/2021/QĐ-UBND", "--as-of", "2026-01-01", "--json")
    assert (gone.code, gone.data["scope"], gone.data["status"]) == (1, "Điều 7 khoản 2", "expired")
    left = run("lookup", "khoản 3 Điều 7 Quyết định số 12/2021/QĐ-UBND", "--as-of", "2026-01-01", "--json")
    assert (left.code, left.data["status"]) == (0, "in_force")
    both = run("lookup", "khoản 2, khoản 3 Điều 7 Quyết định số 12/2021/QĐ-UBND", "--as-of", "2026-01-01", "--json")
    assert [item["status"] for item in both.data] == ["expired", "in_force"]


def test_ambiguous_lists_the_candidates(run: Run, little: Path) -> None:
    result = run("lookup", "15/2022/QĐ-UBND", "--json")
    assert (result.code, result.data["outcome"], result.data["document"]) == (4, "ambiguous", None)
    issuers = {item["document"]["issuer"] for item in result.data["candidates"]}
    assert issuers == {"Ủy ban nhân dân tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Nam Định"}
    text = run("lookup", "15/2022/QĐ-UBND")
    assert "tỉnh Nam Định" in text.out
    assert text.code == 4


@pytest.mark.parametrize("words", ["428/QĐ-UBND", "428", "vớ vẩn", "Quyết định"])
def test_not_found(run: Run, little: Path, words: str) -> None:
    result = run("lookup", words, "--json")
    assert (result.code, result.data["outcome"], result.data["status"]) == (1, "not_found", None)
    assert "Không tìm thấy" in run("lookup", words).out


def test_unknown_is_never_in_force(run: Run, little: Path) -> None:
    added = run("add", "Quyết định số 30/2023/QĐ-UBND ngày 01/02/2023 của Ủy ban nhân dân tỉnh Hà Nam")
    assert added.code == 0
    result = run("lookup", "30/2023/QĐ-UBND")
    assert result.code == 1
    assert "Chưa xác định" in result.out
    assert "không được hiểu là còn hiệu lực" in result.out


def test_a_report_has_no_effect_of_its_own(run: Run, little: Path) -> None:
    run("add", "Báo cáo số 55/BC-UBND ngày 01/02/2023 của Ủy ban nhân dân tỉnh Hà Nam")
    result = run("lookup", "55/BC-UBND", "--json")
    assert (result.code, result.data["status"]) == (0, "not_applicable")


def test_several_give_the_worst_code_and_a_list(run: Run, little: Path) -> None:
    result = run("lookup", "14/2021/NQ-HĐND", "15/2022/QĐ-UBND", "1/2019/QĐ-UBND", "--json")
    assert result.code == 4
    assert [item["outcome"] for item in result.data] == ["resolved", "ambiguous", "not_found"]


def test_stdin_and_lines(run: Run, little: Path) -> None:
    result = run("lookup", "-", "--jsonl", stdin="14/2021/NQ-HĐND\n\n12/2021/QĐ-UBND\r\n")
    assert result.code == 0
    assert [json.loads(line)["document"]["number"] for line in result.out.splitlines()] == [
        "14/2021/NQ-HĐND",
        "12/2021/QĐ-UBND",
    ]
    assert run("lookup", "-", stdin="  \n").code == 3
    assert run("lookup", "-", "-", stdin="x").code == 2


def test_known_at_answers_from_what_was_known(run: Run, little: Path) -> None:
    run("mark", "13/2021/QĐ-UBND", "--event", "repealed", "--on", "01/6/2025")
    now = run("lookup", "13/2021/QĐ-UBND", "--as-of", "2026-01-01", "--json")
    assert now.data["status"] == "expired"
    batch = run("history", "13/2021/QĐ-UBND", "--json").data["batches"]
    between = batch[-2]["at"]
    then = run("lookup", "13/2021/QĐ-UBND", "--as-of", "2026-01-01", "--known-at", between, "--json")
    assert (then.code, then.data["status"]) == (0, "in_force")
    long_ago = run("lookup", "13/2021/QĐ-UBND", "--known-at", "2001-01-01", "--json")
    assert (long_ago.code, long_ago.data["outcome"]) == (1, "not_found")


def test_same_bytes_to_a_file_and_to_stdout(run: Run, little: Path) -> None:
    for suffix, flag in (("json", "--json"), ("jsonl", "--jsonl"), ("csv", "--csv"), ("txt", "-q")):
        target = little / f"answer.{suffix}"
        printed = run("lookup", "14/2021/NQ-HĐND", "--as-of", "2026-01-01", flag)
        assert run("lookup", "14/2021/NQ-HĐND", "--as-of", "2026-01-01", "-o", target).out == ""
        assert target.read_bytes() == printed.raw


def test_english(run: Run, little: Path) -> None:
    result = run("--lang", "en", "lookup", "14/2021/NQ-HĐND", "--as-of", "2026-01-01")
    assert "Status on 2026-01-01: Còn hiệu lực (from 2021-07-25)" in result.out


def test_resolve_lines(run: Run, little: Path) -> None:
    lines = (
        "Nghị quyết số 14/2021/NQ-HĐND\n"
        "Quyết định số 13/2021/QĐ-UBND ngày 14/4/2021 của Ủy ban nhân dân tỉnh Hà Nam\n"
        "15/2022/QĐ-UBND\n9/2001/NQ-HĐND\n"
    )
    (little / "lines.txt").write_text(lines, encoding="utf-8")
    result = run("resolve", "lines.txt", "--jsonl")
    assert result.code == 4
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert [answer["outcome"] for answer in answers] == [
        "resolved",
        "resolved_with_differences",
        "ambiguous",
        "not_found",
    ]
    assert [item["field"] for item in answers[1]["differences"]] == ["date"]
    assert answers[0]["candidates"][0]["agreement"]["number"] == "same"
    text = run("resolve", "lines.txt")
    assert "khác" in text.out
    assert "4 viện dẫn" in text.err
    assert run("resolve", "-", stdin="14/2021/NQ-HĐND").code == 0
    assert run("resolve", "-", "--csv", stdin="14/2021/NQ-HĐND").out.startswith("query,outcome,id")


def test_without_a_registry(run: Run, tmp_path: Path) -> None:
    result = run("--home", tmp_path / "none", "lookup", "1/2020/QĐ-UBND")
    assert result.code == 3
    assert "vbqppl init" in result.err
    (tmp_path / "bad" / "data").mkdir(parents=True)
    (tmp_path / "bad" / "data" / "registry.db").write_bytes(b"not a database, only words " * 100)
    assert run("--home", tmp_path / "bad", "lookup", "1/2020/QĐ-UBND").code == 3


def unfollowed(home: Path, number: str, source: str = "vbpl.vn") -> None:
    """Let a document be one that a collection without statuses brought."""
    with Registry.open(home) as registry, registry.batch("import", "a") as batch:
        (document,) = registry.documents.by_number_key(registry_key(number))
        batch.edit_document(document.id, followed=False)
        batch.add_source(Source(document.id, source, "x:1"))


def registry_key(number: str) -> str:
    key = number_columns(number).key
    assert key is not None
    return key


def test_a_start_that_nobody_follows_is_not_in_force(run: Run, little: Path) -> None:
    unfollowed(little / "home", "14/2021/NQ-HĐND")
    result = run("lookup", "14/2021/NQ-HĐND", "--as-of", "2026-03-15", "--json")
    assert (result.code, result.data["status"], result.data["since"]) == (1, "unknown", None)
    assert result.data["start_only"] is True
    text = run("lookup", "14/2021/NQ-HĐND", "--as-of", "2026-03-15")
    assert text.code == 1
    said = " ".join(text.out.split())
    assert "Sổ chỉ biết ngày bắt đầu có hiệu lực (25/7/2021); nguồn bảng do cơ quan lập, vbpl.vn không cho biết" in said
    assert run("lookup", "14/2021/NQ-HĐND", "--as-of", "2021-07-20", "--json").data["status"] == "not_yet_in_force"
    run("mark", "14/2021/NQ-HĐND", "--event", "declared_continuing", "--on", "01/01/2026")
    assert run("lookup", "14/2021/NQ-HĐND", "--as-of", "2026-03-15").code == 0


def test_a_start_that_an_event_tells_is_named_too(run: Run, little: Path) -> None:
    with Registry.open(little / "home") as registry, registry.batch("import", "a") as batch:
        made = batch.add_document(Document(type="Luật", number="98/2013/QH13", followed=False))
        batch.add_event(Event(made, EventKind.EFFECTIVE, dt.date(2014, 7, 1)))
    result = run("lookup", "98/2013/QH13", "--as-of", "2026-03-15")
    assert result.code == 1
    said = " ".join(result.out.split())
    assert "Sổ chỉ biết ngày bắt đầu có hiệu lực (01/7/2014), không biết văn bản còn hiệu lực hay không." in said


def test_territory_and_codes_beside_the_first_are_said(run: Run, little: Path) -> None:
    run("mark", "12/2021/QĐ-UBND", "--event", "repealed", "--scope", "Điều 4", "--on", "01/01/2022")
    run("mark", "12/2021/QĐ-UBND", "--event", "suspended", "--scope", "Điều 5", "--on", "01/02/2022")
    words = ("lookup", "12/2021/QĐ-UBND", "--as-of", "2026-01-01")
    assert "Đồng thời: Tạm ngưng hiệu lực một phần." in run(*words).out
    assert "Chỉ áp dụng trên một phần của tỉnh Ninh Bình." in run(*words, "--territory", "tỉnh Ninh Bình").out
    assert "Không áp dụng trên địa bàn" in run(*words, "--territory", "thành phố Hà Nội").out


def test_a_followed_document_says_on_what_it_rests(run: Run, little: Path) -> None:
    text = run("lookup", "14/2021/NQ-HĐND", "--as-of", "2026-03-15")
    assert "theo ngày có hiệu lực ghi trong sổ; sổ chưa ghi việc gì làm hết hiệu lực" in text.out
    run("mark", "14/2021/NQ-HĐND", "--event", "amended", "--scope", "Điều 3", "--on", "01/01/2022")
    assert "sổ chưa ghi việc gì" not in run("lookup", "14/2021/NQ-HĐND", "--as-of", "2026-03-15").out


def test_whether_a_provision_is_there(run: Run, little: Path) -> None:
    words = "Điều 500 Quyết định số 12/2021/QĐ-UBND"
    without = run("lookup", words, "--as-of", "2026-01-01")
    assert without.code == 0
    assert "Sổ chưa có toàn văn nên không kiểm tra được là có Điều 500." in without.out
    assert run("lookup", words, "--as-of", "2026-01-01", "--json").data["provision_exists"] is None
    before = dt.datetime.now(dt.UTC).isoformat()
    with Registry.open(little / "home") as registry, registry.batch("text", "a") as batch:
        (document,) = registry.documents.by_number_key(registry_key("12/2021/QĐ-UBND"))
        batch.set_text(document.id, "Điều 1. Phạm vi\n1. Một.\n2. Hai.\nĐiều 2. Hiệu lực\n")
    missing = run("lookup", words, "--as-of", "2026-01-01", "--json")
    assert (missing.code, missing.data["status"], missing.data["provision_exists"]) == (1, "unknown", False)
    assert "Toàn văn trong sổ không có Điều 500" in run("lookup", words, "--as-of", "2026-01-01").out
    there = run("lookup", "khoản 2 Điều 1 Quyết định số 12/2021/QĐ-UBND", "--as-of", "2026-01-01", "--json")
    assert (there.code, there.data["provision_exists"]) == (0, True)
    appendix = run("lookup", "Phụ lục I Quyết định số 12/2021/QĐ-UBND", "--as-of", "2026-01-01")
    assert "không cho biết chắc là có Phụ lục I" in appendix.out
    then = run("lookup", words, "--as-of", "2026-01-01", "--known-at", before, "--json")
    assert (then.code, then.data["provision_exists"]) == (0, None)


def test_a_khoan_shows_what_touches_it_smallest_unit_first(run: Run, little: Path) -> None:
    for scope, on in (("khoản 2 Điều 26; Điều 5", "01/01/2022"), ("khoản 3 Điều 26", "01/02/2022"), ("", "01/3/2024")):
        run("mark", "12/2021/QĐ-UBND", "--event", "amended", "--scope", scope, "--on", on)
    text = run("lookup", "khoản 2 Điều 26 Quyết định số 12/2021/QĐ-UBND", "--as-of", "2026-01-01").out
    assert "Khoản 2 Điều 26, tại ngày 01/01/2026:" in text
    assert "[khoản 2 Điều 26, Điều 5]" in text
    run(
        "mark", "12/2021/QĐ-UBND", "--event", "corrected", "--on", "01/4/2024", "--by", "Quyết định số 5/QĐ-UBND",
        "--clause", "Điều 1 khoản 7, khoản 13",
    )  # fmt: skip
    whole = run("lookup", "12/2021/QĐ-UBND", "--as-of", "2026-01-01").out
    assert "(khoản 7 Điều 1, khoản 13 Điều 1)" in " ".join(whole.split())
    assert "khoản 3 Điều 26" not in text
    assert "01/3/2024" in text
    found = run("lookup", "khoản 2 Điều 26 Quyết định số 12/2021/QĐ-UBND", "--as-of", "2026-01-01", "--json").data
    assert [each["on"] for each in found["events"]] == ["2022-01-01", "2024-03-01", "2024-04-01"]


def test_a_table_for_people_holds_what_the_terminal_shows(run: Run, little: Path) -> None:
    run(
        "mark", "10/2020/QĐ-UBND", "--event", "repealed", "--by", "20/2025/QĐ-UBND", "--on", "20/5/2025",
        "--ground", "57.1.c",
    )  # fmt: skip
    for suffix in ("md", "html"):
        run("lookup", "10/2020/QĐ-UBND", "15/2022/QĐ-UBND", "--as-of", "2026-01-01", "-o", f"x.{suffix}")
        table = (little / f"x.{suffix}").read_text(encoding="utf-8")
        assert "điểm c khoản 1 Điều 57 Luật số 64/2025/QH15" in table
        assert "20/5/2025: Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND" in table
        assert "tỉnh Nam Định" in table
        assert "2020-03-02" not in table
        assert "02/3/2020" in table
    run("lookup", "10/2020/QĐ-UBND", "--as-of", "2026-01-01", "-o", "x.csv")
    assert "2020-03-02" in (little / "x.csv").read_text(encoding="utf-8")


def test_contradictions_are_said_in_words(run: Run, little: Path) -> None:
    for on in ("01/01/2024", "01/6/2024"):
        run("mark", "13/2021/QĐ-UBND", "--event", "repealed", "--on", on, "--by", f"Quyết định số 9/{on[-4:]}/QĐ-UBND")
    with Registry.open(little / "home") as registry, registry.batch("mark", "a") as batch:
        batch.add_event(Event(4, EventKind.REPEALED, dt.date(2024, 7, 1), acting="Công văn số 5/UBND-VX"))
    found = run("lookup", "13/2021/QĐ-UBND", "--as-of", "2026-01-01", "--json").data
    assert found["contradictions"] == ["ends_differ", "acting_without_effect"]
    text = " ".join(run("lookup", "13/2021/QĐ-UBND", "--as-of", "2026-01-01").out.split())
    assert "sổ ghi nhiều ngày hết hiệu lực khác nhau (01/01/2024" in text
    assert "văn bản tác động (Công văn số 5/UBND-VX) thuộc loại không có hiệu lực riêng" in text
    assert "ends_differ" not in text
    listed = " ".join(run("review", "--as-of", "2026-01-01").out.split())
    assert "không thể bãi bỏ, thay thế, sửa đổi văn bản quy phạm pháp luật" in listed
    assert "None" not in listed


def test_every_contradiction_has_its_words() -> None:
    source = Path(contradictions.__file__).read_text(encoding="utf-8")
    codes = set(re.findall(r'Contradiction\(\s*"(\w+)"', source))
    assert len(codes) == 9
    assert all(has(f"contradiction.{code}") for code in codes)


def test_a_published_status_without_a_date_has_none(run: Run, little: Path) -> None:
    with Registry.open(little / "home") as registry, registry.batch("import", "a") as batch:
        for label, number in (("Hết hiệu lực toàn bộ", 4), ("Hết hiệu lực một phần", 5)):
            batch.add_event(Event(number, EventKind.PUBLISHED_STATUS, label=label, seen=dt.date(2025, 12, 1)))
    for words, status in (("13/2021/QĐ-UBND", "expired"), ("14/2021/NQ-HĐND", "partly_expired")):
        found = run("lookup", words, "--as-of", "2026-01-01", "--json").data
        assert (found["status"], found["published"], found["since"]) == (status, True, None)
    text = run("lookup", "13/2021/QĐ-UBND", "--as-of", "2026-01-01").out
    assert "Hết hiệu lực toàn bộ\n" in text
    assert "đọc ngày 01/12/2025" in " ".join(text.split())


def test_a_place_that_cannot_be_read_is_said_and_is_no_good_answer(run: Run, little: Path) -> None:
    answer = run("lookup", "Phần thứ hai của Quyết định số 12/2021/QĐ-UBND", "--as-of", "2026-01-01")
    assert answer.code == 1
    assert "Không đọc được điều, khoản" in answer.out
    assert "Không đọc được" not in run("lookup", "Quyết định số 12/2021/QĐ-UBND", "--as-of", "2026-01-01").out
