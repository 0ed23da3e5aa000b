"""Our reader beside others on the public YAML test suite: where it differs is known, and why."""

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings

from tests.text.suite import FOLDER, alike, cases, ours, pyyaml, ruamel
from tests.text.test_properties import TEXTS

GROUPS: list[dict[str, Any]] = yaml.safe_load((FOLDER / "differences.yaml").read_text(encoding="utf-8"))
KNOWN = {case: group for group in GROUPS for case in group["cases"]}
# Two cases repeat an anchor, which ruamel.yaml warns of.
pytestmark = pytest.mark.filterwarnings("ignore::ruamel.yaml.error.ReusedAnchorWarning")


def test_the_suite_is_whole() -> None:
    assert len(cases()) == 402
    assert sum(case.refused for case in cases().values()) == 94
    assert sum(case.documents is not None for case in cases().values()) == 282


def test_a_case_is_explained_once() -> None:
    assert sum(len(group["cases"]) for group in GROUPS) == len(KNOWN)
    assert KNOWN.keys() <= cases().keys()


@pytest.mark.parametrize("name", cases())
def test_what_is_read_is_what_the_suite_says_or_the_difference_is_explained(name: str) -> None:
    case = cases()[name]
    verdict = ours(case.text)
    assert verdict.fits(case) is (name not in KNOWN), verdict


@pytest.mark.parametrize("name", KNOWN)
def test_the_explanation_is_true(name: str) -> None:
    """What is refused on purpose is refused by that rule; what is the parser's is read so by others who stand on it."""
    case, group = cases()[name], KNOWN[name]
    if group["from"] == "policy":
        assert group["rule"].removeprefix("core/") in ours(case.text).refused.split(", ")
    else:
        assert not pyyaml(case.text).fits(case)


def test_nothing_is_misread_in_silence() -> None:
    """What is read without a word, and has another value than the suite says: blanks at the end of a text alone."""
    misread = {
        name
        for name, case in cases().items()
        if not case.refused and not ours(case.text).refused and not ours(case.text).fits(case)
    }
    assert misread == {"JEF9/02", "L24T/01"}


@pytest.mark.parametrize(("reader", "least"), [(pyyaml, 290), (ruamel, 310)])
def test_others_read_most_cases_as_the_suite_says(reader: Any, least: int) -> None:
    """Else the comparison above would say nothing."""
    assert sum(reader(case.text).fits(case) for case in cases().values()) > least


def has_text_keys(value: Any) -> bool:
    """Whether keys are text alone. To us they always are; others make numbers and nothing of them."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and has_text_keys(below) for key, below in value.items())
    return not isinstance(value, list) or all(map(has_text_keys, value))


@given(TEXTS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_two_parsers_read_they_read_alike(text: str) -> None:
    here, there = ours(text), ruamel(text)
    assume(not here.refused and not there.refused and has_text_keys(there.documents))
    # Known, see differences.yaml: text after | at the top of a file, which only the other takes without indentation.
    assume(not any(isinstance(document, str) for document in there.documents))
    assert alike(here.documents, there.documents) or (not here.documents and there.documents == [None])
