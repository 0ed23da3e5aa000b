"""What is found besides walls: what nobody decided, what is locked, what an assertion asks."""

from typing import Any

import pytest

from govlint.finding import Finding, Location
from govlint.lint.report import SEVERITIES, build_report
from govlint.lint.rules import Rule, all_rules, build_rule
from govlint.lint.ruleset import RuleSet
from govlint.reporters import reporter
from tests.helpers import documents, findings, found, underlined, wall_rule

COMMENTS = "engagement.comments"
TWO_MARKETS = "kind: organisation\nmarkets: [{code: GB}, {code: DE}]\n"


def assertion(**facts: Any) -> dict[str, Rule]:
    held = {"form": "select", "severity": "warning", "direction": "broken", "force": "good-practice", "message": "m"}
    return {"x/y": build_rule("x/y", held | facts)}


def floors(*rules: Rule) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules}


class TestUndecided:
    FLOOR = wall_rule("x/floor", COMMENTS, floor="followers")
    LAW = wall_rule("x/law", COMMENTS, floor="followers", force="statute", severity="error")

    def test_a_document_that_leaves_a_floor_open(self) -> None:
        files = {"a.yaml": "kind: engagement-policy\n"}
        (finding,) = findings(files, floors(self.FLOOR))
        assert finding.rule == "core/undecided"
        assert finding.message == "this document leaves open what rules ask about: comments (at least followers)"
        assert underlined(finding, files) == "kind"
        assert (finding.severity, finding.also) == ("info", ("x/floor",))

    def test_what_the_law_asks_weighs_as_much_as_the_rule(self) -> None:
        (finding,) = findings({"a.yaml": "kind: engagement-policy\n"}, floors(self.LAW))
        assert finding.severity == ""

    def test_a_ceiling_asks_for_nothing(self) -> None:
        ceiling = wall_rule("x/ceiling", COMMENTS, ceiling="followers")
        assert findings({"a.yaml": "kind: engagement-policy\n"}, floors(ceiling)) == []

    def test_an_optional_wall_asks_for_nothing(self) -> None:
        optional = wall_rule("x/floor", COMMENTS, floor="followers", optional=True)
        assert findings({"a.yaml": "kind: engagement-policy\n"}, floors(optional)) == []

    @pytest.mark.parametrize("value", ["not-stated", "to-be-decided", "{defined-elsewhere: the terms}"])
    def test_what_says_that_it_is_open_is_not_said_twice(self, value: str) -> None:
        assert found("core/undecided", f"kind: engagement-policy\ncomments: {value}\n", rules=floors(self.LAW)) == []

    def test_a_missing_document_is_said_at_the_organisation(self) -> None:
        files = {"a.yaml": "kind: organisation\nmarkets: [{code: GB}]\n"}
        (finding,) = findings(files, floors(self.FLOOR))
        assert finding.location.path == "a.yaml"
        assert "nothing is decided about: engagement policy" in finding.message
        assert "engagement-policy" in finding.hint

    def test_a_missing_document_that_the_law_of_a_sector_asks_for(self) -> None:
        rule = wall_rule(
            "x/law", COMMENTS, floor="followers", force="statute", severity="error", when={"sectors": ["gambling"]}
        )
        organisation = "kind: organisation\nsectors: [gambling]\nmarkets: [{code: GB}]\n"
        (finding,) = findings({"a.yaml": organisation}, floors(rule))
        assert finding.message == "no engagement policy says: comments (at least followers)"
        assert finding.severity == ""

    def test_only_the_markets_left_open_are_named(self) -> None:
        rule = wall_rule("x/floor", COMMENTS, floor="followers", when={"markets": ["GB", "DE"]})
        texts = TWO_MARKETS, "kind: engagement-policy\nscope: {markets: [GB]}\ncomments: nobody\n"
        (finding,) = found("core/undecided", *texts, rules=floors(rule))
        assert finding.contexts == ("DE",)

    def test_a_damaged_document_may_hold_the_decision(self) -> None:
        assert found("core/undecided", "kind: engagement-policy\ntitle: a: b\n", rules=floors(self.LAW)) == []

    @pytest.mark.parametrize(
        ("written", "rule", "marked"),
        [
            ("comments: not-stated", "core/not-stated", "not-stated"),
            ("comments: {value: to-be-decided}", "core/to-be-decided", "to-be-decided"),
            ("comments: {defined-elsewhere: }", "core/defined-nowhere", ""),
            ("removal: {grounds: not-stated}", "core/not-stated", "not-stated"),
            (
                "comments: {value: everyone, overrides: [{when: {paid: [none]}, value: to-be-decided}]}",
                "core/to-be-decided",
                "to-be-decided",
            ),
        ],
    )
    def test_a_setting_that_says_it_is_open_is_reported_as_that(self, written: str, rule: str, marked: str) -> None:
        files = {"a.yaml": f"kind: engagement-policy\n{written}\n"}
        (finding,) = findings(files, {})
        assert finding.rule == rule
        assert underlined(finding, files) == marked
        assert finding.message.startswith(written.split(":")[0])

    def test_text_that_only_looks_open_is_text(self) -> None:
        assert findings({"a.yaml": "kind: engagement-policy\nsummary: not-stated\n"}, {}) == []


class TestLocks:
    WIDE = "kind: engagement-policy\nname: wide\ntitle: Everywhere\nlocks: [comments, removal.grounds]\ncomments: everyone\nremoval: {grounds: [spam]}\n"
    NARROW = "kind: engagement-policy\nname: narrow\nscope: {markets: [GB]}\n"

    def test_a_narrower_document_that_changes_what_is_locked(self) -> None:
        files = {"a.yaml": TWO_MARKETS, "b.yaml": self.WIDE, "c.yaml": self.NARROW + "comments: nobody\n"}
        (finding,) = findings(files, {})
        assert (finding.rule, finding.location.path) == ("core/locked-field", "c.yaml")
        assert underlined(finding, files) == "nobody"
        assert finding.message == "Everywhere locks this at everyone"
        assert [(at.path, at.label) for at in finding.related] == [("b.yaml", "it is locked here")]

    @pytest.mark.parametrize(
        "narrow",
        ["comments: everyone", "replies: nobody", "title: Ours", "status: retired\ncomments: nobody"],
        ids=["the same", "another field", "nothing", "retired"],
    )
    def test_what_a_lock_does_not_forbid(self, narrow: str) -> None:
        assert found("core/locked-field", TWO_MARKETS, self.WIDE, f"{self.NARROW}{narrow}\n", rules={}) == []

    def test_a_lock_holds_where_its_document_does(self) -> None:
        wide = self.WIDE.replace("locks:", "scope: {markets: [DE]}\nlocks:")
        assert found("core/locked-field", TWO_MARKETS, wide, self.NARROW + "comments: nobody\n", rules={}) == []

    def test_the_override_of_a_narrower_document_changes_it_too(self) -> None:
        narrow = self.NARROW + "comments: {value: everyone, overrides: [{when: {paid: [paid]}, value: nobody}]}\n"
        (finding,) = found("core/locked-field", TWO_MARKETS, self.WIDE, narrow, rules={})
        assert "overrides" in finding.location.pointer

    def test_a_lock_on_a_field_that_does_not_exist(self) -> None:
        text = "kind: engagement-policy\nlocks: [coments, comments]\n"
        files = {"a.yaml": text}
        (finding,) = findings(files, {})
        assert finding.rule == "core/unknown-name"
        assert underlined(finding, files) == "coments"
        assert finding.hint == "Did you mean comments?"

    def test_a_lock_on_a_field_inside_that_does_not_exist(self) -> None:
        assert len(found("core/unknown-name", "kind: engagement-policy\nlocks: [removal.gronds]\n", rules={})) == 1


class TestScopes:
    ORGANISATION = "kind: organisation\nmarkets: [{code: GB}, {code: DE}]\nbrands: [{name: old-mill, markets: [GB]}, {name: new-mill, markets: [DE]}]\n"

    def nowhere(self, scope: str) -> list[Finding]:
        return found(
            "core/scope-matches-nothing", self.ORGANISATION, f"kind: engagement-policy\nscope: {{{scope}}}\n", rules={}
        )

    @pytest.mark.parametrize("scope", ["brands: [old-mill], markets: [DE]", "sectors: [gambling]", "platforms: [x]"])
    def test_a_scope_in_which_nothing_lies(self, scope: str) -> None:
        (finding,) = self.nowhere(scope)
        assert finding.location.pointer == ("scope",)

    @pytest.mark.parametrize(
        "scope", ["brands: [old-mill]", "brands: [old-mill, new-mill], markets: [DE]", "markets: [GB]"]
    )
    def test_a_scope_in_which_something_lies(self, scope: str) -> None:
        assert self.nowhere(scope) == []

    @pytest.mark.parametrize("scope", ["brands: [nobody]", "markets: [FR]", "channels: [no-account]"])
    def test_a_name_that_nobody_knows_is_not_said_twice(self, scope: str) -> None:
        assert self.nowhere(scope) == []

    def test_a_misspelt_brand_that_starts_like_another_is_not_said_twice(self) -> None:
        assert self.nowhere("brands: [old-mil]") == []


class TestAssertions:
    TEAMS = (
        "kind: teams\nowner: a\nroles:\n  - {name: a, holders: [X]}\n  - {name: b}\n  - {name: c, function: social}\n"
    )

    def test_each_place_that_fails_is_marked(self) -> None:
        rules = assertion(
            select={"kind": "teams", "path": "roles[*]"}, require={"defined": "holders"}, message="{name} has nobody"
        )
        files = {"a.yaml": self.TEAMS}
        got = findings(files, rules)
        assert [(one.message, one.location.pointer) for one in got] == [
            ("b has nobody", ("roles", 1)),
            ("c has nobody", ("roles", 2)),
        ]
        assert [underlined(one, files) for one in got] == ["name", "name"]

    def test_the_field_in_question_is_marked_where_it_is_there(self) -> None:
        rules = assertion(
            select={"kind": "teams", "path": "roles[*]"},
            require={"one-of": {"field": "function", "values": ["legal"]}},
            at="function",
        )
        files = {"a.yaml": self.TEAMS}
        assert [underlined(one, files) for one in findings(files, rules)] == ["name", "name", "function"]

    def test_a_whole_document_is_marked_at_its_kind(self) -> None:
        files = {"a.yaml": self.TEAMS}
        (finding,) = findings(files, assertion(select={"kind": "teams"}, require={"defined": "executive_sponsor"}))
        assert underlined(finding, files) == "kind"

    def test_only_places_that_are_meant_are_asked(self) -> None:
        rules = assertion(
            select={"kind": "teams", "path": "roles[*]"},
            where={"one-of": {"field": "function", "values": ["social"]}},
            require={"defined": "holders"},
        )
        assert [one.location.pointer for one in findings({"a.yaml": self.TEAMS}, rules)] == [("roles", 2)]

    def test_what_says_that_it_is_open_is_not_said_twice(self) -> None:
        rules = assertion(select={"kind": "engagement-policy"}, require={"defined": "comments"}, at="comments")
        assert found("x/y", "kind: engagement-policy\ncomments: to-be-decided\n", rules=rules) == []
        assert len(found("x/y", "kind: engagement-policy\n", rules=rules)) == 1

    def test_any_kind(self) -> None:
        rules = assertion(select={"kind": "any"}, require={"defined": "summary"})
        assert (
            len(found("x/y", self.TEAMS, "kind: engagement-policy\n", "kind: crisis-plan\nsummary: s\n", rules=rules))
            == 2
        )

    def test_one_finding_for_all_where_once_is_enough(self) -> None:
        rules = assertion(
            select={"kind": "teams", "path": "roles[*]"},
            require={"defined": "holders"},
            message="{name} has nobody",
            once=True,
        )
        (finding,) = found("x/y", self.TEAMS, rules=rules)
        assert finding.message == "b has nobody; the same holds of 1 more"
        assert [at.pointer for at in finding.related] == [("roles", 2)]

    @pytest.mark.parametrize("more", ["status: retired\n", "summary: a: b\n"], ids=["retired", "damaged"])
    def test_what_is_not_in_use_or_not_whole_is_not_asked(self, more: str) -> None:
        rules = assertion(select={"kind": "teams"}, require={"defined": "executive_sponsor"})
        assert found("x/y", self.TEAMS + more, rules=rules) == []

    def test_a_rule_for_a_market_asks_documents_that_hold_there(self) -> None:
        rules = assertion(
            select={"kind": "engagement-policy"}, require={"defined": "comments"}, when={"markets": ["GB"]}
        )
        policy = "kind: engagement-policy\nname: {0}\nscope: {{markets: [{0}]}}\n"
        got = found(
            "x/y",
            TWO_MARKETS,
            policy.format("GB").replace("name: GB", "name: gb"),
            policy.format("DE").replace("name: DE", "name: de"),
            rules=rules,
        )
        assert [one.location.path for one in got] == ["1.yaml"]

    def test_a_rule_for_a_kind_of_content_asks_flows_that_cover_it(self) -> None:
        rules = assertion(
            select={"kind": "approval-flow"}, require={"defined": "doubt"}, when={"content": ["conversation"]}
        )
        flow = "kind: approval-flow\nname: {}\ncovers: {{content: [{}]}}\n"
        got = found("x/y", flow.format("a", "reply"), flow.format("b", "paid-ad"), rules=rules)
        assert [one.location.path for one in got] == ["0.yaml"]

    def test_a_rule_that_no_longer_stands_asks_nothing(self) -> None:
        rules = assertion(select={"kind": "teams"}, require={"defined": "executive_sponsor"}, until="2026-01-01")
        assert found("x/y", self.TEAMS, rules=rules) == []

    @pytest.mark.parametrize(
        ("message", "said"), [("{name}", "a"), ("{holders}", "X, Y"), ("{function}", "(unnamed)"), ("{Name}", "{Name}")]
    )
    def test_fields_are_named_in_the_message(self, message: str, said: str) -> None:
        rules = assertion(
            select={"kind": "teams", "path": "roles[*]"}, require={"defined": "deputies"}, message=message
        )
        (finding,) = found("x/y", "kind: teams\nroles: [{name: a, holders: [X, Y]}]\n", rules=rules)
        assert finding.message == said


class TestReport:
    def report(self, *texts: str) -> Any:
        files = {f"{number}.yaml": text for number, text in enumerate(texts)}
        return build_report(findings(files), RuleSet(all_rules()), documents(files), "2026-11-22")

    def test_entries_stand_in_the_order_of_files_and_lines(self) -> None:
        report = self.report("kind: engagement-policy\nreplis: x\ncoments: y\n", "kind: teams\nrols: []\n")
        at = [(entry.finding.location.path, entry.finding.location.start) for entry in report.entries]
        assert at == sorted(at)
        assert len({path for path, _ in at}) == 2

    def test_the_same_finding_stands_once(self) -> None:
        finding = Finding("core/tag", "said", Location("a.yaml", (), 0, 1))
        report = build_report([finding, finding], RuleSet(all_rules()), documents({}), "2026-11-22")
        assert len(report.entries) == 1

    def test_a_finding_without_a_rule_is_a_bug(self) -> None:
        with pytest.raises(KeyError):
            build_report(
                [Finding("no/rule", "said", Location("a.yaml", (), 0, 1))],
                RuleSet(all_rules()),
                documents({}),
                "2026-11-22",
            )

    @pytest.mark.parametrize(
        ("severity", "failing"),
        [("info", ["info"]), ("warning", ["info", "warning"]), ("error", ["info", "warning", "error"])],
    )
    def test_what_fails(self, severity: str, failing: list[str]) -> None:
        finding = Finding("core/tag", "said", Location("a.yaml", (), 0, 1), severity=severity)
        report = build_report([finding], RuleSet(all_rules()), documents({}), "2026-11-22")
        assert [level for level in ("info", "warning", "error", "never") if report.fails(level)] == failing
        assert report.counts() == {name: int(name == severity) for name in SEVERITIES}

    def test_nothing_found_fails_nothing(self) -> None:
        report = build_report([], RuleSet(all_rules()), documents({}), "2026-11-22")
        assert not any(report.fails(level) for level in (*SEVERITIES, "never"))
        assert report.counts() == {"error": 0, "warning": 0, "info": 0}

    def test_reporters_never_filter(self) -> None:
        report = self.report("kind: engagement-policy\nreplis: x\n")
        rules = [entry.rule.id for entry in report.entries]
        from govlint.reporters import FORMATS, Look

        for form in FORMATS:
            text = "\n".join(reporter(form)(report, Look()))
            assert all(text.count(f"{rule}") >= rules.count(rule) for rule in rules), form
