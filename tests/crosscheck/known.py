"""A registry for tests: real tables in a temporary folder, filled with the documents of one example."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from vbqppl.crosscheck.model import Report
from vbqppl.crosscheck.rules import Example
from vbqppl.readers import read
from vbqppl.registry import Registry


@contextmanager
def registry_of(example: Example, folder: Path) -> Iterator[Registry]:
    """Open a new registry that holds what an example says; its documents have the ids 1, 2, …"""
    with Registry.open(folder, create=True) as registry:
        if example.documents:
            with registry.batch(kind="test", by="test") as batch:
                ids = [batch.add_document(document) for document in example.documents]
                assert ids == list(range(1, len(ids) + 1))
                batch.add_events(replace(event) for event in example.events)
                for document_id, text in example.texts:
                    batch.set_text(document_id, text)
        yield registry


def checked(example: Example, folder: Path) -> Report:
    """Cross-check the text of an example against its registry."""
    from vbqppl.crosscheck import crosscheck

    manuscript = read(example.text.encode(), "vi-du.md")
    with registry_of(example, folder) as registry:
        return crosscheck(manuscript, registry, as_of=example.as_of, issuer=example.issuer)
