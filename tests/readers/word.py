"""Word files for tests, made from their XML: what offices leave in them, one trap at a time."""

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def mark(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(each if each.startswith('<') else run(each) for each in runs)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    made = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{made}</w:tbl>"


def note(number: int, *runs: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{paragraph(f"<w:r><w:{kind}Ref/></w:r>", run(" "), *runs)}</w:{kind}>'


def word(*blocks: str, footnotes: str = "", endnotes: str = "", more: Mapping[str, bytes | str] | None = None) -> bytes:
    """Return a .docx of these blocks and notes."""
    separator = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    parts: dict[str, bytes | str] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            + "".join(
                f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                f'wordprocessingml.{kind}+xml"/>'
                for name, kind in (("document", "document.main"), ("footnotes", "footnotes"), ("endnotes", "endnotes"))
            )
            + "</Types>"
        ),
        "_rels/.rels": (
            f'<Relationships {_RELATIONS}><Relationship Id="r1" Type="{_DOCUMENT}" '
            'Target="word/document.xml"/>'
            "</Relationships>"
        ),
        "word/_rels/document.xml.rels": (
            f"<Relationships {_RELATIONS}>"
            f'<Relationship Id="r1" Type="{_NOTES}footnotes" Target="footnotes.xml"/>'
            f'<Relationship Id="r2" Type="{_NOTES}endnotes" Target="/word/endnotes.xml"/>'
            f'<Relationship Id="r3" Type="{_NOTES}hyperlink" Target="http://example.vn" '
            'TargetMode="External"/>'
            "</Relationships>"
        ),
        "word/document.xml": f"<w:document {W} {MC}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {W} {MC}>{separator}{footnotes}</w:footnotes>",
        "word/endnotes.xml": f"<w:endnotes {W} {MC}>{endnotes}</w:endnotes>",
        **(more or {}),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()
