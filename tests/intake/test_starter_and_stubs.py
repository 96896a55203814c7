from vbqppl.citation import extract
from vbqppl.intake import load_starter, register_stubs
from vbqppl.registry import Registry, journal
from vbqppl.validity import KnownBy


def test_the_starter_is_one_batch_and_loads_once(registry: Registry) -> None:
    report = load_starter(registry)
    assert (report.rejected, report.conflicts, report.batch) == ([], [], 1)
    assert registry.counts().documents > 90
    assert registry.counts().events > 50
    again = load_starter(registry)
    assert (again.added, again.updated, again.unchanged, again.batch) == (0, 0, report.read, None)
    assert not list(journal.verify(registry.connection))


TEXT = """Thực hiện Quyết định số 428/QĐ-UBND ngày 05/02/2026 của UBND thành phố Hải Phòng, Nghị định số 118/2025/NĐ-CP
ngày 09/6/2025 của Chính phủ và Quyết định số 428/QĐ-UBND ngày 05/02/2026 của UBND thành phố Hải Phòng; Kế hoạch số
428/QĐ-UBND ngày 05/02/2024; Đề án 06."""


def test_stubs_hold_what_a_citation_says_and_nothing_else(registry: Registry) -> None:
    mentions = extract(TEXT)
    report = register_stubs(registry, mentions, "báo cáo.md", by="a")
    stubs = list(registry.documents.all())
    assert [(each.number, str(each.issued_on)) for each in stubs] == [
        ("428/QĐ-UBND", "2026-02-05"), ("118/2025/NĐ-CP", "2025-06-09"), ("428/QĐ-UBND", "2024-02-05")
    ]  # fmt: skip
    assert {each.known_by for each in stubs} == {KnownBy.CITATION}
    assert {each.effective_on for each in stubs} == {None}
    assert (report.added, report.unchanged, report.left_out["no_number"]) == (3, 1, len(mentions) - 4)
    assert [each.source for each in registry.sources(1)] == ["báo cáo.md"]
    again = register_stubs(registry, mentions, "báo cáo.md", by="a")
    assert (again.added, again.batch) == (0, None)
