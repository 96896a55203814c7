"""Precision and recall of the rules on series over a real register: `python -m tests.benchmarks.series_rules`.

Each row of `registry/binhduong.jsonl` is judged as a citation against all other rows: first as it stands (what is
found is an oddity of the register or a false alarm), then with a slip planted in a row that is in order.
"""

import argparse
import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tests.shared import SHARED
from vbqppl.citation import Mention, MentionKind, Number, parse_number
from vbqppl.crosscheck.case import Case, Cited
from vbqppl.crosscheck.context import years_named
from vbqppl.crosscheck.model import Finding
from vbqppl.crosscheck.offices import series_of
from vbqppl.crosscheck.rules import RULES
from vbqppl.crosscheck.series import Point, SeriesBook, longest_in_order
from vbqppl.readers import Manuscript, SourceKind
from vbqppl.text import parse_date

RULES_ON_SERIES = tuple(rule for rule in RULES if rule.id in {"VB401", "VB402"})
ISSUER = "UBND tỉnh Bình Dương"


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


def judge(row: Row, original: Row, book: SeriesBook, last: dt.date) -> list[Finding]:
    """Return what the rules say of a row among all others but its original."""
    points = dict(book.points)
    key = (original.series, original.day.year)
    points[key] = tuple(point for point in points[key] if point != original.point)
    mention = Mention(MentionKind.FULL, 0, 1, row.number.canonical, row.number.canonical, None, None, row.day)
    cited = Cited(
        0, mention, row.number.canonical, row.number, series=row.series, words=row.title,
        years=years_named(row.title), date_follows=True,
    )  # fmt: skip
    case = Case(Manuscript("", SourceKind.TEXT, ""), last, None, (cited,), SeriesBook(points))
    return [finding for rule in RULES_ON_SERIES for finding in rule.run(case)]


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


def count(findings: Iterable[Finding], into: Counter[str]) -> None:
    into.update(f"{finding.rule} {finding.severity}" for finding in findings)


def main() -> None:
    """Print what is found in the register as it stands, and of each kind of slip."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slips", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="list the findings in the register as it stands")
    options = parser.parse_args()
    register = rows()
    book = SeriesBook.of((row.series, row.point) for row in register)
    last = max(row.day for row in register)
    as_is: Counter[str] = Counter()
    for row in register:
        findings = judge(row, row, book, last)
        count(findings, as_is)
        if options.show:
            for finding in findings:
                print(row.number.canonical, row.day, finding.rule, finding.severity, row.title[:60])
    print(f"{len(register)} rows as they stand: {dict(as_is)}")
    chains = {key: set(longest_in_order(points)) for key, points in book.points.items()}
    clean = [row for row in register if row.point in chains[row.series, row.day.year]]
    chance = random.Random(options.seed)  # noqa: S311 - a measurement
    for kind in ("month", "exchanged", "day", "number", "year"):
        found: Counter[str] = Counter()
        right = made = 0
        while made < options.slips:
            row = chance.choice(clean)
            wrong = slipped(row, kind, chance)
            if wrong is None or wrong == row or wrong.day > last or abs((wrong.day - row.day).days) in range(1, 4):
                continue
            made += 1
            findings = judge(wrong, row, book, last)
            count(findings, found)
            right += any(f.suggestion and f.suggestion.value == row.day.isoformat() for f in findings)
        print(f"{kind}: of {made} slips {dict(found)}, right suggestion {right}")


if __name__ == "__main__":
    main()
