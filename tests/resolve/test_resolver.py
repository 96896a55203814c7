"""The door: what a clerk types, and what comes back."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.resolve.conftest import HAI_DUONG, HAI_PHONG, made
from vbqppl.citation import extract
from vbqppl.citation.model import Mention, MentionKind
from vbqppl.registry import Registry
from vbqppl.resolve import Context, FieldAgreement, FieldName, Outcome, Resolver, sentence


def taken(resolver: Resolver, text: str, context: Context | None = None) -> tuple[str, str | None, str | None]:
    answer = resolver.resolve(text, context)
    document = answer.document
    return (
        str(answer.outcome),
        document.number if document else None,
        document.issued_on.isoformat() if document and document.issued_on else None,
    )


@pytest.mark.parametrize(
    "text",
    [
        "118/2025/NĐ-CP",
        "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ",
        "Nghi dinh so 118/2025/ND-CP",
        "NGHỊ ĐỊNH SỐ 118/2025/NĐ-CP",
        "nghị định 118/2025/nđ-cp",
        "118/2025/NÐ–СР",  # Eth, en dash, Cyrillic
        "118/2025/NĐ - CP",
        "118/2025/N Đ-CP",
        "118/2025/NĐCP",
        "118/2025/NĐ CP",
        "118/2025/NĐ-\nCP",
        "118-2025-nd-cp",
        "118_2025_ND-CP.pdf",
        "nghi-dinh-so-118-2025-nd-cp-45593",
        "118/NĐ-CP/2025",
        "Nghị định số 118/2025",
        "Nghị định118/2025/NĐ-CP",
        "Nghị địnhsố118/2025/NĐ-CP",
        "số118/2025/NĐ-CPngày 09/6/2025",
        "0118/2025/NĐ-CP",
        "1l8/2O25/NĐ-CP",
        "Nghị định số 118/2025/CP/NĐ",
        "Nghị định số 118/NĐ-CP ngày 09 tháng 6 năm 2025",
        "khoản 2 Điều 7 Nghị định số 118/2025/NĐ-CP",
        "Nghị định số 118/2025/NĐ-CP về thủ tục hành chính theo cơ chế một cửa",
    ],
)
def test_every_damage_of_one_number_leads_to_it(resolver: Resolver, text: str) -> None:
    assert taken(resolver, text) == ("resolved", "118/2025/NĐ-CP", "2025-06-09")


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("428/QĐ-UBND ngày 30/01/2026 của UBND TP Hải Phòng", "428/QĐ-UBND", "2026-01-30"),
        ("428/QĐ-UBND năm 2025 của Ủy ban nhân dân thành phố Hải Phòng", "428/QĐ-UBND", "2025-03-11"),
        ("Quyết định 428/QĐ-UBND về việc phê duyệt kế hoạch cải cách hành chính năm 2026", "428/QĐ-UBND", "2026-01-30"),
        ("Quyết định số 428 ngày 30/01/2026 của UBND tỉnh Sơn La", "428/QĐ-UBND", "2026-01-30"),
        ("Quyết định 428/UBND/QĐ ngày 11-3-2025", "428/QĐ-UBND", "2025-03-11"),
        ("QĐ 18/QĐ-UBND ngày 06.5.2022 của UBND tỉnh Hải Dương", "18/2022/QĐ-UBND", "2022-05-06"),
        ("26/2025/TTBGDĐT", "26/2025/TT-BGDĐT", "2025-12-25"),
        ("Nghị quyết 57/NQ-TW năm 2024", "57-NQ/TW", "2024-12-22"),
        ("Luật Đất đai năm 2024", "31/2024/QH15", "2024-01-18"),
        ("Luật Ban hành văn bản quy phạm pháp luật năm 2025", "64/2025/QH15", "2025-02-19"),
        ("luat dat dai 2013", "45/2013/QH13", "2013-11-29"),
        ("quyết định về bảng giá đất Hải Phòng 2019", "39/2019/QĐ-UBND", "2019-12-20"),
        ("Quyết định về bang gia dat thành phố Hải Phòng ngày 20/12/2019", "39/2019/QĐ-UBND", "2019-12-20"),
    ],
)  # fmt: skip
def test_what_is_said_leaves_one_document(resolver: Resolver, text: str, number: str, day: str) -> None:
    assert taken(resolver, text) == ("resolved", number, day)


def test_another_day_is_a_difference_that_is_stated(resolver: Resolver) -> None:
    answer = resolver.resolve("Nghị định số 118/2025/NĐ-CP ngày 19/6/2025")
    assert answer.outcome is Outcome.RESOLVED_WITH_DIFFERENCES
    (difference,) = answer.differences
    assert (difference.field, difference.cited, difference.registered) == (FieldName.DATE, "19/6/2025", "09/6/2025")
    assert "trích dẫn ghi 19/6/2025, sổ ghi 09/6/2025" in " ".join(map(sentence, answer.reasons))


def test_a_wrong_type_word_is_a_difference(resolver: Resolver) -> None:
    answer = resolver.resolve("Quyết định số 247/KH-UBND ngày 02/3/2026 của UBND thành phố Hải Phòng")
    assert answer.outcome is Outcome.RESOLVED_WITH_DIFFERENCES
    assert [each.field for each in answer.differences] == [FieldName.TYPE]


def test_a_title_that_differs_is_stated_where_the_day_agrees(resolver: Resolver) -> None:
    answer = resolver.resolve(
        "Quyết định số 634/QĐ-UBND ngày 11/3/2025 của UBND tỉnh Hải Dương về việc bổ nhiệm hiệu trưởng trường cao đẳng"
    )
    assert answer.outcome is Outcome.RESOLVED_WITH_DIFFERENCES
    assert [each.field for each in answer.differences] == [FieldName.TITLE]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("428/QĐ-UBND", 3),
        ("Quyết định số 428/QĐ-UBND ngày 30/01/2026", 2),
        ("428/QĐ-UBND của UBND thành phố Hải Phòng", 2),
        ("18/2022/QĐ-UBND", 2),
        ("Thông tư 26/2025", 2),
        ("Luật Đất đai", 2),
    ],
)
def test_what_fits_several_is_ambiguous(resolver: Resolver, text: str, total: int) -> None:
    answer = resolver.resolve(text)
    assert (answer.outcome, answer.total, len(answer.candidates)) == (Outcome.AMBIGUOUS, total, total)
    assert answer.document is None


def test_the_reason_names_what_is_missing(resolver: Resolver) -> None:
    reasons = [sentence(reason) for reason in resolver.resolve("428/QĐ-UBND").reasons]
    assert reasons[0] == "Thiếu ngày ban hành, cơ quan ban hành: có 3 văn bản 428/QĐ-UBND."
    assert "cơ quan ban hành" in reasons[1]


@pytest.mark.parametrize(
    "text",
    [
        "999/QĐ-UBND",
        "8/2025/NĐ-CP",  # the tail of 118 is another number
        "79/2025/NĐ-CP",
        "428/QĐ-UBND ngày 30/01/2024 của UBND thành phố Hải Phòng",  # the number starts again each year
        "428/QĐ-UBND ngày 30/01/2026 của UBND tỉnh Nghệ An",
        "118/2025/NĐ-CP của Chính phủ về quản lý và sử dụng pháo hoa, vật liệu nổ công nghiệp",  # number only
        "26/2025/TT-BTC",
        "Thông tư 118/2025/QH15",
        "hôm nay trời đẹp",
        "",
        "12345",
    ],
)
def test_another_document_is_not_taken(resolver: Resolver, text: str) -> None:
    answer = resolver.resolve(text)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.document is None
    assert answer.reasons


def test_a_swapped_digit_is_offered_with_its_evidence_and_never_taken(resolver: Resolver) -> None:
    answer = resolver.resolve("Quyết định số 482/QĐ-UBND ngày 30/01/2026 của UBND thành phố Hải Phòng")
    assert answer.outcome in {Outcome.AMBIGUOUS, Outcome.NOT_FOUND}
    near = resolver.resolve("Quyết định số 42/QĐ-UBND ngày 30/01/2026 của UBND thành phố Hải Phòng")
    assert near.outcome is Outcome.NOT_FOUND
    assert near.candidates[0].near
    assert near.candidates[0].document.number == "428/QĐ-UBND"
    assert "Gần nhất: 428/QĐ-UBND" in sentence(near.reasons[-1])


def test_number_or_date_may_be_the_slip(resolver: Resolver) -> None:
    answer = resolver.resolve("Quyết định số 482/QĐ-UBND ngày 30/01/2026 của UBND thành phố Hải Phòng")
    assert [reason.code for reason in answer.reasons] == ["number_or_date"]


def test_the_citing_office_chooses_among_candidates(resolver: Resolver) -> None:
    text = "Quyết định số 428/QĐ-UBND ngày 30/01/2026"
    here = Context(issuer=HAI_PHONG, territory="Hải Phòng", date=dt.date(2026, 3, 15), level="province")
    answer = resolver.resolve(text, here)
    assert answer.document is not None
    assert answer.document.issuer == HAI_PHONG
    assert answer.reasons[-1].code == "chosen_by_context"
    there = resolver.resolve(text, Context(territory="tỉnh Sơn La"))
    assert there.document is not None
    assert there.document.issuer == "UBND tỉnh Sơn La"


def test_a_neighbour_chooses(resolver: Resolver, registry: Registry) -> None:
    beside = registry.documents.by_number_key("26/2025/TT-BTP")
    answer = resolver.resolve("Thông tư 26/2025", Context(neighbours=tuple(beside)))
    assert answer.outcome is Outcome.AMBIGUOUS  # a number without its symbol needs more than company
    named = resolver.resolve("18/2022/QĐ-UBND", Context(neighbours=tuple(registry.documents.all())[5:6]))
    assert named.document is not None
    assert named.document.issuer == HAI_DUONG


def test_no_text_cites_the_future(resolver: Resolver) -> None:
    answer = resolver.resolve("118/2025/NĐ-CP", Context(date=dt.date(2024, 1, 1)))
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.reasons[0].code == "later"


def test_a_law_by_name_is_that_of_the_day(resolver: Resolver) -> None:
    answer = resolver.resolve("Luật Đất đai", Context(date=dt.date(2026, 3, 15)))
    assert answer.document is not None
    assert answer.document.number == "31/2024/QH15"
    earlier = resolver.resolve("Luật Đất đai", Context(date=dt.date(2020, 1, 1)))
    assert earlier.document is not None
    assert earlier.document.number == "45/2013/QH13"


def test_context_does_not_take_another_provinces_document(resolver: Resolver) -> None:
    answer = resolver.resolve("634/QĐ-UBND", Context(territory="tỉnh Nghệ An"))
    assert answer.outcome is Outcome.AMBIGUOUS
    assert answer.reasons[0].code == "context_against"
    merged = resolver.resolve("634/QĐ-UBND", Context(territory="Hải Phòng"))  # Hải Dương went into it
    assert merged.outcome is Outcome.RESOLVED


@pytest.mark.parametrize(
    ("text", "wanting"),
    [
        ("Nghị quyết số 57-NQ/TW", "date"),
        ("247/KH-UBND", "date,issuer"),
        ("Quyết định số 634/QĐ-UBND của UBND tỉnh Hải Dương", "date"),
        ("39/2019/QĐ-UBND", "issuer"),
        ("39/2019/QĐ UBND", "issuer"),
        ("Quyết định 39/2019/QĐ-UBND của Ủy ban nhân dân thành phố", "issuer"),  # of which city?
        ("Nghị quyết số 247/KH-UBND", "date,issuer"),  # neither where a field differs
        ("634/QĐ-UBND về công bố danh mục thủ tục hành chính", "date,issuer"),  # of any province, any year
    ],
)
def test_a_number_that_others_may_have_is_not_taken(resolver: Resolver, text: str, wanting: str) -> None:
    answer = resolver.resolve(text)
    assert (answer.outcome, answer.total) == (Outcome.AMBIGUOUS, 1)
    assert [reason.parameters["fields"] for reason in answer.reasons if reason.code == "missing_of_one"] == [wanting]


@pytest.mark.parametrize(
    "text",
    [
        "634/QĐ-UBND năm 2025 của UBND tỉnh Hải Dương",
        "634/QĐ-UBND ngày 11/3/2025",
        "634/QĐ-UBND về công bố danh mục thủ tục hành chính lĩnh vực đất đai",
    ],
)
def test_year_and_office_or_day_or_title_determine(resolver: Resolver, text: str) -> None:
    assert taken(resolver, text) == ("resolved", "634/QĐ-UBND", "2025-03-11")


def test_in_the_registry_of_one_province_a_bare_number_is_enough(build: Callable[..., Registry]) -> None:
    own = [made(f"{number}/QĐ-UBND", "2026-01-30", HAI_PHONG, f"Việc thứ {number}") for number in range(400, 430)]
    few = Resolver(build(*own[:2]))
    assert few.resolve("401/QĐ-UBND").outcome is Outcome.AMBIGUOUS
    home = Resolver(build(*own))
    assert taken(home, "428/QĐ-UBND") == ("resolved", "428/QĐ-UBND", "2026-01-30")
    assert home.resolve("428/QĐ-UBND", Context(territory="tỉnh Sơn La")).outcome is Outcome.AMBIGUOUS
    guest = made("7/QĐ-UBND", "2026-01-30", "UBND tỉnh Sơn La", "Giao chỉ tiêu")
    former = [made(f"{number}/QĐ-UBND", "2024-01-30", HAI_DUONG, f"Việc cũ {number}") for number in range(10, 30)]
    with_guests = Resolver(build(*own, *former, guest))
    assert with_guests.resolve("428/QĐ-UBND").outcome is Outcome.RESOLVED
    assert with_guests.resolve("12/QĐ-UBND").outcome is Outcome.RESOLVED  # Hải Dương went into Hải Phòng
    assert with_guests.resolve("7/QĐ-UBND").outcome is Outcome.AMBIGUOUS
    mixed = Resolver(build(*own[-5:], *(replace(guest, number=f"{number}/QĐ-UBND") for number in range(7, 12))))
    assert mixed.resolve("428/QĐ-UBND").outcome is Outcome.AMBIGUOUS


def test_a_title_is_proof_only_word_for_word(build: Callable[..., Registry]) -> None:
    title = "Kết luận Phó Thủ tướng Nguyễn Văn A tại cuộc họp về phòng, chống thiên tai năm 2016"
    short = Resolver(build(made("44/TB-VPCP", None, None, "Kết luận cuộc họp", kind="Thông báo")))
    assert short.resolve("Thông báo số 44/TB-VPCP về việc kết luận cuộc họp").outcome is Outcome.RESOLVED
    assert short.resolve("Thông báo số 44/TB-VPCP về việc kết luận cuộc họp…").outcome is Outcome.AMBIGUOUS
    held = Resolver(build(made("43/TB-VPCP", None, None, title, kind="Thông báo")))
    asked = "Thông báo số 43/TB-VPCP về việc "
    assert held.resolve(asked + title).outcome is Outcome.RESOLVED
    assert held.resolve(asked + " ".join(title.split()[:14])).outcome is Outcome.RESOLVED  # all but the year
    assert held.resolve(asked + " ".join(title.split()[:7])).outcome is Outcome.AMBIGUOUS


def test_a_district_numbers_its_own_papers(build: Callable[..., Registry]) -> None:
    city = made("3/2016/QĐ-UBND", None, None, "Quy chế tổ chức hoạt động Phòng Tư pháp Nhà Bè Hồ Chí Minh",
                territory="thành phố Hồ Chí Minh")  # fmt: skip
    held = Resolver(build(city))
    asked = "Quyết định số 3/2016/QĐ-UBND của UBND thành phố Hồ Chí Minh"
    assert held.resolve(asked).outcome is Outcome.RESOLVED
    assert held.resolve(f"{asked} về quy chế tổ chức hoạt động Phòng Tư pháp").outcome is Outcome.RESOLVED
    assert held.resolve(f"{asked} về quy chế tổ chức hoạt động Phòng Y tế Củ Chi Hồ Chí Minh").outcome.found is False
    province = Resolver(build(replace(city, territory="tỉnh An Giang")))  # titles are shortened in many ways
    asked = "Quyết định số 3/2016/QĐ-UBND của UBND tỉnh An Giang"
    assert province.resolve(f"{asked} về quy chế tổ chức hoạt động Phòng Tư pháp huyện Chợ Mới").outcome.found


def test_a_law_and_a_resolution_share_numbers(build: Callable[..., Registry]) -> None:
    silent = Resolver(build(made("73/2006/QH11", None, None, None, kind="Nghị quyết")))
    assert silent.resolve("73/2006/QH11 ngày 29/11/2006 về bình đẳng giới").outcome is Outcome.AMBIGUOUS
    assert silent.resolve("Nghị quyết 73/2006/QH11 ngày 29/11/2006").outcome is Outcome.RESOLVED
    assert silent.resolve("73/2006/QH11").outcome is Outcome.RESOLVED


def test_another_day_is_no_slip_where_the_year_is_left_out_too(build: Callable[..., Registry]) -> None:
    other = made("14/2026/NQ-HĐND", "2026-07-21", "HĐND tỉnh Sơn La", "Điều chỉnh quyết toán ngân sách", kind=None)
    answer = Resolver(build(other)).resolve(
        "14/NQ-HĐND ngày 12/5/2026 của HĐND tỉnh Sơn La về điều chỉnh quyết toán ngân sách địa phương năm 2025"
    )
    assert answer.outcome is Outcome.NOT_FOUND


def test_a_successors_name_needs_the_day(resolver: Resolver) -> None:
    told = resolver.resolve("Quyết định số 634/QĐ-UBND ngày 11/3/2025 của UBND thành phố Hải Phòng")
    assert told.outcome is Outcome.RESOLVED_WITH_DIFFERENCES
    assert [each.field for each in told.differences] == [FieldName.ISSUER]
    bare = resolver.resolve("Quyết định số 634/QĐ-UBND của UBND thành phố Hải Phòng")
    assert not bare.outcome.found


def test_silence_of_the_registry_confirms_nothing(resolver: Resolver) -> None:
    answer = resolver.resolve("Công văn số 1209/UBND-NC ngày 05/6/2025 của UBND thành phố Hải Phòng")
    assert answer.outcome is Outcome.AMBIGUOUS
    assert answer.reasons[-1].code == "unconfirmed"


def test_a_mention_is_resolved_like_a_line(resolver: Resolver) -> None:
    text = (
        "theo Quyết định số 428/QĐ-UBND ngày 30/01/2026 của Ủy ban nhân dân thành phố Hải Phòng "
        "và Luật Đất đai năm 2024"
    )
    answers = [resolver.resolve(mention) for mention in extract(text)]
    assert [answer.document.number for answer in answers if answer.document] == ["428/QĐ-UBND", "31/2024/QH15"]


def test_a_short_mention_without_a_number_is_read_from_its_words(resolver: Resolver) -> None:
    mention = Mention(MentionKind.SHORT, 0, 17, "Nghị định 118/2025")
    answer = resolver.resolve(mention)
    assert answer.document is not None
    assert answer.document.number == "118/2025/NĐ-CP"


def test_records_of_one_document_are_joined(build: Callable[..., Registry]) -> None:
    doubled = build(
        made("35/2012/NĐ-CP", "2012-04-18", "Chính phủ", "Điều chỉnh lương hưu", kind="Nghị định"),
        made("35/2012/NĐ-CP", None, None, None, kind="Nghị định"),
    )
    answer = Resolver(doubled).resolve("Nghị định số 35/2012/NĐ-CP ngày 18/4/2012")
    assert answer.outcome is Outcome.RESOLVED
    assert Resolver(doubled).resolve("35/2012/NĐ-CP").document == answer.document


def test_json_has_the_keys_of_the_contract(resolver: Resolver) -> None:
    answer = resolver.resolve("Quyết định số 428/QĐ-UBND ngày 30/01/2026 của UBND thành phố Hải Phòng").as_json()
    assert set(answer) >= {"query", "outcome", "document", "candidates", "differences"}
    candidates = answer["candidates"]
    assert isinstance(candidates, list)
    (candidate,) = candidates
    assert set(candidate) >= {"document", "score", "agreement"}
    assert candidate["agreement"] == {
        "number": "same", "type": "same", "symbol": "same", "issuer": "same", "date": "same", "title": "unknown",
    }  # fmt: skip
    ambiguous = resolver.resolve("428/QĐ-UBND").as_json("en")
    assert ambiguous["document"] is None
    assert "No date of issue, issuer given" in str(ambiguous["reasons"])


def test_agreement_gives_both_values(resolver: Resolver) -> None:
    (candidate,) = resolver.resolve("Nghị định số 118/2025/NĐ-CP ngày 19/6/2025").candidates
    comparison = candidate.agreement.date
    assert (comparison.verdict, comparison.cited, comparison.registered) == (
        FieldAgreement.DIFFERS, "19/6/2025", "09/6/2025",
    )  # fmt: skip


def test_bulk_gives_the_same_answers_as_one_by_one(resolver: Resolver, registry: Registry) -> None:
    texts = ["118/2025/NĐ-CP", "428/QĐ-UBND", "118/NĐ-CP", "634/QĐ-UBND của UBND tỉnh Hải Dương", "999/QĐ-UBND"] * 260
    bulk = list(Resolver(registry).resolve_many(texts))
    assert [answer.as_json() for answer in bulk[-5:]] == [resolver.resolve(text).as_json() for text in texts[:5]]
    assert len(bulk) == len(texts)


def test_a_changed_registry_is_read_again(build: Callable[..., Registry]) -> None:
    growing = build(made("1/QĐ-SNV", "2026-01-05", None, "Phân công nhiệm vụ"))
    resolver = Resolver(growing)
    assert resolver.resolve("2/QĐ-STC").outcome is Outcome.NOT_FOUND
    list(resolver.resolve_many(["1/QĐ-SNV"] * 1100))
    with growing.batch("import", "test") as batch:
        batch.add_document(made("2/QĐ-STC", "2026-01-06", None, "Thành lập tổ kiểm kê"))
    assert resolver.resolve("2/QĐ STC ngày 06/01/2026").outcome is Outcome.RESOLVED
    assert resolver.resolve("thành lập tổ kiểm kê").outcome is Outcome.RESOLVED


def test_an_undone_document_is_not_found(build: Callable[..., Registry]) -> None:
    growing = build(made("1/QĐ-SNV", "2026-01-05", None, "Phân công nhiệm vụ công chức"))
    with growing.batch("import", "test") as batch:
        batch.add_document(made("7/QĐ-SNV", "2026-02-05", None, "Ban hành quy chế tiếp công dân"))
        added = batch.id
    resolver = Resolver(growing)
    assert resolver.resolve("7/QĐ-SNV ngày 05/02/2026").outcome is Outcome.RESOLVED
    assert resolver.resolve("quyết định ban hành quy chế tiếp công dân").outcome is Outcome.RESOLVED
    growing.undo(added)
    assert resolver.resolve("7/QĐ-SNV ngày 05/02/2026").outcome is Outcome.NOT_FOUND
    assert resolver.resolve("quyết định ban hành quy chế tiếp công dân").outcome is Outcome.NOT_FOUND


def test_completion_gives_numbers_that_begin_as_typed(resolver: Resolver) -> None:
    assert resolver.complete("42") == ["428/QĐ-UBND"]
    assert resolver.complete("428/Q") == ["428/QĐ-UBND"]
    assert resolver.complete("118/2025") == ["118/2025/NĐ-CP"]
    assert resolver.complete("abc") == []
    assert resolver.complete("") == []
