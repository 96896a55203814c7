"""From a query to what engines are asked, strictest first: pairs, then syllables, then any of the pairs."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from vbqppl.search.analyzer import TITLE_MARK, pairs
from vbqppl.search.engine import All, AnyOf, Node, Phrase, Term, article_token, leaves, title_token
from vbqppl.search.query import Atom, Part, Query

LONG = 6  # syllables of a run from which any of its pairs may do
MOST_LOOSE = 32  # pairs of a long question that are used, the rarest first


class Stage(StrEnum):
    """How strictly the words were taken."""

    PAIRS = "pairs"  # every adjacent pair
    SYLLABLES = "syllables"  # every syllable, anywhere in the unit
    LOOSE = "loose"  # any of the pairs, the best first
    FILTERS = "filters"  # no words: what the filters let through


@dataclass(frozen=True, slots=True)
class Step:
    """One question to the engine."""

    stage: Stage
    must: Node


def steps(query: Query, frequency: Callable[[str], int]) -> list[Callable[[], Step | None]]:
    """Return the questions in order, each made when it is needed; `frequency` tells how common a token is."""
    if not query.groups and not query.articles:
        return []
    made: list[Callable[[], Step | None]] = [lambda: Step(Stage.PAIRS, _node(query, _pairs))]
    runs = [atom for group in query.groups for atom in group if not atom.phrase]
    if is_long(query):
        # Every syllable of a long question is only in units that are long themselves, and wrong.
        made.append(lambda: _loose(query, frequency))
    elif any(len(run.syllables) > 1 for run in runs):
        made.append(lambda: Step(Stage.SYLLABLES, _node(query, _syllables)))
    return made


def is_long(query: Query) -> bool:
    """Tell whether a run of words is so long that any of its pairs may do."""
    return any(len(atom.syllables) >= LONG for group in query.groups for atom in group if not atom.phrase)


def titles_first(step: Step) -> Node | None:
    """Return what to rank where very many units match: those with the words in the title too; None for no such way.

    Single syllables are so common that counting them costs more than it tells: there the title alone is scored.
    """
    marked = in_title(step.must)
    if marked is None:
        return None
    if step.stage is Stage.SYLLABLES and len(list(leaves(marked))) == len(list(leaves(step.must))):
        return marked
    return All((step.must, marked))


def in_title(node: Node) -> Node | None:
    """Return the same with every word in the title; None where that asks nothing else or would not be the same."""
    match node:
        case Term(token):
            return None if token.startswith(TITLE_MARK) else Term(title_token(token))
        case All(parts):
            marked = [made for part in parts if (made := in_title(part)) is not None]
            return _all(marked) if marked else None
        case _:
            return None


def without(query: Query) -> Node | None:
    """Return what must not match; None where nothing is excluded."""
    if not query.without:
        return None
    return _any([_phrase(atom) for atom in query.without])


def _node(query: Query, run: Callable[[Atom], Node]) -> Node:
    parts = [_any([_phrase(atom) if atom.phrase else run(atom) for atom in group]) for group in query.groups]
    if query.articles:
        parts.append(_any([Term(article_token(label.lower())) for label in query.articles]))
    return _all(parts)


def _marked(atom: Atom, token: str) -> str:
    return title_token(token) if atom.part is Part.TITLE else token


def _pairs(atom: Atom) -> Node:
    tokens = dict.fromkeys(pairs(list(atom.syllables)) or atom.syllables)
    return _all([Term(_marked(atom, token)) for token in tokens])


def _syllables(atom: Atom) -> Node:
    return _all([Term(_marked(atom, token)) for token in dict.fromkeys(atom.syllables)])


def _phrase(atom: Atom) -> Node:
    """Return the node of a phrase; one of a title is taken as its pairs: a title is short enough for that."""
    if len(atom.syllables) == 1 or atom.part is Part.TITLE:
        return _pairs(atom)
    return Phrase(tuple(pairs(list(atom.syllables))), atom.words)


def _loose(query: Query, frequency: Callable[[str], int]) -> Step | None:
    """Any of the rarest pairs of long runs; the other groups must match as before."""

    def run(atom: Atom) -> Node:
        if len(atom.syllables) < LONG:
            return _pairs(atom)
        tokens = [_marked(atom, token) for token in dict.fromkeys(pairs(list(atom.syllables)))]
        known = sorted((count, token) for token in tokens if (count := frequency(token)))
        return AnyOf(tuple(Term(token) for _, token in known[:MOST_LOOSE]))

    node = _node(query, run)
    return None if _empty(node) else Step(Stage.LOOSE, node)


def _empty(node: Node) -> bool:
    match node:
        case AnyOf(parts):
            return not parts or all(map(_empty, parts))
        case All(parts):
            return any(map(_empty, parts))
        case _:
            return False


def _all(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else All(tuple(parts))


def _any(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))
