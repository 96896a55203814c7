"""PostgreSQL as a peer of the search benchmark, in its single-user mode: a child process, no server, no socket.

The tokens are ours (PostgreSQL's own parser takes numbers of documents apart), as a tsvector with a GIN index; ranking
is ts_rank, the only one of the two that stands queries of alternatives. A development tool only.
"""

import contextlib
import os
import pwd
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks import search_bench as bench
from tests.benchmarks import search_corpus as sc
from vbqppl.search import feed
from vbqppl.search.analyzer import pairs, words
from vbqppl.search.engine import IndexedDocument, document_of
from vbqppl.search.snippet import snippet
from vbqppl.text import clean, nfc

PROMPT = b"backend> "
MOST_POSITIONS = 255
_FIELD = re.compile(r"^\t \d: (\w+) = \"(.*)\"\t\(typeid", re.MULTILINE)
_ESCAPES = str.maketrans({"\\": "\\\\", "\t": " ", "\n": "\\n", "\r": " ", "\0": " "})


def _program(name: str) -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return found[-1] if found else None


class Backend:
    """One PostgreSQL process that reads statements from its standard input."""

    def __init__(self, folder: Path) -> None:
        initdb, postgres = _program("initdb"), _program("postgres")
        assert initdb is not None
        assert postgres is not None
        # PostgreSQL refuses to run as root.
        user = pwd.getpwnam("postgres").pw_uid if os.geteuid() == 0 else None
        if user is not None:
            os.chown(folder, user, -1)
        data = folder / "data"
        made = [str(initdb), "-D", str(data), "-E", "UTF8", "--locale=C", "-A", "trust"]
        subprocess.run(made, check=True, user=user, capture_output=True, cwd=folder)
        self._process = subprocess.Popen(
            [
                str(postgres), "--single", "-j", "-D", str(data), "-c", "shared_buffers=256MB",
                "-c", "maintenance_work_mem=512MB", "-c", "max_wal_size=4GB", "postgres",
            ],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, user=user, cwd=folder, bufsize=0,
        )  # fmt: skip
        self._read()

    def run(self, sql: str) -> str:
        """Run one statement; return what is printed."""
        assert self._process.stdin is not None
        self._process.stdin.write(sql.encode() + b";\n\n")
        return self._read()

    def rows(self, sql: str) -> list[dict[str, str]]:
        """Run a query; return its rows."""
        return [dict(_FIELD.findall(block)) for block in self.run(sql).split("\t----\n")[1:] if block.strip()]

    def processor(self) -> float:
        """Return the seconds of processor that the process has used."""
        fields = Path(f"/proc/{self._process.pid}/stat").read_text("ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _read(self) -> str:
        assert self._process.stdout is not None
        found = b""
        while not found.endswith(PROMPT):
            more = self._process.stdout.read(1 << 20)
            assert more, f"PostgreSQL ended: {found[-500:]!r}"
            found += more
        return found[: -len(PROMPT)].decode("utf-8", "replace")

    def close(self) -> None:
        """End the process: it ends with its input."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(60)


@contextlib.contextmanager
def backend(folder: Path) -> Iterator[Backend]:
    made = Backend(folder)
    try:
        yield made
    finally:
        made.close()


def _vector(tokens: list[str]) -> str:
    """Return a tsvector: a token that stands three times has three positions, which is what ts_rank counts."""
    counted = Counter(tokens)
    return " ".join(
        f"'{token}':{','.join(map(str, range(1, min(count, MOST_POSITIONS) + 1)))}" for token, count in counted.items()
    )


def _table(path: Path, articles: dict[int, sc.Article]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for ident, one in articles.items():
            title = nfc(f"{one.type} {one.number} {one.title}")
            for unit in feed.prepare(IndexedDocument(ident, title, clean(one.text).text)):
                vector = _vector([token for token in unit.tokens if not token.startswith("=")])
                kept = unit.text.translate(_ESCAPES)
                file.write(f"{unit.id}\t{one.year or 0}\t{one.type}\t{kept}\t{vector}\n")


def _either(tokens: list[str], sign: str) -> str:
    return f" {sign} ".join(f"'{token}'" for token in dict.fromkeys(tokens)).replace("'", "''")


def _search(process: Backend, ask: sc.Ask) -> object:
    terms = words(clean(ask.text).text)
    query = _either(pairs(terms) or terms, "&")
    narrow = (f" AND year = {ask.year}" if ask.year else "") + (f" AND kind = '{ask.type}'" if ask.type else "")
    rows = process.rows(
        f"SELECT id, replace(body, E'\\n', ' ') AS body FROM unit WHERE tokens @@ '{query}'::tsquery{narrow}"  # noqa: S608
        f" ORDER BY ts_rank(tokens, '{query}'::tsquery) DESC, id LIMIT 10"
    )
    return [snippet(row["body"], terms) for row in rows]


def _find(process: Backend, text: str) -> list[int]:
    query = _either(pairs(words(clean(text).text)), "|")
    rows = process.rows(
        f"SELECT id FROM unit WHERE tokens @@ '{query}'::tsquery"  # noqa: S608
        f" ORDER BY ts_rank(tokens, '{query}'::tsquery) DESC, id LIMIT 10"
    )
    return list(dict.fromkeys(document_of(int(row["id"])) for row in rows))


def postgres(work: Path, shared: Path, articles: dict[int, sc.Article], asks: list[sc.Ask]) -> None:
    """Build, query and judge; says so where PostgreSQL is not installed."""
    if _program("postgres") is None:
        print("\nPostgreSQL is not installed: `apt-get install postgresql` to measure it.")
        return
    folder = work / "postgres"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with backend(folder) as process:
        table = folder / "units.tsv"
        process.run("CREATE TABLE unit (id bigint PRIMARY KEY, year int, kind text, body text, tokens tsvector)")

        def fill() -> None:
            _table(table, articles)
            process.run(f"COPY unit FROM '{table}'")
            process.run("CREATE INDEX unit_tokens ON unit USING gin (tokens) WITH (fastupdate = off)")
            process.run("ANALYZE unit")

        wall, own = bench.timed(fill)
        own += process.processor()
        table.unlink()
        held = process.rows("SELECT count(*) AS n, pg_total_relation_size('unit') AS size FROM unit")[0]
        before = process.processor()
        walls, _ = bench.warm(asks, lambda ask: _search(process, ask))
        used = (process.processor() - before) / (bench.PASSES * len(asks))
        found = bench.relevance(shared, articles, lambda text: _find(process, text), plain=False, every=5)
    bench.head(
        "peer", "build s (wall / processor)", "MB with text", "wall ms p50 / p95 / max", "its processor ms, mean",
        "MRR@10 / R@10 (every fifth question)",
    )  # fmt: skip
    bench.say(
        f"PostgreSQL, our tokens and snippets, GIN, ts_rank, AND of pairs, {held['n']} units",
        f"{wall:.1f} / {own:.1f}",
        f"{int(held['size']) / 1e6:.0f}",
        bench.spread(walls),
        f"{1000 * used:.2f}",
        f"{found[0]:.3f} / {found[1]:.3f}",
    )
