"""What a user can get wrong when asking for a cross-check."""

from collections.abc import Sequence
from typing import ClassVar

from vbqppl.text.errors import VbqpplError


class UnknownRuleError(VbqpplError):
    """A rule that is to be ignored does not exist (a wrong command line)."""

    code: ClassVar[int] = 2

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            f"Không có quy tắc “{name}”; các quy tắc hiện có: {', '.join(known)}.",
            f"There is no rule “{name}”; the rules are {', '.join(known)}.",
        )
