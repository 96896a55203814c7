"""`vbqppl search` and `vbqppl index` as a person meets them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.search import corpus
from vbqppl.cli.main import main
from vbqppl.registry import Registry
from vbqppl.validity import Document


@dataclass(frozen=True, slots=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made, _ = corpus.open_registry(tmp_path / "home")
    made.close()
    return tmp_path / "home"


@pytest.fixture
def run(home: Path, capfd: pytest.CaptureFixture[str]) -> Run:
    def runs(*words: str) -> Said:
        capfd.readouterr()
        code = main(["--home", str(home), *words])
        found = capfd.readouterr()
        return Said(code, found.out, found.err)

    return runs


def test_the_first_search_builds_the_index_and_says_so(run: Run) -> None:
    first = run("search", "thu hồi đất")
    assert first.code == 0
    assert "Chưa có chỉ mục, đã lập mới (8 văn bản)." in first.err
    assert "Luật số 31/2024/QH15 ngày 18/01/2024 của Quốc hội" in first.out
    assert "   Điều 2. Bồi thường khi" in first.out
    assert "«thu hồi đất»" in first.out
    assert "1 văn bản phù hợp." in first.out
    assert run("search", "thu hồi đất").err == ""


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "stamp.json").write_text("{"), "Chỉ mục bị hỏng, đã lập lại (8 văn bản)."),
        (
            lambda folder: (folder / "stamp.json").write_text(
                json.dumps(json.loads((folder / "stamp.json").read_text()) | {"version": 1})
            ),
            "Chỉ mục do phiên bản khác của chương trình lập, đã lập lại (8 văn bản).",
        ),
        (lambda folder: folder.parent.chmod(0o755), "Chỉ mục thuộc sổ khác hoặc người khác ghi được, đã lập lại"),
    ],
)
def test_an_unusable_index_is_rebuilt_and_said(run: Run, home: Path, spoil: Callable[[Path], Any], said: str) -> None:
    run("index", "rebuild")
    spoil(home / "index" / "whoosh" / "g000001")
    assert run("index").code == 1
    found = run("search", "thu hồi đất")
    assert found.code == 0
    assert said in found.err
    assert run("index").code == 0


def test_an_index_that_is_behind_is_no_error(run: Run, home: Path) -> None:
    run("index", "rebuild")
    with Registry.open(home) as registry, registry.batch("add", "test") as batch:
        batch.add_document(Document(type="Báo cáo", title="Báo cáo giám sát"))
    found = run("index")
    assert found.code == 1
    assert found.out == "Chỉ mục whoosh: chưa theo kịp sổ, lần tìm tới tự theo kịp; 8 văn bản, 5 điều khoản.\n"
    assert not run("index", "--json").data["current"]
    assert run("search", "giám sát").code == 0
    assert run("index", "--json").data["current"]


def test_words_with_a_minus_are_left_out(run: Run) -> None:
    assert run("search", "bảo vệ môi trường", "--json").data["total"] == 1
    assert run("search", "bảo vệ môi trường", "-nước", "--json").data["total"] == 0
    found = run("search", "học phí", "-công", "-lập", "--json").data
    assert (found["query"], found["total"]) == ("học phí -công -lập", 0)
    assert run("search", "thu", "phí", "-x").code == 2


def test_filters_alone_list_documents(run: Run) -> None:
    found = run("search", "--type", "Nghị định", "--json").data
    assert [hit["document"]["number"] for hit in found["hits"]] == ["118/2025/NĐ-CP", "53/2020/NĐ-CP"]
    nothing = run("search")
    assert nothing.code == 2
    assert nothing.err.startswith("lỗi: Thiếu từ khóa")
    assert "--year" in nothing.err


def test_status_is_asked_for_the_day(run: Run) -> None:
    for day, numbers in (("01/01/2020", {"7/2018/QĐ-UBND"}), ("2024-01-01", {"9/2023/QĐ-UBND"})):
        found = run("search", "học phí", "--status", "in_force", "--as-of", day, "--json").data
        assert {hit["document"]["number"] for hit in found["hits"]} == numbers
        assert {hit["status"] for hit in found["hits"]} == {"in_force"}
    text = run("search", "học phí", "--status", "expired", "--as-of", "2024-01-01").out
    assert "Hết hiệu lực toàn bộ (từ ngày 15/3/2023)" in text


def test_an_explanation_is_for_people(run: Run) -> None:
    found = run("search", "thu hồi đất", "--explain")
    assert "   Vì sao: có mọi cặp từ liền nhau; điểm " in found.out
    assert "Trọng số: “" in found.out
    assert "“hồi” " in found.out
    assert "_" not in found.out
    assert "Vì sao: đúng số, ký hiệu đã gõ." in run("search", "118/2025", "--explain").out
    told = run("search", "thu hồi đất", "--explain", "--json").data["hits"][0]["explanation"]
    assert told["stage"] == "pairs"
    assert {each["term"] for each in told["terms"]} == {"thu", "hoi", "dat"}
    assert "explanation" not in run("search", "thu hồi đất", "--json").data["hits"][0]
    english = run("--lang", "en", "search", "hoc phi", "--explain").out
    assert "in force" in english


def test_no_hits_and_wrong_values(run: Run) -> None:
    none = run("search", "không đâu có")
    assert (none.code, none.out) == (1, "")
    assert "Không có kết quả." in none.err
    for words, said in (
        (("x", "--sort", "lớn"), "--sort nhận một trong: relevance, newest"),
        (("x", "--status", "còn"), "--status nhận một trong"),
        (("x", "--year", "99999"), "--year"),
        (("x", "--limit", "0"), "--limit"),
    ):
        wrong = run("search", *words)
        assert wrong.code == 2
        assert said in wrong.err


def test_a_query_that_is_too_long_is_said(run: Run) -> None:
    found = run("search", "thu hồi đất " * 4000)
    assert "Câu hỏi quá dài, chỉ dùng phần đầu." in found.err


def test_an_article_of_what_is_attached(run: Run, home: Path) -> None:
    with Registry.open(home) as registry, registry.batch("add", "test") as batch:
        ident = batch.add_document(Document(type="Quyết định", title="Ban hành quy chế"))
        batch.set_text(ident, "Điều 1. Ban hành kèm theo\nQuy chế\nĐiều 1. Phạm vi\nrừng phòng hộ đầu nguồn")
    assert "Điều 1 của văn bản kèm theo: " in run("search", "rừng phòng hộ").out
