"""What a person asks and gets, on both engines."""

import datetime as dt

import pytest

from vbqppl.registry import Registry
from vbqppl.search import BadFilterError, Options, Search, Snippet
from vbqppl.search.plan import Stage
from vbqppl.search.ranking import accents, alike, spellings
from vbqppl.validity import Document, StatusCode


def numbers(search: Search, text: str, options: Options | None = None) -> list[str | None]:
    return [hit.document.number for hit in search.search(text, options).hits]


@pytest.mark.parametrize(
    "text", ["thu hồi đất", "thu hoi dat", "THU HỒI ĐẤT", "hòa giải tranh chấp", "hoà giải tranh chấp"]
)
def test_a_hit_shows_the_provision_that_matches_best(search: Search, text: str) -> None:
    hit = search.search(text).hits[0]
    assert hit.document.number == "31/2024/QH15"
    assert hit.provision == "Điều 2"
    assert hit.snippet.marks
    assert {hit.snippet.text[start:end].lower() for start, end in hit.snippet.marks} <= {
        "thu", "hồi", "đất", "hoà", "giải", "tranh", "chấp",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("428/QĐ-UBND", "428/QĐ-UBND"), ("428", "428/QĐ-UBND"), ("qd-ubnd 428", "428/QĐ-UBND"),
        ("428 / qđ - ubnd", "428/QĐ-UBND"), ("118/2025", "118/2025/NĐ-CP"), ("nđ 118", "118/2025/NĐ-CP"),
        ("nghị định số 118", "118/2025/NĐ-CP"), ("118/2025/nd-cp", "118/2025/NĐ-CP"),
        ("0118/2025/NĐ-CP", "118/2025/NĐ-CP"),
        ("thủ tục theo Nghị định số 118/2025/NĐ-CP", "118/2025/NĐ-CP"), ("luật 31/2024/qh15", "31/2024/QH15"),
    ],
)  # fmt: skip
def test_numbers_bring_the_document_to_the_top(search: Search, text: str, wanted: str) -> None:
    assert numbers(search, text)[0] == wanted


def test_the_same_number_the_latest_first(search: Search) -> None:
    hits = search.search("428/QĐ-UBND").hits
    assert [hit.document.issued_on for hit in hits[:2]] == [dt.date(2026, 1, 30), dt.date(2019, 2, 11)]
    assert numbers(search, "428/2019")[:1] == ["428/QĐ-UBND"]
    assert search.search("428/2019").hits[0].document.issued_on == dt.date(2019, 2, 11)


def test_a_number_that_fills_the_page_has_the_same_total(search: Search) -> None:
    page, all_of_it = (search.search("428/QĐ-UBND", Options(limit=limit)) for limit in (1, 10))
    assert len(page.hits) == 1
    assert page.hits[0].document.id == all_of_it.hits[0].document.id
    assert page.total == all_of_it.total == 2


def test_number_words_that_are_none(search: Search) -> None:
    assert numbers(search, "999/QĐ-UBND") == []
    assert not any(
        hit.explanation.number for hit in search.search("2025", Options(explain=True)).hits if hit.explanation
    )
    assert numbers(search, "thông tư 118") == []


def test_phrases_and_exclusion(search: Search) -> None:
    assert numbers(search, '"thu phí dịch vụ"') == ["12/KH-UBND"]
    assert numbers(search, '"phí thu dịch vụ"') == []
    assert "12/KH-UBND" in numbers(search, "thu phí")
    assert "12/KH-UBND" not in numbers(search, "thu phí -dịch")
    assert set(numbers(search, '"thu phí dịch vụ" OR "nước thải sinh hoạt"')) == {"12/KH-UBND", "53/2020/NĐ-CP"}


def test_a_phrase_of_the_title_is_a_phrase_of_the_document(search: Search) -> None:
    assert numbers(search, '"theo cơ chế một cửa"') == ["118/2025/NĐ-CP"]


def test_prefixes(search: Search) -> None:
    assert numbers(search, "trich-yeu:phí bảo vệ")[0] == "53/2020/NĐ-CP"
    assert numbers(search, 'trich-yeu:"thu phí"') == ["12/KH-UBND"]
    assert search.search("dieu:2 phí").hits[0].provision == "Điều 2"
    assert numbers(search, "loai:luật đất") == ["31/2024/QH15"]
    assert numbers(search, 'co-quan:"hải dương" so:428') == ["428/QĐ-UBND"]
    assert numbers(search, "loai:nđ nước thải") == ["53/2020/NĐ-CP"]
    assert numbers(search, "loai:khôngcó đất") == []
    assert numbers(search, "so:khôngsố") == []
    assert len(numbers(search, "co-quan:UBND")) == 5


def test_filters(search: Search) -> None:
    assert numbers(search, "", Options(years=(2018, 2019))) == ["428/QĐ-UBND", "7/2018/QĐ-UBND"]
    assert numbers(search, "phí", Options(types=("nghị định",))) == ["53/2020/NĐ-CP"]
    assert numbers(search, "phí", Options(issuers=("chính phủ",))) == ["53/2020/NĐ-CP"]
    assert numbers(search, "học phí", Options(issued_from=dt.date(2020, 1, 1), issued_to=dt.date(2024, 1, 1))) == [
        "9/2023/QĐ-UBND"
    ]
    assert numbers(search, "phí", Options(fields=("tài chính",))) == []
    assert numbers(search, "phí", Options(territory="Hà Nội")) == []


def test_status_is_asked_of_validity(search: Search) -> None:
    at = Options(status=(StatusCode.IN_FORCE,), as_of=dt.date(2022, 1, 1))
    assert numbers(search, "học phí công lập", at) == ["7/2018/QĐ-UBND"]
    later = Options(status=(StatusCode.IN_FORCE,), as_of=dt.date(2024, 1, 1))
    found = search.search("học phí công lập", later)
    assert [hit.document.number for hit in found.hits] == ["9/2023/QĐ-UBND"]
    assert found.total == 1
    assert found.hits[0].status is not None
    assert numbers(search, "học phí", Options(status=(StatusCode.EXPIRED,), as_of=dt.date(2024, 1, 1))) == [
        "7/2018/QĐ-UBND"
    ]


def test_in_force_before_its_expired_twin(search: Search) -> None:
    hits = search.search("mức thu học phí công lập", Options(explain=True, as_of=dt.date(2024, 1, 1))).hits
    assert [hit.document.number for hit in hits] == ["9/2023/QĐ-UBND", "7/2018/QĐ-UBND"]
    assert [hit.explanation.in_force for hit in hits if hit.explanation] == [True, False]
    before = search.search("mức thu học phí công lập", Options(as_of=dt.date(2023, 3, 10))).hits
    assert [hit.document.number for hit in before] == ["7/2018/QĐ-UBND", "9/2023/QĐ-UBND"]


def test_typed_accents_break_ties(search: Search) -> None:
    with search.registry.batch("import", "test") as batch:
        for title in ("Dat dai cong", "Đất đai công", "Đạt đại công"):
            batch.add_document(Document(type="Báo cáo", title=title))
    search.follow()
    found = search.search("đất đai công")
    assert found.hits[0].document.title == "Đất đai công"
    assert len(found.hits) == 3
    assert search.search("đạt đại công").hits[0].document.title == "Đạt đại công"


def test_explanations(search: Search) -> None:
    hit = search.search("thu hồi đất", Options(explain=True)).hits[0]
    assert hit.explanation is not None
    assert hit.explanation.stage in {"pairs", "syllables"}
    assert {token for token, _, _ in hit.explanation.terms}
    assert search.search("428", Options(explain=True)).hits[0].explanation.number  # type: ignore[union-attr]


def test_looser_stages(search: Search) -> None:
    assert search.search("đất bị hồi thu").stage is Stage.SYLLABLES
    found = search.search("ai có trách nhiệm hòa giải tranh chấp đất đai giữa các hộ gia đình với nhau")
    assert found.stage is Stage.LOOSE
    assert found.hits[0].document.number == "31/2024/QH15"


def test_sorting_and_paging(search: Search) -> None:
    newest = search.search("phí", Options(sort="newest"))
    days = [hit.document.issued_on for hit in newest.hits]
    assert days == sorted(days, key=str, reverse=True)
    oldest = numbers(search, "phí", Options(sort="oldest"))
    assert oldest == numbers(search, "phí", Options(sort="newest"))[::-1]
    assert numbers(search, "phí", Options(sort="title"))[0] == "53/2020/NĐ-CP"
    everything = numbers(search, "phí")
    assert newest.total == len(everything) == 4
    assert numbers(search, "phí", Options(limit=2)) + numbers(search, "phí", Options(limit=2, offset=2)) == everything
    assert numbers(search, "phí", Options(offset=50)) == []


@pytest.mark.parametrize("text", ["", "   ", "***", "-", '""'])
def test_nothing_asked_nothing_found(search: Search, text: str) -> None:
    found = search.search(text)
    assert (found.total, found.hits) == (0, ())


def test_exclusion_alone_lists_the_rest(search: Search) -> None:
    assert "53/2020/NĐ-CP" not in numbers(search, "-phí")
    assert "31/2024/QH15" in numbers(search, "-phí")


@pytest.mark.parametrize("options", [Options(sort="x"), Options(limit=0), Options(offset=-1)])
def test_filters_that_cannot_be(search: Search, options: Options) -> None:
    with pytest.raises(BadFilterError):
        search.search("đất", options)


def test_spellings_of_a_tone() -> None:
    assert set(spellings("hòa")) == {"hòa", "hoà"}
    assert set(spellings("thuý")) == {"thúy", "thuý"}
    assert spellings("đất") == ("đất",)
    assert accents(["hòa"], "", "Hoà giải") == 1.0
    assert accents(["hóa"], "Hoà", "giải") == 0.0


def test_alike() -> None:
    assert alike([]) == []
    assert alike([10, 9.99, 9.0, 8.99]) == [range(2), range(2, 4)]


def test_a_document_that_has_gone_is_no_hit(search: Search, registry: Registry) -> None:
    registry.undo(1, "test")
    assert search.search("thu hồi đất").hits == ()
    search.follow()
    assert search.search("thu hồi đất").total == 0
    registry.undo(2, "test")
    search.follow()
    assert search.search("thu hồi đất").total == 1


def test_snippets_mark_as_asked() -> None:
    assert Snippet("a b", ((0, 1),)).marked("<", ">") == "<a> b"
