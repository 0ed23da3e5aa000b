"""The fields that documents of each kind can have, by their paths; knows forms, not how they are told."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from govlint.library.forms import Form, Forms
from govlint.library.library import built_in
from govlint.library.schema import Schema, setting_fields

HEADER, SETTING = "header", "setting"


class Field(NamedTuple):
    """A field. kind: the kind that has it, `header` or `setting` where all documents or settings can have it.

    path: such as `accounts[*].age_gate`.
    """

    kind: str
    path: str
    form: Form

    @property
    def name(self) -> str:
        """Its name among the fields of all kinds, such as `channels.accounts.age_gate`."""
        return f"{self.kind}.{self.path.replace('[*]', '')}"


@cache
def fields() -> tuple[Field, ...]:
    """Every field of every kind, those of shapes where they are used."""
    forms = built_in().part("forms")
    setting = {"properties": {name: _form(part) for name, part in setting_fields(Forms(**forms)).items()}}
    tops = ((HEADER, forms[HEADER]), (SETTING, setting), *forms["kinds"].items())
    return tuple(Field(kind, path, form) for kind, top in tops for path, form in _below(top, "", ()))


_INDEX = re.compile(r"\[[^]]*\]|\.[0-9*]+(?=\.|$)")


def meant(name: str) -> list[Field]:
    """The fields that a name can mean: with its kind, whole, as messages write it, or by its last words alone."""
    path = _INDEX.sub("", name)
    bare = [(field, field.path.replace("[*]", "")) for field in fields()]
    whole = [field for field, its in bare if path in (its, field.name)]
    return whole or [field for field, its in bare if its.endswith(f".{path}")]


def controls_of(name: str) -> list[str]:
    """The controls whose values stand in the fields that a name can mean."""
    found = (field.form.get("control", {}).get("id") or field.form.get("sets") for field in meant(name))
    return list(dict.fromkeys(one for one in found if one))


def _form(schema: Schema) -> Form:
    """The form of a field that schemas alone declare."""
    shape = schema.get("$ref", "").rpartition("/shape-")[2]
    words = built_in().part("forms")["shapes"].get(shape, schema)
    return {key: words[key] for key in ("title", "description")} | ({"use": shape} if shape else {})


def _below(form: Form, path: str, used: tuple[str, ...]) -> Iterator[tuple[str, Form]]:
    """The fields below a form. used: shapes on the way; one within itself is not entered again."""
    shapes = built_in().part("forms")["shapes"]
    shape = form.get("use") or form.get("type", "")
    if shape in used:
        return
    if shape in shapes:
        yield from _below(shapes[shape], path, (*used, shape))
    for name, below in form.get("properties", {}).items():
        whole = f"{path}.{name}" if path else name
        yield whole, below
        yield from _below(below, whole, used)
    if "list" in form:
        yield from _below(form["list"], f"{path}[*]", used)
