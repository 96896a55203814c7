"""The figures of a yearly report, from a generated list; it is marked as generated and describes no real document."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from vbqppl.lists import ListFile, Options, apply, plan, read_list
from vbqppl.lists.counts import Period, by_type, count_now, count_year, list_year
from vbqppl.lists.draft import counted, sentence
from vbqppl.registry import Registry
from vbqppl.validity import Document, Event, EventKind, Normative, status

ANNOUNCED = "Quyết định số 428/QĐ-UBND ngày 30/01/2026"
FIGURES = {"Nghị quyết": (161, 13), "Quyết định": (374, 7)}
DAYS = ("01/01/2025", "15/6/2025", "31/12/2025", "10/5/2023", "01/7/2019")


def generated() -> str:
    """A list of 555 documents: resolutions 161 in whole and 13 in part, decisions 374 and 7; days of several years."""
    lines = ["Loại văn bản,Số ký hiệu,Ngày ban hành,Cơ quan ban hành,Nội dung hết hiệu lực,Lý do,Ngày hết hiệu lực"]
    for kind, symbol, body in (
        ("Nghị quyết", "NQ-HĐND", "Hội đồng nhân dân tỉnh Giả Định"),
        ("Quyết định", "QĐ-UBND", "Ủy ban nhân dân tỉnh Giả Định"),
    ):
        whole, part = FIGURES[kind]
        for number in range(1, whole + part + 1):
            scope = "toàn bộ" if number <= whole else "Điều 3"
            day = DAYS[number % len(DAYS)]
            reason = "Bị bãi bỏ bởi Quyết định số 900/2025/QĐ-UBND"
            lines.append(f"{kind},{number}/2018/{symbol},02/01/2018,{body},{scope},{reason},{day}")
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def listed() -> ListFile:
    return read_list(generated().encode(), "generated.csv")


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with Registry.open(tmp_path, create=True) as opened:
        yield opened


def marked(registry: Registry, listed: ListFile) -> int:
    options = Options(today=dt.date(2026, 3, 1), announced_by=ANNOUNCED, create_missing=True)
    made = plan(listed, registry, options)
    assert made.summary["change"] == 555
    batch = apply(made, registry, "tester")
    assert batch is not None
    return batch


def test_the_figures_of_the_report(registry: Registry, listed: ListFile) -> None:
    marked(registry, listed)
    rows = count_year(registry, 2025, ("type", "status"))
    assert sum(row.count for row in rows) == 555
    assert {kind.type: (kind.whole, kind.part) for kind in by_type(rows)} == FIGURES
    assert sum(row.count for row in rows if row.period is Period.MISSED) == sum(
        1 for row in listed.rows if row.on and row.on.year < 2025
    )
    assert sentence(rows) == (
        "công bố hết hiệu lực đối với 555 văn bản quy phạm pháp luật, trong đó: "
        "174 Nghị quyết (161 văn bản hết hiệu lực toàn bộ; 13 văn bản hết hiệu lực một phần); "
        "381 Quyết định (374 văn bản hết hiệu lực toàn bộ; 07 văn bản hết hiệu lực một phần)"
    )
    council = count_year(registry, 2025, ("type",), issuer="Hội đồng nhân dân tỉnh Giả Định")
    assert sum(row.count for row in council) == 174
    # What another year's list holds: its own documents, and none that an earlier list missed.
    assert {row.period for row in count_year(registry, 2023, ("type",))} == {Period.WITHIN}
    assert sentence(count_year(registry, 2030, ("type", "status"))) is None


def test_undo_gives_back_every_answer(registry: Registry, listed: ListFile) -> None:
    first = marked(registry, listed)
    day = dt.date(2026, 3, 1)
    before = [repr(status(d, e, as_of=day)) for d, e in registry.timelines()]
    again = read_list(
        "Số ký hiệu,Loại văn bản,Ngày ban hành,Ngày hết hiệu lực\n"
        "174/2018/NQ-HĐND,Nghị quyết,02/01/2018,01/02/2026\n".encode(),
        "more.csv",
    )
    made = plan(again, registry, Options(today=day))
    second = apply(made, registry, "tester")
    assert second is not None
    assert [repr(status(d, e, as_of=day)) for d, e in registry.timelines()] != before
    registry.undo(second, "tester")
    assert [repr(status(d, e, as_of=day)) for d, e in registry.timelines()] == before
    registry.undo(first, "tester")
    assert registry.documents.count() == 0


def test_counts_of_today(registry: Registry, listed: ListFile) -> None:
    marked(registry, listed)
    rows = count_now(registry, dt.date(2026, 3, 1), ("status",))
    assert {str(row.values["status"]): row.count for row in rows}["expired"] == 535
    assert count_now(registry, dt.date(2026, 3, 1), ("type",), issuer="Bộ Tài chính") == []


@pytest.mark.parametrize(
    ("announced", "year"), [(dt.date(2026, 1, 30), 2025), (dt.date(2026, 6, 1), 2025), (dt.date(2025, 12, 31), 2025)]
)
def test_the_year_of_a_published_list(announced: dt.date, year: int) -> None:
    assert list_year(announced) == year


def test_counts_in_words() -> None:
    assert [counted(number) for number in (0, 7, 10, 555, 1234)] == ["00", "07", "10", "555", "1.234"]


@pytest.mark.parametrize(
    ("number", "normative", "listed"),
    [
        ("428/QĐ-UBND", Normative.UNKNOWN, False),
        ("428/2020/QĐ-UBND", Normative.UNKNOWN, True),
        ("428/2020/QĐ-UBND", Normative.NO, False),
        ("428/QĐ-UB", Normative.YES, True),
    ],
)
def test_what_is_not_known_to_be_normative_is_listed_by_its_number(
    registry: Registry, number: str, normative: Normative, *, listed: bool
) -> None:
    with registry.batch("test", "tester") as batch:
        ids = batch.add_documents([Document(type="Quyết định", number=number, normative=normative)])
        batch.add_events([Event(ids[0], EventKind.REPEALED, dt.date(2025, 3, 1))])
    assert sum(row.count for row in count_year(registry, 2025, ("type",))) == int(listed)
