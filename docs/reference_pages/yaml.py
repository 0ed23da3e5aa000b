"""The page of YAML: what govlint reads of it, and where it differs from the public test suite."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from docs.reference_pages.links import rule_link
from docs.reference_pages.markdown import code, link, listed, page, prose, section, table

_SUITE = Path(__file__).resolve().parents[2] / "tests" / "text" / "yaml-test-suite"
_INTRO = "Documents are YAML 1.2: UTF-8, or UTF-16 and UTF-32 with a byte order mark, up to 1 MB a file."
_RULES = (
    "`true` and `false` are the only words for yes and no. `NO`, `on` and `yes` are text: a market may be Norway.",
    "Dates, times and version numbers such as `2026-11-22`, `22:00` or `1.2.3` are text.",
    "Keys are text, whatever they look like, and each stands once.",
    "Anchors and aliases are read. An alias counts as a copy of what it names.",
    "Tags, merge keys (`<<`) and keys that are lists or groups of fields are refused, each with its place.",
    "Characters that cannot be seen are refused.",
    "After a slip, the rest of the file is still read.",
)
_FROM = {"policy": "on purpose", "parser": "the parser"}


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of the page."""
    groups = yaml.safe_load((_SUITE / "differences.yaml").read_text(encoding="utf-8"))
    lines = (_SUITE / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    cases = {case["id"]: case for case in map(json.loads, lines)}
    differences = (_difference(group, cases) for group in groups)
    yield "yaml.md", page("YAML", _INTRO, listed(_RULES), _overview(groups, len(cases)), *differences)


def _overview(groups: list[dict[str, Any]], count: int) -> str:
    differing = sum(len(group["cases"]) for group in groups)
    suite = link("public YAML test suite", "https://github.com/yaml/yaml-test-suite")
    said = (
        f"The {suite} has {count} cases. Of {count - differing}, govlint says what the suite says. Each of the other "
        f"{differing} is explained below, and a test fails where that is no longer so. None of them gives a value "
        "another meaning in silence: what differs is refused with its place, or it is layout."
    )
    rows = ((prose(group["title"]), _FROM[group["from"]], str(len(group["cases"]))) for group in groups)
    return section("Beside the test suite", said, table(("difference", "from", "cases"), rows))


def _difference(group: dict[str, Any], cases: dict[str, dict[str, Any]]) -> str:
    refused = f"Refused by {rule_link(group['rule'], '')}." if "rule" in group else ""
    rows = ((code(name), prose(cases[name]["name"]), _asked(cases[name])) for name in group["cases"])
    return section(group["title"], prose(group["why"]), refused, table(("case", "what it tries", "the suite"), rows))


def _asked(case: dict[str, Any]) -> str:
    return "refuses it" if case["refused"] else "reads it"
