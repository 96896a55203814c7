"""vbqppl: a registry of Vietnamese legal documents that knows what is in force.

The names that another program needs, each loaded when it is first used:

- `extract(text)` finds the citations of a text, `parse_citation(text)` reads one, `write_citation(…)` writes one;
- `Registry.open(home)` opens a registry, `status(…)` computes what is in force;
- `Resolver(registry).resolve(citation)` tells which document is meant;
- `read(path)` reads a report, `crosscheck(manuscript, registry, …)` checks every citation of it. Type checkers take
  that name for the room that bears it too; `check_report` is the same function under a name of its own.
"""

import sys
from importlib import import_module
from types import ModuleType

TYPE_CHECKING = False  # Not from typing, which takes longer to load than all that stands here.
if TYPE_CHECKING:
    # From the modules themselves: a function and a module of one name confuse type checkers.
    from vbqppl.citation.extract import extract, parse_citation
    from vbqppl.citation.model import Mention
    from vbqppl.citation.write import write_citation
    from vbqppl.crosscheck.checking import crosscheck as check_report
    from vbqppl.crosscheck.model import Report
    from vbqppl.readers import Manuscript, read
    from vbqppl.registry import Registry
    from vbqppl.resolve import Resolution, Resolver
    from vbqppl.validity.model import Status
    from vbqppl.validity.status import status

__version__ = "0.1.0"

_ROOMS = {
    "Manuscript": "readers",
    "Mention": "citation",
    "Registry": "registry",
    "Report": "crosscheck",
    "Resolution": "resolve",
    "Resolver": "resolve",
    "Status": "validity",
    "check_report": "crosscheck",
    "crosscheck": "crosscheck",
    "extract": "citation",
    "parse_citation": "citation",
    "read": "readers",
    "status": "validity",
    "write_citation": "citation",
}
_OTHER_NAMES = {"check_report": "crosscheck"}

__all__ = [
    "Manuscript",
    "Mention",
    "Registry",
    "Report",
    "Resolution",
    "Resolver",
    "Status",
    "__version__",
    "check_report",
    "crosscheck",
    "extract",
    "parse_citation",
    "read",
    "status",
    "write_citation",
]


def __getattr__(name: str) -> object:
    """Load a public name from its room when it is first asked for."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), _OTHER_NAMES.get(name, name))
    globals()[name] = found
    return found


class _Package(ModuleType):
    """The package: its name `crosscheck` is the function, though a room of that name exists.

    Importing a room sets it as an attribute of the package, which would hide the function.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "crosscheck" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
