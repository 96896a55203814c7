"""Compare what the reader of lists makes of a source with the labels: rows missing, surplus, fields that differ."""

import datetime as dt
import gzip
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from vbqppl.citation import parse_citation, parse_number
from vbqppl.lists import ListRow, NoDocumentColumnError, NoRowsError, Section, read_list
from vbqppl.text import nfc, squash
from vbqppl.text.errors import VbqpplError
from vbqppl.validity import EventKind
from vbqppl.validity.model import ENDING, SUSPENDING

HERE = Path(__file__).parent
Label = dict[str, Any]
LAST_ROW_OF_TEXT = 11
VERBS = {
    "thay thế": EventKind.REPLACED,
    "bãi bỏ": EventKind.REPEALED,
    "sửa đổi, bổ sung": EventKind.AMENDED,
    "hết hiệu lực": EventKind.EXPIRED,
}
NOTES = {
    "partly_expired": "het hieu luc mot phan",
    "not_yet_in_force": "chua co hieu luc",
    "suspended": "ngung hieu luc toan bo",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One failing row: which label it is ("B 19.2 20/2021/NĐ-CP"), which field, what is expected, what was read."""

    row: str
    field: str
    expected: str
    read: str

    def __str__(self) -> str:
        return f"{self.row}: {self.field}: expected {self.expected}, read {self.read}"


@dataclass(frozen=True, slots=True)
class Result:
    """A comparison: how many rows are labelled, how many are right in every field, and what fails."""

    source: str
    labelled: int
    read: int
    right: int
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether the bar is met: no row missing, none twice, none too many, each field right."""
        return self.right == self.labelled and not self.differences


@cache
def labels(name: str) -> tuple[Label, ...]:
    """Return the lines of a file of labels."""
    return tuple(json.loads(line) for line in (HERE / f"{name}.jsonl").read_text("utf-8").splitlines())


@cache
def provincial(path: Path) -> dict[str, str]:
    """Return file name → text of the provincial documents."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["file"]: row["text"] for row in map(json.loads, lines)}


def key(number: str | None) -> str:
    """Return what every spelling of one number shares."""
    parsed = parse_number(number) if number else None
    return parsed.key if parsed else squash(number or "")


def row_number(row: ListRow) -> str | None:
    """Return the number of a row's document."""
    return (row.mention.number if row.mention else None) or row.facts.number


# A check of a field: the row → None where it is right, else what was expected and what was read.
Check = tuple[str, Callable[[ListRow, Label], tuple[object, object] | None]]


def _same(wanted: object, read: object) -> tuple[object, object] | None:
    return None if wanted == read else (wanted, read)


def _day(row: ListRow, label: Label) -> tuple[object, object] | None:
    return _same(label["date"], _iso(row.facts.issued_on)) if label["date"] else None


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _type(row: ListRow, label: Label) -> tuple[object, object] | None:
    return _same(squash(label["type"]), squash(row.facts.type or ""))


def _number(row: ListRow, label: Label) -> tuple[object, object] | None:
    return _same(key(label["number"]), key(row.facts.number))


def _issuer(row: ListRow, label: Label) -> tuple[object, object] | None:
    wanted, read = label["issuer"], row.facts.issuer
    if wanted is None:
        return None
    # "Ủy ban nhân dân tỉnh" may be read with its province; another province, or a minister's ministry, is another.
    agree = read is not None and _office(read).startswith(_office(wanted))
    return None if agree else (wanted, read)


def _office(name: str) -> str:
    words = squash(name.replace("(cũ)", "").replace("(trước đây)", "")).replace("ubnd", "uy ban nhan dan")
    return " ".join(words.split())


def _places(provisions: Iterable[object]) -> list[str]:
    return sorted({nfc(str(each)).casefold() for each in provisions})


def _scope(row: ListRow, label: Label) -> tuple[object, object] | None:
    read = ("except" if row.scope.excluded else "parts") if not row.scope.is_whole else "whole"
    if read != label["scope"]:
        return label["scope"], f"{read} {_places(row.scope.provisions)}"
    found = _places(row.scope.provisions)
    if read == "except":
        kept, before = _places(label["excepted"]), _places(label.get("excepted_before", ()))
        right = set(kept) <= set(found) <= {*kept, *before}
        return None if right else (kept, found)
    if label.get("attached") and not all(each.attached for each in row.scope.provisions):
        return "places of what is attached", "places of the document itself"
    return _same(_places(label["provisions"]), found)


def _on(row: ListRow, label: Label) -> tuple[object, object] | None:
    return _same(label["on"], _iso(row.on))


def _section(section: Section) -> Check:
    return "section", lambda row, _: _same(section, row.section)


def _field(row: ListRow, label: Label) -> tuple[object, object] | None:
    return _same(squash(label["field"]), squash(row.facts.field or ""))


def _kind(row: ListRow, label: Label) -> tuple[object, object] | None:
    verbs = label["acting"]["verbs"]
    # Several verbs for several provisions: which part had which is not said, so the cause is not either.
    wanted = VERBS[verbs[0]] if len(verbs) == 1 else EventKind.EXPIRED
    return _same(wanted, row.kind)


def _acting(row: ListRow, label: Label) -> tuple[object, object] | None:
    wanted, mention = label["acting"], row.acting_mention
    if mention is None:
        return wanted["number"], None
    return _same(
        (key(wanted["number"]), squash(wanted["type"]), wanted["date"]),
        (key(mention.number), squash(mention.type or ""), _iso(mention.date)),
    )


def _effective(row: ListRow, label: Label) -> tuple[object, object] | None:
    return _same(label["effective_on"], _iso(row.facts.effective_on))


def _note(row: ListRow, label: Label) -> tuple[object, object] | None:
    words = squash(row.reason or "")
    found = next((code for code, said in NOTES.items() if said in words), None)
    return _same(label["note"], found)


def _note_acting(row: ListRow, label: Label) -> tuple[object, object] | None:
    wanted = [key(each["number"]) for each in label["note_acting"]]
    read = key(row.acting_mention.number) if row.acting_mention else None
    return None if (read in wanted if wanted else read is None) else (wanted, read)


def _kept_issuer(row: ListRow, label: Label) -> tuple[object, object] | None:
    if row.facts.issuer is None or label["issuer"] is None:
        return None
    if label["issuer"] == "Bộ trưởng" and squash(row.facts.issuer).startswith("bo truong"):
        return None
    return _issuer(row, label)


DOCUMENT: tuple[Check, ...] = (("number", _number), ("type", _type), ("date", _day))
LIST_169: tuple[Check, ...] = (
    *DOCUMENT,
    ("issuer", _issuer),
    ("scope", _scope),
    ("on", _on),
    ("kind", _kind),
    ("acting", _acting),
    ("field", _field),
    _section(Section.EXPIRED),
)
LIST_1205: tuple[Check, ...] = (
    *DOCUMENT,
    ("issuer", _kept_issuer),
    ("effective_on", _effective),
    ("field", _field),
    ("note", _note),
    ("note_acting", _note_acting),
    _section(Section.KEPT),
)


def name(label: Label) -> str:
    """Return how a label is called in a report."""
    if "list" in label:
        return f"{label['list']} {label['row']}.{label['part']} (page {label['page']}) {label['number']}"
    if "row" in label:
        return f"{label['row']} (page {label['page']}) {label['number']}"
    return str(label["number"])


def compare(source: str, rows: Sequence[ListRow], wanted: Sequence[Label], checks: Sequence[Check]) -> Result:
    """Compare rows with labels: each label with the row of its number that differs least."""
    left = list(rows)
    differences: list[Difference] = []
    right = 0
    for label in wanted:
        same = [row for row in left if key(row_number(row)) == key(label["number"])]
        if not same:
            differences.append(Difference(name(label), "row", "a row", "none"))
            continue
        best = min(same, key=lambda row: len(_failed(row, label, checks)))
        left.remove(best)
        failed = _failed(best, label, checks)
        right += not failed
        differences += failed
    differences += map(_surplus, left)
    return Result(source, len(wanted), len(rows), right, tuple(differences))


def _surplus(row: ListRow) -> Difference:
    """Return a row too many: "noise" where it names no document, so that nothing could be marked."""
    said = row_number(row) or row.citation or row.quote
    return Difference(said[:60], "row" if row.mention else "noise", "none", f"one more, {row.kind}")


def _failed(row: ListRow, label: Label, checks: Sequence[Check]) -> list[Difference]:
    found = ((field, check(row, label)) for field, check in checks)
    return [Difference(name(label), field, str(pair[0]), str(pair[1])) for field, pair in found if pair is not None]


def compare_pdf(path: Path, labelled: str, checks: Sequence[Check]) -> Result:
    """Read a published list and compare it; a list that cannot be read has no rows."""
    rows, refused = _rows(path)
    return _refused(compare(path.name, rows, labels(labelled), checks), refused)


def compare_text_of_169(path: Path) -> Result:
    """Read the plain text of 169/QĐ-BLĐTBXH, which stops after row 11 of its list B, and compare it."""
    rows, refused = _rows(path)
    wanted = [each for each in labels("list_169_2025") if each["list"] == "A" or each["row"] <= LAST_ROW_OF_TEXT]
    return _refused(compare(path.name, rows, wanted, LIST_169), refused)


def _rows(source: Path | bytes, name: str | None = None) -> tuple[tuple[ListRow, ...], str | None]:
    try:
        return read_list(source, name).rows, None
    except (NoRowsError, NoDocumentColumnError):
        return (), None
    except VbqpplError as error:
        return (), f"{type(error).__name__}: {error}"


def _refused(result: Result, refused: str | None) -> Result:
    if refused is None:
        return result
    first = Difference(result.source, "file", "rows", refused)
    return Result(result.source, result.labelled, result.read, result.right, (first, *result.differences))


def compare_decision(source: Path | bytes, file: str, label: Label) -> Result:
    """Read a decision as running text and compare what it would mark with what it ends."""
    rows, refused = _rows(source, file)
    marked = [row for row in rows if row.section is not Section.KEPT and row.kind in ENDING | SUSPENDING]
    checks: tuple[Check, ...] = (
        *DOCUMENT,
        ("issuer", _issuer),
        ("scope", _scope),
        ("on", _on),
        ("kind", lambda row, each: _same(VERBS[each["verb"]], row.kind)),
        ("acting", lambda row, _: _same(key(label["number"]), key(_acting_number(row)))),
    )
    result = compare(f"{label['id']} {file}", marked, label["ended"], checks)
    kept = {key(row_number(row)) for row in rows if row.section is Section.KEPT}
    applied = [each["number"] for each in label["kept"] if each["as"] == "applied"]
    lost = [Difference(number, "row", "kept", "not read") for number in applied if key(number) not in kept]
    whole = Result(result.source, result.labelled, result.read, result.right, (*result.differences, *lost))
    return _refused(whole, refused)


def _acting_number(row: ListRow) -> str | None:
    mention = row.acting_mention or (parse_citation(row.acting) if row.acting else None)
    return mention.number if mention else None


def decision_labels() -> tuple[Label, ...]:
    """Return the labelled decisions: those that the reader was made with, then those that it had not seen."""
    return (*labels("repeal_decisions"), *labels("repeal_decisions_second"))


def decisions(shared: Callable[[str], Path]) -> Iterable[tuple[Label, str, Path | bytes]]:
    """Yield each labelled decision with each of its sources: its file's name, and its path or its bytes."""
    for label in decision_labels():
        for source in label["sources"]:
            yield label, source.split("/")[1], open_source(source, shared)


def open_source(source: str, shared: Callable[[str], Path]) -> Path | bytes:
    """Return the path of a source of its own, or the text of one that lies in a collection."""
    folder, file = source.split("/")
    if folder == "gold":
        return shared(source)
    return provincial(shared(f"data/fulltext/{folder}.jsonl.gz"))[file].encode()
