"""Where a registry lives: a folder with data/registry.db and index/."""

import os
from collections.abc import Mapping
from pathlib import Path

MARKER = "vbqppl.toml"
_MARKER_TEXT = "# A folder with this file is the home of a registry: data/registry.db and index/ live beside it.\n"


def find_home(
    explicit: Path | str | None = None, *, cwd: Path | None = None, environ: Mapping[str, str] = os.environ
) -> Path:
    """Return the folder of the registry; it need not exist.

    In this order: `explicit` (--home), VBQPPL_HOME, the nearest folder at or above the current one that holds
    a vbqppl.toml, the user's data folder.
    """
    if explicit:
        return Path(explicit).expanduser()
    if named := environ.get("VBQPPL_HOME"):
        return Path(named).expanduser()
    here = (cwd or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / MARKER).is_file():
            return folder
    from platformdirs import user_data_path

    return user_data_path("vbqppl", appauthor=False)


def database_path(home: Path) -> Path:
    """Return the file of the registry's database."""
    return home / "data" / "registry.db"


def index_path(home: Path) -> Path:
    """Return the folder of the full-text index."""
    return home / "index"


def make_home(home: Path) -> None:
    """Make the folders of a registry and its marker, where they are missing."""
    database_path(home).parent.mkdir(parents=True, exist_ok=True)
    index_path(home).mkdir(exist_ok=True)
    marker = home / MARKER
    if not marker.exists():
        marker.write_text(_MARKER_TEXT, encoding="utf-8")
