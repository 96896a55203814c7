"""Find document numbers in clean text: one linear scan, then a small check at each hit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vbqppl.citation.vocabulary import Lead, Vocabulary
from vbqppl.text import LOWER

# The capitals of acronyms bear no tone: this keeps the words of headings out.
_ACRONYM = "A-ZĐÂĂÊÔƠƯ"
_WRITTEN_APART = r"[QN]\ Đ(?![A-Za-zĐ])|BL\ ?Đ\ ?TB\ ?XH|U\ BND|H\ ?Đ\ ND|HĐ\ ND"
_GLUED = "ngày|của|về|và|quy|ban|năm|đã|được|do|có|tại|kèm|hướng|sửa"
_MIXED = rf"TT[gr](?:(?![a-z])|(?={_GLUED}))|C?Tr(?![a-z])|QyĐ|QĐi(?![a-z])"
_GROUP = rf"(?:{_MIXED}|{_WRITTEN_APART}|[{_ACRONYM}][{_ACRONYM}&0-9]*(?:[.][{_ACRONYM}]+)*)"
# A group after a space or a line break must be an acronym of its own, not the first letter of a word.
_LATER_GROUP = rf"(?:(?:TT[gr]|QyĐ|[{_ACRONYM}&][{_ACRONYM}&0-9]+)(?![{LOWER}])|C?Tr(?![{LOWER}]))"
_SYMBOL = rf"{_GROUP}(?:[-/]{_GROUP}|[ ]?[-/]\s{{0,3}}{_LATER_GROUP}|\s{{1,2}}[-]{_LATER_GROUP}){{0,14}}"
# A set first, the look-behind after it: so the scan can skip to the next digit.
_ORDINAL = r"[0-9](?<![0-9.,/=&%_\-].)\d{0,5}(?:\.\d{1,3})?[A-Zabcđ]?"
_NO_SLASH = "VBHN|QĐ|NĐ|NQ|TTLT|TT|CT|KH|BC|TB"
_SMALL_SYMBOL = "(?:qđ|nđ|nq|ct|tt|ttlt)-[a-zđ]{2,10}"
_NUMBER = re.compile(
    rf"""(?P<ordinal>{_ORDINAL})
    (?:[ ]?(?P<slash>/)\s{{0,2}}(?:(?P<year>(?:19|20)\d\d)\s{{0,2}}/\s{{0,3}})?
    |[ ]?(?P<dash>-)[ ]?
    |(?P<none>)(?=(?:{_NO_SLASH})[-/]))
    (?P<symbol>{_SYMBOL}|{_SMALL_SYMBOL})""",
    re.VERBOSE,
)
# Letters for digits, only where the whole symbol proves the number: "l18/2O25/NĐ-CP".
_YEAR_WITH_LETTERS = "(?:[1l]9|2[0Oo])[0-9OolI]{2}"
_SWAPPED = re.compile(
    rf"số\s(?P<ordinal>[0-9OolI]{{1,5}})(?P<slash>/)(?:(?P<year>{_YEAR_WITH_LETTERS})/)?(?P<symbol>{_SYMBOL})(?P<dash>-)?"
)
_SURE_SYMBOL = re.compile(r"(?:QĐ|NĐ|NQ|CT|KH|TTr|TB|BC)-")
_DIGITS_FOR = str.maketrans("OolI", "0011")
_GLUED_BEFORE = re.compile(r"(?:số|so|hiệu|định|quyết|tư|SỐ|\b(?:NĐ|QĐ|NQ|TT|TTLT|CT|KH|CV|KL|BC|TB))$", re.IGNORECASE)
_GLUED_AFTER = re.compile(_GLUED)
_TERM_AND_NOTE = re.compile(r"((?:QH|UBTVQH)\d\d)\d{1,2}$")
_NOTE_DIGIT = re.compile(r"(.*[^0-9])(\d{1,2})$", re.DOTALL)
_TERM = re.compile(r"(?:QH|UBTVQH)\d{1,2}$")
# What a number counts that is no document: forms, judgments, codes, contracts, accounts.
LEAD_WINDOW = 72
_NO_DOCUMENTS = (
    "mẫu",
    "biểu",
    "bảng",
    "phụ lục",
    "bản án",
    "mã",
    "hợp đồng",
    "hóa đơn",
    "hoá đơn",
    "tài khoản",
    "hiệu:",
    "sơ thẩm",
    "phúc thẩm",
)
# Judgments and decisions of courts in single cases, contracts.
_NO_CITED_SYMBOL = re.compile(
    r"(?:(?:HS|DS|HC|LĐ|KDTM|HNGĐ|HNGD|KT|DSST|HSST|HSPT|DSPT)-(?:ST|PT|GĐT|TT)|(?:QĐST|QĐPT|QĐXX|QĐXXST|TLST|TLPT)-"
    r"|HĐ(?:KT|LĐ|MB|TD|XD|TC|DV|TP)?(?:-|/|$)(?!ND|BT|CP))"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A number in clean text: its span, its parts, and the words that lead to it (`lead.start` is a place, too)."""

    start: int
    end: int
    ordinal: str
    year: int | None
    symbol: str
    mark: str
    lead: Lead


def find_numbers(text: str, words: Vocabulary) -> Iterator[Found]:
    """Yield the numbers of `text` in order of place; the cost is linear in the text."""
    swapped = list(_swapped(text, words))
    for match in _NUMBER.finditer(text):
        start = match.start()
        while swapped and swapped[0].start < start:
            yield swapped.pop(0)
        found = _check(text, match, words)
        if found is not None:
            yield found
    yield from swapped


def _swapped(text: str, words: Vocabulary) -> Iterator[Found]:
    for match in _SWAPPED.finditer(text):
        ordinal, year, symbol = match["ordinal"], match["year"] or "", match["symbol"]
        if (ordinal + year).isdigit() or not any(c.isdigit() for c in ordinal + year):
            continue
        if not year and not _SURE_SYMBOL.match(symbol):
            continue
        start = match.start("ordinal")
        lead = words.lead(text, max(0, start - LEAD_WINDOW), start)
        digits = year.translate(_DIGITS_FOR)
        yield Found(
            start,
            match.end("symbol"),
            ordinal.translate(_DIGITS_FOR),
            int(digits) if digits else None,
            symbol,
            "/",
            lead,
        )


def _check(text: str, match: re.Match[str], words: Vocabulary) -> Found | None:
    """Return the number, or None where the hit is a standard, a form, a count or a part of a word."""
    start, end = match.span()
    symbol = match["symbol"]
    if symbol.endswith(("-", "/")):
        return None
    before = text[max(0, start - 32) : start]
    glued = before[-1:].isalpha()
    if glued and not _GLUED_BEFORE.search(before):
        return None
    if text[end : end + 1].islower() and not _GLUED_AFTER.match(text, end):
        if len(symbol) < len("TT-") or not text[end].isascii() or text[end + 1 : end + 2].isalpha():
            return None
        end += 1  # "TT-BCt": a slip of the shift key
        symbol += text[end - 1].upper()
    if symbol[-1].isdigit():
        symbol, end = _without_note_digit(symbol, end, words)
    if " " in symbol or "\n" in symbol:
        symbol, end = _without_heading_words(symbol, end, words)
    first, rest = _split(symbol)
    lead = words.lead(text, max(0, start - LEAD_WINDOW), start, first)
    introduced = lead.introduces or glued
    if lead.counted.endswith(_NO_DOCUMENTS) or "://" in before or "www." in before or _is_standard(before):
        return None
    if _NO_CITED_SYMBOL.match(symbol) or "Hợp đồng" in (lead.type, lead.near):
        return None
    year = match["year"]
    if match["none"] is not None:
        ok = introduced  # "7079VBHN-BVHTTDL": the slash was left out
    elif match["dash"]:
        ok = words.is_party_symbol(symbol) or (introduced and words.is_old_symbol(symbol))
    elif year:
        ok = words.is_type(first) or _TERM.match(first) is not None or (introduced and len(first) > 1)
    elif words.is_type(first):
        ok = bool(rest) or introduced
    else:
        ok = (bool(rest) and (introduced or words.is_issuer(first))) or (introduced and words.is_old_symbol(symbol))
    if not ok:
        return None
    return Found(start, end, match["ordinal"], int(year) if year else None, symbol, match["dash"] or "/", lead)


def _is_standard(before: str) -> bool:
    """Tell whether a colon joins the number to another one before: QCVN 07:2024."""
    trimmed = before.rstrip()
    return trimmed[-1:] == ":" and trimmed[-2:-1].isdigit()


def _split(symbol: str) -> tuple[str, str]:
    """Return the first group of a symbol, and the rest."""
    first = re.split("[-/]", symbol, maxsplit=1)[0]
    return first.replace(" ", "").strip(), symbol[len(first) + 1 :]


def _without_note_digit(symbol: str, end: int, words: Vocabulary) -> tuple[str, int]:
    """Take a footnote digit off the end: `428/QĐ-UBND3`, `64/2025/QH153`."""
    if match := _TERM_AND_NOTE.search(symbol):
        cut = len(match.group()) - len(match[1])
        return symbol[:-cut], end - cut
    match = _NOTE_DIGIT.match(symbol)
    if match is None:
        return symbol, end
    stem, digits = match.groups()
    last = re.split(r"[-/]", stem)[-1]
    if last in ("QH", "UBTVQH"):
        return symbol, end
    if words.is_issuer(last) and not last.startswith("NH"):  # units of the State Bank bear a digit: QĐ-NHNN2
        return stem, end - len(digits)
    return symbol, end


def _without_heading_words(symbol: str, end: int, words: Vocabulary) -> tuple[str, int]:
    """Cut what a heading in capitals adds after a spaced dash: "06/QĐ-TTG - BAN HÀNH"."""
    spaced = list(re.finditer(r"\s+-\s+", symbol))
    for gap in spaced:
        following = symbol[gap.end() :]
        if not words.is_issuer(re.split(r"[-/\s]", following)[0]):
            return symbol[: gap.start()], end - (len(symbol) - gap.start())
    return symbol, end
