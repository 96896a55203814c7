"""How a document that is held is cited in full."""

from vbqppl.citation.write import Cited, write_citation
from vbqppl.validity.model import Document


def cite_document(document: Document) -> str:
    """Return the citation of a document of the registry: type, number, day and issuer as far as they are known."""
    return write_citation(Cited(document.type or "Văn bản", document.number, document.issued_on, document.issuer))
