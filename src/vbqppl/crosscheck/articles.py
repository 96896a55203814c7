"""Articles of a text: whether a cited điều or khoản is there, as far as the text can tell."""

import re
from dataclasses import dataclass

from vbqppl.citation.provision import Provision

_ARTICLE = re.compile(r"^[ \t*#\"“|_]*Điều[ \t]+(\d+[a-zđ]?)[ \t]*[.:*_]", re.MULTILINE)
_CLAUSE = re.compile(r"^[ \t*\"“|_]*(\d{1,3}[a-zđ]?)[ \t]*[.\\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a text with the labels of their clauses, in order; `whole` tells that they count on from 1."""

    clauses: dict[str, tuple[str, ...]]
    whole: bool

    def has(self, place: Provision) -> bool | None:
        """Tell whether a place is in the text; None where the text cannot tell."""
        article = next((step for step in place.steps if step.unit == "Điều"), None)
        if article is None or article.last or place.attached or not self.whole:
            return None
        if article.label not in self.clauses:
            return False
        clause = next((step for step in place.steps if step.unit == "khoản"), None)
        if clause is None or clause.last:
            return True
        known = self.clauses[article.label]
        numbers = [label for label in known if label.isdigit()]
        if numbers != [str(number) for number in range(1, len(numbers) + 1)] or not numbers:
            return None if clause.label not in known else True
        return clause.label in known


def read_articles(text: str) -> Articles:
    """Return the articles of a text. A text that holds another one (a regulation attached) counts as not whole."""
    found = list(_ARTICLE.finditer(text))
    clauses: dict[str, tuple[str, ...]] = {}
    repeated = False
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        repeated = repeated or match[1] in clauses
        clauses[match[1]] = tuple(each[1] for each in _CLAUSE.finditer(text, match.end(), end))
    numbers = [int(label) for label in clauses if label.isdigit()]
    whole = bool(numbers) and not repeated and numbers == list(range(1, len(numbers) + 1))
    return Articles(clauses, whole)
