"""The index of a registry: which engine, whether it is current, how it follows, how it is made anew."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection
from types import TracebackType
from typing import Self

from vbqppl.registry import Registry
from vbqppl.search import feed
from vbqppl.search import fts_tables as tables
from vbqppl.search.engine import Engine, IndexState, IndexStatus, IndexUnusableError
from vbqppl.search.errors import IndexBusyError, IndexFolderError, SearchError, SettingsError, UnknownEngineError
from vbqppl.search.filters import Options, Values
from vbqppl.search.fts import DatabaseEngine
from vbqppl.search.search import Results, run

ENGINES = ("whoosh", "database")
SETTINGS = "vbqppl.toml"
MANY = 5000  # documents: from here on an index is made anew rather than brought up to date


@dataclass(frozen=True, slots=True)
class Followed:
    """What was done to make the index current: nothing, some documents, or a rebuild and why.

    `waiting` tells that another process is writing, or that nothing may be written: the index answers as it is.
    """

    documents: int = 0
    rebuilt: IndexState | None = None
    detail: str = ""
    waiting: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that `doctor` looks at; `detail` is a code, with what it is about."""

    name: str
    ok: bool
    detail: str = ""


def engine_name(home: Path) -> str:
    """Return the engine that a registry's vbqppl.toml names; whoosh where it names none.

    Raises SettingsError, UnknownEngineError.
    """
    path = home / SETTINGS
    try:
        settings = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return ENGINES[0]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(path, str(error)) from error
    section = settings.get("search", {})
    name = section.get("engine", ENGINES[0]) if isinstance(section, dict) else ENGINES[0]
    if name not in ENGINES:
        raise UnknownEngineError(str(name), ENGINES)
    return str(name)


def open_engine(registry: Registry, name: str | None = None) -> "Search":
    """Return the search of a registry, with the engine that its settings name (or `name`)."""
    return Search(registry, name or engine_name(registry.home))


class Search:
    """Full-text search over one registry. The index is derived: it follows the journal and is rebuilt when unusable."""

    def __init__(self, registry: Registry, name: str) -> None:
        self.registry = registry
        self.values = Values(registry.connection)
        if name == "database":
            self.engine: Engine = DatabaseEngine(registry.connection)
        else:
            from vbqppl.search.whoosh_engine import WhooshEngine

            self.engine = WhooshEngine(registry.index_path, registry.connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index's files."""
        self.engine.close()

    def search(self, text: str, options: Options | None = None) -> Results:
        """Answer a query from the index as it is; an unusable one is rebuilt first, and `Results.rebuilt` tells why.

        Raises BadFilterError, IndexBusyError, IndexFolderError.
        """
        asked = options or Options()
        try:
            return run(self.registry, self.engine, self.values, text, asked)
        except IndexUnusableError as error:
            self.rebuild(error.state)
            return replace(run(self.registry, self.engine, self.values, text, asked), rebuilt=error.state)

    def follow(self) -> Followed:
        """Bring the index to the end of the journal: by what changed, or anew where it is missing or unusable."""
        last, _ = feed.last_batch(self.registry.connection)
        try:
            held = self.engine.held_batch()
            waiting = self.engine.queued() if isinstance(self.engine, DatabaseEngine) else set()
            if held == last and not waiting:
                return Followed()
            self.values.forget()
            changed = feed.changed_since(self.registry.connection, held) | waiting
            if len(changed) > MANY and len(changed) * 3 > self.registry.documents.count():
                return self.rebuild(IndexState.BEHIND)
            found = list(feed.documents_of(self.registry.connection, changed))
            self.engine.apply(found, changed - {document.id for document in found}, last)
        except IndexUnusableError as error:
            return self.rebuild(error.state, error.detail)
        except (IndexBusyError, IndexFolderError):
            return Followed(waiting=True)
        return Followed(documents=len(changed))

    def rebuild(self, why: IndexState | None = None, detail: str = "") -> Followed:
        """Make the index anew beside the old one and put it in its place; raises IndexBusyError, IndexFolderError."""
        connection = self.registry.connection
        self.values.forget()
        last, _ = feed.last_batch(connection)
        self.engine.rebuild(feed.documents(connection), last)
        return Followed(documents=self.registry.documents.count(), rebuilt=why or IndexState.OUTDATED, detail=detail)

    def status(self) -> IndexStatus:
        """Return how the index stands to the registry."""
        return self.engine.status(feed.last_batch(self.registry.connection)[0])

    def checks(self) -> list[Check]:
        """Return what `doctor` should say about the index; being behind is no fault, the next search catches up."""
        state = self.status().state
        made = [Check("index", state in {IndexState.CURRENT, IndexState.BEHIND}, str(state))]
        if isinstance(self.engine, DatabaseEngine) and tables.installed(self.registry.connection):
            gone = tables.missing_triggers(self.registry.connection)
            made.append(Check("index_triggers", not gone, ", ".join(gone)))
        return made


def follow_writes(registry: Registry) -> Callable[[Connection], None] | None:
    """Return what a registry must call inside a transaction, before it commits; None where nothing needs it.

    With the database engine a document and its tokens change in one transaction.
    """
    try:
        if engine_name(registry.home) != "database" or not tables.installed(registry.connection):
            return None
    except SearchError:
        return None

    def before_commit(connection: Connection) -> None:
        tables.apply_pending(connection)

    return before_commit
