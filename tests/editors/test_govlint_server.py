"""`govlint lsp` as a person meets it: Neovim with the settings of our page, in a copy of the brewer's policies."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.editors.neovim import Neovim, neovim, shown_settings
from tests.helpers import HOUSE, report_of

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("organisation") / "brewer"
    shutil.copytree(HOUSE / "examples" / "brewer", made)
    (made / "govlint.toml").touch()
    return made


@pytest.fixture(scope="module")
def running(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neovim]:
    home = tmp_path_factory.mktemp("home")
    with neovim(shown_settings("With govlint"), folder, home, Path(sys.executable).parent) as editor:
        editor.open(str(folder / "crisis.yaml"))
        editor.until(editor.problems)
        yield editor


@pytest.fixture
def editor(running: Neovim) -> Iterator[Neovim]:
    """The same Neovim for all; what a test has typed is gone after it."""
    yield running
    running.keys("<C-\\><C-N>:silent! bufdo edit!<CR>")


def found_in(texts: dict[Path, str]) -> list[tuple[str, str]]:
    """What a check finds in these texts, and in which file."""
    report = report_of({path.name: text.encode() for path, text in texts.items()})
    return [(entry.finding.rule, entry.finding.location.path) for entry in report.entries]


def problems_in(editor: Neovim, path: Path) -> Callable[[], dict[str, str]]:
    """What is said of each line that holds a problem, by what the line says."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return lambda: {lines[problem["line"] - 1]: problem["said"] for problem in editor.problems()}


def test_a_setting_that_is_too_tight_is_seen_with_what_to_do(editor: Neovim, folder: Path) -> None:
    editor.open(str(folder / "crisis.yaml"))
    assert editor.until(problems_in(editor, folder / "crisis.yaml")) == {
        "statement_authority: chief-alone": "too tight: statement_authority is chief-alone, tighter than the ceiling, "
        "group.\nWhat to do: Name the role that releases statements and its deputy, and let the chief be told."
    }


def test_what_is_typed_is_judged_before_it_is_saved(editor: Neovim, folder: Path) -> None:
    editor.at(folder / "crisis.yaml", "statement_authority")
    editor.keys("CCstatement_authority: group<Esc>".replace("CC", "cc"))
    editor.until(editor.problems, lambda problems: problems == [])
    editor.keys("ccstatement_authority: grup<Esc>")
    assert "grup" in editor.until(editor.problems)[0]["said"]


def test_a_role_that_goes_in_one_file_is_missed_in_another(editor: Neovim, folder: Path) -> None:
    editor.at(folder / "teams.yaml", "name: counsel-lille", len("name: "))
    editor.keys("cwcounsel-calais<Esc>")
    editor.keys(f":edit {folder / 'alcohol-fr.yaml'}<CR>")
    said = editor.until(editor.problems, lambda problems: any("counsel-lille" in one["said"] for one in problems))
    assert {one["code"] for one in said if "counsel-lille" in one["said"]} == {"core/unknown-name"}


def test_hover_shows_what_holds_between_which_walls(editor: Neovim, folder: Path) -> None:
    editor.at(folder / "crisis.yaml", "statement_authority")
    told = editor.until(editor.hovered)
    assert told.splitlines()[:8] == [
        "**Release of a statement** · `crisis.authority`  ",
        "Who may release it?",
        "",
        "```text",
        "loose   lead-on-duty",
        "        named-role-with-deputy",
        "        group                   ceiling: evidence",
        "tight ▸ chief-alone             too tight",
    ]


def test_completion_offers_levels_from_loose_to_tight(editor: Neovim, folder: Path) -> None:
    editor.at(folder / "crisis.yaml", "statement_authority")
    editor.keys("ccstatement_authority: <C-x><C-o>")
    assert {item["word"]: item["menu"] for item in editor.until(editor.menu)} == {
        "lead-on-duty": "loosest · recommended",
        "named-role-with-deputy": "2 of 4",
        "group": "3 of 4",
        "chief-alone": "tightest · too tight",
        "not-stated": "",
        "to-be-decided": "",
    }


def test_completion_offers_the_roles_there_are(editor: Neovim, folder: Path) -> None:
    editor.at(folder / "flows.yaml", "approvers: {role: counsel-lille}", len("approvers: {role: "))
    editor.keys("cwcounsel<C-x><C-o>")
    offered = [item["word"] for item in editor.until(editor.menu)]
    assert "counsel-lille" in offered
    editor.keys("<C-n><C-y><Esc>")
    editor.until(editor.line, lambda line: "{role: counsel-" in line and line.endswith("}"))


def test_one_goes_from_a_role_to_where_it_is_named(editor: Neovim, folder: Path) -> None:
    editor.at(folder / "flows.yaml", "counsel-lille")
    editor.keys("<C-]>")
    editor.until(editor.stand, lambda place: place["path"] == "teams.yaml")
    assert "name: counsel-lille" in editor.line()


def test_everything_that_names_a_role_is_listed(editor: Neovim, folder: Path) -> None:
    editor.at(folder / "teams.yaml", "name: counsel-lille", len("name: "))
    editor.keys("grr")
    found = editor.until(editor.listed)
    editor.keys(":cclose<CR>")
    holding = {path.name for path in folder.glob("*.yaml") if "counsel-lille" in path.read_text(encoding="utf-8")}
    assert {place.partition(":")[0] for place in found} == holding
    assert len(holding) > 3


def test_a_role_is_renamed_everywhere_and_nothing_else_changes(editor: Neovim, folder: Path) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))}
    editor.at(folder / "flows.yaml", "counsel-lille")
    editor.rename("counsel-calais")
    assert editor.until(editor.unsaved) == [path.name for path, text in texts.items() if "counsel-lille" in text]
    renamed = {path: editor.text(str(path)) if path.name in editor.unsaved() else text for path, text in texts.items()}
    assert renamed == {path: text.replace("counsel-lille", "counsel-calais") for path, text in texts.items()}
    assert found_in(renamed) == found_in(texts)


def test_a_lens_says_where_a_setting_holds_and_what_walls_there_are(editor: Neovim, folder: Path) -> None:
    path = folder / "engagement-us.yaml"
    editor.open(str(path))
    lines = path.read_text(encoding="utf-8").splitlines()
    found = {lines[lens["line"] - 1].partition(":")[0]: lens["said"] for lens in editor.until(editor.lenses)}
    assert found == {
        "comment_check": "holds in 2 contexts · floor: alcohol · ceiling: alcohol",
        "comment_check_every": "holds in 2 contexts · floor: alcohol · ceiling: engagement",
        "reply_within": "holds in 1 context · ceiling: culture",
        "reply_wording": "holds in 1 context · ceiling: culture",
    }


def test_an_inlay_says_what_holds_instead(editor: Neovim, folder: Path) -> None:
    path = folder / "engagement.yaml"
    editor.open(str(path))
    lines = path.read_text(encoding="utf-8").splitlines()
    found = {lines[inlay["line"] - 1]: inlay["said"] for inlay in editor.until(editor.inlays)}
    assert found["comment_check: after-publication"] == "but before-publication in US · northlight"


def test_a_document_is_outlined(editor: Neovim, folder: Path) -> None:
    editor.open(str(folder / "crisis.yaml"))
    assert editor.until(editor.outlined)[:2] == ["[File] crisis", "[Property] govlint"]


def test_a_fix_is_taken_where_there_is_one(editor: Neovim, folder: Path) -> None:
    editor.at(folder / "crisis.yaml", "statement_authority")
    editor.keys("ccstatement_authority: grup<Esc>")
    editor.until(editor.problems, lambda problems: any("grup" in one["said"] for one in problems))
    (mends,) = [title for title in editor.until(editor.actions) if title.endswith("grup becomes group")]
    editor.act(mends)
    assert editor.until(editor.line, lambda line: "grup" not in line) == "statement_authority: group"
    editor.until(editor.problems, lambda problems: problems == [])
