"""One report as Markdown, Word, HTML and PDF with real footnotes: the same citations and findings, nothing more."""

import datetime as dt
import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.crosscheck.plain import Nothing
from tests.readers.paper import Typesetter
from tests.readers.word import mark, note, paragraph, word
from tests.shared import shared
from vbqppl.citation import extract
from vbqppl.crosscheck.checking import ask, check
from vbqppl.crosscheck.model import Report
from vbqppl.readers import NoteState, SourceKind, read
from vbqppl.reference import data_folder

_NOTE = re.compile(r"<sup>(\d+)</sup>\s+(.+)", re.DOTALL)
_MARK = re.compile(r"<sup>(\d+)</sup>")


@dataclass(frozen=True)
class Block:
    """A paragraph in pieces of text, with the number of a note between two pieces."""

    pieces: tuple[str, ...]
    marks: tuple[str, ...]


def blocks(text: str) -> tuple[list[Block], dict[str, str]]:
    """Return the paragraphs of a Markdown report and its notes by number."""
    found: list[Block] = []
    notes: dict[str, str] = {}
    for part in re.split(r"\n\s*\n", text):
        lines = [re.sub(r"^#+ |\*\*?|<(https?://[^>]+)>", r"\1", line).strip() for line in part.splitlines()]
        if match := _NOTE.match(" ".join(lines)):
            notes[match[1]] = match[2]
            continue
        # Lines of a block of bullets or of a signature stand for themselves, broken sentences go on.
        for line in _joined(lines):
            pieces = _MARK.split(line)
            found.append(Block(tuple(pieces[::2]), tuple(pieces[1::2])))
    return found, notes


def _joined(lines: list[str]) -> Iterator[str]:
    yield from (line for line in lines if line)


def as_word(text: str) -> bytes:
    body, notes = blocks(text)
    made = []
    for block in body:
        runs = [block.pieces[0]]
        for number, piece in zip(block.marks, block.pieces[1:], strict=True):
            runs += [mark(int(number)), piece]
        made.append(paragraph(*(each for each in runs if each)))
    return word(*made, footnotes="".join(note(int(number), words) for number, words in notes.items()))


def as_html(text: str) -> bytes:
    body, notes = blocks(text)
    made = []
    for block in body:
        line = html.escape(block.pieces[0])
        for number, piece in zip(block.marks, block.pieces[1:], strict=True):
            line += f'<a href="#_ftn{number}" name="_ftnref{number}"><sup>[{number}]</sup></a>{html.escape(piece)}'
        made.append(f"<p>{line}</p>")
    made += [
        f'<div id="ftn{number}"><p><a href="#_ftnref{number}" name="_ftn{number}">[{number}]</a> '
        f"{html.escape(words)}</p></div>"
        for number, words in notes.items()
    ]
    return f"<!doctype html><html><head><meta charset=utf-8></head><body>{''.join(made)}</body></html>".encode()


def as_pdf(text: str) -> bytes:
    body, notes = blocks(text)
    typesetter = Typesetter()
    for block in body:
        typesetter.paragraph("\x01".join(block.pieces), [(number, notes[number]) for number in block.marks])
    return typesetter.done()


def checked(data: bytes, name: str, as_of: dt.date | None, issuer: str | None) -> Report:
    manuscript = read(data, name)
    question = ask(manuscript, as_of=as_of, issuer=issuer)
    return check(manuscript, extract(manuscript.text), Nothing(), question=question)


def mentions(report: Report) -> Counter[tuple[object, ...]]:
    return Counter(
        (m.kind, m.number, m.type, m.date, m.issuer, tuple(map(str, m.provisions)), m.footnote)
        for m in (each.mention for each in report.mentions)
    )


def findings(report: Report) -> set[tuple[object, ...]]:
    return {
        (f.rule, f.footnote, f.mention is None or f.quote, f.suggestion and f.suggestion.text) for f in report.findings
    }


def compare(
    text: str, data: bytes, name: str, *, kind: SourceKind, as_of: dt.date | None = None, issuer: str | None = None
) -> None:
    plain = checked(text.encode(), "a.md", as_of, issuer)
    other = checked(data, name, as_of, issuer)
    assert read(data, name).kind is kind
    assert mentions(other) == mentions(plain)
    assert findings(other) == findings(plain)
    assert [f.note.mark for f in other.footnotes] == [f.note.mark for f in plain.footnotes]
    assert [f.note.state for f in other.footnotes] == [f.note.state for f in plain.footnotes]
    assert (other.as_of, other.issuer) == (plain.as_of, plain.issuer)


Make = Callable[[str], bytes]
FORMATS = pytest.mark.parametrize(
    ("make", "name", "kind"),
    [
        (as_word, "a.docx", SourceKind.DOCX),
        (as_html, "a.html", SourceKind.HTML),
        (as_pdf, "a.pdf", SourceKind.PDF),
    ],
    ids=["word", "html", "pdf"],
)
SAMPLES = [path.name for path in sorted(data_folder("samples").glob("bao-cao-*.md")) if "sai-loai" not in path.name]


@FORMATS
@pytest.mark.parametrize("sample", SAMPLES)
def test_the_samples(make: Make, name: str, kind: SourceKind, sample: str) -> None:
    text = Path(data_folder("samples") / sample).read_text(encoding="utf-8")
    compare(text, make(text), name, kind=kind)


@pytest.mark.shared
@FORMATS
def test_the_real_report(make: Make, name: str, kind: SourceKind) -> None:
    text = shared("gold/bao-cao-cchc-hai-phong-2026q1.md").read_text(encoding="utf-8")
    day, issuer = dt.date(2026, 3, 15), "UBND thành phố Hải Phòng"
    compare(text, make(text), name, kind=kind, as_of=day, issuer=issuer)
    report = checked(make(text), name, day, issuer)
    assert len(report.footnotes) == 23
    assert all(footnote.note.state is NoteState.PAIRED for footnote in report.footnotes)
    assert [f.rule for f in report.findings] == ["VB101", "VB402", "VB601"]
