"""A registry of made-up documents, cited with every kind of noise, against a brute-force oracle.

The long version of this test runs over 350,000 real records: `python -m tests.benchmarks.resolve_accuracy`.
"""

import datetime as dt
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.benchmarks.resolve_accuracy import CITIES, judge, one_digit, read_rows
from tests.benchmarks.resolve_noise import ON_FIELDS, ON_NUMBER, Case, Row, damage, draft_of, make_cases
from tests.benchmarks.resolve_oracle import Oracle
from vbqppl.registry import Registry
from vbqppl.resolve import Resolver
from vbqppl.validity.model import Document

_PROVINCES = ("tỉnh Sơn La", "tỉnh Nghệ An", "tỉnh Hà Giang", "thành phố Hải Phòng", "tỉnh Cao Bằng", "tỉnh Kiên Giang")
_CENTRAL = (
    ("Nghị định", "NĐ-CP", "Chính phủ"),
    ("Thông tư", "TT-BTC", "Bộ Tài chính"),
    ("Thông tư", "TT-BGDĐT", "Bộ Giáo dục và Đào tạo"),
    ("Quyết định", "QĐ-TTg", "Thủ tướng Chính phủ"),
    ("Thông tư", "TT-BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
)
_WORDS = (
    "giá đất", "bảo hiểm y tế", "khoáng sản", "cảng cá", "học phí", "tách thửa", "lệ phí trước bạ", "rừng phòng hộ",
    "nước sạch", "xe buýt", "vật liệu nổ", "chăn nuôi lợn", "di tích lịch sử", "khuyến nông", "chợ đêm", "an ninh mạng",
    "hỏa táng", "cây xanh đô thị", "đội ngũ giáo viên", "phòng cháy rừng", "thuế tài nguyên", "đấu giá biển số",
)  # fmt: skip


def documents(rng: random.Random, count: int) -> list[Document]:
    """Return made-up documents: half of provinces, a third of them without a year in the number."""
    made = []
    for _ in range(count):
        day = dt.date(2015, 1, 1) + dt.timedelta(days=rng.randrange(4000))
        title = " và ".join(rng.sample(_WORDS, 3))
        ordinal = rng.randrange(1, 90)
        if rng.random() < 0.4:
            kind, symbol, issuer = rng.choice(_CENTRAL)
            made.append(_made(kind, f"{ordinal:02d}/{day.year}/{symbol}", title, issuer, day))
            continue
        place = rng.choice(_PROVINCES)
        kind, symbol = rng.choice((("Quyết định", "QĐ-UBND"), ("Kế hoạch", "KH-UBND"), ("Nghị quyết", "NQ-HĐND")))
        body = "Hội đồng nhân dân" if symbol == "NQ-HĐND" else "Ủy ban nhân dân"
        year = f"{day.year}/" if symbol != "KH-UBND" and rng.random() < 0.6 else ""
        ordinal = ordinal if year else rng.randrange(1, 3000)
        made.append(_made(kind, f"{ordinal:02d}/{year}{symbol}", f"{title} {place}", f"{body} {place}", day))
    # A number is given once by one office in one year; the made-up ones keep that rule.
    series = {(each.number, each.issuer, each.issued_on and each.issued_on.year): each for each in made}
    return list(series.values())


def _made(kind: str, number: str, title: str, issuer: str, day: dt.date) -> Document:
    return Document(type=kind, number=number, title=title, issuer=issuer, issued_on=day)


@pytest.fixture(scope="module")
def world(build: Callable[..., Registry]) -> tuple[Registry, list[Row], list[Row]]:
    """Return a registry, its rows, and rows of documents that it does not hold."""
    rng = random.Random(20260315)  # noqa: S311 - a test
    every = documents(rng, 3600)
    held = build(*every[:3000])
    absent = build(*every[3000:])
    rows = read_rows(held.connection)
    here = {(row.key, row.place, row.issued_on) for row in rows}
    gone = [row for row in read_rows(absent.connection) if (row.key, row.place, row.issued_on) not in here]
    return held, rows, [replace(row, id=-1) for row in gone]


def run(registry: Registry, rows: list[Row], cases: list[Case]) -> tuple[Counter[str], list[str]]:
    resolver, oracle, by_id = Resolver(registry), Oracle(rows), {row.id: row for row in rows}
    counts: Counter[str] = Counter()
    wrong = []
    for case in cases:
        answer = resolver.resolve(case.text)
        verdict = judge(case, answer, oracle.find(case.left), by_id)
        counts[verdict] += 1
        if "WRONG" in verdict:
            wrong.append(f"{case.noises} {case.text!r} -> {answer.document and answer.document.number}")
    return counts, wrong


@pytest.mark.parametrize("seed", [1, 2])
def test_what_the_noise_left_decides(world: tuple[Registry, list[Row], list[Row]], seed: int) -> None:
    registry, rows, _ = world
    counts, wrong = run(registry, rows, make_cases(rows, 1500, seed, CITIES))
    assert not wrong
    determined = sum(count for verdict, count in counts.items() if verdict.startswith("one"))
    assert determined >= 900
    assert counts["one: right"] / determined >= 0.97
    assert counts["several: resolved, right"] <= 15


def test_documents_that_are_not_there_are_not_found(world: tuple[Registry, list[Row], list[Row]]) -> None:
    registry, rows, gone = world
    rng = random.Random(3)  # noqa: S311 - a test
    cases = [damage(draft_of(row, CITIES), [*rng.sample(ON_NUMBER, 1), *rng.sample(ON_FIELDS, 1)], rng) for row in gone]
    _, wrong = run(registry, rows, cases)
    assert len(cases) > 300
    assert not wrong


def test_one_digit_makes_another_document(world: tuple[Registry, list[Row], list[Row]]) -> None:
    registry, rows, _ = world
    rng = random.Random(4)  # noqa: S311 - a test
    numbers = {(row.ordinal, row.symbol, row.year) for row in rows}
    neighbours = [
        changed
        for row in rng.sample(rows, 1200)
        if (changed := one_digit(row, lambda o, r: (o, r.symbol, r.year) in numbers, rng)) is not None
    ]
    cases = [damage(draft_of(row, CITIES), rng.sample(ON_FIELDS, 1), rng) for row in neighbours]
    _, wrong = run(registry, rows, cases)
    assert len(cases) > 500
    assert not wrong


def test_there_are_more_than_fifteen_kinds_of_noise() -> None:
    assert len({noise.__name__ for noise in (*ON_NUMBER, *ON_FIELDS)}) >= 30


def test_the_oracles_short_cut_changes_nothing(world: tuple[Registry, list[Row], list[Row]]) -> None:
    _, rows, _ = world
    oracle = Oracle(rows)
    assert all(oracle.check(case.left) for case in make_cases(rows, 50, 9, CITIES))
