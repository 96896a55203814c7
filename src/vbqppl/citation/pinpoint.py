"""Pinpoints before a citation: "điểm a khoản 3 và khoản 6 Điều 1", ranges, annexes, chapters."""

import re

from vbqppl.citation.provision import Provision, Step, unit_rank
from vbqppl.citation.spelling import spaced, words

_LABEL = r"(?:\d+(?:\.\d+)*[a-zđ]?(?![\d/])|[IVXLC]+(?![^\W\d_])|[a-zđ]\d?(?![^\W\d_])|[A-ZĐ]\d?(?![^\W\d_]))"
_UNIT_WORDS = (
    ("Phụ lục", r"[Pp]hụ\s+lục(?:\s+số)?|PHỤ\s+LỤC"),
    ("Tiểu mục", r"[Tt]iểu\s+mục"),
    ("Phần", r"(?<![^\W\d_])(?:Phần|PHẦN)(?:\s+thứ)?"),
    ("Chương", r"[Cc]hương|CHƯƠNG"),
    ("Mục", r"(?<![^\W\d_])(?:[Mm]ục|MỤC)"),
    ("Điều", r"[Đđ]iều|ĐIỀU"),
    ("khoản", r"[Kk]hoản|KHOẢN"),
    ("điểm", r"(?<![^\W\d_])(?:[Đđ]iểm|ĐIỂM)"),
    ("tiết", r"(?<![^\W\d_])[Tt]iết"),
    ("mẫu số", r"[Mm]ẫu(?:\s+số)?|[Bb]iểu\s+mẫu\s+số"),
)
_TOKEN = re.compile(
    r"(?:"
    + "|".join(f"(?P<u{rank}>{words})" for rank, (_, words) in enumerate(_UNIT_WORDS))
    + rf")(?:\s+(?P<label>{_LABEL})|(?<=[lL]ục)(?=\s+(?:ban|kèm|được|của|Nghị|Quyết|Thông)|$))"
)
_MORE = re.compile(
    rf"\s*(?:,|và|hoặc|;|đến)\s*(?P<label>{_LABEL})(?!\s*[.)/\d])(?=\s*(?:,|;|và|hoặc|đến|của|[A-ZĐđkKcCmM]|$))"
)
_JOIN = re.compile(
    r"[\s*_]*(?:,|;|và|hoặc|của|tại|thuộc|kèm theo|tên(?:\s+của)?)?[\s*_]*(?:và\s+)?(?:của\s+|tại\s+|thuộc\s+)?[\s*_]*$"
)
_TO = re.compile(r"\s*(?:đến(?:\s+hết)?|-)\s*$")
_CONNECTORS = words(
    "của tại thuộc kèm theo ban hành được các quy định chế điều lệ danh mục "
    "chương trình kế hoạch đề án phương nội chuẩn"
)
_MOST_CONNECTORS = 12
_BARE_LABEL = re.compile(rf"{_LABEL}$")
_LISTED_GAP = re.compile(r"[\s*_;,.]*(?:[-+•]|[a-zđ0-9][.)])?[\s*_]*(?:(?:và\s+)?[Tt]ên(?:\s+của)?\s+)?$")
_NEAR, WINDOW = 110, 420
_GOES_ON_BEFORE = re.compile(rf"(?<![^\W_]){_LABEL}\s*(?:,|và)\s*$")
_LONGEST_TOKEN, _MOST_GAP = 30, 60
_TOP = {"Điều", "Phụ lục", "Chương", "Mục", "Phần"}
_LISTED_TOP = {"Phụ lục", "Chương"}  # "Chương II, Phụ lục I" is a list, "Mục II, Phần A" a place inside


def read_pinpoints(text: str, start: int, end: int) -> tuple[Provision, ...]:
    """Return the pinpoints that stand right before `end` (where the type word begins), in order of writing."""
    found = _label_end(text, max(start, end - 96), end)
    if found is None:
        return ()
    stop, attached = found
    chain: list[tuple[list[Step], bool]] = []
    for width in (_NEAR, WINDOW):
        low = max(start, stop - width)
        chain, first = _read_chain(text[low:stop])
        if low == start or (first > _LONGEST_TOKEN and not _GOES_ON_BEFORE.search(text, low, low + first)):
            break
    return tuple(Provision(tuple(path), attached) for path in _group(chain))


def _read_chain(window: str) -> tuple[list[tuple[list[Step], bool]], int]:
    """Read backwards the units that join on to one another up to the end of `window`, and where the first begins."""
    place = stop = len(window)
    kept: list[tuple[list[Step], bool]] = []
    for match in reversed(list(_TOKEN.finditer(window))):
        steps, token_end = _read_token(window, match, stop)
        if token_end > place:
            token_end = match.end()
            steps = [_step(match)]
        gap = window[token_end:place]
        if kept and _TO.match(gap) and len(steps) == 1 and kept[-1][0][0].unit == steps[0].unit:
            (head, *rest), listed = kept.pop()
            kept.append(([Step(head.unit, steps[0].label, head.label), *rest], listed))
        elif not kept and gap.strip(" \n\t*_,("):
            break
        elif not kept or _JOIN.match(gap):
            if kept:
                kept[-1] = (kept[-1][0], _lists(gap))
            kept.append((steps, False))
        else:
            break
        place = match.start()
    return kept[::-1], place


def _lists(gap: str) -> bool:
    """Tell whether the words between two units make a list of them (", ", "và"), not a place inside ("thuộc")."""
    return any(mark in gap for mark in (",", ";", "và", "hoặc", "-", "."))


def _label_end(text: str, low: int, end: int) -> tuple[int, bool] | None:
    """Return where the label ("7", "II", "a", "Phụ lục") ends that stands right before `end`, if one does.

    Words such as "của" and "ban hành kèm theo" may stand between; the latter says that the place is in what the
    document issues.
    """
    before = text[low:end]
    before_words = before.rsplit(maxsplit=_MOST_CONNECTORS)
    for count, word in enumerate(reversed(before_words)):
        bare = word.strip("*_,(")
        if bare and bare.lower() not in _CONNECTORS:
            if bare != "lục" and not _BARE_LABEL.match(bare):
                return None
            skipped = before_words[len(before_words) - count :]
            place = len(before)
            for later in (*reversed(skipped), word):
                place = before.rfind(later, 0, place)
            return low + place + len(word.rstrip("*_,(")), any("kèm" in later.lower() for later in skipped)
    return None


def read_listed(text: str, start: int, end: int) -> tuple[tuple[Provision, ...], int]:
    """Read the pinpoints written from `start` on (a column of a list, "trừ …"), and where they end."""
    chain: list[tuple[list[Step], bool]] = []
    place = start
    while match := _TOKEN.search(text, place, min(end, place + _MOST_GAP + _LONGEST_TOKEN)):
        gap = text[place : match.start()]
        if chain and not _JOIN.match(gap) and not _LISTED_GAP.match(gap):
            break
        if not chain and not _LISTED_GAP.match(gap.strip("|:(")):
            break
        steps, place = _read_token(text, match, end)
        chain.append((steps, _lists(gap)))
    return tuple(Provision(tuple(path)) for path in _group(chain)), place


_EXCEPT = re.compile(
    spaced(r"[,(]?\s*(?:ngoại )?trừ (?:các )?(?:nội dung|quy định|trường hợp)?(?: (?:sau(?: đây)?|tại))?\s*:?")
)
_EXCEPT_WINDOW = 1500


def read_excepted(text: str, start: int, limit: int) -> tuple[Provision, ...]:
    """Read what "trừ …" keeps: "Bãi bỏ Thông tư số 1, trừ Điều 5 và khoản 2 Điều 7"."""
    if "trừ" not in text[start:limit]:
        return ()
    for match in _EXCEPT.finditer(text, start, limit):
        provisions, _ = read_listed(text, match.end(), min(len(text), match.end() + _EXCEPT_WINDOW))
        if provisions:
            return provisions
    return ()


def _unit(match: re.Match[str]) -> str:
    for rank, (unit, _) in enumerate(_UNIT_WORDS):
        if match[f"u{rank}"]:
            return unit
    return ""


def _step(match: re.Match[str]) -> Step:
    return Step(_unit(match), _label(match))


def _label(match: re.Match[str]) -> str:
    """Return the label; that of a điểm is small where a heading writes everything in capitals."""
    label = match["label"] or ""
    return label.lower() if match.group().startswith(("ĐIỂM", "KHOẢN")) else label


def _read_token(window: str, match: re.Match[str], stop: int) -> tuple[list[Step], int]:
    """Read one unit with all its labels: "khoản 1, 2 và 3" gives three steps; "khoản 1 đến 3" one range."""
    unit = _unit(match)
    steps = [Step(unit, _label(match))]
    place = match.end()
    if match["label"] is None:
        return steps, place
    while more := _MORE.match(window, place, stop + 1):
        if more.end() > stop or _kind(more["label"]) != _kind(steps[-1].last or steps[-1].label):
            break
        if "đến" in more.group():
            steps[-1] = Step(unit, steps[-1].label, more["label"])
        else:
            steps.append(Step(unit, more["label"]))
        place = more.end()
    return steps, place


def _kind(label: str) -> str:
    return "digit" if label[:1].isdigit() else "upper" if label[:1].isupper() else "lower"


def _group(chain: list[tuple[list[Step], bool]]) -> list[list[Step]]:
    """Bind smaller units to the larger ones around them: the larger after ("khoản 2 Điều 7") or, failing that, before.

    Each member of the chain comes with whether a comma or "và" parts it from the one before.
    """
    paths: list[list[Step]] = []
    for steps, listed in chain:
        first = _first_child(paths, steps[0].unit, listed=listed)
        children = paths[first:]
        if children:
            paths[first:] = [*([step] for step in steps[:-1]), *([steps[-1], *child] for child in children)]
        else:
            paths.extend([step] for step in steps)
    bound: list[list[Step]] = []
    for path in paths:
        parent = bound[-1] if bound else None
        if path[0].unit not in _TOP and parent is not None and parent[0].unit in _TOP:
            head = [step for step in parent if unit_rank(step.unit) < unit_rank(path[0].unit)]
            if len(parent) == len(head):
                bound.pop()
            bound.append([*head, *path])
        else:
            bound.append(path)
    return bound


def _first_child(paths: list[list[Step]], unit: str, *, listed: bool) -> int:
    """Return from where on the paths read so far lie inside a unit named after them."""
    rank = unit_rank(unit)
    first = len(paths)
    while first > 0 and unit_rank(paths[first - 1][0].unit) > rank:
        child = paths[first - 1][0].unit
        if unit_rank(unit) < unit_rank("Điều") and (
            (child == "Điều" and (listed or first < len(paths))) or (child in _LISTED_TOP and listed)
        ):
            break
        first -= 1
    return first
