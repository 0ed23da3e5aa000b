"""Versions that are tried are those that pyproject.toml allows."""

import re

import pytest
from packaging.requirements import Requirement

from tests.helpers import HOUSE
from tests.house.pythons import NOT_IN_IT, PART, PYTHONS, lowest

TEXT = (HOUSE / "pyproject.toml").read_text(encoding="utf-8")
ASKED = [
    Requirement(line)
    for line in re.findall(r'"([^"]+>=[^"]+)"', TEXT[TEXT.index("\ndependencies") : TEXT.index("\n[project.scripts]")])
]


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.name)
def test_each_is_pinned_to_a_version_that_fits_and_none_below_does(asked: Requirement) -> None:
    (pinned,) = (one for line in lowest(TEXT) if (one := Requirement(line)).name == asked.name)
    (version,) = (one.version for one in pinned.specifier)
    assert version in {one.version for one in asked.specifier if one.operator == ">="}
    assert str(pinned.marker) == str(asked.marker)


def test_nothing_else_is_pinned() -> None:
    assert len(list(lowest(TEXT))) == len(ASKED) > 10


def test_the_first_python_is_the_one_that_is_asked_for() -> None:
    assert f'requires-python = ">={PYTHONS[0]}"' in TEXT


@pytest.mark.parametrize("path", [*PART, *NOT_IN_IT])
def test_what_is_run_is_there(path: str) -> None:
    assert (HOUSE / path).exists()
