"""The examples of a rule, with the lines that it finds marked."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from docs.reference_pages.markdown import fence
from govlint.library.library import built_in
from govlint.lint.rules import Rule
from govlint.reporters.said import DIRECTIONS

Example = dict[str, Any]
_MARK = re.compile(r"#\s*finding\s*$", re.MULTILINE)
_BARE = "# bare\n"
_HEADER = "What every document needs, its [header](../../kinds/header.md), is left out."


def examples(rule: Rule) -> str:
    """All examples of a rule, first those in which it finds something."""
    known: dict[str, list[Example]] = built_in().part("examples")[rule.id]
    bad, good = known.get("bad", []), known.get("good", [])
    whole = any(one["text"].startswith(_BARE) for one in (*bad, *good))
    parts = [] if whole else [_HEADER]
    parts += ["**Found**, in the marked lines:", *_shown(bad, rule)] if bad else []
    parts += ["**In order:**", *_shown(good, rule)] if good else []
    return "\n\n".join(parts)


def good_examples(rule: str) -> tuple[str, ...]:
    """The examples of a rule that are in order and need no organisation of their own."""
    known: dict[str, list[Example]] = built_in().part("examples")[rule]
    return tuple(one["text"] for one in known.get("good", []) if not one.get("given"))


def _shown(found: list[Example], rule: Rule) -> Iterator[str]:
    for example in found:
        if example.get("given"):
            yield "In an organisation that says:"
            yield fence(yaml.safe_dump(example["given"], default_flow_style=None, sort_keys=False), "yaml")
        if example.get("as_of"):
            yield f"On {example['as_of']}:"
        yield fence(_MARK.sub(f"# <- {DIRECTIONS[rule.direction]}", example["text"].removeprefix(_BARE)), "yaml")
