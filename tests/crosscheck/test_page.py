"""The HTML page of a report: whole, escaped, and every citation marked."""

import datetime as dt
import re
from html import unescape
from html.parser import HTMLParser

from tests.crosscheck.plain import Nothing
from vbqppl.citation import extract
from vbqppl.crosscheck.checking import ask, check
from vbqppl.crosscheck.page import html_page
from vbqppl.readers import read

TEXT = (
    "Theo <b>Quyết định</b> số 247/KH-UBND ngày 20/01/2026 & Kế hoạch số 9/KH-UBND<sup>1</sup>, "
    "<script>alert(1)</script>báo cáo<sup>2</sup>.\n\n<sup>1</sup> Kế hoạch số 5/KH-UBND ngày 31/02/2026.\n"
)


def page(lang: str = "vi") -> str:
    manuscript = read(TEXT.encode(), "a&b.md")
    question = ask(manuscript, as_of=dt.date(2026, 3, 15), issuer="UBND tỉnh Cao Bằng")
    report = check(manuscript, extract(manuscript.text), Nothing(), question=question)
    return html_page(manuscript, report, lang=lang)


def test_the_whole_text_is_there_and_escaped() -> None:
    made = page()
    shown = made.partition('<div class="text">')[2].partition("</div>")[0]
    assert unescape(re.sub(r"<[^>]+>", "", shown)) == TEXT
    assert "<script>" not in made
    assert "a&amp;b.md" in made


def test_citations_are_marked_and_lead_to_their_findings() -> None:
    made = page()
    assert re.search(r'<a href="#f\d"><mark class="error"[^>]*>247/KH-UBND</mark></a>', made)
    assert re.search(r'<mark class="unchecked" title="[^"]+">9/KH-UBND</mark>', made)
    assert re.search(r'<a href="#f\d"><mark class="error">&lt;sup&gt;2&lt;/sup&gt;</mark></a>', made)
    assert made.count("<section") == 3
    assert "Lỗi VB101" in made
    assert "Error VB101" in page("en")


def test_it_is_well_formed_and_loads_nothing() -> None:
    class Checker(HTMLParser):
        stack: list[str] = []  # noqa: RUF012 - one parser only

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            assert not {"src"} & {key for key, _ in attrs}
            if tag != "meta":
                self.stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.stack.pop() == tag

    checker = Checker()
    checker.feed(page())
    assert checker.stack == []
    assert "http" not in page()
