"""The examples of rules, which are their tests: what each must find, and what it must not."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from govlint.finding import Finding
from govlint.lint.lint import lint
from govlint.lint.rules import Rule, current
from govlint.lint.ruleset import only
from govlint.policy.policy import settings_by_control
from govlint.workspace.load import load
from govlint.workspace.workspace import Workspace, workspaces

PATH = "example.yaml"
DAY = "2026-11-22"
_MARK = re.compile(r"#\s*finding\s*$", re.MULTILINE)
_BARE = "# bare"
_SILENCED = re.compile(r"#[ \t]*govlint|^kind: exception", re.MULTILINE)
# What is said of any organisation that consists of one example.
_BECAUSE_SMALL = (
    *("core/undecided", "core/names-unknown", "core/organisation-without-markets"),
    "approvals/content-no-flow-covers",
)
_HEADER = {
    "govlint": "v1",
    "name": "example-{number}",
    "title": "An example",
    "owner": "head-of-social",
    "status": "in-force",
    "effective": "2026-01-01",
    "review": "{{last: 2026-06-30, every: 12mo}}",
}
_ROLES = ("head-of-social", "legal-lead", "compliance-lead", "care-team", "social-team")


class Outcome(NamedTuple):
    """What an example must find and what it found: lines of the rule itself, and the other rules that spoke."""

    expected: tuple[int, ...]
    found: tuple[int, ...]
    expected_others: frozenset[str]
    others: frozenset[str]

    @property
    def right(self) -> bool:
        """Whether both agree."""
        return self.expected == self.found and self.expected_others == self.others


def run_example(rule: Rule, example: dict[str, Any], rules: dict[str, Rule], around: Rule | None = None) -> Outcome:
    """Lint one example with these rules. around: the rule that says in what organisation it stands, if another."""
    text, added = complete(example["text"])
    expected = tuple(
        _line(text, found.start()) - added_before(added, _line(text, found.start())) for found in _MARK.finditer(text)
    )
    findings = _lint(around or rule, example, text, rules)
    source_lines = [_line(text, finding.location.start) for finding in findings if finding.rule == rule.id]
    found = tuple(sorted(line - added_before(added, line) for line in source_lines))
    others = frozenset(finding.rule for finding in findings) - {rule.id, *_BECAUSE_SMALL}
    return Outcome(expected, found, frozenset(map(current, example.get("also", ()))), others)


def _lint(rule: Rule, example: dict[str, Any], text: str, rules: dict[str, Rule]) -> list[Finding]:
    organisation = "" if "kind: organisation" in text else _organisation(rule, example.get("given", {}))
    day = str(example.get("as_of", DAY))
    found = _workspaces(text, organisation)
    speaking = rules if rule.pack == "core" or _SILENCED.search(text) else _speaking(found, rules, day)
    return [
        finding
        for finding in lint(found, only(speaking), day)
        if finding.rule in rules and finding.location.path == PATH and not finding.silence
    ]


def _speaking(found: Iterable[Workspace], rules: dict[str, Rule], day: str) -> dict[str, Rule]:
    """The rules without walls on what an example leaves open: they could only say that it is, which is not asked."""
    decided = set[str]().union(*(settings_by_control(workspace, day) for workspace in found))
    return {
        name: rule for name, rule in rules.items() if rule.form != "wall" or rule.facts["wall"]["control"] in decided
    }


@lru_cache(maxsize=32)
def _workspaces(text: str, organisation: str) -> tuple[Workspace, ...]:
    """A completed example with what it lacks; kept, since a rule and its changes are tried on the same ones.

    organisation: the text of its document, empty where the example brings one.
    """
    files = {PATH: text.encode()}
    if organisation:
        files["organisation.yaml"] = organisation.encode()
    if "kind: teams" not in text:
        files["teams.yaml"] = _teams().encode()
    return tuple(workspaces(load(files, files)))


def complete(text: str) -> tuple[str, list[tuple[int, int]]]:
    """An example with the header that every document needs.

    Also gives, for each document, the line after which lines were added, and how many.
    """
    if text.startswith(_BARE):
        return text, []
    parts, added, lines = [], list[tuple[int, int]](), 0
    for number, part in enumerate(re.split(r"^---\n", text, flags=re.MULTILINE)):
        missing = [
            f"{key}: {value.format(number=number)}"
            for key, value in _HEADER.items()
            if not re.search(rf"^{key}:", part, re.MULTILINE)
        ]
        parts.append("\n".join([*missing, part]))
        added.append((lines, len(missing)))
        lines += len(missing) + part.count("\n") + 1
    return "---\n".join(parts), added


def unmarked(text: str) -> str:
    """An example without the marks of what must be found."""
    return _MARK.sub("", text)


def added_before(added: list[tuple[int, int]], line: int) -> int:
    """How many lines were added before a line of the completed text."""
    return sum(count for after, count in added if after < line)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _organisation(rule: Rule, given: dict[str, Any]) -> str:
    """The organisation around an example: the sectors and markets that the rule asks for, and what is given."""
    import json

    when = rule.facts.get("when", {})
    markets = [
        {"code": {"EU": "IE", "EEA": "IE", "COE": "IE"}.get(market, market)} for market in when.get("markets", ["GB"])
    ]
    facts = {"sectors": when.get("sectors", []), "markets": markets[:1], "structure": "holistic"} | given
    head, _ = complete("kind: organisation\n")
    return head + "".join(f"{key}: {json.dumps(value)}\n" for key, value in facts.items() if value != [])


def _teams() -> str:
    roles = "".join(f"  - {{name: {role}, holders: [A, B], function: social}}\n" for role in _ROLES)
    return complete("kind: teams\n")[0] + f"roles:\n{roles}"
