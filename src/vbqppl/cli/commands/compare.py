"""`vbqppl compare`: our status against the one that sources publish, and why they differ."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import number, wrap
from vbqppl.cli.talk import ExitCode

if TYPE_CHECKING:
    import datetime as dt

    from vbqppl.cli.app import Session
    from vbqppl.registry import Registry
    from vbqppl.validity.comparison import Difference

_COLUMNS = ("document", "ours", "basis", "theirs", "source", "seen", "why")
_SHOWN = 10
# What a person can do something about comes first.
_ORDER = (
    "facts_differ", "no_fact", "no_ground", "amended_not_expired", "happened_since", "seen_later", "no_effective_date",
    "not_applicable",
)  # fmt: skip


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    *,
    source: Annotated[str | None, typer.Option("--source", metavar="TEXT")] = None,
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """List every published status that is not what the registry's own facts give, with the reason."""
    from vbqppl.registry.worklist import difference_sheet

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    day = options.day(as_of, "--as-of") or options.today()
    registry = session.registry()
    labels = published(registry, source)
    found = list(difference_sheet(registry, as_of=day, source=source))
    if not labels:
        session.talk.note("compare.none" if source is None else "compare.no_source", source=source)
    output.write(answer(found, labels, day, session), target)
    return ExitCode.NOT_GOOD if found else ExitCode.GOOD


def published(registry: "Registry", source: str | None) -> Counter[str]:
    """Return how often sources publish each label, as printed."""
    rows = registry.connection.execute(
        "SELECT label, count(*) FROM event WHERE kind = 'published_status' AND label IS NOT NULL "
        "AND (? IS NULL OR source = ?) GROUP BY label",
        (source, source),
    )
    return Counter({str(label): int(count) for label, count in rows})


def answer(found: "list[Difference]", labels: Counter[str], day: "dt.date", session: "Session") -> output.Answer:
    """Return the sheet as an answer: one row a label that differs, and the counts of all."""
    from vbqppl.validity.labels import read_label

    unknown = sum(count for label, count in labels.items() if read_label(label) is None)
    total = labels.total()
    found = sorted(found, key=lambda each: _ORDER.index(each.why) if each.why in _ORDER else len(_ORDER))
    counts = Counter(str(each.why) for each in found)
    summary = {
        "as_of": day.isoformat(),
        "published": total,
        "same": total - unknown - len(found),
        "different": len(found),
        "not_read": unknown,
        "why": dict(counts),
    }
    items = [each.as_json() for each in found]
    records = [_record(each, session) for each in found]
    columns = [output.Column(key, session.t(f"compare.col.{key}")) for key in _COLUMNS]
    lines = [session.t("compare.summary", day=present.date_text(day, session.talk), **_numbers(summary))]
    for why, count in counts.items():
        lines += ["", f"{why_text(why, session)} ({number(count)}):"]
        group = [each for each in found if each.why == why]
        for each in group[:_SHOWN]:
            lines += _block(each, session)
        if len(group) > _SHOWN:
            lines.append("  " + session.t("talk.cap_rows", shown=_SHOWN, total=len(group)))
    text = "\n".join(lines) + "\n"
    return output.Answer({"rows": items, "summary": summary}, records, columns, text, lines=items)


def _numbers(summary: dict[str, object]) -> dict[str, object]:
    return {key: number(int(str(summary[key]))) for key in ("published", "same", "different", "not_read")}


def why_text(why: str, session: "Session") -> str:
    """Return why two statuses differ, in words."""
    key = f"compare.why.{why}"
    return session.t(key) if options.has_text(key) else why


def _record(each: "Difference", session: "Session") -> dict[str, object]:
    from vbqppl.validity.timeline import seen_on

    talk = session.talk
    return {
        "document": present.document_line(each.document, talk),
        "ours": present.status_line(each.ours, talk),
        "basis": "; ".join(present.event_line(event, talk) for event in each.ours.basis),
        "theirs": each.published.label,
        "source": present.source_text(each.published),
        "seen": present.fact_text(seen_on(each.published), talk),
        "why": why_text(str(each.why), session),
    }


def _block(each: "Difference", session: "Session") -> list[str]:
    talk = session.talk
    theirs = session.t("compare.theirs", source=each.published.source or "?", label=each.published.label)
    return [
        *wrap(f"id:{each.document.id} {present.document_line(each.document, talk)}", 108, "  "),
        *wrap(session.t("compare.ours", status=present.status_line(each.ours, talk)), 104, "      "),
        *wrap(theirs, 104, "      "),
    ]
