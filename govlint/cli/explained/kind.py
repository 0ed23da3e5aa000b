"""What documents of a kind decide, field by field."""

from collections.abc import Iterable, Iterator
from typing import Any

from govlint.cli.explained.entry import Entry, Line, Part
from govlint.library.library import built_in
from govlint.lint.ruleset import RuleSet


def names(_: RuleSet) -> Iterable[str]:
    """Every kind of document."""
    return list(built_in().part("forms")["kinds"])


def said(name: str, _: RuleSet) -> str:
    """What a kind is for."""
    return str(built_in().part("forms")["kinds"][name]["description"])


def entry(name: str, _: RuleSet) -> Entry:
    """A kind with all its fields."""
    form = built_in().part("forms")["kinds"][name]
    head = Part(f"{name}: {form['title']}", (Line(form["description"], ""),))
    return Entry("kind", name, form["description"], (head, Part("", tuple(_fields(form["properties"], "  ")))))


def _fields(properties: dict[str, Any], indent: str) -> Iterator[Line]:
    for name, form in properties.items():
        marked = f" [{form['control']['id']}]" if "control" in form else ""
        yield Line(f"{name}{marked}: {form.get('description', '')}", indent)
        yield from _fields(form.get("properties", {}), indent + "  ")
