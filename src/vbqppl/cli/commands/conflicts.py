"""`vbqppl conflicts`: where two sources of one document disagree; what the registry held has stayed."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import clip, plain_table
from vbqppl.cli.talk import ExitCode

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.registry import Registry
    from vbqppl.validity import Document

_COLUMNS = ("id", "document", "field", "ours", "theirs", "source", "source_id")
_SHOWN = 50
_WORDS = 60


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field of a document on which a source says something else than the registry has now."""

    document: "Document"
    field: str
    ours: str | None
    theirs: str
    source: str
    source_id: str | None

    def as_json(self) -> dict[str, object]:
        """Return it with the keys of `conflicts --json`."""
        return {
            "document": self.document.as_json(),
            "field": self.field,
            "ours": self.ours,
            "theirs": self.theirs,
            "source": self.source,
            "source_id": self.source_id,
        }


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    citation: Annotated[str | None, typer.Argument(metavar="CITATION")] = None,
    *,
    source: Annotated[str | None, typer.Option("--source", metavar="TEXT")] = None,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """List what sources say otherwise than the registry, until one of them is corrected."""
    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    registry = session.registry()
    document_id = None if citation is None else options.one_document(registry, citation).id
    found = list(disagreements(registry, document_id, source))
    output.write(answer(found, session), target)
    if not found:
        session.talk.note("conflicts.none")
    return ExitCode.NOT_GOOD if found else ExitCode.GOOD


def disagreements(registry: "Registry", document_id: int | None, source: str | None) -> Iterator[Disagreement]:
    """Yield what sources say otherwise; what has been corrected since, on either side, is left out."""
    rows = registry.connection.execute(
        "SELECT document_id, source, source_id, conflicts FROM document_source WHERE conflicts IS NOT NULL "
        "AND (? IS NULL OR document_id = ?) AND (? IS NULL OR source = ?) ORDER BY document_id, id",
        (document_id, document_id, source, source),
    ).fetchall()
    documents = registry.documents.many({int(row[0]) for row in rows})
    for ident, name, source_id, told in rows:
        document = documents.get(ident)
        for field, _, theirs in json.loads(told) if document else ():
            now = getattr(document, field)
            ours = None if now is None else str(now)
            if document is not None and ours != theirs:
                yield Disagreement(document, field, ours, theirs, name, source_id)


def answer(found: list[Disagreement], session: "Session") -> output.Answer:
    """Return the disagreements as an answer."""
    items = [each.as_json() for each in found]
    records = [_record(each, session) for each in found]
    columns = [output.Column(key, session.t(f"conflicts.col.{key}")) for key in _COLUMNS]
    shown = [column for column in columns if column.key != "source_id"]
    rows = [[clip(output.cell(record[column.key]), _WORDS) for column in shown] for record in records[:_SHOWN]]
    text = plain_table([column.label for column in shown], rows) if rows else ""
    if len(found) > _SHOWN:
        text += session.t("talk.cap_rows", shown=_SHOWN, total=len(found)) + "\n"
    return output.Answer({"conflicts": items}, records, columns, text, lines=items)


def _record(each: Disagreement, session: "Session") -> dict[str, object]:
    return {
        "id": each.document.id,
        "document": present.document_name(each.document, session.talk),
        "field": present.field_label(each.field, session.talk),
        "ours": _fact(each.ours, session),
        "theirs": _fact(each.theirs, session),
        "source": each.source,
        "source_id": each.source_id,
    }


def _fact(words: str | None, session: "Session") -> str:
    """Return a value as people write it; days are kept as ISO text."""
    return present.fact_text(options.iso_day(words or "") or words, session.talk)
