"""Matching and scoring over the posting lists of a whoosh index, a term at a time."""

from array import array
from bisect import bisect_left
from heapq import nsmallest
from sqlite3 import Connection

from vbqppl.search.analyzer import folded_clean
from vbqppl.search.engine import (
    K1,
    NOTHING,
    All,
    AnyOf,
    B,
    Filter,
    Matches,
    Node,
    Phrase,
    Term,
    document_of,
    idf,
    leaves,
)
from vbqppl.search.snippet import phrase_in
from vbqppl.search.whoosh_reader import Reader, Segment

FEW = 16  # A set this many times smaller than a list is looked up in it one by one.
MOST_CHECKED = 1500  # candidates of a phrase that are checked on the text before totals become estimates


def match(
    reader: Reader, registry: Connection, must: Node, without: Node | None, only: Filter | None, limit: int
) -> Matches:
    """Return the best units; see `engine.Engine.match`."""
    deferred = phrases(must)
    found: list[tuple[Segment, set[int]]] = []
    for segment in reader.segments:
        numbers = candidates(segment, must, None, check=False)
        if numbers and without is not None:
            numbers = numbers - candidates(segment, without, numbers, check=True)
        if numbers:
            found.append((segment, numbers))
    if only is not None and found:
        documents = {document_of(segment.units[number]) for segment, numbers in found for number in numbers}
        kept = only.keep(registry, documents)
        found = [
            (segment, {number for number in numbers if document_of(segment.units[number]) in kept})
            for segment, numbers in found
        ]
    many = sum(len(numbers) for _, numbers in found) > MOST_CHECKED
    if deferred and not many:
        found = [
            (segment, {number for number in numbers if holds(segment, number, deferred)}) for segment, numbers in found
        ]
    ranked = [
        (-score, segment.units[number], segment, number)
        for segment, numbers in found
        for number, score in scores(reader, segment, must, numbers).items()
    ]
    if not ranked:
        return NOTHING
    if deferred and many:
        return _checked(ranked, deferred, limit)
    best = nsmallest(limit, ranked, key=lambda each: each[:2])
    documents = {document_of(unit) for _, unit, _, _ in ranked}
    return Matches(tuple((unit, -score) for score, unit, _, _ in best), len(ranked), len(documents))


def _checked(ranked: list[tuple[float, int, Segment, int]], wanted: list[Phrase], limit: int) -> Matches:
    """Check the candidates of phrases in the order of their scores, until there are enough."""
    ranked.sort(key=lambda each: each[:2])
    best: list[tuple[int, float]] = []
    seen = 0
    for score, unit, segment, number in ranked:
        seen += 1
        if holds(segment, number, wanted):
            best.append((unit, -score))
        if (len(best) >= limit and seen >= limit * 2) or (seen >= MOST_CHECKED and best):
            break
    exact = seen == len(ranked)
    share = len(best) / seen
    units = len(best) if exact else max(len(best), round(len(ranked) * share))
    documents = len({document_of(unit) for unit, _ in best})
    if not exact:
        documents = max(documents, round(len({document_of(unit) for _, unit, _, _ in ranked}) * share))
    return Matches(tuple(best[:limit]), units, documents, exact=exact)


def candidates(segment: Segment, node: Node, within: set[int] | None, *, check: bool) -> set[int]:
    """Return the numbers of the units that match, of `within` where that is given.

    Without `check` a phrase that stands for itself matches by its tokens only.
    """
    match node:
        case Term(token):
            return _meet(segment, [token], within)
        case Phrase(tokens=tokens):
            found = _meet(segment, list(dict.fromkeys(tokens)), within)
            return {number for number in found if holds(segment, number, [node])} if check else found
        case AnyOf(parts):
            return set().union(*(candidates(segment, part, within, check=True) for part in parts))
        case All(parts):
            terms = dict.fromkeys(part.token for part in parts if isinstance(part, Term))
            kept = _meet(segment, list(terms), within) if terms else within
            for part in parts:
                if not isinstance(part, Term) and (kept is None or kept):
                    kept = candidates(segment, part, kept, check=check)
            return kept or set()


def _meet(segment: Segment, tokens: list[str], within: set[int] | None) -> set[int]:
    """Return the units that have every token, the rarest token first."""
    lists = sorted((segment.postings(token)[0] for token in tokens), key=len)
    found = within
    for numbers in lists:
        if found is None:
            found = set(numbers)
        elif len(found) * FEW < len(numbers):
            found = {number for number in found if _has(numbers, number)}
        else:
            found = found.intersection(numbers)
        if not found:
            return set()
    return found or set()


def _has(numbers: "array[int]", number: int) -> bool:
    place = bisect_left(numbers, number)
    return place < len(numbers) and numbers[place] == number


def scores(reader: Reader, segment: Segment, node: Node, found: set[int]) -> dict[int, float]:
    """Return the BM25 score of each unit in `found` for the tokens of `node`: what FTS5's bm25() gives."""
    made = dict.fromkeys(found, 0.0)
    lengths = segment.lengths
    slope = K1 * B / reader.average
    base = K1 * (1 - B)
    for token in leaves(node):
        numbers, counts = segment.postings(token)
        weight = idf(reader.count, reader.frequency(token)) * (K1 + 1)
        if len(found) * FEW < len(numbers):
            for number in found:
                place = bisect_left(numbers, number)
                if place < len(numbers) and numbers[place] == number:
                    count = counts[place]
                    made[number] += weight * count / (count + base + slope * lengths[number])
        else:
            for number, count in zip(numbers, counts, strict=True):
                if number in made:
                    made[number] += weight * count / (count + base + slope * lengths[number])
    return made


def phrases(node: Node) -> list[Phrase]:
    """Return the phrases that every match must hold; those inside an `AnyOf` are checked where they stand."""
    match node:
        case Phrase():
            return [node]
        case All(parts):
            return [phrase for part in parts for phrase in phrases(part)]
        case _:
            return []


def holds(segment: Segment, number: int, wanted: list[Phrase]) -> bool:
    """Tell whether a unit has every phrase, in its title or in its text."""
    stored = segment.stored(number)
    title, text = folded_clean(stored[2]), folded_clean(stored[3])
    return all(phrase_in(phrase.words, text) or phrase_in(phrase.words, title) for phrase in wanted)
