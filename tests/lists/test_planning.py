"""The plan: what stands for and against marking a row, and what is written when it is applied."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from vbqppl.citation import parse_provision
from vbqppl.lists import Options, Outcome, Plan, PlanOutdatedError, TooManyChangesError, apply, plan, read_list
from vbqppl.lists.planning import compare
from vbqppl.registry import Registry
from vbqppl.validity import Document, Event, EventKind, Normative, Scope, StatusCode

TODAY = dt.date(2026, 3, 1)
ISSUER = "Ủy ban nhân dân tỉnh Hà Nam"
HEAD = "Văn bản,Nội dung hết hiệu lực,Lý do,Ngày hết hiệu lực\n"
ARTICLE = parse_provision("Điều 3")
assert ARTICLE is not None
PART = Scope((ARTICLE,))


def document(number: str, day: dt.date) -> Document:
    return Document(
        type="Quyết định", number=number, issuer=ISSUER, issued_on=day, effective_on=day, normative=Normative.YES
    )


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with Registry.open(tmp_path, create=True) as opened:
        with opened.batch("test", "tester") as batch:
            batch.add_documents(
                [
                    document("1/2020/QĐ-UBND", dt.date(2020, 3, 2)),
                    document("2/2020/QĐ-UBND", dt.date(2020, 3, 3)),
                    document("9/2025/QĐ-UBND", dt.date(2025, 5, 5)),
                ]
            )
        yield opened


def made(registry: Registry, *rows: str, options: Options | None = None) -> Plan:
    return plan(read_list((HEAD + "\n".join(rows)).encode(), "list.csv"), registry, options or Options(today=TODAY))


def outcomes(planned: Plan) -> list[tuple[str, str | None]]:
    return [(str(row.outcome), row.reason.code if row.reason else None) for row in planned.rows]


ENDED = Event(1, EventKind.REPEALED, dt.date(2025, 5, 5), acting="Quyết định số 9/2025/QĐ-UBND")
PARTLY = replace(ENDED, scope=PART)
RESTING = replace(ENDED, kind=EventKind.SUSPENDED)
AMENDED = replace(ENDED, kind=EventKind.AMENDED, scope=PART)


@pytest.mark.parametrize(
    ("draft", "known", "expected"),
    [
        (ENDED, ENDED, (Outcome.ALREADY, "already")),
        (replace(ENDED, acting=None), ENDED, (Outcome.ALREADY, "already")),
        (replace(ENDED, kind=EventKind.REPLACED), ENDED, (Outcome.ALREADY, "already")),
        (replace(ENDED, on=dt.date(2025, 6, 1)), ENDED, (Outcome.CONFLICT, "other_date")),
        (replace(ENDED, acting="Quyết định số 8/2025/QĐ-UBND"), ENDED, (Outcome.CONFLICT, "other_acting")),
        (replace(ENDED, acting_id=5), replace(ENDED, acting_id=6), (Outcome.CONFLICT, "other_acting")),
        (replace(ENDED, acting="một văn bản"), ENDED, (Outcome.ALREADY, "already")),
        (ENDED, replace(ENDED, on=None), None),
        (ENDED, PARTLY, None),
        (PARTLY, PARTLY, (Outcome.ALREADY, "already")),
        (replace(PARTLY, on=dt.date(2025, 6, 1)), PARTLY, (Outcome.CONFLICT, "other_date")),
        (PARTLY, ENDED, (Outcome.CONFLICT, "ended_before")),
        (replace(PARTLY, on=dt.date(2024, 1, 1)), ENDED, None),
        (RESTING, RESTING, (Outcome.ALREADY, "already")),
        (replace(RESTING, on=dt.date(2025, 6, 1)), RESTING, None),
        (AMENDED, AMENDED, (Outcome.ALREADY, "already")),
        (AMENDED, ENDED, None),
        (replace(AMENDED, acting="Quyết định số 8/2025/QĐ-UBND"), AMENDED, None),
    ],
)
def test_how_a_new_event_stands_to_a_known_one(
    draft: Event, known: Event, expected: tuple[Outcome, str] | None
) -> None:
    found = compare(draft, known)
    assert (found and (found[0], found[1].code)) == expected


def test_rows_of_one_list_against_each_other(registry: Registry) -> None:
    planned = made(
        registry,
        "Quyết định số 1/2020/QĐ-UBND,Điều 3,Bị bãi bỏ,01/6/2025",
        "Quyết định số 1/2020/QĐ-UBND,Điều 3,Bị bãi bỏ,01/6/2025",
        "Quyết định số 1/2020/QĐ-UBND,Điều 3,Bị bãi bỏ,01/7/2025",
        "Quyết định số 1/2020/QĐ-UBND,toàn bộ,Bị bãi bỏ,01/8/2025",
        "Quyết định số 1/2020/QĐ-UBND,Điều 4,Bị bãi bỏ,01/9/2025",
    )
    assert outcomes(planned) == [
        ("change", "change"),
        ("already", "twice"),
        ("conflict", "twice_other_date"),
        ("change", "change"),
        ("conflict", "twice_ended_before"),
    ]
    assert not planned.complete


def test_before_issue_later_itself_and_no_date(registry: Registry) -> None:
    planned = made(
        registry,
        "Quyết định số 1/2020/QĐ-UBND,,Bị bãi bỏ,01/01/2019",
        "Quyết định số 1/2020/QĐ-UBND,,Bị bãi bỏ,01/01/2027",
        "Quyết định số 2/2020/QĐ-UBND,,Bị bãi bỏ bởi Quyết định số 2/2020/QĐ-UBND ngày 03/3/2020,01/6/2025",
        "Quyết định số 2/2020/QĐ-UBND,,Bị bãi bỏ,",
    )
    assert [code for _, code in outcomes(planned)] == ["no_scope"] * 4
    planned = made(
        registry,
        "Quyết định số 1/2020/QĐ-UBND,toàn bộ,Bị bãi bỏ,01/01/2019",
        "Quyết định số 1/2020/QĐ-UBND,toàn bộ,Bị bãi bỏ,01/01/2027",
        "Quyết định số 2/2020/QĐ-UBND,toàn bộ,Bị bãi bỏ bởi Quyết định số 2/2020/QĐ-UBND ngày 03/3/2020,01/6/2025",
        "Quyết định số 2/2020/QĐ-UBND,toàn bộ,Bị bãi bỏ,",
    )
    assert [code for _, code in outcomes(planned)] == ["before_issue", "later", "itself", "no_date"]
    later = planned.rows[1]
    assert later.before is not None
    assert later.after is not None
    assert (later.before.code, later.after.code) == (StatusCode.IN_FORCE, StatusCode.IN_FORCE)


def test_a_document_that_a_source_calls_expired_takes_the_event(registry: Registry) -> None:
    with registry.batch("test", "tester") as batch:
        batch.add_event(Event(1, EventKind.PUBLISHED_STATUS, dt.date(2025, 1, 1), label="Hết hiệu lực toàn bộ"))
    planned = made(registry, "Quyết định số 1/2020/QĐ-UBND,toàn bộ,Bị bãi bỏ,01/6/2025")
    assert outcomes(planned) == [("change", "change")]


def test_applying_writes_what_was_planned_and_no_more(registry: Registry) -> None:
    rows = (
        "Quyết định số 1/2020/QĐ-UBND,toàn bộ,Được thay thế bởi Quyết định số 9/2025/QĐ-UBND,01/6/2025",
        "Quyết định số 2/2020/QĐ-UBND,Điều 3,Bị bãi bỏ,01/6/2025",
        "Quyết định số 7/2019/QĐ-UBND ngày 01/3/2019,toàn bộ,Bị bãi bỏ,01/6/2025",
    )
    options = Options(today=TODAY, create_missing=True, announced_by="Quyết định số 5/QĐ-UBND ngày 20/01/2026")
    planned = made(registry, *rows, options=options)
    with pytest.raises(TooManyChangesError):
        apply(planned, registry, "tester", most=2)
    batch = apply(planned, registry, "tester", most=3)
    assert batch is not None
    first = registry.events(1)[0]
    assert (first.kind, first.acting_id, first.announced_by) == (EventKind.REPLACED, 3, options.announced_by)
    assert first.source == "list.csv"
    assert str(registry.events(2)[0].scope) == "Điều 3"
    created = registry.documents.get(4)
    assert created is not None
    assert (created.number, created.issued_on) == ("7/2019/QĐ-UBND", dt.date(2019, 3, 1))
    assert registry.sources(4)[0].source == "list.csv"
    again = made(registry, *rows, options=options)
    assert [row.outcome for row in again.rows] == [Outcome.ALREADY] * 3
    assert apply(again, registry, "tester") is None


def test_chosen_rows_only(registry: Registry) -> None:
    planned = made(
        registry,
        "Quyết định số 1/2020/QĐ-UBND,toàn bộ,Bị bãi bỏ,01/6/2025",
        "Quyết định số 2/2020/QĐ-UBND,toàn bộ,Bị bãi bỏ,01/6/2025",
    )
    assert apply(planned, registry, "tester", chosen=lambda row: row.row.row == 3) is not None
    assert (len(registry.events(1)), len(registry.events(2))) == (0, 1)
    assert apply(planned, registry, "tester", chosen=lambda _: False) is None


def test_what_was_written_since_the_plan(registry: Registry) -> None:
    planned = made(registry, "Quyết định số 1/2020/QĐ-UBND,toàn bộ,Bị bãi bỏ,01/6/2025")
    with registry.batch("other", "another") as batch:
        batch.add_event(Event(2, EventKind.REPEALED, dt.date(2025, 1, 1)))
    # Another document was touched: the plan holds.
    assert apply(planned, registry, "tester") is not None
    planned = made(registry, "Quyết định số 9/2025/QĐ-UBND,toàn bộ,Bị bãi bỏ,01/01/2026")
    with registry.batch("other", "another") as batch:
        batch.add_event(Event(3, EventKind.REPEALED, dt.date(2025, 12, 1)))
    with pytest.raises(PlanOutdatedError) as error:
        apply(planned, registry, "tester")
    assert error.value.rows == (2,)
    assert len(registry.events(3)) == 1


def test_one_document_that_is_not_sure_enough(registry: Registry) -> None:
    """The number and the date fit one document, the title is another and no issuer is named."""
    head = "Số ký hiệu,Ngày ban hành,Trích yếu,Lý do,Ngày hết hiệu lực\n"
    with registry.batch("test", "tester") as batch:
        batch.edit_document(1, title="Ban hành Quy chế quản lý chợ trên địa bàn tỉnh")
    row = "1/2020/QĐ-UBND,02/3/2020,QĐ quản lý chợ,Bị bãi bỏ,01/6/2025\n"
    planned = plan(read_list((head + row).encode(), "list.csv"), registry, Options(today=TODAY))
    reason = planned.rows[0].reason
    assert planned.rows[0].outcome is Outcome.AMBIGUOUS
    assert reason is not None
    assert (reason.code, reason.values["fields"]) == ("unsure", "issuer")


@pytest.mark.parametrize(
    "acting",
    ["Quyết định số 12/2014/QĐ-UBND ngày 01/02/2014", "Quyết định số 12/2014/QĐ-UBND"],
)
def test_a_document_does_not_replace_a_later_one(registry: Registry, acting: str) -> None:
    row = f"Quyết định số 1/2020/QĐ-UBND ngày 02/3/2020,toàn bộ,Được thay thế bởi {acting},01/6/2025"
    assert outcomes(made(registry, row)) == [("conflict", "acting_is_older")]


def test_a_list_announced_before_its_document(registry: Registry) -> None:
    row = "Quyết định số 1/2020/QĐ-UBND ngày 02/3/2020,toàn bộ,Hết thời hạn,01/6/2025"
    early = Options(today=TODAY, announced_by="Quyết định số 5/QĐ-UBND ngày 05/01/2019")
    assert outcomes(made(registry, row, options=early)) == [("conflict", "acting_is_older")]
