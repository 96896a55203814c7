"""`vbqppl extract`: every citation in a text or document."""

from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output
from vbqppl.cli.layout import clip
from vbqppl.cli.talk import ExitCode

if TYPE_CHECKING:
    from vbqppl.citation import Mention
    from vbqppl.cli.app import Session
    from vbqppl.readers import Manuscript

_COLUMNS = ("start", "end", "kind", "type", "number", "date", "issuer", "title", "provisions", "footnote", "text")
_SHOWN = ("start", "kind", "type", "number", "date", "issuer", "provisions", "footnote")


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FILE")],
    *,
    text: Annotated[bool, typer.Option("--text")] = False,
    relative: Annotated[bool, typer.Option("--relative")] = False,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Print the mentions in order of position; no mention is the answer 1."""
    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    manuscript = options.manuscript(source)
    if text:
        output.put(manuscript.text.encode(), target.path)
        return ExitCode.GOOD
    mentions = find(manuscript, relative=relative)
    if target.format is output.Format.HTML:
        from vbqppl.citation.marked import marked_page

        page = marked_page(manuscript.text, mentions, manuscript.name, session.talk.lang)
        output.put(page.encode("utf-8", "replace"), target.path)
    else:
        output.write(answer(mentions, session, for_people=target.for_people), target)
    if not mentions:
        session.talk.note("extract.none")
        return ExitCode.NOT_GOOD
    session.talk.note("extract.count", count=len(mentions), file=manuscript.name)
    return ExitCode.GOOD


def find(manuscript: "Manuscript", *, relative: bool) -> "list[Mention]":
    """Return the mentions of a manuscript."""
    from vbqppl.citation import extract

    return list(extract(manuscript.text, relative=relative))


def answer(mentions: "list[Mention]", session: "Session", *, for_people: bool) -> output.Answer:
    """Return the mentions as an answer; the table for people leaves out what rarely fits."""
    documents = [mention.as_json() for mention in mentions]
    if not for_people:
        columns = [output.Column(key, session.t(f"col.{key}")) for key in _COLUMNS]
        return output.Answer(documents, documents, columns, lines=documents)
    records = [
        {
            **item,
            "kind": session.t(f"kind.{item['kind']}"),
            "number": item["number"] or clip(str(item["text"]), 40),
        }
        for item in documents
    ]
    columns = [output.Column(key, session.t(f"col.{key}")) for key in _SHOWN]
    return output.Answer(documents, records, columns)
