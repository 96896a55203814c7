"""The application: global options, and commands that are imported only when they are run."""

import difflib
import importlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from vbqppl.cli.helptext import HelpfulCommand, command_page, usage_sentence
from vbqppl.cli.messages import translate
from vbqppl.cli.talk import ExitCode, Talk, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbqppl.registry import Registry

COMMANDS = (
    "init",
    "lookup",
    "extract",
    "resolve",
    "crosscheck",
    "search",
    "mark-expired",
    "mark",
    "add",
    "edit",
    "import",
    "export",
    "history",
    "undo",
    "review",
    "compare",
    "conflicts",
    "stats",
    "index",
    "doctor",
)
_MODULES = {"import": "import_", "mark-expired": "mark_expired"}


@dataclass(slots=True)
class Session:
    """What every command is given: how to talk, and where the registry is."""

    talk: Talk
    home: Path | None = None
    opened: "list[Registry]" = field(default_factory=list)

    def t(self, key: str, /, **params: object) -> str:
        """Return a sentence of the catalogue."""
        return self.talk.t(key, **params)

    def registry(self) -> "Registry":
        """Open the registry that --home, VBQPPL_HOME, vbqppl.toml or the user's data folder leads to."""
        from vbqppl.registry import Registry, find_home

        if not self.opened:
            home = find_home(self.home)
            self.talk.detail("talk.home", home=home)
            self.opened.append(Registry.open(home))
        return self.opened[0]

    def explained(self, error: Exception) -> Exception:
        """Return what a defect is: a registry that is damaged, where one is open and is damaged; else itself."""
        from vbqppl.text.errors import VbqpplError

        if isinstance(error, (VbqpplError, OSError)) or not self.opened:
            return error
        from vbqppl.registry.errors import explain

        registry = self.opened[0]
        return explain(error, registry.connection, registry.path) or error

    def close(self) -> None:
        """Close what was opened."""
        while self.opened:
            self.opened.pop().close()


class Commands(TyperGroup):
    """The commands by name; each is a module of its own, imported when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names in the order of the help."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import one command; None for a name that is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            module = importlib.import_module(f"vbqppl.cli.commands.{_MODULES.get(cmd_name, cmd_name)}")
            small = typer.Typer(add_completion=False, rich_markup_mode=None)
            small.command(
                cmd_name,
                cls=getattr(module, "Command", HelpfulCommand),
                help=f"help.{cmd_name}",
                context_settings={"help_option_names": ["-h", "--help"]},
            )(module.command)
            self.commands[cmd_name] = typer.main.get_command(small)
        return self.commands[cmd_name]

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; a name that is none is answered with the nearest ones, and nothing is run."""
        name = args[0]
        command = self.get_command(ctx, name)
        if command is None and not name.startswith("-"):
            near = difflib.get_close_matches(name, COMMANDS, n=2, cutoff=0.5)
            raise UsageError("error.no_command_near" if near else "error.no_command", name=name, near=", ".join(near))
        if command is None:
            return super().resolve_command(ctx, args)
        return name, command, args[1:]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page of the program."""
        formatter.write(command_page(self, ctx, COMMANDS))


app = typer.Typer(
    cls=Commands,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def root(  # noqa: PLR0913  the global options of the contract
    ctx: typer.Context,
    *,
    home: Annotated[Path | None, typer.Option("--home", metavar="DIR", envvar="VBQPPL_HOME")] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="LANG", envvar="VBQPPL_LANG")] = None,
    no_color: Annotated[bool, typer.Option("--no-color")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose")] = False,
    debug: Annotated[bool, typer.Option("--debug")] = False,
    version: Annotated[bool, typer.Option("-V", "--version")] = False,
) -> int:
    """Take the global options; without a command show the page of the program."""
    del no_color, verbose, debug  # read before Click, so that they hold for its own errors too
    session: Session = ctx.obj
    session.home = home
    if lang is not None and lang.lower() not in {"vi", "en"}:
        raise UsageError("error.lang", lang=lang)
    if quiet and session.talk.verbose:
        raise UsageError("error.quiet_verbose")
    if version:
        from vbqppl import __version__

        typer.echo(f"vbqppl {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())
    return 0


def invoke(argv: "Sequence[str]", talk: Talk) -> int:
    """Parse and run one command; return its exit code."""
    from typer.exceptions import TyperException

    session = Session(talk)
    try:
        code = app(args=list(argv), prog_name="vbqppl", standalone_mode=False, obj=session)
    except TyperException as error:
        talk.error(usage_sentence(error, talk))
        return ExitCode.USAGE
    except typer.Abort as stop:
        if isinstance(stop.__cause__, KeyboardInterrupt):
            raise KeyboardInterrupt from stop
        talk.note("talk.cancelled")
        return ExitCode.CANCELLED
    except Exception as error:
        found = session.explained(error)
        if found is error:
            raise
        raise found from error
    finally:
        session.close()
    return int(code or 0)


def help_of(command: str, lang: str) -> str:
    """Return the first line of a command's help."""
    return translate(f"help.{command}", lang).split("\n", 1)[0]
