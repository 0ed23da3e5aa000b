"""The encoded policies are sound, the vocabulary says nearly all of them, and the table of it is fresh."""

import pytest

from tests.vocabulary.coverage import TABLE, all_statements, count, summary, table
from tests.vocabulary.fields import Said
from tests.vocabulary.policies import Policy, policies

AT_LEAST = 0.95


@pytest.fixture(scope="module")
def found() -> tuple[Policy, ...]:
    return tuple(policies())


def test_every_statement_leads_somewhere(found: tuple[Policy, ...]) -> None:
    assert found
    assert [problem for policy in found for problem in policy.problems] == []


def test_fields_say_nearly_all(found: tuple[Policy, ...], record_property: pytest.FixtureRequest) -> None:
    statements = all_statements(found)
    counts = count(statements)
    unsaid = counts[Said.FREE] + counts[Said.CANNOT]
    assert 1 - unsaid / len(statements) >= AT_LEAST, summary(found)


def test_the_table_is_fresh(found: tuple[Policy, ...]) -> None:
    assert TABLE.read_text(encoding="utf-8") == table(found), "run python -m tests.vocabulary.coverage"
