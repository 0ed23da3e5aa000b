"""What is said above and behind settings."""

from govlint.lsp.inlays import inlays
from govlint.lsp.lenses import lenses
from govlint.lsp.view import View
from tests.helpers import CLEAN_FILES
from tests.lsp.editor import BREWER, brewer, view_of

TWO = "kind: organisation\nstructure: holistic\nsectors: []\nmarkets: [{code: GB}, {code: IE}]\n"


def above(view: View, path: str) -> dict[str, str]:
    text = view.loaded.sources[path].text
    return {text[one.at.start : one.at.end]: one.said for one in lenses(view, path)}


def behind(view: View, path: str) -> list[str]:
    text = view.loaded.sources[path].text
    return [one.said for one in inlays(view, path, 0, len(text))]


def test_a_lens_says_in_how_many_contexts_and_who_made_the_walls() -> None:
    found = above(brewer(), str(BREWER / "engagement.yaml"))
    assert found["comments"] == "holds everywhere · ceiling: alcohol, culture"
    assert found["comment_check"] == "holds in 3 contexts · floor: alcohol · ceiling: alcohol"
    laws = [said for said in found.values() if "law" in said]
    assert laws
    assert all(": law" in said for said in laws)


def test_what_is_overruled_everywhere_holds_nowhere() -> None:
    wide = "kind: engagement-policy\nname: wide\ncomments: nobody\n"
    narrow = "kind: engagement-policy\nname: narrow\nscope: {markets: [GB, IE]}\ncomments: everyone\n"
    view = view_of({**CLEAN_FILES, "organisation.yaml": TWO, "wide.yaml": wide, "narrow.yaml": narrow})
    assert above(view, "/org/wide.yaml")["comments"] == "holds nowhere"
    assert above(view, "/org/narrow.yaml")["comments"].startswith("holds everywhere · ceiling: culture")


def test_a_draft_would_hold() -> None:
    draft = "kind: engagement-policy\nstatus: draft\ncomments: nobody\n"
    view = view_of({**CLEAN_FILES, "draft.yaml": draft})
    assert above(view, "/org/draft.yaml")["comments"].startswith("would hold everywhere")


def test_an_inlay_stands_only_where_something_else_holds() -> None:
    narrow = "kind: engagement-policy\nname: narrow\nscope: {markets: [GB]}\ncomments: everyone\n"
    wide = "kind: engagement-policy\nname: wide\ncomments: nobody\nreplies: all\n"
    view = view_of({**CLEAN_FILES, "organisation.yaml": TWO, "wide.yaml": wide, "narrow.yaml": narrow})
    assert behind(view, "/org/wide.yaml") == ["but everyone in GB"]
    (found,) = inlays(view, "/org/wide.yaml", 0, 999)
    assert found.more.startswith("everyone   narrow.yaml:")
    assert view.loaded.sources["/org/wide.yaml"].text[: found.offset].endswith("comments: nobody")
    assert behind(view, "/org/narrow.yaml") == []
    assert list(inlays(view, "/org/wide.yaml", 0, 5)) == []


def test_an_override_holds_instead() -> None:
    policy = (
        "kind: engagement-policy\ncomments: {value: everyone, overrides: [{when: {markets: [IE]}, value: nobody}]}\n"
    )
    view = view_of({**CLEAN_FILES, "organisation.yaml": TWO, "policy.yaml": policy})
    assert behind(view, "/org/policy.yaml") == ["but nobody in IE"]


def test_many_others_are_counted() -> None:
    where = [
        f"{{when: {{content: [{name}]}}, value: {number}h}}"
        for number, name in enumerate(("reply", "story", "organic-post", "live"), 1)
    ]
    policy = f"kind: engagement-policy\nreply_within: {{value: 9h, overrides: [{', '.join(where)}]}}\n"
    view = view_of({**CLEAN_FILES, "policy.yaml": policy})
    (said,) = behind(view, "/org/policy.yaml")
    assert said.endswith("and 2 more")
