"""`export --form period`: the four lists and the collection of a systematisation, in one folder."""

import datetime as dt
from typing import TYPE_CHECKING

from vbqppl.cli import output, present
from vbqppl.cli.commands.mark_sharing import folder_of
from vbqppl.cli.layout import plain_table, width

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.lists.period import PeriodLists

_NAMED = 3  # documents of unknown status that a person is told by name


def write(session: "Session", day: dt.date, issuer: str | None, out: str | None, *, as_json: bool) -> None:
    """Write each list as DOCX and XLSX into the folder `out`; without one only say how many rows each has."""
    from vbqppl.lists.form_docx import form_docx
    from vbqppl.lists.form_xlsx import form_xlsx
    from vbqppl.lists.period import fill_period

    found = fill_period(session.registry(), day, issuer)
    files: dict[str, list[str]] = {}
    if out not in (None, "-"):
        folder = folder_of(str(out))
        for form in found.forms:
            name = form.form.name
            files[name] = [f"{name}.docx", f"{name}.xlsx"]
            output.put(form_docx(form), folder / files[name][0])
            output.put(form_xlsx(form), folder / files[name][1])
    target = output.Target(output.Format.JSON if as_json else output.Format.TEXT)
    output.write(_answer(found, files, session), target)
    if found.unknown:
        names = "; ".join(present.document_name(each, session.talk) for each in found.unknown[:_NAMED])
        session.talk.warn("export.period_unknown", count=len(found.unknown), names=names)
    if found.unsure:
        session.talk.warn("export.period_normative", count=found.unsure)
    if day < found.term.cut_off:
        session.talk.note("export.period_open", day=present.date_text(found.term.cut_off, session.talk))


def _answer(found: "PeriodLists", files: dict[str, list[str]], session: "Session") -> output.Answer:
    items = [
        {
            "form": form.form.name,
            "title": form.form.title,
            "rows": sum(1 for _ in form.rows),
            "files": files.get(form.form.name, []),
        }
        for form in found.forms
    ]
    document = {
        "period": {"first": found.term.first, "last": found.term.last},
        "as_of": found.as_of.isoformat(),
        "issuer": found.forms[0].issuer,
        "source": found.source,
        "unknown": len(found.unknown),
        "forms": items,
    }
    columns = [output.Column(key, session.t(f"export.col.{key}")) for key in ("form", "title", "rows", "files")]
    shown = [column for column in columns if column.key != "files" or files]
    cells = [[output.cell(item[column.key]).capitalize() if column.key == "title" else output.cell(item[column.key])
              for column in shown] for item in items]  # fmt: skip
    day = present.date_text(found.as_of, session.talk)
    head = session.t("export.period", first=found.term.first, last=found.term.last, day=day, source=found.source)
    text = head + "\n" + plain_table([column.label for column in shown], cells, width())
    return output.Answer(document, items, columns, text, lines=items)
