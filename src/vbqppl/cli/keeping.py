"""What `add`, `edit` and `mark` share: citations that must be citations, and doubts about what is recorded."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from vbqppl.cli import options, present
from vbqppl.cli.messages import translate
from vbqppl.cli.talk import ExitCode, Talk, UsageError
from vbqppl.text import write_date
from vbqppl.text.errors import VbqpplError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vbqppl.citation.model import Mention
    from vbqppl.intake.plausible import Doubt
    from vbqppl.registry import Registry
    from vbqppl.validity import Document


class DoubtfulError(VbqpplError):
    """What is to be recorded cannot be true, or was against the law of its day; nothing is written."""

    code: ClassVar[int] = ExitCode.NOT_GOOD

    def __init__(self, doubt: "Doubt", *, may_insist: bool) -> None:
        advice = "doubt.force" if may_insist else "doubt.check"
        vi, en = (
            f"{translate(f'doubt.{doubt.code}', lang, **_shown(doubt, lang))} {translate(advice, lang)}"
            for lang in ("vi", "en")
        )
        super().__init__(vi, en)


@dataclass(frozen=True, slots=True)
class Named:
    """A document that an option names: its citation, what is known of it, its id where the registry holds it."""

    words: str | None = None
    document: "Document | None" = None
    id: int | None = None


def check_dates(words: str) -> None:
    """Raise UsageError where a citation names a day that the calendar does not have."""
    from vbqppl.intake.plausible import impossible_day

    if (found := impossible_day(words)) is not None:
        raise UsageError("error.citation_date", words=found)


def citation(words: str, option: str | None = None) -> "Mention":
    """Return what a citation says. Raises UsageError for words that are none, and for impossible days in them."""
    from vbqppl.citation import parse_citation

    check_dates(words)
    mention = parse_citation(words)
    if mention is None or (mention.number is None and not mention.title):
        raise UsageError("error.bad_citation" if option else "error.citation", option=option, words=words)
    return mention


def named(registry: "Registry", words: str | None, option: str, talk: Talk) -> Named:
    """Return the document that an option cites, by citation or `id:12`.

    What the registry does not hold beyond doubt is described as far as the citation does, and that is said.
    Raises UsageError, and the errors of `options.one_document` for an id.
    """
    from vbqppl.intake.identity import with_number
    from vbqppl.validity import Document

    if not words:
        return Named()
    if words.startswith("id:"):
        held = options.one_document(registry, words)
        return Named(present.document_name(held, Talk("vi")), held, held.id)
    mention = citation(words, option)
    found = options.document_of(registry, words)
    if found is not None:
        return Named(words, found, found.id)
    talk.warn("mark.not_held", option=option, words=words)
    said = Document(type=mention.type, number=mention.number, issuer=mention.issuer, issued_on=mention.date)
    return Named(words, with_number(said))


def judge(doubts: "Iterable[Doubt]", talk: Talk, *, force: bool | None = None) -> None:
    """Warn of what is odd; raise DoubtfulError for the rest.

    `force` records what the law did not allow all the same, with a warning; None: there is no such option.
    """
    from vbqppl.intake.plausible import Gravity

    for doubt in doubts:
        if doubt.gravity is Gravity.ODD or (doubt.gravity is Gravity.UNLAWFUL and force):
            talk.warn(f"doubt.{doubt.code}", **_shown(doubt, talk.lang))
        else:
            raise DoubtfulError(doubt, may_insist=doubt.gravity is Gravity.UNLAWFUL and force is not None)


def _shown(doubt: "Doubt", lang: str) -> dict[str, object]:
    day = write_date if lang == "vi" else dt.date.isoformat
    return {name: day(fact) if isinstance(fact, dt.date) else fact for name, fact in doubt.facts.items()}
