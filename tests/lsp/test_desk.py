"""What is open, and with what it is read."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.cli import reading
from govlint.lint.lint import lint
from govlint.lint.report import Entry, build_report
from govlint.lsp.desk import Desk
from govlint.workspace.discover import discover
from tests.helpers import CLEAN_FILES, DAY, TIGHT, house
from tests.lsp.editor import desk

POLICY = "policy.yaml"


def found(known: Desk, path: Path) -> list[str]:
    """The rules of what is found in a file."""
    report = known.view(str(path)).report()
    assert report
    return [one.rule.id for one in report.entries if one.finding.location.path == str(path)]


def by_check(folder: Path, texts: dict[str, bytes]) -> tuple[Entry, ...]:
    """What `check` finds in a folder, with texts in place of files."""
    config = reading.configuration((str(folder),), None)
    read = reading.assembled(config, list(dict.fromkeys((*discover([str(folder)]), *texts))), texts)
    return build_report(lint(read.workspaces, read.rules, DAY), read.rules, read.loaded, DAY).entries


def test_a_text_that_is_typed_counts_in_place_of_the_file(tmp_path: Path) -> None:
    folder = house(tmp_path, TIGHT)
    known, path = desk(folder), folder / POLICY
    before = found(known, path)
    assert "culture/comments-closed" in before
    known.put(str(path), path.read_text().replace("nobody", "everyone"))
    assert "culture/comments-closed" not in found(known, path)
    known.drop(str(path))
    assert found(known, path) == before


def test_a_new_text_is_read_before_it_is_a_file(tmp_path: Path) -> None:
    folder = house(tmp_path, CLEAN_FILES)
    known, path = desk(folder), folder / "new.yaml"
    known.put(str(path), "govlint: v1\nkind: engagement-policy\ncoments: x\n")
    assert "core/unknown-key" in found(known, path)
    known.drop(str(path))
    assert found(known, path) == []


def test_what_the_configuration_excludes_is_not_judged(tmp_path: Path) -> None:
    folder = house(tmp_path, TIGHT)
    (folder / "govlint.toml").write_text('exclude = ["policy.yaml"]\n')
    known, path = desk(folder), folder / POLICY
    known.put(str(path), path.read_text())
    assert found(known, path) == []


def test_only_what_the_configuration_names_is_read(tmp_path: Path) -> None:
    folder = house(
        tmp_path, {f"in/{name}": text for name, text in TIGHT.items()} | {"out/policy.yaml": "kind: teams\n"}
    )
    (folder / "govlint.toml").write_text('paths = ["in"]\n')
    view = desk(folder).view(str(folder / "in" / POLICY))
    assert {view.shown(path) for path in view.loaded.sources} == {f"in/{name}" for name in TIGHT}


def test_a_file_outside_of_all_folders_stands_alone(tmp_path: Path) -> None:
    inside, outside = house(tmp_path / "in", CLEAN_FILES), house(tmp_path / "out", TIGHT)
    known, path = desk(inside), outside / POLICY
    known.put(str(path), path.read_text())
    assert set(known.view(str(path)).loaded.sources) == {str(path)}
    assert "culture/comments-closed" in found(known, path)
    known.open_folder(str(outside))
    assert len(known.view(str(path)).loaded.sources) == 3
    known.close_folder(str(outside))
    assert set(known.view(str(path)).loaded.sources) == {str(path)}
    known.drop(str(path))
    assert [folder.path for folder in known.folders] == [str(inside)]


def test_of_folders_around_a_file_the_nearest_counts(tmp_path: Path) -> None:
    house(tmp_path / "one", CLEAN_FILES)
    known = desk(tmp_path, tmp_path / "one")
    assert known.folder_of(str(tmp_path / "one" / "teams.yaml")).path == str(tmp_path / "one")
    assert known.folder_of(str(tmp_path / "other.yaml")).path == str(tmp_path)
    assert known.folder_of(str(tmp_path / "oneself.yaml")).path == str(tmp_path)


def test_typing_in_a_folder_within_another_is_heard_in_both(tmp_path: Path) -> None:
    inner = house(tmp_path / "in", CLEAN_FILES) / "teams.yaml"
    policy = tmp_path / "policy.yaml"
    policy.write_text("govlint: v1\nkind: engagement-policy\nname: p\nowner: head-of-social\n")
    known = desk(tmp_path, tmp_path / "in")
    assert "core/unknown-name" not in found(known, policy)
    known.put(str(inner), inner.read_text().replace("head-of-social", "social-lead"))
    assert "core/unknown-name" in found(known, policy)


def test_a_wrong_configuration_leaves_the_last_right_one(tmp_path: Path) -> None:
    folder = house(tmp_path, TIGHT)
    known, path, config = desk(folder), folder / POLICY, folder / "govlint.toml"
    config.write_text('rules = {"culture/comments-closed" = "off"}\n')
    assert "culture/comments-closed" not in found(known, path)
    config.write_text("rules = nonsense\n")
    known.changed()
    assert "culture/comments-closed" not in found(known, path)
    assert "this is not TOML" in str(known.folder_of(str(path)).wrong)
    config.unlink()
    known.changed()
    assert "culture/comments-closed" in found(known, path)
    assert known.folder_of(str(path)).wrong is None


def test_a_folder_that_is_gone_holds_nothing(tmp_path: Path) -> None:
    known = desk(tmp_path / "gone")
    assert known.view(str(tmp_path / "gone" / "a.yaml")).loaded.documents == ()


def test_what_nobody_wants_any_more_is_not_found_out(tmp_path: Path) -> None:
    folder = house(tmp_path, TIGHT)
    assert desk(folder).view(str(folder / POLICY)).report(lambda: True) is None


def test_half_a_character_is_no_end(tmp_path: Path) -> None:
    known = desk(house(tmp_path, CLEAN_FILES))
    path = tmp_path / "new.yaml"
    known.put(str(path), "govlint: v1\nkind: engagement-policy\ntitle: \ud800\ncoments: x\n")
    assert "core/unknown-key" in found(known, path)


SNIPPETS = st.sampled_from(
    [
        *(
            "comments: nobody\n",
            "owner: nobody-at-all\n",
            "  ",
            "\n",
            "\r\n",
            ":",
            "'",
            "[",
            "- ",
            "😀",
            "\u2028",
            "\t",
            "---\n",
        ),
        *(
            "# govlint: ignore[culture/comments-closed] because we say so\n",
            "name: other\n",
            "kind: teams\n",
            "&a ",
            "*a",
            "",
        ),
        "govlint: v1\nkind: exception\nname: e\nrule: culture/comments-closed\n",
    ]
)
EDITS = st.tuples(st.sampled_from(sorted(TIGHT)), st.integers(0, 400), st.integers(0, 30), SNIPPETS)
STEPS = st.lists(EDITS | st.tuples(st.just("save"), st.sampled_from(sorted(TIGHT))), max_size=6)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_whatever_is_typed_the_same_is_found_as_by_check(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, ...]]
) -> None:
    """After each edit of a buffer, and after each save, the findings are those of `check` on the same bytes."""
    folder = house(tmp_path_factory.mktemp("typed"), TIGHT)
    known, clock = desk(folder), 10**18
    for step in steps:
        name = step[-1] if step[0] == "save" else step[0]
        path = str(folder / name)
        text = known.texts.get(path, Path(path).read_bytes()).decode()
        if step[0] == "save":
            clock += 10**9
            Path(path).write_bytes(text.encode())
            os.utime(path, ns=(clock, clock))  # two saves of a test can fall in one tick of the disk's clock
            known.drop(path)
            known.changed()
        else:
            _, start, length, put = step
            known.put(path, text[: int(start)] + put + text[int(start) + int(length) :])
        report = known.view(path).report()
        assert report
        assert report.entries == by_check(folder, known.texts)
