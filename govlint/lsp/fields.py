"""What may stand at a place of a document, as the schema of its kind says; knows schemas, not documents."""

from functools import cache
from typing import Any

from govlint.library import within
from govlint.library.forms import Forms
from govlint.library.library import built_in
from govlint.library.schema import Schema, kind_schema
from govlint.text.nodes import Pointer

Words = dict[str, str]
"""Word → what it says; empty where nothing more is to be said."""


def kinds() -> Words:
    """Every kind of document with what it decides."""
    return {name: form["description"] for name, form in built_in().part("forms")["kinds"].items()}


@cache
def _schema(kind: str) -> Schema:
    """With its words, which the compiled schema has not. Without a kind, of the header alone."""
    forms = Forms(**built_in().part("forms"))
    if kind:
        return kind_schema(kind, forms)
    schema = kind_schema(next(iter(forms.kinds)), forms)
    return schema | {"properties": {name: schema["properties"][name] for name in forms.header["properties"]}}


class Field:
    """One place of a document: every way in which it may be written, joined."""

    def __init__(self, root: Schema, ways: tuple[Schema, ...]) -> None:
        self._root, self._ways = root, ways

    def below(self, step: str | int) -> "Field":
        """What may stand one step below."""
        return Field(self._root, within.below(self._ways, step, self._root))

    def _first(self, word: str) -> Any:
        return next((way[word] for way in self._ways if word in way), None)

    @property
    def title(self) -> str:
        """Its heading; empty where it has none."""
        return self._first("title") or ""

    @property
    def description(self) -> str:
        """What it is for; of a control, its question."""
        return self._first("description") or ""

    @property
    def control(self) -> str:
        """The id of the control that it sets; empty where it sets none."""
        return str((self._first("x-govlint-control") or {}).get("id", ""))

    @property
    def ref(self) -> str:
        """What is named here (`role`, `channel` …); empty where no name stands."""
        return self._first("x-govlint-ref") or ""

    @property
    def pattern(self) -> str:
        """What a text here must look like; empty where it may look like anything."""
        return self._first("pattern") or ""

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that may stand in it."""
        return within.keys(self._ways)

    @property
    def required(self) -> frozenset[str]:
        """The keys without which it makes no sense."""
        return frozenset(name for way in self._ways for name in way.get("required", ()))

    @property
    def words(self) -> Words:
        """The words that may stand here, each with its sentence, in the order of the schema."""
        found: Words = {}
        for way in self._ways:
            said = way.get("x-govlint-words")
            for word in (*way.get("enum", ()), *([way["const"]] if "const" in way else ())):
                found.setdefault(word, said.get(word, "") if isinstance(said, dict) else "")
            if way.get("type") == "boolean":
                found |= {"true": "", "false": ""}
        return found

    @property
    def holds(self) -> frozenset[str]:
        """The types of JSON that it may be: `object`, `array`, `string` …"""
        types = [way["type"] for way in self._ways if "type" in way]
        return frozenset(one for said in types for one in ([said] if isinstance(said, str) else said))


def field(kind: str, pointer: Pointer) -> Field:
    """What may stand at a place of a document; a field without ways where nothing may.

    kind: of one that is not known, only the header is.
    """
    root = _schema(kind if kind in kinds() else "")
    found = Field(root, tuple(within.parts(root, root)))
    for step in pointer:
        found = found.below(step)
    return found
