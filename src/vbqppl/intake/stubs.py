"""Stubs: documents that are known only because another text cites them."""

from collections.abc import Iterable

from vbqppl.citation.model import Mention, MentionKind
from vbqppl.citation.number import parse_number
from vbqppl.intake.identity import join_key, number_parts, with_number
from vbqppl.intake.model import ImportReport
from vbqppl.registry import Registry, Source
from vbqppl.validity.model import Document, KnownBy


def register_stubs(registry: Registry, mentions: Iterable[Mention], source: str, by: str = "vbqppl") -> ImportReport:
    """Record a stub for each cited document that the registry does not hold, as one batch.

    A citation is known already where a held document has its number and nothing said differs. A stub holds
    what the citation says and nothing else; its effect stays unknown.
    """
    report = ImportReport(source_file=source, mapping="citations")
    with registry.batch("stubs", by, source_file=source) as batch:
        for mention in mentions:
            report.read += 1
            document = stub_of(mention)
            if document is None:
                report.left_out["no_number"] += 1
            elif any(_fits(held, document) for held in _near(registry, document)):
                report.unchanged += 1
            else:
                document_id = batch.add_document(document)
                batch.add_source(Source(document_id, source))
                report.added += 1
        changed = batch.changed
    report.batch = batch.id if changed else None
    return report


def stub_of(mention: Mention) -> Document | None:
    """Return what a citation says of its document; None where it has no number, or is the text's own."""
    if mention.kind is not MentionKind.FULL or mention.own or not mention.number:
        return None
    if parse_number(mention.number) is None:
        return None
    return with_number(
        Document(
            type=mention.type,
            number=mention.number,
            title=mention.title,
            issuer=mention.issuer,
            issued_on=mention.date,
            known_by=KnownBy.CITATION,
        )
    )


def _near(registry: Registry, document: Document) -> list[Document]:
    parts = number_parts(document.number or "")
    return registry.documents.by_number_key(parts[0]) if parts else []


def _fits(held: Document, document: Document) -> bool:
    """Tell whether a held document may be the one cited."""
    mine, theirs = join_key(held), join_key(document)
    if mine is not None and theirs is not None:
        return mine == theirs
    return held.issued_on == document.issued_on or None in {held.issued_on, document.issued_on}
