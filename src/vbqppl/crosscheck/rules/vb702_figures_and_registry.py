"""VB702: figures of expiry that are not those of the registry."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbqppl.citation import parse_citation, parse_number
from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.figures import Figure, figures_of, paragraphs_on_validity, stated_expiry, year_of
from vbqppl.crosscheck.model import Evidence, EvidenceKind, Finding, Severity, Text
from vbqppl.crosscheck.rules.base import Example, Rule
from vbqppl.reference import territory_of
from vbqppl.text import squash
from vbqppl.validity.model import Document, Event, EventKind, StatusCode

if TYPE_CHECKING:
    from vbqppl.lists.counts import Ended

_ALL = "văn bản"
_WHOLE, _PART = "toàn bộ", "một phần"


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of the report, and what the registry counts of the same."""

    figure: Figure
    what: str
    counted: int


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    for paragraph, start in paragraphs_on_validity(case.text):
        year = year_of(paragraph)
        if year is None or not stated_expiry(paragraph):
            continue
        known, listed_by = _known(case, year, start, start + len(paragraph))
        if known:
            figures = figures_of(paragraph, start)
            found = [each for each in _compared(figures, known) if each.counted != each.figure.value]
            if found:
                yield _finding(rule, case, found, year, listed_by)


def _known(case: Case, year: int, start: int, end: int) -> tuple[Sequence["Ended"], str | None]:
    """Return what the registry has of the list that is meant: the one of the decision cited here, else the place's."""
    notes = [n for n in case.manuscript.notes if n.mark_start is not None and start <= n.mark_start < end]
    for cited in case.cited:
        here = start <= cited.mention.start < end or any(note.holds(cited.mention.start) for note in notes)
        if not here or cited.number is None:
            continue
        listed = [each for each in case.ended.get(year, ()) if _announced(each.event, cited)]
        if listed:
            return listed, cited.number.canonical
    own = squash(case.issuer or "")
    return [each for each in case.ended.get(year, ()) if _of(each.document, case.territory, own)], None


def _announced(event: Event, cited: Cited) -> bool:
    """Tell whether the cited document published the list that an event was read from."""
    if event.announced_id is not None and cited.document is not None:
        return event.announced_id == cited.document.id
    said = parse_citation(event.announced_by) if event.announced_by else None
    number = parse_number(said.number) if said is not None and said.number else None
    return number is not None and cited.number is not None and number.key == cited.number.key


def _of(document: Document, territory: str | None, issuer: str) -> bool:
    if territory is None:
        return bool(issuer) and squash(document.issuer or "") == issuer
    places = (territory_of(document.issuer or ""), territory_of(document.territory or ""))
    return any(place is not None and place.name == territory for place in places)


def _compared(figures: Sequence[Figure], known: Sequence["Ended"]) -> Iterator[Difference]:
    """Yield the figures that count something the registry counts: all, a type, what ended in whole or in part."""
    counts: Counter[tuple[str, str]] = Counter()
    for each in known:
        how = {StatusCode.EXPIRED: _WHOLE, StatusCode.PARTLY_EXPIRED: _PART}.get(each.code)
        if how is not None:
            kind = (each.document.type or "").lower()
            counts.update([(kind, how), (kind, ""), (_ALL, how), (_ALL, "")])
    above = ""
    for figure in figures:
        kind = figure.noun if (figure.noun, "") in counts or not figure.depth else above
        if figure.depth == 0:
            above = kind
        said = f"{figure.noun} {figure.after}".lower()
        how = _WHOLE if _WHOLE in said else _PART if _PART in said else ""
        if figure.depth and not how:
            continue
        if (kind, "") in counts:
            yield Difference(figure, f"{kind} {how}".strip(), counts[kind, how])


def _finding(rule: Rule, case: Case, found: Sequence[Difference], year: int, listed_by: str | None) -> Finding:
    first = found[0].figure
    source = f" theo {listed_by}" if listed_by else ""
    said_vi = "; ".join(f"{each.figure.value} {each.what} (sổ: {each.counted})" for each in found)
    said_en = "; ".join(f"{each.figure.value} {each.what} (registry: {each.counted})" for each in found)
    message = Text(
        f"Số văn bản hết hiệu lực năm {year} khác sổ: {said_vi}.",
        f"The figures of expiry of {year} differ from the registry: {said_en}.",
    )
    counted = (
        Text(f"Sổ có {each.counted} {each.what}{source}", f"The registry has {each.counted} {each.what}{source}")
        for each in found
    )
    evidence = (Evidence(EvidenceKind.REGISTRY, words) for words in counted)
    few = found[0].counted * 2 < first.value
    severity = Severity.HINT if few else None
    return rule.at_words(
        case, first.start, first.end, first.words, message=message, evidence=evidence, severity=severity
    )


_DOCUMENTS = tuple(
    Document(
        type="Nghị quyết", number=f"{n:02d}/2031/NQ-HĐND", issuer="HĐND tỉnh Cao Bằng", issued_on=dt.date(2031, 2, n),
        territory="tỉnh Cao Bằng",
    )
    for n in (3, 4, 5)
)  # fmt: skip
_EVENTS = tuple(
    Event(n, EventKind.EXPIRED, dt.date(2032, 5, n), announced_by="Quyết định số 88/QĐ-UBND ngày 20/01/2033")
    for n in (1, 2, 3)
)

RULE = Rule(
    id="VB702",
    name="figures-and-registry",
    severity=Severity.WARNING,
    title=Text("Số liệu về hiệu lực khác sổ", "Figures of validity that differ from the registry"),
    checks=Text(
        "Số văn bản hết hiệu lực của một năm (toàn bộ, một phần, theo tên loại) phải bằng số mà sổ có theo danh mục "
        "được viện dẫn; nếu không viện dẫn danh mục thì so với các văn bản cùng địa bàn hết hiệu lực trong năm. "
        "Sổ không có văn bản nào thì không kết luận; sổ có chưa đến một nửa thì chỉ là gợi ý.",
        "The number of documents that expired in a year (in whole, in part, by type) must be what the registry has of "
        "the list that is cited, or of the place and year where none is cited. Where it has none, nothing is said; "
        "where it has less than half, it is a hint.",
    ),
    ground="Nghị định 79/2025/NĐ-CP: danh mục văn bản hết hiệu lực toàn bộ, một phần hằng năm; sổ có danh mục đã nhập.",
    finds=Example(
        "Công bố hết hiệu lực năm 2032 đối với 04 nghị quyết.",
        dt.date(2033, 2, 2),
        "UBND tỉnh Cao Bằng",
        documents=_DOCUMENTS,
        events=_EVENTS,
    ),
    passes=Example(
        "Công bố hết hiệu lực năm 2032 đối với 03 nghị quyết (03 nghị quyết hết hiệu lực toàn bộ).",
        dt.date(2033, 2, 2),
        "UBND tỉnh Cao Bằng",
        documents=_DOCUMENTS,
        events=_EVENTS,
    ),
    check=_check,
)
