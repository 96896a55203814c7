"""Talk: the only module that writes to stderr, and the exit codes."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from typing import ClassVar, TextIO, TypeVar

from vbqppl.cli.messages import translate
from vbqppl.text.errors import VbqpplError

_T = TypeVar("_T")
_PROGRESS_FROM = 200  # A bar for fewer items would only flicker.


class ExitCode(IntEnum):
    """What the command's answer was; scripts rely on these."""

    GOOD = 0
    NOT_GOOD = 1
    USAGE = 2
    UNREADABLE = 3
    AMBIGUOUS = 4
    CANCELLED = 5
    UNCHECKED = 6
    INTERRUPTED = 130


_WORST_FIRST = (ExitCode.UNREADABLE, ExitCode.AMBIGUOUS, ExitCode.NOT_GOOD, ExitCode.UNCHECKED, ExitCode.GOOD)


def worst(codes: Iterable[int]) -> ExitCode:
    """Return the worst of several answers' codes: 3, 4, 1, 6, 0 in this order."""
    seen = set(codes)
    return next((code for code in _WORST_FIRST if code in seen), ExitCode.GOOD)


class CliError(VbqpplError):
    """A sentence of the catalogue in both languages."""

    code: ClassVar[int] = ExitCode.UNREADABLE

    def __init__(self, key: str, /, **params: object) -> None:
        super().__init__(translate(key, "vi", **params), translate(key, "en", **params))
        self.key = key


class UsageError(CliError):
    """The command line is wrong."""

    code: ClassVar[int] = ExitCode.USAGE


class CancelledError(CliError):
    """The person at the prompt said no."""

    code: ClassVar[int] = ExitCode.CANCELLED


def wants_color(stream: TextIO, *, asked: bool | None = None) -> bool:
    """Tell whether a stream takes colour: a terminal, and neither NO_COLOR, TERM=dumb nor --no-color."""
    if asked is not None:
        return asked
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


@dataclass(frozen=True, slots=True)
class Talk:
    """What the program says beside its data: notes, warnings, errors, questions, progress."""

    lang: str = "vi"
    quiet: bool = False
    verbose: bool = False
    color: bool = False

    @classmethod
    def for_terminal(cls, *, lang: str, quiet: bool, verbose: bool, color: bool | None) -> "Talk":
        """Return the talk for the stderr of this process."""
        return cls(lang, quiet, verbose, wants_color(sys.stderr, asked=color))

    def t(self, key: str, /, **params: object) -> str:
        """Return a sentence of the catalogue in the language of this talk."""
        return translate(key, self.lang, **params)

    def note(self, key: str, /, **params: object) -> None:
        """Say something useful; silent with --quiet."""
        if not self.quiet:
            self._write(self.t(key, **params))

    def detail(self, key: str, /, **params: object) -> None:
        """Say something that only --verbose asks for."""
        if self.verbose and not self.quiet:
            self._write(self.t(key, **params))

    def warn(self, key: str, /, **params: object) -> None:
        """Say what may surprise; silent with --quiet."""
        if not self.quiet:
            self._write(f"{self._paint(self.t('talk.warning'), '33')} {self.t(key, **params)}")

    def error(self, sentence: str) -> None:
        """Say why the command stops; never silent."""
        self._write(f"{self._paint(self.t('talk.error'), '31')} {sentence}")

    def show(self, text: str) -> None:
        """Show a prepared text, such as a plan before its question."""
        self._write(text)

    def ask(self, key: str, /, *, flag: str, **params: object) -> str:
        """Ask at the terminal; return the answer in lower case.

        Raises UsageError naming `flag` where there is no terminal, CancelledError at the end of input.
        """
        if not sys.stdin.isatty():
            raise UsageError("error.no_terminal", flag=flag)
        sys.stdout.flush()
        sys.stderr.write(self.t(key, **params) + " ")
        sys.stderr.flush()
        answer = sys.stdin.readline()
        if not answer:
            raise CancelledError("talk.cancelled")
        return answer.strip().lower()

    def progress(self, items: Iterable[_T], key: str, total: int) -> Iterator[_T]:
        """Pass the items through, with a bar on stderr where it is a terminal and there are many."""
        if self.quiet or total < _PROGRESS_FROM or not sys.stderr.isatty():
            yield from items
            return
        from rich.console import Console
        from rich.progress import track

        console = Console(file=sys.stderr, no_color=not self.color)
        yield from track(items, description=self.t(key), total=total, console=console, transient=True)

    @contextmanager
    def counter(self, key: str) -> Iterator[Callable[[int], None] | None]:
        """Give a function that shows how far a long work is; None where stderr is no terminal."""
        if self.quiet or not sys.stderr.isatty():
            yield None
            return

        def show(count: int) -> None:
            sys.stderr.write(f"\r{self.t(key)}: {count:,}".replace(",", "."))
            sys.stderr.flush()

        try:
            yield show
        finally:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color else text

    def _write(self, text: str) -> None:
        sys.stdout.flush()
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
