"""`vbqppl edit`: correct the facts of one document."""

from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import keeping, options, output, present
from vbqppl.cli.commands.add import document_answer
from vbqppl.cli.talk import ExitCode, UsageError

if TYPE_CHECKING:
    from vbqppl.cli.app import Session

_CLEARABLE = (
    "title", "type", "issuer", "issued_on", "effective_on", "declared_end", "territory", "field", "signer",
    "drafting_body",
)  # fmt: skip


def command(  # noqa: PLR0913  the fields of a document
    ctx: typer.Context,
    citation: Annotated[str, typer.Argument(metavar="CITATION")],
    *,
    number: Annotated[str | None, typer.Option("--number", metavar="NUMBER")] = None,
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
    clear: Annotated[list[str] | None, typer.Option("--clear", metavar="COLUMN")] = None,
    reason: Annotated[str | None, typer.Option("--reason", metavar="TEXT")] = None,
    dry_run: options.DryRun = False,
    as_json: options.Json = False,
    out: options.Output = None,
) -> int:
    """Set or clear fields; what stood there stays in the journal."""
    from dataclasses import replace

    from vbqppl.intake.plausible import document_doubts

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, output=out)
    changes = options.fields(
        number=number,
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
    for name in clear or []:
        if name not in _CLEARABLE:
            raise UsageError("error.choice", option="--clear", known=", ".join(_CLEARABLE), words=name)
        changes[name] = None
    if not changes:
        raise UsageError("edit.nothing")
    registry = session.registry()
    keeping.check_dates(citation)
    document = options.one_document(registry, citation)
    for name, value in changes.items():
        before = getattr(document, name)
        if before != value:
            words = {key: present.fact_text(each, session.talk) for key, each in (("before", before), ("after", value))}
            session.talk.note("edit.change", field=present.field_label(name, session.talk), **words)
    keeping.judge(document_doubts(replace(document, **changes), options.today()), session.talk)  # type: ignore[arg-type]
    if not dry_run:
        with registry.batch("edit", options.person(), note=reason) as batch:
            changed = batch.edit_document(document.id, **changes)
        session.talk.note("mark.batch" if changed else "edit.same", batch=batch.id)
        document = registry.documents.get(document.id) or document
    output.write(document_answer(document, session), target)
    return ExitCode.GOOD
