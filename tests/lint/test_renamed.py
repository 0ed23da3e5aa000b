"""A renamed rule answers to its former names wherever people write one, and what it finds stays the same finding."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from govlint.change.gate import document_changes
from govlint.cli.main import CLEAN, WRONG, main
from govlint.decision.decider import Decider
from govlint.decision.scenarios.run import FAILED, PASSED, run, scenarios
from govlint.errors import GovlintError
from govlint.library import checkout
from govlint.library.library import built_in
from govlint.library.rules import read_rules
from govlint.lint import rules
from govlint.lint.own import own_rules
from govlint.lsp.hover import hover
from tests.helpers import CLEAN_FILES, DAY, HOUSE, TEAMS, TIGHT, house, workspace_of, write
from tests.lint.silencing import exception
from tests.lsp.editor import at, view_of

FIRST, SECOND, NEW = "culture/comments-closed", "culture/comments-barred", "culture/comments-shut"
OLD_LAW, NEW_LAW = "restricted/canada-vape-testimonials", "restricted/canada-vape-praised"
VAPES = "kind: organisation\nname: o\nstatus: in-force\nsectors: [vape-tobacco]\nmarkets: [{code: CA}]\n"
SPOKEN = f"too tight {NEW}"
BY_OLD_NAMES = pytest.mark.parametrize("name", [FIRST, SECOND])
Later = Callable[[], AbstractContextManager[None]]
Say = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The schemas and rules of a later version: one rule has its third name, another its second."""
    folder = tmp_path_factory.mktemp("later")
    for name in ("schemas", "rules"):
        shutil.copytree(HOUSE / name, folder / name)
    for new, former in ((NEW, [FIRST, SECOND]), (NEW_LAW, [OLD_LAW])):
        at = (folder / "rules" / f"{former[0]}.yaml").rename(folder / "rules" / f"{new}.yaml")
        at.write_text(f"{at.read_text(encoding='utf-8')}formerly: [{', '.join(former)}]\n", encoding="utf-8")
    return folder


@pytest.fixture
def later(renamed: Path, monkeypatch: pytest.MonkeyPatch) -> Later:
    """What is done inside is done by the later version."""

    @contextmanager
    def inside() -> Iterator[None]:
        with monkeypatch.context() as patch:
            patch.setenv("XDG_CACHE_HOME", str(renamed / "cache"))
            patch.setattr(checkout, "CHECKOUT", renamed)
            _forget()
            try:
                yield
            finally:
                _forget()

    return inside


def _forget() -> None:
    for kept in (built_in, rules.all_rules, rules._renamed):
        kept.cache_clear()


@pytest.fixture
def tight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An organisation whose comments are closed; the program runs there."""
    monkeypatch.chdir(house(tmp_path, TIGHT))
    return tmp_path


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    def run(*args: str) -> tuple[int, str]:
        code = main([*args, *(("--as-of", DAY) if args[0] in ("check", "baseline") else ())])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_it_is_found_by_its_new_name(tight: Path, later: Later, say: Say) -> None:
    assert f"too tight {FIRST}" in say("check")[1]
    with later():
        said = say("check")[1]
    assert f"too tight {NEW}" in said
    assert FIRST not in said


class TestWrittenByAFormerName:
    @BY_OLD_NAMES
    @pytest.mark.parametrize("above", ["", '[[per-path]]\npaths = ["policy.yaml"]\n'])
    def test_in_the_configuration(self, name: str, above: str, tight: Path, later: Later, say: Say) -> None:
        write(tight, {"govlint.toml": f'{above}[{"per-path." if above else ""}rules]\n"{name}" = "off"\n'})
        with later():
            assert SPOKEN not in say("check")[1]

    @pytest.mark.parametrize("names", [(FIRST, SECOND), (FIRST, NEW)])
    def test_twice_in_the_configuration(self, names: tuple[str, ...], tight: Path, later: Later, say: Say) -> None:
        write(tight, {"govlint.toml": "[rules]\n" + "".join(f'"{name}" = "info"\n' for name in names)})
        with later():
            code, said = say("check")
        assert code == WRONG
        assert f"{NEW} is set twice, once by a former name" in said
        assert f"Take {names[1]} out." in said

    @BY_OLD_NAMES
    def test_in_a_comment(self, name: str, tight: Path, later: Later, say: Say) -> None:
        kept = (tight / "policy.yaml").read_text(encoding="utf-8")
        marked = kept.replace("comments: nobody", f"comments: nobody  # govlint: ignore[{name}] because of May")
        write(tight, {"policy.yaml": marked})
        with later():
            said = say("check")[1]
        assert SPOKEN not in said
        assert "core/ignore" not in said

    @BY_OLD_NAMES
    def test_in_an_exception(self, name: str, tight: Path, later: Later, say: Say) -> None:
        house(tight, {"exception.yaml": exception(name)})
        with later():
            said = say("check")[1]
            assert SPOKEN not in said
            assert "core/exception" not in said
            assert "Comments under our posts are open" in say("export", "exceptions", ".")[1]

    def test_in_a_baseline(self, tight: Path, later: Later, say: Say) -> None:
        """Every finding stays known: what is not decided carries the names of all rules that ask."""
        write(tight, {"govlint.toml": ""})
        house(tight, {"people.yaml": "kind: engagement-policy\nname: talk\nscope: {channels: [x]}\n"})
        say("baseline")
        kept = (tight / "govlint-baseline.json").read_text(encoding="utf-8")
        assert FIRST in kept
        assert "core/undecided" in kept
        for name in (FIRST, SECOND):
            write(tight, {"govlint-baseline.json": kept.replace(FIRST, name)})
            with later():
                assert say("check")[1].endswith("Nothing found in 4 documents.\n")
                assert say("baseline", "--check")[0] == CLEAN

    @BY_OLD_NAMES
    def test_on_the_command_line(self, name: str, tight: Path, later: Later, say: Say) -> None:
        assert say("fix", "--rule", SECOND)[0] == WRONG
        with later():
            assert say("fix", "--rule", name)[0] == CLEAN
            said = say("explain", name)[1]
        assert said.startswith(NEW)
        assert f"Formerly {FIRST}, {SECOND}." in said

    def test_in_what_a_scenario_expects(self, later: Later, say: Say) -> None:
        """Whichever name it has there, the law is the reason."""
        given = "{content: testimonial, market: CA}"
        with later():
            for name, verdict in ((OLD_LAW, PASSED), (NEW_LAW, PASSED), (FIRST, FAILED)):
                expected = f"kind: scenario\nname: s\nstatus: in-force\ngiven: {given}\nexpect: {{because: [{name}]}}\n"
                workspace = workspace_of(VAPES, TEAMS, expected)
                (found,) = run(Decider(workspace, rules.all_rules(), DAY), scenarios(workspace), 1000)
                assert found.outcome == verdict, found.unmet

    def test_in_a_change_that_only_renames(self, later: Later) -> None:
        """An exception, and a rule that can have none."""
        control = "kind: change-control\nexceptions: {{never: [{0}]}}\n"
        with later():
            one, other, another = (
                workspace_of(exception(name), control.format(name)) for name in (FIRST, NEW, NEW_LAW)
            )
            assert list(document_changes(one, other)) == []
            assert len(list(document_changes(one, another))) == 3

    def test_on_the_page_of_exceptions(self, tight: Path, later: Later, say: Say) -> None:
        house(tight, {"exception.yaml": exception(SECOND)})
        with later():
            assert say("render", "-o", "out")[0] == CLEAN
        assert "Comments under our posts are open" in (tight / "out" / "exceptions.html").read_text(encoding="utf-8")

    def test_under_the_pointer(self, later: Later) -> None:
        with later():
            view = view_of({**CLEAN_FILES, "exception.yaml": exception(FIRST)})
            assert "Comments under our posts are open" in hover(view, at(view, "/org/exception.yaml", FIRST))

    def test_in_the_examples_of_other_rules(self, renamed: Path, later: Later, say: Say) -> None:
        """Those built in name it as they did."""
        with later():
            assert say("rules", "test", str(renamed / "rules"))[0] == CLEAN


def test_a_fingerprint_stays(tight: Path, later: Later, say: Say) -> None:
    def marks() -> list[str]:
        return [one["fingerprint"] for one in json.loads(say("check", "--format", "gitlab")[1])]

    before = marks()
    with later():
        assert marks() == before
        said = json.loads(say("check", "--format", "sarif")[1])
    (told,) = (one for one in said["runs"][0]["tool"]["driver"]["rules"] if one["id"] == NEW)
    assert told["deprecatedIds"] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("formerly", "said"),
    [
        ("[culture/comments-closed]", "culture/comments-closed is the name of another rule"),
        ("[people/open]", "people/open is in another pack"),
    ],
)
def test_a_former_name_is_of_one_rule_in_its_own_pack(formerly: str, said: str, tmp_path: Path) -> None:
    text = (HOUSE / "rules" / f"{FIRST}.yaml").read_text(encoding="utf-8")
    write(tmp_path, {f"{FIRST}.yaml": text, f"{NEW}.yaml": f"{text}formerly: {formerly}\n"})
    with pytest.raises(GovlintError, match=said):
        read_rules(tmp_path)


def test_rules_of_ones_own_have_none_and_take_none(tmp_path: Path, later: Later) -> None:
    text = (HOUSE / "rules" / f"{FIRST}.yaml").read_text(encoding="utf-8")
    write(tmp_path, {"a/ours/open.yaml": f"{text}formerly: [ours/closed]\n", f"b/{FIRST}.yaml": text})
    with pytest.raises(GovlintError, match="only built-in rules can have formerly"):
        own_rules([str(tmp_path / "a")])
    with later(), pytest.raises(GovlintError, match=f"there is a rule {FIRST} already"):
        own_rules([str(tmp_path / "b")])
