"""Which setting holds where: narrower wins, equal ones disagree, and equal contexts are one."""

from typing import Any

import pytest

from govlint.policy.controls import controls
from govlint.policy.corridor import Wall
from govlint.policy.effective import MAX_CASES, Standing, kinds_of_case, standings
from govlint.policy.places import places
from govlint.policy.policy import settings_by_control
from tests.helpers import workspace_of

COMMENTS = "engagement.comments"
ORGANISATION = """
kind: organisation
structure: holistic
sectors: [alcohol]
markets: [{code: GB}, {code: DE}, {code: US-CA}]
brands: [{name: old-mill}, {name: new-mill}]
"""
CHANNELS = """
kind: channels
accounts:
  - {id: old-gb-x, platform: x, brand: old-mill, market: GB}
  - {id: old-gb-ig, platform: instagram, brand: old-mill, market: GB}
  - {id: new-de-x, platform: x, brand: new-mill, market: DE}
"""


def policy(value: Any, scope: str = "", name: str = "", more: str = "") -> str:
    """An engagement policy with this setting for comments."""
    named = f"name: {name}\n" if name else ""
    scoped = f"scope: {{{scope}}}\n" if scope else ""
    return f"kind: engagement-policy\n{named}{scoped}comments: {value}\n{more}"


def all_standings(*texts: str, walls: tuple[Wall, ...] = (), control: str = COMMENTS) -> list[Standing]:
    workspace = workspace_of(ORGANISATION, CHANNELS, *texts)
    settings = settings_by_control(workspace, "2026-11-22").get(control, [])
    return list(standings(controls()[control], settings, walls, places(workspace)))


def values(*texts: str, account: str = "", brand: str = "", market: str = "") -> set[Any]:
    """What holds for comments in such places, whatever the case."""
    return {
        standing.setting.value
        for standing in all_standings(*texts)
        for place in standing.context.places
        if standing.setting and (place.channel or "") == account
        if place.brand in (brand or place.brand,) and place.market in (market or place.market,)
    }


STEPS = [
    ("organisation", ""),
    ("sector", "sectors: [alcohol]"),
    ("brand", "brands: [old-mill]"),
    ("market", "markets: [GB]"),
    ("brand and market", "brands: [old-mill], markets: [GB]"),
    ("platform", "platforms: [x]"),
    ("account", "channels: [old-gb-x]"),
]


@pytest.mark.parametrize(
    ("wide", "narrow"), [pytest.param(a, b, id=f"{a[0]} < {b[0]}") for a, b in zip(STEPS, STEPS[1:], strict=False)]
)
@pytest.mark.parametrize("turned", [False, True], ids=["wide first", "narrow first"])
def test_the_narrower_of_two_documents_holds(wide: tuple[str, str], narrow: tuple[str, str], turned: bool) -> None:
    texts = [policy("everyone", wide[1], "wide"), policy("followers", narrow[1], "narrow")]
    # Accounts stand in their brand and market: all of these documents concern this one.
    anyone = policy("invited", "channels: [old-gb-ig]", "elsewhere")
    found = values(*(reversed(texts) if turned else texts), anyone, account="old-gb-x")
    assert found == {"followers"}


def test_the_wider_one_is_named_as_overridden_and_holds_elsewhere() -> None:
    texts = policy("everyone", "", "wide"), policy("nobody", "markets: [DE]", "narrow")
    found = {
        (
            place.market,
            standing.setting.value if standing.setting else None,
            tuple(one.value for one in standing.overridden),
        )
        for standing in all_standings(*texts)
        for place in standing.context.places
    }
    assert found == {("GB", "everyone", ()), ("DE", "nobody", ("everyone",)), ("US-CA", "everyone", ())}


def test_a_state_is_covered_by_its_country_and_not_the_other_way_round() -> None:
    assert values(policy("nobody", "markets: [US]"), market="US-CA") == {"nobody"}
    assert values(policy("nobody", "markets: [US-NY]"), market="US-CA") == set()


def test_an_override_holds_in_its_case_only() -> None:
    found = all_standings(policy("{value: everyone, overrides: [{when: {content: [paid-ad]}, value: followers}]}"))
    by_case = {tuple(one.context.case["content"]): one.setting.value for one in found if one.setting}
    assert by_case == {("paid-ad",): "followers", (): "everyone"}


def test_an_override_of_a_wide_document_yields_to_a_narrow_document() -> None:
    wide = policy("{value: everyone, overrides: [{when: {markets: [GB]}, value: followers}]}", "", "wide")
    assert values(wide, market="GB") == {"followers"}
    assert values(wide, policy("nobody", "markets: [GB]", "narrow"), market="GB") == {"nobody"}


def test_the_more_exact_override_holds() -> None:
    overrides = (
        "{when: {markets: [GB, DE]}, value: followers}, {when: {markets: [GB]}, value: invited},"
        " {when: {markets: [GB], brands: [new-mill]}, value: nobody}"
    )
    text = policy(f"{{value: everyone, overrides: [{overrides}]}}")
    assert values(text, market="DE") == {"followers"}
    assert values(text, market="GB", brand="old-mill") == {"invited"}
    assert values(text, market="GB", brand="new-mill") == {"nobody"}
    assert values(text, market="US-CA") == {"everyone"}


def test_an_override_in_words_decides_nothing() -> None:
    text = policy("{value: everyone, overrides: [{when: {situation: after an accident}, value: nobody}]}")
    assert values(text) == {"everyone"}


def test_an_override_outside_its_documents_scope_holds_nowhere() -> None:
    text = policy("{value: everyone, overrides: [{when: {markets: [DE]}, value: nobody}]}", "markets: [GB]")
    assert values(text, market="GB") == {"everyone"}
    assert values(text, market="DE") == set()


def test_two_documents_of_equal_width_that_disagree_are_rivals() -> None:
    texts = policy("everyone", "", "a"), policy("nobody", "", "b")
    for standing in all_standings(*texts):
        assert standing.setting is not None
        assert {standing.setting.value, *(one.value for one in standing.rivals)} == {"everyone", "nobody"}


def test_two_documents_that_agree_are_no_rivals() -> None:
    texts = policy("everyone", "", "a"), policy("everyone", "", "b")
    assert [standing.rivals for standing in all_standings(*texts)] == [()]


@pytest.mark.parametrize("other", ["markets: [DE]", "brands: [new-mill]"])
def test_documents_for_different_places_are_no_rivals(other: str) -> None:
    name = "markets: [GB]" if "market" in other else "brands: [old-mill]"
    texts = policy("everyone", name, "a"), policy("nobody", other, "b")
    assert all(standing.rivals == () for standing in all_standings(*texts))


def test_a_retired_document_decides_nothing() -> None:
    assert values(policy("nobody", more="status: retired\n")) == set()


def test_a_draft_is_judged_beside_what_is_in_force_and_does_not_hold() -> None:
    texts = policy("everyone", "", "now"), policy("nobody", "markets: [GB]", "soon", "status: draft\n")
    here = [one for one in all_standings(*texts) if any(place.market == "GB" for place in one.context.places)]
    assert [one.setting.value for one in here if one.setting] == ["everyone", "nobody"]
    assert [one.rivals for one in here] == [(), ()]
    elsewhere = [one for one in all_standings(*texts) if all(place.market != "GB" for place in one.context.places)]
    assert [one.setting.value for one in elsewhere if one.setting] == ["everyone"]


def test_a_draft_alone_is_judged() -> None:
    assert values(policy("nobody", more="status: draft\n")) == {"nobody"}
    assert len(all_standings(policy("nobody", more="status: draft\n"))) == 1


@pytest.mark.parametrize(
    ("written", "state", "strength"),
    [
        ("everyone", "decided", "must"),
        ("{value: everyone, strength: should, reason: x}", "decided", "should"),
        ("not-stated", "not-stated", "must"),
        ("{value: to-be-decided}", "to-be-decided", "must"),
        ("{defined-elsewhere: the handbook}", "defined-elsewhere", "must"),
    ],
)
def test_what_a_setting_says_of_itself(written: str, state: str, strength: str) -> None:
    (standing,) = all_standings(policy(written))
    assert standing.setting is not None
    assert (standing.setting.state, standing.setting.strength) == (state, strength)


def test_the_origin_is_the_value_itself() -> None:
    text = policy("{value: everyone, overrides: [{when: {markets: [GB]}, value: nobody}]}")
    found = {}
    for standing in all_standings(text):
        setting = standing.setting
        assert setting is not None
        source, at = setting.document.source, setting.origin
        assert at.pointer == setting.pointer
        found[setting.value] = source.text[at.start : at.end]
    assert found == {"everyone": "everyone", "nobody": "nobody"}


def test_nothing_decided_is_a_standing_too() -> None:
    (standing,) = all_standings("kind: engagement-policy\n")
    assert (standing.setting, standing.overridden, standing.rivals) == (None, (), ())


def many_accounts(count: int) -> str:
    rows = "".join(
        f"  - {{id: shop-{at}, platform: {('x', 'facebook')[at % 2]}, brand: {('old-mill', 'new-mill')[at % 3 == 0]},"
        f" market: {('GB', 'DE', 'US-CA')[at % 3]}, comments: {('open', 'limited')[at % 5 == 0]}}}\n"
        for at in range(count)
    )
    return f"kind: channels\nname: shops\naccounts:\n{rows}"


def test_two_thousand_accounts_give_a_handful_of_contexts() -> None:
    texts = many_accounts(2_000), policy("everyone", "", "a"), policy("followers", "markets: [GB], platforms: [x]", "b")
    found = all_standings(*texts)
    assert len(found) <= 8
    assert sum(len(standing.context.places) for standing in found) >= 2_000


def test_an_account_with_a_setting_of_its_own_is_a_context_of_its_own() -> None:
    texts = many_accounts(2_000), policy("everyone", "", "a"), policy("nobody", "channels: [shop-7]", "b")
    alone = [standing for standing in all_standings(*texts) if standing.setting and standing.setting.value == "nobody"]
    assert [[place.channel for place in standing.context.places] for standing in alone] == [["shop-7"]]


def test_cases_that_nothing_tells_apart_are_one() -> None:
    overrides = "{when: {content: [reply, direct-message], paid: [none]}, value: nobody}"
    found = all_standings(policy(f"{{value: everyone, overrides: [{overrides}]}}"))
    assert [standing.context.case for standing in found] == [
        {"content": frozenset({"reply", "direct-message"}), "paid": frozenset({"none"})},
        {"content": frozenset({"reply", "direct-message"}), "paid": frozenset()},
        {"content": frozenset(), "paid": frozenset({"none"})},
        {"content": frozenset(), "paid": frozenset()},
    ]
    assert [standing.setting.value for standing in found if standing.setting] == [
        "nobody",
        "everyone",
        "everyone",
        "everyone",
    ]


def test_cases_can_be_told_apart_beside_settings_and_walls() -> None:
    """An exception for replies holds for replies alone."""
    workspace = workspace_of(ORGANISATION, policy("everyone"))
    settings = settings_by_control(workspace, "2026-11-22")[COMMENTS]
    reply = frozenset({"reply"})
    found = standings(controls()[COMMENTS], settings, (), places(workspace), [{"content": reply}])
    assert [standing.context.case for standing in found] == [{"content": reply}, {"content": frozenset()}]


def test_kinds_of_case_are_what_regions_tell_apart() -> None:
    """Values that every region treats alike stand together; last come all others; places are no cases."""
    regions = [{"content": frozenset("ab"), "markets": frozenset({"GB"})}, {"content": frozenset("bc")}]
    found = kinds_of_case([*regions, {"paid": frozenset({"paid"})}])
    assert found
    assert [("".join(sorted(case["content"])), bool(case["paid"])) for case in found] == [
        (content, paid) for content in ("a", "b", "c", "") for paid in (True, False)
    ]
    assert list(kinds_of_case([{"markets": frozenset({"GB"})}]) or ()) == [{}]


def test_all_other_numbers_are_one_band_more_and_not_left_open() -> None:
    found = kinds_of_case([{"followers": frozenset({"5000.."})}, {"time": frozenset({"0..10079"})}])
    assert found
    assert list(found) == [
        {"followers": frozenset({band}), "time": frozenset({"0..10079"})} for band in ("5000..", "0..4999")
    ]


def test_too_many_kinds_of_case_are_not_looked_at_one_by_one() -> None:
    regions = [{name: frozenset({str(at)})} for name in ("content", "roles", "languages") for at in range(15)]
    most = kinds_of_case(regions)
    assert most
    assert len(list(most)) == MAX_CASES
    assert kinds_of_case([*regions, {"content": frozenset({"one more"})}]) is None


def test_every_case_is_judged_however_many_there_are() -> None:
    languages = ["de", "en", "fr", "it", "es", "nl", "pl", "sv", "da", "fi", "pt", "cs", "el", "hu", "ga", "mt"]
    contents = ["reply", "story", "live", "job-post", "event-notice", "service-notice", "review-response", "reaction"]
    groups = [{"languages": language} for language in languages]
    groups += [{"content": content} for content in contents]
    groups += [{"roles": f"role-{number}"} for number in range(15)]
    groups += [{"groups": group} for group in ("staff", "agency")]
    overrides = [f"{{when: {{{name}: [{value}]}}, value: followers}}" for one in groups for name, value in one.items()]
    found = all_standings(policy(f"{{value: everyone, overrides: [{', '.join(overrides)}]}}"))
    assert sum(all(not values for values in standing.context.case.values()) for standing in found) == 1
    # Past the bound each value is looked at alone, with all else left open: 41 values, and the case that names none.
    assert len(found) == 42
