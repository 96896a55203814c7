"""Labels of status and words of events, as official systems write them, and the codes that they stand for."""

from dataclasses import dataclass
from functools import cache

from vbqppl.reference.files import Row, read_table, several, yes_no
from vbqppl.text import squash


@dataclass(frozen=True, slots=True)
class StatusLabel:
    """A label of status and its code; the `preferred` one of a code is what we write."""

    label: str
    code: str
    systems: tuple[str, ...]
    preferred: bool
    note: str
    example: str
    source: str
    seen: str


@dataclass(frozen=True, slots=True)
class EventWords:
    """What a kind of event is called.

    `label` is what we write ("Được thay thế bởi"), `words` what sources write for a whole document and
    `words_part` for a part of it; `grounds` are the legal grounds that may stand behind it ("57.1.b").
    """

    kind: str
    label: str
    words: tuple[str, ...]
    words_part: tuple[str, ...]
    grounds: tuple[str, ...]
    example: str
    source: str
    seen: str


def _status(row: Row) -> StatusLabel:
    return StatusLabel(
        row["label"],
        row["code"],
        several(row["system"]),
        yes_no(row["preferred"]),
        row["note"],
        row["example"],
        row["source"],
        row["seen"],
    )


def _event(row: Row) -> EventWords:
    return EventWords(
        row["kind"],
        row["label"],
        several(row["words"]),
        several(row["words_part"]),
        several(row["grounds"]),
        row["example"],
        row["source"],
        row["seen"],
    )


@cache
def status_labels() -> tuple[StatusLabel, ...]:
    """Return every label of status."""
    return read_table("status_labels.csv", _status)


@cache
def _codes() -> dict[str, str]:
    return {squash(label.label): label.code for label in status_labels()}


@cache
def _labels() -> dict[str, str]:
    return {label.code: label.label for label in status_labels() if label.preferred}


def status_code(label: str) -> str | None:
    """Return the code of a status label in any case and spelling, None for a label that is not known."""
    return _codes().get(squash(label))


def status_label(code: str) -> str | None:
    """Return the Vietnamese label that we write for a status code, None for an unknown code."""
    return _labels().get(code)


@cache
def event_kinds() -> tuple[EventWords, ...]:
    """Return the words of every kind of event."""
    return read_table("event_kinds.csv", _event)


@cache
def _events() -> dict[str, tuple[str, bool]]:
    table = {squash(words): (event.kind, True) for event in event_kinds() for words in event.words_part}
    return table | {squash(words): (event.kind, False) for event in event_kinds() for words in event.words}


def event_kind(words: str) -> tuple[str, bool] | None:
    """Return the kind of event that a timeline's words name, and whether of a part only; None if not known."""
    return _events().get(squash(words))
