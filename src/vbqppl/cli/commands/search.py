"""`vbqppl search`: full text, with or without diacritics."""

import re
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vbqppl.cli import options, output, present
from vbqppl.cli.helptext import HelpfulCommand
from vbqppl.cli.layout import width, wrap
from vbqppl.cli.talk import ExitCode, UsageError, wants_color

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vbqppl.cli.app import Session
    from vbqppl.cli.talk import Talk
    from vbqppl.search import Explanation, Hit, Results

_COLUMNS = ("number", "type", "issued_on", "issuer", "title", "provision", "score", "status", "snippet")
# A word to leave out, as the query language has it; Click would take it for a heap of options.
_WITHOUT = re.compile(r"-(?=[^\W\d_]{2})")
_MINUS = "\N{MINUS SIGN}"  # which the query language reads as what it looks like


class Command(HelpfulCommand):
    """A command whose words may begin with one minus: `search bồi thường -nhà`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Let words with a minus pass as words."""
        return super().parse_args(ctx, [_WITHOUT.sub(_MINUS, each) if _WITHOUT.match(each) else each for each in args])


def command(  # noqa: PLR0913  the options of the contract
    ctx: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="WORDS")] = None,
    *,
    types: Annotated[list[str] | None, typer.Option("--type", metavar="TYPE")] = None,
    issuers: Annotated[list[str] | None, typer.Option("--issuer", metavar="ORG")] = None,
    years: Annotated[list[int] | None, typer.Option("--year", metavar="YEAR")] = None,
    statuses: Annotated[list[str] | None, typer.Option("--status", metavar="STATUS")] = None,
    fields: Annotated[list[str] | None, typer.Option("--field", metavar="FIELD")] = None,
    as_of: options.AsOf = None,
    territory: options.Territory = None,
    sort: Annotated[str, typer.Option("--sort", metavar="ORDER")] = "relevance",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1)] = 10,
    offset: Annotated[int, typer.Option("--offset", metavar="N", min=0)] = 0,
    explain: Annotated[bool, typer.Option("--explain")] = False,
    as_json: options.Json = False,
    as_jsonl: options.Jsonl = False,
    as_csv: options.Csv = False,
    out: options.Output = None,
) -> int:
    """Print the hits, best first; none is the answer 1."""
    from vbqppl.search import SORTS, Options, open_engine
    from vbqppl.validity import StatusCode

    session: Session = ctx.obj
    target = output.choose(as_json=as_json, as_jsonl=as_jsonl, as_csv=as_csv, output=out)
    asked = Options(
        types=tuple(types or ()),
        issuers=tuple(issuers or ()),
        years=tuple(options.year(each, "--year") or each for each in years or ()),
        fields=tuple(fields or ()),
        territory=territory,
        status=tuple(options.choice(each, StatusCode, "--status") for each in statuses or ()),
        as_of=options.day(as_of, "--as-of"),
        sort=sort,
        limit=limit,
        offset=offset,
        explain=explain,
    )
    if sort not in SORTS:
        raise UsageError("error.choice", option="--sort", known=", ".join(SORTS), words=sort)
    if not words and not any((types, issuers, years, fields, territory, statuses)):
        raise UsageError("search.nothing")
    with open_engine(session.registry()) as engine:
        followed = engine.follow()
        if followed.waiting:
            session.talk.warn("search.waiting")
        results = engine.search(" ".join(words or ()).replace(_MINUS, "-"), asked)
        if reason := results.rebuilt or followed.rebuilt:
            session.talk.note(f"search.rebuilt.{reason}", documents=engine.status().documents)
    output.write(answer(results, session, color=target.path is None and wants_color(sys.stdout)), target)
    if results.cut:
        session.talk.warn("search.cut")
    options.known_issuer(session, issuers or ())
    if not results.hits:
        session.talk.note("search.none")
        return ExitCode.NOT_GOOD
    if results.total > offset + len(results.hits):
        session.talk.note("talk.cap", shown=len(results.hits), total=results.total)
    return ExitCode.GOOD


def answer(results: "Results", session: "Session", *, color: bool = False) -> output.Answer:
    """Return the hits as an answer."""
    items = [hit_json(hit, session) for hit in results.hits]
    document = {
        "query": results.query.text,
        "total": results.total,
        "exact": results.exact,
        "took_ms": results.took_ms,
        "stage": str(results.stage) if results.stage is not None else None,
        "hits": items,
    }
    records = [
        {**hit.document.as_json(), **item, "snippet": hit.snippet.text}
        for hit, item in zip(results.hits, items, strict=True)
    ]
    columns = [output.Column(key, session.t(f"col.{key}")) for key in _COLUMNS]
    blocks = [_block(number, hit, session, color=color) for number, hit in enumerate(results.hits, start=1)]
    ends = [session.t("search.total" if results.exact else "search.about", total=results.total)]
    if blocks and results.hits[0].explanation is not None:
        ends += _weights(results.hits[0].explanation, results.query.toned, session)
    text = "\n".join([*blocks, *ends]) + "\n" if blocks else ""
    return output.Answer(document, records, columns, text, lines=items)


def hit_json(hit: "Hit", session: "Session") -> dict[str, object]:
    """Return one hit with the keys of the contract; `marks` are places inside the snippet."""
    status = hit.status
    return {
        "document": hit.document.as_json(),
        "provision": hit.provision or None,
        "attached": hit.attached,
        "score": round(hit.score, 4),
        "snippet": hit.snippet.marked("**", "**"),
        "snippet_text": hit.snippet.text,
        "marks": [list(mark) for mark in hit.snippet.marks],
        "status": str(status.code) if status else None,
        "status_label": present.status_label(status.code, session.talk) if status else None,
        **({"explanation": _explained(hit.explanation)} if hit.explanation is not None else {}),
    }


def _explained(found: "Explanation") -> dict[str, object]:
    """Return what decided, with the keys of the contract."""
    return {
        "stage": found.stage,
        "text_score": round(found.text_score, 4),
        "accents": round(found.accents, 4),
        "number": found.number,
        "in_force": found.in_force,
        "terms": [{"term": shown(token), "units": count, "weight": weight} for token, count, weight in found.terms],
    }


def shown(token: str, typed: "Mapping[str, str] | None" = None) -> str:
    """Return a token of the index as words, with the accents that were typed: "=dat_dai" is "đất đai" in a title."""
    words = token.lstrip("=_").split("_")
    return " ".join((typed or {}).get(word, word) for word in words)


def _block(number: int, hit: "Hit", session: "Session", *, color: bool) -> str:
    talk = session.talk
    before, after = ("\x1b[1m", "\x1b[0m") if color else ("«", "»")
    lines = wrap(f"{number}. {present.document_line(hit.document, talk)}", min(width(), 120))
    if hit.status is not None:
        lines.append(f"   {present.status_line(hit.status, talk)}")
    place = ""
    if hit.attached and hit.provision:
        place = talk.t("search.attached", provision=hit.provision) + ": "
    elif hit.provision and not hit.snippet.text.startswith(hit.provision):
        place = f"{hit.provision}: "
    lines += wrap(place + hit.snippet.marked(before, after, together=True), min(width(), 120), "   ")
    if hit.explanation is not None:
        lines += wrap(_why(hit, hit.explanation, talk), min(width(), 120), "   ")
    return "\n".join(lines) + "\n"


def _why(hit: "Hit", found: "Explanation", talk: "Talk") -> str:
    """Return in one line what decided the place of a hit."""
    parts = [talk.t("explain.number") if found.number else talk.t(f"explain.stage.{found.stage}")]
    if not found.number:
        parts.append(talk.t("explain.score", score=_figure(hit.score, talk)))
    if found.accents < 1:
        parts.append(talk.t("explain.accents", share=round(100 * found.accents)))
    if found.in_force is not None:
        parts.append(talk.t("explain.in_force" if found.in_force else "explain.not_in_force"))
    return talk.t("explain.line", parts="; ".join(parts))


def _weights(found: "Explanation", typed: "Mapping[str, str]", session: "Session") -> list[str]:
    """Return a line on what the words of the query weigh, the rarest first; none where no word is known."""
    listed = [
        session.t("explain.term", term=shown(token, typed), count=count, weight=_figure(weight, session.talk))
        for token, count, weight in sorted(found.terms, key=lambda term: -term[2])
        if count
    ]
    return [session.t("explain.terms", terms="; ".join(listed))] if listed else []


def _figure(value: float, talk: "Talk") -> str:
    """Return a figure with two places, with a comma in Vietnamese."""
    made = f"{value:.2f}"
    return made if talk.lang == "en" else made.replace(".", ",")
