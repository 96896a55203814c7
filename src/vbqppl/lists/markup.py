"""Tables in HTML and Markdown, and those that the reader of documents finds in a .docx."""

from collections.abc import Iterable
from html.parser import HTMLParser

from vbqppl.lists.grid import Grid, GridRow
from vbqppl.readers import Manuscript

_BLOCKS = frozenset({"p", "div", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "tr"})
_HIDDEN = frozenset({"script", "style", "template", "head"})


def manuscript_grids(manuscript: Manuscript) -> list[Grid]:
    """Return the tables of a document; `before` is the text since the table before it."""
    grids: list[Grid] = []
    end = 0
    for table in manuscript.tables:
        rows = _numbered(table.rows)
        if rows:
            grids.append(Grid(rows, None, manuscript.text[end : table.start].strip()))
        end = table.end
    return grids


def _numbered(rows: Iterable[tuple[str, ...]]) -> tuple[GridRow, ...]:
    numbered = (GridRow(line, tuple(row)) for line, row in enumerate(rows, start=1))
    return tuple(row for row in numbered if row.filled)


def html_grids(text: str) -> list[Grid]:
    """Return the tables of an HTML text, nested ones as part of their cell; never raises on bad markup."""
    reader = _Tables()
    reader.feed(text)
    reader.close()
    return reader.grids


class _Tables(HTMLParser):
    """Collects the cells of outer tables and the words between them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[Grid] = []
        self._depth = 0
        self._hidden = 0
        self._rows: list[list[str]] = []
        self._spans: dict[int, tuple[int, str]] = {}
        self._cell: list[str] | None = None
        self._down = 1
        self._across = 1
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open tables, rows and cells."""
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self._rows, self._spans = [], {}
        elif self._depth == 1 and tag == "tr":
            self._close_cell()
            self._rows.append([])
            self._carry()
        elif self._depth == 1 and tag in {"td", "th"}:
            self._close_cell()
            if not self._rows:
                self._rows.append([])
            given = dict(attrs)
            self._down, self._across = _span(given.get("rowspan")), _span(given.get("colspan"))
            self._cell = []
        elif tag in _BLOCKS:
            (self._cell if self._cell is not None else self._words).append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Close them."""
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self._close_cell()
                rows = _numbered(tuple(row) for row in self._rows)
                if rows:
                    self.grids.append(Grid(rows, None, " ".join("".join(self._words).split())))
                self._words = []
            self._depth -= 1
        elif self._depth == 1 and tag in {"td", "th", "tr"}:
            self._close_cell()

    def handle_data(self, data: str) -> None:
        """Collect words."""
        if not self._hidden:
            (self._cell if self._cell is not None else self._words).append(data)

    def _close_cell(self) -> None:
        if self._cell is None:
            return
        words = "\n".join(" ".join(line.split()) for line in "".join(self._cell).split("\n")).strip()
        place = len(self._rows[-1])
        if self._down > 1:
            self._spans[place] = (self._down - 1, words)
        self._rows[-1] += [words, *("" for _ in range(self._across - 1))]
        self._cell = None
        self._carry()

    def _carry(self) -> None:
        """Repeat the cells that run down into this row."""
        row = self._rows[-1]
        while len(row) in self._spans:
            left, words = self._spans.pop(len(row))
            if left > 1:
                self._spans[len(row)] = (left - 1, words)
            row.append(words)


def _span(words: str | None) -> int:
    return min(int(words), 1000) if words and words.isdigit() and int(words) else 1
