"""The real collections: read whole, the same again changes nothing."""

from collections import Counter
from pathlib import Path

import pytest

from tests.shared import shared
from vbqppl.intake import import_file
from vbqppl.registry import Registry, journal
from vbqppl.validity import EventKind

pytestmark = pytest.mark.shared


@pytest.mark.parametrize(
    ("path", "mapping", "read", "rejected"),
    [
        ("data/registry/sonla.jsonl", "sonla", 367, 0),
        ("data/registry/binhduong.jsonl", "binhduong", 3620, 3),
        ("data/validity/phapdien_docs.jsonl.gz", "phapdien_docs", 4631, 3),
    ],
)
def test_a_collection_again_changes_nothing(
    registry: Registry, path: str, mapping: str, read: int, rejected: int
) -> None:
    first = import_file(registry, shared(path), by="test")
    assert (first.mapping, first.read, len(first.rejected)) == (mapping, read, rejected)
    assert first.added + first.updated + first.unchanged + rejected == read
    again = import_file(registry, shared(path), by="test")
    assert (again.unchanged, again.batch) == (read - rejected, None)
    assert not list(journal.verify(registry.connection))


def test_the_codifications_edges_are_events_with_the_acting_documents_day(registry: Registry) -> None:
    import_file(registry, shared("data/validity/phapdien_docs.jsonl.gz"), by="test")
    report = import_file(registry, shared("data/validity/phapdien_relations.jsonl"), by="test")
    assert (report.read, report.rejected) == (1721, [])
    kinds: Counter[EventKind] = Counter()
    dated = 0
    for _, events in registry.timelines():
        for event in events:
            kinds[event.kind] += 1
            dated += event.works_from is not None
            assert not event.scope.is_whole
    assert kinds.total() == report.added
    assert dated > report.added - 5  # a few acting documents have no effective day in the source
    assert set(kinds) == {EventKind.AMENDED, EventKind.SUPPLEMENTED, EventKind.REPEALED}


def test_the_keys_of_the_whole_country_begin_as_they_are(registry: Registry, tmp_path: Path) -> None:
    import gzip
    from itertools import islice

    path = tmp_path / "keys.tsv"
    with gzip.open(shared("data/registry/tvpl_keys.tsv.gz"), "rt", encoding="utf-8") as file:
        path.write_text("".join(islice(file, 5001)), encoding="utf-8")
    report = import_file(registry, path, by="test")
    assert report.read == 5000
    assert report.added + report.updated + report.left_out.total() == 5000
    assert set(report.left_out) <= {"standard", "translation", "no_number", "no_symbol"}
    one = registry.documents.by_source("tvpl:612689")
    assert one is not None
    assert (one.number, one.territory, one.issued_on) == ("39/2024/QĐ-UBND", "thành phố Hà Nội", None)


def test_one_document_of_two_sources_is_one_document(registry: Registry, tmp_path: Path) -> None:
    """Two registers, one of them without an issuer, meet in the collection that holds both."""
    import gzip

    path = tmp_path / "unified.jsonl"
    kept = ('"source": "vbpl_1000"', '"source": "binhduong"', '"source": "sonla"', '"source": "phapdien"')
    with gzip.open(shared("data/registry/unified_meta.jsonl.gz"), "rt", encoding="utf-8") as file:
        path.write_text("".join(line for line in file if line.startswith(tuple("{" + each for each in kept))))
    import_file(registry, path, by="test")
    followed = Counter(each.followed for each in registry.documents.all())
    assert followed[True] > 3500
    assert followed[False] > 3000  # the codification does not tell what became of them
    for name, least in (("binhduong", 3600), ("sonla", 350)):
        report = import_file(registry, shared(f"data/registry/{name}.jsonl"), by="test")
        assert report.updated >= least
        assert report.added <= 11
    one = registry.documents.by_source("sonla:00322A58A69DB90C47258DFE000A2725")
    assert one is not None
    assert len({each.source for each in registry.sources(one.id)}) == 2
