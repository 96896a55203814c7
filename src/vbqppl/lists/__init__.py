"""Official lists: read them, plan what marking would do, apply the plan, write the forms."""

from vbqppl.lists.applying import apply
from vbqppl.lists.errors import (
    BadMapError,
    ListError,
    NoDocumentColumnError,
    NoRowsError,
    PlanOutdatedError,
    TooManyChangesError,
)
from vbqppl.lists.headers import read_map
from vbqppl.lists.model import ListFile, ListRow, Options, Outcome, Plan, PlanRow, Remark, Section
from vbqppl.lists.planning import plan
from vbqppl.lists.reading import read_list

__all__ = [
    "BadMapError",
    "ListError",
    "ListFile",
    "ListRow",
    "NoDocumentColumnError",
    "NoRowsError",
    "Options",
    "Outcome",
    "Plan",
    "PlanOutdatedError",
    "PlanRow",
    "Remark",
    "Section",
    "TooManyChangesError",
    "apply",
    "plan",
    "read_list",
    "read_map",
]
