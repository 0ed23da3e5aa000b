"""The encoded policies are sound, the vocabulary says nearly all of them, and the table of it is fresh."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.vocabulary.coverage import TABLE, all_statements, count, summary, table
from tests.vocabulary.fields import Said
from tests.vocabulary.policies import Policy, policies, read_policy

AT_LEAST = 0.95

HEAD = """\
policy: small
organisation: Old Mill
title: Rules
source: https://example.org
read: full
statements:
  - says: Something.
    where: {where}
---
govlint: v1
kind: engagement-policy
name: talk
title: Talk
owner: head-of-social
status: in-force
comments: {{value: everyone, reason: We like talk., overrides: [{{when: {{situation: A storm}}, value: nobody}}]}}
reply_within: {{within: 4h, counts: working-hours}}
block_decided_by: {{any_of: [head-of-social, {{all_of: [first, second]}}]}}
reply_style: [Kindly]
routing: [{{when: A question, to: care, how: Kindly}}, {{when: anything-else}}]
listening: {{monitored_every: [{{where: Everywhere, note: Now and then}}]}}
provisions: [{{text: Be nice.}}]
"""


@pytest.fixture(scope="module")
def found() -> tuple[Policy, ...]:
    return tuple(policies())


def test_every_statement_leads_somewhere(found: tuple[Policy, ...]) -> None:
    assert found
    assert [problem for policy in found for problem in policy.problems] == []


def test_fields_say_nearly_all(found: tuple[Policy, ...], record_property: Callable[[str, object], None]) -> None:
    statements = all_statements(found)
    counts = count(statements)
    record_property("coverage", summary(found))
    unsaid = counts[Said.FREE] + counts[Said.CANNOT]
    assert 1 - unsaid / len(statements) >= AT_LEAST, summary(found)


def test_the_table_is_fresh(found: tuple[Policy, ...]) -> None:
    assert TABLE.read_text(encoding="utf-8") == table(found), "run python -m tests.vocabulary.coverage"


def said(folder: Path, where: str) -> Policy:
    path = folder / "small.yaml"
    path.write_text(HEAD.format(where=where))
    return read_policy(path)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("engagement-policy:comments.value", Said.TYPED),
        ("engagement-policy:comments", Said.MIXED),
        ("engagement-policy:comments.overrides[0].when", Said.TEXT),
        ("engagement-policy:comments.reason", Said.TEXT),
        ("engagement-policy/talk:reply_within", Said.TYPED),
        ("engagement-policy:block_decided_by.any_of[1].all_of", Said.TYPED),
        ("engagement-policy:reply_style", Said.TEXT),
        ("engagement-policy:routing[0]", Said.MIXED),
        ("engagement-policy:routing", Said.TEXT),
        ("engagement-policy:routing[*].when", Said.TEXT),
        ("engagement-policy:listening.monitored_every[0].note", Said.FREE),
        ("[engagement-policy:reply_style, engagement-policy:reply_within]", Said.MIXED),
        ("[free text, engagement-policy:reply_within]", Said.FREE),
    ],
)
def test_how_firm_a_statement_is(tmp_path: Path, where: str, expected: Said) -> None:
    policy = said(tmp_path, where)
    assert policy.problems == ()
    assert [statement.said for statement in policy.statements] == [expected]


@pytest.mark.parametrize(
    ("where", "problem"),
    [
        ("engagement-policy:blocking", "leads nowhere"),
        ("engagement-policy/other:comments", "leads nowhere"),
        ("engagement-policy:routing[2]", "leads nowhere"),
        ("people-policy:comments", "leads nowhere"),
        ("engagement-policy:provisions[0]", "is no field that decides something"),
        ("somewhere", "is no field that decides something"),
        ("cannot say", "no reason why"),
    ],
)
def test_a_bold_claim_is_a_problem(tmp_path: Path, where: str, problem: str) -> None:
    policy = said(tmp_path, where)
    assert len(policy.problems) == 1
    assert problem in policy.problems[0]
    assert policy.statements[0].said == Said.CANNOT


def test_a_broken_document_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(HEAD.format(where="engagement-policy:comments").replace("nobody", "no-one"))
    assert ["core/unknown-value" in problem for problem in read_policy(path).problems] == [True]
