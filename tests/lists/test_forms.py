"""The official lists: what enters them, in which order, and that they read back as they were written."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from vbqppl.citation import parse_provision
from vbqppl.lists import Section, read_list
from vbqppl.lists.cells import read_scope
from vbqppl.lists.draft import draft_docx
from vbqppl.lists.form_docx import form_docx
from vbqppl.lists.form_layout import column_widths
from vbqppl.lists.form_xlsx import form_xlsx
from vbqppl.lists.forms import FilledForm, Wanted, fill, forms, handling, provision_words
from vbqppl.lists.period import fill_period, term_of
from vbqppl.readers import read
from vbqppl.registry import Registry
from vbqppl.validity import Document, Event, EventKind, Normative, Scope

PEOPLE, COUNCIL = "Ủy ban nhân dân tỉnh Hà Nam", "Hội đồng nhân dân tỉnh Hà Nam"
BY = "Quyết định số 9/2025/QĐ-UBND ngày 05/5/2025"
ANNOUNCED = "Quyết định số 77/QĐ-UBND ngày 20/01/2026"
PLACE = parse_provision("Điều 7 khoản 2")
assert PLACE is not None
PART = Scope((PLACE,))
END_2025, END_2026 = dt.date(2025, 12, 31), dt.date(2026, 12, 31)


def document(number: str, day: dt.date, field: str | None, **more: object) -> Document:
    council = "NQ" in number
    return Document(
        type="Nghị quyết" if council else "Quyết định", number=number, issuer=COUNCIL if council else PEOPLE,
        title=f"Quy định {number}", issued_on=day, effective_on=day, normative=Normative.YES,
        rank=10 if council else 11, field=field, **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[Registry]:
    with Registry.open(tmp_path, create=True) as opened:
        with opened.batch("test", "tester") as batch:
            batch.add_documents(
                [
                    document("1/2020/QĐ-UBND", dt.date(2020, 3, 2), "đất đai"),
                    document("2/2019/QĐ-UBND", dt.date(2019, 3, 3), "đất đai"),
                    document("3/2021/NQ-HĐND", dt.date(2021, 7, 5), "đất đai"),
                    document("4/2020/QĐ-UBND", dt.date(2020, 4, 4), "giáo dục"),
                    document("5/2020/QĐ-UBND", dt.date(2020, 5, 5), None),
                    document("6/2020/QĐ-UBND", dt.date(2020, 6, 6), "giáo dục", declared_end=dt.date(2025, 6, 30)),
                    document("7/2025/QĐ-UBND", dt.date(2025, 12, 20), "giáo dục"),
                    document("8/2026/QĐ-UBND", dt.date(2026, 2, 2), "giáo dục"),
                    document("9/2015/QĐ-UBND", dt.date(2015, 2, 2), "giáo dục"),
                ]
            )
        with opened.batch("test", "tester") as batch:
            batch.add_events(
                [
                    Event(1, EventKind.REPLACED, dt.date(2025, 5, 5), acting=BY),
                    Event(2, EventKind.REPEALED, dt.date(2024, 11, 1), acting=BY, announced_by=ANNOUNCED),
                    Event(3, EventKind.EXPIRED, dt.date(2025, 8, 1), acting=BY),
                    Event(4, EventKind.REPEALED, dt.date(2025, 7, 1), scope=PART, acting=BY),
                    Event(5, EventKind.SUSPENDED, dt.date(2025, 9, 1), acting=BY),
                    Event(9, EventKind.REPEALED, dt.date(2018, 3, 3), acting=BY, announced_by=ANNOUNCED),
                ]
            )
        yield opened


def filled(registry: Registry, name: str, day: dt.date = END_2025) -> FilledForm:
    return fill(forms()[name], registry, Wanted(day, 2025))


def numbers(form: FilledForm) -> list[str]:
    return [row["number"] for row in form.rows]


def test_a_year_has_what_ended_in_it_and_what_earlier_lists_missed(registry: Registry) -> None:
    form = filled(registry, "nd79-01")
    assert [section.heading[:2] for section in form.sections] == ["A.", "B."]
    within, missed = ([row["number"] for group in section.groups for row in group.rows] for section in form.sections)
    # By field, then rank, then date of issue; what has no field comes last.
    assert within == ["3/2021/NQ-HĐND", "1/2020/QĐ-UBND", "6/2020/QĐ-UBND", "5/2020/QĐ-UBND"]
    assert missed == ["2/2019/QĐ-UBND", "9/2015/QĐ-UBND"]
    rows = {row["number"]: row for row in form.rows}
    assert rows["6/2020/QĐ-UBND"]["reason"].startswith("Hết thời hạn")
    assert rows["6/2020/QĐ-UBND"]["ends_on"] == "01/7/2025"
    assert [rows[number]["kind"] for number in ("1/2020/QĐ-UBND", "5/2020/QĐ-UBND")] == [
        "Hết hiệu lực", "Tạm ngưng hiệu lực",
    ]  # fmt: skip
    assert [group.heading for group in form.sections[0].groups] == [
        "I. LĨNH VỰC ĐẤT ĐAI", "II. LĨNH VỰC GIÁO DỤC", "",
    ]  # fmt: skip


def test_a_partly_expired_document_stands_in_three_lists(registry: Registry) -> None:
    for name in ("nd79-02", "nd79-03", "nd79-05"):
        assert "4/2020/QĐ-UBND" in numbers(filled(registry, name)), name
    row = next(row for row in filled(registry, "nd79-03").rows if row["number"] == "4/2020/QĐ-UBND")
    assert (row["status"], row["note"]) == ("Hết hiệu lực một phần", f"Hết hiệu lực một phần; {BY}")
    assert next(iter(filled(registry, "nd79-02").rows))["provisions"] == "Khoản 2 Điều 7"


def test_what_was_not_issued_yet_is_in_no_list_of_a_day(registry: Registry) -> None:
    assert "8/2026/QĐ-UBND" not in numbers(filled(registry, "nd79-03"))
    assert "8/2026/QĐ-UBND" in numbers(filled(registry, "nd79-03", dt.date(2026, 3, 1)))


@pytest.mark.parametrize("write", [form_xlsx, form_docx])
@pytest.mark.parametrize("name", ["nd79-01", "nd79-02", "nd34-03", "nd34-04"])
def test_a_list_reads_back_as_it_was_written(registry: Registry, name: str, write: object) -> None:
    form = filled(registry, name)
    content = write(form)  # type: ignore[operator]
    listed = read_list(content, "list.docx" if write is form_docx else "list.xlsx")
    wanted = [
        (row.get("number") or row.get("number_date") or row["number_date_title"], row["ends_on"]) for row in form.rows
    ]
    assert len(listed.rows) == len(wanted)
    for (number, ends), row in zip(wanted, listed.rows, strict=True):
        assert row.facts.number is not None
        assert row.facts.number in number
        assert row.on == dt.date(*reversed([int(part) for part in ends.split("/")]))
        assert (row.problems, row.section) == ((), Section.EXPIRED)
    kinds = {row.facts.number: row.kind for row in listed.rows}
    if name in {"nd79-01", "nd34-03"}:
        assert kinds == {
            "1/2020/QĐ-UBND": EventKind.REPLACED, "2/2019/QĐ-UBND": EventKind.REPEALED,
            "3/2021/NQ-HĐND": EventKind.EXPIRED, "5/2020/QĐ-UBND": EventKind.SUSPENDED,
            "6/2020/QĐ-UBND": EventKind.TERM_ENDED, "9/2015/QĐ-UBND": EventKind.REPEALED,
        }  # fmt: skip
    else:
        assert [str(row.scope) for row in listed.rows] == ["Điều 7 khoản 2"]
    assert {row.acting for row in listed.rows} <= {BY, None}
    assert {row.facts.field for row in listed.rows} <= {"đất đai", "Đất đai", "giáo dục", "Giáo dục", None}


def test_how_a_list_is_printed(registry: Registry) -> None:
    form = fill(forms()["nd79-01"], registry, Wanted(END_2025, 2025, PEOPLE))
    with zipfile.ZipFile(io.BytesIO(form_docx(form))) as file:
        body = file.read("word/document.xml").decode()
        styles, header = file.read("word/styles.xml").decode(), file.read("word/header1.xml").decode()
    assert body.count("<w:tblHeader/>") == 1
    assert 'w:orient="landscape"' in body
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in body
    assert PEOPLE.upper() in body
    assert "Times New Roman" in styles
    assert "PAGE" in header
    assert all(f'<w:sz w:val="{size}"/>' in body for size in (28, 26))
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(form_xlsx(form))).get_sheet_by_index(0).to_python()
    assert sheet[7][:3] == ["STT", "Lĩnh vực", "Loại văn bản"]
    assert all(isinstance(cell, str) for row in sheet for cell in row)


@pytest.mark.parametrize("name", list(forms()))
@pytest.mark.parametrize("room", [14000, 14570])
def test_columns_fill_the_page(name: str, room: int) -> None:
    widths = column_widths((column for column, _ in forms()[name].columns), room)
    assert room - len(widths) <= sum(widths) <= room
    assert min(widths) >= 700


def test_an_empty_list_is_said_to_be_empty(registry: Registry) -> None:
    form = fill(forms()["nd79-01"], registry, Wanted(dt.date(2001, 1, 1), 2001))
    assert "Không có văn bản nào" in read(form_docx(form), "empty.docx").text
    assert form_xlsx(form).startswith(b"PK")


@pytest.mark.parametrize(
    ("issuer", "signs"), [(PEOPLE, f"CHỦ TỊCH {PEOPLE.upper()}"), ("Bộ Tư pháp", "BỘ TRƯỞNG BỘ TƯ PHÁP"), ("X", "X")]
)
def test_who_signs_the_draft(issuer: str, signs: str) -> None:
    text = read(draft_docx([], 2025, issuer, dt.date(2026, 1, 20)), "draft.docx").text
    assert signs in text
    assert "Danh mục 00 văn bản" in text
    assert ("Luật Tổ chức chính quyền địa phương" in text) is (issuer == PEOPLE)


def test_the_periods() -> None:
    assert [(term_of(dt.date(year, 6, 1)).first, term_of(dt.date(year, 6, 1)).last) for year in (2018, 2023, 2026)] == [
        (2014, 2018), (2019, 2023), (2024, 2028),
    ]  # fmt: skip
    assert term_of(dt.date(2028, 12, 31)).cut_off == dt.date(2028, 12, 31)


def test_every_document_of_a_period_is_in_one_of_two_lists(registry: Registry) -> None:
    found = fill_period(registry, dt.date(2028, 12, 31))
    one, two, three, four, five = (numbers(form) for form in found.forms)
    assert one == [
        "3/2021/NQ-HĐND", "2/2019/QĐ-UBND", "1/2020/QĐ-UBND", "6/2020/QĐ-UBND", "5/2020/QĐ-UBND", "9/2015/QĐ-UBND",
    ]  # fmt: skip
    # What ended before the period and was published in it was missed by the list of the period before.
    assert [section.heading.split("LỰC ")[-1] for section in found.forms[0].sections] == [
        "TRONG KỲ 2024 - 2028", "TRƯỚC NGÀY 01/01/2024",
    ]  # fmt: skip
    assert two == ["4/2020/QĐ-UBND"]
    assert three == five == ["4/2020/QĐ-UBND", "7/2025/QĐ-UBND", "8/2026/QĐ-UBND"]
    assert four == []
    assert found.source == len(one) + len(three)
    assert (found.unknown, found.unsure) == ((), 0)


def test_a_period_on_another_day_and_of_one_issuer(registry: Registry) -> None:
    found = fill_period(registry, dt.date(2025, 7, 1), COUNCIL)
    assert [numbers(form) for form in found.forms] == [[], [], ["3/2021/NQ-HĐND"], [], ["3/2021/NQ-HĐND"]]
    assert "tính đến ngày 01/7/2025" in found.forms[0].subtitle
    before = fill_period(registry, dt.date(2023, 12, 31))
    assert "9/2015/QĐ-UBND" not in numbers(before.forms[0])
    assert before.source == 6


def test_documents_that_cannot_be_placed_are_counted(registry: Registry) -> None:
    with registry.batch("test", "tester") as batch:
        batch.add_documents(
            [
                Document(type="Quyết định", number="10/2025/QĐ-UBND", issuer=PEOPLE, normative=Normative.YES),
                Document(type="Văn bản", number="11/X", issuer=PEOPLE, normative=Normative.UNKNOWN),
            ]
        )
    found = fill_period(registry, dt.date(2028, 12, 31))
    assert [each.number for each in found.unknown] == ["10/2025/QĐ-UBND"]
    assert found.unsure == 1


@pytest.mark.parametrize(
    ("decision", "form"),
    [
        ("repeal", "Bãi bỏ"), ("đề nghị bãi bỏ", "Bãi bỏ"), ("sửa đổi hoặc thay thế", "Sửa đổi, bổ sung; Thay thế"),
        ("replaced", "Thay thế"), ("ban hành mới", "Ban hành mới"), ("tạm ngưng hiệu lực", "Tạm ngưng hiệu lực"),
        ("continues", None), ("tiếp tục áp dụng", None), ("không bãi bỏ", None),
    ],
)  # fmt: skip
def test_which_decisions_make_work(decision: str, form: str | None) -> None:
    assert handling(decision) == form


def test_what_is_to_be_handled(registry: Registry) -> None:
    from vbqppl.registry.worklist import worklist

    with registry.batch("test", "tester") as batch:
        batch.add_events([Event(7, EventKind.PUBLISHED_STATUS, dt.date(2026, 1, 1), label="Không còn phù hợp")])
    items = [work.item for work in worklist(registry, as_of=END_2026) if work.item.document.id == 7]
    with registry.batch("review", "tester") as batch:
        batch.decide(items[0].key, 7, "repeal", "trái quy định mới", dt.date(2027, 6, 30))
    rows = list(filled(registry, "nd79-04", END_2026).rows)
    assert [(row["number"], row["proposal"], row["deadline"]) for row in rows] == [
        ("7/2025/QĐ-UBND", "Bãi bỏ", "30/6/2027"),
    ]  # fmt: skip
    with registry.batch("review", "tester") as batch:
        batch.decide(items[0].key, 7, "continues", "không trái", None)
    assert list(filled(registry, "nd79-04", END_2026).rows) == []


@pytest.mark.parametrize("scope", [PART, Scope(PART.provisions, excluded=True)])
def test_a_part_in_a_cell_reads_back(scope: Scope) -> None:
    assert provision_words(scope)[0].isupper()
    assert read_scope(provision_words(scope)) == scope


def test_the_reason_cites_the_acting_document_with_its_day_and_issuer(registry: Registry) -> None:
    with registry.batch("test", "tester") as batch:
        ids = batch.add_documents([document("20/2020/QĐ-UBND", dt.date(2020, 3, 2), None)])
        batch.add_events(
            [Event(ids[0], EventKind.REPLACED, dt.date(2025, 12, 20), acting_id=7, acting="Quyết định 7/2025/QĐ-UBND")]
        )
    row = next(row for row in filled(registry, "nd79-01").rows if row["number"] == "20/2020/QĐ-UBND")
    assert row["reason"] == f"Được thay thế bởi Quyết định số 7/2025/QĐ-UBND ngày 20/12/2025 của {PEOPLE}"
