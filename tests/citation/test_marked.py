import re
from html import unescape

from vbqppl.citation import extract
from vbqppl.citation.marked import marked_page

TEXT = "Căn cứ <b>Luật Đất đai</b> & khoản 2 Điều 7 Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ."


def test_every_citation_is_marked_where_it_stands() -> None:
    page = marked_page(TEXT, extract(TEXT), "báo cáo")
    assert re.findall(r'<mark class="(\w+)"', page) == ["name", "full"]
    assert "Nghị định; 118/2025/NĐ-CP; 09/6/2025; Chính phủ; Điều 7 khoản 2" in page


def test_the_text_stays_as_it_was_and_nothing_of_it_is_markup() -> None:
    page = marked_page(TEXT, extract(TEXT), "<script>")
    body = page[page.index("<pre>") + 5 : page.index("</pre>")]
    assert unescape(re.sub(r"</?mark[^>]*>", "", body)) == TEXT
    assert "<b>" not in page
    assert "<script>" not in page


def test_mentions_that_overlap_are_marked_once() -> None:
    mentions = extract(TEXT)
    assert marked_page(TEXT, [mentions[0], mentions[0]], "").count("<mark ") == 1
