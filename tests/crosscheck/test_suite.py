"""Sixty clean and more than sixty faulty reports, made from seeds: every planted fault found, no false alarm."""

import datetime as dt
import os
import re
from collections.abc import Callable, Iterator

import pytest

from tests.crosscheck.factory import Factory, changed
from vbqppl.citation.write import write_provisions
from vbqppl.crosscheck import crosscheck
from vbqppl.crosscheck.context import without_dates
from vbqppl.intake.starter import load_starter
from vbqppl.readers import read
from vbqppl.reference import laws_called
from vbqppl.registry import Registry
from vbqppl.resolve.titles import telling
from vbqppl.validity.model import Document, StatusCode

FIRST = int(os.environ.get("VBQPPL_SEED", "0"))  # other seeds make other reports
SEEDS = range(FIRST, FIRST + 60)


TEXT = "Điều 1. Phạm vi\n1. Một.\n2. Hai.\nĐiều 2. Tổ chức thực hiện\nĐiều 3. Hiệu lực\n"


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registry]:
    with Registry.open(tmp_path_factory.mktemp("starter"), create=True) as opened:
        load_starter(opened)
        with opened.batch(kind="test", by="test") as batch:
            for document, events in list(opened.timelines()):
                if document.type == "Quyết định" and not events:
                    batch.set_text(document.id, TEXT)
        yield opened


def problems(text: str, registry: Registry) -> list[tuple[str, str | None, str | None]]:
    report = crosscheck(read(text.encode(), "a.md"), registry)
    return [
        (f.rule, f.footnote, f.suggestion.value if f.suggestion else None)
        for f in report.findings
        if f.severity.is_problem
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_clean_report(seed: int, registry: Registry) -> None:
    text = Factory(registry, seed).clean().text()
    assert problems(text, registry) == []


Plant = Callable[[Factory], list[tuple[str, str | None, str | None]]]


def wrong_date(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    document = factory.central(factory.in_force)
    assert document.issued_on is not None
    slip = document.issued_on.replace(day=1 + document.issued_on.day % 28)
    factory.draft.sentences.append(f"Triển khai {factory.cite(document, day=slip)}")
    return [("VB201", None, document.issued_on.isoformat())]


def wrong_issuer(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    document = factory.central(lambda d, e: factory.in_force(d, e) and d.issuer == "Thủ tướng Chính phủ")
    factory.draft.sentences.append(f"Triển khai {factory.cite(document, issuer='Bộ Tài chính')}")
    return [("VB202", None, document.issuer)]


def wrong_type(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    document = factory.central(lambda d, e: factory.in_force(d, e) and d.type == "Nghị định")
    factory.draft.sentences.append(f"Triển khai {factory.cite(document).replace('Nghị định', 'Thông tư')}")
    return [("VB101", None, "Nghị định")]


def wrong_symbol(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    index, paper = factory.note_of("Quyết định")
    factory.replace_note(index, changed(paper, symbol="KH-UBND"))
    known = {note for _, note in factory.draft.noted}
    for beside in factory.papers["Quyết định"]:
        if abs(beside.day - paper.day).days < 30 and beside != paper and beside.cite(factory.draft.issuer) not in known:
            factory.draft.noted.append((f"Quyết định {beside.topic}", beside.cite(factory.draft.issuer)))
    return [("VB101", str(index + 1), f"{paper.ordinal}/QĐ-UBND")]


def expired(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    document = factory.central(factory.expired)
    factory.draft.sentences.append(f"Mức chi áp dụng theo {factory.cite(document)}")
    return [("VB301", None, "*")]


def partly_expired(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    document = factory.central(factory.partly)
    place = factory.random.choice(factory.ended_places(factory.registry.events(document.id)))
    factory.draft.sentences.append(f"Mức chi theo quy định tại {place} {factory.cite(document)}")
    return [("VB306", None, None)]


def future(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    document = factory.central(lambda d, e: factory.standing(d, e) is StatusCode.NOT_YET_IN_FORCE)
    factory.draft.sentences.append(f"Mức chi áp dụng theo {factory.cite(document)}")
    return [("VB303", None, None)]


def basis_not_in_force(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    document = factory.central(factory.expired)
    factory.draft.closing.append(f"Căn cứ {factory.cite(document)};")
    return [("VB301", None, "*")]


def name_of(law: Document) -> str:
    title = law.title or ""
    return title if title.startswith("Luật") else f"Luật {title}"


def title_of_another(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    laws = [law for law in factory.laws() if laws_called(name_of(law)) and "ửa đổi" not in name_of(law)]
    one, other = factory.random.sample(laws, 2)
    factory.draft.sentences.append(f"Tuyên truyền {name_of(other)} số {one.number}")
    return [("VB203", None, one.title)]


def no_such_article(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    document = factory.central(lambda d, e: factory.in_force(d, e) and factory.registry.text(d.id) is not None)
    factory.draft.sentences.append(f"Mức chi nêu tại Điều 9 {factory.cite(document)}")
    return [("VB309", None, None)]


def near_number(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    document = factory.central(
        lambda d, e: factory.in_force(d, e) and telling(without_dates(d.title or "")) and d.issuer == "Chính phủ"
    )
    assert document.number
    assert document.parsed_number is not None
    digits = document.parsed_number.ordinal
    number = document.number.replace(digits, digits[:-1] + str((int(digits[-1]) + 5) % 10), 1)
    said = factory.cite(document).replace(document.number, number)
    factory.draft.sentences.append(f"Triển khai {said} {document.title}")
    return [("VB206", None, document.number)]


def after_the_report(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    index, paper = factory.note_of("Tờ trình")
    factory.replace_note(index, changed(paper, day=paper.day.replace(year=2027)))
    return [("VB104", str(index + 1), "*")]


def wrong_year(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    papers = [paper for paper in factory.papers["Kế hoạch"] if paper.day.year == factory.draft.year - 1]
    paper = papers[1]
    slip = changed(paper, day=paper.day.replace(year=paper.day.year - 1))
    issuer = factory.draft.issuer
    known = {note for _, note in factory.draft.noted}
    factory.draft.noted = [(words, note) for words, note in factory.draft.noted if note != paper.cite(issuer)]
    for beside in (papers[0], papers[2]):
        if beside.cite(issuer) not in known:
            factory.draft.noted.append((f"Kế hoạch {beside.topic}", beside.cite(issuer)))
    factory.draft.noted.append((f"Kế hoạch {paper.topic}", slip.cite(issuer)))
    return [("VB402", str(len(factory.draft.noted)), paper.day.isoformat())]


def out_of_order(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    issuer = factory.draft.issuer
    papers = [paper for paper in factory.papers["Thông báo"] if paper.day.year == factory.draft.year]
    known = {note for _, note in factory.draft.noted}
    slipped = papers[len(papers) // 2]
    for paper in papers:
        if paper.cite(issuer) not in known and paper is not slipped:
            factory.draft.noted.append((f"Thông báo {paper.topic}", paper.cite(issuer)))
    factory.draft.noted = [(words, note) for words, note in factory.draft.noted if note != slipped.cite(issuer)]
    wrong = changed(slipped, ordinal=slipped.ordinal + 500)
    factory.draft.noted.append((f"Thông báo {slipped.topic}", wrong.cite(issuer)))
    return [("VB401", str(len(factory.draft.noted)), None)]


def two_dates(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    index, paper = factory.note_of("Kế hoạch")
    other = changed(paper, day=paper.day + dt.timedelta(days=2))
    factory.draft.sentences.append(f"Đã sửa {paper.cite(factory.draft.issuer)}")
    factory.replace_note(index, other)
    return [("VB105", "*", None)]


def impossible_date(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    index, paper = factory.note_of("Báo cáo")
    words, _ = factory.draft.noted[index]
    note = re.sub(r"ngày \d+/\d+/", "ngày 31/02/", paper.cite(factory.draft.issuer))
    factory.draft.noted[index] = (words, note)
    return [("VB102", str(index + 1), None)]


def year_of_number(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    document = factory.central(factory.in_force)
    assert document.issued_on is not None
    slip = document.issued_on.replace(year=document.issued_on.year - 1, day=min(document.issued_on.day, 28))
    factory.draft.sentences.append(f"Triển khai {factory.cite(document, day=slip)}")
    return [("VB103", None, document.issued_on.isoformat())]


def swapped(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    noted = factory.draft.noted
    index = next(i for i in range(len(noted) - 1) if noted[i][0].split()[0] != noted[i + 1][0].split()[0])
    (first, one), (second, other) = noted[index], noted[index + 1]
    noted[index], noted[index + 1] = (first, other), (second, one)
    return [("VB505", str(index + 1), str(index + 2))]


def figures(factory: Factory) -> list[tuple[str, str | None, str | None]]:
    one, other = factory.random.randrange(20, 60), factory.random.randrange(30, 90)
    factory.draft.sentences.append(
        f"Công bố hết hiệu lực {one + other + 3} văn bản, trong đó: {one} nghị quyết; {other} quyết định"
    )
    return [("VB701", None, None)]


PLANTS: tuple[Plant, ...] = (
    wrong_date, wrong_issuer, wrong_type, wrong_symbol, expired, partly_expired, future, after_the_report, wrong_year,
    out_of_order, two_dates, impossible_date, year_of_number, swapped, figures, basis_not_in_force, title_of_another,
    no_such_article, near_number,
)  # fmt: skip


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
@pytest.mark.parametrize("seed", range(FIRST + 100, FIRST + 106))
def test_a_planted_fault(plant: Plant, seed: int, registry: Registry) -> None:
    factory = Factory(registry, seed)
    factory.clean()
    expected = plant(factory)
    found = problems(factory.draft.text(), registry)
    shown = [
        (rule, "*" if want[1] == "*" else mark, "*" if want[2] == "*" else value)
        for (rule, mark, value), want in zip(found, expected, strict=False)
    ]
    assert len(found) == len(expected), found
    assert shown == expected


def without_mark(text: str) -> str:
    return text.replace("<sup>4</sup>", "", 1)


def without_note(text: str) -> str:
    return re.sub(r"\n\n<sup>4</sup> [^\n]+", "", text)


def doubled_mark(text: str) -> str:
    return text.replace("<sup>5</sup>", "<sup>4</sup>", 1)


@pytest.mark.parametrize("seed", range(FIRST + 200, FIRST + 204))
@pytest.mark.parametrize(
    ("spoil", "rules"),
    [
        (without_mark, {"VB502", "VB504"}),
        (without_note, {"VB501"}),
        (doubled_mark, {"VB502", "VB503", "VB504"}),
    ],
    ids=["without_mark", "without_note", "doubled_mark"],
)
def test_spoiled_footnotes(spoil: Callable[[str], str], rules: set[str], seed: int, registry: Registry) -> None:
    text = spoil(Factory(registry, seed).clean().text())
    assert {rule for rule, _, _ in problems(text, registry)} == rules


def amended(factory: Factory) -> tuple[str, str]:
    """Cite an amended place; return the citation, and the document that amended it."""
    document = factory.central(lambda d, e: factory.in_force(d, e) and bool(factory.amended_places(e)))
    events = factory.registry.events(document.id)
    place, acting = factory.random.choice(factory.amended_places(events))
    return f"{write_provisions((place,))} {factory.cite(document)}", acting


def hints(text: str, registry: Registry) -> list[str]:
    report = crosscheck(read(text.encode(), "a.md"), registry)
    assert report.summary.problems == 0
    return [finding.rule for finding in report.findings]


@pytest.mark.parametrize("seed", range(FIRST + 300, FIRST + 304))
def test_an_amended_place_is_hinted_at_unless_its_amender_stands_beside(seed: int, registry: Registry) -> None:
    factory = Factory(registry, seed)
    factory.clean()
    place, acting = amended(factory)
    factory.draft.sentences.append(f"Mức chi theo {place}")
    assert hints(factory.draft.text(), registry) == ["VB307"]
    factory.draft.sentences[-1] = f"Mức chi theo {place}, được sửa đổi, bổ sung bởi {acting}"
    assert hints(factory.draft.text(), registry) == []


@pytest.mark.parametrize("seed", range(FIRST + 400, FIRST + 404))
def test_a_repeated_footnote_is_hinted_at(seed: int, registry: Registry) -> None:
    draft = Factory(registry, seed).clean()
    (words, _), (_, note) = draft.noted[2], draft.noted[5]
    draft.noted[2] = (words.partition(" ")[0] + " khác", note)
    found = crosscheck(read(draft.text().encode(), "a.md"), registry)
    assert "VB506" in {finding.rule for finding in found.findings if not finding.severity.is_problem}
