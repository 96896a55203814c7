"""The contract: both engines, over one corpus, find the same units and rank them alike."""

from collections.abc import Iterator

import pytest

from tests.search import corpus
from vbqppl.registry import Registry
from vbqppl.search import Options, Search, open_engine
from vbqppl.search.engine import All, AnyOf, Asked, Filter, Node, Phrase, Term
from vbqppl.search.whoosh_codec import TOKENS

QUERIES = (
    "đất đai", "dat dai", "quản lý đất đai", "cấp phép", "thu phí dịch vụ", "hộ nghèo", "thuế", "nhà ở",
    '"quản lý đất đai"', '"đăng ký hộ tịch" OR "thanh tra thuế"', "bồi thường -thuế", 'bệnh viện -"du lịch"',
    "trich-yeu:thuế", 'trich-yeu:"đất đai" nhà', "dieu:2 bồi thường", "so:1005", "loai:luật đất",
    "hỗ trợ lao động nhà ở",
    "thanh tra việc quản lý đất đai của doanh nghiệp và hợp tác xã", "118/2025", "phân cấp OR kiểm tra y tế", "xyz",
)  # fmt: skip


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    made, _ = corpus.open_registry(tmp_path_factory.mktemp("contract"), extra=400)
    yield made
    made.close()


@pytest.fixture(scope="module")
def both(big: Registry) -> Iterator[tuple[Search, Search]]:
    with open_engine(big, "whoosh") as whoosh, open_engine(big, "database") as database:
        whoosh.follow()
        database.follow()
        yield whoosh, database


@pytest.mark.parametrize("query", QUERIES)
def test_the_same_hits_in_the_same_order(both: tuple[Search, Search], query: str) -> None:
    whoosh, database = (engine.search(query, Options(limit=500)) for engine in both)
    assert whoosh.stage == database.stage
    assert {hit.document.id for hit in whoosh.hits} == {hit.document.id for hit in database.hits}
    assert whoosh.total == database.total
    first = [{(hit.document.id, hit.provision) for hit in found.hits[:10]} for found in (whoosh, database)]
    assert len(first[0] & first[1]) >= 0.9 * len(first[0])


@pytest.mark.parametrize(
    "must",
    [
        Term("dat_dai"),
        All((Term("dat_dai"), Term("quan_ly"))),
        AnyOf((Term("ho_tich"), Phrase(("quan_ly", "ly_dat", "dat_dai"), "quan ly dat dai"))),
        Phrase(("ho_tro", "tro_y", "y_te"), "ho tro y te"),
        All((Term("thue"), Phrase(("ho_tro", "tro_y"), "ho tro y"))),
    ],
)
def test_engines_score_alike(both: tuple[Search, Search], must: Node) -> None:
    whoosh, database = (dict(engine.engine.match(Asked(must), 10_000).best) for engine in both)
    assert whoosh
    assert whoosh.keys() == database.keys()
    assert all(score == pytest.approx(database[unit], rel=1e-3, abs=1e-5) for unit, score in whoosh.items())
    assert both[0].engine.documents(must) == both[1].engine.documents(must) == {unit >> 16 for unit in whoosh}


def test_filters_exclusion_and_totals(both: tuple[Search, Search]) -> None:
    asked = Asked(Term("thue"), Term("y_te"), Filter("d.id > ?", (100,)))
    whoosh, database = (engine.engine.match(asked, 5) for engine in both)
    assert whoosh.units == database.units > 5
    assert whoosh.documents == database.documents
    assert all(unit >> 16 > 100 for unit, _ in whoosh.best)


def test_the_rest_of_the_protocol(both: tuple[Search, Search]) -> None:
    first, second = (one.engine for one in both)
    assert first.units() == second.units()
    assert first.frequency("dat_dai") == second.frequency("dat_dai") > 0
    assert first.frequency("no_such") == second.frequency("no_such") == 0
    units = [unit for unit, _ in first.match(Asked(Term("dat_dai")), 20).best]
    assert first.stored(units).keys() == second.stored(units).keys() == set(units)
    assert [first.stored(units)[unit].text for unit in units] == [second.stored(units)[unit].text for unit in units]
    assert first.stored([1 << 40]) == second.stored([1 << 40]) == {}
    assert both[0].status().provisions == both[1].status().provisions


def test_many_matches_prefer_titles_in_both(both: tuple[Search, Search], monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("whoosh_match", "fts"):
        monkeypatch.setattr(f"vbqppl.search.{module}.BROAD", 20)
        monkeypatch.setattr(f"vbqppl.search.{module}.MOST_RANKED", 60)
    asked = Asked(Term("dat_dai"), first=All((Term("dat_dai"), Term("=dat_dai"))))
    whoosh, database = (engine.engine.match(asked, 10) for engine in both)
    assert [unit for unit, _ in whoosh.best] == [unit for unit, _ in database.best]
    phrase = Phrase(("quan_ly", "ly_dat", "dat_dai"), "quan ly dat dai")
    mixed = Asked(All((Term("dat_dai"), phrase)), first=All((Term("dat_dai"), Term("=dat_dai"), phrase)))
    found = [engine.engine.match(mixed, 40) for engine in both]
    assert [unit for unit, _ in found[0].best] == [unit for unit, _ in found[1].best]
    assert found[0].units == found[1].units > 20
    counted = [engine.engine.match(asked, 0) for engine in both]
    assert [(each.best, each.units, each.documents) for each in counted] == [((), whoosh.units, whoosh.documents)] * 2
    loose = [engine.engine.match(Asked(Term("dat_dai")), 10).best for engine in both]
    assert [unit for unit, _ in loose[0]] == [unit for unit, _ in loose[1]]


def test_a_phrase_with_many_candidates_is_checked_in_order(
    both: tuple[Search, Search], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vbqppl.search.whoosh_match.MOST_CHECKED", 5)
    phrase = Phrase(("quan_ly", "ly_dat", "dat_dai"), "quan ly dat dai")
    some = both[0].engine.match(Asked(phrase), 3)
    assert len(some.best) == 3
    assert not some.exact
    exact = dict(both[1].engine.match(Asked(phrase), 1000).best)
    assert all(unit in exact for unit, _ in some.best)
    assert some.units > 3


def test_whooshs_own_searcher_reads_the_index(big: Registry, both: tuple[Search, Search]) -> None:
    from whoosh.index import open_dir
    from whoosh.query import And
    from whoosh.query import Term as WhooshTerm

    folder = next(path for path in (big.index_path / "whoosh").iterdir() if path.is_dir())
    with open_dir(str(folder)).searcher() as searcher:
        found = searcher.search(And([WhooshTerm(TOKENS, "dat_dai"), WhooshTerm(TOKENS, "quan_ly")]), limit=None)
        asked = All((Term("dat_dai"), Term("quan_ly")))
        assert len(found) == both[0].engine.match(Asked(asked), 1).units
