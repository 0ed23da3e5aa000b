"""What a field takes, where it stands, and which control it is."""

from collections.abc import Iterable

from govlint.cli.explained.entry import Entry, Line, Part, part
from govlint.cli.explained.fields import HEADER, SETTING, Field, fields
from govlint.library.forms import Form
from govlint.library.library import built_in
from govlint.lint.ruleset import RuleSet

_WHERE = {HEADER: "in the header of every document", SETTING: "in any setting, beside its value"}
_VALUES = {
    "any": "anything",
    "name": "a name in small letters, digits and hyphens, such as head-of-social",
    "integer": "a whole number",
    "number": "a number",
    "percent": "a percentage from 0 to 100",
    "boolean": "true or false",
    "date": "a date such as 2026-11-22",
    "duration": "a duration such as 30m, 4h, 2d, 3bd, 1w, 12mo or 1y",
    "clock": "a duration such as 4h, or a clock: within, counts, calendar …",
    "time": "a time such as 09:30",
    "timezone": "a time zone such as Europe/London",
    "market": "a market such as GB or US-CA",
    "language": "a language such as en or pt-BR",
    "url": "an address that starts with https://",
    "week-hours": "hours of the week, or a list of them",
}


def short_names() -> Iterable[str]:
    """Every field by its last word alone, and with its kind before it."""
    return dict.fromkeys(name for field in fields() for name in (field.name, field.path.rpartition(".")[2]))


def entry(field: Field, _: RuleSet) -> Entry:
    """One field as its schema says it."""
    form = field.form
    where = _WHERE.get(field.kind, f"in documents of the kind {field.kind}")
    control = form.get("control", {}).get("id") or form.get("sets", "")
    more = [f"It is the control {control}: see `govlint explain {control}`."] if control else []
    head = Part(f"{field.path}: {form.get('title', '')}", (Line(_said(form), ""), Line(where, "")))
    parts = (head, *part("Takes", takes(form)), *part("Control", more))
    return Entry("field", field.name, _said(form), parts)


def _said(form: Form) -> str:
    return str(form.get("description") or form.get("title", ""))


def takes(form: Form) -> list[str]:
    """What a field takes: its values with what they mean, or a sentence."""
    inner = form.get("list", form)
    listed = ["a list; each entry is:"] if "list" in form else []
    return listed + _takes_one(inner)


def _takes_one(form: Form) -> list[str]:
    for words in ("levels", "choice"):
        if words in form:
            return [f"{word}: {said}" for word, said in form[words].items()]
    if "vocabulary" in form:
        words = built_in().part("forms")["vocabularies"][form["vocabulary"]]["words"]
        return [f"{word}: {said}" for word, said in words.items()] if isinstance(words, dict) else [", ".join(words)]
    if "properties" in form:
        return [f"{name}: {_said(below)}" for name, below in form["properties"].items()]
    if "use" in form:
        return _takes_one(built_in().part("forms")["shapes"][form["use"]])
    return [f"the name of a {form['ref']}" if "ref" in form else _VALUES.get(form.get("type", ""), "text")]
