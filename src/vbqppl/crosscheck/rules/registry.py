"""What the rules that compare a citation with the registry share."""

from collections.abc import Iterator

from vbqppl.crosscheck.case import Case, Cited
from vbqppl.resolve.model import Difference, FieldName


def differing(case: Case, field: FieldName) -> Iterator[tuple[Cited, Difference]]:
    """Yield the citations whose document was taken although this field differs."""
    for cited in case.cited:
        if cited.resolution is None or cited.document is None:
            continue
        for difference in cited.resolution.differences:
            if difference.field is field:
                yield cited, difference
