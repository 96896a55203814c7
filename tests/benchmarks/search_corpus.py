"""The corpus, the questions and the queries of the search benchmark, made from the shared data."""

import datetime as dt
import gzip
import json
import random
import re
from dataclasses import astuple, dataclass
from pathlib import Path

from vbqppl.citation import parse_number
from vbqppl.registry import Registry
from vbqppl.search.analyzer import pairs, words
from vbqppl.text import fold, nfc
from vbqppl.validity import Document

NEAR = 0.9
LEAST_PAIRS = 8  # of a distractor, below which it is too short to be told a copy
SEED = 20261123
TYPES = {
    "luat": "Luật", "nghi-dinh": "Nghị định", "thong-tu": "Thông tư", "quyet-dinh": "Quyết định",
    "nghi-quyet": "Nghị quyết", "bo-luat": "Bộ luật", "phap-lenh": "Pháp lệnh", "chi-thi": "Chỉ thị",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Article:
    """One record of the corpus; `key` is the (law, article) of a labelled article."""

    number: str
    title: str
    text: str
    year: int | None
    type: str
    key: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """One query of the latency measurement: its kind, its text, its filters."""

    kind: str
    text: str
    year: int | None = None
    type: str | None = None


def labelled(shared: Path) -> list[Article]:
    """Return the articles that the questions are about."""
    laws = json.loads((shared / "data/retrieval/alqac2023_law.json").read_text("utf-8"))
    return [
        Article("", f"{law['id']} — Điều {one['id']}", one["text"], None, "Luật", (law["id"], one["id"]))
        for law in laws
        for one in law["articles"]
    ]


def questions(shared: Path) -> list[tuple[str, set[tuple[str, str]]]]:
    """Return the questions with the articles that answer them."""
    found = json.loads((shared / "data/retrieval/alqac2023_train.json").read_text("utf-8"))
    return [(one["text"], {(each["law_id"], each["article_id"]) for each in one["relevant_articles"]}) for one in found]


def articles(shared: Path) -> list[Article]:
    """Return the distractors: the articles of the corpus, near-copies of labelled ones among them."""
    made: list[Article] = []
    with gzip.open(shared / "data/fulltext/articles.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            one = json.loads(line)
            kind = TYPES.get(str(one["type"]).replace("_", "-"), str(one["type"]))
            made.append(Article(one["number"] or "", one["title"], one["text"], one["year"], kind))
    return made


def corpus(shared: Path) -> list[Article]:
    """Return the labelled articles and the distractors without near-copies of labelled ones.

    A near-copy has the same folded text as a labelled article, or nine tenths of its syllable pairs, or its own pairs
    are to nine tenths those of a labelled article.
    """
    wanted = labelled(shared)
    own = [set(pairs(words(one.text))) for one in wanted]
    texts = {" ".join(words(one.text)) for one in wanted}
    holders: dict[str, list[int]] = {}
    for place, some in enumerate(own):
        for pair in some:
            holders.setdefault(pair, []).append(place)
    # Whoever shares nine tenths of a set shares one of any tenth of it: the rarest pairs lead to the candidates.
    by_rare: dict[str, list[int]] = {}
    for place, some in enumerate(own):
        for pair in sorted(some, key=lambda pair: (len(holders[pair]), pair))[: _tenth(some)]:
            by_rare.setdefault(pair, []).append(place)
    kept: list[Article] = []
    for one in articles(shared):
        syllables = words(one.text)
        have = set(pairs(syllables))
        near = {place for pair in have for place in by_rare.get(pair, ())}
        if len(have) >= LEAST_PAIRS:
            rare = sorted(have, key=lambda pair: (len(holders.get(pair, ())), pair))[: _tenth(have)]
            near.update(place for pair in rare for place in holders.get(pair, ()))
        if " ".join(syllables) not in texts and not any(_near(own[place], have) for place in near):
            kept.append(one)
    return wanted + kept


def kept_corpus(shared: Path, path: Path) -> list[Article]:
    """Return the corpus from a file of an earlier run, or make it and keep it there: making it takes a while."""
    if not path.exists():
        made = corpus(shared)
        path.write_text("\n".join(json.dumps(astuple(one), ensure_ascii=False) for one in made), "utf-8")
        return made
    rows = map(json.loads, path.read_text("utf-8").split("\n"))
    return [
        Article(number, title, text, year, kind, (key[0], key[1]) if key else None)
        for number, title, text, year, kind, key in rows
    ]


def _tenth(some: set[str]) -> int:
    return int(len(some) * (1 - NEAR)) + 1


def _near(labelled_pairs: set[str], have: set[str]) -> bool:
    shared_pairs = len(labelled_pairs & have)
    return shared_pairs >= NEAR * len(labelled_pairs) or (len(have) >= LEAST_PAIRS and shared_pairs >= NEAR * len(have))


def fill(registry: Registry, made: list[Article]) -> dict[int, Article]:
    """Put the articles into a registry as documents of their own; return them by id."""
    with registry.batch("import", "benchmark") as batch:
        ids = batch.add_documents(
            Document(
                type=one.type,
                number=one.number or None,
                title=one.title,
                issued_on=dt.date(one.year, 1, 1) if one.year and one.year >= 1945 else None,
            )
            for one in made
        )
        for ident, one in zip(ids, made, strict=True):
            batch.set_text(ident, one.text)
    return dict(zip(ids, made, strict=True))


def plain(text: str) -> str:
    """Return the text as typed without diacritics, in the same case."""
    return "".join(fold(letter).upper() if letter.isupper() else fold(letter) for letter in nfc(text))


def queries(made: list[Article], seed: int = SEED) -> list[Ask]:
    """Return 200 queries: 60 of keywords, 50 phrases, 40 numbers, 50 with filters; a third without diacritics."""
    rnd = random.Random(seed)  # noqa: S311 - a draw that can be repeated
    found: list[Ask] = []
    real = [one for one in made if one.key is None]

    def run(text: str, least: int, most: int) -> str:
        syllables = re.findall(r"[^\W\d_]+", nfc(text))
        count = rnd.randint(least, most)
        if len(syllables) < count:
            return ""
        start = rnd.randrange(len(syllables) - count + 1)
        return " ".join(syllables[start : start + count])

    def heading(one: Article) -> str:
        """The words of an article's heading, without its label: nobody searches for "Điều Hiệu lực"."""
        return re.sub(r"^\W*(?:Điều|Dieu)\s+\d+\w*\W*", "", one.title.rsplit("—", 1)[-1].strip())

    def draw(kind: str, count: int) -> None:
        left = count
        while left:
            one = rnd.choice(real)
            ask: Ask | None = None
            if kind == "keyword":
                words_of = run(heading(one), 2, 4)
                ask = Ask(kind, words_of) if words_of else None
            elif kind == "phrase":
                words_of = run(one.text, 4, 8)
                ask = Ask(kind, f'"{words_of}"') if words_of else None
            elif kind == "number" and parse_number(one.number):
                ask = Ask(kind, one.number)
            elif kind == "filter":
                words_of = run(heading(one), 2, 3)
                by_year = rnd.random() < 0.5 and one.year
                ask = Ask(kind, words_of, one.year if by_year else None, None if by_year else one.type)
                ask = ask if words_of else None
            if ask is None:
                continue
            if left % 3 == 0:
                ask = Ask(ask.kind, plain(ask.text), ask.year, ask.type)
            found.append(ask)
            left -= 1

    for kind, count in (("keyword", 60), ("phrase", 50), ("number", 40), ("filter", 50)):
        draw(kind, count)
    return found


def number_spellings(number: str) -> list[str]:
    """Return four ways in which a number is typed: as printed, small and plain, with spaces, the symbol first."""
    parsed = parse_number(number)
    assert parsed is not None
    year = f"/{parsed.year}" if parsed.year else ""
    return [
        number,
        plain(number).lower(),
        re.sub(r"\s*([/\-])\s*", r" \1 ", number),
        f"{parsed.symbol.lower()} {parsed.ordinal}{year}",
    ]
