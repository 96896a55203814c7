"""`vbqppl search`: full text, with or without diacritics."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import width, wrap
from vbqppl.cli.talk import ExitCode, wants_color

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.search import Hit, Results

_COLUMNS = ("number", "type", "issued_on", "issuer", "title", "provision", "score", "status", "snippet")


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS")],
    *,
    types: Annotated[list[str] | None, typer.Option("--type", metavar="TYPE")] = None,
    issuers: Annotated[list[str] | None, typer.Option("--issuer", metavar="ORG")] = None,
    years: Annotated[list[int] | None, typer.Option("--year", metavar="YEAR")] = None,
    statuses: Annotated[list[str] | None, typer.Option("--status", metavar="STATUS")] = None,
    fields: Annotated[list[str] | None, typer.Option("--field", metavar="FIELD")] = None,
    as_of: options.AsOf = None,
    territory: options.Territory = None,
    sort: Annotated[str, typer.Option("--sort", metavar="ORDER")] = "relevance",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1)] = 10,
    offset: Annotated[int, typer.Option("--offset", metavar="N", min=0)] = 0,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Print the hits, best first; none is the answer 1."""
    from vbqppl.search import Options, open_engine
    from vbqppl.validity import StatusCode

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    asked = Options(
        types=tuple(types or ()),
        issuers=tuple(issuers or ()),
        years=tuple(options.year(each, "--year") or each for each in years or ()),
        fields=tuple(fields or ()),
        territory=territory,
        status=tuple(options.choice(each, StatusCode, "--status") for each in statuses or ()),
        as_of=options.day(as_of, "--as-of"),
        sort=sort,
        limit=limit,
        offset=offset,
    )
    with open_engine(session.registry()) as engine:
        followed = engine.follow()
        if followed.rebuilt is not None:
            session.talk.detail("search.rebuilt", documents=followed.documents)
        if followed.waiting:
            session.talk.warn("search.waiting")
        results = engine.search(" ".join(words), asked)
    output.write(answer(results, session, color=target.path is None and wants_color(sys.stdout)), target)
    if results.cut:
        session.talk.warn("search.cut")
    if not results.hits:
        session.talk.note("search.none")
        return ExitCode.NOT_GOOD
    if results.total > offset + len(results.hits):
        session.talk.note("talk.cap", shown=len(results.hits), total=results.total)
    return ExitCode.GOOD


def answer(results: "Results", session: "Session", *, color: bool = False) -> output.Answer:
    """Return the hits as an answer."""
    items = [hit_json(hit, session) for hit in results.hits]
    document = {
        "query": results.query.text,
        "total": results.total,
        "exact": results.exact,
        "took_ms": results.took_ms,
        "stage": str(results.stage) if results.stage is not None else None,
        "hits": items,
    }
    records = [
        {**hit.document.as_json(), **item, "snippet": hit.snippet.text}
        for hit, item in zip(results.hits, items, strict=True)
    ]
    columns = [output.Column(key, session.t(f"col.{key}")) for key in _COLUMNS]
    blocks = [_block(number, hit, session, color=color) for number, hit in enumerate(results.hits, start=1)]
    text = "\n".join([*blocks, session.t("search.total", total=results.total)]) + "\n" if blocks else ""
    return output.Answer(document, records, columns, text, lines=items)


def hit_json(hit: "Hit", session: "Session") -> dict[str, object]:
    """Return one hit with the keys of the contract; `marks` are places inside the snippet."""
    status = hit.status
    return {
        "document": hit.document.as_json(),
        "provision": hit.provision or None,
        "score": round(hit.score, 4),
        "snippet": hit.snippet.marked("**", "**"),
        "snippet_text": hit.snippet.text,
        "marks": [list(mark) for mark in hit.snippet.marks],
        "status": str(status.code) if status else None,
        "status_label": present.status_label(status.code, session.talk) if status else None,
    }


def _block(number: int, hit: "Hit", session: "Session", *, color: bool) -> str:
    talk = session.talk
    before, after = ("\x1b[1m", "\x1b[0m") if color else ("«", "»")
    lines = wrap(f"{number}. {present.document_line(hit.document, talk)}", min(width(), 120))
    if hit.status is not None:
        lines.append(f"   {present.status_line(hit.status, talk)}")
    place = f"{hit.provision}: " if hit.provision else ""
    lines += wrap(place + hit.snippet.marked(before, after), min(width(), 120), "   ")
    return "\n".join(lines) + "\n"
