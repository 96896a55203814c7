"""The door: a manuscript and a registry in, a report out."""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from vbqppl.citation.model import Mention, MentionKind
from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.context import Stance
from vbqppl.crosscheck.gather import Knowledge, Question, gather
from vbqppl.crosscheck.model import (
    CheckedMention,
    Coverage,
    DaySource,
    Finding,
    Footnote,
    FootnoteOutcome,
    Report,
    Summary,
    Unchecked,
    Waived,
)
from vbqppl.crosscheck.rules import RULES
from vbqppl.crosscheck.settings import Waiver, read_settings
from vbqppl.readers.model import Manuscript, Note, NoteState
from vbqppl.reference import canonical_issuer, territory_of
from vbqppl.resolve.model import Context, Outcome
from vbqppl.validity.model import StatusCode

if TYPE_CHECKING:
    from vbqppl.registry import Registry


# Rules that speak of the very document in the registry: the citation was checked, and differs.
COMPARING = frozenset({"VB201", "VB202", "VB203", "VB204"})


def crosscheck(  # noqa: PLR0913 - the parts of one question
    manuscript: Manuscript,
    registry: "Registry",
    *,
    as_of: dt.date | None = None,
    issuer: str | None = None,
    ignore: Collection[str] = (),
    waivers: Sequence[Waiver] = (),
) -> Report:
    """Check every citation and footnote of a report against a registry.

    `as_of` is the day of the check: by default the report's own date, and today where it has none. `issuer`
    is the citing body, by default the one that the report names. `ignore` holds ids of rules that do not run,
    `waivers` findings that were set aside; the report's own settings are added (see `settings`).
    Raises UnknownRuleError for an id that no rule has.
    """
    from vbqppl.citation import extract
    from vbqppl.crosscheck.lookup import RegistryKnowledge

    mentions = extract(manuscript.text)
    last = registry.last_batch()
    return check(
        manuscript,
        mentions,
        RegistryKnowledge(registry),
        question=ask(manuscript, as_of=as_of, issuer=issuer),
        day_source=day_source(manuscript, as_of),
        ignore=ignore,
        waivers=waivers,
        held=(registry.documents.count(), last.at if last else None),
    )


def day_source(manuscript: Manuscript, as_of: dt.date | None) -> DaySource:
    """Return where the day of the check comes from."""
    if as_of is not None:
        return DaySource.GIVEN
    return DaySource.DOCUMENT if manuscript.head.date else DaySource.TODAY


def ask(manuscript: Manuscript, *, as_of: dt.date | None, issuer: str | None) -> Question:
    """Return the question with what the report itself says filled in."""
    head = manuscript.head
    issued_on = head.date
    issuer = issuer or own_issuer(manuscript)
    place = territory_of(issuer) if issuer else None
    territory = place.name if place else None
    day = as_of or issued_on or dt.datetime.now().astimezone().date()
    return Question(
        as_of=day,
        issuer=issuer,
        issued_on=issued_on,
        context=Context(issuer=issuer, territory=territory, date=issued_on or day),
    )


def own_issuer(manuscript: Manuscript) -> str | None:
    """Return the body that a report is of: its head's, or the one that signed, with the place of issue."""
    head = manuscript.head
    organ = head.issuer or head.signed_for
    return canonical_issuer(organ, head.territory) if organ else None


def check(  # noqa: PLR0913 - the parts of one question
    manuscript: Manuscript,
    mentions: Sequence[Mention],
    known: Knowledge,
    *,
    question: Question,
    day_source: DaySource = DaySource.GIVEN,
    ignore: Collection[str] = (),
    waivers: Sequence[Waiver] = (),
    held: tuple[int, str | None] = (0, None),
) -> Report:
    """Check mentions against what is known; the pure heart of `crosscheck`."""
    case = gather(manuscript, mentions, known, question)
    own = read_settings(manuscript.text)
    findings = find(case, {*ignore, *known_rules(own.ignore, manuscript.name)})
    kept, waived = _waive(findings, (*waivers, *own.waivers))
    compared = {finding.mention for finding in findings if finding.rule in COMPARING}
    unchecked = {
        each.index: reason
        for each in case.cited
        if each.index not in compared and (reason := why_unchecked(each)) is not None
    }
    footnotes = _footnotes(case, kept, unchecked)
    citations = [each for each in case.cited if not each.mention.own]
    coverage = Coverage(
        mentions=len(citations),
        checked=len(citations) - len(unchecked),
        could_not_check=tuple(sorted(unchecked.items())),
        documents=held[0],
        last_change=held[1],
    )
    return Report(
        source=manuscript.name,
        as_of=question.as_of,
        as_of_from=day_source,
        issuer=question.issuer,
        coverage=coverage,
        mentions=tuple(
            CheckedMention(
                each.mention,
                each.resolution,
                each.status,
                unchecked.get(each.index),
                each.quote,
                each.stance is Stance.LEANS,
            )
            for each in case.cited
        ),
        footnotes=footnotes,
        findings=kept,
        summary=_summary(case, kept, coverage, footnotes, waived=len(waived)),
        waived=waived,
    )


def find(case: Case, ignore: Collection[str] = ()) -> tuple[Finding, ...]:
    """Run every rule that is not ignored; findings come worst first, then by place."""
    known_rules(ignore)
    found = [finding for rule in RULES if rule.id not in ignore for finding in rule.run(case)]
    return tuple(sorted(found, key=lambda finding: (finding.severity.rank, finding.start, finding.rule)))


def known_rules(names: Collection[str], file: str | None = None) -> Collection[str]:
    """Return the ids of rules as they are; raise UnknownRuleError for one that no rule has, or for one of a file."""
    from vbqppl.crosscheck.errors import UnknownRuleError, UnknownRuleInFileError

    known = {rule.id for rule in RULES}
    for name in names:
        if name not in known:
            raise UnknownRuleInFileError(name, file) if file else UnknownRuleError(name, sorted(known))
    return names


def _waive(findings: Iterable[Finding], waivers: Sequence[Waiver]) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
    """Set aside the findings that a waiver covers, with its reason."""
    kept: list[Finding] = []
    waived: list[Waived] = []
    for finding in findings:
        reason = next((waiver.reason for waiver in waivers if waiver.covers(finding)), None)
        if reason is None:
            kept.append(finding)
        else:
            waived.append(Waived(finding, reason))
    return tuple(kept), tuple(waived)


def why_unchecked(each: Cited) -> Unchecked | None:
    """Return why a citation could not be checked, None where it was."""
    if each.mention.own:
        return None
    resolution = each.resolution
    if resolution is None or resolution.outcome is Outcome.NOT_FOUND:
        if each.mention.kind is MentionKind.SHORT and each.mention.antecedent is None and each.number is None:
            return Unchecked.NO_ANTECEDENT
        return Unchecked.NOT_IN_REGISTRY
    if resolution.outcome is Outcome.AMBIGUOUS:
        return Unchecked.AMBIGUOUS
    if each.status is None or each.status.code is StatusCode.UNKNOWN:
        return Unchecked.STATUS_UNKNOWN
    return None


def _footnotes(case: Case, findings: Sequence[Finding], unchecked: Collection[int]) -> tuple[Footnote, ...]:
    troubled = {finding.mention for finding in findings if finding.severity.is_problem and finding.mention is not None}
    marks = {finding.start for finding in findings if finding.severity.is_problem and finding.mention is None}
    by_note = case.by_note()
    made = []
    for note in case.manuscript.notes:
        inside = tuple(each.index for each in by_note.get(-1 if note.note_start is None else note.note_start, ()))
        problem = note.mark_start in marks or not troubled.isdisjoint(inside)
        made.append(Footnote(note, inside, _outcome(note, inside, unchecked, problem=problem)))
    return tuple(made)


def _outcome(note: Note, inside: tuple[int, ...], unchecked: Collection[int], *, problem: bool) -> FootnoteOutcome:
    if note.state is not NoteState.PAIRED:
        return FootnoteOutcome(str(note.state))
    if problem:
        return FootnoteOutcome.PROBLEM
    if not inside:
        return FootnoteOutcome.NO_CITATION
    if any(index in unchecked for index in inside):
        return FootnoteOutcome.COULD_NOT_CHECK
    return FootnoteOutcome.FINE


def _summary(
    case: Case, findings: Sequence[Finding], coverage: Coverage, footnotes: Sequence[Footnote], *, waived: int
) -> Summary:
    severities = Counter(str(finding.severity) for finding in findings)
    citations = {each.index for each in case.cited if not each.mention.own}
    said = {finding.mention for finding in findings if finding.mention is not None} & citations
    troubled = {finding.mention for finding in findings if finding.severity.is_problem} & said
    unchecked = {index for index, _ in coverage.could_not_check}
    return Summary(
        errors=severities["error"],
        warnings=severities["warning"],
        hints=severities["hint"],
        mentions=coverage.mentions,
        checked=coverage.checked,
        could_not_check=len(unchecked),
        reasons=dict(Counter(reason for _, reason in coverage.could_not_check)),
        fine=len(citations - said - unchecked),
        footnotes=len(footnotes),
        paired=sum(1 for footnote in footnotes if footnote.note.state is NoteState.PAIRED),
        by_rule=dict(sorted(Counter(finding.rule for finding in findings).items())),
        with_problems=len(troubled),
        with_hints=len(said - troubled),
        waived=waived,
        provisions=sum(len(each.mention.provisions) for each in case.cited),
        provisions_unchecked=sum(
            len(each.mention.provisions) - sum(place.exists is not None for place in each.places) for each in case.cited
        ),
    )
