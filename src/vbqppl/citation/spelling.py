"""Help to write patterns of Vietnamese words so that they can be read."""

import re

# Both places of the mark are in use: hóa and hoá, ủy and uỷ.
_TWO_PLACES = re.compile("óa|òa|Ủy|ủy|Thủy|thủy|ỦY")
_OTHER_PLACE = {"óa": "oá", "òa": "oà", "Ủy": "Uỷ", "ủy": "uỷ", "Thủy": "Thuỷ", "thủy": "thuỷ", "ỦY": "UỶ"}


def spaced(pattern: str) -> str:
    """Return a pattern in which a space stands for any white space, and "hóa" for "hoá" too; lines are joined."""
    both = _TWO_PLACES.sub(lambda match: f"(?:{match.group()}|{_OTHER_PLACE[match.group()]})", pattern)
    return both.replace("\n", "").replace(" ", r"\s+")


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as a line."""
    return frozenset(text.split())
