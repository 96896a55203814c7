"""The query language: words, "phrases", -word, OR, field prefixes. Whatever is not that is text, never an error."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from vbqppl.search.analyzer import accented_words, toned, words
from vbqppl.text import clean, fold

MOST_CHARACTERS = 20_000  # of a query that are read
MOST_SYLLABLES = 96  # of a query that are used
MOST_ATOMS = 24


class Part(StrEnum):
    """Where the words of an atom have to stand."""

    ANYWHERE = "anywhere"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Atom:
    """A run of words, or a phrase, in folded syllables."""

    syllables: tuple[str, ...]
    phrase: bool = False
    part: Part = Part.ANYWHERE

    @property
    def words(self) -> str:
        """The syllables with single spaces."""
        return " ".join(self.syllables)


@dataclass(frozen=True, slots=True)
class Query:
    """A query as read: every group must match, one atom of each is enough; no atom of `without` may match.

    `numbers`, `types` and `issuers` hold what `so:`, `loai:` and `co-quan:` name, as typed; `articles` the labels of
    `dieu:`. `toned` maps the folded syllables that were typed with diacritics to what was typed. `free` is what was
    typed outside prefixes and quotes, where a number may stand. `cut` tells that the query was too long to be used
    whole.
    """

    text: str
    groups: tuple[tuple[Atom, ...], ...] = ()
    without: tuple[Atom, ...] = ()
    numbers: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    toned: dict[str, str] = field(default_factory=dict)
    free: str = ""
    cut: bool = False

    @property
    def terms(self) -> tuple[str, ...]:
        """What a snippet marks: the phrases, and the words outside phrases."""
        found: dict[str, None] = {}
        for group in self.groups:
            for atom in group:
                for term in [atom.words] if atom.phrase else atom.syllables:
                    found[term] = None
        return tuple(found)


_PREFIXES = {
    "so": "numbers",
    "so hieu": "numbers",
    "loai": "types",
    "co-quan": "issuers",
    "coquan": "issuers",
    "trich-yeu": "title",
    "trichyeu": "title",
    "dieu": "articles",
}
# Quotes of any kind; a prefix is one of ours directly followed by a colon; everything else runs to the next space.
_TOKEN = re.compile(
    r'(?P<minus>(?<!\S)-)?(?:(?P<prefix>[^\W\d_][^\W\d_]{1,8}(?:-[^\W\d_]{2,5})?):[ ]?)?'
    r'(?:[“”"«](?P<quoted>[^“”"«»]{0,2000})(?:[“”"»]|$)|(?P<word>[^\s“”"«»]+))|(?P<other>\S)'
)  # fmt: skip


@dataclass(slots=True)
class _Reader:
    atoms: list[tuple[Atom, bool]] = field(default_factory=list)  # with: joined to the one before by OR
    without: list[Atom] = field(default_factory=list)
    lists: dict[str, list[str]] = field(default_factory=dict)
    run: list[str] = field(default_factory=list)
    free: list[str] = field(default_factory=list)
    joined: bool = False
    syllables: int = 0
    cut: bool = False

    def take(self, text: str) -> tuple[str, ...]:
        """Return the syllables of a piece of the query, as far as there is room for them."""
        found = words(text)
        room = MOST_SYLLABLES - self.syllables
        if len(found) > room:
            self.cut = True
            found = found[: max(room, 0)]
        self.syllables += len(found)
        return tuple(found)

    def add(self, atom: Atom) -> None:
        if not atom.syllables:
            return
        if len(self.atoms) >= MOST_ATOMS:
            self.cut = True
            return
        self.atoms.append((atom, self.joined and bool(self.atoms)))
        self.joined = False

    def end_run(self) -> None:
        if self.run:
            self.add(Atom(self.take(" ".join(self.run))))
            self.run.clear()


def parse(text: str) -> Query:
    """Read a query. Never raises; the cost is linear in the text, of which `MOST_CHARACTERS` are read."""
    read = clean(text[:MOST_CHARACTERS]).text
    reader = _Reader(cut=len(text) > MOST_CHARACTERS)
    for match in _TOKEN.finditer(read):
        _token(reader, match)
    reader.end_run()
    groups: list[list[Atom]] = []
    for atom, joined in reader.atoms:
        if joined and groups:
            groups[-1].append(atom)
        else:
            groups.append([atom])
    return Query(
        text=text[:MOST_CHARACTERS],
        groups=tuple(map(tuple, groups)),
        without=tuple(reader.without),
        numbers=tuple(reader.lists.get("numbers", ())),
        types=tuple(reader.lists.get("types", ())),
        issuers=tuple(reader.lists.get("issuers", ())),
        articles=tuple(reader.lists.get("articles", ())),
        toned=_toned(read),
        free=" ".join(reader.free),
        cut=reader.cut,
    )


def _token(reader: _Reader, match: re.Match[str]) -> None:
    """Take one token: an operator, a prefix with its value, a phrase, or a word of the current run."""
    prefix = match["prefix"]
    target = _PREFIXES.get(fold(prefix)) if prefix else None
    quoted, word = match["quoted"], match["word"]
    value = quoted if quoted is not None else word or ""
    if prefix and target is None:
        # Not one of our prefixes: the colon is punctuation.
        if quoted is None:
            reader.run.append(f"{prefix} {value}")
            reader.free.append(f"{prefix}:{value}")
            return
        reader.run.append(prefix)
        reader.free.append(prefix)
    if match["minus"] and (quoted is not None or word):
        reader.end_run()
        part = Part.TITLE if target == "title" else Part.ANYWHERE
        syllables = reader.take(value)
        if syllables and len(reader.without) < MOST_ATOMS:
            reader.without.append(Atom(syllables, phrase=True, part=part))
        return
    if target == "title":
        reader.end_run()
        reader.add(Atom(reader.take(value), phrase=quoted is not None, part=Part.TITLE))
    elif target is not None:
        reader.end_run()
        if value.strip() and len(reader.lists.setdefault(target, [])) < MOST_ATOMS:
            reader.lists[target].append(value.strip())
    elif quoted is not None:
        reader.end_run()
        reader.add(Atom(reader.take(quoted), phrase=True))
    elif word == "OR":
        reader.end_run()
        reader.joined = bool(reader.atoms)
    elif word:
        reader.run.append(word)
        reader.free.append(word)


def _toned(text: str) -> dict[str, str]:
    """Return the syllables typed with diacritics; one typed in two ways says nothing and is left out."""
    found: dict[str, str] = {}
    dropped: set[str] = set()
    for plain, typed in accented_words(text):
        if plain == typed or toned(found.setdefault(plain, typed)) != toned(typed):
            dropped.add(plain)
    return {plain: typed for plain, typed in found.items() if plain not in dropped}
