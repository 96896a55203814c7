"""Search: full text over the registry, derived from it and rebuilt at any time."""

from vbqppl.search.engine import IndexState, IndexStatus
from vbqppl.search.errors import BadFilterError, IndexBusyError, IndexFolderError, SearchError
from vbqppl.search.filters import SORTS, Options
from vbqppl.search.index import Check, Followed, Search, engine_name, follow_writes, open_engine
from vbqppl.search.ranking import Explanation
from vbqppl.search.search import Hit, Results
from vbqppl.search.snippet import Snippet

__all__ = [
    "SORTS",
    "BadFilterError",
    "Check",
    "Explanation",
    "Followed",
    "Hit",
    "IndexBusyError",
    "IndexFolderError",
    "IndexState",
    "IndexStatus",
    "Options",
    "Results",
    "Search",
    "SearchError",
    "Snippet",
    "engine_name",
    "follow_writes",
    "open_engine",
]
