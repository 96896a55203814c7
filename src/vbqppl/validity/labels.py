"""Labels of status as sources print them, to and from the codes."""

from functools import cache, lru_cache

from vbqppl.reference import status_code, status_labels
from vbqppl.text import squash
from vbqppl.validity.model import StatusCode

NOT_SUITABLE = squash("Không còn phù hợp")  # a label of vbpl.vn that is no legal ground of expiry
# What a vbpl.vn record carries in `effStatus.code`; only this one was seen.
_SHORT = {"chl": StatusCode.IN_FORCE}


@lru_cache(maxsize=1024)
def read_label(text: str | None) -> StatusCode | None:
    """Return the code of a printed label; None where it says nothing or is not known."""
    if not text:
        return None
    found = status_code(text)
    return StatusCode(found) if found else _SHORT.get(squash(text))


@cache
def _labels(system: str) -> dict[str, str]:
    return {
        each.code: each.label for each in status_labels() if system in each.systems and each.code != StatusCode.UNKNOWN
    }


def _written(code: StatusCode, system: str) -> str | None:
    return _labels(system).get(StatusCode.IN_FORCE if code is StatusCode.AMENDED else code)


def vbpl_label(code: StatusCode) -> str | None:
    """Return the label of vbpl.vn for a code; None where it has none (not applicable, unknown)."""
    return _written(code, "vbpl")


def nd79_label(code: StatusCode) -> str | None:
    """Return the wording of the forms of Nghị định 79/2025/NĐ-CP; None where they have none."""
    return _written(code, "nd79")
