"""Peers of the search benchmark: tantivy and stock whoosh, as their users would set them up. Development tools only."""

import shutil
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.benchmarks import search_bench as bench
from tests.benchmarks import search_corpus as sc
from vbqppl.search import feed
from vbqppl.search.analyzer import pairs, words
from vbqppl.search.engine import IndexedDocument
from vbqppl.search.snippet import snippet
from vbqppl.text import clean, nfc

STOCK_EVERY = 20  # questions of which stock whoosh answers one: each takes seconds


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def tantivy(work: Path, shared: Path, articles: dict[int, sc.Article], asks: list[sc.Ask]) -> None:
    """Tantivy with our tokens: AND of pairs, the text stored, our snippets; and its own snippets."""
    try:
        engine: Any = import_module("tantivy")
    except ImportError:
        print("\ntantivy is not installed: `pip install tantivy` to measure it.")
        return
    folder = _fresh(work / "tantivy")
    builder = engine.SchemaBuilder()
    builder.add_text_field("tokens", stored=False, tokenizer_name="whitespace", index_option="freq")
    builder.add_bytes_field("text", stored=True)
    builder.add_unsigned_field("id", stored=True)
    builder.add_unsigned_field("year", indexed=True)
    builder.add_text_field("kind", tokenizer_name="raw")
    index = engine.Index(builder.build(), path=str(folder))

    def fill() -> None:
        writer = index.writer(num_threads=1)
        for ident, one in articles.items():
            text = clean(one.text).text
            document = engine.Document()
            document.add_unsigned("id", ident)
            document.add_unsigned("year", one.year or 0)
            document.add_text("kind", one.type)
            tokens: list[str] = []
            for unit in feed.prepare(IndexedDocument(ident, nfc(f"{one.type} {one.number} {one.title}"), text)):
                tokens += unit.tokens
            document.add_text("tokens", " ".join(tokens))
            document.add_bytes("text", text.encode())
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    wall, own = bench.timed(fill)
    index.reload()
    searcher = index.searcher()
    occur = engine.Occur

    def term(token: str) -> Any:
        return engine.Query.term_query(index.schema, "tokens", token)

    def ask_of(ask: sc.Ask) -> Any:
        tokens = pairs(words(clean(ask.text).text)) or words(clean(ask.text).text)
        parts = [(occur.Must, term(token)) for token in tokens]
        if ask.year:
            parts.append((occur.Must, engine.Query.term_query(index.schema, "year", ask.year)))
        if ask.type:
            parts.append((occur.Must, engine.Query.term_query(index.schema, "kind", ask.type)))
        return engine.Query.boolean_query(parts)

    def search(ask: sc.Ask) -> object:
        terms = words(clean(ask.text).text)
        found = searcher.search(ask_of(ask), limit=10)
        return [snippet(bytes(searcher.doc(address)["text"][0]).decode(), terms) for _, address in found.hits]

    def find(text: str) -> list[int]:
        tokens = dict.fromkeys(pairs(words(clean(text).text)))
        query = engine.Query.boolean_query([(occur.Should, term(token)) for token in tokens])
        return [searcher.doc(address)["id"][0] for _, address in searcher.search(query, limit=10).hits]

    walls, owns = bench.warm(asks, search)
    bench.head(
        "peer", "build s (wall / processor)", "MB with text", "wall ms p50 / p95 / max", "processor ms", "MRR@10 / R@10"
    )
    found = bench.relevance(shared, articles, find, plain=False)
    bench.say(
        "tantivy, our tokens and snippets, AND of pairs, no check of phrases, no numbers, no fallback",
        f"{wall:.1f} / {own:.1f}",
        f"{sum(path.stat().st_size for path in folder.iterdir()) / 1e6:.0f}",
        bench.spread(walls),
        bench.spread(owns),
        f"{found[0]:.3f} / {found[1]:.3f}",
    )


def stock_whoosh(work: Path, shared: Path, articles: dict[int, sc.Article], asks: list[sc.Ask]) -> None:
    """Whoosh with its standard analyzer, positions and highlights, as its documentation shows it."""
    from whoosh import fields
    from whoosh.index import create_in
    from whoosh.qparser import OrGroup, QueryParser

    folder = _fresh(work / "stock")
    parts = {"id": fields.STORED(), "title": fields.TEXT(stored=True), "text": fields.TEXT(stored=True)}
    index = create_in(str(folder), fields.Schema(**parts))

    def fill() -> None:
        writer = index.writer(limitmb=256)
        for ident, one in articles.items():
            writer.add_document(id=ident, title=nfc(one.title), text=nfc(one.text))
        writer.commit()

    wall, own = bench.timed(fill)
    parser = QueryParser("text", index.schema)
    either = QueryParser("text", index.schema, group=OrGroup)
    with index.searcher() as searcher:

        def search(ask: sc.Ask) -> object:
            return [hit.highlights("text") for hit in searcher.search(parser.parse(ask.text), limit=10)]

        def find(text: str) -> list[int]:
            return [hit["id"] for hit in searcher.search(either.parse(text), limit=10)]

        plain: list[sc.Ask] = [ask for ask in asks if ask.kind in {"keyword", "phrase"}]
        walls, owns = bench.warm(plain, search, passes=1)
        found = bench.relevance(shared, articles, find, plain=False, every=STOCK_EVERY)
    bench.head(
        "peer",
        "build s (wall / processor)",
        "MB with text",
        "wall ms p50 / p95 / max",
        "processor ms",
        f"MRR@10 / R@10 (every {STOCK_EVERY}th question)",
    )
    bench.say(
        f"whoosh, standard analyzer, AND; {len(plain)} keywords and phrases; OR for the questions",
        f"{wall:.1f} / {own:.1f}",
        f"{sum(path.stat().st_size for path in folder.iterdir()) / 1e6:.0f}",
        bench.spread(walls),
        bench.spread(owns),
        f"{found[0]:.3f} / {found[1]:.3f}",
    )
