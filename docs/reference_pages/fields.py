"""What the fields that rules look at are called, and what their words mean, as the schema sources say it."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from govlint.library.forms import Form
from govlint.library.library import built_in
from govlint.lint.rules import Rule, all_rules
from govlint.policy.control import Control

ANY = "any"
HEADER = "header"


class Field(NamedTuple):
    """A field that a schema declares. page: the kind whose page shows it, or `header`."""

    page: str
    path: str
    form: Form


class Meaning(NamedTuple):
    """A word that a check names, in a field, and what it means there."""

    field: str
    word: Any
    said: str


def find_field(kind: str, path: str) -> Field | None:
    """The field at a path such as `accounts[*].purpose` of a kind; None where no schema declares it."""
    forms = built_in().part("forms")
    places = ((kind, forms["kinds"].get(kind, {})), (HEADER, forms[HEADER]))
    for page, form in places:
        found = _walk(form, path)
        if found:
            return Field(page, path, found)
    return None


def _walk(form: Form, path: str) -> Form | None:
    found: Form | None = form
    for step in path.split("."):
        name, every = step.removesuffix("[*]"), step.endswith("[*]")
        found = (found or {}).get("properties", {}).get(name)
        if found and every:
            found = found.get("list")
    return found


@cache
def fields_of(rule: str) -> tuple[dict[str, Field], dict[str, Field]]:
    """The fields that an assertion requires something of, and those it looks at to know whether to ask; by path."""
    facts = all_rules()[rule].facts
    return _declared(facts, facts["require"]), _declared(facts, facts.get("where", {}))


def fields(rule: Rule) -> dict[str, Field]:
    """All fields that an assertion looks at, by their paths in the document, in the order of its checks."""
    required, looked_at = fields_of(rule.id)
    return required | looked_at


def required(rule: Rule) -> dict[str, Field]:
    """The fields that an assertion requires something of, by their paths in the document."""
    return fields_of(rule.id)[0]


def _declared(facts: dict[str, Any], check: dict[str, Any]) -> dict[str, Field]:
    named = dict.fromkeys(path for path, _ in _named(check, _prefix(facts)))
    found = ((path, find_field(facts["select"]["kind"], path)) for path in named)
    return {path: field for path, field in found if field}


def meanings(rule: Rule) -> Iterator[Meaning]:
    """The words that an assertion names, with what the schema says they mean."""
    known = fields(rule)
    checks = rule.facts["require"], rule.facts.get("where", {})
    prefix = _prefix(rule.facts)
    named = [(path, word) for check in checks for path, words in _named(check, prefix) for word in words]
    for path, word in dict.fromkeys(named):
        said = _words(known[path].form).get(word) if path in known else None
        if said:
            yield Meaning(path, word, said)


def full_title(control: Control) -> str:
    """A control's title with the headings it stands under, so that it makes sense alone."""
    titles: list[str] = []
    form: Form = built_in().part("forms")["kinds"].get(control.kind, {})
    for step in control.path[:-1]:
        form = form.get("list", {}) if step == "*" else form.get("properties", {}).get(step, {})
        titles += [form["title"]] if form.get("title") and step != "accounts" else []
    return ": ".join([*titles, control.title])


def _prefix(facts: dict[str, Any]) -> str:
    path = facts["select"].get("path", "")
    return f"{path}." if path else ""


def _named(check: dict[str, Any], prefix: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The paths that a check names, each with the words it names there; checks that join others are entered."""
    for name, args in check.items():
        for part in _parts(name, args):
            yield from _named(part, prefix)
        if name in ("defined", "absent"):
            yield from ((prefix + field, ()) for field in (args if isinstance(args, list) else [args]))
        elif isinstance(args, dict) and name != "not":
            words = tuple(args.get("values") or args.get("all") or ())
            bounds = [bound["field"] for bound in args.values() if isinstance(bound, dict)]
            named = [*args.get("fields", ()), *filter(None, [args.get("field")]), *bounds]
            yield from ((prefix + field, words) for field in named)


def _parts(name: str, args: Any) -> list[dict[str, Any]]:
    return args if name in ("all-of", "any-of") else [args] if name == "not" else []


def _words(form: Form) -> dict[Any, str]:
    inner = form.get("list", form)
    for key in ("levels", "choice"):
        if key in inner:
            return dict(inner[key])
    words = built_in().part("forms")["vocabularies"].get(inner.get("vocabulary"), {}).get("words", {})
    return dict(words) if isinstance(words, dict) else {}
