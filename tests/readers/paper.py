"""PDF files for tests, written letter by letter: no font is embedded, the text map says which letter is which."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842
_LETTER = 0.5  # of the size: the width of every letter


@dataclass(frozen=True)
class Words:
    """Words at a place of a page: x and y in points from the lower left corner."""

    x: float
    y: float
    text: str
    size: float = 14


def _content(words: Sequence[Words], *, turned: bool) -> bytes:
    lines = []
    for each in words:
        shown = "".join(f"{ord(char):04X}" for char in each.text)
        place = (f"0 1 -1 0 {WIDTH - each.y:.2f} {each.x:.2f}") if turned else f"1 0 0 1 {each.x:.2f} {each.y:.2f}"
        lines.append(f"BT /F1 {each.size} Tf {place} Tm <{shown}> Tj ET")
    return "\n".join(lines).encode()


_MAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
)


def _text_map() -> bytes:
    ranges = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(0x21)]
    return (
        _MAP + f"{len(ranges)} beginbfrange\n".encode() + "\n".join(ranges).encode() + b"\nendbfrange\nendcmap end end"
    )


def paper(*pages: Sequence[Words], turned: bool = False) -> bytes:
    """Return a PDF of these pages; `turned` writes their text from the foot to the top."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        (
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H /DescendantFonts [4 0 R] "
            b"/ToUnicode 5 0 R >>"
        ),
        (
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times /DW 500 /CIDSystemInfo << /Registry (Adobe)"
            b" /Ordering (Identity) /Supplement 0 >> /FontDescriptor 6 0 R >>"
        ),
        _stream(_text_map()),
        (
            b"<< /Type /FontDescriptor /FontName /Times /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
            b"/Ascent 800"
            b" /Descent -200 /CapHeight 700 /StemV 80 >>"
        ),
    ]
    kids = []
    for words in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(_stream(_content(words, turned=turned)))
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
    made = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    made += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF".encode()
    return bytes(made)


def _stream(data: bytes) -> bytes:
    return f"<< /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def protected(password: str) -> bytes:
    """Return a PDF that opens with a password only (40 bits, revision 2); nobody reads on behind the refusal."""
    plain = paper([Words(60, 700, "a")])
    ident = b"0123456789abcdef"
    key = hashlib.md5((password.encode() + _PADDING)[:32]).digest()[:5]  # noqa: S324 - as the format says
    owner = _rc4(key, (password.encode() + _PADDING)[:32])
    started = (password.encode() + _PADDING)[:32] + owner + (-4).to_bytes(4, "little", signed=True) + ident
    user = _rc4(hashlib.md5(started).digest()[:5], _PADDING)  # noqa: S324
    lock = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{owner.hex()}> /U <{user.hex()}> >>"
    return plain.replace(b"/Root 1 0 R", f"/Root 1 0 R /ID [<{ident.hex()}> <{ident.hex()}>] /Encrypt {lock}".encode())


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    made = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        made.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(made)


class Typesetter:
    """Sets paragraphs and their footnotes on pages, as an office's word processor does."""

    def __init__(self, *, head: str = "", columns: int = 78, lines: int = 34) -> None:
        self._head = head
        self._columns = columns
        self._lines = lines
        self.pages: list[list[Words]] = []
        self._body: list[list[Words]] = []
        self._notes: list[tuple[str, str]] = []

    def paragraph(self, text: str, notes: Sequence[tuple[str, str]] = ()) -> None:
        """Set a paragraph; "\\x01" in its text stands for the mark of the next of its notes."""
        waiting = list(notes)
        for index, line in enumerate(_wrap(text, self._columns)):
            marks = [waiting.pop(0) for char in line if char == "\x01"]
            if len(self._body) + 2 * (len(self._notes) + len(marks)) + 1 > self._lines:
                self.finish()
            self._notes += marks
            self._body.append(_line(line, [mark for mark, _ in marks], 60 + (18 if not index else 0)))

    def finish(self) -> None:
        """End the page."""
        if not self._body and not self._notes:
            return
        page: list[Words] = [Words(60, 805, f"{self._head} {len(self.pages) + 1}".strip(), 12)]
        y = 770.0
        for words in self._body:
            page += [Words(each.x, y + each.y, each.text, each.size) for each in words]
            y -= 19
        y = 40 + 12.0 * sum(len(_wrap(text, 95)) for _, text in self._notes)
        for mark, text in self._notes:
            for index, line in enumerate(_wrap(text, 95)):
                if not index:
                    page.append(Words(60, y + 4, mark, 6))
                page.append(Words(60 + (3 * len(mark) + 3 if not index else 0), y, line, 10))
                y -= 12
        self.pages.append(page)
        self._body, self._notes = [], []

    def done(self) -> bytes:
        """Return the file."""
        self.finish()
        return paper(*self.pages)


def _line(text: str, marks: Sequence[str], x: float) -> list[Words]:
    found = []
    waiting = list(marks)
    for index, piece in enumerate(text.split("\x01")):
        if index:
            mark = waiting.pop(0)
            found.append(Words(x, 5, mark, 8))
            x += 8 * _LETTER * len(mark)
        if piece:
            found.append(Words(x, 0, piece, 12))
            x += 12 * _LETTER * len(piece)
    return found


def _wrap(text: str, columns: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > columns:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line] if line else lines
