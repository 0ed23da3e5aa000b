"""Whatever stands in a field, a check ends with findings, and two validators see the same mistakes."""

import json
from copy import deepcopy
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.library.library import built_in
from govlint.reporters import FORMATS, Look, reporter
from tests.helpers import ORGANISATION, TEAMS, complete, report_of
from tests.library.judges import judge, places, rule_documents, running

DOCUMENTS = [(document.kind, document.value) for document in rule_documents()]
WORDS = [
    "GB",
    "gb",
    "everyone",
    "not-stated",
    "4h",
    "99999999y",
    "2026-02-30",
    "2026-11-22",
    "head-of-social",
    "",
    "x" * 90,
    "author",
    "EU",
]
SCALARS = st.sampled_from([None, True, False, 0, -1, 101, 1.5, 10**30, float("inf"), float("nan"), *WORDS])
VALUES = st.recursive(
    SCALARS,
    lambda below: (
        st.lists(below, max_size=2)
        | st.dictionaries(
            st.sampled_from(
                [
                    "value",
                    "when",
                    "overrides",
                    "within",
                    "defined-elsewhere",
                    "strength",
                    "reason",
                    "any_of",
                    "role",
                    "name",
                    "id",
                    "code",
                ]
            ),
            below,
            max_size=3,
        )
    ),
    max_leaves=5,
)


def spots(value: Any) -> list[tuple[str | int, ...]]:
    """The way to everything in a document but its first lines."""
    found: list[tuple[str | int, ...]] = []
    for step, below in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        if step not in ("govlint", "kind"):
            found += [(step,), *((step, *more) for more in spots(below))]
    return found


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A document of a rule's example with something else somewhere."""
    kind, original = draw(st.sampled_from(DOCUMENTS))
    value = deepcopy(original)
    way = draw(st.sampled_from(spots(value)))
    inner: Any = value
    for step in way[:-1]:
        inner = inner[step]
    change = draw(st.sampled_from(["put", "put", "drop", "add"]))
    if change == "put" or isinstance(inner, list):
        inner[way[-1]] = draw(VALUES)
    elif change == "drop":
        del inner[way[-1]]
    else:
        inner[draw(st.sampled_from(["commnts", "scope", "locks", "overrides"]))] = draw(VALUES)
    return kind, value


def is_finite(value: Any) -> bool:
    try:
        json.dumps(value, allow_nan=False)
    except ValueError:
        return False
    return True


@given(changed())
@settings(max_examples=300, deadline=None)
def test_both_judges_agree_on_what_is_wrong(document: tuple[str, dict[str, Any]]) -> None:
    kind, value = document
    # JSON has no endless numbers, and only one of the two takes integers of any length.
    if is_finite(value) and "000000000000000000" not in json.dumps(value):
        here = places(error.instance_path for error in running(kind).iter_errors(value))
        there = places(error.absolute_path for error in judge(kind).iter_errors(value))
        assert here == there


@given(changed(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_every_check_ends_with_a_report(document: tuple[str, dict[str, Any]], alone: bool) -> None:
    kind, value = document
    files = {"changed.yaml": yaml.safe_dump(value, sort_keys=False)}
    if not alone:
        others = {"organisation": ORGANISATION, "teams": TEAMS}
        files |= {f"{name}.yaml": complete(text.lstrip())[0] for name, text in others.items() if name != kind}
    report = report_of({path: text.encode() for path, text in files.items()})
    for form in FORMATS:
        assert list(reporter(form)(report, Look()))
    for entry in report.entries:
        at = entry.finding.location
        assert 0 <= at.start <= at.end <= len(report.sources[at.path].text)
    assert report.documents == len(files) or any(entry.severity == "error" for entry in report.entries)


def test_the_documents_that_are_changed_are_of_every_kind() -> None:
    assert {kind for kind, _ in DOCUMENTS} >= set(built_in().part("forms")["kinds"]) - {"scenario"}
