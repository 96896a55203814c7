"""Official lists and draft decisions as Word documents, written as plain OOXML (ECMA-376)."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from vbqppl.lists.form_xlsx import heading
from vbqppl.lists.forms import FilledForm

_SIZE, _SMALL = 28, 26  # half points: 14 and 13
_WIDE, _HIGH = 16838, 11906  # A4 lying, in twentieths of a point
_LEFT, _RIGHT, _TOP, _BOTTOM = 1701, 851, 1134, 1134  # 30, 15, 20, 20 mm (Nghị định 30/2020/NĐ-CP, Phụ lục I)
_SHARES = {
    "ordinal": 4, "field": 8, "type": 7, "issuer": 10, "number": 10, "date": 8, "title": 22, "number_date": 12,
    "number_date_title": 26, "effective_on": 8, "status": 9, "note": 14, "kind": 8, "provisions": 15, "reason": 20,
    "ends_on": 9, "proposal": 10, "proposal_reason": 16, "drafting_body": 11, "deadline": 9,
}  # fmt: skip
_CENTRED = frozenset({"ordinal", "date", "effective_on", "ends_on", "deadline"})
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
    f'<w:sz w:val="{_SIZE}"/><w:szCs w:val="{_SIZE}"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>'
)
_HEADER = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:hdr {_W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
)


@dataclass(frozen=True, slots=True)
class Words:
    """How words of a paragraph look; `size` in half points."""

    bold: bool = False
    italic: bool = False
    align: str = "left"
    size: int = _SIZE
    indent: int = 0
    after: int = 0


def form_docx(form: FilledForm) -> bytes:
    """Return a list as a lying A4 document: national heading, title, table with a repeated header, page numbers."""
    title = Words(bold=True, align="center")
    body = [
        _heading_table(heading(form), _WIDE - _LEFT - _RIGHT),
        paragraph("", Words()),
        paragraph(form.form.title, title),
        paragraph(form.subtitle, Words(italic=True, align="center", after=120)),
        _table(form),
    ]
    return package("".join(body), lying=True)


def _table(form: FilledForm) -> str:
    columns = form.form.columns
    total = sum(_SHARES.get(name, 10) for name, _ in columns)
    room = _WIDE - _LEFT - _RIGHT
    widths = [room * _SHARES.get(name, 10) // total for name, _ in columns]
    head = Words(bold=True, align="center", size=_SMALL)
    rows = [_row([cell(label, width, head) for (_, label), width in zip(columns, widths, strict=True)], header=True)]
    group = Words(bold=True, size=_SMALL)
    for section in form.sections:
        if section.heading:
            rows.append(_row([cell(section.heading, sum(widths), group, across=len(columns))]))
        for part in section.groups:
            if part.heading:
                rows.append(_row([cell(part.heading, sum(widths), group, across=len(columns))]))
            for values in part.rows:
                cells = [
                    cell(values[name], width, Words(align="center" if name in _CENTRED else "left", size=_SMALL))
                    for (name, _), width in zip(columns, widths, strict=True)
                ]
                rows.append(_row(cells))
    return _grid(rows, widths, borders=True)


def _heading_table(lines: Sequence[tuple[str, str]], room: int) -> str:
    half = room // 2
    look = Words(bold=True, align="center", size=_SMALL)
    left = "".join(paragraph(words, look) for words, _ in lines)
    right = "".join(paragraph(words, look) for _, words in lines)
    cells = [f'<w:tc><w:tcPr><w:tcW w:w="{half}" w:type="dxa"/></w:tcPr>{each}</w:tc>' for each in (left, right)]
    return _grid([_row(cells)], [half, half], borders=False)


def _grid(rows: Iterable[str], widths: Sequence[int], *, borders: bool) -> str:
    sides = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for s in _SIDES) if borders else ""
    edge = f"<w:tblBorders>{sides}</w:tblBorders>" if borders else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{edge}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def _row(cells: Sequence[str], *, header: bool = False) -> str:
    repeat = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def cell(words: str, width: int, look: Words, *, across: int = 1) -> str:
    """Return a cell with its words, a paragraph for each of their lines."""
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    inside = "".join(paragraph(line, look) for line in (words or "").split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{inside}</w:tc>'


def paragraph(words: str, look: Words) -> str:
    """Return one paragraph."""
    marks = ("<w:b/>" if look.bold else "") + ("<w:i/>" if look.italic else "")
    indent = f'<w:ind w:firstLine="{look.indent}"/>' if look.indent else ""
    run = f'<w:rPr>{marks}<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/></w:rPr>'
    text = f'<w:r>{run}<w:t xml:space="preserve">{escape(_printable(words))}</w:t></w:r>' if words else ""
    return (
        f'<w:p><w:pPr><w:spacing w:before="0" w:after="{look.after}"/>{indent}<w:jc w:val="{look.align}"/></w:pPr>'
        f"{text}</w:p>"
    )


def _printable(words: str) -> str:
    """Return the words without the control characters that XML does not allow."""
    return "".join(letter for letter in words if letter >= " " or letter == "\t")


def package(body: str, *, lying: bool) -> bytes:
    """Return the .docx file of a body."""
    wide, high = (_WIDE, _HIGH) if lying else (_HIGH, _WIDE)
    turned = ' w:orient="landscape"' if lying else ""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
        f'<w:pgSz w:w="{wide}" w:h="{high}"{turned}/><w:pgMar w:top="{_TOP}" w:right="{_RIGHT}" w:bottom="{_BOTTOM}" '
        f'w:left="{_LEFT}" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
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
