"""Forms that people write, each with what a reader finds in it."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from vbqppl.citation import Mention, extract

FORMS = Path(__file__).parent / "forms"
LEAST_FORMS, LEAST_NOTHING = 170, 40
Form = dict[str, Any]


def load(name: str) -> list[Form]:
    return list(tomllib.loads((FORMS / f"{name}.toml").read_text("utf-8"))["form"])


def every_form() -> list[Any]:
    return [
        pytest.param(form, path.stem, id=f"{path.stem}-{place}")
        for path in sorted(FORMS.glob("*.toml"))
        if path.stem != "none"
        for place, form in enumerate(load(path.stem))
    ]


def nothing() -> list[str]:
    return list(tomllib.loads((FORMS / "none.toml").read_text("utf-8"))["texts"])


def wanted(mention: Form) -> Form:
    kind = mention.get("kind", "full")
    number = mention.get("number", mention["at"] if kind == "full" else None)
    return {"kind": kind, "at": mention["at"], "number": number, **{f: mention.get(f) for f in OPTIONAL}}


OPTIONAL = ("type", "date", "issuer")
LISTS = ("provisions", "excepted")


def seen(mention: Mention) -> Form:
    fields = mention.as_json()
    return {"kind": fields["kind"], "at": mention.text, "number": mention.number, **{f: fields[f] for f in OPTIONAL}}


@pytest.mark.parametrize(("form", "theme"), every_form())
def test_form(form: Form, theme: str) -> None:
    text = form["text"]
    found = extract(text, relative=theme == "relative", relations=theme == "relations")
    skipped = set(form.get("skip", ()))
    assert [{key: value for key, value in seen(mention).items() if key not in skipped} for mention in found] == [
        {key: value for key, value in wanted(each).items() if key not in skipped} for each in form["mentions"]
    ]
    for mention, each in zip(found, form["mentions"], strict=True):
        fields = mention.as_json()
        assert text[mention.start : mention.end] == mention.text
        for field in LISTS:
            assert fields[field] == each.get(field, [])
        assert mention.own == each.get("own", False)
        assert mention.antecedent == each.get("antecedent")
        assert (mention.relation.kind if mention.relation else None) == each.get("relation")
        if mention.relation:
            assert text[mention.relation.start : mention.relation.end] == mention.relation.quote
        if "title" in each:
            assert mention.title == each["title"]


@pytest.mark.parametrize("text", nothing())
def test_no_citation(text: str) -> None:
    assert extract(text) == []


def test_there_are_enough_forms_each_with_its_source() -> None:
    forms = [form for path in FORMS.glob("*.toml") if path.stem != "none" for form in load(path.stem)]
    assert len(forms) >= LEAST_FORMS
    assert len({form["text"] for form in forms}) == len(forms)
    assert all(form["source"] for form in forms)
    assert len(nothing()) >= LEAST_NOTHING
