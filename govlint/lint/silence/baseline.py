"""The findings an organisation started with, kept in a file that only shrinks; keys survive moved lines."""

import json
import re
from collections import Counter
from collections.abc import Callable
from hashlib import blake2b
from typing import Any, NamedTuple

from govlint.config.find import Given
from govlint.errors import CHECK_PATH, GovlintError
from govlint.finding import Finding
from govlint.library.validator import validator
from govlint.lint.rules import current, lasting
from govlint.near import path_suggestion
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document, named

FORMAT = "govlint-baseline/v1"
_NUMBER = re.compile(r"\[[0-9]+\]")
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
    gathers = sorted(map(lasting, finding.also)) if finding.rule == "core/undecided" else ()
    field, entries = _field(document, pointer)
    others = [_field(document, at.pointer)[0] for at in finding.related]
    marked = json.dumps([_at(document, pointer), *gathers, others, entries], sort_keys=True, default=str)
    mark = blake2b(marked.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
    return Key(finding.rule, where_of(document, organisation), field, mark)


def where_of(document: Document, organisation: str) -> str:
    """A document without its place in a folder: its organisation, kind and name."""
    return "/".join(part for part in (organisation, document.kind, document.name) if part)


def _field(document: Document, pointer: Pointer) -> tuple[str, list[Any]]:
    """A field that stays the same when lists are put in another order, and the entries of lists without a name."""
    field, entries = named(document, pointer), []
    for at, step in enumerate(pointer):
        if isinstance(step, int) and named(document, pointer[: at + 1]).endswith(f"[{step}]"):
            entries.append(_at(document, pointer[: at + 1]))
    return _NUMBER.sub("[]", field) if entries else field, entries


def _at(document: Document, pointer: Pointer) -> Any:
    value: Any = document.value
    for step in pointer:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def read_baseline(path: str, given: Given = None) -> Baseline:
    """The baseline of a file. given: contents instead of those on disk. Raises GovlintError where it is none."""
    try:
        data = json.loads(_text(path, given))
        wrong = next(validator(_SCHEMA).iter_errors(data), None)
    except (FileNotFoundError, KeyError) as error:
        hint = path_suggestion(path, "Run `govlint baseline` to write it.")
        raise GovlintError(f"{path}: this baseline is not there", hint) from error
    except OSError as error:
        raise GovlintError(f"{path}: {error.strerror}", CHECK_PATH) from error
    except (ValueError, RecursionError) as error:
        raise GovlintError(f"{path}: this is no baseline: {error}", _ADVICE) from error
    if wrong:
        raise GovlintError(f"{path}: this is no baseline that govlint wrote", _ADVICE)
    found: Baseline = Counter()
    for one in data["findings"]:
        found[Key(current(one["rule"]), one["document"], one["field"], one["value"])] += int(one.get("count", 1))
    return found


def _text(path: str, given: Given) -> str:
    if given is not None:
        return given[path].decode("utf-8-sig")
    with open(path, encoding="utf-8-sig") as file:
        return file.read()


def written(baseline: Baseline) -> str:
    """The text of a baseline, in a fixed order, a finding a line."""
    lines = [
        json.dumps(key._asdict() | ({"count": count} if count > 1 else {}), ensure_ascii=False)
        for key, count in sorted(baseline.items())
        if count
    ]
    listed = ",\n    ".join(lines)
    return f'{{\n  "format": "{FORMAT}",\n  "findings": [\n    {listed}\n  ]\n}}\n'


def shrunk(old: Baseline, now: Baseline, unread: Callable[[str], bool]) -> Baseline:
    """What of a baseline is still found, or stands in a document of which nobody knows. unread: whether it is one."""
    return (old & now) | Counter({key: count for key, count in old.items() if unread(key.document)})


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
                    "count": {"type": "integer", "minimum": 1, "maximum": 1_000_000},
                },
                "required": list(Key._fields),
                "additionalProperties": False,
            },
        },
    },
    "required": ["format", "findings"],
    "additionalProperties": False,
}
