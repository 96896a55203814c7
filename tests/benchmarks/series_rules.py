"""Precision and recall of the rules on series over a real register: `python -m tests.benchmarks.series_rules`.

Three measures over `registry/binhduong.jsonl`. The register as it stands, against the labels of its hundred worst rows
(`series_labels.tsv`, made by hand). Slips planted in true rows, each judged as a citation that the whole register
surrounds. And reports: a dozen papers of one series and a few months, one with a slip, with nothing else known; there
the papers beside the slip are judged too, so that a slip which throws suspicion on its neighbours shows.
"""

import argparse
import csv
import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.shared import SHARED
from vbqppl.citation import Mention, MentionKind, Number, parse_number
from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.model import Finding
from vbqppl.crosscheck.offices import series_of
from vbqppl.crosscheck.rules import RULES
from vbqppl.crosscheck.series import Point, SeriesBook, longest_in_order
from vbqppl.readers import Manuscript, SourceKind
from vbqppl.reference import types_of_symbol
from vbqppl.text import parse_date

RULES_ON_SERIES = tuple(rule for rule in RULES if rule.id in {"VB401", "VB402"})
ISSUER = "UBND tỉnh Bình Dương"
LABELS = Path(__file__).with_name("series_labels.tsv")
ORDER_SLIPS = ("month", "exchanged", "day", "number")
IN_A_REPORT = 12  # papers
_WARNING = "warning"


@dataclass(frozen=True)
class Row:
    """A row of the register that stands in a series."""

    series: str
    number: Number
    day: dt.date
    title: str

    @property
    def point(self) -> Point:
        return Point(self.day, int(self.number.ordinal), self.number.canonical)


@dataclass
class Score:
    """What one rule found, of how much, and how much of it was right; warnings and hints apart."""

    asked: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        said = []
        for severity in (_WARNING, "hint"):
            right, wrong = self.right[severity], self.wrong[severity]
            if right + wrong:
                share = f"precision {right / (right + wrong):.3f}"
                said.append(f"{severity} {right} right, {wrong} wrong ({share}, recall {right / self.asked:.3f})")
        return "; ".join(said) or "nothing"


def rows() -> list[Row]:
    """Return the rows with a readable number, date and series."""
    found = []
    for line in (SHARED / "data" / "registry" / "binhduong.jsonl").open(encoding="utf-8"):
        record = json.loads(line)
        number, day = parse_number(record["so_ky_hieu"]), parse_date(record["ngay_ban_hanh"] or "")
        if number is None or day is None or not number.ordinal.isdigit() or number.year not in {None, day.year}:
            continue
        series = series_of(number, None, ISSUER)
        if series is not None:
            found.append(Row(series, number, day, record["trich_yeu"] or ""))
    return found


def labels() -> dict[tuple[str, str], str]:
    """Return what was found by hand of the hundred worst rows: error, oddity, in_order."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        return {(row["number"], row["date"]): row["label"] for row in csv.DictReader(lines, delimiter="\t")}


def cited(row: Row, index: int = 0) -> Cited:
    """Return a row as a citation: its type, number, date, and its title for the words around it."""
    types = types_of_symbol(row.number.symbol, row.number.year is not None)
    name = types[0].name if len(types) == 1 else None
    number = row.number.canonical
    mention = Mention(MentionKind.FULL, index, index + 1, number, number, name, None, row.day)
    return Cited(
        index, mention, number, row.number, series=row.series, words=row.title, date_follows=True,
    )  # fmt: skip


def found(case: Case) -> list[Finding]:
    return [finding for rule in RULES_ON_SERIES for finding in rule.run(case)]


def judge(row: Row, original: Row, book: SeriesBook, last: dt.date) -> list[Finding]:
    """Return what the rules say of a row among all others but its original."""
    points = dict(book.points)
    key = (original.series, original.day.year)
    points[key] = tuple(point for point in points[key] if point != original.point)
    return found(Case(Manuscript("", SourceKind.TEXT, ""), last, None, (cited(row),), SeriesBook(points)))


def slipped(row: Row, kind: str, chance: random.Random) -> Row | None:
    """Return the row with one slip; None where this slip cannot be made."""
    day = row.day
    try:
        if kind == "month":
            return replace(row, day=day.replace(month=chance.randrange(1, 13)))
        if kind == "day":
            return replace(row, day=day.replace(day=chance.randrange(1, 29)))
        if kind == "year":
            return replace(row, day=day.replace(year=day.year + chance.choice((-1, 1))))
        if kind == "exchanged":
            return replace(row, day=day.replace(month=day.day, day=day.month))
    except ValueError:
        return None
    digits = list(row.number.ordinal)
    digits[chance.randrange(len(digits))] = str(chance.randrange(10))
    return replace(row, number=replace(row.number, ordinal="".join(digits)))


def make_slip(row: Row, kind: str, chance: random.Random, last: dt.date) -> Row | None:
    """Return a slip that can be seen: another row, not in the future, more than the days that are let pass."""
    wrong = slipped(row, kind, chance)
    if wrong is None or wrong == row or wrong.day > last or abs((wrong.day - row.day).days) in range(1, 4):
        return None
    return wrong


def is_right(finding: Finding, row: Row, kind: str) -> bool:
    """Tell whether a finding at a slipped row is right: VB401 doubts number or date, VB402 must name the date."""
    if finding.rule == "VB401":
        return True
    return kind == "year" and finding.suggestion is not None and finding.suggestion.value == row.day.isoformat()


def as_it_stands(register: Sequence[Row], book: SeriesBook, last: dt.date, *, show: bool) -> None:
    """Print what is found in the register itself, by the labels."""
    known = labels()
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in register:
        label = known.get((row.number.canonical, row.day.isoformat()), "not labelled")
        for finding in judge(row, row, book, last):
            counts[finding.rule, str(finding.severity), label] += 1
            if show:
                print(row.number.canonical, row.day, finding.rule, finding.severity, label)
    print(f"{len(register)} rows as they stand")
    for (rule, severity, label), count in sorted(counts.items()):
        print(f"  {rule} {severity}: {count} of rows labelled {label}")


def in_the_register(clean: Sequence[Row], book: SeriesBook, last: dt.date, slips: int, chance: random.Random) -> None:
    """Print what is found of slips that the whole register surrounds."""
    print(f"{slips} slips of each kind, the whole register known")
    for kind in (*ORDER_SLIPS, "year"):
        scores = {rule.id: Score(slips) for rule in RULES_ON_SERIES}
        dates: Counter[bool] = Counter()
        for row, wrong in _slips(clean, kind, slips, chance, last):
            findings = judge(wrong, row, book, last)
            _score(findings, row, kind, scores)
            dates.update(f.suggestion.value == row.day.isoformat() for f in findings if f.suggestion)
        print(f"  {kind}: " + "".join(f"{rule}: {score}; " for rule, score in scores.items()), end="")
        print(f"dates suggested {dates.total()}, right {dates[True]}")


def _slips(
    clean: Sequence[Row], kind: str, slips: int, chance: random.Random, last: dt.date
) -> Iterable[tuple[Row, Row]]:
    made = 0
    while made < slips:
        row = chance.choice(clean)
        wrong = make_slip(row, kind, chance, last)
        if wrong is not None:
            made += 1
            yield row, wrong


def _score(findings: Iterable[Finding], row: Row, kind: str, scores: dict[str, Score]) -> None:
    for finding in findings:
        score = scores[finding.rule]
        (score.right if is_right(finding, row, kind) else score.wrong)[str(finding.severity)] += 1


def in_reports(clean: Sequence[Row], slips: int, chance: random.Random, last: dt.date) -> None:
    """Print what is found in reports of a dozen papers of one series, one of them with a slip, and in clean ones."""
    print(f"{slips} reports of {IN_A_REPORT} papers of each kind, nothing else known")
    by_series: dict[str, list[Row]] = {}
    for row in sorted(clean, key=lambda each: (each.day, each.point.ordinal)):
        by_series.setdefault(row.series, []).append(row)
    pools = {name: pool for name, pool in by_series.items() if len(pool) > 3 * IN_A_REPORT}
    names = [name for name, pool in pools.items() for _ in pool]
    for kind in ("none", *ORDER_SLIPS, "year"):
        scores = {rule.id: Score(slips) for rule in RULES_ON_SERIES}
        made = 0
        while made < slips:
            pool = pools[chance.choice(names)]
            start = chance.randrange(len(pool) - 2 * IN_A_REPORT)
            papers = chance.sample(pool[start : start + 2 * IN_A_REPORT], IN_A_REPORT)
            wrong = None if kind == "none" else make_slip(papers[0], kind, chance, last)
            if kind != "none" and wrong is None:
                continue
            made += 1
            _score_report(papers, wrong, kind, scores)
        print(f"  {kind}: " + "; ".join(f"{rule}: {score}" for rule, score in scores.items()))


def _score_report(papers: Sequence[Row], wrong: Row | None, kind: str, scores: dict[str, Score]) -> None:
    shown = [wrong or papers[0], *papers[1:]]
    citations = tuple(cited(row, index) for index, row in enumerate(shown))
    book = SeriesBook.of((row.series, replace(row.point, mention=index)) for index, row in enumerate(shown))
    after = max(row.day for row in (*shown, *papers))
    for finding in found(Case(Manuscript("", SourceKind.TEXT, ""), after, None, citations, book)):
        right = wrong is not None and finding.mention == 0 and is_right(finding, papers[0], kind)
        score = scores[finding.rule]
        (score.right if right else score.wrong)[str(finding.severity)] += 1


def main() -> None:
    """Print the three measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slips", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="list the findings in the register as it stands")
    options = parser.parse_args()
    register = rows()
    book = SeriesBook.of((row.series, row.point) for row in register)
    last = max(row.day for row in register)
    chains = {key: set(longest_in_order(points)) for key, points in book.points.items()}
    known = labels()
    clean = [
        row
        for row in register
        if row.point in chains[row.series, row.day.year]
        and known.get((row.number.canonical, row.day.isoformat())) != "error"
    ]
    chance = random.Random(options.seed)  # noqa: S311 - a measurement
    as_it_stands(register, book, last, show=options.show)
    in_the_register(clean, book, last, options.slips, chance)
    in_reports(clean, options.slips, chance, last)


if __name__ == "__main__":
    main()
