from pathlib import Path

from vbqppl.intake import ImportReport, import_file
from vbqppl.registry import Registry
from vbqppl.validity import EventKind, RelationType

DOCUMENTS = """key,type,number,issuer,issued_on,title,effective_on
a,Nghị định,118/2025/NĐ-CP,Chính phủ,2025-06-09,một,2025-07-01
b,Quyết định,16/2019/QĐ-UBND,UBND tỉnh Sơn La,2019-05-01,hai,2019-06-01
c,Quyết định,17/2020/QĐ-UBND,UBND tỉnh Sơn La,2020-05-01,ba,2020-06-01
"""


def load(registry: Registry, tmp_path: Path, name: str, text: str) -> ImportReport:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return import_file(registry, path, by="test")


def test_events_by_key_and_by_citation(registry: Registry, tmp_path: Path) -> None:
    load(registry, tmp_path, "d.csv", DOCUMENTS)
    head = "document,kind,on,until,scope,acting,announced_by,clause,quote,ground,territory,label,source,seen\n"
    rows = (
        'b,replaced,,,,c,,Điều 3,thay thế,57.1.b,,,nguồn,2026-01-01\n'
        "Quyết định số 16/2019/QĐ-UBND ngày 01/5/2019 của UBND tỉnh Sơn La,repealed,2020-01-01,,"
        '"khoản 2, khoản 3 Điều 7",Quyết định số 99/QĐ-UBND,,,,,,,,\n'
        "a,amended,2026-01-01,,một số nội dung,Nghị định số 118/2025/NĐ-CP,,,,,,,,\n"
    )  # fmt: skip
    report = load(registry, tmp_path, "e.csv", head + rows)
    assert (report.added, report.events, report.rejected) == (3, 3, [])
    replaced, repealed = registry.events(2)
    assert (replaced.acting_id, replaced.acting, str(replaced.works_from)) == (
        3,
        "Quyết định số 17/2020/QĐ-UBND",
        "2020-06-01",
    )
    assert (replaced.clause, replaced.quote, replaced.ground, str(replaced.seen)) == (
        "Điều 3",
        "thay thế",
        "57.1.b",
        "2026-01-01",
    )
    assert (repealed.acting_id, repealed.acting, str(repealed.scope)) == (
        None, "Quyết định số 99/QĐ-UBND", "Điều 7 khoản 2; Điều 7 khoản 3"
    )  # fmt: skip
    (amended,) = registry.events(1)
    assert (amended.acting_id, str(amended.scope), amended.scope.is_whole) == (1, "một số nội dung", False)
    again = load(registry, tmp_path, "e.csv", head + rows)
    assert (again.added, again.unchanged, again.batch) == (0, 3, None)


def test_event_rows_that_cannot_be_written(registry: Registry, tmp_path: Path) -> None:
    load(registry, tmp_path, "d.csv", DOCUMENTS)
    rows = (
        "x,repealed,2020-01-01\n"
        "a,boom,2020-01-01\n"
        "a,repealed,2020-02-31\n"
        "a,repealed,2020-01-01,thừa\n"
        "Quyết định số 16/2019/QĐ-UBND,repealed,2020-01-01\n"
        "một văn bản nào đó,repealed,2020-01-01\n"
    )
    report = load(registry, tmp_path, "e.csv", "document,kind,on\n" + rows)
    assert [each.reason for each in report.rejected] == [
        "document_not_found", "unknown_event", "bad_date", "too_many_cells", "document_not_found", "document_not_found"
    ]  # fmt: skip
    assert report.batch is None


def test_a_citation_that_fits_several_leads_nowhere(registry: Registry, tmp_path: Path) -> None:
    load(registry, tmp_path, "d.csv", DOCUMENTS + "e,Quyết định,16/2019/QĐ-UBND,UBND tỉnh Lai Châu,2019-05-01,bốn,\n")
    rows = (
        "Quyết định số 16/2019/QĐ-UBND ngày 01/5/2019,expired,2020-01-01\n"
        "Quyết định số 16/2019/QĐ-UBND ngày 01 tháng 5 năm 2019 của UBND tỉnh Lai Châu,expired,2020-01-01\n"
    )
    report = load(registry, tmp_path, "e.csv", "document,kind,on\n" + rows)
    assert [each.row for each in report.rejected] == [2]
    assert [each.kind for each in registry.events(4)] == [EventKind.EXPIRED]


def test_relations(registry: Registry, tmp_path: Path) -> None:
    load(registry, tmp_path, "d.csv", DOCUMENTS)
    rows = "b,based_on,a,Căn cứ,nguồn\nb,details,Luật số 1/2020/QH14,,\nx,details,a,,\nb,married_to,a,,\nb,details,,,\n"
    report = load(registry, tmp_path, "r.csv", "document,kind,target,quote,source\n" + rows)
    assert [each.reason for each in report.rejected] == ["document_not_found", "unknown_relation", "no_target"]
    first, second = registry.relations(2)
    assert (first.kind, first.target_id, first.target) == (RelationType.BASED_ON, 1, "a")
    assert (second.target_id, second.target) == (None, "Luật số 1/2020/QH14")
    assert load(registry, tmp_path, "r.csv", "document,kind,target,quote,source\n" + rows).unchanged == 2


def test_edges_of_the_codification_are_events_in_part(registry: Registry, tmp_path: Path) -> None:
    documents = "\n".join(
        f'{{"item_id": "{n}", "so_ky_hieu": "{n}/2015/NĐ-CP", "loai": "Nghị định", "trich_yeu": "x", '
        f'"ngay_ban_hanh": "01/02/2015", "co_quan": "Chính phủ", "ngay_hieu_luc": "0{n}/03/2015", "n_cites": 1}}'
        for n in (1, 2)
    )
    load(registry, tmp_path, "docs.jsonl", documents)
    edges = "\n".join(
        f'{{"from_item": "2", "from": "2/2015/NĐ-CP", "relation": "{word}", "to_item": "{to}", "to": "x", '
        '"n_articles": 3}'
        for word, to in (("sửa đổi", 1), ("bãi bỏ", 1), ("sửa đổi", 7), ("ngắm", 1))
    )
    report = load(registry, tmp_path, "edges.jsonl", edges)
    assert [each.reason for each in report.rejected] == ["document_not_found", "unknown_event"]
    amended, repealed = registry.events(1)
    assert (amended.kind, amended.acting_id, str(amended.works_from)) == (EventKind.AMENDED, 2, "2015-03-02")
    assert (repealed.kind, repealed.scope.is_whole, str(repealed.scope)) == (
        EventKind.REPEALED, False, "3 điều (theo Bộ pháp điển)"
    )  # fmt: skip
