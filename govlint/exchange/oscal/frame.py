"""What all OSCAL documents share: how they begin, and names that stay the same; knows OSCAL, not what we report.

https://pages.nist.gov/OSCAL/ describes the models.
"""

import json
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from govlint import __version__
from govlint.lint.rules import Rule
from govlint.policy.control import Control
from govlint.reporters.sink import strict_json

Part = dict[str, Any]
VERSION = "1.2.1"
"""The version of OSCAL."""
OURS = "urn:govlint:v1"
"""Whose the properties are that OSCAL does not know."""
CATALOGUE = "govlint-catalogue.json"
"""The file in which other documents look for the catalogue."""
_SPACE = uuid5(NAMESPACE_URL, OURS)


def ident(*parts: str) -> str:
    """A UUID that is the same wherever these parts are."""
    return str(uuid5(_SPACE, json.dumps(parts)))


def line(text: str) -> str:
    """Text on one line, without spaces at its ends."""
    return " ".join(text.split())


def props(**values: str) -> list[Part]:
    """Properties of ours; those without a value are left out."""
    said = {name.replace("_", "-"): line(value) for name, value in values.items()}
    return [{"name": name, "ns": OURS, "value": value} for name, value in said.items() if value]


def href(path: str, row: int) -> str:
    """The line of a file as a relative address."""
    return f"{quote(path)}#L{row}"


def moment(day: str) -> str:
    """The first moment of a day (ISO)."""
    return f"{day}T00:00:00Z"


def statement(control: Control) -> str:
    """What the statement of a control is called."""
    return f"{control.id}_smt"


def objective(rule: Rule) -> str:
    """What the objective is called that a rule checks."""
    return f"rule.{rule.id.replace('/', '.')}_obj"


def parameter(control: Control) -> str:
    """What the parameter is called that holds the setting of a control."""
    return f"{control.id}_prm"


def document(model: str, title: str, day: str, body: Part, revision: str = "") -> bytes:
    """A whole document. Its UUID comes from its content, so that the same content is the same document.

    day: the date that counts as today (ISO); revision: the commit it was made from, or empty.
    """
    metadata: Part = {"title": line(title), "last-modified": moment(day), "version": revision or day}
    metadata |= {"oscal-version": VERSION, "props": props(made_by=f"govlint {__version__}")}
    known = ident(model, json.dumps([metadata, body], sort_keys=True))
    return (strict_json({model: {"uuid": known, "metadata": metadata} | body}) + "\n").encode()
