"""A list split by drafting body, sent out, and taken back with the answers."""

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.conftest import Run
from vbqppl.lists import read_list
from vbqppl.lists.sharing import Verdict, read_verdict

BY = "Bị bãi bỏ bởi Quyết định số 20/2025/QĐ-UBND"
LIST = f"""Văn bản hết hiệu lực,Lý do hết hiệu lực,Ngày hết hiệu lực,Cơ quan chủ trì soạn thảo
Quyết định số 10/2020/QĐ-UBND ngày 02/3/2020,{BY},20/5/2025,Sở Công Thương
Quyết định số 11/2020/QĐ-UBND ngày 09/3/2020,Hết thời hạn có hiệu lực,01/01/2021,Sở Tài chính
Quyết định số 13/2021/QĐ-UBND,Không còn phù hợp,01/6/2025,Sở Văn hóa
Quyết định số 12/2021/QĐ-UBND,{BY},20/5/2025,
Nghị quyết số 14/2021/NQ-HĐND,{BY},20/5/2025,Sở Tài chính
"""
Cells = dict[str, str]


@pytest.fixture
def listed(little: Path) -> Path:
    (little / "dm.csv").write_text(LIST, encoding="utf-8")
    return little


def sheet(path: Path) -> list[Cells]:
    rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()
    head = next(index for index, row in enumerate(rows) if row[0] == "Dòng")
    return [dict(zip(map(str, rows[head]), map(str, row), strict=True)) for row in rows[head + 1 :]]


def send_back(folder: Path, name: str, rows: list[Cells]) -> None:
    folder.mkdir(exist_ok=True)
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def answered(sent: Path, name: str, answers: Mapping[str, Cells]) -> list[Cells]:
    return [{**row, **answers.get(row["Dòng"], {})} for row in sheet(sent / name)]


def test_a_workbook_for_each_body(run: Run, listed: Path) -> None:
    result = run("mark-expired", "dm.csv", "--split-by", "drafting-body", "-o", "sent", "--json")
    assert result.code == 0
    assert [(item["drafting_body"], item["rows"], item["file"]) for item in result.data["split"]] == [
        ("Sở Công Thương", 1, "so-cong-thuong.xlsx"),
        ("Sở Tài chính", 2, "so-tai-chinh.xlsx"),
        ("Sở Văn hóa", 1, "so-van-hoa.xlsx"),
        (None, 1, "chua-ro-co-quan.xlsx"),
    ]
    assert "chưa rõ cơ quan" in result.err
    rows = sheet(listed / "sent" / "so-tai-chinh.xlsx")
    assert [row["Dòng"] for row in rows] == ["3", "6"]
    assert rows[0]["Tên gọi của văn bản"] == "Quy định giá đất năm 2020"
    assert rows[0]["Ý kiến của cơ quan"] == ""
    assert run("mark-expired", "dm.csv", "--split-by", "drafting-body", "-o", "sent").code == 2
    # What was sent is a list itself, and a row without a ground stays one.
    assert [problem.code for problem in read_list(listed / "sent" / "so-van-hoa.xlsx").rows[0].problems] == [
        "no_ground"
    ]


def test_answers_are_taken_back_and_who_is_silent_is_said(run: Run, listed: Path) -> None:
    run("mark-expired", "dm.csv", "--split-by", "drafting-body", "-o", "sent")
    opinion, note, day = "Ý kiến của cơ quan", "Giải trình của cơ quan", "Ngày hết hiệu lực"
    finance = answered(
        listed / "sent", "so-tai-chinh.xlsx",
        {"3": {opinion: "đồng ý", day: "02/01/2021"}, "6": {opinion: "Không đồng ý", note: "còn đối tượng áp dụng"}},
    )  # fmt: skip
    extra = {
        **finance[0],
        "Dòng": "",
        "Số, ký hiệu": "15/2022/QĐ-UBND",
        "Ngày ban hành": "2022-01-10",
        day: "01/6/2025",
        opinion: "",
    }
    send_back(listed / "back", "tai-chinh.csv", [*finance, extra])
    trade = answered(listed / "sent", "so-cong-thuong.xlsx", {"2": {opinion: "để xem"}})
    send_back(listed / "back", "cong-thuong.csv", trade)
    result = run("mark-expired", "dm.csv", "--answers", "back", "--dry-run", "--json")
    rows = {row["row"]: row for row in result.data["rows"] if row["place"] is None}
    assert {line: (row["outcome"], row["reason_code"]) for line, row in rows.items()} == {
        2: ("waiting", "bad_answer"),
        3: ("change", "change"),
        4: ("waiting", "waiting"),
        5: ("waiting", "waiting"),
        6: ("kept", "refused"),
    }
    assert rows[3]["event"]["on"] == "2021-01-02"
    assert "còn đối tượng áp dụng" in rows[6]["reason"]
    added = result.data["rows"][-1]
    assert (added["outcome"], added["document"]["number"]) == ("change", "15/2022/QĐ-UBND")
    assert added["place"] == "tai-chinh.csv"
    replies = {item["drafting_body"]: item for item in result.data["answers"]}
    assert (
        replies["Sở Tài chính"]["agreed"],
        replies["Sở Tài chính"]["refused"],
        replies["Sở Tài chính"]["added"],
    ) == (1, 1, 1)
    assert replies["Sở Công Thương"]["unclear"] == 1
    assert (replies["Sở Văn hóa"]["waiting"], replies[None]["waiting"]) == (1, 1)
    assert result.data["corrections"] == [
        {"row": "3", "body": "Sở Tài chính", "field": "on", "before": "2021-01-01", "after": "2021-01-02"}
    ]
    page = run("mark-expired", "dm.csv", "--answers", "back", "--dry-run")
    assert page.code == 1
    assert "Chưa trả lời đủ: Sở Văn hóa (1); (chưa rõ) (1)." in page.out
    assert "Dòng 3, cơ quan sửa Ngày hết hiệu lực: 01/01/2021 → 02/01/2021" in page.out


def test_only_what_was_agreed_is_marked_and_waiting_rows_stay_waiting(run: Run, listed: Path) -> None:
    run("mark-expired", "dm.csv", "--split-by", "drafting-body", "-o", "sent")
    back = answered(listed / "sent", "so-cong-thuong.xlsx", {"2": {"Ý kiến của cơ quan": "Không có ý kiến"}})
    send_back(listed / "back", "a.csv", back)
    run("mark-expired", "dm.csv", "--answers", "back", "--dry-run", "-o", "plan.xlsx")
    again = run("mark-expired", "plan.xlsx", "--dry-run", "--json").data
    assert [row["outcome"] for row in again["rows"]] == ["change", *["waiting"] * 4]
    result = run("mark-expired", "dm.csv", "--answers", "back", "--yes", "--json")
    assert (result.code, result.data["written"]) == (1, 1)
    assert run("lookup", "10/2020/QĐ-UBND", "--as-of", "2026-01-01").code == 1
    assert run("lookup", "11/2020/QĐ-UBND", "--as-of", "2026-01-01").code == 0


def test_two_answers_that_differ_and_another_document(run: Run, listed: Path) -> None:
    run("mark-expired", "dm.csv", "--split-by", "drafting-body", "-o", "sent")
    opinion = "Ý kiến của cơ quan"
    trade = answered(listed / "sent", "so-cong-thuong.xlsx", {"2": {opinion: "đồng ý"}})
    send_back(listed / "back", "a.csv", trade)
    send_back(listed / "back", "b.csv", [{**trade[0], opinion: "không đồng ý"}])
    other = answered(listed / "sent", "so-tai-chinh.xlsx", {"3": {opinion: "đồng ý", "Số, ký hiệu": "13/2021/QĐ-UBND"}})
    send_back(listed / "back", "c.csv", other)
    rows = run("mark-expired", "dm.csv", "--answers", "back", "--dry-run", "--json").data["rows"]
    assert [row["reason_code"] for row in rows[:2]] == ["answers_differ", "other_document"]


def test_a_row_that_the_list_keeps_is_not_marked_by_assent(run: Run, listed: Path) -> None:
    (listed / "kept.csv").write_text(
        "Văn bản,Ngày hết hiệu lực,Cơ quan chủ trì soạn thảo\nB. VĂN BẢN TIẾP TỤC CÓ HIỆU LỰC,,\n"
        "Quyết định số 10/2020/QĐ-UBND,20/5/2025,Sở Công Thương\n",
        encoding="utf-8",
    )
    run("mark-expired", "kept.csv", "--split-by", "drafting-body", "-o", "sent")
    rows = answered(listed / "sent", "so-cong-thuong.xlsx", {"3": {"Ý kiến của cơ quan": "đồng ý"}})
    assert rows[0]["Sự kiện"] == "tiếp tục có hiệu lực"
    send_back(listed / "back", "a.csv", rows)
    for name, more in (("kept.csv", ["--answers", "back"]), ("sent/so-cong-thuong.xlsx", [])):
        plan = run("mark-expired", name, *more, "--dry-run", "--json").data
        assert [row["outcome"] for row in plan["rows"]] == ["kept"], name


def test_wrong_options(run: Run, listed: Path) -> None:
    assert run("mark-expired", "dm.csv", "--split-by", "drafting-body").code == 2
    assert run("mark-expired", "dm.csv", "--split-by", "colour", "-o", "sent").code == 2
    assert run("mark-expired", "dm.csv", "--split-by", "drafting-body", "--answers", "x", "-o", "sent").code == 2
    assert run("mark-expired", "dm.csv", "--answers", "missing").code == 3
    refused = run("mark-expired", "dm.csv", "--split-by", "drafting-body", "-o", "dm.csv")
    assert (refused.code, "cần một thư mục" in refused.err) == (2, True)
    (listed / "empty").mkdir()
    assert run("mark-expired", "dm.csv", "--answers", "empty").code == 3


def test_a_body_known_to_the_registry_needs_no_column(run: Run, listed: Path) -> None:
    run("edit", "10/2020/QĐ-UBND", "--drafting-body", "Sở Công Thương")
    (listed / "bare.csv").write_text(
        f"Văn bản,Lý do,Ngày hết hiệu lực\nQuyết định số 10/2020/QĐ-UBND,{BY},20/5/2025\n", encoding="utf-8"
    )
    result = run("mark-expired", "bare.csv", "--split-by", "drafting-body", "-o", "sent", "--json")
    assert [item["drafting_body"] for item in result.data["split"]] == ["Sở Công Thương"]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Đồng ý", Verdict.AGREED), ("thống nhất với dự thảo", Verdict.AGREED), ("Không có ý kiến", Verdict.AGREED),
        ("Không thống nhất", Verdict.REFUSED), ("không", Verdict.REFUSED), ("xem lại", Verdict.UNREADABLE), ("", None),
        (None, None),
    ],
)  # fmt: skip
def test_how_answers_are_worded(words: str | None, verdict: Verdict | None) -> None:
    assert read_verdict(words) is verdict
