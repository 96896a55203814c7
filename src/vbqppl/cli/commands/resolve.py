"""`vbqppl resolve`: each line a citation, each answer the document or the candidates."""

from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.talk import ExitCode, worst

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.resolve import Resolution

_COLUMNS = ("query", "outcome", "id", "number", "type", "issued_on", "issuer", "title", "candidates", "differences")


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FILE")],
    *,
    issuer: Annotated[str | None, typer.Option("--issuer", metavar="ORG")] = None,
    territory: options.Territory = None,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Resolve every line that is not empty; the exit code is the worst of theirs."""
    from vbqppl.resolve import Context, Resolver

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    queries = options.lines(source)
    resolver = Resolver(session.registry())
    context = Context(issuer=issuer, territory=territory) if issuer or territory else None
    progress = session.talk.progress(queries, "progress.resolve", len(queries))
    resolutions = list(resolver.resolve_many(progress, context))
    output.write(answer(resolutions, session, as_lines=not target.for_people), target)
    counts = dict.fromkeys(("resolved", "resolved_with_differences", "ambiguous", "not_found"), 0)
    for resolution in resolutions:
        counts[str(resolution.outcome)] += 1
    session.talk.note("resolve.count", total=len(resolutions), **counts)
    return worst(code(resolution) for resolution in resolutions)


def code(resolution: "Resolution") -> ExitCode:
    """Return the exit code of one answer."""
    from vbqppl.resolve import Outcome

    if resolution.outcome is Outcome.AMBIGUOUS:
        return ExitCode.AMBIGUOUS
    return ExitCode.GOOD if resolution.outcome.found else ExitCode.NOT_GOOD


def answer(resolutions: "list[Resolution]", session: "Session", *, as_lines: bool) -> output.Answer:
    """Return the answers; JSON Lines is the format of record, JSON a list of the same."""
    items = [resolution.as_json(session.talk.lang) for resolution in resolutions]
    records = [_record(resolution, session) for resolution in resolutions]
    columns = [output.Column(key, session.t(f"col.{key}")) for key in _COLUMNS]
    text = None if as_lines else "\n".join(_page(resolution, session) for resolution in resolutions)
    return output.Answer(items, records, columns, text, lines=items)


def _record(resolution: "Resolution", session: "Session") -> dict[str, object]:
    facts = resolution.document.as_json() if resolution.document else {}
    others = [] if resolution.document else resolution.candidates
    return {
        **{key: facts.get(key) for key in _COLUMNS},
        "query": resolution.query,
        "outcome": str(resolution.outcome),
        "candidates": [present.document_name(each.document, session.talk) for each in others],
        "differences": present.difference_lines(resolution, session.talk),
    }


def _page(resolution: "Resolution", session: "Session") -> str:
    talk = session.talk
    lines = [f"{resolution.query}", f"  {session.t(f'outcome.{resolution.outcome}')}"]
    if resolution.document is not None:
        lines[-1] += f": {present.document_line(resolution.document, talk)}"
        lines += [f"  ! {line}" for line in present.difference_lines(resolution, talk)]
    else:
        lines += [f"  {line}" for line in present.reason_lines(resolution, talk)]
        lines += present.candidate_lines(resolution.candidates, talk)
    return "\n".join(lines) + "\n"
