"""The plan of a list as a person, a script and a workbook have it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vbqppl.cli import options, output, present
from vbqppl.cli.layout import clip, plain_table, width

if TYPE_CHECKING:
    from vbqppl.cli.app import Session
    from vbqppl.lists import ListRow, Plan, PlanRow, Remark
    from vbqppl.lists.sharing import Answers
    from vbqppl.validity import Status

COLUMNS = (
    "row", "outcome", "type", "number", "issued_on", "issuer", "title", "kind", "scope", "on", "until", "acting",
    "before", "after", "reason", "drafting_body", "quote",
)  # fmt: skip
_SHOWN = 60  # rows of one group that a person is shown
_ORDER = ("change", "already", "kept", "waiting", "ambiguous", "not_found", "conflict", "invalid")
_CELLS = {"ends_on": "on", "until": "until", "date": "issued_on"}


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a plan: its batch and how many rows it wrote; `brief` leaves out what was just read."""

    batch: int | None = None
    count: int = 0
    dry_run: bool = False
    brief: bool = False


def answer(made: "Plan", session: "Session", done: Done, taken: "Answers | None" = None) -> output.Answer:
    """Return the plan as an answer."""
    items = [row_json(row, session) for row in made.rows]
    document = {
        "list": made.source.name,
        "sha256": made.source.sha256,
        "announced_by": made.options.announced_by,
        "rows": items,
        "left_out": [_left_json(remark, session) for remark in made.source.left_out],
        "summary": made.summary,
        "dry_run": done.dry_run,
        "batch": done.batch,
        "written": done.count,
    }
    if taken is not None:
        document["answers"] = [reply.as_json() for reply in taken.replies]
        document["corrections"] = [each.as_json() for each in taken.corrections]
    rows = [record(row, item, session) for row, item in zip(made.rows, items, strict=True)]
    return output.Answer(document, rows, columns(session), page(made, session, done, taken), lines=items)


def columns(session: "Session") -> list[output.Column]:
    """Return the columns of a plan; `read_list` reads them back."""
    return [output.Column(key, session.t(f"list.col.{key}")) for key in COLUMNS]


def row_json(row: "PlanRow", session: "Session") -> dict[str, object]:
    """Return one row of the plan with the keys of the contract."""
    return {
        "row": row.row.row,
        "place": row.row.place,
        "quote": row.row.quote,
        "citation": row.row.citation,
        "outcome": str(row.outcome),
        "document": row.document.as_json() if row.document else None,
        "candidates": [candidate.as_json() for candidate in row.candidates],
        "event": _event_json(row),
        "before": _status_json(row.before, session),
        "after": _status_json(row.after, session),
        "reason": reason_text(row, session) or None,
        "reason_code": row.reason.code if row.reason else None,
        "create": row.create,
    }


def _event_json(row: "PlanRow") -> dict[str, object] | None:
    if row.event is None:
        return None
    data = row.event.as_json()
    return {key: data[key] for key in ("kind", "on", "until", "scope", "acting", "acting_id", "announced_by")}


def _status_json(status: "Status | None", session: "Session") -> dict[str, object] | None:
    if status is None:
        return None
    return {
        "status": str(status.code),
        "status_label": present.status_label(status.code, session.talk),
        "since": status.since.isoformat() if status.since else None,
        "until": status.until.isoformat() if status.until else None,
    }


def _left_json(remark: "Remark", session: "Session") -> dict[str, object]:
    text = session.t(f"list.left.{remark.code}", **remark.values) if seen(remark) else None
    return {**remark.as_json(), "text": text}


def seen(remark: "Remark") -> bool:
    """Tell whether something that was left out is for a person to see; headings of groups are not."""
    return remark.code != "group"


def reason_text(row: "PlanRow", session: "Session") -> str:
    """Return the sentence that says why a row has its outcome, and what to do."""
    if row.reason is None or row.reason.code == "change":
        return ""
    values = {name: _value(name, value, session) for name, value in row.reason.values.items()}
    return session.t(f"list.reason.{row.reason.code}", **values)


def _value(name: str, value: object, session: "Session") -> object:
    """Return a value of a reason in words: fields by their label, days as they are written."""
    if name == "field":
        return session.t(f"field.{value}")
    if name == "fields":
        return ", ".join(session.t(f"field.{field.strip()}").lower() for field in str(value).split(","))
    if name == "body":
        return value or session.t("list.no_body_name")
    if name in {"on", "issued_on"} and (day := options.iso_day(str(value))) is not None:
        return present.date_text(day, session.talk)
    return value


def record(row: "PlanRow", item: dict[str, object], session: "Session") -> dict[str, object]:
    """Return a row as a table has it; `read_list` reads the same columns back."""
    from vbqppl.lists import Section
    from vbqppl.lists.cells import kind_word, scope_words
    from vbqppl.lists.sharing import body_of
    from vbqppl.validity import EventKind

    # What is in doubt goes out as the list has it: with the register's facts it would come back without its doubt.
    facts = row.document.as_json() if row.document and row.outcome.good else {}
    mention = row.row.mention
    return {
        **item,
        "row": row.row.label,
        "type": facts.get("type") or (mention.type if mention else None),
        "number": facts.get("number") or (mention.number if mention else row.row.citation),
        "issued_on": facts.get("issued_on") or (mention.date.isoformat() if mention and mention.date else None),
        "issuer": facts.get("issuer") or (mention.issuer if mention else None),
        "title": facts.get("title") or row.row.facts.title,
        "before": row.before and present.status_label(row.before.code, session.talk),
        "after": row.after and present.status_label(row.after.code, session.talk),
        "kind": kind_word(EventKind.DECLARED_CONTINUING if row.row.section is Section.KEPT else row.row.kind),
        "scope": scope_words(row.row.scope) or session.t("word.whole"),
        "until": row.row.until,
        "on": row.event.works_from if row.event else row.row.on,
        "acting": row.event.acting if row.event else row.row.acting,
        "drafting_body": body_of(row),
        **_unread(row.row),
    }


def _unread(row: "ListRow") -> dict[str, object]:
    """Return the cells that could not be read, as the list has them: they come back as wrong as they went out."""
    cells: dict[str, object] = {}
    for problem in row.problems:
        words = problem.values.get("words", "")
        if problem.code in {"bad_scope", "no_scope", "scope_differs", "struck"}:
            cells["scope"] = words
        elif problem.code in {"bad_kind", "no_ground"}:
            cells |= {"kind": words}
        elif problem.code == "bad_date":
            cells[_CELLS[str(problem.values["of"])]] = words
        elif problem.code == "impossible_day":
            cells["issued_on"] = words
    return cells


def page(made: "Plan", session: "Session", done: Done | None = None, taken: "Answers | None" = None) -> str:
    """Return the plan as a person reads it: the counts, then a table for each outcome."""
    done = done or Done()
    lines = [session.t("list.title", name=made.source.name, rows=len(made.rows))]
    lines.append("  " + _counts(made, session))
    lines += _replies(taken, session) if taken is not None else []
    for outcome in () if done.brief else _ORDER:
        group = [row for row in made.rows if row.outcome == outcome]
        if group:
            lines += ["", session.t(f"list.group.{outcome}", count=len(group)), *_table(group, outcome, session)]
    if not done.brief:
        lines += _left(made, session)
    if done.batch is not None:
        lines += ["", session.t("list.written", count=done.count, batch=done.batch)]
    return "\n".join(lines) + "\n"


def _counts(made: "Plan", session: "Session") -> str:
    summary = made.summary
    return ", ".join(
        session.t(f"list.count.{outcome}", count=summary[outcome]) for outcome in _ORDER if summary.get(outcome)
    )


def _replies(taken: "Answers", session: "Session") -> list[str]:
    """Return who has answered and who has not, and what they corrected."""
    keys = ("drafting_body", "sent", "agreed", "refused", "unclear", "waiting", "added")
    rows = [[output.cell(reply.as_json()[key]) or session.t("list.no_body") for key in keys] for reply in taken.replies]
    table = plain_table([session.t(f"list.reply.{key}") for key in keys], rows, width() - 2)
    lines = ["", session.t("list.replies"), *("  " + line for line in table.rstrip("\n").split("\n"))]
    silent = [
        f"{reply.body or session.t('list.no_body')} ({reply.waiting})" for reply in taken.replies if reply.waiting
    ]
    lines.append(session.t("list.silent", bodies="; ".join(silent)) if silent else session.t("list.all_answered"))
    for each in taken.corrections:
        field = session.t(f"list.col.{each.field}")
        before, after = (_corrected(each.field, words, session) for words in (each.before, each.after))
        lines.append("  " + session.t("list.corrected", row=each.row, field=field, before=before, after=after))
    return lines


def _corrected(field: str, words: str, session: "Session") -> str:
    if not words:
        return session.t("word.whole") if field == "scope" else "—"
    if (day := options.iso_day(words)) is not None:
        return present.date_text(day, session.talk)
    return session.t(f"event.{words}") if field == "kind" else words


def _left(made: "Plan", session: "Session") -> list[str]:
    """Return what of the list was left to a person."""
    remarks = [remark for remark in made.source.left_out if seen(remark)]
    if not remarks:
        return []
    lines = ["", session.t("list.left.title", count=len(remarks))]
    for remark in remarks[:_SHOWN]:
        why = session.t(f"list.left.{remark.code}", **remark.values)
        place = f", {remark.values['place']}" if remark.values.get("place") else ""
        known = {"row": remark.values.get("row"), "words": clip(str(remark.values.get("words")), 80)}
        line = session.t("list.left.line", **known, place=place, why=why) if "row" in remark.values else why
        lines.append("  " + line)
    return lines


def _table(group: "list[PlanRow]", outcome: str, session: "Session") -> list[str]:
    keys = ("row", "citation", "before_after", "on", "reason") if outcome == "change" else ("row", "citation", "reason")
    head = [session.t(f"list.col.{key}") for key in keys]
    rows = [[_shown(row, key, session) for key in keys] for row in group[:_SHOWN]]
    lines = ["  " + line for line in plain_table(head, rows, width() - 2).rstrip("\n").split("\n")]
    if len(group) > _SHOWN:
        lines.append("  " + session.t("talk.cap_rows", shown=_SHOWN, total=len(group)))
    return lines


def _shown(row: "PlanRow", key: str, session: "Session") -> str:
    from vbqppl.lists.cells import scope_words

    if key == "row":
        return row.row.label
    if key == "citation":
        return row.row.citation or clip(row.row.quote, 80)
    if key == "before_after":
        return change_words(row, session, short=True)
    if key == "on":
        return present.date_text(row.event.works_from, session.talk) if row.event else ""
    if row.outcome == "change" and row.event is not None:
        words = present.event_words(row.event, session.talk)
        acting = session.t("word.by", document=row.event.acting) if row.event.acting else ""
        part = f"[{scope_words(row.event.scope)}]" if not row.event.scope.is_whole else ""
        extra = reason_text(row, session)
        return " ".join(item for item in (words, part, acting, extra) if item)
    named = "; ".join(present.document_name(each.document, session.talk) for each in row.candidates[:3])
    return " ".join(item for item in (reason_text(row, session), named) if item)


def change_words(row: "PlanRow", session: "Session", *, short: bool = False) -> str:
    """Return the status of a row's document before and after."""
    before = present.status_label(row.before.code, session.talk) if row.before else "—"
    after = present.status_label(row.after.code, session.talk) if row.after else "—"
    return f"{before} → {after}" if short else f"{row.row.citation}: {before} → {after}"
