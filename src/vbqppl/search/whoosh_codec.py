"""A codec and a writer for whoosh, made for our tokens: whole posting lists, each with its checksum.

Whoosh's own codec writes a pickle for every 128 postings and walks them one by one in Python; that is where its time
goes (docs/benchmarks/search.md). This one writes the unit numbers of a term as one array and the counts as another, so
that reading a list is one copy. The terms, the stored fields, the segments, the table of contents and the lock stay
whoosh's, and whoosh's own searcher can read the index.
"""

from array import array
from collections import Counter
from collections.abc import Iterable
from struct import Struct
from typing import Any
from zlib import crc32

from whoosh import fields, formats
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3TermInfo
from whoosh.matching import ListMatcher
from whoosh.writing import SegmentWriter

from vbqppl.search.engine import IndexState, IndexUnusableError

TOKENS = "tokens"
STORED = "unit"
UNITS_OF_SEGMENT = 65_535  # so that a unit's number has two bytes, and memory is bounded
MOST_COUNT = 255
_CHECK = Struct("<I")
_KEY = Struct("!H")
_UNIT_BYTES = array("q").itemsize + array("I").itemsize + 1


class TokenField(fields.FieldType):  # type: ignore[misc]
    """The one indexed field: tokens made by our analyzer, with their counts, without positions."""

    def __init__(self) -> None:
        self.format = formats.Frequency()
        self.analyzer = None
        self.scorable = True
        self.stored = False
        self.unique = False
        self.vector = None
        self.column_type = None

    def index(self, value: str, **_: Any) -> Iterable[tuple[bytes, int, float, bytes]]:
        """Return the tokens of a text whose tokens are parted by spaces."""
        return [(token.encode(), count, float(count), b"") for token, count in Counter(value.split()).items()]


def schema() -> fields.Schema:
    """Return the schema: tokens that are searched, and a unit's text that is only stored."""
    return fields.Schema(**{TOKENS: TokenField(), STORED: fields.STORED()})


def pack(numbers: "array[int]", counts: bytearray) -> bytes:
    """Return a posting list as bytes: checksum, width of a number, numbers, counts."""
    narrow = numbers[-1] < 1 << 16
    body = (b"H" if narrow else b"I") + (array("H", numbers) if narrow else numbers).tobytes() + counts
    return _CHECK.pack(crc32(body)) + body


def unpack(blob: bytes) -> "tuple[array[int], bytes]":
    """Return the numbers and the counts of a posting list; raise IndexUnusableError where it is damaged."""
    if len(blob) < _CHECK.size + 1 or _CHECK.unpack_from(blob)[0] != crc32(blob[_CHECK.size :]):
        raise IndexUnusableError(IndexState.DAMAGED, "a posting list fails its checksum")
    narrow = blob[_CHECK.size : _CHECK.size + 1] == b"H"
    numbers = array("H" if narrow else "I")
    start = _CHECK.size + 1
    count = (len(blob) - start) // (numbers.itemsize + 1)
    split = start + count * numbers.itemsize
    numbers.frombytes(blob[start:split])
    return numbers, blob[split:]


def extent(info: Any) -> tuple[int, int]:
    """Return where a term's posting list is: whoosh reads the length as a tuple of one, and never uses it."""
    offset, length = info.extent()
    return offset, length[0] if isinstance(length, tuple) else length


class UnitFieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes whole posting lists into whoosh's files of terms and postings."""

    def write(self, field: fields.FieldType, postings: "dict[str, tuple[array[int], bytearray]]") -> None:
        """Write every term, in the order of its bytes."""
        self.start_field(TOKENS, field)
        prefix = _KEY.pack(self._fieldid)
        postfile, tindex = self._postfile, self._tindex
        for key, token in sorted((token.encode(), token) for token in postings):
            numbers, counts = postings[token]
            offset = postfile.tell()
            blob = pack(numbers, counts)
            postfile.write(blob)
            info = W3TermInfo(
                weight=float(sum(counts)),
                df=len(numbers),
                minlength=1,
                maxlength=MOST_COUNT,
                maxweight=float(max(counts)),
                minid=numbers[0],
                maxid=numbers[-1],
            )
            info.set_extent(offset, len(blob))
            tindex.add(prefix + key, info.to_bytes())
        self.finish_field()

    def remember(self, units: "array[int]", lengths: "array[int]", provisions: bytearray) -> None:
        """Keep with the terms which unit each number is, how many tokens it has, and whether it is a provision."""
        body = units.tobytes() + lengths.tobytes() + provisions
        self._tindex.extras["units"] = (len(units), crc32(body), body)


class UnitCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's codec with our posting lists."""

    def field_writer(self, storage: Any, segment: Any) -> UnitFieldWriter:
        """Return the writer of a segment's terms."""
        return UnitFieldWriter(self, storage, segment)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> ListMatcher:
        """Return a posting list as whoosh's own searcher walks it."""
        numbers, counts = unpack(dbfile.get(*extent(terminfo)))
        return ListMatcher(
            list(numbers),
            [float(count) for count in counts],
            [b""] * len(numbers),
            format_,
            scorer=scorer,
            term=term,
            terminfo=terminfo,
        )


class UnitWriter(SegmentWriter):  # type: ignore[misc]
    """A writer of units: it keeps the postings of one segment in memory and writes them sorted, once."""

    def __init__(self, index: Any, timeout: float = 0.0) -> None:
        super().__init__(index, timeout=timeout, codec=UnitCodec(), compound=False)
        self._postings: dict[str, tuple[array[int], bytearray]] = {}
        self._units = array("q")
        self._lengths = array("I")
        self._provisions = bytearray()

    @property
    def full(self) -> bool:
        """Whether the segment holds as many units as it may."""
        return len(self._units) >= UNITS_OF_SEGMENT

    def add_unit(self, unit: int, tokens: list[str], stored: tuple[str, bool, str, str]) -> None:
        """Add one unit; units come in the order of their ids."""
        number = self.docnum
        postings = self._postings
        for token, count in Counter(tokens).items():
            found = postings.get(token)
            if found is None:
                postings[token] = found = (array("I"), bytearray())
            found[0].append(number)
            found[1].append(min(count, MOST_COUNT))
        self._units.append(unit)
        self._lengths.append(len(tokens))
        self._provisions.append(bool(stored[0]))
        self.perdocwriter.start_doc(number)
        self.perdocwriter.add_field(STORED, self.schema[STORED], stored, None)
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        self.fieldwriter.write(self.schema[TOKENS], self._postings)
        self.fieldwriter.remember(self._units, self._lengths, self._provisions)
        self.fieldwriter.close()
        self._postings = {}


def units_of(extras: dict[str, Any]) -> "tuple[array[int], array[int], bytes]":
    """Return the units, their lengths, and which are provisions; raise IndexUnusableError where they are damaged."""
    count, check, body = extras["units"]
    if crc32(body) != check or len(body) != count * _UNIT_BYTES:
        raise IndexUnusableError(IndexState.DAMAGED, "the list of units fails its checksum")
    units, lengths = array("q"), array("I")
    first = count * units.itemsize
    second = first + count * lengths.itemsize
    units.frombytes(body[:first])
    lengths.frombytes(body[first:second])
    return units, lengths, body[second:]
