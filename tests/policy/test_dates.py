"""What has ended or not begun yet decides nothing."""

from pathlib import Path

from govlint.policy.policy import settings_by_control
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces

HEAD = "govlint: v1\nkind: engagement-policy\nname: talk\ntitle: Talk\nowner: head\nstatus: in-force\n"


def values(tmp_path: Path, text: str, day: str) -> list[tuple[str, bool]]:
    path = tmp_path / "talk.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    (workspace,) = workspaces(load([str(path)]))
    return [(one.value, one.binds) for one in settings_by_control(workspace, day)["engagement.comments"]]


def test_an_override_holds_up_to_its_last_day(tmp_path: Path) -> None:
    text = "comments: {value: everyone, overrides: [{when: {platforms: [x]}, value: nobody, until: 2026-06-30}]}\n"
    assert values(tmp_path, text, "2026-06-30") == [("everyone", True), ("nobody", True)]
    assert values(tmp_path, text, "2026-07-01") == [("everyone", True)]


def test_a_document_binds_from_its_first_day(tmp_path: Path) -> None:
    text = "effective: 2026-07-01\ncomments: nobody\n"
    assert values(tmp_path, text, "2026-06-30") == [("nobody", False)]
    assert values(tmp_path, text, "2026-07-01") == [("nobody", True)]
