"""`vbqppl doctor`: is everything whole."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from vbqppl.cli import options, output
from vbqppl.cli.layout import plain_table
from vbqppl.cli.talk import ExitCode

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.registry import Registry

_COLUMNS = ("name", "ok", "detail", "fix")
_SHOWN = 5


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
    with open_engine(registry) as engine:
        for each in engine.checks():
            fix = "" if each.ok else "index_rebuild"
            lines.append(Line(each.name, each.ok, "" if each.ok else each.detail, fix))
    try:
        from vbqppl.citation import extract

        extract("")
        lines.append(Line("reference", ok=True, detail=""))
    except VbqpplError as error:
        lines.append(Line("reference", ok=False, detail=str(error), fix="reinstall", found=(str(data_folder),)))
    return lines


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


def answer(lines: list[Line], session: "Session") -> output.Answer:
    """Return the checks as an answer."""
    items = [line.as_json() for line in lines]
    columns = [output.Column(key, session.t(f"doctor.col.{key}")) for key in _COLUMNS]
    rows = [
        [
            session.t(f"doctor.check.{line.name}"),
            session.t("doctor.ok" if line.ok else "doctor.bad"),
            "; ".join([line.detail, *line.found[:_SHOWN]]).strip("; "),
            session.t(f"doctor.fix.{line.fix}") if line.fix else "",
        ]
        for line in lines
    ]
    text = plain_table([column.label for column in columns], rows)
    return output.Answer({"checks": items}, items, columns, text, lines=items)
