"""The names of provinces, as a pattern: a name that is known ends where it ends."""

from functools import cache

from vbqppl import reference


@cache
def provinces() -> str:
    """Return an alternation of the names of all provinces of today and before, the longest first."""
    names = {territory.name for territory in reference.territories()}
    return "|".join(r"\s+".join(name.split()) for name in sorted(names, key=lambda name: (-len(name), name)))
