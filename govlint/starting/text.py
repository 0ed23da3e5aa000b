"""A draft becomes the text of a document, with comments that teach; knows forms, not corridors."""

from collections.abc import Iterator, Mapping
from io import StringIO
from textwrap import wrap
from typing import Any

import yaml
from yaml.nodes import CollectionNode

from govlint.library.forms import Form
from govlint.library.library import built_in
from govlint.starting.draft import Draft, Fields, Later
from govlint.text.written import Writer, written

OWNER = "social-lead"
_WIDTH = 110
_LONG = 90
_WRITTEN = {"value", "reason", "source", "overrides"}


def plain(draft: Draft) -> str:
    """A document without comments, dates or anything left for later."""
    return written(header(draft) | draft.fields)


def header(draft: Draft, day: str = "", owner: str = OWNER) -> Fields:
    """The fields that every document begins with. day: of its first review (ISO), none where it is empty."""
    said = {"govlint": "v1", "kind": draft.kind, "name": draft.name, "title": draft.title, "owner": owner}
    review = {"review": {"last": day, "every": "12mo"}} if day else {}
    return said | {"status": draft.status} | review


def text(draft: Draft, day: str, schema: str = "", owner: str = OWNER) -> str:
    """A document as it stands in a file. schema: the path to its JSON Schema, as seen from the file."""
    form = built_in().part("forms")["kinds"][draft.kind]
    lines = [f"# yaml-language-server: $schema={schema}"] if schema else []
    lines += _comment(f"{form['title']}. {form['description']}")
    lines += _dumped(header(draft, day, owner))
    return "\n".join([*lines, *_fields(draft.fields, form["properties"], draft.notes, top=True)]) + "\n"


def _fields(fields: Fields, properties: dict[str, Form], notes: Mapping[str, str], top: bool = False) -> Iterator[str]:
    """Fields in the order of their form. notes: field → what is yet to be decided of it."""
    for name, form in properties.items():
        if name in fields:
            if top:
                yield ""
            if name in notes:
                yield from _comment(f"To be decided. {notes[name]}")
            yield from _field(name, fields[name], form)


def _field(name: str, value: Any, form: Form) -> Iterator[str]:
    """A field below what can be said of it; behind a `#` where all of it is left for later."""
    yield from _comment(form["description"])
    yield from _comment(_choices(form))
    held = _without_marks(value)
    mark = "# " if held is not value else ""
    if "properties" in form and isinstance(held, dict):
        lines = [f"{name}:", *(f"  {line}" for line in _fields(held, form["properties"], {}))]
    else:
        lines = _dumped({name: held}, _is_written(held))
    yield from (mark + line for line in lines)


def _without_marks(value: Any) -> Any:
    """The value that is left for later, be it part by part; the value itself where some of it stands."""
    if isinstance(value, Later):
        return value.value
    if isinstance(value, dict) and value and all(_without_marks(one) is not one for one in value.values()):
        return {name: _without_marks(one) for name, one in value.items()}
    return value


def _choices(form: Form) -> str:
    """What else could stand here, from loose to tight where it is a control."""
    if "levels" in form:
        return f"From loose to tight: {', '.join(form['levels'])}."
    if "choice" in form:
        return f"One of: {', '.join(form['choice'])}."
    if "control" in form and form["control"]["tighter"] in ("higher", "lower"):
        words = ("longer", "shorter") if form["type"] in ("duration", "clock") else ("higher", "lower")
        return f"The {words[form['control']['tighter'] == 'lower']}, the tighter."
    return ""


def _comment(said: str) -> list[str]:
    return wrap(said, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)


def _is_written(value: Any) -> bool:
    """Whether a setting stands with its reasons."""
    return isinstance(value, dict) and "value" in value and value.keys() <= _WRITTEN


def _dumped(fields: Fields, reasons: bool = False) -> list[str]:
    """Fields as YAML, each from a line of its own. reasons: so do the parts of a setting with its reasons."""
    # Without a style for all, lists and mappings of plain values stand on one line.
    node: Any = Writer(StringIO(), default_flow_style=None, sort_keys=False).represent_data(fields)
    node.flow_style = False
    for _, value in node.value:
        _set_out(value, reasons)
    said: str = yaml.serialize(node, Dumper=Writer, width=_WIDTH, allow_unicode=True)
    return said.splitlines()


def _set_out(node: Any, always: bool = False) -> None:
    """Put the parts of a list or mapping on lines of their own where one line would be long, or always."""
    if isinstance(node, CollectionNode):
        parts = [part for value in node.value for part in (value if isinstance(value, tuple) else (value,))]
        if always or sum(len(str(part.value)) + 2 for part in parts) > _LONG:
            node.flow_style = False
        for part in parts:
            _set_out(part)
