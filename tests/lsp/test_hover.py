"""What is shown of the thing under the pointer."""

from govlint.lsp.figure import figure
from govlint.lsp.hover import hover
from govlint.lsp.view import View
from govlint.policy.controls import controls
from tests.helpers import CLEAN_FILES
from tests.lsp.editor import BREWER, at, brewer, view_of


def said(view: View, path: str, word: str, after: str = "") -> str:
    return hover(view, at(view, path, word, after))


def test_a_setting_stands_between_its_walls_with_who_says_so() -> None:
    view = brewer()
    shown = said(view, str(BREWER / "alcohol-fr.yaml"), "influencers: none")
    assert shown.startswith("**Creators** · `sector.influencers`")
    assert (
        """
```text
loose   any                 too loose
        vetted              floor: self-regulatory-code
        licensed-or-listed  ceiling: good-practice
tight ▸ none                too tight
```

**FR · northlight**

- holds `none   alcohol-fr.yaml:40 (La bière sur les réseaux sociaux en France)`
- overrides `vetted   alcohol.yaml:63 (Beer on social media)`
"""
        in shown
    )
    assert "[IARD Influencer Guiding Principles (September 2021)](https://iard.org/" in shown
    assert "Law 2023-451 art 3" in shown


def test_a_value_has_its_sentence() -> None:
    view = brewer()
    assert "`none`: No creator may." in said(view, str(BREWER / "alcohol-fr.yaml"), "none", "\ninfluencers")


def test_an_override_is_a_setting_of_its_own() -> None:
    policy = """
kind: engagement-policy
comments:
  value: everyone
  overrides:
    - {when: {markets: [GB]}, value: nobody}
"""
    markets = "kind: organisation\nstructure: holistic\nsectors: []\nmarkets: [{code: GB}, {code: IE}]\n"
    view = view_of({**CLEAN_FILES, "organisation.yaml": markets, "policy.yaml": policy})
    assert "**GB**\n\n- holds `nobody" in said(view, "/org/policy.yaml", "nobody")
    outer = said(view, "/org/policy.yaml", "comments")
    assert outer.index("**IE**\n\n- holds `everyone") < outer.index("**GB**\n\n- holds `nobody")


def test_amounts_stand_in_order_with_their_walls() -> None:
    view = brewer()
    shown = said(view, str(BREWER / "engagement.yaml"), "take_offline")
    assert shown
    amounts = view_of({**CLEAN_FILES, "policy.yaml": "kind: engagement-policy\nreply_within: 9d\n"})
    lines = said(amounts, "/org/policy.yaml", "9d").split("```")[1].splitlines()[1:]
    assert any("▸ 9d" in line for line in lines)
    assert any("ceiling" in line or "floor" in line for line in lines)


def test_a_name_says_what_it_stands_for() -> None:
    view = brewer()
    shown = said(view, str(BREWER / "engagement.yaml"), "head-of-social")
    assert shown.startswith("Role `head-of-social`")
    assert "- function: social" in shown


def test_kinds_and_plain_fields_say_what_they_are_for() -> None:
    view = brewer()
    path = str(BREWER / "engagement.yaml")
    assert "How we listen, answer, moderate and talk with people." in said(view, path, "engagement-policy", "kind:")
    assert said(view, path, "review").startswith("**Review**")


def test_a_rule_that_an_exception_names_says_why() -> None:
    exception = "kind: exception\nrule: culture/comments-closed\n"
    view = view_of({**CLEAN_FILES, "exception.yaml": exception})
    assert "Rule `culture/comments-closed`" in said(view, "/org/exception.yaml", "culture/comments-closed")


def test_a_document_puts_no_markup_into_what_is_shown() -> None:
    teams = """
kind: teams
roles:
  - {name: head-of-social, title: "![x](https://example.org/a.png) <img src=x> `y` [z](command:x)", holders: [Kim, Jo]}
"""
    policy = "kind: engagement-policy\ntitle: '`](https://example.org) <b>'\ncomments: nobody\n"
    view = view_of({**CLEAN_FILES, "teams.yaml": teams, "policy.yaml": policy})
    role = said(view, "/org/policy.yaml", "head-of-social")
    assert "![" not in role.replace("!\\[", "")
    assert "<img" not in role
    assert "](" not in role.replace("\\](", "")
    shown = said(view, "/org/policy.yaml", "nobody")
    assert "`](https" not in shown
    assert "<b>" not in shown


def test_beside_everything_nothing_is_shown() -> None:
    from govlint.lsp.cursor import here

    view = brewer()
    path = str(BREWER / "engagement.yaml")
    assert here(view, path, 0) is None
    assert here(view, str(BREWER / "nothing.yaml"), 3) is None


def test_what_can_still_be_read_of_a_broken_text_is_shown() -> None:
    policy = "kind: engagement-policy\nreplies: 'broken\ncomments: nobody\nowner: head-of-social\n"
    view = view_of({**CLEAN_FILES, "policy.yaml": "govlint: v1\n" + policy}, whole=False)
    assert "holds `nobody" in said(view, "/org/policy.yaml", "nobody")


def test_a_setting_that_another_text_decides_stands_between_walls_too() -> None:
    view = view_of(
        {**CLEAN_FILES, "policy.yaml": "kind: engagement-policy\ncomments: {defined-elsewhere: The charter}\n"}
    )
    shown = said(view, "/org/policy.yaml", "comments")
    assert "- holds `defined-elsewhere" in shown
    assert "ceiling" in shown


def test_a_wall_that_yields_to_the_law_stands_where_the_law_does() -> None:
    view = brewer()
    for organisation in view.organisations:
        for standings in map(organisation.standings, controls().values()):
            for standing in standings:
                lines = figure(standing)
                assert not [line for line in lines if "ceiling" in line and "too loose" in line]
                assert not [line for line in lines if "floor" in line and "too tight" in line]
