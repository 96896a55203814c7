"""A cross-check takes time in proportion to the report: no rule looks at everything for each citation."""

import datetime as dt
import time

import pytest

from tests.crosscheck.plain import report
from vbqppl.readers.notes import find_notes

DAY = dt.date(2026, 12, 30)


def numbered(count: int) -> str:
    """Return a report of so many notes: papers of one series in order, some out of it, some with another year."""
    body, notes = [], []
    for place in range(count):
        day = dt.date(2026, 1, 1) + dt.timedelta(days=360 * place // count)
        shown = day if place % 17 else day.replace(month=1 + place % 12, day=min(day.day, 28))
        sign = "." if place % 3 else ""
        body.append(f"Kế hoạch năm {2025 + place % 3} về việc thứ {place}{sign}<sup>{place + 1}</sup> đã xong.\n\n")
        year = f"/{2026 - (place % 29 == 0)}" if place % 5 == 0 else ""
        symbol = "QĐ-UBND" if year else "KH-UBND"
        kind = "Quyết định" if year else "Kế hoạch"
        notes.append(f"<sup>{place + 1}</sup> {kind} số {place + 1}{year}/{symbol} ngày {shown:%d/%m/%Y}.\n\n")
    return "".join([*body, *notes])


def seconds(text: str) -> float:
    start = time.process_time()
    found = report(text, DAY, "UBND tỉnh Đồng Tháp")
    spent = time.process_time() - start
    assert len(found.findings) > len(text) / 20_000
    return spent


@pytest.mark.parametrize("make", [numbered, lambda count: numbered(count).replace("\n\n", " ")], ids=["lines", "one"])
def test_eight_times_the_report_takes_about_eight_times_as_long(make: object) -> None:
    assert callable(make)
    seconds(make(100))  # tables are loaded, patterns compiled
    small = min(seconds(make(400)) for _ in range(2))
    assert seconds(make(3200)) < 8 * 2.5 * small


def test_many_marks_in_one_line_and_many_fences() -> None:
    start = time.process_time()
    find_notes("chữ<sup>1</sup> " * 40_000)
    find_notes("```\nchữ\n```\n\nchữ<sup>1</sup>\n\n" * 15_000)
    assert time.process_time() - start < 8
