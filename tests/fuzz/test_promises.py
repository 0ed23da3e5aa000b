"""What govlint promises, asked of documents damaged in all ways. `make fuzz` asks for longer, and at random."""

from collections.abc import Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.handbook.formats import FORMATS
from tests.fuzz import promises
from tests.fuzz.damage import damaged
from tests.fuzz.documents import BYTES, CHANCES, HOUSES, VALUES
from tests.fuzz.made import KINDS, document
from tests.fuzz.targets import TARGETS
from tests.library.judges import judge, places, running


def tried(share: int) -> settings:
    """So many examples for each hundred of the profile. They are large: how long one takes to be drawn says nothing."""
    return settings(max_examples=settings().max_examples * share // 100, suppress_health_check=list(HealthCheck))


@given(BYTES)
@tried(100)
def test_any_file_is_read(content: bytes) -> None:
    promises.text_is_read(content)


@given(HOUSES)
@tried(100)
def test_a_check_ends_with_findings_that_every_format_tells(files: Mapping[str, bytes]) -> None:
    promises.is_told(promises.is_checked(files))


@given(HOUSES, st.booleans())
@tried(60)
def test_files_are_mended_or_left_as_they_were(files: Mapping[str, bytes], unsafe: bool) -> None:
    promises.is_mended(files, unsafe)


@given(HOUSES)
@tried(60)
def test_what_may_be_posted_has_an_answer(files: Mapping[str, bytes]) -> None:
    promises.is_decided(files)


@given(HOUSES, st.sampled_from(FORMATS))
@tried(6)
def test_a_handbook_is_made_or_it_is_said_why_not(files: Mapping[str, bytes], form: str) -> None:
    with TemporaryDirectory() as folder:
        promises.is_rendered(files, Path(folder), form)


@given(VALUES)
@tried(300)
def test_both_judges_of_schemas_agree(made: tuple[str, dict[str, Any]]) -> None:
    kind, value = made
    here = places(error.instance_path for error in running(kind).iter_errors(value))
    there = places(error.absolute_path for error in judge(kind).iter_errors(value))
    assert here == there


@pytest.mark.parametrize("kind", KINDS)
def test_documents_of_every_kind_fit_and_do_not_fit(kind: str) -> None:
    """Else the agreement above would say nothing."""
    made = [document(Random(seed), kind) for seed in range(40)]  # noqa: S311
    assert {running(kind).is_valid(value) for value in made} == {True, False}


@given(st.binary(max_size=24))
@tried(300)
def test_what_is_left_of_a_region_is_what_counting_out_leaves(content: bytes) -> None:
    TARGETS["regions"].holds(content)


@given(CHANCES, st.sampled_from(("sheets", "workbooks")), st.integers(0, 2))
@tried(60)
def test_a_spreadsheet_is_taken_or_it_is_said_why_not(chance: Random, name: str, which: int) -> None:
    seeds = TARGETS[name].seeds()
    text = seeds[which % len(seeds)].decode("utf-8", errors="surrogateescape")
    TARGETS[name].holds(damaged(chance, text).encode("utf-8", errors="surrogateescape"))


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_holds_for_what_it_begins_with(name: str) -> None:
    seeds = TARGETS[name].seeds()
    assert seeds
    for seed in seeds[:3]:
        TARGETS[name].holds(seed)
