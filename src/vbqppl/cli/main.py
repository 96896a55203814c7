"""The entry of the command line: encodings, languages, and the last word on every error."""

import errno
import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn, TextIO

from vbqppl import __version__
from vbqppl.cli import interrupt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbqppl.cli.talk import Talk

_GLOBAL_FLAGS = frozenset({"--no-color", "-q", "--quiet", "-v", "--verbose", "--debug"})
_GLOBAL_VALUES = frozenset({"--home", "--lang"})
_BROKEN_PIPE = 141  # 128 + SIGPIPE, what a shell reports for a reader that went away


def run() -> NoReturn:
    """Run the command line and leave with its exit code."""
    signal.signal(signal.SIGINT, interrupt)
    code = main(sys.argv[1:])
    interrupt.working = False
    sys.exit(code)


def main(argv: "Sequence[str]") -> int:
    """Run one command; return its exit code. Never raises for a user's mistake."""
    _use_utf8()
    if list(argv) in (["--version"], ["-V"]):
        sys.stdout.write(f"vbqppl {__version__}\n")
        return 0
    try:
        interrupt.working = True
        return _guarded(hoist(argv))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader has left; nothing more can be said, and closing must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _BROKEN_PIPE


def _guarded(argv: "list[str]") -> int:
    from vbqppl.cli.talk import CancelledError, ExitCode, Talk
    from vbqppl.text.errors import VbqpplError

    debug = "--debug" in argv or bool(os.environ.get("VBQPPL_DEBUG"))
    talk = Talk.for_terminal(
        lang=language(argv),
        quiet="-q" in argv or "--quiet" in argv,
        verbose="-v" in argv or "--verbose" in argv,
        color=False if "--no-color" in argv else None,
    )
    try:
        from vbqppl.cli.app import invoke

        return invoke(argv, talk)
    except BrokenPipeError:
        raise
    except CancelledError as answer:
        talk.show(answer.message(talk.lang))  # a person's "no" is no error
        return answer.code
    except VbqpplError as error:
        talk.error(_plain(error.message(talk.lang), talk))
        return error.code
    except OSError as error:
        if debug:
            raise
        talk.error(_os_sentence(error, talk))
        return ExitCode.UNREADABLE
    except Exception as error:
        if debug:
            raise
        talk.error(talk.t("error.defect", kind=type(error).__name__, detail=str(error).split("\n", 1)[0]))
        return ExitCode.UNREADABLE


def _plain(sentence: str, talk: "Talk") -> str:
    """Return a sentence about a file with “-” called what it is: standard input."""
    file, name = talk.t("talk.stdin_file"), talk.t("talk.stdin")
    return sentence.replace(file, name).replace(file.capitalize(), name.capitalize())


def _os_sentence(error: OSError, talk: "Talk") -> str:
    known = {
        errno.ENOENT: "error.os.missing",
        errno.EACCES: "error.os.denied",
        errno.EPERM: "error.os.denied",
        errno.EISDIR: "error.os.folder",
        errno.ENOTDIR: "error.os.not_folder",
        errno.ENOSPC: "error.os.full",
        errno.EROFS: "error.os.denied",
    }
    path = error.filename if error.filename is not None else "?"
    return talk.t(known.get(error.errno or 0, "error.os.other"), path=path, detail=error.strerror or str(error))


def language(argv: "Sequence[str]") -> str:
    """Return "vi" or "en": --lang, else VBQPPL_LANG, else Vietnamese."""
    chosen = os.environ.get("VBQPPL_LANG", "")
    for place, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang" and place + 1 < len(argv):
            chosen = argv[place + 1]
        elif word.startswith("--lang="):
            chosen = word.removeprefix("--lang=")
    return "en" if chosen.lower().startswith("en") else "vi"


def hoist(argv: "Sequence[str]") -> "list[str]":
    """Move the options that hold for every command before the command, wherever they were written."""
    front: list[str] = []
    rest: list[str] = []
    words = iter(argv)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word in _GLOBAL_FLAGS or (word.partition("=")[0] in _GLOBAL_VALUES and "=" in word):
            front.append(word)
        elif word in _GLOBAL_VALUES:
            front += [word, *([value] if (value := next(words, None)) is not None else [])]
        else:
            rest.append(word)
    return front + rest


def _use_utf8() -> None:
    """Write UTF-8 whatever the locale is; a lone surrogate must not stop the answer."""
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream, errors="backslashreplace")
    _reconfigure(sys.stdin, errors="surrogateescape")


def _reconfigure(stream: TextIO, errors: str) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors=errors)
