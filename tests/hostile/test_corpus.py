"""Each entry of the corpus in a process of its own, within bounds of time and memory: it is said, and steers nothing."""

from pathlib import Path

import pytest

from tests.helpers import CLEAN_FILES, house, write
from tests.hostile.corpus import CONFIGURED, ENCODINGS, MEANINGS, TEXTS, Entry
from tests.hostile.limited import limited, unharmed

ENTRIES = (*TEXTS, *ENCODINGS, *MEANINGS, *CONFIGURED)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.name)
def test_what_is_tried_is_said_in_time(entry: Entry, tmp_path: Path) -> None:
    folder = write(house(tmp_path, CLEAN_FILES), entry.files)
    ended = limited(*entry.call, cwd=folder)
    unharmed(ended)
    assert ended.code == entry.code, ended.said[-2_000:]
    for text in entry.said:
        assert text in ended.said, ended.said[-2_000:]
    for text in entry.unsaid:
        assert text not in ended.said
    assert not (folder / "trap").exists()


def test_no_two_entries_have_one_name() -> None:
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)
