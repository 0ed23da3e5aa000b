"""What can be done about a finding."""

from govlint.fix.edit import edited
from govlint.lsp.actions import Action, actions
from govlint.lsp.view import View
from govlint.workspace.load import load
from tests.helpers import BROKEN, CLEAN_FILES, TIGHT
from tests.lsp.editor import view_of

PATH = "/org/policy.yaml"


def offered(view: View, word: str) -> list[Action]:
    view.report()
    start = view.loaded.sources[PATH].text.index(word)
    return list(actions(view, PATH, start, start))


def after(view: View, action: Action) -> View:
    """What is known once an action is done."""
    made = {path: edited(path, source.text.encode(), action.edits) for path, source in view.loaded.sources.items()}
    return View(view.root, load(made, made), view.rules, view.day)


def rules(view: View) -> set[str]:
    report = view.report()
    assert report
    return {one.rule.id for one in report.entries}


def test_a_misspelt_key_is_mended() -> None:
    view = view_of(BROKEN)
    (mend,) = offered(view, "coments")
    assert (mend.title, mend.mends, mend.best) == ("Coments becomes comments", True, True)
    assert "core/unknown-key" not in rules(after(view, mend))


def test_a_fix_is_offered_before_everything_is_judged() -> None:
    view = view_of(BROKEN)
    start = view.loaded.sources[PATH].text.index("coments")
    assert [one.mends for one in actions(view, PATH, start, start + 3)] == [True]


def test_a_setting_is_moved_inside_its_corridor() -> None:
    view = view_of(TIGHT)
    mend = next(one for one in offered(view, "nobody") if one.mends)
    assert not mend.best
    assert "culture/comments-closed" not in rules(after(view, mend))


def test_a_silence_waits_for_its_reason() -> None:
    view = view_of(TIGHT)
    (silence,) = [one for one in offered(view, "nobody") if "culture/comments-closed" in one.title]
    assert silence.title == "Silence culture/comments-closed here, with a reason"
    silent = after(view, silence)
    assert "core/ignore-without-reason" in rules(silent)
    text = silent.loaded.sources[PATH].text
    because = {PATH: text.replace("because ", "because the regulator asks us to").encode()}
    others = {path: source.text.encode() for path, source in view.loaded.sources.items()}
    said = View(view.root, load(others, others | because), view.rules, view.day)
    assert not {"core/ignore-without-reason", "culture/comments-closed"} & rules(said)


def test_what_cannot_be_silenced_is_not_offered_so() -> None:
    view = view_of({**CLEAN_FILES, "policy.yaml": "kind: engagement-policy\ncomments: sometimes\n"})
    assert [one for one in offered(view, "sometimes") if not one.mends] == []


def test_where_a_comment_would_be_text_none_is_offered() -> None:
    view = view_of({**CLEAN_FILES, "policy.yaml": 'kind: engagement-policy\ncomments: "nobody\n  "\n'})
    assert [one for one in offered(view, '"nobody') if not one.mends] == []


def test_where_nothing_is_found_nothing_is_offered() -> None:
    assert offered(view_of(TIGHT), "owner") == []
