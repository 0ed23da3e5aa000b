"""Who installs nothing of ours still gets the basics: the published schema, in Neovim with the server of YAML."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.editors.neovim import BINARIES, Neovim, neovim, shown_settings
from tests.helpers import HOUSE

pytestmark = pytest.mark.site

HEADER = """govlint: v1
kind: engagement-policy
name: answers
title: How we answer
owner: head-of-social
status: in-force
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An organisation with the schema beside its policies."""
    made = tmp_path_factory.mktemp("organisation")
    (made / "govlint.toml").touch()
    (made / "schemas").mkdir()
    (made / "policies").mkdir()
    shutil.copy(HOUSE / "schemas" / "v1" / "govlint.schema.json", made / "schemas")
    return made


def store(address: str) -> str:
    """The setting for a catalogue of schemas; without an address none is asked, and nothing goes over the network."""
    given = f'enable = {str(bool(address)).lower()}, url = "{address}"'
    return f'vim.lsp.config("yaml", {{ settings = {{ yaml = {{ schemaStore = {{ {given} }} }} }} }})'


@pytest.fixture(scope="module")
def editor(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neovim]:
    if not (BINARIES / "yaml-language-server").exists():
        pytest.fail("tests/site/install makes ready what this needs")
    home = tmp_path_factory.mktemp("home")
    with neovim(shown_settings("Without installing govlint") + store(""), folder, home, BINARIES) as running:
        yield running


@pytest.fixture
def written(folder: Path, editor: Neovim, request: pytest.FixtureRequest) -> Callable[[str], Path]:
    """Writes a policy of the test's own, and opens it."""

    def write(text: str) -> Path:
        path = folder / "policies" / f"{request.node.name}.yaml"
        path.write_text(text, encoding="utf-8")
        editor.open(str(path))
        editor.until(editor.servers)
        return path

    return write


def test_a_wrong_key_and_a_wrong_level_are_seen(editor: Neovim, written: Callable[[str], Path]) -> None:
    written(f"{HEADER}coments: everyone\ncomments: evryone\n")
    assert {problem["line"]: problem["said"] for problem in editor.until(editor.problems)} == {
        7: "Property coments is not allowed.",
        8: 'Value is not accepted. Valid values: "everyone", "followers", "invited", "nobody", "not-stated", '
        '"to-be-decided".',
    }


def test_a_mistake_goes_when_it_is_mended(editor: Neovim, written: Callable[[str], Path]) -> None:
    written(f"{HEADER}comments: evryone\n")
    editor.until(editor.problems)
    editor.keys("GCcomments: everyone<Esc>")
    editor.until(editor.problems, lambda problems: problems == [])


def test_each_kind_has_its_own_fields(editor: Neovim, written: Callable[[str], Path]) -> None:
    written(f"{HEADER.replace('engagement-policy', 'crisis-plan')}comments: everyone\n")
    assert [problem["said"] for problem in editor.until(editor.problems)] == ["Property comments is not allowed."]


def test_hover_says_what_a_field_is_and_what_each_level_means(editor: Neovim, written: Callable[[str], Path]) -> None:
    written(f"{HEADER}comments: everyone\n")
    editor.keys("G")
    assert editor.until(editor.hovered).partition("Source:")[0] == (
        "#### Comments\n\nWho may comment under our posts?\n\nAllowed Values:\n\n"
        "* `everyone`: Loosest. Anyone may comment.\n"
        "* `followers`: 2 of 4 from loose to tight. Only people who follow us may comment.\n"
        "* `invited`: 3 of 4 from loose to tight. Only people we invite may comment.\n"
        "* `nobody`: Tightest. Comments are closed.\n"
        "* `not-stated`: The text this comes from does not say.\n"
        "* `to-be-decided`: Not decided yet.\n\n"
    )


def test_a_new_document_begins_with_its_kind(editor: Neovim, written: Callable[[str], Path]) -> None:
    path = written("\n")
    editor.keys("i<C-x><C-o>")
    editor.until(editor.menu)
    editor.keys("<C-n><C-y>")
    editor.until(lambda: editor.text(path.name), lambda text: text.startswith("govlint: v1\nkind: \n"))
    editor.keys("<Esc>jA<C-x><C-o>")
    offered = {item["word"]: item["info"] for item in editor.until(editor.menu)}
    assert len(offered) > 15
    plan = "Crisis plan. What we do when things go wrong: who is told, who speaks, how fast, and how it ends."
    assert offered["crisis-plan"] == plan


def test_completion_offers_fields_with_what_they_are_for(editor: Neovim, written: Callable[[str], Path]) -> None:
    written(f"{HEADER}\n")
    editor.keys("Gi<C-x><C-o>")
    editor.until(editor.menu)
    editor.keys("commen")
    offered = editor.until(editor.menu, lambda menu: menu and len(menu) < 10)
    assert {item["word"]: item["info"] for item in offered} == {
        "comment_check": "When does a person look at a comment?",
        "comment_check_every": "How often at least do we look at comments? Lower is tighter.",
        "comments": "Who may comment under our posts?",
        "comments_ready": "What must be settled before comments are opened.",
        "negative_comments": "What do we do with criticism that breaks no rule?",
    }
    editor.keys("ts_r")
    editor.until(editor.menu, lambda menu: menu and len(menu) == 1)
    editor.keys("<C-n><C-y>not-stated<Esc>")
    assert editor.until(editor.line, lambda line: ":" in line) == "comments_ready: not-stated"


def test_completion_offers_levels_with_where_they_stand(editor: Neovim, written: Callable[[str], Path]) -> None:
    written(f"{HEADER}comments: \n")
    editor.keys("GA<C-x><C-o>")
    assert {item["word"]: item["info"] for item in editor.until(editor.menu)} == {
        "everyone": "Loosest. Anyone may comment.",
        "followers": "2 of 4 from loose to tight. Only people who follow us may comment.",
        "invited": "3 of 4 from loose to tight. Only people we invite may comment.",
        "nobody": "Tightest. Comments are closed.",
        "not-stated": "The text this comes from does not say.",
        "to-be-decided": "Not decided yet.",
    }
    editor.keys("<C-n><C-n><C-n><C-y>")
    assert editor.until(editor.line, lambda line: line != "comments: ") == "comments: invited"


def test_completion_knows_what_stands_inside_a_setting(editor: Neovim, written: Callable[[str], Path]) -> None:
    written(f"{HEADER}comments:\n  value: everyone\n  \n")
    editor.keys("GA<C-x><C-o>")
    assert [item["word"] for item in editor.until(editor.menu)] == [
        *("follows", "overrides", "reason", "source", "strength", "unless", "where_platform_allows")
    ]


def test_a_line_at_the_top_names_the_schema_too(editor: Neovim, folder: Path) -> None:
    elsewhere = folder / "elsewhere.yaml"
    elsewhere.write_text(f"{HEADER}comments: evryone\n", encoding="utf-8")
    editor.open(str(elsewhere))
    editor.until(editor.servers)
    assert editor.problems() == []
    editor.keys("ggO# yaml-language-server: $schema=schemas/govlint.schema.json<Esc>")
    assert [problem["line"] for problem in editor.until(editor.problems)] == [8]


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[str]:
    """The catalogue and the schemas, where an organisation would put them: on a server of its own."""
    shutil.copytree(HOUSE / "schemas", tmp_path / "schemas")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=tmp_path)) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        text = (tmp_path / "schemas" / "catalog.json").read_text(encoding="utf-8")
        (tmp_path / "catalog.json").write_text(text.replace("https://example.org/govlint", address), encoding="utf-8")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"{address}/catalog.json"
        server.shutdown()
        thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_a_catalogue_finds_the_schema_by_the_name_of_the_file(catalogue: str, tmp_path: Path) -> None:
    settings = re.sub(r"schemas = \{.*?\}", "schemas = {}", shown_settings("Without installing govlint"))
    (policies := tmp_path / "policies").mkdir()
    (policies / "answers.govlint.yaml").write_text(f"{HEADER}comments: evryone\n", encoding="utf-8")
    with neovim(settings + store(catalogue), policies, tmp_path / "home", BINARIES) as editor:
        editor.open(str(policies / "answers.govlint.yaml"))
        assert [problem["line"] for problem in editor.until(editor.problems)] == [7]
