"""Every key of the configuration can be looked up, and stands on the page that shows how to use it."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from docs.generate import DOCS, ROOT
from docs.reference_pages.configuration import configuration, pages

SCHEMA = json.loads((ROOT / "schemas/v1/config.schema.json").read_text(encoding="utf-8"))
REFERENCE = dict(pages())["configuration.md"]
HOW_TO = (DOCS / "how-to" / "configure.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| `(?P<key>[\w-]+)` \| (?P<takes>.+?) \| (?P<said>.+) \|$", re.M)


def keys(form: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The keys of a schema and of all that stands in it."""
    if isinstance(form, dict):
        yield from form.get("properties", {}).items()
        for below in form.values():
            yield from keys(below)


def rows() -> dict[tuple[str, str], str]:
    """What the page says a key takes, by the heading it stands under and its name."""
    found: dict[tuple[str, str], str] = {}
    for part in re.split(r"^## ", REFERENCE, flags=re.M):
        head = part.split("\n", 1)[0] if not part.startswith("<!--") else ""
        found |= {(head, row["key"]): row["takes"] for row in ROW.finditer(part)}
    return found


def test_every_key_stands_there_with_what_it_does() -> None:
    said = {(row["key"], row["said"]) for row in ROW.finditer(REFERENCE)}
    there = list(keys(SCHEMA))
    assert len(there) >= len(SCHEMA["properties"]) + 5
    assert [key for key, form in there if (key, form["description"]) not in said] == []


@pytest.mark.parametrize(
    ("head", "key", "takes"),
    [
        ("", "paths", "a list of texts"),
        ("", "fail-on", "one of `error`, `warning`, `info`, `never`"),
        ("", "baseline", "text"),
        ("", "packs", "a table; each value is `true` or `false`"),
        ("", "rules", "a table; each value is one of `error`, `warning`, `info`, `off`; or a table"),
        ("", "per-path", "a list of tables"),
        ("rules", "value", "text or a number or `true` or `false`"),
        ("per-path", "rules", "a table; each value is one of `error`, `warning`, `info`, `off`"),
    ],
)
def test_says_what_a_key_takes(head: str, key: str, takes: str) -> None:
    assert rows()[head, key] == takes


def test_a_new_key_appears_by_itself() -> None:
    new = {"type": "boolean", "description": "Whether it is so."}
    page = configuration(SCHEMA | {"properties": SCHEMA["properties"] | {"brand-new": new}})
    assert "| `brand-new` | `true` or `false` | Whether it is so. |" in page


@pytest.mark.parametrize("key", SCHEMA["properties"])
def test_every_key_is_shown_in_use(key: str) -> None:
    section = HOW_TO.partition(f"\n### {key}\n")[2].partition("\n### ")[0]
    shown = "".join(re.findall(r"^```toml\n(.*?)^```$", section, re.M | re.S))
    assert re.search(rf"^(\[*{key}\]*$|{key} = )", shown, re.M), f"docs/how-to/configure.md shows no {key}"


def test_what_is_shown_is_a_configuration() -> None:
    from govlint.config.find import parsed
    from govlint.config.read import check_config
    from govlint.errors import GovlintError

    wrong = []
    for block in re.findall(r"^```toml\n(.*?)^```$", HOW_TO, re.M | re.S):
        table = parsed("govlint.toml", block)
        try:
            check_config("govlint.toml", block, table.get("tool", {}).get("govlint", table))
        except GovlintError as error:
            wrong.append(str(error))
    assert wrong == ["govlint.toml:1: there is no key fail_on"]
