"""The page of the configuration: its keys, as the schema that checks them says it."""

import json
from collections.abc import Iterator
from typing import Any

from docs.reference_pages.markdown import code, codes, page, prose, section, table
from govlint.library.checkout import CHECKOUT

Schema = dict[str, Any]

_INTRO = (
    "The keys of `govlint.toml`, or of the table `tool.govlint` in `pyproject.toml`. How to use them, with examples: "
    "[configure govlint](../how-to/configure.md)."
)
_TYPES = {"boolean": "`true` or `false`", "number": "a number", "string": "text"}


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of the page."""
    text = (CHECKOUT / "schemas" / "v1" / "config.schema.json").read_text(encoding="utf-8")
    yield "configuration.md", configuration(json.loads(text))


def configuration(schema: Schema) -> str:
    """The page of a schema: what stands at the top, then each table in which more keys stand."""
    tables = (_table(schema, name, form) for name, form in schema["properties"].items())
    editors = "Editors that read JSON Schema find this in `schemas/v1/config.schema.json`."
    return page("Configuration", _INTRO, _keys(schema, schema["properties"]), *tables, editors)


def _table(schema: Schema, name: str, form: Schema) -> str:
    """The keys of a table, or of those that stand in a list or a table, with the tables in it; nothing without any."""
    form = _meant(schema, form)
    inner = _meant(schema, form.get("items") or form.get("additionalProperties") or form)
    known = inner.get("then", inner).get("properties", {})
    each = (
        "The table" if inner is form else "Each table of the list" if "items" in form else "Each value that is a table"
    )
    if not known:
        return ""
    said = section(name, f"{each} takes these keys.", _keys(schema, known))
    below = (_table(schema, f"{name}.{key}", held) for key, held in known.items() if "if" in _meant(schema, held))
    return "\n\n".join((said, *below)) if inner is form else said


def _keys(schema: Schema, properties: Schema) -> str:
    rows = ((code(name), _type(schema, form), prose(form.get("description", ""))) for name, form in properties.items())
    return table(("key", "takes", "what it does"), rows)


def _type(schema: Schema, form: Schema) -> str:
    """What a key takes, in words."""
    form = _meant(schema, form)
    if "enum" in form:
        return f"one of {codes(form['enum'])}"
    if "anyOf" in form:
        return " or ".join(dict.fromkeys(_type(schema, one) for one in form["anyOf"]))
    if "if" in form:
        return f"{_type(schema, form['else'])}; or a table"
    if form["type"] == "array":
        return "a list of tables" if _is_table(schema, form["items"]) else f"a list of {_type(schema, form['items'])}s"
    if form["type"] == "object":
        inside = form.get("additionalProperties")
        return f"a table; each value is {_type(schema, inside)}" if inside else "a table"
    return _TYPES[form["type"]]


def _is_table(schema: Schema, form: Schema) -> bool:
    return bool(_meant(schema, form).get("type") == "object")


def _meant(schema: Schema, form: Schema) -> Schema:
    """A form, or the one that it points to."""
    return dict(schema["$defs"][form["$ref"].rsplit("/", 1)[1]]) if "$ref" in form else form
