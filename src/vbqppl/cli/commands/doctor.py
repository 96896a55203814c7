"""`vbqppl doctor`: is everything whole."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import plain_table
from vbqppl.cli.talk import ExitCode

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.registry import Registry

_COLUMNS = ("name", "ok", "detail", "fix")
_SHOWN = 5
_KEPT = 20
_TABLES = re.compile(r"^(event|document_source|document_text|document|relation) (?=\d)")
_COLUMNS_HELD = re.compile(r"\b(issued_on|effective_on|declared_end|on_date|until_date|seen|until|on)\b")
_DOUBT = re.compile(r": ([a-z_]+) (.*)$")
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@dataclass(frozen=True, slots=True)
class Line:
    """One check in the words of this command."""

    name: str
    ok: bool
    detail: str = ""
    fix: str = ""
    found: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the check with the keys of the contract."""
        return {
            "name": self.name,
            "ok": self.ok,
            "detail": self.detail,
            "fix": self.fix or None,
            "found": list(self.found),
        }


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    *,
    fix: Annotated[bool, typer.Option("--fix")] = False,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Run every check; with --fix repair the index and what is derived, then check again."""
    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    registry = session.registry()
    lines = run(registry)
    if fix:
        for name in _repair(registry, lines):
            session.talk.note("doctor.fixed", name=session.t(f"doctor.check.{name}"))
        lines = run(registry)
    output.write(answer(lines, session), target)
    return ExitCode.GOOD if all(line.ok for line in lines) else ExitCode.NOT_GOOD


def run(registry: "Registry") -> list[Line]:
    """Return the checks of the registry, of the index and of the reference data."""
    from vbqppl.reference.files import data_folder
    from vbqppl.registry.doctor import diagnose
    from vbqppl.search import open_engine
    from vbqppl.text.errors import VbqpplError

    lines = [Line(each.name, each.ok, each.detail, each.fix, each.found) for each in diagnose(registry)]
    lines.append(_events(registry))
    with open_engine(registry) as engine:
        lines += [Line(each.name, each.ok, each.detail, "" if each.ok else "index_rebuild") for each in engine.checks()]
    try:
        from vbqppl.citation import extract

        extract("")
        lines.append(Line("reference", ok=True, detail=""))
    except VbqpplError as error:
        lines.append(Line("reference", ok=False, detail=str(error), fix="reinstall", found=(str(data_folder),)))
    return lines


def _events(registry: "Registry") -> Line:
    """Return the check of the events that no calendar allows."""
    from vbqppl.intake.plausible import impossible_events

    found = [
        f"event {event.id}: {doubt.code} {document.number}" for document, event, doubt in impossible_events(registry)
    ]
    return Line(
        "events", not found, str(len(found)) if found else "", "undo_or_edit" if found else "", tuple(found[:_KEPT])
    )


def _repair(registry: "Registry", lines: list[Line]) -> list[str]:
    """Repair what can be repaired; return the names of what was."""
    from vbqppl.registry.doctor import repair
    from vbqppl.search import open_engine

    bad = {line.name for line in lines if not line.ok}
    done = []
    if "derived" in bad and repair(registry, options.person()):
        done.append("derived")
    if bad & {"index", "index_triggers"} or done:
        with open_engine(registry) as engine:
            engine.rebuild()
        done.append("index")
    return done


def _detail(line: Line, session: "Session") -> str:
    """Return what was found, in words: how many, and the first of them."""
    if line.name == "index" and options.has_text(f"index.state.{line.detail}"):
        return session.t("doctor.behind") if line.detail == "behind" else session.t(f"index.state.{line.detail}")
    parts = [line.detail, *(_words(each, session) for each in line.found[:_SHOWN])]
    if len(line.found) > _SHOWN:
        parts.append("…")
    return "; ".join(part for part in parts if part)


def _words(found: str, session: "Session") -> str:
    """Return one finding of a check with its tables, columns, codes and days as people call them."""

    def named(match: re.Match[str], group: str) -> str:
        key = f"{group}.{match[1]}"
        return session.t(key) if options.has_text(key) else match[1]

    doubt = _DOUBT.search(found)
    if doubt and options.has_text(f"doctor.doubt.{doubt[1]}"):
        found = found[: doubt.start()] + f" ({doubt[2]}): " + session.t(f"doctor.doubt.{doubt[1]}")
    found = _TABLES.sub(lambda match: named(match, "doctor.table") + " ", found)
    found = _COLUMNS_HELD.sub(lambda match: named(match, "doctor.column"), found)
    return _ISO.sub(lambda match: present.fact_text(options.iso_day(match[0]) or match[0], session.talk), found)


def answer(lines: list[Line], session: "Session") -> output.Answer:
    """Return the checks as an answer."""
    items = [line.as_json() for line in lines]
    columns = [output.Column(key, session.t(f"doctor.col.{key}")) for key in _COLUMNS]
    rows = [
        [
            session.t(f"doctor.check.{line.name}"),
            session.t("doctor.ok" if line.ok else "doctor.bad"),
            _detail(line, session),
            session.t(f"doctor.fix.{line.fix}") if line.fix else "",
        ]
        for line in lines
    ]
    text = plain_table([column.label for column in columns], rows)
    return output.Answer({"checks": items}, items, columns, text, lines=items)
