"""Regimes of the law: what a rule said in which years, for which level of government."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from vbqppl.reference.files import Row, day, read_table


@dataclass(frozen=True, slots=True)
class Regime:
    """One rule of law in one period.

    `rule` names what it is about ("child": what falls with its parent; "minimum_days" before effect;
    "district_last_day", …), `value` what it says, `text` the same in Vietnamese. `level` is "" for every
    level, "local" for all but the central one. `basis` says what is not verified about it.
    """

    rule: str
    begins: date
    ends: date | None
    level: str
    value: str
    basis: str
    text: str
    example: str
    source: str
    seen: str

    def holds(self, on: date, level: str | None) -> bool:
        """Tell whether the rule held on that day for that level (None: any level)."""
        in_time = self.begins <= on and (self.ends is None or on <= self.ends)
        if level is None or self.level in {"", level}:
            return in_time
        return in_time and self.level == "local" and level != "central"


def _build(row: Row) -> Regime:
    begins = day(row["from"])
    if begins is None:
        raise ValueError("thiếu ngày bắt đầu")
    return Regime(
        row["rule"],
        begins,
        day(row["to"]),
        row["level"],
        row["value"],
        row["basis"],
        row["text"],
        row["example"],
        row["source"],
        row["seen"],
    )


@cache
def all_regimes() -> tuple[Regime, ...]:
    """Return every rule of every period."""
    return read_table("regimes.csv", _build)


def regimes(on: date, level: str | None = None) -> tuple[Regime, ...]:
    """Return the rules that held on a day for a level: "central", "province", "district", "commune", "local"."""
    return tuple(regime for regime in all_regimes() if regime.holds(on, level))


def regime(rule: str, on: date, level: str | None = None) -> Regime | None:
    """Return the one rule of a name that held on a day for a level, None where none or several are known."""
    found = [each for each in regimes(on, level) if each.rule == rule]
    return found[0] if len(found) == 1 else None
