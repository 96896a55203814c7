"""Searching: a query, the engine's matches, the registry's numbers and filters, in one order."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from vbqppl.registry import Registry
from vbqppl.search import filters, numbers, plan, ranking
from vbqppl.search.engine import (
    Asked,
    Engine,
    Filter,
    IndexState,
    Node,
    StoredUnit,
    document_of,
    idf,
    leaves,
    unit_id,
)
from vbqppl.search.filters import Options, Values
from vbqppl.search.query import Query, parse
from vbqppl.search.snippet import Snippet, snippet
from vbqppl.validity import Document, Status

NUMBER_SCORE = 1000.0  # Above any score of words.
MOST_LOOSE = 100  # units that any-of-the-pairs may bring
ENOUGH = 3  # documents that have every pair of a short query, so that it is not taken more loosely
LEAST_OF_BEST = 0.3  # share of the best score below which such a unit is noise
MOST_SORTED = 20_000  # documents that are sorted otherwise than by relevance, or asked for their status
AT_LEAST = 15  # units that are looked at for accents and twins
MOST_TWINS = 30  # documents that match alike and are put in the order of their status
MOST_ACCENTED = 3  # terms of a query whose accents decide; more words hardly mean another thing without them


@dataclass(frozen=True, slots=True)
class Hit:
    """A document with the unit of it that matches best; `provision` is "" for the document as a whole."""

    document: Document
    provision: str
    attached: bool
    score: float
    snippet: Snippet
    status: Status | None = None
    explanation: ranking.Explanation | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """Hits, best first; `total` counts documents, and is an estimate where `exact` is False.

    `stage` is the loosest way that the words had to be taken; `cut` tells that the query was too long to be used whole,
    `rebuilt` what was found wrong with the index when it had to be rebuilt for this search.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    exact: bool
    took_ms: float
    stage: plan.Stage | None = None
    cut: bool = False
    rebuilt: IndexState | None = None


@dataclass(slots=True)
class _Ranked:
    """A document on its way to a hit."""

    ident: int
    unit: int
    score: float
    stage: plan.Stage
    number: bool = False
    accents: float = 1.0


def run(registry: Registry, engine: Engine, values: Values, text: str, options: Options) -> Results:
    """Answer a query; raises BadFilterError, and IndexUnusableError where the index must be rebuilt."""
    started = perf_counter()
    options = options.checked()
    query = parse(text)
    only = filters.condition(query, options, values)
    task = _Task(registry, engine, query, options, only)
    ranked, total, exact, stage = task.collect()
    page, total, exact, found = task.page(ranked, total, exact=exact)
    hits = task.hits(page, found)
    took = (perf_counter() - started) * 1000
    return Results(query, hits, total, exact, round(took, 3), stage, query.cut)


class _Task:
    """One search."""

    def __init__(self, registry: Registry, engine: Engine, query: Query, options: Options, only: Filter | None) -> None:
        self.registry = registry
        self.engine = engine
        self.query = query
        self.options = options
        self.only = only
        self.excluded: Node | None = plan.without(query)
        self.stored: dict[int, StoredUnit] = {}
        self.tokens: tuple[str, ...] = ()
        self.documents: dict[int, Document] = {}
        # Sorting and status need every document that matches, not the best only.
        self.all = options.sort != "relevance" or bool(options.status)
        self.wanted = MOST_SORTED if self.all else options.offset + options.limit

    def collect(self) -> tuple[list[_Ranked], int, bool, plan.Stage | None]:
        """Return the documents that match, best first, how many there are, and how strictly they were matched."""
        ranked: dict[int, _Ranked] = {}
        found = numbers.find(self.registry.connection, self.query.free, self.only)
        for place, ident in enumerate(found.documents):
            score = NUMBER_SCORE - place / 1000
            ranked[ident] = _Ranked(ident, unit_id(ident, 0), score, plan.Stage.PAIRS, number=True)
        steps = plan.steps(self.query, self.engine.frequency)
        if not steps and not ranked:
            return self._listed()
        total, exact, stage = len(ranked), True, plan.Stage.PAIRS if ranked else None
        # A document that has a long run word for word is what was meant; a short one needs company.
        enough = 1 if plan.is_long(self.query) else min(self.wanted, ENOUGH)
        for place, make in enumerate(steps):
            if place and len(ranked) >= enough:
                break
            step = make()
            if step is None:
                continue
            # Who asks for a number that fills the page with its documents is told how many more hold its words.
            count, sure = self._take(step, ranked, only_count=found.whole and len(ranked) >= self.wanted)
            if count:
                stage = step.stage
                total, exact = max(len(ranked), count), sure
            if found.whole:
                break  # Whoever asks for a number does not want its digits scattered.
        return list(ranked.values()), total, exact, stage

    def _take(self, step: plan.Step, ranked: dict[int, _Ranked], *, only_count: bool) -> tuple[int, bool]:
        """Add what one step finds behind what is there; return how many documents it matches, and whether exactly."""
        loose = step.stage is plan.Stage.LOOSE
        need = self.wanted + len(ranked)
        limit = MOST_LOOSE if loose else max(AT_LEAST, need + need // 2)
        first = None if loose or self.all else plan.titles_first(step)
        asked = Asked(step.must, self.excluded, self.only, first)
        if only_count:
            matches = self.engine.match(asked, 0)
            return matches.documents, matches.exact
        while True:
            matches = self.engine.match(asked, limit)
            documents = {document_of(unit) for unit, _ in matches.best}
            if loose or len(documents) >= need or len(matches.best) < limit:
                break
            limit *= 4
        best = list(matches.best)
        if not loose and len(documents) < min(need, matches.documents) and len(best) < matches.units:
            # One document with thousands of units has crowded out the others.
            best += [(unit, 0.0) for unit in self.engine.one_each(asked, need) if document_of(unit) not in documents]
        if loose and best:
            floor = best[0][1] * LEAST_OF_BEST
            best = [each for each in best if each[1] >= floor]
        added = [
            _Ranked(document_of(unit), unit, score, step.stage)
            for unit, score in best
            if document_of(unit) not in ranked
        ]
        if not self.all:
            added = self._by_accents(added)
        for one in added:
            ranked.setdefault(one.ident, one)
        self.tokens = tuple(dict.fromkeys(leaves(step.must)))
        if loose:
            return len({document_of(unit) for unit, _ in best}), len(matches.best) < MOST_LOOSE
        return matches.documents, matches.exact

    def _by_accents(self, added: list[_Ranked]) -> list[_Ranked]:
        """Put the units that have the typed accents before those that have other ones."""
        toned = list(self.query.toned.values())
        looked_at = added[:AT_LEAST]
        if not toned or len(self.query.terms) > MOST_ACCENTED or len(looked_at) < 2:  # noqa: PLR2004
            return added
        self._fetch([one.unit for one in looked_at])
        documents = self._documents([one.ident for one in looked_at])
        for one in looked_at:
            unit, document = self.stored.get(one.unit), documents.get(one.ident)
            # The words of the title count in every unit of a document.
            heading = f"{document.type or ''} {document.title or ''}" if document else ""
            one.accents = ranking.accents(toned, heading, unit.text if unit else "")
            one.score *= 1 - ranking.ACCENT_WEIGHT * (1 - one.accents)
        looked_at.sort(key=lambda one: -one.score)
        return looked_at + added[len(looked_at) :]

    def _fetch(self, units: Sequence[int]) -> None:
        missing = [unit for unit in units if unit not in self.stored]
        if missing:
            self.stored |= self.engine.stored(missing)

    def _documents(self, idents: Sequence[int]) -> dict[int, Document]:
        """Return the documents, each read once."""
        missing = [ident for ident in dict.fromkeys(idents) if ident not in self.documents]
        if missing:
            self.documents |= self.registry.documents.many(missing)
        return self.documents

    def _listed(self) -> tuple[list[_Ranked], int, bool, plan.Stage | None]:
        """Return what the filters let through, where there are no words: the latest first."""
        if self.only is None and not self.options.status and self.excluded is None:
            return [], 0, True, None
        sql, values = (f"({self.only.sql})", self.only.values) if self.only else ("1", ())
        rows = self.registry.connection.execute(
            f"SELECT d.id FROM document AS d WHERE {sql} ORDER BY d.issued_on IS NULL, d.issued_on DESC, d.id",  # noqa: S608
            values,
        )
        gone = self.engine.documents(self.excluded) if self.excluded is not None else frozenset()
        kept = [ident for (ident,) in rows if ident not in gone]
        ranked = [_Ranked(ident, unit_id(ident, 0), 0.0, plan.Stage.FILTERS) for ident in kept[: self.wanted]]
        return ranked, len(kept), True, plan.Stage.FILTERS

    def page(
        self, ranked: list[_Ranked], total: int, *, exact: bool
    ) -> tuple[list[_Ranked], int, bool, dict[int, Status]]:
        """Return the page asked for, after status, order and twins; how many there are; the statuses computed."""
        options = self.options
        day = options.as_of or dt.date.today()  # noqa: DTZ011 - the day of the person who asks
        found: dict[int, Status] = {}
        if options.status:
            idents = [one.ident for one in ranked]
            found = ranking.statuses(self.registry, self._documents(idents), idents, day, options.territory)
            ranked = [one for one in ranked if one.ident in found and found[one.ident].code in options.status]
            exact = exact and len(idents) >= min(total, MOST_SORTED)
            total = len(ranked)
        if options.sort != "relevance":
            ranked = self._sorted(ranked)
        elif ranked and ranked[0].stage is not plan.Stage.FILTERS:
            ranked = self._twins(ranked, day, found)
        return ranked[options.offset : options.offset + options.limit], total, exact, found

    def _sorted(self, ranked: list[_Ranked]) -> list[_Ranked]:
        """Order by a column of the registry; what has no value comes last."""
        documents = self._documents([one.ident for one in ranked])
        listed = [one for one in ranked if one.ident in documents]
        column = {"newest": "issued_on", "oldest": "issued_on", "number": "number_key", "title": "title_key"}
        name = column[self.options.sort]
        with_value = [one for one in listed if getattr(documents[one.ident], name) is not None]
        with_value.sort(key=lambda one: getattr(documents[one.ident], name), reverse=self.options.sort == "newest")
        return with_value + [one for one in listed if getattr(documents[one.ident], name) is None]

    def _twins(self, ranked: list[_Ranked], day: dt.date, found: dict[int, Status]) -> list[_Ranked]:
        """Put what is in force before what has expired, among those that match as well."""
        end = self.options.offset + self.options.limit
        runs = ranking.alike([one.score if not one.number else NUMBER_SCORE for one in ranked])
        alike = [run[:MOST_TWINS] for run in runs if run.start < end and len(run) > 1]
        missing = [ranked[place].ident for run in alike for place in run if ranked[place].ident not in found]
        # The documents of the page are read together with those.
        documents = self._documents([*missing, *(one.ident for one in ranked[self.options.offset : end])])
        if missing:
            found |= ranking.statuses(self.registry, documents, missing, day, self.options.territory)
        ordered = list(ranked)
        for run in alike:
            some = [ranked[place] for place in run]
            some.sort(key=lambda one: (-one.accents, ranking.force_rank(found.get(one.ident))))
            ordered[run.start : run.stop] = some
        return ordered

    def hits(self, page: list[_Ranked], found: dict[int, Status]) -> tuple[Hit, ...]:
        """Return the hits of a page with their snippets."""
        documents = self._documents([one.ident for one in page])
        self._fetch([one.unit for one in page])
        explained = self._terms() if self.options.explain else ()
        made: list[Hit] = []
        for one in page:
            document = documents.get(one.ident)
            if document is None:
                continue  # Taken out of the registry since: the index is about to follow.
            unit = self.stored.get(one.unit)
            text = unit.text if unit and unit.text.strip() else document.title or ""
            explanation = None
            if self.options.explain:
                in_force = found[one.ident].good if one.ident in found else None
                explanation = ranking.Explanation(
                    str(one.stage), one.score, one.accents, one.number, in_force, explained
                )
            made.append(
                Hit(
                    document,
                    unit.provision if unit and not one.number else "",
                    bool(unit and unit.attached),
                    round(one.score, 4),
                    snippet(text, self.query.terms),
                    found.get(one.ident) if self.options.status else None,
                    explanation,
                )
            )
        return tuple(made)

    def _terms(self) -> tuple[tuple[str, int, float], ...]:
        """Return what each token of the query weighs."""
        units = max(self.engine.units(), 1)
        counted = [(token, self.engine.frequency(token)) for token in self.tokens]
        return tuple((token, count, round(idf(units, count), 3)) for token, count in counted)
