"""What a report itself asks of its check: rules that do not apply, findings that were looked at and set aside.

Written in a comment of the Markdown: `<!-- vbqppl: ignore VB401, VB507 -->`, and
`<!-- vbqppl: waive VB402 341/KH-UBND: đã đối chiếu bản gốc -->` with the words of the quote and the reason.
"""

import re
from dataclasses import dataclass

from vbqppl.crosscheck.model import Finding

_COMMENT = re.compile(r"<!--\s*vbqppl:\s*(ignore|waive)\s+([^<>]{1,400}?)\s*-->", re.IGNORECASE)
_WAIVER = re.compile(r"(VB\d{3})\s+([^:]+?)\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_ID = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding of a rule whose quote holds these words is set aside, for a reason that the report keeps."""

    rule: str
    words: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is the one that was set aside."""
        return finding.rule == self.rule and self.words in finding.quote


@dataclass(frozen=True, slots=True)
class Settings:
    """Ids of rules that do not run, and waivers."""

    ignore: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()


def read_settings(text: str) -> Settings:
    """Return what the comments of a text ask for; what is not in the form is passed over."""
    ignore: list[str] = []
    waivers: list[Waiver] = []
    for match in _COMMENT.finditer(text):
        if match[1].lower() == "ignore":
            ignore += [name.upper() for name in _ID.split(match[2]) if name]
        elif waiver := _WAIVER.fullmatch(match[2]):
            waivers.append(Waiver(waiver[1].upper(), waiver[2], " ".join(waiver[3].split())))
    return Settings(tuple(ignore), tuple(waivers))
