"""The findings an organisation started with, kept in a file that only shrinks; keys survive moved lines."""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, NamedTuple

import jsonschema_rs

from govlint.errors import GovlintError
from govlint.finding import Finding
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document, named

FORMAT = "govlint-baseline/v1"
_ADVICE = "Delete it and run `govlint baseline` to start anew."


class Key(NamedTuple):
    """One finding without its place in a file.

    document: organisation, kind and name. value: a mark of what stands there.
    """

    rule: str
    document: str
    field: str
    value: str


Baseline = Counter[Key]
"""How many findings of each key are known."""


def key_of(finding: Finding, organisation: str, document: Document) -> Key:
    """The key of a finding.

    The mark covers what stands at the place and, where a finding gathers several places or rules, all of these, so
    that a second defect does not hide behind the first.
    """
    pointer = finding.location.pointer
    gathers = finding.also if finding.rule == "core/undecided" else ()
    others = [named(document, at.pointer) for at in finding.related]
    marked = json.dumps([_at(document, pointer), *gathers, others], sort_keys=True, default=str)
    mark = blake2b(marked.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    where = "/".join(part for part in (organisation, document.kind, document.name) if part)
    return Key(finding.rule, where, named(document, pointer), mark)


def _at(document: Document, pointer: Pointer) -> Any:
    value: Any = document.value
    for step in pointer:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def read_baseline(path: str) -> Baseline:
    """The baseline of a file. Raises GovlintError where it is none."""
    try:
        with open(path, encoding="utf-8") as file:
            data = json.load(file)
    except FileNotFoundError as error:
        raise GovlintError(f"{path}: this baseline is not there", "Run `govlint baseline` to write it.") from error
    except OSError as error:
        raise GovlintError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise GovlintError(f"{path}: this is no baseline: {error}", _ADVICE) from error
    wrong = next(jsonschema_rs.Draft202012Validator(_SCHEMA).iter_errors(data), None)
    if wrong:
        raise GovlintError(f"{path}: this is no baseline: {wrong.message}", _ADVICE)
    found: Baseline = Counter()
    for one in data["findings"]:
        found[Key(one["rule"], one["document"], one["field"], one["value"])] += one.get("count", 1)
    return found


def written(baseline: Baseline) -> str:
    """The text of a baseline, in a fixed order, a finding a line."""
    lines = [
        json.dumps(key._asdict() | ({"count": count} if count > 1 else {}), ensure_ascii=False)
        for key, count in sorted(baseline.items())
        if count
    ]
    listed = ",\n    ".join(lines)
    return f'{{\n  "format": "{FORMAT}",\n  "findings": [\n    {listed}\n  ]\n}}\n'


def shrunk(old: Baseline, now: Iterable[Key]) -> Baseline:
    """What of a baseline is still found."""
    return old & Counter(now)


_SCHEMA = {
    "type": "object",
    "properties": {
        "format": {"const": FORMAT},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    **{name: {"type": "string"} for name in Key._fields},
                    "count": {"type": "integer", "minimum": 1},
                },
                "required": list(Key._fields),
                "additionalProperties": False,
            },
        },
    },
    "required": ["format", "findings"],
    "additionalProperties": False,
}
