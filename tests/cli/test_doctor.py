"""`doctor`: each check can fail, says so in Vietnamese, and says what to do."""

import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from vbqppl.registry import Registry
from vbqppl.validity import Document, Event, EventKind

HEAD = "ỦY BAN NHÂN DÂN\nSố: 17/2024/QĐ-UBND\nHà Nam, ngày 02 tháng 5 năm 2024\nQUYẾT ĐỊNH\nVề việc thử\n"


def by_hand(home: Path, *statements: str) -> None:
    """Change the database behind the program's back."""
    connection = sqlite3.connect(home / "data" / "registry.db")
    connection.execute("PRAGMA foreign_keys = off")
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def past(home: Path) -> None:
    by_hand(home, "UPDATE batch SET note = 'khác' WHERE id = 1")


def orphan(home: Path) -> None:
    with Registry.open(home) as registry, registry.batch("mark", "t") as batch:
        batch.add_event(Event(1, EventKind.REPEALED, dt.date(2025, 1, 1)))
    by_hand(home, "UPDATE event_record SET document_id = 999")


def day(home: Path) -> None:
    by_hand(home, "UPDATE document_record SET issued_on = '2024-02-31' WHERE id = 1")


def number(home: Path) -> None:
    with Registry.open(home) as registry, registry.batch("add", "t") as batch:
        batch.add_document(Document(number="Số: không rõ"))


def derived(home: Path) -> None:
    by_hand(home, "UPDATE document_record SET title_key = 'x' WHERE id = 1")


def other_text(home: Path) -> None:
    with Registry.open(home) as registry, registry.batch("add", "t") as batch:
        batch.set_text(1, HEAD)


def before_issue(home: Path) -> None:
    with Registry.open(home) as registry, registry.batch("mark", "t") as batch:
        batch.add_event(Event(1, EventKind.REPEALED, dt.date(2019, 1, 1)))


def older(home: Path) -> None:
    with Registry.open(home) as registry, registry.batch("mark", "t") as batch:
        batch.add_event(Event(6, EventKind.REPEALED, dt.date(2026, 1, 1), acting_id=1))


def index(home: Path) -> None:
    for path in (home / "index").rglob("*"):
        if path.is_file() and path.suffix in {".toc", ".json"}:
            path.write_bytes(b"x")


@pytest.mark.parametrize(
    ("break_it", "name", "said"),
    [
        (past, "journal", "Khôi phục từ bản sao lưu"),
        (orphan, "orphans", "sự kiện 1 → 999"),
        (day, "dates", "văn bản 1: ngày ban hành 2024-02-31"),
        (number, "numbers", "10: Số: không rõ"),
        (derived, "derived", "1: 10/2020/QĐ-UBND"),
        (other_text, "texts", "1: 10/2020/QĐ-UBND ≠ 17/2024/QĐ-UBND"),
        (before_issue, "events", "sự kiện 1 (10/2020/QĐ-UBND): trước ngày ban hành văn bản"),
        (older, "events", "sự kiện 1 (20/2025/QĐ-UBND): văn bản tác động có trước"),
        (index, "index", "vbqppl index rebuild"),
    ],
    ids=lambda each: getattr(each, "__name__", None),
)
def test_each_check_can_fail(run: Run, little: Path, break_it: Callable[[Path], None], name: str, said: str) -> None:
    run("index", "rebuild")
    assert run("doctor").code == 0
    break_it(little / "home")
    ill = run("doctor", "--json")
    assert ill.code == 1
    bad = {check["name"]: check for check in ill.data["checks"] if not check["ok"]}
    assert name in bad
    assert bad[name]["fix"]
    page = " ".join(run("doctor").out.split())
    for word in said.split():
        assert word in page
    assert "LỖI" in page


def test_an_index_that_is_behind_is_no_error(run: Run, little: Path) -> None:
    run("index", "rebuild")
    run("edit", "14/2021/NQ-HĐND", "--title", "Khác")
    result = run("doctor")
    assert result.code == 0
    assert "chưa cập nhật, sẽ tự cập nhật khi tìm kiếm" in result.out
    assert "LỖI" not in result.out
    check = next(check for check in run("doctor", "--json").data["checks"] if check["name"] == "index")
    assert (check["ok"], check["detail"], check["fix"]) == (True, "behind", None)


def test_what_can_be_repaired_is(run: Run, little: Path) -> None:
    run("index", "rebuild")
    derived(little / "home")
    mended = run("doctor", "--fix")
    assert "Đã sửa: Cột tính toán" in mended.err
    rows = run("doctor", "--json").data["checks"]
    assert next(check for check in rows if check["name"] == "derived")["ok"]
