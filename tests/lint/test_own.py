"""Rules of an organisation's own: read from anywhere, run nothing, and say where they are wrong."""

from pathlib import Path

import pytest

from govlint.errors import GovlintError
from govlint.lint.own import WELL_FORMED, own_rules
from govlint.lint.rules import Rule, all_rules, words_of
from govlint.reporters.said import sources
from tests.helpers import HOUSE, write

WALL = """\
title: Comments stay open
wall: {control: engagement.comments, ceiling: followers}
force: good-practice
sources: []
severity: warning
why: We promised it.
remedy: Open them.
examples:
  good: []
  bad: []
"""
ASSERTION = """\
title: Every account says what it is for
select: {kind: channels, path: "accounts[*]"}
require: {defined: purpose}
direction: too-loose
message: "{id} does not say"
force: good-practice
sources: []
severity: info
why: x
remedy: x
examples: {}
"""


def own(folder: Path, text: str | bytes, path: str = "ours/a.yaml", **more: str) -> dict[str, Rule]:
    write(folder / "rules", {path: text, **{name.replace("_", "."): said for name, said in more.items()}})
    return own_rules([str(folder / "rules")])


def wrong(folder: Path, text: str | bytes, path: str = "ours/a.yaml", **more: str) -> tuple[str, str]:
    """What is said, seen from the folder of rules, and the advice."""
    with pytest.raises(GovlintError) as caught:
        own(folder, text, path, **more)
    return str(caught.value).replace(f"{folder}/rules/", ""), caught.value.help


def test_both_forms(tmp_path: Path) -> None:
    (wall,) = own(tmp_path, WALL).values()
    assert (wall.id, wall.form, wall.pack, wall.legal, wall.direction) == ("ours/a", "wall", "ours", False, "too-tight")
    assert words_of(wall).why == "We promised it."
    write(tmp_path, {"rules/ours/b.yml": ASSERTION, "rules/readme.md": "x", "rules/ours/notes.txt": "x"})
    assert list(own_rules([str(tmp_path / "rules")])) == ["ours/a", "ours/b"]


def test_however_it_is_saved(tmp_path: Path) -> None:
    for text in (WALL.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + WALL.encode(), WALL.encode("utf-16")):
        assert list(own(tmp_path, text)) == ["ours/a"]


def test_several_folders_and_none(tmp_path: Path) -> None:
    write(tmp_path, {"one/ours/a.yaml": WALL, "two/ours/b.yaml": WALL})
    (tmp_path / "three").mkdir()
    assert list(own_rules([str(tmp_path / name) for name in ("one", "two", "three")])) == ["ours/a", "ours/b"]
    assert own_rules([]) == {}
    with pytest.raises(GovlintError, match="no such folder of rules"):
        own_rules([str(tmp_path / "four")])


@pytest.mark.parametrize(
    ("change", "said", "advice"),
    [
        (("title:", "titel:"), "ours/a.yaml:1:1: there is no key titel here", "Did you mean title?"),
        (("why:", "zzz:"), "ours/a.yaml:6:1: there is no key zzz here", "Leave it out."),
        (
            ("engagement.comments", "engagement.coments"), "ours/a.yaml:2:8: there is no control engagement.coments",
            "Did you mean engagement.comments?",
        ),
        (
            ("ceiling: followers", "ceiling: folowers"),
            "ours/a.yaml:2:38: ours/a: folowers is no value of engagement.comments",
            "It can be: everyone, followers, invited, nobody.",
        ),
        (("sources: []", "sources: [nowhere-at-all]"), "ours/a.yaml:4:11: there is no source nowhere-at-all", "Add it to sources.yaml in your folder of rules."),
        (
            ("sources: []", "sources:\n  - social-steve-cultur"), "ours/a.yaml:5:5: there is no source social-steve-cultur",
            "Did you mean social-steve-culture?",
        ),
        (("severity: warning", "severity: off"), "ours/a.yaml:5:1: severity: ", ""),
        (("force: good-practice", "force: law"), "ours/a.yaml:3:1: force: ", ""),
        (("force:", "in_force: 2026-13-01\nforce:"), "ours/a.yaml:3:1: in_force: ", ""),
        (("wall: {control", "wall: {cotrol: x, control"), "ours/a.yaml:2:8: there is no key cotrol here", "Did you mean control?"),
        (("wall: {", "wall: [{"), "ours/a.yaml:2: ", "Mend this line: nothing of the file was read."),
        (("wall: {control: engagement.comments, ceiling: followers}", "wall: open"), "ours/a.yaml:2:1: wall: ", ""),
        (("{control: engagement.comments, ceiling", "{control: [x], ceiling"), "ours/a.yaml:2:8: wall.control: ", ""),
        (("wall: {control: engagement.comments, ceiling: followers}", "found_by: policy\ndirection: broken"), "ours/a.yaml:2:1: only built-in rules can have found_by", "Write a wall or an assertion."),
        (("why: We promised it.\n", ""), "ours/a.yaml:1:1: this rule: ", ""),
        (("force:", "when: {market: [GB]}\nforce:"), "ours/a.yaml:3:8: there is no key market here", "Did you mean markets?"),
    ],
)  # fmt: skip
def test_a_mistake_has_its_place_and_what_was_meant(
    change: tuple[str, str], said: str, advice: str, tmp_path: Path
) -> None:
    found, help_given = wrong(tmp_path, WALL.replace(*change))
    assert found.startswith(said)
    assert help_given == (advice or WELL_FORMED)


@pytest.mark.parametrize(
    ("change", "said", "advice"),
    [
        (("kind: channels", "kind: chanels"), "ours/a.yaml:2:10: there is no kind chanels", "Did you mean channels?"),
        (("{defined: purpose}", "{defind: purpose}"), "ours/a.yaml:3:11: there is no key defind here", "Did you mean defined?"),
        (("{defined: purpose}", "{}"), "ours/a.yaml:3:1: require: ", ""),
        (("direction: too-loose", "direction: loose"), "ours/a.yaml:4:1: direction: ", ""),
        (("direction: too-loose\n", ""), "ours/a.yaml:1:1: this rule: ", ""),
    ],
)  # fmt: skip
def test_so_has_one_in_an_assertion(change: tuple[str, str], said: str, advice: str, tmp_path: Path) -> None:
    found, help_given = wrong(tmp_path, ASSERTION.replace(*change))
    assert found.startswith(said)
    assert help_given == (advice or WELL_FORMED)


class TestHostile:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("a: &a [x, x, x, x, x, x, x, x]\n" + "".join(f"{chr(98 + at)}: &{chr(98 + at)} [{', '.join(['*' + chr(97 + at)] * 9)}]\n" for at in range(8)), "repeats more than"),
            (f"base: &b {{x: 1}}\n<<: *b\n{WALL}", "merge keys"),
            (WALL + "title: again\n", "stands twice"),
            ("x: !!python/object/apply:os.system [id]\n" + WALL, "does not read tags"),
            ("[" * 200, "nested more than"),
            ("x: " + "y" * 2_000_000, "at most 1,048,576 bytes"),
            ("", "must hold one group of fields"),
            ("- a\n", "must hold one group of fields"),
            (f"{WALL}---\n{WALL}", "must hold one group of fields"),
            (b"\xff\xfe\xff", "not"),
            ("title: a: b\n", "put the value in quotes"),
            (WALL.replace("followers", "9" * 400).replace("comments", "blocking"), "no value"),
            (WALL.replace("engagement.comments, ceiling: followers", f"audience.paid-minimum-age, floor: {'9' * 400}"), "no value"),
            (WALL.replace("engagement.comments, ceiling: followers", "audience.paid-minimum-age, floor: .nan"), ""),
        ],
    )  # fmt: skip
    def test_text_is_refused_and_runs_nothing(self, text: str | bytes, said: str, tmp_path: Path) -> None:
        found, _ = wrong(tmp_path, text)
        assert found.startswith("ours/a.yaml")
        assert said in found

    def test_what_is_no_plain_file(self, tmp_path: Path) -> None:
        (tmp_path / "rules" / "ours").mkdir(parents=True)
        (tmp_path / "rules" / "ours" / "a.yaml").symlink_to("/dev/zero")
        with pytest.raises(GovlintError, match="no plain file"):
            own_rules([str(tmp_path / "rules")])

    @pytest.mark.parametrize(
        "path", ["ours/A.yaml", "ours/a b.yaml", "Ours/a.yaml", "ours/a,b.yaml", "ours/a].yaml", "ours/-a.yaml"]
    )
    def test_a_name_that_nobody_could_silence(self, path: str, tmp_path: Path) -> None:
        found, advice = wrong(tmp_path, WALL, path)
        assert "is no name for a rule" in found
        assert advice == "Write PACK/RULE in small letters, such as ours/slow-answers."


class TestClashes:
    def test_with_a_rule_that_is_built_in(self, tmp_path: Path) -> None:
        found, advice = wrong(tmp_path, WALL, "culture/comments-closed.yaml")
        assert found == "culture/comments-closed.yaml: there is a rule culture/comments-closed already"
        assert advice == "Give yours another name or pack."
        assert list(own_rules([str(tmp_path / "rules")], may_replace=True)) == ["culture/comments-closed"]

    def test_with_one_of_another_folder_or_ending(self, tmp_path: Path) -> None:
        write(tmp_path, {"one/ours/a.yaml": WALL, "two/ours/a.yaml": WALL})
        with pytest.raises(GovlintError, match="there is a rule ours/a already"):
            own_rules([str(tmp_path / "one"), str(tmp_path / "two")])
        write(tmp_path, {"one/ours/a.yml": WALL})
        with pytest.raises(GovlintError, match="there is a rule ours/a already"):
            own_rules([str(tmp_path / "one")])

    def test_a_guard_that_is_built_in_stays_what_it_is(self, tmp_path: Path) -> None:
        assert "already" in wrong(tmp_path, WALL, "core/ignore-unused.yaml")[0]


class TestSources:
    CITED = WALL.replace("sources: []", "sources: [charter, social-steve-culture]")

    def test_own_and_built_in(self, tmp_path: Path) -> None:
        (rule,) = own(
            tmp_path, self.CITED, sources_yaml="charter: {citation: Our charter, url: 'https://x.example'}\n"
        ).values()
        said = sources(rule, words_of(rule).sources)
        assert (said[0].citation, said[0].url) == ("Our charter", "https://x.example")
        assert said[1].citation

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("charter: {}\n", "sources.yaml:1:1: the source charter has no citation"),
            ("charter: {citation: [x]}\n", "sources.yaml:1:1: the source charter has no citation"),
            ("\ncharter: x\n", "sources.yaml:2:1: the source charter has no citation"),
            ("- charter\n", "sources.yaml: this file must hold one group of fields"),
            ("social-steve-culture: {citation: Somebody else}\n", "sources.yaml:1:1: there is a source social-steve-culture already"),
        ],
    )  # fmt: skip
    def test_a_mistake_in_them(self, text: str, said: str, tmp_path: Path) -> None:
        assert wrong(tmp_path, self.CITED, sources_yaml=text)[0] == said


def test_the_rules_that_are_built_in_are_well_formed_by_the_same_reading() -> None:
    assert own_rules([str(HOUSE / "rules")], may_replace=True).keys() == all_rules().keys()
