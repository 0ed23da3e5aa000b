"""The fields of an entry, such as an account, as columns of a table; knows forms, not where cells come from."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from govlint.library.forms import Form
from govlint.library.library import built_in

_PLAIN = (str, int, float)
_WORDS = ("levels", "choice")


class Field(NamedTuple):
    """A field of an entry. path: where in it; title: its column; form: what it holds, as the schema source says.

    A field within another one is a column of its own: `Care: Stand-in`.
    """

    path: tuple[str, ...]
    title: str
    form: Form

    @property
    def name(self) -> str:
        """The field as it is written, such as `care.by`."""
        return ".".join(self.path)

    @property
    def is_list(self) -> bool:
        """Whether it holds several entries."""
        return "list" in self.form

    @property
    def held(self) -> Form:
        """What it holds; of a list, what each of its entries holds."""
        found: Form = self.form.get("list", self.form)
        return found

    @property
    def words(self) -> tuple[str, ...]:
        """The words it can hold; none where it can hold others."""
        found = next((self.held[key] for key in _WORDS if key in self.held), ())
        return tuple(found or _vocabulary(str(self.held.get("vocabulary", ""))))

    @property
    def is_prose(self) -> bool:
        """Whether it holds sentences."""
        return self.held.get("type") == "text"


def _vocabulary(name: str) -> tuple[str, ...]:
    return tuple(built_in().part("forms")["vocabularies"][name]["words"]) if name else ()


@cache
def fields(kind: str, listed: str) -> tuple[Field, ...]:
    """The fields of the entries of a list in documents of a kind, such as `accounts` of `channels`."""
    entry = built_in().part("forms")["kinds"][kind]["properties"][listed]["list"]
    return tuple(_fields(entry, (), ""))


def _fields(entry: Form, path: tuple[str, ...], before: str) -> Iterator[Field]:
    for name, written in entry["properties"].items():
        form = built_in().part("forms")["shapes"][written["use"]] if "use" in written else written
        if "properties" in form:
            yield from _fields(form, (*path, name), f"{before}{written['title']}: ")
        else:
            yield Field((*path, name), f"{before}{written['title']}", form)


def value_at(entry: Any, path: tuple[str, ...]) -> Any:
    """What stands at a path; None where nothing does."""
    for step in path:
        entry = entry.get(step) if isinstance(entry, dict) else None
    return entry


def in_cell(field: Field, value: Any) -> str | int | float | None:
    """A value as it stands in a cell: plain where it can be, else as JSON, which is read back as it was."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, _PLAIN):
        return value
    between = "\n" if field.is_prose else ", "
    joined = between.join(value) if isinstance(value, list) and all(isinstance(one, str) for one in value) else ""
    return joined if joined and split(field, joined) == value else json.dumps(value, ensure_ascii=False)


def split(field: Field, text: str) -> list[str]:
    """The entries of a list that stands in a cell: sentences on lines of their own, names between commas, too."""
    if text.startswith(("[", "{")):
        return []
    rough = text.split("\n") if field.is_prose else text.replace(";", ",").replace("\n", ",").split(",")
    return [part.strip() for part in rough if part.strip()]
