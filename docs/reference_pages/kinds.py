"""The pages of kinds: what each document may decide, field by field, as the schema sources say it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docs.reference_pages.links import control_link
from docs.reference_pages.markdown import code, codes, listed, page, prose, table
from govlint.library.forms import Form, is_setting
from govlint.library.library import built_in

_SHARED = {"header": "Header", "shapes": "Shapes", "vocabularies": "Vocabularies", "settings": "Settings"}
_HOLDS = {
    "any": "anything",
    "text": "text",
    "name": "a name in small letters, digits and hyphens",
    "integer": "a whole number",
    "number": "a number",
    "percent": "a percentage from 0 to 100",
    "boolean": "`true` or `false`",
    "date": "a date such as `2026-11-22`",
    "duration": "a duration such as `30m`, `4h`, `2d`, `3bd`, `1w`, `12mo` or `1y`",
    "week-hours": "[hours of the week](shapes.md#week-hours), or a list of them",
    "clock": "a duration, or a [clock](shapes.md#clock)",
    "time": "a time such as `09:30`",
    "timezone": "a time zone such as `Europe/London`",
    "market": "an ISO 3166 code such as `GB` or `US-CA`",
    "language": "a language such as `en` or `pt-BR`",
    "url": "an address that starts with `https://`",
}
_NAMES = {
    "role": "the name of a role or team", "team": "the name of a team", "channel": "the id of an account",
    "brand": "the name of a brand", "market": "the code of a market", "calendar": "the name of a calendar",
    "flow": "the name of an approval flow", "policy": "the name of a policy", "document": "the name of a document",
    "rule": "the id of a rule",
}  # fmt: skip
_DEEPEST = 5


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of each page."""
    forms = built_in().part("forms")
    yield "kinds.md", _index(forms["kinds"])
    for kind, form in forms["kinds"].items():
        yield f"kinds/{kind}.md", _kind(kind, form)
    yield "kinds/header.md", page("Header", forms["header"]["description"], *_fields(forms["header"], "", plain=True))
    yield "kinds/settings.md", page("Settings", _written("settings"))
    yield "kinds/shapes.md", _shapes(forms["shapes"])
    yield "kinds/vocabularies.md", _vocabularies(forms["vocabularies"])


def _index(kinds: dict[str, Form]) -> str:
    rows = ((f"[{kind}](kinds/{kind}.md)", prose(form["description"])) for kind, form in kinds.items())
    shared = listed(f"[{title}](kinds/{name}.md)" for name, title in _SHARED.items())
    return page("Kinds of documents", table(("kind", "what it decides"), rows), f"Shared by several kinds:\n\n{shared}")


def _kind(kind: str, form: Form) -> str:
    head = (
        f"{prose(form['description'])} `kind: {kind}`. Every document also has a [header](header.md); "
        "a field marked *setting* may be written in [several ways](settings.md)."
    )
    return page(form["title"], head, _needed(form), *_fields(form, ""))


def _needed(form: Form) -> str:
    return f"Needed: {codes(form['required'])}." if "required" in form else ""


def _fields(form: Form, path: str, depth: int = 2, plain: bool = False) -> Iterator[str]:
    """A section for each property, and for those below it."""
    for name, part in form.get("properties", {}).items():
        whole = f"{path}.{name}" if path else name
        yield _field(whole, part, depth, plain, name in form.get("required", ()))
        yield from _below(part, whole, depth + 1, plain)


def _below(form: Form, path: str, depth: int, plain: bool) -> Iterator[str]:
    if "list" in form:
        yield from _fields(form["list"], f"{path}[*]", depth, plain=True)
    else:
        yield from _fields(form, path, depth, plain)


def _field(path: str, form: Form, depth: int, plain: bool, needed: bool) -> str:
    marks = ["setting"] if "control" in form or (is_setting(form) and not plain) else []
    marks += ["needed"] if needed else []
    noted = f" *({', '.join(marks)})*" if marks else ""
    parts = [
        f"{'#' * min(depth, _DEEPEST)} {code(path)}",
        f"**{prose(form['title'])}.** {prose(form['description'])}{noted}",
        _control(form),
        _holds(form),
    ]
    return "\n\n".join(part for part in parts if part)


def _control(form: Form) -> str:
    if "sets" in form:
        return f"Gives the value of {_to_control(form['sets'])}."
    if "control" not in form:
        return ""
    control = form["control"]
    posture = f"the {control['posture']} end is the interdependent one" if control["posture"] != "none" else ""
    said = ", ".join(part for part in (f"dimension {control['dimension']}", posture) if part)
    return f"Control {_to_control(control['id'])}: {_TIGHTER[str(control['tighter']).lower()]}; {said}."


_TIGHTER = {
    "later": "levels from loose to tight", "earlier": "levels from tight to loose", "higher": "higher is tighter",
    "lower": "lower is tighter", "true": "`true` is tighter", "false": "`false` is tighter", "more": "more is tighter",
    "fewer": "fewer is tighter",
}  # fmt: skip


def _to_control(name: str) -> str:
    return control_link(name, "../")


def _holds(form: Form) -> str:
    """What a form takes: its words with their sentences, or the kind of value."""
    for words in ("levels", "choice"):
        if words in form:
            return _meanings(form[words])
    if "properties" in form:
        return "Takes a group of fields:" if form["properties"] else ""
    return f"Takes {_value(form)}."


def _meanings(words: dict[str, str]) -> str:
    return table(("value", "what it means"), ((code(word), prose(said)) for word, said in words.items()))


def _value(form: Form) -> str:
    if "const" in form:
        return code(form["const"]) if form["const"] != "kind" else "the name of a [kind](../kinds.md)"
    if "list" in form:
        return f"a list; each entry is {_item(form['list'])}"
    if "vocabulary" in form:
        return f"a word of [{form['vocabulary']}](vocabularies.md#{form['vocabulary']})"
    if "ref" in form:
        return _NAMES[form["ref"]]
    if "use" in form:
        return f"a shape: [{form['use']}](shapes.md#{form['use']})"
    used = f"; other documents use it as {_NAMES[form['defines']]}" if "defines" in form else ""
    return _HOLDS[form["type"]] + _range(form) + used


def _item(form: Form) -> str:
    for words in ("levels", "choice"):
        if words in form:
            return f"one of: {'; '.join(f'{code(word)} ({prose(said)[:-1]})' for word, said in form[words].items())}"
    return "a group of fields" if "properties" in form else _value(form)


def _range(form: Form) -> str:
    least = f", at least {form['minimum']}" if "minimum" in form else ""
    return least + (f", at most {form['maximum']}" if "maximum" in form else "")


def _shapes(shapes: dict[str, Form]) -> str:
    return page("Shapes", "What several kinds use.", *(_shape(name, form) for name, form in shapes.items()))


def _shape(name: str, form: Form) -> str:
    head = f"## {name}\n\n{prose(form['description'])}"
    if "approver" in form:
        return f"{head}\n\n{_written('approvers')}"
    parts = form.get("properties", {}).items()
    rows = ((code(name), prose(part["description"]), _cell(part)) for name, part in parts)
    body = table(("field", "what it says", "takes"), rows) or _holds(form)
    needed = _needed(form)
    return "\n\n".join(part for part in (head, needed, body) if part)


def _cell(form: Form) -> str:
    return _item(form) if {"levels", "choice", "properties"} & form.keys() else _value(form)


def _vocabularies(vocabularies: dict[str, Any]) -> str:
    sections = (f"## {name}\n\n{prose(form['title'])}.\n\n{_vocabulary(form)}" for name, form in vocabularies.items())
    return page("Vocabularies", "Closed lists of words.", *sections)


def _vocabulary(form: dict[str, Any]) -> str:
    words, broader = form["words"], form.get("broader", {})
    if isinstance(words, list):
        return ", ".join(map(code, words))
    rows = ((code(word), prose(said), ", ".join(map(code, broader.get(word, ())))) for word, said in words.items())
    return table(("word", "what it means", "covers"), rows)


def _written(name: str) -> str:
    """A part of a page that stands in a file beside this module."""
    return Path(__file__).with_name(f"{name}.md").read_text(encoding="utf-8").rstrip()
