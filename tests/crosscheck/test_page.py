"""The HTML page of a report: whole, escaped, and every citation marked."""

import datetime as dt
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from tests.crosscheck.plain import Nothing
from vbqppl.citation import extract
from vbqppl.crosscheck.checking import ask, check
from vbqppl.crosscheck.page import html_page
from vbqppl.crosscheck.settings import Waiver
from vbqppl.readers import read

TEXT = (
    "Theo <b>Quyết định</b> số 247/KH-UBND ngày 20/01/2026 & Kế hoạch số 9/KH-UBND<sup>1</sup>, "
    "<script>alert(1)</script>báo cáo<sup>2</sup>.\n\n<sup>1</sup> Kế hoạch số 5/KH-UBND ngày 31/02/2026.\n"
)


def page(lang: str = "vi", waivers: tuple[Waiver, ...] = ()) -> str:
    manuscript = read(TEXT.encode(), "a&b.md")
    question = ask(manuscript, as_of=dt.date(2026, 3, 15), issuer="UBND tỉnh Cao Bằng")
    report = check(manuscript, extract(manuscript.text), Nothing(), question=question, waivers=waivers)
    report = replace(report, findings=tuple(each for each in report.findings if each.severity.is_problem))
    return html_page(manuscript, report, lang=lang)


def test_the_whole_text_is_there_and_escaped() -> None:
    made = page()
    shown = made.partition('<pre class="text">\n')[2].partition("</pre>")[0]
    assert unescape(re.sub(r"<(?!/?sup>)[^>]+>", "", shown)) == TEXT
    assert "báo cáo" in shown
    assert "<script>" not in made
    assert "a&amp;b.md" in made


def test_citations_are_marked_and_lead_to_their_findings() -> None:
    made = page()
    assert re.search(r'<a href="#f0"><mark id="m0" class="error" data-sign="1">247/KH-UBND</mark></a>', made)
    assert re.search(r'<mark id="m1" class="unchecked" data-sign="\?" title="[^"]+">9/KH-UBND</mark>', made)
    assert re.search(r'<a href="#f\d"><mark id="p\d" class="error" data-sign="\d"><sup>2</sup></mark></a>', made)
    assert made.count('<section id="f') == 3
    for target in re.findall(r'href="#(\w+)"', made):
        assert made.count(f'id="{target}"') == 1
    assert "Lỗi VB101" in made
    assert "Error VB101" in page("en")


def test_what_could_not_be_checked_and_what_was_set_aside_is_told() -> None:
    made = page(waivers=(Waiver("VB101", "247/KH-UBND", "đã xem <bản gốc>"),))
    assert "Không đối chiếu được (không có nghĩa là sai): 3" in made
    assert '<a href="#m1">Kế hoạch số 9/KH-UBND</a>' in made
    assert "Đã bỏ qua, có lý do: 1" in made
    assert "đã xem &lt;bản gốc&gt;" in made
    assert "2 vấn đề" in made
    assert "Khớp, không có gì cần nói (0)" in made


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (#rrggbb) as WCAG 2 reckons it."""

    def light(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_letters_and_lines_can_be_told_from_their_ground() -> None:
    style = page().partition("<style>")[2].partition("</style>")[0]
    grounds = re.findall(r"background:(#[0-9a-f]{6})", style)
    lines = re.findall(r"mark\.\w+\{background:(#\w{6});border-bottom[^#}]*(#\w{6})", style)
    assert len(grounds) >= 5
    assert len(lines) >= 4
    assert all(contrast("#111111", ground) >= 7 for ground in grounds)
    assert all(contrast(line, ground) >= 4.5 for ground, line in lines)


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
