"""Help pages and usage errors in the language of the user; every word comes from the catalogue."""

import difflib
import re
from collections.abc import Sequence
from typing import Any

from typer.core import TyperCommand

from vbqppl.cli.layout import width, wrap
from vbqppl.cli.messages import has, translate
from vbqppl.cli.talk import Talk

_WIDEST_TERM = 30


class HelpfulCommand(TyperCommand):
    """A command whose help page comes from the catalogue."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page of the command."""
        formatter.write(command_page(self, ctx))


def command_page(command: Any, ctx: Any, commands: Sequence[str] = ()) -> str:
    """Return the help page of a command: usage, what it does, arguments, options, examples."""
    lang = ctx.find_root().obj.talk.lang
    name = "vbqppl" if commands else command.name
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.get_params(ctx) if param.param_type_name == "option"]
    parts = [
        f"{translate('help.usage', lang)} {_usage(ctx, arguments, lang, group=bool(commands))}\n",
        _paragraph(translate(f"help.{name}", lang)),
        _section("help.arguments", [(_argument(p, lang), _words(p, name, lang)) for p in arguments], lang),
        _section("help.commands", [(c, _first_line(c, lang)) for c in commands], lang),
        _section("help.options", [(_option(p, lang), _words(p, name, lang)) for p in options], lang),
        _examples(name, lang),
    ]
    return "\n".join(part for part in parts if part)


def _usage(ctx: Any, arguments: list[Any], lang: str, *, group: bool) -> str:
    words = [ctx.command_path, translate("help.options_word", lang)]
    words += [_argument(p, lang) if p.required else f"[{_argument(p, lang)}]" for p in arguments]
    return " ".join([*words, translate("help.command_word", lang)] if group else words)


def _argument(param: Any, lang: str) -> str:
    return _metavar(param, lang) + ("…" if param.nargs == -1 else "")


def _metavar(param: Any, lang: str) -> str:
    word = param.metavar or param.name.upper()
    return translate(f"meta.{word}", lang) if has(f"meta.{word}") else word


def _option(param: Any, lang: str) -> str:
    names = ", ".join(sorted([*param.opts, *param.secondary_opts], key=len))
    return names if param.is_flag or param.name == "help" else f"{names} {_metavar(param, lang)}"


def _words(param: Any, command: str, lang: str) -> str:
    for key in (f"help.{command}.{param.name}", f"help.any.{param.name}"):
        if has(key):
            return translate(key, lang)
    return param.help or ""


def _first_line(command: str, lang: str) -> str:
    return translate(f"help.{command}", lang).split("\n", 1)[0]


def _paragraph(text: str) -> str:
    return "".join("\n".join(wrap(line, min(width(), 100), "  ")) + "\n" if line else "\n" for line in text.split("\n"))


def _section(heading: str, rows: list[tuple[str, str]], lang: str) -> str:
    if not rows:
        return ""
    column = min(_WIDEST_TERM, max(len(term) for term, _ in rows))
    lines = [translate(heading, lang)]
    for term, words in rows:
        body = wrap(words, max(20, min(width(), 100) - column - 6))
        if len(term) > column:
            lines.append(f"  {term}")
            term = ""  # noqa: PLW2901  the words start on a line of their own
        lines.append(f"  {term:<{column}}  {body[0]}".rstrip())
        lines += [" " * (column + 4) + line for line in body[1:]]
    return "\n".join(lines) + "\n"


def _examples(name: str, lang: str) -> str:
    if not has(f"examples.{name}"):
        return ""
    lines = translate(f"examples.{name}", lang).split("\n")
    return "\n".join([translate("help.examples", lang), *(f"  {line}" for line in lines)]) + "\n"


def usage_sentence(error: Any, talk: Talk) -> str:
    """Return one sentence on what is wrong with the command line and what to do next."""
    lang = talk.lang
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "vbqppl"
    return f"{_what(error, context, lang)} {translate('error.try_help', lang, command=path)}"


def _what(error: Any, context: Any, lang: str) -> str:
    kind = type(error).__name__
    param = getattr(error, "param", None)
    if kind == "MissingParameter" and param is not None:
        name = _metavar(param, lang) if param.param_type_name == "argument" else param.opts[0]
        return translate("error.missing", lang, name=name)
    if kind == "NoSuchOption":
        known = [opt for p in context.command.get_params(context) for opt in p.opts] if context else []
        near = difflib.get_close_matches(error.option_name, known, n=2)
        key = "error.no_option_near" if near else "error.no_option"
        return translate(key, lang, name=error.option_name, near=", ".join(near))
    if kind == "BadOptionUsage":
        return translate("error.option_use", lang, name=error.option_name)
    if kind == "BadParameter" and param is not None:
        name = _metavar(param, lang) if param.param_type_name == "argument" else param.opts[0]
        return translate("error.bad_value", lang, name=name, detail=_reason(error.message, lang))
    if match := _SURPLUS.search(error.message):
        return translate("error.surplus", lang, words=match[1])
    return translate("error.usage", lang, detail=error.message.rstrip("."))


# What the parser of the command line says, and how this program says it.
_SURPLUS = re.compile(r"unexpected extra arguments?(?:\(s\))? \((.*)\)")
_REASONS = (
    (re.compile(r"valid integer"), "error.needs.integer"),
    (re.compile(r"valid number"), "error.needs.number"),
    (re.compile(r"greater than or equal to (-?\d+)"), "error.needs.least"),
    (re.compile(r"less than or equal to (-?\d+)"), "error.needs.most"),
)


def _reason(message: str, lang: str) -> str:
    """Return why a value cannot be used; what is not known here is left as the parser says it."""
    for pattern, key in _REASONS:
        if match := pattern.search(message):
            return translate(key, lang, limit=match[1] if match.groups() else "")
    return message.rstrip(".")
