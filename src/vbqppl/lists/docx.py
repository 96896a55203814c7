"""Word documents as plain OOXML (ECMA-376): paragraphs, tables, the national heading, the file."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

SIZE, SMALL = 28, 26  # half points: 14 and 13
_WIDE, _HIGH = 16838, 11906  # A4 lying, in twentieths of a point
# 30 mm at the edge that is bound, 15 mm across from it, 20 mm else (Nghị định 30/2020/NĐ-CP, Phụ lục I).
_BOUND, _ACROSS, _ELSE = 1701, 851, 1134
ROOM_LYING, ROOM_STANDING = _WIDE - _ELSE - _ELSE, _HIGH - _BOUND - _ACROSS
_THIN = 4  # half points, of the paragraph that only draws a line
_CELL = 70  # between the words of a cell and its border
_LETTER, _CAPITAL = 120, 160  # a bold letter at 13 points
_STAMP = (2025, 1, 1, 0, 0, 0)  # The same list gives the same bytes.
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.styles+xml"/>'
    '<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.header+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{target}"/>{more}</Relationships>'
)
_STYLES = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" '
    'w:eastAsia="Times New Roman"/>'
    f'<w:sz w:val="{SIZE}"/><w:szCs w:val="{SIZE}"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
_HEADER = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr {_W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)


@dataclass(frozen=True, slots=True)
class Words:
    """How words of a paragraph look; `size` in half points, `ruled` draws a line under them, so far from the sides."""

    bold: bool = False
    italic: bool = False
    align: str = "left"
    size: int = SIZE
    indent: int = 0
    after: int = 0
    before: int = 0
    ruled: int | None = None
    with_next: bool = False


def heading_table(lines: Sequence[tuple[str, str]], room: int) -> str:
    """Return the national heading as a table of two cells, a line under the issuer and under the motto."""
    half = room * 19 // 50
    widths = (half, room - half)
    look = Words(bold=True, align="center", size=SMALL)
    sides = []
    for side, width in enumerate(widths):
        words = [line[side] for line in lines if line[side]]
        shown = [paragraph(each, look) for each in words]
        shown += [paragraph("", Words(size=_THIN, ruled=_rule(each, width, side))) for each in words[-1:]]
        sides.append("".join(shown) or paragraph("", look))
    cells = [rich_cell(each, width) for each, width in zip(sides, widths, strict=True)]
    return grid([row(cells)], widths, borders=False)


def _rule(words: str, width: int, side: int) -> int:
    """Return how far from the sides the line ends: as long as the motto, half as long as the issuer's last line."""
    length = len(words) * (_CAPITAL if words.isupper() else _LETTER)
    return max(0, (width - 2 * _CELL - (length if side else min(length, width) // 2)) // 2)


def grid(rows: Iterable[str], widths: Sequence[int], *, borders: bool) -> str:
    """Return a table of fixed widths."""
    sides = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for s in _SIDES) if borders else ""
    edge = f"<w:tblBorders>{sides}</w:tblBorders>" if borders else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{edge}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def row(cells: Sequence[str], *, header: bool = False) -> str:
    """Return a row that no page break parts; a header is repeated on each page."""
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def cell(words: str, width: int, look: Words, *, across: int = 1) -> str:
    """Return a cell with its words, a paragraph for each of their lines."""
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    middle = '<w:vAlign w:val="center"/>' if look.bold and look.align == "center" else ""
    inside = "".join(paragraph(line, look) for line in (words or "").split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{middle}</w:tcPr>{inside}</w:tc>'


def rich_cell(inside: str, width: int) -> str:
    """Return a cell with paragraphs that are written already."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'


def paragraph(words: str, look: Words, *, lead: str = "") -> str:
    """Return one paragraph; `lead` stands before its words in bold."""
    marks = ("<w:b/>" if look.bold else "") + ("<w:i/>" if look.italic else "")
    indent = f'<w:ind w:firstLine="{look.indent}"/>' if look.indent else ""
    rule = ""
    if look.ruled is not None:
        rule = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        indent = f'<w:ind w:left="{look.ruled}" w:right="{look.ruled}"/>'
    run = f'<w:rPr>{marks}<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/></w:rPr>'
    first = _run(lead, run.replace("<w:rPr>", "<w:rPr><w:b/>")) if lead else ""
    text = first + (_run(words, run) if words else "")
    keep = "<w:keepNext/>" if look.with_next else ""
    spacing = f'<w:spacing w:before="{look.before}" w:after="{look.after}"/>'
    return f'<w:p><w:pPr>{keep}{rule}{spacing}{indent}<w:jc w:val="{look.align}"/>{run}</w:pPr>{text}</w:p>'


def _run(words: str, look: str) -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(_printable(words))}</w:t></w:r>'


def _printable(words: str) -> str:
    """Return the words without the control characters that XML does not allow."""
    return "".join(letter for letter in words if letter >= " " or letter == "\t")


def package(body: str, *, lying: bool) -> bytes:
    """Return the .docx file of a body."""
    wide, high = (_WIDE, _HIGH) if lying else (_HIGH, _WIDE)
    turned = ' w:orient="landscape"' if lying else ""
    top, right, bottom, left = (_BOUND, _ELSE, _ACROSS, _ELSE) if lying else (_ELSE, _ACROSS, _ELSE, _BOUND)
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    document = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {_W} {_R}><w:body>{body}'
        f"<w:p/>{section}</w:body></w:document>"
    )
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    more = f'<Relationship Id="rId2" Type="{base}" Target="header1.xml"/>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS.format(kind="officeDocument", target="word/document.xml", more=""),
        "word/_rels/document.xml.rels": _RELATIONS.format(kind="styles", target="styles.xml", more=more),
        "word/document.xml": document,
        "word/styles.xml": _STYLES,
        "word/header1.xml": _HEADER,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content.encode(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
