"""What a key of the configuration does, as its schema says it."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from govlint.cli.explained.entry import Entry, Line, Part, part
from govlint.library.library import built_in
from govlint.lint.ruleset import RuleSet
from govlint.workspace.wanted import TYPES

_WHOLE = "configuration"
_TYPES = TYPES | {"object": "a table", "string": "a text in quotes"}


@cache
def _all() -> dict[str, dict[str, Any]]:
    """Every key by its path, such as `handbook.accent`."""
    whole = built_in().part("schema-config")
    return {_WHOLE: whole} | dict(_below(whole, whole, ""))


def _below(whole: dict[str, Any], form: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, below in form.get("properties", {}).items():
        meant = {**_referred(whole, below), **below}
        yield f"{path}{name}", meant
        inner = _referred(whole, meant.get("items", meant))
        yield from _below(whole, inner.get("then", inner), f"{path}{name}.")


def _referred(whole: dict[str, Any], form: dict[str, Any]) -> dict[str, Any]:
    return dict(whole["$defs"][form["$ref"].rsplit("/", 1)[1]]) if "$ref" in form else form


def names(_: RuleSet) -> Iterable[str]:
    """Every key, and `configuration` for all of them."""
    return _all()


def said(name: str, _: RuleSet) -> str:
    """What a key does."""
    return str(_all()[name].get("description", ""))


def entry(name: str, rules: RuleSet) -> Entry:
    """A key, what it takes, and the keys below it."""
    form = _all()[name]
    below = [one for one in _all() if one != _WHOLE and (name == _WHOLE or one.startswith(f"{name}."))]
    keys = part("Keys", (f"{one}: {said(one, rules)}" for one in below))
    lines = tuple(Line(text, "") for text in (said(name, rules), _takes(form)) if text)
    return Entry("key of the configuration", name, said(name, rules), (Part(f"{name} (configuration)", lines), *keys))


def _takes(form: dict[str, Any]) -> str:
    if "enum" in form:
        return f"It can be: {', '.join(form['enum'])}."
    if "type" not in form:
        return ""
    return f"It takes {_TYPES[form['type']]}."
