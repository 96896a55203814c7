"""The report as a Word file with a comment at each finding: comments are added, nothing else is touched.

Runs are found by their place in the bytes of the part, and the marks of the comments are put between them, so that
every other byte of the document stays as it was. Word keeps no comments inside footnotes and text boxes: those of a
note stand at its mark in the body, those of a text box at the run that draws it.
"""

import datetime as dt
import io
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from html import escape
from posixpath import dirname, join

from vbqppl.crosscheck.model import Finding, Report, Severity
from vbqppl.readers.docx import main_part, related, runs_of
from vbqppl.readers.errors import UnsupportedFormatError
from vbqppl.readers.model import Manuscript, SourceKind
from vbqppl.readers.package import Package
from vbqppl.readers.source import Source
from vbqppl.readers.xml import Element, parse

AUTHOR = "vbqppl"
_WORD = re.compile(
    rb"xmlns:(\w+)=[\"'](?:http://schemas\.openxmlformats\.org/wordprocessingml/2006/main"
    rb"|http://purl\.oclc\.org/ooxml/wordprocessingml/main)[\"']"
)
_TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_TYPES = "[Content_Types].xml"
_COMMENT_ID = re.compile(rb"<\w+:comment\b[^>]*?\w+:id=[\"'](\d+)[\"']")
_ROOT = re.compile(rb"<([\w:]+)(?=[\s/>])")
_SEVERITY = {
    Severity.ERROR: ("Lỗi", "Error"),
    Severity.WARNING: ("Cảnh báo", "Warning"),
    Severity.HINT: ("Gợi ý", "Hint"),
}


def commented_docx(
    data: bytes, manuscript: Manuscript, report: Report, *, lang: str = "vi", at: dt.datetime | None = None
) -> bytes:
    """Return the .docx with a comment at each finding that has a place in its body.

    `manuscript` is what `readers.read(data)` gave, `at` the time that the comments bear (now by default).
    Raises UnsupportedFormatError where the manuscript is no .docx.
    """
    source = Source(manuscript.name, data)
    if manuscript.kind is not SourceKind.DOCX:
        raise UnsupportedFormatError(manuscript.name, "không phải .docx")
    package = Package(source)
    main = main_part(package, source)
    document = package.data(main)
    prefix_found = _WORD.search(document)
    prefix = prefix_found[1].decode() if prefix_found else "w"
    places = _runs_by_place(document)
    comments_part = dict(related(package, main)).get("comments")
    existing = package.data(comments_part) if comments_part else None
    first = max((int(each) for each in _COMMENT_ID.findall(existing or b"")), default=-1) + 1
    placed = [
        (finding, run) for finding in report.findings if (run := _run_of(finding, manuscript, places)) is not None
    ]
    if not placed:
        return data
    when = (at or dt.datetime.now(dt.UTC)).strftime("%Y-%m-%dT%H:%M:%SZ")
    numbered = [(first + index, finding, run) for index, (finding, run) in enumerate(placed)]
    parts = {main: _with_marks(document, [(number, run) for number, _, run in numbered], prefix)}
    made = "".join(_comment(number, finding, lang, when) for number, finding, _ in numbered)
    if existing is not None and comments_part is not None:
        parts[comments_part] = _appended(existing, made)
    else:
        parts |= _new_part(package, main, made)
    return _rewritten(data, parts)


def _runs_by_place(document: bytes) -> dict[tuple[int, int], Element]:
    """Return the runs of the body by paragraph and run, as the reader counts them."""
    body = parse(document).children[0].find("body")
    places: dict[tuple[int, int], Element] = {}
    index = 0
    # Elements in the order of the text, each with the run it stands in and the run that draws its text box.
    todo: list[tuple[Element, Element | None, Element | None]] = [(body, None, None)] if body else []
    while todo:
        element, inside, box = todo.pop()
        if element.name == "p":
            places |= {(index, number): box or run for number, run in enumerate(runs_of(element))}
            index += 1
        elif element.name == "r":
            inside = element
        elif element.name == "txbxContent":
            box = box or inside
        todo.extend((child, inside, box) for child in reversed(element.children))
    return places


def _run_of(finding: Finding, manuscript: Manuscript, runs: dict[tuple[int, int], Element]) -> Element | None:
    """Return the run that a finding stands in; for one in a note, the run of the mark."""
    place = manuscript.place(finding.start)
    if place is None or place.part in {"footnote", "endnote"}:
        note = manuscript.note_at(finding.start)
        if note is None or note.mark_start is None:
            return None
        place = manuscript.place(note.mark_start)
    if place is None or place.run is None:
        return None
    return runs.get((place.paragraph, place.run))


def _with_marks(document: bytes, comments: Iterable[tuple[int, Element]], prefix: str) -> bytes:
    """Return the document with the marks of comments around their runs."""
    inserted: dict[int, list[str]] = defaultdict(list)
    for number, run in comments:
        inserted[run.start].append(f'<{prefix}:commentRangeStart {prefix}:id="{number}"/>')
        inserted[run.end].append(
            f'<{prefix}:commentRangeEnd {prefix}:id="{number}"/>'
            f'<{prefix}:r><{prefix}:commentReference {prefix}:id="{number}"/></{prefix}:r>'
        )
    pieces = []
    place = 0
    for at in sorted(inserted):
        # Where one run ends and the next begins, the ends come first.
        marks = sorted(inserted[at], key=lambda mark: "commentRangeStart" in mark)
        pieces += [document[place:at], "".join(marks).encode()]
        place = at
    return b"".join([*pieces, document[place:]])


def _comment(number: int, finding: Finding, lang: str, when: str) -> str:
    """Return one comment: severity and rule, what was found, the evidence, the suggestion."""
    english = lang == "en"
    label = _SEVERITY[finding.severity][english]
    lines = [f"[{label} {finding.rule}] {finding.message.say(lang)}"]
    lines += [f"- {evidence.text.say(lang)}" for evidence in finding.evidence]
    if finding.suggestion is not None:
        lines.append(("Suggestion: " if english else "Đề nghị: ") + finding.suggestion.text)
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line, quote=False)}</w:t></w:r></w:p>' for line in lines
    )
    return (
        f'<w:comment xmlns:w="{_TRANSITIONAL}" w:id="{number}" w:author="{AUTHOR}" w:date="{when}" '
        f'w:initials="vb">{body}</w:comment>'
    )


def _appended(existing: bytes, made: str) -> bytes:
    """Return a part with more elements at the end of its root."""
    closed = existing.rstrip()
    root = _ROOT.search(closed)
    if closed.endswith(b"/>") and root is not None and closed.count(b"<" + root[1]) == 1 and b"</" not in closed:
        return closed[:-2] + b">" + made.encode() + b"</" + root[1] + b">"
    at = closed.rfind(b"</")
    return closed[:at] + made.encode() + closed[at:]


def _new_part(package: Package, main: str, made: str) -> dict[str, bytes]:
    """Return the part of the comments, and the list of types and relations that name it."""
    folder = dirname(main)
    part = join(folder, "comments.xml")
    relations = join(folder, "_rels", f"{main.rpartition('/')[2]}.rels")
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{_TRANSITIONAL}">'
    relation = f'<Relationship Id="vbqpplComments" Type="{_RELATION}" Target="comments.xml"/>'
    listed = (
        package.data(relations)
        if relations in package
        else b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    )
    return {
        part: f"{head}{made}</w:comments>".encode(),
        relations: _appended(listed, relation),
        _TYPES: _appended(package.data(_TYPES), f'<Override PartName="/{part}" ContentType="{_TYPE}"/>'),
    }


def _rewritten(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return the package with some parts replaced or added, all others as they were."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        names: Sequence[zipfile.ZipInfo] = old.infolist()
        for member in names:
            name = member.filename.lstrip("/")
            new.writestr(member, parts.pop(name) if name in parts else old.read(member))
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()
