"""What people type first: numbers with parts left out, laws by name, short names, ids, a province alone."""

import datetime as dt
from collections.abc import Callable

import pytest

from tests.resolve.conftest import HAI_PHONG, made
from vbqppl.registry import Registry
from vbqppl.resolve import Context, Outcome, Resolution, Resolver, sentence

HA_NOI = "Hội đồng nhân dân thành phố Hà Nội"


@pytest.fixture(scope="module")
def resolver(build: Callable[..., Registry]) -> Resolver:
    """Return a resolver over the documents of these tests."""
    return Resolver(
        build(
            made("118/2025/NĐ-CP", "2025-06-09", "Chính phủ", "Thực hiện thủ tục hành chính một cửa", kind="Nghị định"),
            made("118/2025/NQ-HĐND", "2025-12-01", HA_NOI, "Phí thăm quan công trình văn hóa", kind="Nghị quyết"),
            made("15/2020/NĐ-CP", "2020-02-03", "Chính phủ", "Xử phạt trong lĩnh vực bưu chính", kind="Nghị định"),
            made("15/2021/NĐ-CP", "2021-03-03", "Chính phủ", "Quản lý dự án đầu tư xây dựng", kind="Nghị định"),
            made("33/2022/QĐ-UBND", "2022-11-22", "UBND tỉnh Quảng Trị", "Đào tạo lái xe hạng A1"),
            made("33/2022/QĐ-UBND", "2022-08-15", "UBND tỉnh Nghệ An", "Giá dịch vụ xe ra, vào bến"),
            made("428/QĐ-UBND", "2026-01-30", HAI_PHONG, "Phê duyệt kế hoạch cải cách hành chính năm 2026"),
            made("428/KH-UBND", "2026-02-12", HAI_PHONG, "Tuyên truyền bầu cử", kind="Kế hoạch"),
            made("33/2005/QH11", "2005-06-14", "Quốc hội", "Dân sự", kind="Bộ luật"),
            made("91/2015/QH13", "2015-11-24", "Quốc hội", "Dân sự", kind="Bộ luật"),
            made("102/2025/QH15", "2025-11-26", "Quốc hội", "Tương trợ tư pháp về dân sự", kind="Luật"),
            made("13/2003/QH11", "2003-11-26", "Quốc hội", "Đất đai", kind="Luật"),
            made(None, "2013-11-28", "Quốc hội", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam", kind="Hiến pháp"),
            made("06/QĐ-TTg", "2022-01-06", "Thủ tướng Chính phủ", "Phê duyệt Đề án dữ liệu về dân cư"),
            made("06/QĐ-TTg", "2025-01-02", "Thủ tướng Chính phủ", "Phê duyệt Đề án thông tin quy hoạch"),
            made("04/2025/NQ-HĐND", "2025-07-10", HA_NOI, "Mức thu học phí năm học 2025 - 2026", kind="Nghị quyết"),
            made("05/2010/QĐ-UBND", None, None, "Quy chế tổ chức hoạt động", territory="Thành phố Hồ Chí Minh"),
        )
    )


def codes(answer: Resolution) -> list[str]:
    return [reason.code for reason in answer.reasons]


def test_a_number_without_its_year_is_not_taken(resolver: Resolver) -> None:
    one = resolver.resolve("118/NĐ-CP")
    assert (one.outcome, one.document, one.total) == (Outcome.AMBIGUOUS, None, 1)
    assert codes(one) == ["year_needed_of_one"]
    assert "không ghi năm" in sentence(one.reasons[0])
    two = resolver.resolve("Nghị định số 15/NĐ-CP")
    assert sentence(two.reasons[0]).endswith("có 2 văn bản, của các năm 2020, 2021.")


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 118/NĐ-CP ngày 09/6/2025",
        "Nghị định số 118/NĐ-CP ngày 09/6/25",
        "Nghị định số 118/NĐ-CP năm 2025",
        "118/2025/NĐ-CP, khoản 2 Điều 26",
        "118/2025/NĐ-CP (điểm a khoản 1 Điều 3)",
        "NĐ118/2025/NĐ-CP",
        "điểm a khoản 2 Điều 5 NĐ118/2025/NĐ-CP",
        "Nghị định số 118/2025/NĐ-CP ngày 9 tháng sáu năm 2025",
        "Nghị định số 1I8/2025/NĐ-CP",
        "118/2025NĐ-CP",
        "“Nghị định số 118/2025/NĐ-CP”;",
        "nghị định  số  118/2025/nđ–cp .",
    ],
)
def test_what_is_clear_is_found(resolver: Resolver, text: str) -> None:
    answer = resolver.resolve(text)
    assert answer.outcome is Outcome.RESOLVED
    assert answer.document is not None
    assert answer.document.number == "118/2025/NĐ-CP"


@pytest.mark.parametrize(("text", "total"), [("118/2025", 2), ("428", 2)])
def test_a_number_without_its_symbol_lists_what_it_may_be(resolver: Resolver, text: str, total: int) -> None:
    answer = resolver.resolve(text)
    assert (answer.outcome, answer.total) == (Outcome.AMBIGUOUS, total)
    assert codes(answer) == ["symbol_missing"]
    assert "thiếu ký hiệu" in sentence(answer.reasons[0])


def test_the_numbers_nobody_has_are_not_found(resolver: Resolver) -> None:
    assert resolver.resolve("77777").outcome is Outcome.NOT_FOUND
    assert resolver.resolve("119/2025").outcome is Outcome.NOT_FOUND


def test_laws_of_one_name_are_listed_and_never_guessed(resolver: Resolver) -> None:
    bare = resolver.resolve("Bộ luật Dân sự")
    assert (bare.outcome, bare.total) == (Outcome.AMBIGUOUS, 2)
    assert codes(bare) == ["laws_of_name"]
    assert {each.document.number for each in bare.candidates} == {"33/2005/QH11", "91/2015/QH13"}
    by_year = resolver.resolve("Bộ luật Dân sự năm 2005")
    assert by_year.document is not None
    assert by_year.document.number == "33/2005/QH11"


@pytest.mark.parametrize(
    ("day", "number"), [(dt.date(2010, 1, 1), "33/2005/QH11"), (dt.date(2026, 1, 1), "91/2015/QH13")]
)
def test_the_law_of_the_citing_day_is_meant(resolver: Resolver, day: dt.date, number: str) -> None:
    answer = resolver.resolve("Bộ luật Dân sự", Context(date=day))
    assert answer.document is not None
    assert answer.document.number == number
    assert "ngày của văn bản trích dẫn" in sentence(answer.reasons[-1])


def test_an_older_law_does_not_stand_for_one_that_is_not_held(resolver: Resolver) -> None:
    answer = resolver.resolve("Luật Đất đai", Context(date=dt.date(2025, 1, 1)))
    assert answer.outcome is Outcome.NOT_FOUND
    assert codes(answer) == ["law_not_held"]
    assert "31/2024/QH15" in sentence(answer.reasons[0])
    assert resolver.resolve("Luật Đất đai năm 2024").outcome is Outcome.NOT_FOUND
    assert resolver.resolve("Luật Đất đai").outcome is Outcome.AMBIGUOUS


def test_the_constitution_is_known_by_its_year(resolver: Resolver) -> None:
    answer = resolver.resolve("Hiến pháp 2013")
    assert answer.document is not None
    assert answer.document.type == "Hiến pháp"
    assert resolver.resolve("Hiến pháp năm 1992").outcome is Outcome.NOT_FOUND


def test_a_short_name_stands_for_its_document(resolver: Resolver) -> None:
    answer = resolver.resolve("Đề án 06")
    assert answer.document is not None
    assert answer.document.issued_on == dt.date(2022, 1, 6)
    assert codes(answer)[0] == "named"
    assert resolver.resolve("Đề án 938").outcome is Outcome.NOT_FOUND


def test_an_id_is_taken_as_printed(resolver: Resolver) -> None:
    answer = resolver.resolve("id:1")
    assert answer.document is not None
    assert answer.document.id == 1
    assert codes(answer) == ["by_id"]
    assert codes(resolver.resolve("id:99999")) == ["no_id"]


@pytest.mark.parametrize(
    "text", ["QĐ 33/2022/QĐ-UBND Quảng Trị", "33/2022/QĐ-UBND tỉnh Quảng Trị", "33/2022/QĐ-UBND của UBND T. Quảng Trị"]
)
def test_a_province_alone_tells_candidates_apart(resolver: Resolver, text: str) -> None:
    answer = resolver.resolve(text)
    assert answer.document is not None
    assert answer.document.issuer == "UBND tỉnh Quảng Trị"


def test_the_territory_asked_for_chooses_and_never_invents(resolver: Resolver) -> None:
    chosen = resolver.resolve("33/2022/QĐ-UBND", Context(territory="Nghệ An"))
    assert chosen.document is not None
    assert chosen.document.issuer == "UBND tỉnh Nghệ An"
    assert resolver.resolve("33/2022/QĐ-UBND", Context(territory="Cà Mau")).outcome is Outcome.AMBIGUOUS


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết số 04/2025/NQ-HĐND của HĐND thành phố",
        "Nghị quyết số 04/2025/NQ-HĐND ngày 11/7/2025 của HĐND thành phố",
        "Nghị quyết về mức thu học phí năm học 2025 - 2026",
    ],
)
def test_another_citys_council_is_not_taken_for_ours(resolver: Resolver, text: str) -> None:
    here = Context(issuer=HAI_PHONG, territory="Hải Phòng", date=dt.date(2026, 3, 15), level="province")
    assert resolver.resolve(text, here).document is None


def test_a_title_that_says_less_is_no_proof(resolver: Resolver) -> None:
    answer = resolver.resolve("Quyết định số 05/2010/QĐ-UBND về việc Quy chế tổ chức hoạt động Thanh tra huyện")
    assert answer.document is None


def test_a_number_glued_to_words_is_not_passed_over_for_the_title(resolver: Resolver) -> None:
    answer = resolver.resolve("QĐ6697QĐ-UBND về việc phê duyệt kế hoạch cải cách hành chính năm 2026")
    assert answer.document is None
