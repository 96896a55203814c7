"""vbqppl: a registry of Vietnamese legal documents that knows what is in force.

The names that another program needs, each loaded when it is first used:

- `extract(text)` finds the citations of a text, `parse_citation(text)` reads one, `write_citation(…)` writes one;
- `Registry.open(home)` opens a registry, `status(…)` computes what is in force;
- `Resolver(registry).resolve(citation)` tells which document is meant;
- `read(path)` reads a report, `crosscheck(manuscript, registry, …)` checks every citation of it.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vbqppl.citation import Mention, extract, parse_citation, write_citation
    from vbqppl.crosscheck import Report, crosscheck
    from vbqppl.readers import Manuscript, read
    from vbqppl.registry import Registry
    from vbqppl.resolve import Resolution, Resolver
    from vbqppl.validity import Status, status

__version__ = "0.1.0"

_ROOMS = {
    "Manuscript": "readers",
    "Mention": "citation",
    "Registry": "registry",
    "Report": "crosscheck",
    "Resolution": "resolve",
    "Resolver": "resolve",
    "Status": "validity",
    "crosscheck": "crosscheck",
    "extract": "citation",
    "parse_citation": "citation",
    "read": "readers",
    "status": "validity",
    "write_citation": "citation",
}

__all__ = [
    "Manuscript",
    "Mention",
    "Registry",
    "Report",
    "Resolution",
    "Resolver",
    "Status",
    "__version__",
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
    found = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
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
