"""The sheets that an officer works through: `compare` (our status, theirs, why) and `conflicts` (sources disagree)."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

HEAD = "Số ký hiệu,Loại văn bản,Cơ quan ban hành,Ngày ban hành,Ngày có hiệu lực,Tình trạng hiệu lực,Nguồn,Ngày đọc\n"
PUBLISHED = """\
10/2020/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2020-03-02,2020-03-15,Hết hiệu lực toàn bộ,sở tư pháp,2025-06-01
11/2020/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2020-03-09,2020-03-20,Còn hiệu lực,sở tư pháp,2025-06-01
12/2021/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2021-04-05,2021-04-16,Không còn phù hợp,sở tư pháp,2025-06-01
13/2021/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2021-04-12,2021-04-25,Hết hiệu lực một phần,sở tư pháp,2025-06-01
14/2021/NQ-HĐND,Nghị quyết,Hội đồng nhân dân tỉnh Hà Nam,2021-07-15,2021-07-25,Đang bay,sở tư pháp,2025-06-01
20/2025/QĐ-UBND,Quyết định,Ủy ban nhân dân tỉnh Hà Nam,2025-05-05,2025-05-20,Còn hiệu lực,sở tư pháp,2025-06-01
3/CV-UBND,Công văn,Ủy ban nhân dân tỉnh Hà Nam,2025-05-05,,Còn hiệu lực,sở tư pháp,2025-06-01
"""


@pytest.fixture
def listed(run: Run, little: Path) -> Path:
    """The small registry with a published list, an amendment and a repeal of its own."""
    (little / "published.csv").write_text(HEAD + PUBLISHED, encoding="utf-8")
    assert run("import", "published.csv").code == 0
    assert run("mark", "13/2021/QĐ-UBND", "--event", "amended", "--on", "01/6/2024", "--scope", "Điều 2").code == 0
    assert run("mark", "20/2025/QĐ-UBND", "--event", "repealed", "--on", "01/9/2025").code == 0
    return little


WHY = {
    "10/2020/QĐ-UBND": "no_fact",
    "12/2021/QĐ-UBND": "no_ground",
    "13/2021/QĐ-UBND": "amended_not_expired",
    "20/2025/QĐ-UBND": "happened_since",
    "3/CV-UBND": "not_applicable",
}


def test_every_published_status_is_compared(run: Run, listed: Path) -> None:
    result = run("compare", "--as-of", "2026-01-01", "--json")
    assert result.code == 1
    assert {row["document"]["number"]: row["why"] for row in result.data["rows"]} == WHY
    summary = result.data["summary"]
    assert (summary["published"], summary["same"], summary["different"], summary["not_read"]) == (7, 1, 5, 1)
    assert summary["why"] == dict.fromkeys(WHY.values(), 1)
    row = result.data["rows"][0]
    assert (row["ours"], row["theirs"], row["label"]) == ("in_force", "expired", "Hết hiệu lực toàn bộ")
    assert (row["source"], row["seen"]) == ("sở tư pháp", "2025-06-01")


def test_the_sheet_reads_well(run: Run, listed: Path) -> None:
    page = run("compare", "--as-of", "2026-01-01").out
    assert page.startswith(
        "Tại ngày 01/01/2026: 7 tình trạng do nguồn công bố; 1 khớp với sổ, 5 khác, 1 không rõ nghĩa."
    )
    assert "Sổ chưa có sự kiện làm căn cứ" in page
    assert "sở tư pháp: Hết hiệu lực toàn bộ" in page
    assert "sổ: Hết hiệu lực toàn bộ (từ ngày 01/9/2025)" in page
    assert page.index("làm căn cứ") < page.index("không xét hiệu lực")
    assert "7 published statuses" in run("--lang", "en", "compare", "--source", "sở tư pháp").out


@pytest.mark.parametrize("suffix", ["xlsx", "csv", "md", "html"])
def test_the_sheet_as_a_file_is_complete(run: Run, listed: Path, suffix: str) -> None:
    result = run("compare", "--as-of", "2026-01-01", "-o", f"khac.{suffix}")
    assert (result.code, result.out) == (1, "")
    path = listed / f"khac.{suffix}"
    if suffix == "xlsx":
        from python_calamine import CalamineWorkbook

        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        assert rows[0] == [
            "Văn bản", "Tình trạng theo sổ", "Căn cứ của sổ", "Tình trạng theo nguồn", "Nguồn", "Ngày đọc nguồn",
            "Vì sao khác",
        ]  # fmt: skip
        assert len(rows) == 1 + len(WHY)
        assert all(rows[place][6] for place in range(1, len(rows)))
    else:
        words = path.read_text(encoding="utf-8")
        assert all(number in words for number in WHY)


def test_nothing_to_compare(run: Run, little: Path) -> None:
    empty = run("compare")
    assert empty.code == 0
    assert "chưa có tình trạng nào do nguồn công bố" in empty.err


def test_another_source(run: Run, listed: Path) -> None:
    result = run("compare", "--source", "vbpl.vn")
    assert result.code == 0
    assert "“vbpl.vn” không công bố" in result.err


def test_conflicts_until_they_are_settled(run: Run, little: Path) -> None:
    assert run("conflicts").code == 0
    (little / "other.csv").write_text(
        "Số ký hiệu,Loại văn bản,Cơ quan ban hành,Ngày ban hành,Ngày có hiệu lực,Nguồn,id\n"
        "10/2020/QĐ-UBND,Quyết định,UBND tỉnh Hà Nam,2020-03-05,2020-03-16,công báo,cb:1\n",
        encoding="utf-8",
    )
    assert "Nguồn ghi khác sổ ở 2 chỗ" in run("import", "other.csv").out
    result = run("conflicts", "--json")
    assert result.code == 1
    told = [(each["field"], each["ours"], each["theirs"], each["source"]) for each in result.data["conflicts"]]
    assert told == [
        ("issued_on", "2020-03-02", "2020-03-05", "công báo"),
        ("effective_on", "2020-03-15", "2020-03-16", "công báo"),
    ]
    page = " ".join(run("conflicts", "10/2020/QĐ-UBND").out.split())
    assert "ngày ban hành 02/3/2020 05/3/2020 công báo" in page
    assert run("edit", "10/2020/QĐ-UBND", "--effective-on", "16/3/2020").code == 0
    assert len(run("conflicts", "--source", "công báo", "--json").data["conflicts"]) == 1
    assert run("conflicts", "11/2020/QĐ-UBND").code == 0
    assert run("conflicts", "-o", "k.md").code == 1
    assert "| Sổ giữ | Nguồn ghi |" in (little / "k.md").read_text(encoding="utf-8")
