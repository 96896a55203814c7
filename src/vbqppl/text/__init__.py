"""Letters, dates and offsets: pure functions over text, no input or output."""

from vbqppl.text.dates import make_date, parse_date, write_date
from vbqppl.text.letters import LOWER, UPPER, Clean, clean, fold, nfc, squash

__all__ = [
    "LOWER",
    "UPPER",
    "Clean",
    "clean",
    "fold",
    "make_date",
    "nfc",
    "parse_date",
    "squash",
    "write_date",
]
