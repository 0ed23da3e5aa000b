"""The public YAML test suite, and what each of several readers makes of its cases.

`python -m tests.text.suite FOLDER` gathers the cases anew from a checkout of the suite's branch `data`.
"""

import json
import math
import sys
from collections.abc import Iterator
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from tests.helpers import text_of

FOLDER = Path(__file__).parent / "yaml-test-suite"
CASES = FOLDER / "cases.jsonl"


class Case(NamedTuple):
    """A text, and what the suite says of it: its documents as JSON, None where JSON cannot say them, or a refusal."""

    id: str
    name: str
    text: str
    refused: bool
    documents: list[Any] | None


class Verdict(NamedTuple):
    """What a reader makes of a text: why it is refused, empty where it is not, and its documents."""

    refused: str
    documents: list[Any]

    def fits(self, case: Case) -> bool:
        """Whether the suite says the same."""
        if case.refused or self.refused:
            return case.refused and bool(self.refused)
        return case.documents is None or alike(self.documents, case.documents)


@cache
def cases() -> dict[str, Case]:
    """All cases by their ids."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return {case.id: case for case in (Case(**json.loads(line)) for line in lines)}


def alike(one: Any, other: Any) -> bool:
    """Whether two values are the same, down to their types: 1 is not true, and 1 is 1.0 as in JSON."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one == other) or (isinstance(one, float) and isinstance(other, float) and math.isnan(one + other))


def ours(text: str) -> Verdict:
    """What govlint reads."""
    _, read, slips = text_of(text)
    return Verdict(", ".join(sorted({slip.rule for slip in slips})), [root.node.value for root in read.roots])


def pyyaml(text: str) -> Verdict:
    """What PyYAML reads on the parser that govlint stands on, by the scalars of YAML 1.1."""
    try:
        return Verdict("", list(yaml.load_all(text, yaml.CSafeLoader)))
    except (yaml.YAMLError, ValueError, TypeError) as error:
        return Verdict(type(error).__name__, [])


class Core(SafeConstructor):
    """The scalars of the core schema: no dates."""


Core.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def ruamel(text: str) -> Verdict:
    """What ruamel.yaml reads, a parser of its own, by the scalars of YAML 1.2."""
    reader = YAML(typ="safe", pure=True)
    reader.Constructor = Core
    try:
        return Verdict("", list(reader.load_all(StringIO(text, newline=""))))
    except (YAMLError, ValueError, TypeError, AssertionError, KeyError) as error:
        return Verdict(type(error).__name__, [])


def gathered(folder: Path) -> Iterator[Case]:
    """The cases of a checkout. A case of several texts has a folder below its own for each."""
    for path in sorted(folder.glob("????/**/in.yaml")):
        here, said = path.parent, path.parent / "in.json"
        name = (here / "===").read_text(encoding="utf-8").strip()
        documents = list(_values(said.read_text(encoding="utf-8"))) if said.exists() else None
        text = path.read_bytes().decode()
        yield Case(here.relative_to(folder).as_posix(), name, text, (here / "error").exists(), documents)


def _values(text: str) -> Iterator[Any]:
    """The values of a text that holds several pieces of JSON one after the other."""
    decoder, left = json.JSONDecoder(), text.strip()
    while left:
        value, end = decoder.raw_decode(left)
        yield value
        left = left[end:].strip()


if __name__ == "__main__":
    lines = [json.dumps(case._asdict(), ensure_ascii=True) + "\n" for case in gathered(Path(sys.argv[1]))]
    CASES.write_text("".join(lines), encoding="utf-8")
