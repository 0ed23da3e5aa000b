"""The server as editors meet it: a process that speaks over standard input and output."""

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.uris import to_fs_path
from pytest_lsp import LanguageClient

from tests.helpers import CLEAN_FILES, DAY, TIGHT, govlint, house
from tests.lsp.editor import BREWER, Editor, begin, config, until

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.fixture(scope="module")
def brewer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("organisation") / "brewer ö"
    shutil.copytree(BREWER, folder)
    return folder


@pytest_lsp.fixture(scope="module", config=config())
async def client(lsp_client: LanguageClient, brewer: Path) -> AsyncIterator[None]:
    await begin(lsp_client, brewer)
    await until(lambda: lsp_client.diagnostics)
    yield
    await lsp_client.shutdown_session()


def shown(client: LanguageClient) -> list[tuple[str, str, int, int]]:
    """Everything that is shown: file, rule and place, counted from 1."""
    return sorted(
        (Path(str(to_fs_path(uri))).name, str(one.code), one.range.start.line + 1, one.range.start.character + 1)
        for uri, found in client.diagnostics.items()
        for one in found
    )


async def test_at_the_start_everything_is_shown_that_check_finds(client: LanguageClient, brewer: Path) -> None:
    done = govlint("check", ".", "--format", "json", "--as-of", DAY, cwd=brewer)
    report = json.loads(done.stdout)
    places = [(one["place"], one["rule"]) for one in report["findings"]]
    wanted = sorted((Path(at["path"]).name, rule, at["line"], at["column"]) for at, rule in places)
    await until(lambda: len(shown(client)) == len(wanted))
    assert shown(client) == wanted
    assert client.watched == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]


async def test_what_is_typed_is_judged_at_once_and_then_with_all_others(client: LanguageClient, brewer: Path) -> None:
    editor = Editor(client, brewer / "alcohol-fr.yaml")
    before = await until(editor.found)
    editor.replace("\ninfluencers: none", "\n# 😀 more\ninfluencers: nobody")
    await until(lambda: "core/unknown-value" in editor.found())
    (one,) = [one for one in client.diagnostics[editor.uri] if one.code == "core/unknown-value"]
    assert editor.marked(one.range) == "nobody"
    assert one.severity == types.DiagnosticSeverity.Error
    assert one.message.startswith("broken: influencers cannot be 'nobody'.")
    editor.replace("nobody", "any")
    await until(lambda: "alcohol/creators-unvetted" in editor.found())
    editor.close()
    await until(lambda: editor.found() == before)


async def test_others_hear_of_a_name_that_is_gone(client: LanguageClient, brewer: Path) -> None:
    editor = Editor(client, brewer / "teams.yaml")
    editor.replace("name: lead-lille", "name: lead-of-lille")
    other = (brewer / "alcohol-fr.yaml").as_uri()
    await until(lambda: [one for one in client.diagnostics.get(other, ()) if one.code == "core/unknown-name"])
    editor.close()
    await until(lambda: not [one for one in client.diagnostics.get(other, ()) if one.code == "core/unknown-name"])


async def test_hover(client: LanguageClient, brewer: Path) -> None:
    editor = Editor(client, brewer / "alcohol-fr.yaml")
    place = editor.place("\ninfluencers: none", into=3)
    found = await client.text_document_hover_async(types.HoverParams(editor.document, place))
    assert found
    assert found.range
    assert isinstance(found.contents, types.MarkupContent)
    assert editor.marked(found.range) == "influencers"
    assert "tight ▸ none                too tight" in found.contents.value
    nothing = await client.text_document_hover_async(types.HoverParams(editor.document, types.Position(0, 0)))
    assert nothing is None
    editor.close()


async def test_completion_in_a_text_that_is_broken(client: LanguageClient, brewer: Path) -> None:
    editor = Editor(client, brewer / "new.yaml", "govlint: v1\nkind: engagement-policy\ntitle: '😀\ncomments: ev\n")
    place = editor.place("ev\n", into=2)
    found = await client.text_document_completion_async(types.CompletionParams(editor.document, place))
    assert isinstance(found, types.CompletionList)
    first = found.items[0]
    assert (first.label, first.preselect, first.detail) == ("everyone", True, "loosest · recommended")
    assert isinstance(first.text_edit, types.TextEdit)
    assert (editor.marked(first.text_edit.range), first.text_edit.new_text) == ("ev", "everyone")
    editor.type("govlint: v1\nkind: engagement-policy\nscope: {}\nloc")
    place = editor.place("loc", into=3)
    found = await client.text_document_completion_async(types.CompletionParams(editor.document, place))
    assert isinstance(found, types.CompletionList)
    (locks,) = [one for one in found.items if one.label == "locks"]
    assert locks.insert_text_format == types.InsertTextFormat.Snippet
    assert isinstance(locks.text_edit, types.TextEdit)
    assert locks.text_edit.new_text == "locks: [$0]"
    editor.close()


async def test_definition_references_and_rename(client: LanguageClient, brewer: Path) -> None:
    editor = Editor(client, brewer / "engagement.yaml")
    place = editor.place("owner: head-of-social", into=9)
    given = await client.text_document_definition_async(types.DefinitionParams(editor.document, place))
    assert isinstance(given, types.Location)
    assert given.uri == (brewer / "teams.yaml").as_uri()
    asked = types.ReferenceParams(types.ReferenceContext(True), editor.document, place)
    used = await client.text_document_references_async(asked)
    assert used
    assert given in used
    span = await client.text_document_prepare_rename_async(types.PrepareRenameParams(editor.document, place))
    assert isinstance(span, types.Range)
    assert editor.marked(span) == "head-of-social"
    edit = await client.text_document_rename_async(
        types.RenameParams(text_document=editor.document, position=place, new_name="social-lead")
    )
    assert edit
    assert edit.changes
    assert sum(map(len, edit.changes.values())) == len(used)
    with pytest.raises(JsonRpcException, match="there is a role called care-team already"):
        await client.text_document_rename_async(
            types.RenameParams(text_document=editor.document, position=place, new_name="care-team")
        )
    editor.close()


async def test_symbols(client: LanguageClient, brewer: Path) -> None:
    uri = types.TextDocumentIdentifier((brewer / "teams.yaml").as_uri())
    found = await client.text_document_document_symbol_async(types.DocumentSymbolParams(uri))
    assert found
    assert isinstance(found[0], types.DocumentSymbol)
    assert {"teams", "roles"} <= {one.name for one in found[0].children or ()}
    named = await client.workspace_symbol_async(types.WorkspaceSymbolParams("lead-lille"))
    assert [one.name for one in named or ()] == ["lead-lille"]


async def test_quick_fixes(client: LanguageClient, brewer: Path) -> None:
    editor = Editor(client, brewer / "engagement.yaml")
    editor.replace("comments: everyone", "coments: everyone")
    await until(lambda: "core/unknown-key" in editor.found())
    place = editor.place("coments", into=2)
    asked = types.CodeActionParams(editor.document, types.Range(place, place), types.CodeActionContext([]))
    found = await client.text_document_code_action_async(asked)
    (mend,) = [one for one in found or () if isinstance(one, types.CodeAction) and one.is_preferred]
    assert mend.title == "Coments becomes comments"
    assert [one.code for one in mend.diagnostics or ()] == ["core/unknown-key"]
    assert mend.edit
    assert mend.edit.changes
    ((edit,),) = mend.edit.changes.values()
    assert (editor.marked(edit.range), edit.new_text) == ("coments", "comments")
    editor.close()


async def test_lenses_and_inlays(client: LanguageClient, brewer: Path) -> None:
    editor = Editor(client, brewer / "engagement.yaml")
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(editor.document))
    said = {editor.marked(one.range): one.command.title for one in lenses or () if one.command}
    assert said["comments"] == "holds everywhere · ceiling: alcohol, culture"
    whole = types.Range(types.Position(0, 0), types.Position(999, 0))
    inlays = await client.text_document_inlay_hint_async(types.InlayHintParams(editor.document, whole))
    assert "but before-publication in US · northlight" in [one.label for one in inlays or ()]
    editor.close()


async def test_what_others_change_on_disk_is_seen(client: LanguageClient, brewer: Path) -> None:
    def told(path: Path, change: types.FileChangeType) -> None:
        changes = [types.FileEvent(path.as_uri(), change)]
        client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changes))

    path = brewer / "from-elsewhere.yaml"
    path.write_text("govlint: v1\nkind: engagement-policy\ncoments: x\n")
    told(path, types.FileChangeType.Created)
    await until(lambda: client.diagnostics.get(path.as_uri()))
    moved = brewer / "moved.yaml"
    path.rename(moved)
    told(path, types.FileChangeType.Deleted)
    await until(lambda: client.diagnostics.get(moved.as_uri()) and not client.diagnostics[path.as_uri()])
    moved.unlink()
    told(moved, types.FileChangeType.Deleted)
    await until(lambda: not client.diagnostics[moved.as_uri()])


async def test_the_configuration_counts_and_a_wrong_one_is_said_once(client: LanguageClient, brewer: Path) -> None:
    changed = types.DidChangeWatchedFilesParams([])
    uri, path = (brewer / "crisis.yaml").as_uri(), brewer / "govlint.toml"
    rule = "culture/only-the-chief-speaks"
    await until(lambda: rule in {one.code for one in client.diagnostics.get(uri, ())})
    path.write_text(f'rules = {{"{rule}" = "off"}}\n')
    client.workspace_did_change_watched_files(changed)
    await until(lambda: rule not in {one.code for one in client.diagnostics.get(uri, ())})
    path.write_text(f'rules = {{"{rule}x" = "off"}}\n')
    client.workspace_did_change_watched_files(changed)
    await until(lambda: client.messages)
    # Judged once more by the same configuration: what only all rules find of a new text shows when that is done.
    other = Editor(client, brewer / "new.yaml", "govlint: v1\nkind: teams\nowner: nobody-here\n")
    await until(lambda: "core/unknown-name" in other.found())
    path.unlink()
    client.workspace_did_change_watched_files(changed)
    await until(lambda: rule in {one.code for one in client.diagnostics.get(uri, ())})
    (said,) = client.messages
    assert f"there is no rule {rule}x" in said.message


async def test_folders_come_and_go(client: LanguageClient, tmp_path: Path) -> None:
    folder = house(tmp_path / "other", TIGHT)
    uri = (folder / "policy.yaml").as_uri()
    named = types.WorkspaceFolder(folder.as_uri(), "other")

    def change(added: list[types.WorkspaceFolder], removed: list[types.WorkspaceFolder]) -> None:
        event = types.WorkspaceFoldersChangeEvent(added, removed)
        client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))

    change([named], [])
    await until(lambda: client.diagnostics.get(uri))
    change([], [named])
    await until(lambda: not client.diagnostics[uri])


async def test_a_file_outside_of_all_folders_is_judged_while_it_is_open(client: LanguageClient, tmp_path: Path) -> None:
    editor = Editor(client, house(tmp_path, TIGHT) / "policy.yaml")
    await until(lambda: "culture/comments-closed" in editor.found())
    editor.close()
    await until(lambda: not editor.found())


HOSTILE = {
    "deep": "govlint: v1\nkind: teams\nroles: " + "[" * 5000,
    "bomb": "govlint: v1\na: &a [1,2,3,4,5,6,7,8,9]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\n"
    "d: &d [*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e]\n",
    "hidden": "govlint: v1\nkind: teams\u202e\nname: \x00\x1b[31m\ud800\n",
    "large": "govlint: v1\nkind: teams\nsummary: " + "x" * 1_200_000,
    "types": "govlint: [v1]\nkind: {a: b}\nname: [1]\nscope: 7\n---\ngovlint: v1\nkind: channels\naccounts: [7, {id: [1]}, null]\n",
    "names": "govlint: v1\nkind: teams\nname: [x]\nroles: [{name: {a: b}}, {name: 7}, {name: null}]\n",
}


@pytest.mark.parametrize("name", HOSTILE)
async def test_no_text_stops_the_server(client: LanguageClient, brewer: Path, name: str) -> None:
    logged = len(client.log_messages)
    editor = Editor(client, brewer / f"{name}.yaml", HOSTILE[name])
    document, place = editor.document, types.Position(2, 9)
    span = types.Range(types.Position(0, 0), types.Position(99, 0))
    await client.text_document_hover_async(types.HoverParams(document, place))
    await client.text_document_completion_async(types.CompletionParams(document, place))
    await client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    await client.text_document_code_lens_async(types.CodeLensParams(document))
    await client.text_document_inlay_hint_async(types.InlayHintParams(document, span))
    await client.text_document_definition_async(types.DefinitionParams(document, place))
    await client.text_document_code_action_async(types.CodeActionParams(document, span, types.CodeActionContext([])))
    await until(editor.found)
    editor.close()
    assert client.log_messages[logged:] == []


async def test_a_text_without_a_file_is_judged_alone(client: LanguageClient) -> None:
    uri = "untitled:Untitled-1"
    item = types.TextDocumentItem(uri, "yaml", 1, "govlint: v1\nkind: engagement-policy\ncoments: x\n")
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    await until(lambda: client.diagnostics.get(uri))
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
    await until(lambda: not client.diagnostics[uri])


@pytest_lsp.fixture(config=config("--stdio"))
async def counting_bytes(lsp_client: LanguageClient, tmp_path: Path) -> AsyncIterator[None]:
    """An editor that counts bytes."""
    house(tmp_path, CLEAN_FILES)
    result = await begin(lsp_client, tmp_path, encodings=("utf-8", "utf-16"))
    assert result.capabilities.position_encoding == "utf-8"
    yield


@pytest.mark.asyncio(loop_scope="function")
async def test_units_are_agreed_on_and_the_server_leaves_cleanly(
    counting_bytes: LanguageClient, tmp_path: Path
) -> None:
    client = counting_bytes
    editor = Editor(client, tmp_path / "new.yaml", 'govlint: v1\r\nkind: engagement-policy\r\n"é😀": x\r\n')
    await until(lambda: "core/unknown-key" in editor.found())
    (one,) = [one for one in client.diagnostics[editor.uri] if one.code == "core/unknown-key"]
    assert (one.range.start, one.range.end) == (types.Position(2, 0), types.Position(2, 8))
    await client.shutdown_session()
    assert client._server
    assert client._server.returncode == 0
