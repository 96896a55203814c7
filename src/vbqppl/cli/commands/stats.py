"""`vbqppl stats`: counts for the yearly report."""

from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import plain_table, wrap
from vbqppl.cli.talk import ExitCode, UsageError

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.lists.counts import Count


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    *,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR")] = None,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="ORG")] = None,
    by: Annotated[str, typer.Option("--by", metavar="FIELDS")] = "type,status",
    as_of: options.AsOf = None,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Count, and write the sentence of the yearly report where a year is asked for."""
    from vbqppl.lists.counts import BY, count_now, count_year
    from vbqppl.lists.draft import sentence
    from vbqppl.registry.issuers import asked_issuer

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    columns = tuple(dict.fromkeys(part.strip() for part in by.split(",") if part.strip()))
    for name in columns:
        if name not in BY:
            raise UsageError("error.choice", option="--by", known=", ".join(BY), words=name)
    options.year(year, "--year")
    day = options.day(as_of, "--as-of") or options.today()
    registry = session.registry()
    later = 0
    if year is not None:
        rows = count_year(registry, year, columns, issuer=issuer)
        full = count_year(registry, year, ("type", "status"), issuer=issuer)
        summed = sentence(full, options.issuer_title(session, issuer) if issuer else None)
    else:
        rows = count_now(registry, day, columns, issuer=issuer)
        summed = None
        later = registry.documents.count_issued_after(day, asked_issuer(issuer) if issuer else None)
    when = present.date_text(day, session.talk)
    output.write(answer(rows, columns, summed, session, year=year, day=when, later=later), target)
    if issuer:
        options.known_issuer(session, [issuer])
    if not rows:
        session.talk.note("stats.none")
        return ExitCode.NOT_GOOD
    return ExitCode.GOOD


def answer(  # noqa: PLR0913  what the table needs
    rows: "list[Count]",
    by: tuple[str, ...],
    summed: str | None,
    session: "Session",
    *,
    year: int | None,
    day: str,
    later: int = 0,
) -> output.Answer:
    """Return the counts as an answer; `later` documents were issued after the day and are in no row."""
    items = [_row(row, session) for row in rows]
    total = sum(row.count for row in rows)
    keys = ["period", *by, *(["status_label"] if "status" in by else []), "count"]
    columns = [output.Column(key, session.t(f"stats.col.{key}")) for key in keys]
    shown = [key for key in keys if key != "status"]
    periods = {name: session.t(f"stats.period.{name}", year=year, day=day) for name in ("within", "missed", "now")}
    table = plain_table(
        [session.t(f"stats.col.{key}") for key in shown],
        [
            [periods[str(item["period"])] if key == "period" else output.cell(item[key]) for key in shown]
            for item in items
        ],
    )
    text = table + session.t("stats.total", total=total) + "\n"
    if later:
        text += session.t("stats.later", count=later, day=day) + "\n"
    if summed:
        text += "\n" + "\n".join(wrap(summed, 100)) + "\n"
    document = {"year": year, "rows": items, "total": total, "issued_later": later, "sentence": summed}
    return output.Answer(document, items, columns, text, lines=items)


def _row(row: "Count", session: "Session") -> dict[str, object]:
    item = row.as_json()
    if "status" in row.values:
        item["status_label"] = present.status_label(str(row.values["status"]), session.talk)
    return item
