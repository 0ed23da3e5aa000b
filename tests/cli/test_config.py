"""What a configuration changes in real runs, and what it cannot change."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, COMMANDS, FOUND, NOTHING_CHECKED, WRONG, main
from tests.helpers import CLEAN_FILES, TIGHT, complete, govlint, house, write

DAY = ("--as-of", "2026-11-22")
RULE = "culture/comments-closed"
LAW = "alcohol/eu-reached-under-18"
OWN = """\
title: Replies stay open
wall: {control: engagement.replies, ceiling: when-mentioned}
force: good-practice
sources: [our-charter]
severity: error
why: We promised it.
remedy: Answer people.
examples:
  good:
    - text: |
        kind: engagement-policy
        replies: when-mentioned
      also: [culture/people-left-unanswered]
  bad:
    - text: |
        kind: engagement-policy
        replies: a-like-only  # finding
"""
SOURCES = "our-charter:\n  citation: The charter of our house\n  says: People get answers.\n"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    (tmp_path / ".git").mkdir()
    return house(tmp_path, TIGHT)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*args: str) -> tuple[int, str, str]:
        code = main(list(args))
        return (code, *capsys.readouterr())

    return run


@pytest.fixture
def checked(run: Run) -> Callable[..., dict[str, tuple[str, str]]]:
    """Rule → its severity, and by what it is silenced."""

    def checked(*args: str) -> dict[str, tuple[str, str]]:
        report = json.loads(run("check", *args, "--format", "json", *DAY)[1])
        return {
            one["rule"]: (one["severity"], one.get("silence", {}).get("by", ""))
            for one in report["silenced"] + report["findings"]
        }

    return checked


Checked = Callable[..., dict[str, tuple[str, str]]]


def own(folder: Path, config: str = 'rule-folders = ["rules"]\n') -> None:
    write(folder, {"rules/ours/replies-closed.yaml": OWN, "rules/sources.yaml": SOURCES, "govlint.toml": config})


class TestWhatIsOn:
    @pytest.mark.parametrize(
        ("config", "expected"),
        [
            ("", ("warning", "")),
            (f'[rules]\n"{RULE}" = "error"\n', ("error", "")),
            (f'[rules]\n"{RULE}" = "info"\n', ("info", "")),
            (f'[rules]\n"{RULE}" = {{severity = "info"}}\n', ("info", "")),
            (f'[rules]\n"{RULE}" = "off"\n', None),
            ("[packs]\nculture = false\n", None),
            ("[packs]\nculture = true\n", ("warning", "")),
            (f'[packs]\nculture = false\n[rules]\n"{RULE}" = "info"\n', ("info", "")),
            (f'[rules]\n"{RULE}" = {{value = "nobody"}}\n', None),
            (f'[rules]\n"{RULE}" = {{value = "everyone"}}\n', ("warning", "")),
            ('[[per-path]]\npaths = ["*.yaml"]\npacks = {culture = false}\n', ("warning", "configuration")),
            (f'[[per-path]]\npaths = ["policy.yaml"]\nrules = {{"{RULE}" = "off"}}\n', ("warning", "configuration")),
            (f'[[per-path]]\npaths = ["policy.yaml"]\nrules = {{"{RULE}" = "error"}}\n', ("error", "")),
            (f'[[per-path]]\npaths = ["other"]\nrules = {{"{RULE}" = "off"}}\n', ("warning", "")),
            (
                f'[[per-path]]\npaths = ["."]\nrules = {{"{RULE}" = "off"}}\n'
                f'[[per-path]]\npaths = ["policy.yaml"]\nrules = {{"{RULE}" = "info"}}\n', ("info", ""),
            ),
            (
                f'[[per-path]]\npaths = ["policy.yaml"]\nrules = {{"{RULE}" = "info"}}\n'
                f'[[per-path]]\npaths = ["."]\nrules = {{"{RULE}" = "off"}}\n', ("warning", "configuration"),
            ),
            (
                f'[[per-path]]\npaths = ["."]\npacks = {{culture = false}}\nrules = {{"{RULE}" = "info"}}\n', ("info", ""),
            ),
            ('[packs]\nculture = false\n[[per-path]]\npaths = ["policy.yaml"]\npacks = {culture = true}\n', ("warning", "")),
            (f'[rules]\n"{RULE}" = "off"\n[[per-path]]\npaths = ["policy.yaml"]\nrules = {{"{RULE}" = "info"}}\n', ("info", "")),
            (
                f'[rules]\n"{RULE}" = "off"\n[[per-path]]\npaths = ["other.yaml"]\nrules = {{"{RULE}" = "info"}}\n',
                ("warning", "configuration"),
            ),
        ],
    )  # fmt: skip
    def test_a_rule(self, config: str, expected: tuple[str, str] | None, here: Path, checked: Checked) -> None:
        write(here, {"govlint.toml": config})
        assert checked().get(RULE) == expected

    def test_packs_that_are_off_keep_the_law(self, here: Path, checked: Checked) -> None:
        files = {"organisation.yaml": "kind: organisation\nsectors: [alcohol]\nmarkets: [{code: IE}]\n"}
        files["policy.yaml"] = "kind: sector-policy\nsector: alcohol\naudience: {minimum_age: 13}\n"
        house(here, files)
        packs = {path.parent.name for path in (Path(__file__).parents[2] / "rules").glob("*/*.yaml")}
        write(here, {"govlint.toml": "[packs]\n" + "".join(f"{pack} = false\n" for pack in packs)})
        assert checked()[LAW] == ("info", "")
        write(here, {"govlint.toml": '[[per-path]]\npaths = ["."]\npacks = {alcohol = false, core = false}\n'})
        assert checked()[LAW] == ("info", "")

    @pytest.mark.parametrize("how", ['"off"', '{severity = "off"}', "{value = 13}", '{severity = "error", value = 16}'])
    def test_the_law_is_neither_softened_nor_moved(self, how: str, here: Path, run: Run) -> None:
        write(here, {"govlint.toml": f'[rules]\n"{LAW}" = {how}\n'})
        code, out, err = run("check")
        assert (code, out) == (WRONG, "")
        assert err == (
            f"govlint: govlint.toml: {LAW} is the law and cannot be softened or moved\n"
            "         The law stays on. To ask for more, write a rule of your own.\n"
        )

    def test_nor_for_some_paths(self, here: Path, run: Run) -> None:
        write(here, {"govlint.toml": f'[[per-path]]\npaths = ["."]\nrules = {{"{LAW}" = "off"}}\n'})
        assert run("check")[0] == WRONG

    def test_it_can_weigh_more(self, here: Path, run: Run) -> None:
        write(here, {"govlint.toml": f'[rules]\n"{LAW}" = "error"\n'})
        assert run("check")[0] != WRONG

    @pytest.mark.parametrize("rule", ["core/unknown-key", "core/ignore-unused", "core/exception-refused"])
    @pytest.mark.parametrize("where", ["[rules]\n", '[[per-path]]\npaths = ["."]\n[per-path.rules]\n'])
    def test_what_is_broken_stays(self, rule: str, where: str, here: Path, run: Run) -> None:
        write(here, {"govlint.toml": f'{where}"{rule}" = "off"\n'})
        code, _, err = run("check")
        assert code == WRONG
        assert f"{rule} is about what is broken or about silences, and cannot be softened" in err

    @pytest.mark.parametrize(
        ("config", "said", "advice"),
        [
            ('[rules]\n"culture/coments-closed" = "off"\n', "there is no rule culture/coments-closed", f"Did you mean {RULE}?"),
            ('[rules]\nzzz = "off"\n', "there is no rule zzz", "`govlint rules list` shows all rules."),
            ("[packs]\ncultur = false\n", "there is no pack cultur", "Did you mean culture?"),
            ('[[per-path]]\npaths = ["a"]\npacks = {cultur = false}\n', "there is no pack cultur", "Did you mean culture?"),
            (f'[rules]\n"{RULE}" = {{value = "nobdy"}}\n', "nobdy is no value of", "It can be: everyone, followers, invited, nobody."),
            (f'[rules]\n"{RULE}" = {{value = 3}}\n', "3 is no value of", "It can be: everyone, followers, invited, nobody."),
            ('[rules]\n"gambling/paid-adverts-under-25" = {value = "x"}\n', "x is no value of", "It can be a number."),
            ('[rules]\n"gambling/paid-adverts-under-25" = {value = true}\n', "True is no value of", "It can be a number."),
            (f'[rules]\n"gambling/paid-adverts-under-25" = {{value = {"9" * 400}}}\n', "is no value of", "It can be a number."),
            ('[rules]\n"core/review-overdue" = {value = 3}\n', "stands on no control, so it has no value to set", ""),
        ],
    )  # fmt: skip
    def test_a_mistake_stops_the_run(self, config: str, said: str, advice: str, here: Path, run: Run) -> None:
        write(here, {"govlint.toml": config})
        code, out, err = run("check")
        assert (code, out) == (WRONG, "")
        assert said in err
        assert advice in err
        assert "Traceback" not in err

    def test_fail_on_and_its_option(self, here: Path, run: Run) -> None:
        write(here, {"govlint.toml": 'fail-on = "error"\n'})
        assert run("check", *DAY)[0] == CLEAN
        assert run("check", *DAY, "--fail-on", "warning")[0] == FOUND


class TestWhichHolds:
    OFF = f'[rules]\n"{RULE}" = "off"\n'

    def test_none_and_a_named_one(self, here: Path, checked: Checked) -> None:
        write(here, {"govlint.toml": self.OFF, "other/x.toml": f'[rules]\n"{RULE}" = "error"\n'})
        assert RULE not in checked()
        assert checked("--config", "none")[RULE] == ("warning", "")
        assert checked("--config", "other/x.toml")[RULE] == ("error", "")

    def test_the_nearest_above_what_is_checked(self, here: Path, checked: Checked) -> None:
        house(here, {f"org/{name}": text for name, text in TIGHT.items()})
        write(here, {"govlint.toml": "", "org/govlint.toml": self.OFF})
        for path in ("org", "org/policy.yaml", "org/*.yaml", str(here / "org")):
            assert RULE not in checked(path)
        assert RULE in checked(".")

    def test_for_standard_input_the_nearest_above_its_name(self, here: Path) -> None:
        text = complete("kind: engagement-policy\ncomments: nobody\n")[0].encode()
        write(here, {"org/govlint.toml": self.OFF})
        done = govlint("check", "-", "--stdin-filename", "org/p.yaml", "--format", "concise", cwd=here, stdin=text)
        assert RULE.encode() not in done.stdout
        done = govlint("check", "-", "--stdin-filename", "p.yaml", "--format", "concise", cwd=here, stdin=text)
        assert RULE.encode() in done.stdout

    def test_the_table_of_a_shared_file(self, here: Path, checked: Checked) -> None:
        write(here, {"pyproject.toml": '[project]\nname = "x"\n'})
        assert RULE in checked()
        write(here, {"pyproject.toml": f'[tool.govlint.rules]\n"{RULE}" = "off"\n'})
        assert RULE not in checked()

    def test_paths_and_exclude_start_from_its_folder(
        self, here: Path, run: Run, checked: Checked, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        house(here, {f"org/p/{name}": text for name, text in TIGHT.items()})
        write(here, {"org/govlint.toml": 'paths = ["p"]\nexclude = ["p/policy.yaml"]\n'})
        for path in ("org", "org/p", str(here / "org")):
            assert RULE not in checked(path)
        monkeypatch.chdir(here / "org" / "p")
        assert run("check", *DAY)[1].endswith("in 2 documents: 2 info (2 undecided).\n")
        write(here, {"org/govlint.toml": 'paths = ["gone"]\n'})
        code, _, err = run("check")
        assert code == WRONG
        assert "gone: no such file or folder" in err

    def test_what_is_excluded_leaves_nothing(self, here: Path, run: Run) -> None:
        write(here, {"govlint.toml": 'exclude = ["*.yaml"]\n'})
        assert run("check")[0] == NOTHING_CHECKED


class TestEveryCommand:
    ARGS = {
        "check": (), "why": ("engagement.comments",), "render": ("-o", "out"), "posture": (), "calendar": (),
        "baseline": (), "explain": (RULE,), "rules": ("list",), "simulate": ("--content", "reply"),
        "test": (), "diff": (".", "."), "fix": ("--diff",), "export": ("register",), "new": ("ai-policy", "ours"),
    }  # fmt: skip
    # What an editor has started goes on, and says what is wrong there: tests/lsp/test_server.py.
    READING = sorted(COMMANDS.keys() - {"completion", "help", "import", "init", "lsp"})

    @pytest.mark.parametrize("name", READING)
    def test_refuses_a_wrong_one(self, name: str, here: Path, run: Run) -> None:
        write(here, {"govlint.toml": "fial-on = 1\n"})
        args = (name, *self.ARGS[name])
        code, out, err = run(*args)
        assert (code, out) == (WRONG, "")
        assert "govlint.toml:1: there is no key fial-on" in err
        # No scenario stands there, so `test` has nothing to do.
        assert run(*args, "--config", "none")[0] in ((CLEAN, FOUND) if name != "test" else (NOTHING_CHECKED,))
        assert run(*args, "--config", "gone.toml")[0] == WRONG

    def test_why_stands_between_the_walls_that_are_on(self, here: Path, run: Run) -> None:
        assert "ceiling    followers   culture/comments-closed" in run("why", "engagement.comments", *DAY)[1]
        write(here, {"govlint.toml": f'[rules]\n"{RULE}" = {{value = "invited"}}\n'})
        assert "ceiling    invited   culture/comments-closed" in run("why", "engagement.comments", *DAY)[1]
        write(here, {"govlint.toml": "[packs]\nculture = false\n"})
        assert "ceiling" not in run("why", "engagement.comments", *DAY)[1]

    def test_posture_and_calendar_and_render_go_by_it(self, here: Path, run: Run) -> None:
        own(here)
        house(here, {"policy.yaml": "kind: engagement-policy\nreplies: nobody\n"})
        assert run("posture", *DAY)[0] == run("calendar", *DAY)[0] == run("render", "-o", "out", *DAY)[0] == CLEAN
        pages = "".join(path.read_text(encoding="utf-8") for path in (here / "out").rglob("*.html"))
        assert "The charter of our house" in pages
        assert "Replies stay open" in pages

    def test_rules_list_says_what_is_off_and_why(self, here: Path, run: Run) -> None:
        own(here, f'rule-folders = ["rules"]\n[packs]\nalcohol = false\n[rules]\n"{RULE}" = "error"\n'
            '[[per-path]]\npaths = ["de"]\npacks = {engagement = false}\n')  # fmt: skip
        lines = [*run("rules", "list", "--why")[1].splitlines(), ""]
        said = {line.split()[-1]: (line[0], lines[at + 1].strip()) for at, line in enumerate(lines[:-1]) if "/" in line}
        assert said["ours/replies-closed"][0] == " "
        assert said[RULE] == (" ", "set in govlint.toml")
        assert said["alcohol/comments-closed"] == ("-", "off by govlint.toml")
        assert said[LAW] == (" ", "on though its pack is off: it is the law")

    def test_rules_and_explanations_need_no_baseline(self, here: Path, run: Run) -> None:
        write(here, {"govlint.toml": "", "govlint-baseline.json": "broken"})
        assert run("rules", "list")[0] == run("explain", RULE)[0] == CLEAN
        assert run("check")[0] == WRONG


class TestExplain:
    def test_a_rule_of_ones_own(self, here: Path, run: Run) -> None:
        own(here)
        code, out, _ = run("explain", "ours/replies-closed")
        assert code == CLEAN
        assert out.startswith("ours/replies-closed: Replies stay open\n")
        assert "The charter of our house. People get answers." in out
        code, _, err = run("explain", "ours/replies-closd")
        assert (code, "Did you mean the rule ours/replies-closed" in err) == (WRONG, True)
        assert run("explain", "ours/replies-closed", "--config", "none")[0] == WRONG

    def test_a_control_with_the_walls_that_are_on(self, here: Path, run: Run) -> None:
        own(
            here,
            f'rule-folders = ["rules"]\n[rules]\n"{RULE}" = {{value = "invited"}}\n"alcohol/comments-closed" = "off"\n',
        )
        assert "ceiling `when-mentioned`: ours/replies-closed" in run("explain", "engagement.replies")[1]
        out = run("explain", "engagement.comments")[1]
        assert "ceiling `invited`: culture/comments-closed" in out
        assert "alcohol/comments-closed" not in out

    def test_a_rule_that_is_set_or_off_says_so(self, here: Path, run: Run) -> None:
        assert "govlint.toml" not in run("explain", RULE)[1]
        for said, line in (("info", "Set in govlint.toml."), ("off", "Off by govlint.toml.")):
            write(here, {"govlint.toml": f'[rules]\n"{RULE}" = "{said}"\n'})
            assert line in run("explain", RULE)[1]


class TestRulesOfOnesOwn:
    def test_they_are_checked_and_cite_their_own_sources(self, here: Path, run: Run) -> None:
        own(here)
        house(here, {"policy.yaml": "kind: engagement-policy\nreplies: nobody\n"})
        code, text, _ = run("check", *DAY)
        assert code == FOUND
        assert "error: too tight ours/replies-closed" in text
        assert "The charter of our house" in text
        report = json.loads(run("check", "--format", "json", *DAY)[1])
        (finding,) = [one for one in report["findings"] if one["rule"] == "ours/replies-closed"]
        assert [source["citation"] for source in finding["sources"]] == ["The charter of our house"]

    def test_from_any_folder(self, here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        own(here)
        house(here, {"sub/policy.yaml": "kind: engagement-policy\nname: sub\nreplies: nobody\n"})
        monkeypatch.chdir(here / "sub")
        assert "ours/replies-closed" in run("check", *DAY)[1]

    def test_they_are_tested_like_those_built_in(self, here: Path, run: Run) -> None:
        own(here)
        code, out, _ = run("rules", "test", "rules")
        assert code == CLEAN
        assert out.endswith("0 wrong, 0 untested.\n")

    def test_new_then_test_then_check(self, here: Path, run: Run) -> None:
        args = ("rules", "new", "ours/slow", "--control", "engagement.replies", "--ceiling", "when-mentioned")
        code, out, _ = run(*args)
        assert code == CLEAN
        assert out.startswith(f"Written: {os.path.join('rules', 'ours', 'slow.yaml')} and its page")
        assert run("rules", "test", "rules")[0] == CLEAN
        code, _, err = run(*args)
        assert (code, "File exists" in err) == (WRONG, True)
        write(here, {"govlint.toml": out.splitlines()[-1]})
        house(here, {"policy.yaml": "kind: engagement-policy\nreplies: nobody\n"})
        assert "ours/slow" in run("check", *DAY)[1]

    def test_a_folder_that_is_not_there(self, here: Path, run: Run) -> None:
        write(here, {"govlint.toml": 'rule-folders = ["gone"]\n'})
        code, _, err = run("check")
        assert (code, "gone: no such folder of rules" in err) == (WRONG, True)


def test_a_clean_house_stays_clean_with_an_empty_configuration(here: Path, run: Run) -> None:
    house(here, CLEAN_FILES)
    (here / "policy.yaml").unlink()
    bare = run("check", *DAY)
    write(here, {"govlint.toml": ""})
    assert run("check", *DAY) == bare
