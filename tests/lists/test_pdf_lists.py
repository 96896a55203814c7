"""Both published PDF lists against labels made by hand."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from tests.lists.labels.compare import LIST_169, LIST_1205, Check, compare, compare_pdf, key, labels
from tests.shared import shared
from vbqppl.citation import Provision, Step, parse_citation, parse_provision
from vbqppl.lists import ListRow
from vbqppl.validity import Document, EventKind, Scope

LISTS = {
    "169": ("data/lists/quyet-dinh-so-169-qd-bldtbxh-44203.pdf", "list_169_2025", LIST_169),
    "1205": ("data/lists/quyet-dinh-so-1205-qd-bkhdt-41976.pdf", "list_1205_2024", LIST_1205),
}
MINISTER = "Bộ trưởng Bộ Lao động - Thương binh và Xã hội"


@pytest.mark.parametrize(("name", "rows", "last"), [("A", 13, 13), ("B", 22, 21)])
def test_labels_of_169_agree_with_its_total_lines(name: str, rows: int, last: int) -> None:
    """The list says 13 in whole, 21 in part; row 19 of B has two parts with two days and two causes."""
    found = [each for each in labels("list_169_2025") if each["list"] == name]
    assert len(found) == rows
    assert sorted({each["row"] for each in found}) == list(range(1, last + 1))
    assert {each["scope"] for each in found} == {"whole" if name == "A" else "parts"}
    assert all(bool(each["provisions"]) is (name == "B") for each in found)
    twice = [row for row, count in Counter(each["row"] for each in found).items() if count > 1]
    assert twice == ([19] if name == "B" else [])


def test_labels_of_1205_agree_with_its_total_line() -> None:
    """The list says 215 documents; its notes name 14 expired in part, 10 not yet in force, 1 suspended."""
    found = labels("list_1205_2024")
    assert [each["row"] for each in found] == list(range(1, 216))
    assert len({key(each["number"]) for each in found}) == 215
    notes = Counter(each["note"] for each in found)
    assert notes == {None: 190, "partly_expired": 14, "not_yet_in_force": 10, "suspended": 1}
    assert all(bool(each["note_acting"]) is (each["note"] in {"partly_expired", "suspended"}) for each in found)


def test_places_of_the_labels_are_written_as_provisions_are() -> None:
    """A label that could not be read as a provision could never agree."""
    places = [place for each in labels("list_169_2025") for place in each["provisions"]]
    assert [str(parse_provision(place)) for place in places] == places


def _row(number: str, day: dt.date, ends: dt.date, acting: str) -> ListRow:
    found = parse_citation(f"Thông tư số {number}")
    cause = parse_citation(acting)
    assert found is not None
    assert cause is not None
    facts = Document(type="Thông tư", number=number, issuer=MINISTER, issued_on=day, field="Giáo dục nghề nghiệp")
    return ListRow(
        1, number, number, found, EventKind.REPLACED, on=ends, acting=acting, acting_mention=cause, facts=facts
    )


def test_the_comparison_sees_what_is_missing_twice_and_wrong() -> None:
    """The first two rows of list A: both right; then one lost, one twice, one with another day."""
    wanted = labels("list_169_2025")[:2]
    first = _row(
        "03/2017/TT-BLĐTBXH", dt.date(2017, 3, 1), dt.date(2024, 4, 5), "Thông tư số 01/2024/TT-BLĐTBXH ngày 19/02/2024"
    )
    second = _row(
        "08/2017/TT-BLĐTBXH",
        dt.date(2017, 3, 10),
        dt.date(2024, 6, 25),
        "Thông tư số 05/2024/TT-BLĐTBXH ngày 10/5/2024",
    )
    assert compare("both", [second, first], wanted, LIST_169).holds
    assert [each.field for each in compare("one", [second], wanted, LIST_169).differences] == ["row"]
    assert [each.read for each in compare("twice", [first, second, first], wanted, LIST_169).differences] == [
        "one more, replaced"
    ]
    late = replace(first, on=dt.date(2024, 4, 6))
    assert [each.field for each in compare("day", [late, second], wanted, LIST_169).differences] == ["on"]
    part = replace(first, scope=Scope((Provision((Step("Điều", "4"),)),)))
    assert [each.field for each in compare("part", [part, second], wanted, LIST_169).differences] == ["scope"]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("path", "labelled", "checks"),
    [pytest.param(*each, id=name) for name, each in LISTS.items()],
)
def test_a_published_list_is_read_completely(path: str, labelled: str, checks: tuple[Check, ...]) -> None:
    """The bar: no row missing, none twice, none too many, and each field right.

    Of 169/QĐ-BLĐTBXH: type, number, date, issuer, provisions, cause with its document, day, field, section. Of
    1205/QĐ-BKHĐT: type, number, date, issuer, day of effect, field, note, and that no row of it expired.
    """
    result = compare_pdf(shared(path), labelled, checks)
    assert result.holds, "\n".join(map(str, result.differences[:40]))
