"""Citations as the rules on drafting ask for them."""

import datetime as dt

from vbqppl.citation import Cited, Provision, Step, Style, write_citation

DECREE = Cited(
    "Nghị định", "30/2020/NĐ-CP", dt.date(2020, 3, 5), "Chính phủ", "về công tác văn thư",
    (Provision((Step("Điều", "7"), Step("khoản", "2"), Step("điểm", "a"))),),
)  # fmt: skip
LAW = Cited("Luật", "64/2025/QH15", dt.date(2025, 2, 19), None, "Ban hành văn bản quy phạm pháp luật")


def test_the_first_citation_gives_everything() -> None:
    assert write_citation(DECREE) == (
        "điểm a khoản 2 Điều 7 Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"
    )


def test_later_ones_give_type_and_number() -> None:
    assert write_citation(DECREE, first=False) == "điểm a khoản 2 Điều 7 Nghị định số 30/2020/NĐ-CP"


def test_normative_papers_leave_the_date_out() -> None:
    assert write_citation(DECREE, Style.NORMATIVE) == (
        "điểm a khoản 2 Điều 7 Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư"
    )


def test_laws() -> None:
    name = "Luật Ban hành văn bản quy phạm pháp luật"
    assert write_citation(LAW) == f"{name} số 64/2025/QH15 ngày 19/02/2025"
    assert write_citation(LAW, first=False) == "Luật số 64/2025/QH15"
    amended = Cited(LAW.type, LAW.number, LAW.day, None, LAW.title, amended_by=("Luật số 87/2025/QH15",))
    assert write_citation(amended, Style.NORMATIVE) == (
        f"{name} số 64/2025/QH15 được sửa đổi, bổ sung bởi Luật số 87/2025/QH15"
    )
    assert write_citation(Cited("Luật", title="Luật Đất đai")) == "Luật Đất đai"
    assert write_citation(Cited("Bộ luật", title="Dân sự"), first=False) == "Bộ luật Dân sự"
