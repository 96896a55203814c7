"""The base of every error that a user may see: one sentence, what to do next, an exit code."""

from typing import ClassVar


class VbqpplError(Exception):
    """A user's or a data problem, never a defect of the program.

    Subclasses set `code` (see the exit codes of the command line) and give the sentence in both languages.
    """

    code: ClassVar[int] = 3

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en

    def message(self, lang: str) -> str:
        """Return the sentence in the language asked for ("vi" or "en")."""
        return self.en if lang == "en" else self.vi
