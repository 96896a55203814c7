"""Official lists as Word documents that an office can publish."""

from vbqppl.lists.docx import ROOM_LYING, SMALL, Words, cell, grid, heading_table, package, paragraph, row
from vbqppl.lists.form_layout import CENTRED, UNDER_LIST, column_widths, heading
from vbqppl.lists.forms import FilledForm


def form_docx(form: FilledForm) -> bytes:
    """Return a list as a lying A4 document: national heading, title, table with a repeated header, page numbers."""
    note = Words(italic=True, align="center", size=SMALL)
    body = [
        heading_table(heading(form), ROOM_LYING),
        paragraph("", Words()),
        paragraph(form.form.title, Words(bold=True, align="center")),
        paragraph(form.subtitle, Words(bold=True, align="center")),
        paragraph(UNDER_LIST, Words(italic=True, align="center", size=SMALL, after=160)),
        _table(form) if form.sections else paragraph("(Không có văn bản nào.)", note),
    ]
    return package("".join(body), lying=True)


def _table(form: FilledForm) -> str:
    columns = form.form.columns
    widths = column_widths((name for name, _ in columns), ROOM_LYING)
    head = Words(bold=True, align="center", size=SMALL, before=40, after=40)
    rows = [row([cell(label, width, head) for (_, label), width in zip(columns, widths, strict=True)], header=True)]
    group = Words(bold=True, size=SMALL, before=40, after=40, with_next=True)
    for section in form.sections:
        for words, values_of in [(section.heading, ()), *((part.heading, part.rows) for part in section.groups)]:
            if words:
                rows.append(row([cell(words, sum(widths), group, across=len(columns))]))
            for values in values_of:
                cells = [
                    cell(
                        values[name], width,
                        Words(align="center" if name in CENTRED else "left", size=SMALL, before=40, after=40),
                    )
                    for (name, _), width in zip(columns, widths, strict=True)
                ]  # fmt: skip
                rows.append(row(cells))
    return grid(rows, widths, borders=True)
