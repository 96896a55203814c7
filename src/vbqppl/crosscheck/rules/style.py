"""What the rules on the style of citing share: first citations, whether the paper is normative, one hint for all."""

from collections.abc import Iterator, Sequence

from vbqppl.citation.model import MentionKind
from vbqppl.citation.number import parse_number
from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Evidence, EvidenceKind, Finding, Text
from vbqppl.crosscheck.rules.base import Rule

LAWS = frozenset({"luật", "bộ luật", "pháp lệnh", "hiến pháp"})
_SHOWN = 5


def is_normative(case: Case) -> bool:
    """Tell whether the paper itself is a normative one: its own number holds its year."""
    own = [cited.number for cited in case.cited if cited.mention.own and cited.number is not None]
    head = parse_number(case.manuscript.head.number or "")
    return any(number.year is not None for number in (*own, *((head,) if head else ())))


def first_citations(case: Case) -> Iterator[Cited]:
    """Yield the first full citation of each number, but the paper's own."""
    seen: set[str] = set()
    for cited in case.cited:
        if cited.number is None or cited.mention.kind is not MentionKind.FULL or cited.mention.own:
            continue
        if cited.number.key not in seen:
            seen.add(cited.number.key)
            yield cited


def together(rule: Rule, found: Sequence[tuple[Cited, Text]], message: Text) -> Iterator[Finding]:
    """Yield one finding for many citations, at the first of them; it belongs to the paper, not to that citation."""
    if not found:
        return
    first = found[0][0]
    yield Finding(
        rule=rule.id,
        severity=rule.severity,
        start=first.mention.start,
        end=first.mention.end,
        quote=first.quote,
        message=message,
        footnote=first.footnote,
        evidence=tuple(
            Evidence(EvidenceKind.TEXT, Text(f"{c.quote}{t.vi}", f"{c.quote}{t.en}"), start=c.mention.start)
            for c, t in found[:_SHOWN]
        ),
    )
