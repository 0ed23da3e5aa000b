"""The coverage table: what of real policies the vocabulary can say; `--check` says whether the table is fresh."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from tests.vocabulary.fields import FIELD, Said
from tests.vocabulary.policies import ROOT, Policy, Statement, policies

TABLE = ROOT / "docs" / "coverage.md"

_WORDS = {
    Said.TYPED: "field",
    Said.MIXED: "field, with words",
    Said.TEXT: "text field",
    Said.FREE: "free text",
    Said.CANNOT: "cannot say",
}
_MEANS = {
    Said.TYPED: "a value govlint can compare: a level, a choice, a number, a duration, a name, an approver",
    Said.MIXED: "such a value beside words of the policy, such as the topic that is barred",
    Said.TEXT: "words in a field made for this subject",
    Said.FREE: "words among the further provisions: shown, counted, never judged",
    Said.CANNOT: "nothing says it",
}
_INTRODUCTION = """\
# What the vocabulary can say

Published social media policies, taken apart into single statements and written as govlint documents. Each statement
below names the field that says it. All statements are paraphrased; many policies were read in part only, as noted.

Made by `python -m tests.vocabulary.coverage` from `tests/vocabulary/`. Do not edit.
"""


def table(found: tuple[Policy, ...]) -> str:
    """The whole page."""
    parts = [_INTRODUCTION, *_totals(found), *_by_policy(found), *_statements(found)]
    return "\n".join(parts) + "\n"


def count(statements: Iterable[Statement]) -> Counter[Said]:
    """How many statements are said how."""
    return Counter(statement.said for statement in statements)


def all_statements(found: Iterable[Policy]) -> list[Statement]:
    """The statements of all policies."""
    return [statement for policy in found for statement in policy.statements]


def share(part: int, whole: int) -> str:
    """A share in percent."""
    return f"{100 * part / whole:.1f} %" if whole else "-"


def summary(found: tuple[Policy, ...]) -> str:
    """The result in one sentence."""
    statements = all_statements(found)
    counts, whole = count(statements), len(statements)
    typed = sum(counts[said] for said in FIELD)
    named = typed + counts[Said.TEXT]
    return (
        f"{whole} statements of {len(found)} policies: {share(named, whole)} are said by a field, "
        f"{share(typed, whole)} by one with a typed value."
    )


def _totals(found: tuple[Policy, ...]) -> Iterator[str]:
    statements = all_statements(found)
    counts = count(statements)
    yield f"{summary(found)}\n"
    yield "| said by | statements | share | which is |\n|---|---:|---:|---|"
    for said in Said:
        yield f"| {_WORDS[said]} | {counts[said]} | {share(counts[said], len(statements))} | {_MEANS[said]} |"
    yield f"| all | {len(statements)} | | |\n"


def _by_policy(found: tuple[Policy, ...]) -> Iterator[str]:
    yield "## By policy\n"
    yield f"| policy | organisation | read | statements | {' | '.join(_WORDS.values())} |"
    yield f"|---|---|---|{'---:|' * (1 + len(_WORDS))}"
    for policy in found:
        counts = count(policy.statements)
        numbers = " | ".join(str(counts[said]) for said in Said)
        cells = f"[{policy.id}](#{policy.id}) | {_cell(policy.head.get('organisation'))} | {policy.head.get('read')}"
        yield f"| {cells} | {len(policy.statements)} | {numbers} |"
    yield ""


def _statements(found: tuple[Policy, ...]) -> Iterator[str]:
    yield "## Statement by statement\n"
    for policy in found:
        yield f"### {policy.id}\n"
        yield f"{_described(policy)}\n"
        yield "| statement | said by | how |\n|---|---|---|"
        for statement in policy.statements:
            yield f"| {_cell(statement.says)} | {_where(statement)} | {_WORDS[statement.said]} |"
        yield ""


def _described(policy: Policy) -> str:
    head = policy.head
    date = f", {_cell(head['date'])}" if head.get("date") else ""
    source = head.get("source")
    sources = ", ".join(map(str, source if isinstance(source, list) else [source]))
    written = head.get("workspace") or f"tests/vocabulary/{policy.id}.yaml"
    said = f"{_cell(head.get('organisation'))}: {_cell(head.get('title'))}{date}. Read: {head.get('read')}."
    return f"{said} Source: {_cell(sources)}. Written out in `{written}`."


def _where(statement: Statement) -> str:
    fields = ", ".join(f"`{place}`" for place in statement.where if ":" in place)
    return _cell(fields or statement.because or "`provisions`")


def _cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Write the table, or with --check say whether it is fresh. Problems stop both."""
    found = tuple(policies())
    problems = [problem for policy in found for problem in policy.problems]
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    if problems:
        return 1
    text = table(found)
    if "--check" in arguments:
        fresh = TABLE.is_file() and TABLE.read_text(encoding="utf-8") == text
        sys.stderr.write("" if fresh else f"{TABLE} is stale: run python -m tests.vocabulary.coverage\n")
        return 0 if fresh else 1
    TABLE.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{summary(found)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
