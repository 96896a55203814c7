"""`vbqppl add`: record one document from its facts."""

from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import keeping, options, output, present
from vbqppl.cli.talk import CliError, ExitCode

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.registry import Registry
    from vbqppl.validity import Document


class AlreadyThereError(CliError):
    """The registry has a document that the facts fit."""

    code = ExitCode.NOT_GOOD


def command(  # noqa: PLR0913  the fields of a document
    ctx: typer.Context,
    citation: Annotated[str, typer.Argument(metavar="CITATION")],
    *,
    title: options.Title = None,
    kind: options.TypeName = None,
    issuer: options.Issuer = None,
    issued_on: options.IssuedOn = None,
    effective_on: options.EffectiveOn = None,
    declared_end: options.DeclaredEnd = None,
    territory: options.DocTerritory = None,
    field: options.Field = None,
    signer: options.Signer = None,
    normative: options.NormativeWord = None,
    drafting_body: options.DraftingBody = None,
    source: Annotated[str | None, typer.Option("--source", metavar="TEXT")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
    dry_run: options.DryRun = False,
    as_json: options.Json = False,
    out: options.Output = None,
) -> int:
    """Record a document; one that the registry already holds is not recorded twice."""
    from vbqppl.intake.plausible import document_doubts
    from vbqppl.registry import Source

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, output=out)
    given = options.fields(
        title=title,
        type=kind,
        issuer=issuer,
        issued_on=issued_on,
        effective_on=effective_on,
        declared_end=declared_end,
        territory=territory,
        field=field,
        signer=signer,
        normative=normative,
        drafting_body=drafting_body,
    )
    document = from_citation(citation, given)
    registry = session.registry()
    if not force and (known := same(registry, document)) is not None:
        raise AlreadyThereError("add.known", document=present.document_name(known, session.talk), id=known.id)
    keeping.judge(document_doubts(document, options.today()), session.talk)
    if not dry_run:
        with registry.batch("add", options.person(), note=source) as batch:
            ident = batch.add_document(document)
            if source:
                batch.add_source(Source(ident, source))
        document = registry.documents.get(ident) or document
        session.talk.note("mark.batch", batch=batch.id)
    output.write(document_answer(document, session), target)
    return ExitCode.GOOD


def from_citation(citation: str, given: dict[str, object]) -> "Document":
    """Return the document that a citation and the options describe. Raises UsageError."""
    from dataclasses import replace

    from vbqppl.intake.identity import with_number
    from vbqppl.validity import Document

    mention = keeping.citation(citation)
    document = Document(
        type=mention.type,
        number=mention.number,
        title=mention.title or (mention.text if mention.number is None else None),
        issuer=mention.issuer,
        issued_on=mention.date,
    )
    return with_number(replace(document, **given))  # type: ignore[arg-type]


def same(registry: "Registry", document: "Document") -> "Document | None":
    """Return a document of the registry that has this number and contradicts no other fact; None if none."""
    from vbqppl.citation import parse_number
    from vbqppl.text import squash

    number = parse_number(document.number) if document.number else None
    if number is None:
        return None
    for known in registry.documents.by_number_key(number.key):
        pairs = (
            (known.type, document.type),
            (known.issued_on, document.issued_on),
            (squash(known.issuer or ""), squash(document.issuer or "")),
        )
        if all(not mine or not theirs or mine == theirs for mine, theirs in pairs):
            return known
    return None


def document_answer(document: "Document", session: "Session") -> output.Answer:
    """Return one document as an answer."""
    item = document.as_json()
    columns = [output.Column(key, key) for key in item]
    text = present.document_line(document, session.talk) + "\n"
    return output.Answer(item, [item], columns, text)
