"""Matching and scoring over the posting lists of a whoosh index, a term at a time."""

from bisect import bisect_left
from heapq import nsmallest
from sqlite3 import Connection
from typing import TYPE_CHECKING

from vbqppl.search.analyzer import folded_clean
from vbqppl.search.engine import (
    BROAD,
    K1,
    MOST_RANKED,
    NOTHING,
    All,
    AnyOf,
    Asked,
    B,
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

if TYPE_CHECKING:
    from array import array

FEW = 16  # A set this many times smaller than a list is looked up in it one by one.
MOST_CHECKED = 1500  # candidates of a phrase that are checked on the text before totals become estimates


Found = list[tuple[Segment, set[int]]]


def match(reader: Reader, registry: Connection, asked: Asked, limit: int) -> Matches:
    """Return the best units; see `engine.Engine.match`."""
    found = _found(reader, registry, asked)
    deferred = phrases(asked.must)
    units = sum(len(numbers) for _, numbers in found)
    if deferred and units > MOST_CHECKED:
        return _checked(_ranked(reader, found, asked.must), deferred, limit)
    if deferred:
        found = [
            (segment, {number for number in numbers if holds(segment, number, deferred)}) for segment, numbers in found
        ]
        units = sum(len(numbers) for _, numbers in found)
    if not units:
        return NOTHING
    documents = len(_documents(found))
    if not limit:
        return Matches((), units, documents)
    best: list[tuple[int, float]] = []
    if units > BROAD and asked.first is not None:
        better = [(segment, candidates(segment, asked.first, numbers, check=True)) for segment, numbers in found]
        best = _best(reader, better, asked.first, limit)
    if len(best) < limit:
        seen = {unit for unit, _ in best}
        rest = _best(reader, found, asked.must, limit + len(best))
        best += [each for each in rest if each[0] not in seen][: limit - len(best)]
    return Matches(tuple(best), units, documents)


def _found(reader: Reader, registry: Connection, asked: Asked) -> Found:
    """Return the units that match, phrases that stand for themselves by their tokens only."""
    found: Found = []
    for segment in reader.segments:
        numbers = candidates(segment, asked.must, None, check=False)
        if numbers and asked.without is not None:
            numbers -= candidates(segment, asked.without, numbers, check=True)
        if numbers:
            found.append((segment, numbers))
    if asked.only is None or not found:
        return found
    kept = asked.only.keep(registry, _documents(found))
    return [
        (segment, {number for number in numbers if document_of(segment.units[number]) in kept})
        for segment, numbers in found
    ]


def one_each(reader: Reader, registry: Connection, asked: Asked, limit: int) -> list[int]:
    """Return the first matching unit of each document; see `engine.Engine.one_each`."""
    wanted = phrases(asked.must)
    first: dict[int, int] = {}
    for segment, numbers in _found(reader, registry, asked):
        for number in sorted(numbers):
            ident = document_of(segment.units[number])
            if ident not in first and holds(segment, number, wanted):
                first[ident] = segment.units[number]
    return sorted(first.values())[:limit]


def _best(reader: Reader, found: Found, node: Node, limit: int) -> list[tuple[int, float]]:
    """Return the best of the units found, with their scores."""
    if not isinstance(node, AnyOf) and sum(len(numbers) for _, numbers in found) > MOST_RANKED:
        found = _lowest(found)
    ranked = nsmallest(limit, _ranked(reader, found, node), key=lambda each: each[:2])
    return [(unit, -score) for score, unit, _, _ in ranked]


def _lowest(found: Found) -> Found:
    """Return the `MOST_RANKED` units with the lowest ids."""
    units = sorted(
        (segment.units[number], place, number) for place, (segment, numbers) in enumerate(found) for number in numbers
    )
    kept: Found = [(segment, set()) for segment, _ in found]
    for _, place, number in units[:MOST_RANKED]:
        kept[place][1].add(number)
    return kept


def _documents(found: Found) -> set[int]:
    return {document_of(segment.units[number]) for segment, numbers in found for number in numbers}


def _ranked(reader: Reader, found: Found, node: Node) -> list[tuple[float, int, Segment, int]]:
    """Return (negative score, unit, segment, number) of each unit found, in no order."""
    return [
        (-round(score, 6), segment.units[number], segment, number)
        for segment, numbers in found
        for number, score in scores(reader, segment, node, numbers).items()
    ]


def _checked(ranked: list[tuple[float, int, Segment, int]], wanted: list[Phrase], limit: int) -> Matches:
    """Check the candidates of phrases in the order of their scores, until there are enough."""
    ranked.sort(key=lambda each: each[:2])
    most = MOST_CHECKED if limit < MOST_CHECKED else len(ranked)  # whoever wants them all gets them all
    best: list[tuple[int, float]] = []
    seen = 0
    for score, unit, segment, number in ranked:
        seen += 1
        if holds(segment, number, wanted):
            best.append((unit, -score))
        if (len(best) >= limit and seen >= limit * 2) or (seen >= most and best):
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
    if not wanted:
        return True
    stored = segment.stored(number)
    title, text = folded_clean(stored[2]), folded_clean(stored[3])
    return all(phrase_in(phrase.words, text) or phrase_in(phrase.words, title) for phrase in wanted)
