"""Reading a whoosh index: whole posting lists of each segment, and the units by their ids."""

import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from vbqppl.search.engine import UNIT_MASK, IndexState, IndexUnusableError, unit_id
from vbqppl.search.whoosh_store import Stamp

_CACHED = 256  # posting lists of a segment that are kept; a query has fewer tokens


class Segment:
    """One segment of the index, open for reading: its terms, its postings, its units."""

    def __init__(self, storage: Any, segment: Any) -> None:
        from whoosh.codec.whoosh3 import STORED_COLUMN

        from vbqppl.search.whoosh_codec import STORED, TOKENS, units_of

        self._field = TOKENS
        self._terms = segment.codec().terms_reader(storage, segment)
        self.units, self.lengths, self.provisions = units_of(self._terms._tindex.extras)  # noqa: SLF001 - whoosh has no door to it
        self.deleted = frozenset(segment.deleted_docs())
        # Opened now: a later commit of another process may take the files away, but not what is open.
        self._stored = segment.codec().per_document_reader(storage, segment)
        self._texts = self._stored.column_reader("_stored", STORED_COLUMN) if self.units else None
        self._name = STORED
        self._cache: dict[str, tuple[array[int], bytes]] = {}

    @property
    def count(self) -> int:
        """How many units count."""
        return len(self.units) - len(self.deleted)

    def postings(self, token: str) -> "tuple[array[int], bytes]":
        """Return the numbers and counts of a token, without the deleted; empty where the segment has none."""
        from whoosh.reading import TermNotFound

        from vbqppl.search.whoosh_codec import extent, unpack

        found = self._cache.get(token)
        if found is not None:
            return found
        try:
            info = self._terms.term_info(self._field, token.encode())
        except TermNotFound:
            return array("H"), b""
        numbers, counts = unpack(self._terms._postfile.get(*extent(info)))  # noqa: SLF001
        if self.deleted:
            kept = [place for place, number in enumerate(numbers) if number not in self.deleted]
            numbers = array(numbers.typecode, [numbers[place] for place in kept])
            counts = bytes([counts[place] for place in kept])
        if len(self._cache) > _CACHED:
            self._cache.clear()
        self._cache[token] = numbers, counts
        return numbers, counts

    def stored(self, number: int) -> tuple[str, bool, str, str]:
        """Return (provision, attached, title, text) of a unit."""
        assert self._texts is not None  # noqa: S101 - a segment without units is never asked
        provision, attached, title, text = self._texts[number][self._name]
        return provision, attached, title, text

    def place(self, unit: int) -> int | None:
        """Return the number of a unit that counts; None where the segment has none."""
        place = bisect_left(self.units, unit)
        if place < len(self.units) and self.units[place] == unit and place not in self.deleted:
            return place
        return None

    def numbers(self, document: int) -> list[int]:
        """Return the numbers of the units of a document that count."""
        low = bisect_left(self.units, unit_id(document, 0))
        high = bisect_left(self.units, unit_id(document + 1, 0))
        return [number for number in range(low, high) if number not in self.deleted]

    def close(self) -> None:
        """Close the files."""
        self._terms.close()
        self._stored.close()


class Reader:
    """A snapshot of the index: the segments of one commit."""

    def __init__(self, folder: Path, stamp: Stamp) -> None:
        from whoosh.filedb.filestore import FileStorage
        from whoosh.index import TOC

        self.stamp = stamp
        storage = FileStorage(str(folder), supports_mmap=False)
        self.segments = [Segment(storage, segment) for segment in TOC.read(storage, "MAIN").segments]
        self.count = sum(segment.count for segment in self.segments)
        total = sum(
            sum(segment.lengths) - sum(segment.lengths[number] for number in segment.deleted)
            for segment in self.segments
        )
        self.average = total / self.count if self.count else 1.0

    def counts(self) -> tuple[int, int]:
        """Return how many documents and provisions there are."""
        live = [
            (segment.units[number], segment.provisions[number])
            for segment in self.segments
            for number in range(len(segment.units))
            if number not in segment.deleted
        ]
        return sum(not unit & UNIT_MASK for unit, _ in live), sum(flag for _, flag in live)

    def frequency(self, token: str) -> int:
        """Return how many units have a token."""
        return sum(len(segment.postings(token)[0]) for segment in self.segments)

    def close(self) -> None:
        """Close the files."""
        for segment in self.segments:
            segment.close()


@contextmanager
def trouble() -> Iterator[None]:
    """Turn whatever whoosh raises on a damaged index into one error: it knows no error of its own for it."""
    try:
        yield
    except (IndexUnusableError, sqlite3.Error, MemoryError):
        raise
    except Exception as error:
        raise IndexUnusableError(IndexState.DAMAGED, f"{type(error).__name__}: {error}") from error
