"""`mark-expired --split-by` and `--answers`: workbooks for the drafting bodies, and what they sent back."""

from pathlib import Path
from typing import TYPE_CHECKING

from vbqppl.cli import options, output
from vbqppl.cli.commands import mark_plan
from vbqppl.cli.layout import plain_table, width
from vbqppl.cli.talk import CliError, ExitCode, UsageError
from vbqppl.text import write_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vbqppl.cli.app import Session
    from vbqppl.lists import Plan
    from vbqppl.lists.sharing import Answers, Share

_HIDDEN = ("outcome", "before", "after", "quote")  # of no use to a drafting body
_READ = frozenset({".xlsx", ".xls", ".xlsm", ".csv", ".docx"})


class AnswersError(CliError):
    """The folder of answers cannot be used."""


def split(made: "Plan", session: "Session", folder: Path, target: output.Target) -> int:
    """Write a workbook for each drafting body; a file that is there already is never overwritten."""
    from vbqppl.lists.answer_sheet import answer_sheet
    from vbqppl.lists.sharing import shares

    found = shares(made)
    names = _names(found)
    there = [name for name in names if (folder / name).exists()]
    if there:
        raise UsageError("error.split_exists", folder=folder, names=", ".join(there[:5]))
    folder_of(str(folder))
    keys = [key for key in mark_plan.COLUMNS if key not in _HIDDEN]
    columns = [(key, session.t(f"list.col.{key}")) for key in (*keys, "answer", "answer_note")]
    for share, name in zip(found, names, strict=True):
        rows = [_record(share, index, session) for index in range(len(share.rows))]
        output.put(answer_sheet(share.body, made.source.name, columns, rows), folder / name)
    output.write(_answer(found, names, session), target)
    if any(share.body is None for share in found):
        session.talk.warn("list.split_unknown", count=len(found[-1].rows))
    session.talk.note("list.split_done", files=len(found), folder=folder, name=made.source.name)
    return ExitCode.GOOD


def folder_of(words: str) -> Path:
    """Return the folder that -o names, made where it is not there yet. Raises UsageError for a file."""
    folder = options.known_path(words)
    if folder.exists() and not folder.is_dir():
        raise UsageError("error.not_a_folder", path=folder)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _names(found: "list[Share]") -> list[str]:
    """Return the names of the workbooks, each once."""
    names: list[str] = []
    for share in found:
        path = Path(share.file_name)
        name, count = path.name, 1
        while name in names:
            count += 1
            name = f"{path.stem}-{count}{path.suffix}"
        names.append(name)
    return names


def _record(share: "Share", index: int, session: "Session") -> dict[str, str]:
    row = share.rows[index]
    values = mark_plan.record(row, mark_plan.row_json(row, session), session)
    title = (row.document.title if row.document else None) or row.row.facts.title
    values |= {"title": title, "answer": "", "answer_note": ""}
    for key in ("issued_on", "on", "until"):
        if (day := options.iso_day(output.cell(values[key]))) is not None:
            values[key] = write_date(day)
    return {key: output.cell(value) for key, value in values.items()}


def _answer(found: "list[Share]", names: list[str], session: "Session") -> output.Answer:
    items: list[dict[str, object]] = [
        {"drafting_body": share.body, "rows": len(share.rows), "file": name}
        for share, name in zip(found, names, strict=True)
    ]
    columns = [output.Column(key, session.t(f"list.split.{key}")) for key in ("drafting_body", "rows", "file")]
    cells = [[output.cell(item[c.key]) or session.t("list.no_body") for c in columns] for item in items]
    text = plain_table([column.label for column in columns], cells, width())
    return output.Answer({"split": items}, items, columns, text, lines=items)


def collect(made: "Plan", folder: Path, headings: "Mapping[str, str] | None") -> "Answers":
    """Return the list with the answers that a folder holds. Raises AnswersError, ReaderError."""
    from vbqppl.lists import read_list
    from vbqppl.lists.sharing import take_answers

    if not folder.is_dir():
        raise AnswersError("error.answers_folder", folder=folder)
    paths = sorted(
        path for path in folder.iterdir() if path.suffix.lower() in _READ and not path.name.startswith(("~$", "."))
    )
    if not paths:
        raise AnswersError("error.answers_none", folder=folder)
    return take_answers(made, [read_list(path, path.name, headings) for path in paths])
