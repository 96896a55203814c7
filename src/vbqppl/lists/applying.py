"""Applying a plan: one transaction, one batch, all or nothing."""

from collections.abc import Callable
from dataclasses import replace

from vbqppl.lists.errors import PlanOutdatedError, TooManyChangesError
from vbqppl.lists.model import Plan, PlanRow
from vbqppl.lists.planning import plan as make_plan
from vbqppl.registry import Registry, Source


def apply(
    plan: Plan,
    registry: Registry,
    by: str,
    *,
    most: int | None = None,
    chosen: Callable[[PlanRow], bool] | None = None,
) -> int | None:
    """Write the changes of a plan as one batch and return its number; None where there was nothing to write.

    Raises TooManyChangesError for more changes than `most`, PlanOutdatedError where the registry was changed
    after the plan was made and rows would come out otherwise now; nothing is written then.
    """
    rows = [row for row in plan.changes if chosen is None or chosen(row)]
    if most is not None and len(rows) > most:
        raise TooManyChangesError(len(rows), most)
    if not rows:
        return None
    note = plan.options.announced_by
    with registry.batch(
        "mark-expired", by, source_file=plan.source.name, sha256=plan.source.sha256, note=note
    ) as batch:
        _check_current(plan, registry, batch.id)
        created = [row for row in rows if row.create and row.document is not None]
        ids = batch.add_documents(row.document for row in created if row.document is not None)
        made = dict(zip(map(id, created), ids, strict=True))
        batch.add_sources(Source(ident, plan.source.name) for ident in ids)
        batch.add_events(
            replace(row.event, document_id=made.get(id(row), row.event.document_id))
            for row in rows
            if row.event is not None
        )
    return batch.id


def _check_current(plan: Plan, registry: Registry, batch_id: int) -> None:
    """Plan again where batches were written since; inside the transaction, so that nothing can come between."""
    later = (
        tuple(info.id for info in registry.history() if plan.head < info.id < batch_id)
        if batch_id > plan.head + 1
        else ()
    )
    if not later:
        return
    again = make_plan(plan.source, registry, plan.options)
    differ = tuple(
        old.row.row
        for old, new in zip(plan.rows, again.rows, strict=True)
        if (old.outcome, old.document and old.document.id, old.before)
        != (new.outcome, new.document and new.document.id, new.before)
    )
    if differ:
        raise PlanOutdatedError(later, differ)
