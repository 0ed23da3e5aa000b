"""Departures that somebody agreed to: where they hold, until when, and who may agree."""

import pytest

from govlint.finding import Finding
from tests.helpers import DAY, TEAMS, wall_rule
from tests.lint.silencing import (
    CEILING,
    COMMENTS,
    FLOOR,
    LAW,
    MARKETS,
    TIGHT,
    counted,
    exception,
    guards,
    judged,
    ruleset,
    silent,
)  # fmt: skip

RULES = ruleset(CEILING)
AGE = wall_rule("x/ceiling", "channels.age-gate", ceiling="platform-setting")
ACCOUNTS = """
kind: channels
name: register
accounts:
  - {id: gb-youtube, platform: youtube, market: GB, age_gate: verified-age}
  - {id: de-youtube, platform: youtube, market: DE, age_gate: verified-age}
"""


def found(*texts: str, day: str = DAY) -> list[Finding]:
    return judged(texts, RULES, day)


def holds(**fields: str) -> bool:
    """Whether an exception with these fields silences the finding it is about."""
    got = found(TIGHT, exception(**fields))
    assert len(silent(got, "x/ceiling")) + len(counted(got, "x/ceiling")) == 1
    return not counted(got, "x/ceiling")


def test_the_silence_says_why_until_when_and_where_it_stands() -> None:
    (finding,) = silent(found(TIGHT, exception()), "x/ceiling")
    silence = finding.silence
    assert silence
    assert silence.origin
    assert (silence.by, silence.reason, silence.until) == ("exception", "The team starts in May.", "2027-03-31")
    assert (silence.origin.path, silence.origin.pointer) == ("1.yaml", ("rule",))


class TestWhere:
    @pytest.mark.parametrize(
        ("where", "silenced"),
        [
            ("{}", True),
            ("{document: talk}", True),
            ("{document: talk, pointer: comments}", True),
            ("{pointer: comments}", True),
            ("{document: other}", False),
            ("{document: talk, pointer: replies}", False),
            ("{document: talk, pointer: comment}", False),
            ("{document: talk, pointer: comments.value}", False),
            ("{document: talk, pointer: /comments}", False),
        ],
    )
    def test_a_document_and_a_field(self, where: str, silenced: bool) -> None:
        assert holds(where=where) is silenced

    @pytest.mark.parametrize("pointer", ["comments", "comments.value"])
    def test_a_setting_written_as_a_mapping_is_the_same_field(self, pointer: str) -> None:
        text = "kind: engagement-policy\nname: talk\ncomments: {value: nobody}\n"
        got = found(text, exception(where=f"{{pointer: {pointer}}}"))
        assert counted(got, "x/ceiling") == []

    @pytest.mark.parametrize("field", ["accounts[0]", "accounts[gb-youtube]"])
    @pytest.mark.parametrize("more", ["", ".age_gate"])
    def test_one_account_by_number_or_by_name(self, field: str, more: str) -> None:
        got = judged((ACCOUNTS, exception(where=f'{{document: register, pointer: "{field}{more}"}}')), ruleset(AGE))
        assert [one.location.pointer[1] for one in silent(got, "x/ceiling")] == [0]
        assert [one.location.pointer[1] for one in counted(got, "x/ceiling")] == [1]

    def test_one_account_by_context(self) -> None:
        got = judged((ACCOUNTS, exception(where="{contexts: {channels: [de-youtube]}}")), ruleset(AGE))
        assert [one.location.pointer[1] for one in silent(got, "x/ceiling")] == [1]
        assert guards(got) == []

    def test_number_1_is_not_number_10(self) -> None:
        accounts = "".join(f"  - {{platform: youtube, age_gate: verified-age, id: a{at}}}\n" for at in range(12))
        text = f"kind: channels\nname: register\naccounts:\n{accounts}"
        got = judged((text, exception(where='{pointer: "accounts[1]"}')), ruleset(AGE))
        assert [one.location.pointer[1] for one in silent(got, "x/ceiling")] == [1]


class TestContexts:
    def test_only_the_named_market_is_silenced(self) -> None:
        got = found(MARKETS, TIGHT, exception(where="{contexts: {markets: [DE]}}"))
        assert [one.contexts for one in silent(got, "x/ceiling")] == [("DE",)]
        assert [one.contexts for one in counted(got, "x/ceiling")] == [("GB, IE",)]
        assert guards(got) == []

    def test_two_exceptions_leave_the_rest(self) -> None:
        german, irish = (exception(where=f"{{contexts: {{markets: [{market}]}}}}") for market in ("DE", "IE"))
        got = found(MARKETS, TIGHT, german, irish.replace("May", "June"))
        assert sorted(one.contexts for one in silent(got, "x/ceiling")) == [("DE",), ("IE",)]
        assert [one.contexts for one in counted(got, "x/ceiling")] == [("GB",)]

    def test_all_markets_leave_nothing(self) -> None:
        got = found(MARKETS, TIGHT, exception(where="{contexts: {markets: [GB, DE, IE]}}"))
        assert counted(got, "x/ceiling") == []

    def test_a_region_of_which_markets_are_part(self) -> None:
        got = found(MARKETS, TIGHT, exception(where="{contexts: {markets: [EU]}}"))
        assert [one.contexts for one in counted(got, "x/ceiling")] in ([("GB",)], [()])

    def test_a_type_of_content(self) -> None:
        got = found(MARKETS, TIGHT, exception(where="{contexts: {content: [paid-ad]}}"))
        assert [one.contexts for one in silent(got, "x/ceiling")] == [("paid-ad",)]
        assert len(counted(got, "x/ceiling")) == 1

    def test_a_condition_in_words_silences_nothing(self) -> None:
        """Nobody can tell from the policy whether it holds."""
        got = found(MARKETS, TIGHT, exception(where="{contexts: {situation: during a strike}}"))
        assert silent(got, "x/ceiling") == []
        assert guards(got) == ["core/exception-unused"]
        got = found(MARKETS, TIGHT, exception(where="{contexts: {markets: [DE], situation: during a strike}}"))
        assert silent(got, "x/ceiling") == []

    def test_the_next_wall_speaks_there(self) -> None:
        other = wall_rule("x/other", COMMENTS, ceiling="followers", severity="info")
        got = judged((MARKETS, TIGHT, exception(where="{contexts: {markets: [DE]}}")), ruleset(CEILING, other))
        assert [one.contexts for one in silent(got, "x/ceiling")] == [("DE",)]
        assert [(one.contexts, one.also) for one in counted(got, "x/ceiling")] == [(("GB, IE",), ("x/other",))]
        assert [one.contexts for one in counted(got, "x/other")] == [("DE",)]

    def test_an_assertion_is_silenced_where_its_document_holds(self) -> None:
        late = "kind: engagement-policy\nname: talk\nscope: {markets: [DE]}\nreview: {last: 2020-01-01, every: 1y}\n"
        for market, silenced in (("DE", 1), ("IE", 0)):
            made = exception("core/review-overdue", where=f"{{contexts: {{markets: [{market}]}}}}")
            assert len(silent(judged((MARKETS, late, made), ruleset()), "core/review-overdue")) == silenced


class TestDates:
    @pytest.mark.parametrize(
        ("granted", "expires", "silenced"),
        [
            ("2026-11-22", "2026-11-22", True),
            ("2026-11-01", "2026-11-22", True),
            ("2026-11-22", "2026-12-01", True),
            ("2026-11-23", "2026-12-01", False),
            ("2026-11-01", "2026-11-21", False),
            ("2026-12-01", "2026-11-01", False),
            ("2026-11-01", "2026-11-31", False),
            ("2026-11-01", "20261231", False),
            ("2026-11-01", "2026-W50-1", False),
            ("2026-11-01", "31.12.2026", False),
            ("2026-11-01", "2026", False),
            ("2026-11-01", "never", False),
            ("2026-11-01", "[2026-12-31]", False),
            ("2026-11-01", "2026-12-31T00:00:00", False),
            ("yesterday", "2026-12-31", False),
            ("", "2026-12-31", False),
        ],
    )
    def test_both_ends_count_and_a_malformed_date_extends_nothing(
        self, granted: str, expires: str, silenced: bool
    ) -> None:
        assert holds(granted=granted, expires=expires) is silenced

    def test_one_that_is_over_leaves_the_finding_and_says_so(self) -> None:
        got = found(TIGHT, exception(expires="2026-11-21"))
        assert len(counted(got, "x/ceiling")) == 1

    def test_the_last_days_are_announced(self) -> None:
        for day, expected in (("2027-02-28", []), ("2027-03-01", [30]), ("2027-03-31", [0]), ("2027-04-01", [])):
            got = found(TIGHT, exception(), day=day)
            said = [one.message for one in counted(got, "core/exception-ends-soon")]
            assert said == [f"this exception ends on 2027-03-31, in {left} days" for left in expected]

    @pytest.mark.parametrize(("severity", "longest"), [("warning", 366), ("error", 90)])
    def test_longer_than_its_rule_allows(self, severity: str, longest: int) -> None:
        rules = ruleset(wall_rule("x/ceiling", COMMENTS, ceiling="followers", severity=severity))
        ends = {90: ("2026-12-29", "2026-12-30"), 366: ("2027-10-01", "2027-10-02")}[longest]
        for expires, much in zip(ends, (0, 1), strict=True):
            got = judged((TIGHT, exception(expires=expires)), rules)
            assert len(counted(got, "core/exception-too-long")) == much
            assert counted(got, "x/ceiling") == []


class TestWhoMayAgree:
    ROLES = TEAMS + "  - {name: compliance-lead, holders: [A, B], function: compliance}\n"

    def judged(self, approver: str, *rules: str, owner: str = "head-of-social") -> list[Finding]:
        made = exception("x/law" if rules else "x/ceiling", approver=approver, owner=owner)
        return judged((TIGHT, made, self.ROLES), ruleset(LAW if rules else CEILING))

    @pytest.mark.parametrize(
        ("approver", "silenced"),
        [
            ("legal-lead", True),
            ("care-team", True),
            ("head-of-social", False),
            ("author", False),
            ("{role: care-team}", True),
            ("{role: head-of-social}", False),
            ("{all_of: [head-of-social, care-team]}", True),
            ("{all_of: [head-of-social]}", False),
            ("{any_of: [legal-lead, care-team]}", True),
            ("{any_of: [head-of-social, care-team]}", False),
            ("{any_of: [care-team, {all_of: [head-of-social, legal-lead]}]}", True),
            ("{quorum: 1, of: [head-of-social, care-team]}", False),
            ("{quorum: 2, of: [head-of-social, care-team, legal-lead]}", True),
            ("{quorum: 1, of: [legal-lead, care-team]}", True),
            ("{vote: majority, of: [legal-lead, head-of-social]}", False),
            ("{from: care-team}", True),
            ("{from: head-of-social}", False),
            ("{role: legal-lead, on_behalf: {after: 2d, by: care-team}}", True),
            ("{role: legal-lead, on_behalf: {after: 2d, by: head-of-social}}", False),
            ("{all_of: [legal-lead], any_of: [head-of-social]}", False),
            ("{not: [author]}", False),
            ("{}", False),
        ],
    )
    def test_never_the_owner_alone(self, approver: str, silenced: bool) -> None:
        got = self.judged(approver)
        assert (counted(got, "x/ceiling") == []) is silenced
        assert ("core/exception-refused" in guards(got)) is not silenced

    @pytest.mark.parametrize(
        ("approver", "silenced"),
        [
            ("legal-lead", True),
            ("compliance-lead", True),
            ("care-team", False),
            ("{all_of: [care-team, legal-lead]}", True),
            ("{any_of: [care-team, legal-lead]}", False),
            ("{any_of: [compliance-lead, legal-lead]}", True),
            ("{quorum: 2, of: [care-team, compliance-lead, legal-lead]}", True),
            ("{quorum: 1, of: [care-team, legal-lead]}", False),
            ("{role: legal-lead, on_behalf: {after: 2d, by: care-team}}", False),
        ],
    )
    def test_to_a_departure_from_the_law_only_legal_or_compliance(self, approver: str, silenced: bool) -> None:
        got = self.judged(approver, "law")
        assert (counted(got, "x/law") == []) is silenced
        assert ("core/exception-refused" in guards(got)) is not silenced

    def test_not_legal_themselves_where_they_own_the_exception(self) -> None:
        got = self.judged("legal-lead", "law", owner="legal-lead")
        assert len(counted(got, "x/law")) == 1
        (refused,) = counted(got, "core/exception-refused")
        assert "legal or compliance" in refused.message

    @pytest.mark.parametrize(
        "approver", ["[legal-lead]", "[]", "7", "true", "''", "{all_of: []}", "{quorum: x, of: [legal-lead]}"]
    )
    def test_what_is_no_approver_agrees_to_nothing(self, approver: str) -> None:
        assert len(counted(self.judged(approver), "x/ceiling")) == 1
        assert len(counted(self.judged(approver, "law"), "x/law")) == 1


class TestWhatHoldsNothing:
    @pytest.mark.parametrize("status", ["draft", "retired"])
    def test_one_that_is_not_in_force(self, status: str) -> None:
        assert not holds(status=status)

    def test_one_that_takes_effect_later(self) -> None:
        assert not holds(effective="2026-12-01")

    @pytest.mark.parametrize(
        "where",
        [
            "{document: talk, pointr: replies}",
            "{documnt: other}",
            "other",
            "[other]",
            "{document: [other]}",
            "{contexts: {market: [DE]}}",
            "{contexts: other}",
            "{contexts: {content: [no-such-type]}}",
        ],
    )
    def test_one_that_is_misspelt_may_have_been_meant_for_less(self, where: str) -> None:
        assert not holds(where=where)

    def test_one_that_could_not_be_read_whole(self) -> None:
        broken = exception() + "where: {document: other\nx: y\n"
        assert len(counted(found(TIGHT, broken), "x/ceiling")) == 1

    @pytest.mark.parametrize("field", ["reason", "approver", "granted", "expires", "rule"])
    def test_one_that_lacks_something(self, field: str) -> None:
        text = "".join(line for line in exception().splitlines(keepends=True) if not line.startswith(field))
        assert len(counted(found(TIGHT, text), "x/ceiling")) == 1

    def test_from_what_is_broken_or_guards(self) -> None:
        for rule in ("core/unknown-key", "core/ignore-unused", "core/exception-unused", "core/exception-refused"):
            got = found("kind: engagement-policy\ncoments: x # govlint: ignore[x/ceiling] because x\n", exception(rule))
            assert not any(one.silence for one in got)
            (refused,) = counted(got, "core/exception-refused")
            assert "can only be mended" in refused.message

    def test_from_no_rule(self) -> None:
        got = found(TIGHT, exception("x/celing"))
        (unknown,) = counted(got, "core/unknown-name")
        assert (unknown.message, unknown.hint) == ("no rule is called x/celing", "Did you mean x/ceiling?")

    @pytest.mark.parametrize("rule", ["", "7", "[x/ceiling]", "{a: b}", "null"])
    def test_of_a_rule_that_is_no_name(self, rule: str) -> None:
        assert len(counted(found(TIGHT, exception(rule)), "x/ceiling")) == 1

    def test_one_of_no_use_is_said(self) -> None:
        got = found("kind: engagement-policy\nname: talk\ncomments: everyone\n", exception())
        assert guards(got) == ["core/exception-unused"]

    def test_nothing_is_said_of_it_while_a_file_could_not_be_read_whole(self) -> None:
        """It may be of use again once the file can."""
        got = found("kind: engagement-policy\nname: talk\ntitle: a: b\ncomments: everyone\n", exception())
        assert counted(got, "core/yaml-syntax")
        assert guards(got) == []

    def test_a_second_one_is_of_no_use(self) -> None:
        got = found(TIGHT, exception(), exception(reason="Another."))
        assert guards(got) == ["core/exception-unused"]

    def test_one_of_another_organisation(self) -> None:
        files = {
            "a/o.yaml": MARKETS,
            "a/p.yaml": TIGHT,
            "b/o.yaml": "kind: organisation\nname: b\n",
            "b/e.yaml": exception(),
        }
        files["b/teams.yaml"] = TEAMS
        got = judged(files, RULES)
        assert len(counted(got, "x/ceiling")) == 1


class TestWhatNobodyDecided:
    OPEN = "kind: engagement-policy\nname: talk\n"
    LAW = wall_rule("x/law", COMMENTS, floor="followers", force="statute", severity="error")

    def gaps(self, text: str, *more: str) -> tuple[int, int]:
        got = judged((MARKETS, text, *more), ruleset(FLOOR))
        assert guards(got) in ([], ["core/exception-unused"])
        return len(counted(got, "core/undecided")), len(silent(got, "core/undecided"))

    def test_by_the_rule_that_asks(self) -> None:
        assert self.gaps(self.OPEN) == (1, 0)
        assert self.gaps(self.OPEN, exception("x/floor")) == (0, 1)
        assert self.gaps(self.OPEN, exception("core/undecided")) == (0, 1)

    @pytest.mark.parametrize(
        ("where", "expected"),
        [
            ("{document: talk}", (0, 1)),
            ("{document: talk, pointer: comments}", (0, 1)),
            ("{document: other}", (1, 0)),
            ("{document: talk, pointer: replies}", (1, 0)),
        ],
    )
    def test_at_the_field_that_is_left_open(self, where: str, expected: tuple[int, int]) -> None:
        assert self.gaps(self.OPEN, exception("x/floor", where=where)) == expected

    def test_in_one_market(self) -> None:
        got = judged((MARKETS, self.OPEN, exception("x/floor", where="{contexts: {markets: [DE]}}")), ruleset(FLOOR))
        assert [one.contexts for one in silent(got, "core/undecided")] == [("DE",)]
        assert [one.contexts for one in counted(got, "core/undecided")] == [("GB, IE",)]

    def test_where_no_document_is(self) -> None:
        (missing,) = counted(judged((MARKETS,), ruleset(FLOOR)), "core/undecided")
        assert "nothing is decided about" in missing.message
        assert counted(judged((MARKETS, exception("x/floor")), ruleset(FLOOR)), "core/undecided") == []

    @pytest.mark.parametrize("where", ["{document: talk}", "{pointer: comments}"])
    def test_an_exception_for_a_document_or_a_field_excuses_no_missing_document(self, where: str) -> None:
        got = judged((MARKETS, exception("x/floor", where=where)), ruleset(FLOOR))
        assert len(counted(got, "core/undecided")) == 1

    def test_what_the_law_asks_needs_an_exception_from_the_law(self) -> None:
        rules = ruleset(FLOOR, self.LAW)
        got = judged((MARKETS, self.OPEN, exception("core/undecided", approver="care-team")), rules)
        assert [one.also for one in counted(got, "core/undecided")] == [("x/law",)]
        got = judged((MARKETS, self.OPEN, exception("x/law")), rules)
        assert [one.also for one in counted(got, "core/undecided")] == [("x/floor",)]
        got = judged((MARKETS, self.OPEN, exception("x/law"), exception("x/floor")), rules)
        assert counted(got, "core/undecided") == []

    @pytest.mark.parametrize("floor", ["followers", "nobody"])
    def test_the_law_does_not_hide_behind_a_tighter_floor(self, floor: str) -> None:
        rules = ruleset(wall_rule("x/floor", COMMENTS, floor=floor), self.LAW)
        got = judged((MARKETS, self.OPEN, exception("x/floor")), rules)
        assert [one.also for one in silent(got, "core/undecided")] == [("x/floor",)]
        assert [(one.also, one.severity) for one in counted(got, "core/undecided")] == [(("x/law",), "")]
