"""The one gate: whatever silences, nothing is lost, the law speaks, and what is broken cannot be hidden."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govlint.config.config import Config, PerPath, Tuned
from govlint.finding import Finding
from govlint.lint.rules import all_rules, build_rule
from govlint.lint.ruleset import RuleSet
from govlint.lint.silence.baseline import Baseline, key_of
from govlint.lint.silence.granted import granted
from govlint.workspace.documents import Document
from govlint.workspace.workspace import workspaces
from tests.helpers import DAY, TEAMS, documents, wall_rule
from tests.lint.silencing import (
    CEILING,
    COMMENTS,
    FLOOR,
    LAW,
    MARKETS,
    TIGHT,
    by,
    counted,
    exception,
    guards,
    judged,
    ruleset,
    silent,
    spoken,
)  # fmt: skip

INFO = wall_rule("x/info", COMMENTS, ceiling="everyone", severity="info")
LAX = wall_rule("x/lax", "engagement.replies", floor="everyone")
REPLY_LAW = wall_rule("x/reply-law", "engagement.replies", ceiling="when-mentioned", force="statute", severity="info")
REPLIES = wall_rule("x/replies", "engagement.replies", ceiling="everyone", severity="error")
OPEN_LAW = wall_rule("x/open-law", "engagement.direct-messages", floor="open", force="regulation", severity="error")
ALL = (CEILING, INFO, LAW, FLOOR, LAX, REPLY_LAW, REPLIES, OPEN_LAW, all_rules()["core/review-overdue"])
LEGAL = {rule.id for rule in ALL if rule.legal}
TEXTS = {
    "0.yaml": MARKETS,
    "a/1.yaml": "kind: engagement-policy\nname: talk\n{0}comments: nobody\n{1}replies: nobody\n",
    "b/2.yaml": "kind: engagement-policy\nname: german\nscope: {{markets: [DE]}}\n{0}comments:\n  value: invited {1}\n"
    "reviev: {{}}\nreview: {{last: 2020-01-01, every: 1y}}\n",
    "b/3.yaml": "{0}kind: crisis-plan\nname: plan\n{1}review: {{last: 2020-01-01, every: 1y}}\n",
}
NAMES = [*(rule.id for rule in ALL), "core/undecided", "core/review-overdue", "core/unknown-key", "core/ignore-unused"]
PACKS = ["x", "core", "culture"]


def off(**packs: bool) -> Config:
    return Config("govlint.toml", "", per_path=(PerPath(("*",), packs, {}),))


def tuned_off(*names: str) -> Config:
    return Config("govlint.toml", "", per_path=(PerPath(("*",), {}, {name: Tuned("off") for name in names}),))


def baseline_of(files: dict[str, str], rules: RuleSet) -> Baseline:
    """A baseline that somebody wrote by hand: the keys of everything, the law and what is broken too."""
    (workspace,) = workspaces(documents(files))
    at: dict[str, Document] = {document.path: document for document in workspace.documents}
    organisation = workspace.organisation.name if workspace.organisation else ""
    return Counter(
        key_of(one, organisation, at[one.location.path]) for one in judged(files, rules) if one.location.path in at
    )


class TestTheLaw:
    TEXT = f"{TIGHT.rstrip()}  # govlint: ignore[x/law] because we like it\n"

    @pytest.mark.parametrize("severity", ["info", "warning", "error"])
    @pytest.mark.parametrize("force", ["statute", "regulation", "licence-condition", "court-judgment"])
    def test_only_an_exception_departs_from_it(self, force: str, severity: str) -> None:
        law = wall_rule("x/law", COMMENTS, ceiling="followers", force=force, severity=severity)
        known = baseline_of({"0.yaml": self.TEXT}, ruleset(law))
        for config in (Config(), off(x=False)):
            got = judged((self.TEXT,), ruleset(law, config=config, baseline=known))
            assert len(counted(got, "x/law")) == 1
            assert counted(got, "core/ignore-refused")
        got = judged((self.TEXT, exception("x/law")), ruleset(law))
        assert (len(counted(got, "x/law")), len(silent(got, "x/law"))) == (0, 1)

    @pytest.mark.parametrize("once", [True, False])
    def test_so_it_is_where_it_asks_something_of_a_document(self, once: bool) -> None:
        facts = {"force": "statute", "severity": "error", "direction": "too-loose", "message": "m", "sources": []}
        asked = {"select": {"kind": "engagement-policy"}, "require": {"defined": "replies"}, "once": once}
        law = build_rule("x/law", {"form": "select", "title": "t", "why": "w", "remedy": "r", **facts, **asked})
        known = baseline_of({"0.yaml": self.TEXT}, ruleset(law))
        for config in (Config(), off(x=False)):
            got = judged((self.TEXT, "kind: engagement-policy\n"), ruleset(law, config=config, baseline=known))
            assert silent(got, "x/law") == []
        got = judged((self.TEXT, exception("x/law")), ruleset(law))
        assert (len(counted(got, "x/law")), len(silent(got, "x/law"))) == (0, 1)

    @pytest.mark.parametrize("how", ["ignore", "baseline", "configuration", "pack"])
    def test_it_does_not_hide_behind_a_heavier_rule(self, how: str) -> None:
        law = wall_rule("x/law", COMMENTS, ceiling="followers", force="statute", severity="info")
        heavy = wall_rule("y/heavy", COMMENTS, ceiling="everyone", severity="error")
        text = TIGHT
        config, known = Config(), None
        if how == "ignore":
            text = f"{TIGHT.rstrip()}  # govlint: ignore[y/heavy] because x\n"
        elif how == "baseline":
            known = baseline_of({"0.yaml": TIGHT}, ruleset(law, heavy))
        else:
            config = off(y=False) if how == "pack" else tuned_off("y/heavy")
        got = judged((text,), ruleset(law, heavy, config=config, baseline=known))
        assert [one.silence.by for one in silent(got, "y/heavy") if one.silence] == [
            how.replace("pack", "configuration")
        ]
        assert len(counted(got, "x/law")) == 1

    @pytest.mark.parametrize("config", [off(core=False), tuned_off("core/undecided")])
    def test_what_it_asks_and_nobody_decided_stays(self, config: Config) -> None:
        rules = ruleset(FLOOR, OPEN_LAW, config=config)
        got = judged(("kind: engagement-policy\n",), rules)
        assert silent(got, "core/undecided")
        left = [name for one in counted(got, "core/undecided") for name in one.also]
        assert "x/open-law" in left
        assert all(rules.known[name].legal for name in left)

    def test_with_what_is_no_law_it_is_silenced_and_speaks_alone(self) -> None:
        text = "kind: engagement-policy  # govlint: ignore[core/undecided] because we are new\n"
        found = [one for one in judged((text,), ruleset(FLOOR, OPEN_LAW)) if one.rule == "core/undecided"]
        also = {one.silence is not None: set(one.also) for one in found if one.location.path == "0.yaml"}
        assert also == {True: {"x/floor", "x/open-law"}, False: {"x/open-law"}}

    def test_so_does_it_when_the_rule_is_off_everywhere(self) -> None:
        config = Config("govlint.toml", "", rules={"core/undecided": Tuned("off")})
        rules = ruleset(FLOOR, OPEN_LAW, config=config)
        left = [name for one in counted(judged((TIGHT,), rules), "core/undecided") for name in one.also]
        assert "x/open-law" in left
        assert all(rules.known[name].legal for name in left)


class TestWhatIsBroken:
    @pytest.mark.parametrize("how", [off(core=False), Config("g", "", packs={"core": False})])
    def test_nothing_silences_it(self, how: Config) -> None:
        text = "kind: engagement-policy\ncoments: x  # govlint: ignore[core/unknown-key] because x\n"
        known = baseline_of({"0.yaml": text}, ruleset(CEILING))
        got = judged((text, exception("core/unknown-key")), ruleset(CEILING, config=how, baseline=known))
        assert len(counted(got, "core/unknown-key")) == 1

    def test_nor_text_that_is_no_yaml(self) -> None:
        text = "kind: engagement-policy\ntitle: a: b  # govlint: ignore[core/yaml-syntax] because x\n"
        got = judged((text, exception("core/yaml-syntax")), ruleset(CEILING, config=off(core=False)))
        assert len(counted(got, "core/yaml-syntax")) == 1


class TestOrder:
    def test_an_exception_comes_first_since_somebody_agreed_to_it(self) -> None:
        text = f"{TIGHT.rstrip()}  # govlint: ignore[x/ceiling] because x\n"
        known = baseline_of({"0.yaml": TIGHT}, ruleset(CEILING))
        rules = ruleset(CEILING, baseline=known)
        (finding,) = silent(judged((text, exception()), rules), "x/ceiling")
        assert finding.silence
        assert finding.silence.by == "exception"
        (finding,) = silent(judged((text,), rules), "x/ceiling")
        assert finding.silence
        assert finding.silence.by == "ignore"

    def test_so_it_does_where_it_holds_in_one_market_alone(self) -> None:
        text = f"{TIGHT.rstrip()}  # govlint: ignore[x/ceiling] because x\n"
        got = judged((MARKETS, text, exception(where="{contexts: {markets: [DE]}}")), ruleset(CEILING))
        by_whom = {one.contexts: one.silence.by for one in silent(got, "x/ceiling") if one.silence}
        assert by_whom == {("DE",): "exception", ("GB, IE",): "ignore"}
        assert guards(got) == []

    def test_a_lighter_setting_stays_lighter_whatever_is_configured_for_its_path(self) -> None:
        text = TIGHT.replace("nobody", "{value: nobody, strength: should}")
        config = Config("govlint.toml", "", per_path=(PerPath(("*",), {}, {"x/ceiling": Tuned("error")}),))
        (finding,) = counted(judged((text,), ruleset(CEILING, config=config)), "x/ceiling")
        assert finding.severity == "info"
        (finding,) = counted(judged((TIGHT,), ruleset(CEILING, config=config)), "x/ceiling")
        assert finding.severity == "error"


class TestWhatStoodBefore:
    """Where a change is judged by its base, only silences of the base count."""

    IGNORED = f"{TIGHT.rstrip()}  # govlint: ignore[x/ceiling] because x\n"

    def after(self, before: tuple[str, ...], *now: str) -> list[Finding]:
        rules = ruleset(CEILING)
        base = granted(workspaces(documents({f"{at}.yaml": text for at, text in enumerate(before)})), rules, DAY)
        return judged(now, rules._replace(granted=base))

    def test_a_comment_that_stood_there_counts_and_a_new_one_does_not(self) -> None:
        assert silent(self.after((self.IGNORED, TEAMS), self.IGNORED, TEAMS), "x/ceiling")
        got = self.after((TIGHT, TEAMS), self.IGNORED, TEAMS)
        assert (len(counted(got, "x/ceiling")), silent(got, "x/ceiling")) == (1, [])

    def test_so_it_is_with_exceptions(self) -> None:
        assert silent(self.after((TIGHT, exception(), TEAMS), TIGHT, exception(), TEAMS), "x/ceiling")
        got = self.after((TIGHT, TEAMS), TIGHT, exception(), TEAMS)
        assert (len(counted(got, "x/ceiling")), silent(got, "x/ceiling")) == (1, [])

    def test_nothing_is_said_of_silences_that_are_of_no_use(self) -> None:
        fine = "kind: engagement-policy\nname: talk\ncomments: everyone  # govlint: ignore[x/ceiling] because x\n"
        assert guards(self.after((fine, exception(), TEAMS), fine, exception(), TEAMS)) == []


comments = st.lists(
    st.one_of(
        st.just(""),
        st.lists(st.sampled_from(NAMES), min_size=1, max_size=3).map(
            lambda names: f"# govlint: ignore[{', '.join(names)}] because x\n"
        ),
    ),
    min_size=6,
    max_size=6,
)
wheres = st.sampled_from(
    [
        *("{}", "{document: talk}", "{document: german, pointer: comments}", "{pointer: comments}"),
        *("{contexts: {markets: [DE]}}", "{contexts: {content: [reply]}}", "{contexts: {markets: [GB], paid: [paid]}}"),
        *("{contexts: {situation: x}}", "{document: talk, contexts: {markets: [IE]}}", "{document: nowhere}"),
    ]
)
approvers = st.sampled_from(["legal-lead", "care-team", "head-of-social"])
exceptions = st.lists(
    st.builds(
        lambda name, where, who: exception(name, where=where, approver=who), st.sampled_from(NAMES), wheres, approvers
    ),
    max_size=3,
)
configs = st.lists(
    st.builds(
        PerPath,
        st.sampled_from([("*",), ("a",), ("b/*.yaml",), ("b/2.yaml", "0.yaml")]),
        st.dictionaries(st.sampled_from(PACKS), st.booleans(), max_size=2),
        st.dictionaries(
            st.sampled_from(["x/ceiling", "x/info", "x/floor", "core/undecided", "core/review-overdue"]),
            st.sampled_from(["off", "info", "error"]).map(Tuned),
            max_size=2,
        ),
    ),
    max_size=2,
).map(lambda entries: Config("govlint.toml", "", per_path=tuple(entries)))


def files(silences: list[str], made: list[str]) -> dict[str, str]:
    texts = {
        path: text.format(*silences[at * 2 - 2 : at * 2]) if at else text
        for at, (path, text) in enumerate(TEXTS.items())
    }
    return texts | {f"e/{at}.yaml": text.replace("kind:", f"name: e{at}\nkind:", 1) for at, text in enumerate(made)}


def places(found: list[Finding]) -> set[tuple[str, str, object]]:
    return {one for one in spoken(found) if not one[1].startswith("e/")}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(comments, exceptions, configs, st.booleans())
def test_silences_lose_nothing_and_add_nothing(
    silences: list[str], made: list[str], config: Config, known: bool
) -> None:
    """What counts and what is silenced is together what was found before; the law and what is broken still count."""
    bare = ruleset(*ALL)
    before = judged(files([""] * 6, []), bare)
    baseline = baseline_of(files([""] * 6, []), bare) if known else None
    after = judged(files(silences, made), RuleSet(bare.rules, {}, config, baseline or Counter()))
    assert places(after) == places(before)
    unsilenceable = {name for name, rule in bare.rules.items() if rule.unsilenceable}
    for finding in after:
        if finding.silence:
            assert finding.rule not in unsilenceable
            assert finding.rule not in LEGAL or finding.silence.by == "exception"
    if not made:
        speaking = {(rule, path, pointer) for rule, path, pointer in spoken([one for one in after if not one.silence])}
        assert {one for one in places(before) if one[0] in LEGAL | unsilenceable} <= speaking


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(comments, exceptions)
def test_the_same_twice_and_in_any_order_of_files(silences: list[str], made: list[str]) -> None:
    rules = ruleset(*ALL)
    first = judged(files(silences, made), rules)
    again = judged(dict(reversed(files(silences, made).items())), rules)
    assert spoken(first) == spoken(again)
    assert sorted(guards(first)) == sorted(guards(again))


def test_every_example_of_the_property_finds_something() -> None:
    got = judged(files([""] * 6, []), ruleset(*ALL))
    assert {"core/undecided", "core/unknown-key", "core/review-overdue"} <= {one.rule for one in got}
    assert set(by(*ALL)) - {"x/floor", "x/lax", "x/info"} <= {name for one in got for name in (one.rule, *one.also)}
