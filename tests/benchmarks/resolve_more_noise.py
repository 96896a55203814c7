"""More kinds of noise, made up without looking at what the resolver does: scanners, hasty typing, other habits.

They were added after the rules were written; `resolve_accuracy --more` draws from them alone.
"""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from tests.benchmarks.resolve_noise import Draft, Noise
from vbqppl.text import fold

_SCANNED = {"0": "O", "1": "lI|", "5": "S", "8": "B"}
_INITIALS = {"hai phong": "HP", "ho chi minh": "HCM", "ha noi": "HN", "da nang": "ĐN", "can tho": "CT"}
_SHORT = {"Quyết định": "QĐ", "Nghị quyết": "NQ", "Nghị định": "NĐ", "Thông tư": "TT", "Chỉ thị": "CT"}
_MONTHS = ["một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười_một", "mười_hai"]


def _confuse(draft: Draft, rng: random.Random, low: int, high: int) -> bool:
    places = [place for place in range(low, high) if draft.number[place] in _SCANNED]
    if not places:
        return False
    place = rng.choice(places)
    letter = rng.choice(_SCANNED[draft.number[place]])
    draft.number = draft.number[:place] + letter + draft.number[place + 1 :]
    return True


def scanned_ordinal(draft: Draft, rng: random.Random) -> bool:
    end = re.match(r"\d*", draft.number)
    return end is not None and _confuse(draft, rng, 1, max(1, end.end() - 1))


def scanned_symbol(draft: Draft, rng: random.Random) -> bool:
    start = draft.number.rfind("/") + 1
    if start and "O" in draft.number[start:]:
        draft.number = draft.number[:start] + draft.number[start:].replace("O", "0", 1)
        return True
    return bool(start) and _confuse(draft, rng, start, len(draft.number))


def missing_slash(draft: Draft, rng: random.Random) -> bool:
    changed = draft.number.replace("/", rng.choice(("", " ")), 1) if draft.row.year is None else draft.number
    if draft.row.year is not None:
        head, _, tail = draft.number.rpartition("/")
        changed = f"{head}{rng.choice(('', ' '))}{tail}" if head else draft.number
    if changed == draft.number or changed[:1] == " ":
        return False
    draft.number = changed
    return True


def double_spaces(draft: Draft, rng: random.Random) -> bool:
    draft.lead = "  số  "
    draft.gap = "  "
    if draft.title:
        draft.title = draft.title.replace(" ", "  ", 3)
    return True


def every_dash(draft: Draft, rng: random.Random) -> bool:
    changed = re.sub("-", lambda _: rng.choice("‐‑‒–—―−﹣－"), draft.number)
    if changed == draft.number:
        return False
    draft.number = changed
    return True


def short_year(draft: Draft, rng: random.Random) -> bool:
    if draft.left.date is None or draft.row.issued_on is None or draft.row.issued_on < "1990":
        return False
    year, month, day = draft.row.issued_on.split("-")
    mark = rng.choice("./-")
    draft.date = f"ngày {day}{mark}{month}{mark}{year[2:]}"
    return True


def month_in_letters(draft: Draft, rng: random.Random) -> bool:
    if draft.left.date is None or draft.row.issued_on is None:
        return False
    year, month, day = draft.row.issued_on.split("-")
    name = _MONTHS[int(month) - 1].replace("_", " ")
    draft.date = f"ngày {int(day)} tháng {name} năm {year}"
    return True


def date_in_brackets(draft: Draft, rng: random.Random) -> bool:
    if draft.date is None:
        return False
    draft.date = f"({draft.date})"
    return True


def type_abbreviated(draft: Draft, rng: random.Random) -> bool:
    short = _SHORT.get(draft.type or "")
    if short is None:
        return False
    draft.type = short
    draft.lead = rng.choice((" ", " số ", ": ", ". ", " số: "))
    return True


def type_glued_on(draft: Draft, rng: random.Random) -> bool:
    short = _SHORT.get(draft.type or "")
    if short is None:
        return False
    draft.type, draft.lead = short, ""
    return True


def all_lower(draft: Draft, rng: random.Random) -> bool:
    draft.type = draft.type.lower() if draft.type else None
    draft.number = draft.number.lower()
    draft.issuer = draft.issuer.lower() if draft.issuer else None
    draft.title = draft.title.lower() if draft.title else None
    return True


def no_marks_at_all(draft: Draft, rng: random.Random) -> bool:
    def plain(words: str | None) -> str | None:
        return words.translate(_PLAIN) if words else None

    draft.type, draft.issuer, draft.title = plain(draft.type), plain(draft.issuer), plain(draft.title)
    draft.number = draft.number.translate(_PLAIN)
    draft.date = plain(draft.date)
    draft.lead = draft.lead.translate(_PLAIN)
    return True


def _plain() -> dict[int, str]:
    letters = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    return {ord(a): fold(a) for a in letters} | {ord(a.upper()): fold(a).upper() for a in letters}


_PLAIN = _plain()


def issuer_abbreviated(draft: Draft, rng: random.Random) -> bool:
    if not draft.issuer or not draft.row.place:
        return False
    city = rng.choice(("TP ", "TP. ", "TP.", "Tp "))
    changed = draft.issuer.replace("thành phố ", city).replace("tỉnh ", rng.choice(("", "tỉnh ", "T. ")))
    initials = _INITIALS.get(draft.row.place)
    if initials and changed != draft.issuer and rng.random() < 0.4:
        changed = f"{changed.split(' ')[0]} TP {initials}"
    if changed == draft.issuer:
        return False
    draft.issuer = changed
    return True


def place_behind(draft: Draft, rng: random.Random) -> bool:
    if draft.left.place is None or not draft.issuer or draft.date is not None:
        return False
    draft.issuer = re.sub(r"^(?:UBND|HĐND|Chủ tịch UBND)\s+", "", draft.issuer)
    return True


def cut_with_dots(draft: Draft, rng: random.Random) -> bool:
    words = (draft.title or "").split()
    if len(words) < 12:
        return False
    kept = words[: max(8, len(words) // 2)]
    draft.title = " ".join(kept) + rng.choice(("…", "...", " ..."))
    draft.left = replace(draft.left, title=tuple(" ".join(kept).split()) and _squashed(kept))
    return True


def _squashed(words: list[str]) -> tuple[str, ...]:
    from vbqppl.text import squash

    return tuple(squash(" ".join(words)).split())


def trailing_marks(draft: Draft, rng: random.Random) -> bool:
    mark = rng.choice((".", ";", ",", " .", ";.", "/."))
    if draft.title:
        draft.title += mark
    elif draft.issuer:
        draft.issuer += mark
    elif draft.date:
        draft.date += mark
    else:
        draft.number += mark
    return True


def title_in_quotes(draft: Draft, rng: random.Random) -> bool:
    if not draft.title:
        return False
    first, last = rng.choice(("“”", '""', "«»", "''"))
    draft.title = f"{first}{draft.title}{last}"
    return True


def number_bold(draft: Draft, rng: random.Random) -> bool:
    draft.number = f"**{draft.number}**"
    return True


def comma_behind(draft: Draft, rng: random.Random) -> bool:
    if not (draft.date or draft.issuer):
        return False
    draft.number += ","
    return True


def pinpoint_before(draft: Draft, rng: random.Random) -> bool:
    if draft.type is None:
        return False
    draft.type = rng.choice(("khoản 2 Điều 5 ", "Điều 12 ", "điểm a khoản 1 Điều 3 ")) + draft.type
    return True


def pinpoint_behind(draft: Draft, rng: random.Random) -> bool:
    if draft.title or draft.issuer or draft.date:
        return False
    draft.number += rng.choice((", khoản 2 Điều 5", " (Điều 12)", ", Điều 3"))
    return True


MORE: tuple[Callable[[Draft, random.Random], bool], ...] = (
    scanned_ordinal, scanned_symbol, missing_slash, double_spaces, every_dash, short_year, month_in_letters,
    date_in_brackets, type_abbreviated, type_glued_on, all_lower, no_marks_at_all, issuer_abbreviated, place_behind,
    cut_with_dots, trailing_marks, title_in_quotes, number_bold, comma_behind, pinpoint_before, pinpoint_behind,
)  # fmt: skip


def few_more(rng: random.Random) -> list[Noise]:
    """Return one to three of the kinds of this file."""
    return rng.sample(MORE, rng.choice((1, 2, 3)))
