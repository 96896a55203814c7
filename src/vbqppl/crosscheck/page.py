"""The report as one self-contained HTML page: its text, the citations marked by status, the findings beside them.

A citation is told by its colour, by the line below it and by a sign, so that nothing rests on colour alone; the page
prints with its marks, the findings behind the text.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from vbqppl.crosscheck.model import UNCHECKED_TEXT, CheckedMention, DaySource, Finding, Report, Severity, Unchecked
from vbqppl.readers.model import Manuscript
from vbqppl.text import write_date

_WORDS: Final = {
    "title": ("Kết quả đối chiếu", "Cross-check"),
    "as_of": ("Đối chiếu tại ngày", "Checked as of"),
    "issuer": ("Cơ quan", "Issuer"),
    "problems": ("vấn đề", "problems"),
    "errors": ("lỗi", "errors"),
    "warnings": ("cảnh báo", "warnings"),
    "hints": ("gợi ý", "hints"),
    "mentions": ("viện dẫn", "citations"),
    "checked": ("đối chiếu được", "checked"),
    "not_checked": ("không đối chiếu được", "could not be checked"),
    "fine": ("Khớp, không có gì cần nói", "Fine, nothing to say"),
    "unchecked": ("Không đối chiếu được (không có nghĩa là sai)", "Could not be checked (which does not mean wrong)"),
    "waived": ("Đã bỏ qua, có lý do", "Set aside with a reason"),
    "notes": ("chú thích khớp dấu", "footnotes paired with their marks"),
    "registry": ("Sổ có {} văn bản", "The registry holds {} documents"),
    "suggestion": ("Đề nghị", "Suggestion"),
    "reason": ("Lý do", "Reason"),
    "footnote": ("chú thích", "note"),
    "back": ("Đến chỗ viện dẫn", "To the citation"),
    "text": ("Nguyên văn", "Text"),
    "findings": ("Phát hiện", "Findings"),
    "legend": ("Ký hiệu", "Signs"),
}
_DAY: Final = {
    DaySource.GIVEN: ("theo yêu cầu", "as asked"),
    DaySource.DOCUMENT: ("ngày của báo cáo", "the report's own date"),
    DaySource.TODAY: ("hôm nay", "today"),
}
_SEVERITY: Final = {
    Severity.ERROR: ("Lỗi", "Error"),
    Severity.WARNING: ("Cảnh báo", "Warning"),
    Severity.HINT: ("Gợi ý", "Hint"),
}
# What stands behind a marked citation: a number for a finding, a sign for the others.
_SIGNS: Final = {"fine": "✓", "unchecked": "?"}
_STYLE: Final = """
body{font:1rem/1.6 'Times New Roman',serif;margin:0;color:#111;background:#fff}
header{padding:1rem 2rem;border-bottom:1px solid #767676}h1{font-size:1.4rem;margin:.2rem 0}h2{font-size:1.1rem}
header p{margin:.2rem 0}a{color:#0b4a8f}
main{display:grid;grid-template-columns:minmax(0,3fr) minmax(18rem,2fr);gap:1.5rem;padding:1rem 2rem}
.text{font:inherit;margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.text a{color:inherit;text-decoration:none}
aside section{border:1px solid #767676;border-left-width:.5rem;margin:0 0 .8rem;padding:.4rem .8rem;font-size:.92rem}
aside p,aside ul{margin:.2rem 0}aside h3{font-size:1rem;margin:.2rem 0}
mark{padding:0 .1em;color:#111;background:#eee;border-bottom:2px solid #595959}
mark::after{content:attr(data-sign);font-size:.7em;vertical-align:super;font-weight:bold}
mark.fine{background:#e5f3e5;border-bottom-color:#1e6b1e}mark.unchecked{background:#f2f2f2;border-bottom-style:dashed}
mark.hint{background:#e6effa;border-bottom-color:#1f4e8c}
mark.warning{background:#fff0c9;border-bottom:3px double #7a5000}
mark.error{background:#fbdcd9;border-bottom:3px solid #a3120b}
section.error{border-left-color:#a3120b}section.warning{border-left-color:#7a5000}section.hint{border-left-color:#1f4e8c}
section:target,mark:target{outline:3px solid #0b4a8f}
@media(max-width:60rem){main{grid-template-columns:1fr}}
@media print{body{font-size:11pt}header,main{padding:0}main{display:block}aside{break-before:page}
section{break-inside:avoid}mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}.back{display:none}}
"""
_RAISED: Final = re.compile(r"&lt;sup&gt;(\w{1,7}|\*{1,4})&lt;/sup&gt;")


@dataclass(frozen=True, slots=True, order=True)
class _Span:
    """A stretch of the text that is marked: its class, what it says when pointed at, where it leads, its sign."""

    start: int
    end: int
    kind: str
    title: str = ""
    target: str = ""
    sign: str = ""
    ident: str = ""


def html_page(manuscript: Manuscript, report: Report, *, lang: str = "vi") -> str:
    """Return the page; it loads nothing from elsewhere and everything in it is escaped."""
    say = _speaker(lang)
    name = escape(report.source)
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{say('title')}: {name}</title><style>{_STYLE}</style></head><body>"
        f"<header><h1>{say('title')}: {name}</h1>{''.join(_head(report, lang))}</header><main>"
        f'<div><h2>{say("text")}</h2><pre class="text">\n{"".join(_marked(manuscript.text, report, lang))}</pre></div>'
        f"<aside><h2>{say('findings')}</h2>"
        f"{''.join(_card(index, finding, lang) for index, finding in enumerate(report.findings))}"
        f"{''.join(_unchecked(report, lang))}{''.join(_waived(report, lang))}</aside></main></body></html>\n"
    )


def _speaker(lang: str) -> Callable[[str], str]:
    """Return what says the words of the page in one language."""
    return lambda key: _WORDS[key][lang == "en"]


def _head(report: Report, lang: str) -> Iterator[str]:
    """Yield the headline: the day and the body, what was found, what was checked, what the signs mean."""
    say = _speaker(lang)
    summary = report.summary
    day = f"{say('as_of')} {write_date(report.as_of)} ({_DAY[report.as_of_from][lang == 'en']})"
    facts = [day, f"{say('issuer')}: {report.issuer}" if report.issuer else ""]
    yield f"<p>{escape('; '.join(filter(None, facts)))}. {say('registry').format(report.coverage.documents)}.</p>"
    yield (
        f"<p><b>{summary.problems} {say('problems')}</b> ({summary.errors} {say('errors')}, {summary.warnings} "
        f"{say('warnings')}), {summary.hints} {say('hints')}. {summary.mentions} {say('mentions')}: {say('checked')} "
        f"{summary.checked}, {say('not_checked')} {summary.could_not_check}; {summary.paired}/{summary.footnotes} "
        f"{say('notes')}.</p>"
    )
    signs = [(str(severity), "1", _SEVERITY[severity][lang == "en"]) for severity in Severity]
    signs += [("unchecked", "?", say("not_checked")), ("fine", "✓", f"{say('fine')} ({summary.fine})")]
    marks = ", ".join(f'<mark class="{kind}" data-sign="{sign}">{escape(words)}</mark>' for kind, sign, words in signs)
    yield f"<p>{say('legend')}: {marks}</p>"


def _marked(text: str, report: Report, lang: str) -> Iterator[str]:
    """Yield the text with its citations marked; a citation with findings leads to the first of them."""
    place = 0
    for span in sorted(_spans(report, lang)):
        if span.start < place:
            continue
        yield _plain(text[place : span.start])
        said = f' title="{escape(span.title)}"' if span.title else ""
        inner = (
            f'<mark id="{span.ident}" class="{span.kind}" data-sign="{span.sign}"{said}>'
            f"{_plain(text[span.start : span.end])}</mark>"
        )
        yield f'<a href="#{span.target}">{inner}</a>' if span.target else inner
        place = span.end
    yield _plain(text[place:])


def _plain(text: str) -> str:
    """Return text escaped, footnote signs raised."""
    return _RAISED.sub(r"<sup>\1</sup>", escape(text))


def _spans(report: Report, lang: str) -> Iterator[_Span]:
    found: dict[int, list[int]] = defaultdict(list)
    for index, finding in enumerate(report.findings):
        if finding.mention is not None:
            found[finding.mention].append(index)
        else:
            yield _Span(finding.start, finding.end, str(finding.severity), "", f"f{index}", str(index + 1), f"p{index}")
    for index, checked in enumerate(report.mentions):
        findings = found[index]
        kind, title = _standing(checked, [report.findings[each] for each in findings], lang)
        sign = ", ".join(str(each + 1) for each in findings) or _SIGNS[kind]
        target = f"f{findings[0]}" if findings else ""
        yield _Span(checked.mention.start, checked.mention.end, kind, title, target, sign, f"m{index}")


def _standing(checked: CheckedMention, findings: list[Finding], lang: str) -> tuple[str, str]:
    """Return the class of a citation and what it says when pointed at."""
    document = checked.resolution.document if checked.resolution else None
    title = " ".join(filter(None, (document.number, document.title))) if document else ""
    if findings:
        return str(min((finding.severity for finding in findings), key=lambda severity: severity.rank)), title
    if checked.unchecked is not None:
        return "unchecked", UNCHECKED_TEXT[checked.unchecked].say(lang)
    return "fine", title


def _card(index: int, finding: Finding, lang: str, reason: str | None = None) -> str:
    say = _speaker(lang)
    where = f", {say('footnote')} {escape(finding.footnote)}" if finding.footnote else ""
    number = "" if reason else f"{index + 1}. "
    evidence = "".join(f"<li>{escape(each.text.say(lang))}</li>" for each in finding.evidence)
    parts = [
        f"<h3>{number}{_SEVERITY[finding.severity][lang == 'en']} {finding.rule}{where}</h3>",
        f"<p>“{escape(finding.quote)}”</p><p>{escape(finding.message.say(lang))}</p>",
        f"<ul>{evidence}</ul>" if evidence else "",
    ]
    if finding.suggestion is not None:
        parts.append(f"<p><b>{say('suggestion')}:</b> {escape(finding.suggestion.text)}</p>")
    if reason:
        parts.append(f"<p><b>{say('reason')}:</b> {escape(reason)}</p>")
    place = f"p{index}" if finding.mention is None else f"m{finding.mention}"
    if not reason or finding.mention is not None:
        parts.append(f'<p class="back"><a href="#{place}">{say("back")}</a></p>')
    ident = f"w{index}" if reason else f"f{index}"
    return f'<section id="{ident}" class="{finding.severity}">{"".join(parts)}</section>'


def _unchecked(report: Report, lang: str) -> Iterator[str]:
    """Yield the citations that could not be checked, those of one reason together."""
    groups: dict[Unchecked, list[str]] = defaultdict(list)
    for index, reason in report.coverage.could_not_check:
        each = report.mentions[index]
        groups[reason].append(f'<a href="#m{index}">{escape(each.quote or each.mention.text)}</a>')
    if groups:
        yield f"<h2>{_speaker(lang)('unchecked')}: {len(report.coverage.could_not_check)}</h2>"
    for reason, quotes in groups.items():
        yield f"<section><h3>{escape(UNCHECKED_TEXT[reason].say(lang))} ({len(quotes)})</h3>"
        yield f"<p>{'; '.join(quotes)}</p></section>"


def _waived(report: Report, lang: str) -> Iterator[str]:
    if report.waived:
        yield f"<h2>{_speaker(lang)('waived')}: {len(report.waived)}</h2>"
    for index, each in enumerate(report.waived):
        yield _card(index, each.finding, lang, each.reason)
