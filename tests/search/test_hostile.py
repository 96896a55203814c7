"""Hostile texts and queries: bounded time and memory, and never an error."""

import time
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vbqppl.registry import Registry
from vbqppl.search import Options, Search, open_engine
from vbqppl.validity import Document

QUERIES = (
    "đất " * 10_000, "*" * 5000, "a* b* c* " * 500, '"' * 999, "(" * 5000 + "đất" + ")" * 5000, "NEAR(đất đai, 5)",
    "tokens: AND OR NOT", 'search_tokens MATCH "x"', "đất\x00đai", "\x00", "\x1b[31mđất\x1b[0m", "^đất", "{a b}: c",
    "-", "--đất", "-" * 3000, "đất' OR 1=1 --", "%_%", "so:" * 500, "dieu:" + "9" * 5000, "x" * 1_000_000,
    "1" * 100_000, "1/" * 20_000,
    "so:1/2/3/4/5/6/7/8/9", "OR " * 4000, "\ud800", "=dat_dai", "a_b", "\u0301" * 3000, "🙂 đất",
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: ascii(query[:12]))
def test_hostile_queries(search: Search, query: str) -> None:
    started = time.process_time()
    search.search(query, Options(explain=True))
    assert time.process_time() - started < 3


@given(st.text(alphabet=st.characters(), max_size=120))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_query(search: Search, query: str) -> None:
    search.search(query)


TEXTS = {
    "empty": "",
    "controls": "".join(map(chr, range(32))) + "kho báu \x00 ẩn",
    "one word": "x" * 1_000_000 + " kho báu",
    "digits": "9" * 300_000 + " kho báu",
    "no spaces": "đ" * 200_000 + "\nkho báu",
    "marks": "a" + "\u0301" * 100_000 + " kho báu",
    "headings": "Điều 1. kho báu\n" * 4_000,
    "clauses": "Điều 1. kho báu\n" + "1. " * 50_000,
    "quotes": "“" * 100_000 + " kho báu",
    "syntax": "kho báu\" OR t:* NEAR(a b) -- ' ; DROP TABLE search_unit",
    "surrogates": "kho báu \udcff\ud800",
    "bidirectional": "\u202e\u200fkho báu\u2066",
}


@pytest.mark.parametrize("name", ["whoosh", "database"])
def test_hostile_texts(tmp_path: Path, name: str) -> None:
    with Registry.open(tmp_path, create=True) as registry:
        with registry.batch("import", "test") as batch:
            for title, text in TEXTS.items():
                if not any("\ud800" <= letter <= "\udfff" for letter in text):  # SQLite cannot hold those.
                    batch.set_text(batch.add_document(Document(title=title)), text)
        with open_engine(registry, name) as search:
            started = time.process_time()
            search.follow()
            assert time.process_time() - started < 60
            found = search.search('"kho báu"', Options(limit=50))
            assert {hit.document.title for hit in found.hits} == set(TEXTS) - {"empty", "clauses", "surrogates"} | {
                "clauses"
            }
            assert all("\n" not in hit.snippet.text for hit in found.hits)


@pytest.mark.parametrize("name", ["whoosh", "database"])
def test_a_document_of_many_megabytes(tmp_path: Path, name: str) -> None:
    """One megabyte here; the benchmark takes fifty."""
    line = "Nội dung rất dài về quản lý rừng phòng hộ và nguồn nước sinh hoạt. "
    text = "\n".join(f"Điều {place}. {line * 12}" for place in range(1, 1_300))
    assert len(text.encode()) > 1_000_000
    with Registry.open(tmp_path, create=True) as registry:
        with registry.batch("import", "test") as batch:
            batch.set_text(batch.add_document(Document(title="dài")), text + "\nkho báu")
        with open_engine(registry, name) as search:
            tracemalloc.start()
            search.rebuild()
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
            assert peak < 40 * len(text)
            assert search.search("kho báu").total == 1
            assert search.search("rừng phòng hộ").total == 1


def test_surrogates_go_through_the_engines(search: Search) -> None:
    from vbqppl.search.engine import IndexedDocument

    odd = IndexedDocument(99_999, "kho \ud800 báu", "Điều 1. vàng \udcff bạc")
    search.engine.apply([odd], [], 1)
    search.engine.apply([odd], [], 1)
    assert search.engine.frequency("kho_bau") + search.engine.frequency("vang") > 0
