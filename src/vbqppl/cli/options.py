"""Options that many commands share, and how their words are read."""

import datetime as dt
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ClassVar, TypeVar

import typer

from vbqppl.cli.messages import TODAY_WORDS
from vbqppl.cli.talk import CliError, ExitCode, UsageError
from vbqppl.text import make_date, nfc, parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vbqppl.cli.app import Session
    from vbqppl.readers import Manuscript
    from vbqppl.registry import Registry
    from vbqppl.validity import Document, EventKind, Scope
_Choice = TypeVar("_Choice", bound=StrEnum)

Json = Annotated[bool, typer.Option("--json")]
Jsonl = Annotated[bool, typer.Option("--jsonl")]
Csv = Annotated[bool, typer.Option("--csv")]
Output = Annotated[str | None, typer.Option("-o", "--output", metavar="FILE")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="DATE")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n")]
Yes = Annotated[bool, typer.Option("--yes", "-y")]
Territory = Annotated[str | None, typer.Option("--territory", metavar="TERRITORY")]


def day(words: str | None, option: str) -> dt.date | None:
    """Read a day of an option; None stays None. Raises UsageError for what is no day of the calendar."""
    if words is None:
        return None
    if words.strip().lower() in TODAY_WORDS:
        return today()
    found = parse_date(nfc(words))
    if found is None:
        raise UsageError("error.date", option=option, words=words)
    return found


def iso_day(words: str) -> dt.date | None:
    """Return an ISO day; None for anything else."""
    try:
        return dt.date.fromisoformat(words)
    except ValueError:
        return None


def moment(words: str | None, option: str) -> dt.datetime | None:
    """Read a time (ISO) or a day (its end, in local time) as an aware moment."""
    if words is None:
        return None
    try:
        found = dt.datetime.fromisoformat(words)
    except ValueError:
        found = None
    if found is not None and ("T" in words or ":" in words):
        return found.astimezone(dt.UTC)
    the_day = day(words, option)
    if the_day is None:  # pragma: no cover  day() returns None for None only
        return None
    return dt.datetime.combine(the_day, dt.time.max).astimezone(dt.UTC)


def year(words: int | None, option: str) -> int | None:
    """Check a year. Raises UsageError for one that no document can bear."""
    if words is not None and make_date(words, 1, 1) is None:
        raise UsageError("error.year", option=option, words=words)
    return words


def stdin_bytes() -> bytes:
    """Return all of standard input."""
    buffer = getattr(sys.stdin, "buffer", None)
    return buffer.read() if buffer is not None else sys.stdin.read().encode()


def known_path(words: str) -> Path:
    """Return the path of an argument, with ~ for the home folder."""
    return Path(words).expanduser()


def manuscript(words: str) -> "Manuscript":
    """Read the report of an argument; `-` is standard input. Raises ReaderError."""
    from vbqppl.readers import read

    if words == "-":
        return read(stdin_bytes(), "-")
    return read(known_path(words), words)


def today() -> dt.date:
    """Return the calendar day where the user is."""
    return dt.date.today()  # noqa: DTZ011  validity counts by calendar days


def person() -> str:
    """Return who makes a change: VBQPPL_USER, else the account of the system."""
    import getpass
    import os

    named = os.environ.get("VBQPPL_USER")
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "?"


def lines(source: str) -> list[str]:
    """Return the lines of a file or of standard input that are not empty. Raises ReaderError."""
    from vbqppl.readers.source import decode, load

    opened = load(stdin_bytes(), "-") if source == "-" else load(known_path(source), source)
    found = [line.strip() for line in decode(opened).splitlines()]
    return [line for line in found if line]


def citations(words: "Sequence[str]") -> list[str]:
    """Return the citations of the arguments, "-" replaced by the lines of standard input."""
    if list(words).count("-") > 1:
        raise UsageError("error.stdin_twice")
    found = [item for word in words for item in (lines("-") if word == "-" else [word.strip()])]
    if not any(found):
        raise UsageError("error.nothing_given")
    return [item for item in found if item]


def one_document(registry: "Registry", words: str) -> "Document":
    """Return the one document that a citation means, or `id:12`.

    Raises UsageError for words that are no citation, NoSuchDocumentError and SeveralDocumentsError.
    """
    from vbqppl.resolve import Outcome, Resolver

    if words.startswith("id:") and words[3:].isdigit():
        found = registry.documents.get(int(words[3:]))
        if found is None:
            raise NoSuchDocumentError("error.no_document", words=words)
        return found
    resolution = Resolver(registry).resolve(words)
    if any(reason.code == "unreadable" for reason in resolution.reasons):
        raise UsageError("error.citation", words=words)
    if resolution.document is not None:
        return resolution.document
    if resolution.outcome is Outcome.AMBIGUOUS:
        names = "; ".join(
            f"id:{each.document.id} ({each.document.number}, {each.document.issued_on}, {each.document.issuer})"
            for each in resolution.candidates[:10]
        )
        raise SeveralDocumentsError("error.several", words=words, names=names)
    raise NoSuchDocumentError("error.no_document", words=words)


class NoSuchDocumentError(CliError):
    """The registry does not hold the document."""

    code: ClassVar[int] = ExitCode.NOT_GOOD


class SeveralDocumentsError(CliError):
    """Several documents fit a citation that must mean one."""

    code: ClassVar[int] = ExitCode.AMBIGUOUS


Title = Annotated[str | None, typer.Option("--title", metavar="TEXT")]
TypeName = Annotated[str | None, typer.Option("--type", metavar="TYPE")]
Issuer = Annotated[str | None, typer.Option("--issuer", metavar="ORG")]
IssuedOn = Annotated[str | None, typer.Option("--issued-on", metavar="DATE")]
EffectiveOn = Annotated[str | None, typer.Option("--effective-on", metavar="DATE")]
DeclaredEnd = Annotated[str | None, typer.Option("--declared-end", metavar="DATE")]
DocTerritory = Annotated[str | None, typer.Option("--territory", metavar="TERRITORY")]
Field = Annotated[str | None, typer.Option("--field", metavar="FIELD")]
Signer = Annotated[str | None, typer.Option("--signer", metavar="TEXT")]
NormativeWord = Annotated[str | None, typer.Option("--normative", metavar="YESNO")]
DraftingBody = Annotated[str | None, typer.Option("--drafting-body", metavar="ORG")]

_DAYS = ("issued_on", "effective_on", "declared_end")


def fields(**words: str | None) -> dict[str, object]:
    """Return the fields of a document that were given, dates read. Raises UsageError."""
    from vbqppl.citation import parse_number
    from vbqppl.validity import Normative

    given: dict[str, object] = {name: nfc(value) for name, value in words.items() if value is not None}
    for name in _DAYS:
        if name in given:
            given[name] = day(str(given[name]), "--" + name.replace("_", "-"))
    if "normative" in given:
        given["normative"] = choice(str(given["normative"]), Normative, "--normative")
    if "number" in given and parse_number(str(given["number"])) is None:
        raise UsageError("error.number", words=given["number"])
    return given


def choice(words: str, known: "type[_Choice]", option: str) -> "_Choice":
    """Return the member of an enumeration. Raises UsageError that lists the members."""
    try:
        return known(words.strip().lower().replace("-", "_"))
    except ValueError:
        raise UsageError("error.choice", option=option, known=", ".join(known), words=words) from None


def event_kind(words: str) -> "EventKind":
    """Return the kind of event, by its code or by the words of a timeline ("bãi bỏ"). Raises UsageError."""
    from vbqppl.cli.messages import translate
    from vbqppl.reference import event_kind as named
    from vbqppl.validity import EventKind

    code = words.strip().lower().replace("-", "_")
    if code in set(EventKind):
        return EventKind(code)
    if found := named(words):
        return EventKind(found[0])
    known = ", ".join(f"{kind} ({translate(f'event.{kind}', 'vi').lower()})" for kind in EventKind)
    raise UsageError("error.choice", option="--event", known=known, words=words)


def scope(words: str | None) -> "Scope":
    """Return the part of a document that an event touches; None is the whole. Raises UsageError."""
    from vbqppl.validity import WHOLE, parse_scope

    if words is None:
        return WHOLE
    found = parse_scope(nfc(words))
    if found is None:
        raise UsageError("error.scope", words=words)
    return found


def known_issuer(session: "Session", words: "Sequence[str]") -> bool:
    """Tell whether documents of the registry bear each issuer asked for; say which none bears, and what is near."""
    from vbqppl.registry.issuers import asked_issuer, unmet

    connection, met = session.registry().connection, True
    for each in words:
        found = unmet(connection, asked_issuer(each))
        if found is None:
            continue
        met = False
        session.talk.warn("issuer.unmet", words=each)
        if found.near:
            session.talk.note("issuer.near", names="; ".join(found.near))
        if found.without:
            session.talk.note("issuer.without", count=found.without)
    return met


def issuer_title(session: "Session", words: str) -> str:
    """Return an issuer's name as an official text writes it, for words with or without diacritics."""
    from vbqppl.registry.issuers import asked_issuer, issuers_in

    return asked_issuer(words).title(issuers_in(session.registry().connection))


def document_of(registry: "Registry", words: str | None) -> "Document | None":
    """Return the document that a citation leads to beyond doubt; None where it does not."""
    from vbqppl.resolve import Outcome, Resolver

    if not words:
        return None
    resolution = Resolver(registry).resolve(words)
    return resolution.document if resolution.outcome is Outcome.RESOLVED else None


def has_text(key: str) -> bool:
    """Tell whether the catalogue holds a key."""
    from vbqppl.cli.messages import has

    return has(key)
