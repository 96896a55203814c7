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


class UnknownRuleInFileError(VbqpplError):
    """A report's own settings name a rule that does not exist."""

    code: ClassVar[int] = 3

    def __init__(self, name: str, file: str) -> None:
        super().__init__(
            f"Tệp “{file}” xin bỏ qua quy tắc “{name}”, nhưng không có quy tắc này; hãy sửa dòng “vbqppl: ignore”.",
            f"“{file}” asks to leave out the rule “{name}”, which does not exist; mend its line “vbqppl: ignore”.",
        )
