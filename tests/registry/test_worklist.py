import datetime as dt

from vbqppl.registry import Registry
from vbqppl.registry.issuers import asked_issuer
from vbqppl.registry.worklist import difference_sheet, worklist
from vbqppl.validity import Document, Event, EventKind, Normative, RelationEdge, RelationType, parse_scope
from vbqppl.validity.review import Reason

WHEN = dt.date(2026, 3, 15)


def test_the_worklist_keeps_what_was_decided(registry: Registry) -> None:
    scope = parse_scope("Điều 9")
    assert scope is not None
    with registry.batch("import", "a") as batch:
        law = batch.add_document(Document(type="Luật", number="10/2015/QH13", effective_on=dt.date(2016, 1, 1)))
        batch.add_event(Event(law, EventKind.REPEALED, dt.date(2024, 1, 1)))
        one = batch.add_document(
            Document(
                type="Quyết định",
                number="3/2017/QĐ-UBND",
                issuer="UBND tỉnh Sơn La",
                issued_on=dt.date(2017, 1, 1),
                effective_on=dt.date(2017, 2, 1),
                normative=Normative.YES,
            )
        )
        batch.add_relation(RelationEdge(one, RelationType.DETAILS, law))
        batch.add_relation(RelationEdge(one, RelationType.BASED_ON, None, "một luật"))
        batch.add_event(Event(one, EventKind.REPEALED, dt.date(2020, 1, 1), scope=scope, acting_id=law))
        batch.set_text(one, "Điều 1. Một\n")
    found = list(worklist(registry, as_of=WHEN))
    assert [each.item.reason for each in found] == [Reason.PARENT_EXPIRED, Reason.MISSING_PROVISION]
    assert found == list(worklist(registry, as_of=WHEN, ids=[one]))
    key = found[0].item.key
    with registry.batch("review", "b") as batch:
        batch.decide(key, one, "tiếp tục áp dụng", "không trái luật mới", dt.date(2026, 6, 30))
    assert [each.item.key for each in worklist(registry, as_of=WHEN)] == [found[1].item.key]
    decided = next(iter(worklist(registry, as_of=WHEN, every=True))).as_json()
    assert decided["decision"] == {"decision": "tiếp tục áp dụng", "reason": "không trái luật mới", "batch": 2}
    assert (decided["due"], decided["reason"]) == ("2026-06-30", "parent_expired")
    registry.undo(batch.id, "b")
    assert [each.item.key for each in worklist(registry, as_of=WHEN)] == [each.item.key for each in found]


def test_the_difference_sheet_names_ours_and_theirs(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        one = batch.add_document(Document(type="Quyết định", number="3/2017/QĐ-UBND", effective_on=dt.date(2017, 2, 1)))
        told = dt.date(2023, 1, 1)
        for source in ("vbpl.vn", "sổ"):
            batch.add_event(Event(one, EventKind.PUBLISHED_STATUS, label="Ngưng hiệu lực", source=source, seen=told))
    found = [each.as_json() for each in difference_sheet(registry, as_of=WHEN)]
    assert [(each["ours"], each["theirs"], each["why"]) for each in found] == [("in_force", "suspended", "no_fact")] * 2
    assert [each["source"] for each in found] == ["vbpl.vn", "sổ"]
    assert len(list(difference_sheet(registry, as_of=WHEN, source="sổ"))) == 1


def test_documents_issued_later_are_left_out_and_counted(registry: Registry) -> None:
    with registry.batch("import", "a") as batch:
        for number, issued, start in (
            ("3/2017/QĐ-UBND", dt.date(2017, 5, 2), dt.date(2017, 5, 1)),
            ("4/2018/QĐ-UBND", None, None),
            ("5/QĐ-UBND", None, None),
        ):
            batch.add_document(
                Document(
                    type="Quyết định",
                    number=number,
                    issuer="UBND tỉnh Sơn La",
                    issued_on=issued,
                    effective_on=start,
                    normative=Normative.YES,
                )
            )
    found = [each.item.reason for each in worklist(registry, as_of=dt.date(2017, 5, 2))]
    assert found == [Reason.RETROACTIVE, Reason.CONTRADICTION]
    assert not list(worklist(registry, as_of=dt.date(2017, 5, 1)))
    count = registry.documents.count_issued_after
    assert [count(dt.date(year, 1, 1)) for year in (2016, 2017, 2018)] == [2, 2, 0]
    assert count(dt.date(2017, 5, 2)) == 1  # the number of the second says 2018
    assert count(dt.date(2016, 1, 1), asked_issuer("tỉnh Sơn La")) == 2
    assert count(dt.date(2016, 1, 1), asked_issuer("tỉnh Hà Nam")) == 0
