"""Mappings: which column of a collection is which field; TOML files that an office can write itself."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final

from vbqppl.intake.errors import BadMappingError, MappingFault, MissingColumnsError, UnknownColumnsError
from vbqppl.intake.filters import FILTERS
from vbqppl.intake.rows import Row, column_name
from vbqppl.readers.errors import MissingFileError
from vbqppl.reference import data_folder
from vbqppl.validity.model import EventKind

DOCUMENT_FIELDS: Final = frozenset(
    {
        "type", "number", "title", "issuer", "issued_on", "effective_on", "declared_end", "territory", "normative",
        "signer", "field", "drafting_body",
    }
)  # fmt: skip
EVENT_FIELDS: Final = frozenset(
    {
        "document", "kind", "on", "until", "scope", "acting", "acting_text", "announced_by", "clause", "quote",
        "ground", "territory", "label", "source", "source_url", "seen",
    }
)  # fmt: skip
RELATION_FIELDS: Final = frozenset({"document", "kind", "target", "quote", "source"})
_TABLES: Final = {"documents": DOCUMENT_FIELDS, "events": EVENT_FIELDS, "relations": RELATION_FIELDS}
_TOP: Final = frozenset(
    {
        "name", "table", "columns", "one_of", "order", "source", "fields", "values", "filters", "leave_out", "events",
        "status", "kinds", "followed",
    }
)  # fmt: skip
_PLACE: Final = re.compile(r"at line (\d+), column (\d+)")
Cell = Callable[[Row], str]


class Followed(StrEnum):
    """Whether a collection tells what became of its documents; where it does not, silence proves no force."""

    YES = "yes"
    NO = "no"
    STATUS = "status"  # of those rows only that tell a status


@dataclass(frozen=True, slots=True)
class KindRule:
    """What a word for an event means: its kind, and whether it says that only a part is touched."""

    kind: EventKind
    part: bool = False


@dataclass(frozen=True, slots=True)
class EventList:
    """A column that holds a list of events, each a list of cells."""

    column: str
    on: int
    kind: int
    acting: int


@dataclass(frozen=True, slots=True)
class RowMapping:
    """A mapping, ready to be applied: `cells` gives the text of each field of a row."""

    name: str
    table: str
    columns: frozenset[str]
    one_of: tuple[frozenset[str], ...]
    order: int
    cells: dict[str, Cell]
    source: Cell
    source_id: Cell
    url: Cell
    seen: Cell
    leave_out: tuple[tuple[str, str, frozenset[str]], ...] = ()
    label: Cell | None = None
    ended_on: Cell | None = None
    kinds: dict[str, KindRule] = field(default_factory=dict)
    events: EventList | None = None
    followed: Followed = Followed.YES
    stopped_on: Cell | None = None  # the end, or the suspension: its label tells which
    used: frozenset[str] = frozenset()  # every column that it reads

    def unread(self, columns: Iterable[str]) -> tuple[str, ...]:
        """Return the columns of a file that the mapping does not read, in their order."""
        return tuple(dict.fromkeys(each for each in columns if each and each not in self.used))

    def missing(self, columns: Iterable[str]) -> tuple[str, ...]:
        """Return the columns that the mapping needs and the file has not."""
        held = set(columns)
        lacking = sorted(self.columns - held)
        lacking += [" | ".join(sorted(group)) for group in self.one_of if not group & held]
        return tuple(lacking)

    def left_out(self, row: Row) -> str | None:
        """Return why a row is left out on purpose; None where it is not."""
        for reason, column, values in self.leave_out:
            if str(row.get(column, "")) in values:
                return reason
        return None


_NAMED: Final = re.compile(r"\{([^}]*)\}?")
# Words of a head that tell what became of a document; a column that has them is never passed over in silence.
_TELLING: Final = re.compile(
    r"hieu_luc|het_han|tinh_trang|trang_thai|bi_(?:bai_bo|thay_the|dinh_chi)|(?<![a-z])(?:hl|status|expir\w*)(?![a-z])"
)


def telling(columns: Iterable[str]) -> tuple[str, ...]:
    """Return the columns whose heads speak of force, status or end."""
    return tuple(each for each in columns if _TELLING.search(each))


def _columns_in(said: Any) -> Iterable[str]:
    """Yield the columns that the templates of a mapping name, however deep they lie."""
    if isinstance(said, str):
        yield from (column_name(match[1]) for match in _NAMED.finditer(said))
    elif isinstance(said, list | dict):
        for each in said.values() if isinstance(said, dict) else said:
            yield from _columns_in(each)


def _template(text: str) -> Cell:
    """Compile "{num}/{code}": empty where one of its columns is empty."""
    pieces: list[tuple[str, str]] = []
    rest = text
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        pieces.append((before, column_name(name)))
    if not pieces:
        return lambda _row: text
    if pieces == [("", pieces[0][1])] and not rest:
        only = pieces[0][1]
        return lambda row: _text(row.get(only))

    def filled(row: Row) -> str:
        made = ""
        for before, name in pieces:
            value = _text(row.get(name))
            if not value:
                return ""
            made += before + value
        return made + rest

    return filled


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return "; ".join(str(each) for each in value if not isinstance(each, dict | list))
    return str(value)


def _compile(templates: Any, values: Mapping[str, str], filter_name: str | None) -> Cell:
    """Compile the templates of a field, the first that is not empty counts; then its values, its filter."""
    made = [_template(each) for each in ([templates] if isinstance(templates, str) else templates)]
    changed = FILTERS[filter_name] if filter_name else None

    def cell(row: Row) -> str:
        for each in made:
            text = each(row)
            if text:
                text = values.get(text, text)
                return changed(text) if changed and text else text
        return ""

    return cell if len(made) > 1 or values or changed else made[0]


def read_mapping(path: Path) -> RowMapping:
    """Read a mapping file. Raises BadMappingError, MissingFileError."""
    try:
        return _build(tomllib.loads(path.read_text(encoding="utf-8-sig")), path.stem)
    except FileNotFoundError:
        raise MissingFileError(path.name) from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadMappingError(path.name, MappingFault.UNREADABLE) from error
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        raise BadMappingError(path.name, MappingFault.SYNTAX, f"({place[1]}:{place[2]})" if place else "") from error
    except _WrongError as error:
        raise BadMappingError(path.name, error.fault, error.detail) from error
    except KeyError as error:
        raise BadMappingError(path.name, MappingFault.LACKS, str(error.args[0])) from error
    except (ValueError, TypeError, AttributeError) as error:
        raise BadMappingError(path.name, MappingFault.SHAPE) from error


class _WrongError(Exception):
    """A mapping says something that cannot be done."""

    def __init__(self, fault: MappingFault, detail: str = "") -> None:
        super().__init__(fault)
        self.fault = fault
        self.detail = detail


def _known(names: Iterable[str], known: Iterable[str], fault: MappingFault) -> None:
    """Raise _WrongError for the names that are none of the known ones."""
    if stray := sorted(set(names) - set(known)):
        raise _WrongError(fault, ", ".join(stray))


def _build(data: dict[str, Any], stem: str) -> RowMapping:
    _known(data, _TOP, MappingFault.SECTION)
    table = data.get("table", "documents")
    if table not in _TABLES:
        raise _WrongError(MappingFault.TABLE)
    fields: dict[str, Any] = data.get("fields", {})
    _known(fields, _TABLES[table], MappingFault.FIELD)
    values: dict[str, dict[str, str]] = data.get("values", {})
    filters: dict[str, str] = data.get("filters", {})
    _known(filters.values(), FILTERS, MappingFault.FILTER)
    kinds: dict[str, dict[str, Any]] = data.get("kinds", {})
    _known((str(rule["kind"]) for rule in kinds.values()), EventKind, MappingFault.EVENT)
    source: dict[str, Any] = data.get("source", {})
    status: dict[str, Any] = data.get("status", {})
    listed: dict[str, Any] | None = data.get("events")
    return RowMapping(
        name=data.get("name", stem),
        table=table,
        columns=frozenset(map(column_name, data.get("columns", ()))),
        one_of=tuple(frozenset(map(column_name, group)) for group in data.get("one_of", ())),
        order=int(data.get("order", 50)),
        cells={name: _compile(each, values.get(name, {}), filters.get(name)) for name, each in fields.items()},
        source=_compile(source.get("name", stem), values.get("source", {}), None),
        source_id=_compile(source.get("id", ""), values.get("source_id", {}), filters.get("source_id")),
        url=_compile(source.get("url", ""), {}, None),
        seen=_compile(source.get("seen", ""), {}, None),
        leave_out=tuple(
            (each["reason"], column_name(each["column"]), frozenset(each["values"]))
            for each in data.get("leave_out", ())
        ),
        label=_compile(status["label"], values.get("label", {}), None) if "label" in status else None,
        ended_on=_compile(status["ended_on"], values.get("ended_on", {}), None) if "ended_on" in status else None,
        kinds={word: KindRule(EventKind(rule["kind"]), bool(rule.get("part", False))) for word, rule in kinds.items()},
        events=EventList(column_name(listed["column"]), listed["on"], listed["kind"], listed["acting"])
        if listed
        else None,
        followed=_followed(data.get("followed", True)),
        stopped_on=_compile(status["stopped_on"], values.get("stopped_on", {}), None)
        if "stopped_on" in status
        else None,
        used=frozenset(_columns_in([fields, source, status]))
        | {column_name(each["column"]) for each in (*data.get("leave_out", ()), *([listed] if listed else ()))},
    )


def _followed(said: Any) -> Followed:
    """Read `followed = true`, `false` or `"status"`."""
    if said == Followed.STATUS:
        return Followed.STATUS
    if not isinstance(said, bool):
        raise _WrongError(MappingFault.FOLLOWED)
    return Followed.YES if said else Followed.NO


@cache
def shipped_mappings() -> tuple[RowMapping, ...]:
    """Return the mappings that ship with the program, the most particular first."""
    folder = data_folder("reference") / "mappings"
    found = [read_mapping(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(sorted(found, key=lambda each: (each.order, -len(each.columns), each.name)))


def find_mapping(name: str, columns: tuple[str, ...]) -> RowMapping:
    """Return the first shipped mapping whose columns the file has. Raises UnknownColumnsError."""
    for each in shipped_mappings():
        if not each.missing(columns):
            return each
    raise UnknownColumnsError(name, columns)


def check_columns(mapping: RowMapping, name: str, columns: tuple[str, ...]) -> None:
    """Raise MissingColumnsError where the file lacks what the mapping needs."""
    if missing := mapping.missing(columns):
        raise MissingColumnsError(name, missing)
