"""The report as one self-contained HTML page: its text, the citations marked by status, the findings beside them."""

from collections import defaultdict
from collections.abc import Iterator
from html import escape

from vbqppl.crosscheck.model import UNCHECKED_TEXT, CheckedMention, Finding, Report, Severity
from vbqppl.readers.model import Manuscript
from vbqppl.text import write_date

_WORDS = {
    "title": ("Kết quả đối chiếu", "Cross-check"),
    "as_of": ("Đối chiếu tại ngày", "Checked as of"),
    "issuer": ("Cơ quan", "Issuer"),
    "problems": ("vấn đề", "problems"),
    "hints": ("gợi ý", "hints"),
    "fine": ("viện dẫn không có gì cần nói", "citations fine"),
    "unchecked": ("không đối chiếu được (không có nghĩa là sai)", "could not be checked (which does not mean wrong)"),
    "suggestion": ("Đề nghị", "Suggestion"),
    "footnote": ("chú thích", "note"),
}
_SEVERITY = {
    Severity.ERROR: ("Lỗi", "Error"),
    Severity.WARNING: ("Cảnh báo", "Warning"),
    Severity.HINT: ("Gợi ý", "Hint"),
}
_STYLE = """
body{font:16px/1.6 'Times New Roman',serif;margin:0;color:#111;background:#fff}
header{padding:1rem 2rem;border-bottom:1px solid #ccc}h1{font-size:1.4rem;margin:.2rem 0}
main{display:grid;grid-template-columns:minmax(0,3fr) minmax(18rem,2fr);gap:1.5rem;padding:1rem 2rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere}
aside section{border:1px solid #bbb;border-left-width:.4rem;margin:0 0 .8rem;padding:.4rem .8rem;font-size:.92rem}
aside p,aside ul{margin:.2rem 0}aside h2{font-size:1rem;margin:.2rem 0}
mark{padding:0 .1em;color:inherit;background:#eee;border-bottom:2px solid #777}
mark.fine{background:#e5f3e5;border-color:#2a7a2a}mark.unchecked{background:#f2f2f2;border-style:dashed}
mark.hint{background:#e6effa;border-color:#2a5a9a}mark.warning{background:#fff3d6;border-color:#a06a00}
mark.error{background:#fbe3e1;border-color:#b3261e}
section.error{border-left-color:#b3261e}section.warning{border-left-color:#a06a00}section.hint{border-left-color:#2a5a9a}
@media(max-width:60rem){main{grid-template-columns:1fr}}@media print{main{display:block}}
"""


def html_page(manuscript: Manuscript, report: Report, *, lang: str = "vi") -> str:
    """Return the page; it loads nothing from elsewhere and everything in it is escaped."""

    def say(key: str) -> str:
        return _WORDS[key][lang == "en"]

    summary = report.summary
    facts = [f"{say('as_of')} {write_date(report.as_of)}", f"{say('issuer')}: {report.issuer}" if report.issuer else ""]
    counts = (
        f"{summary.problems} {say('problems')}, {summary.hints} {say('hints')}; {summary.fine} {say('fine')}; "
        f"{summary.could_not_check} {say('unchecked')}"
    )
    return (
        f'<!doctype html>\n<html lang="{escape(lang)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{say('title')}: {escape(report.source)}</title><style>{_STYLE}</style></head><body>"
        f"<header><h1>{say('title')}: {escape(report.source)}</h1><p>{escape('; '.join(filter(None, facts)))}</p>"
        f"<p>{escape(counts)}</p></header><main>"
        f'<div class="text">{"".join(_marked(manuscript.text, report, lang))}</div>'
        f"<aside>{''.join(_card(index, finding, lang) for index, finding in enumerate(report.findings))}</aside>"
        "</main></body></html>\n"
    )


def _marked(text: str, report: Report, lang: str) -> Iterator[str]:
    """Yield the text with its citations marked; a citation with findings leads to the first of them."""
    findings: dict[int, list[int]] = defaultdict(list)
    spans: list[tuple[int, int, str, str, str]] = []
    for index, finding in enumerate(report.findings):
        if finding.mention is not None:
            findings[finding.mention].append(index)
        else:
            spans.append((finding.start, finding.end, str(finding.severity), "", f"f{index}"))
    for index, checked in enumerate(report.mentions):
        kind, title = _standing(checked, [report.findings[each] for each in findings[index]], lang)
        target = f"f{findings[index][0]}" if findings[index] else ""
        spans.append((checked.mention.start, checked.mention.end, kind, title, target))
    place = 0
    for start, end, kind, title, target in sorted(spans):
        if start < place:
            continue
        yield escape(text[place:start])
        label = f' title="{escape(title)}"' if title else ""
        inner = f'<mark class="{kind}"{label}>{escape(text[start:end])}</mark>'
        yield f'<a href="#{target}">{inner}</a>' if target else inner
        place = end
    yield escape(text[place:])


def _standing(checked: CheckedMention, findings: list[Finding], lang: str) -> tuple[str, str]:
    """Return the class of a citation and what it says when pointed at."""
    document = checked.resolution.document if checked.resolution else None
    title = " ".join(filter(None, (document.number, document.title))) if document else ""
    if findings:
        return str(min((finding.severity for finding in findings), key=lambda severity: severity.rank)), title
    if checked.unchecked is not None:
        return "unchecked", UNCHECKED_TEXT[checked.unchecked].say(lang)
    return "fine", title


def _card(index: int, finding: Finding, lang: str) -> str:
    english = lang == "en"
    where = f", {_WORDS['footnote'][english]} {escape(finding.footnote)}" if finding.footnote else ""
    evidence = "".join(f"<li>{escape(each.text.say(lang))}</li>" for each in finding.evidence)
    suggestion = ""
    if finding.suggestion is not None:
        suggestion = f"<p><b>{_WORDS['suggestion'][english]}:</b> {escape(finding.suggestion.text)}</p>"
    return (
        f'<section id="f{index}" class="{finding.severity}"><h2>{_SEVERITY[finding.severity][english]} {finding.rule}'
        f"{where}</h2><p>“{escape(finding.quote)}”</p><p>{escape(finding.message.say(lang))}</p>"
        f"{f'<ul>{evidence}</ul>' if evidence else ''}{suggestion}</section>"
    )
