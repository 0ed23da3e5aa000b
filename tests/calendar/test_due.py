"""What falls due: when, for whom, and what comes with it."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.calendar import sources
from govlint.calendar.calendar import Calendar, Entry, build_calendar
from govlint.lint.lint import lint
from govlint.lint.rules import Rule, all_rules, build_rule
from govlint.lint.ruleset import RuleSet
from govlint.workspace.discover import discover
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces
from tests.helpers import DAY, HOUSE, TEAMS, documents, found, underlined, wall_rule

EXAMPLES = HOUSE / "examples"
COMMENTS = "engagement.comments"
MILL = "kind: organisation\nname: old-mill\ntitle: Old Mill\nmarkets: [{code: GB}, {code: DE}]\n"
EXCEPTION = "kind: exception\nrule: culture/no-local-rules\nreason: r\napprover: legal-lead\ngranted: 2026-01-01\n"


def calendar(
    files: Mapping[str, str], rules: Mapping[str, Rule] | None = None, day: str = DAY, days: int = 90
) -> Calendar:
    whole = {"teams.yaml": TEAMS + "review: {}\n", "house.yaml": MILL + "review: {}\n", **files}
    known = {name: rule for name, rule in all_rules().items() if rule.form == "found_by"}
    return build_calendar(documents(whole), {**known, **(rules or {})}, day, days)


def entries(
    text: str, rules: Mapping[str, Rule] | None = None, day: str = DAY, days: int = 90, kind: str = ""
) -> list[Entry]:
    """What falls due in one document, beside an organisation and its teams in which nothing does."""
    whole = text if "review:" in text else text + "review: {}\n"
    return [one for one in calendar({"a.yaml": whole}, rules, day, days).entries if kind in ("", one.due.kind)]


def dates(found: list[Entry]) -> list[tuple[str, str, int]]:
    return [(entry.due.kind, entry.due.date, entry.days) for entry in found]


class TestReviews:
    @pytest.mark.parametrize(
        ("last", "every", "day", "overdue"),
        [
            ("2026-07-31", "1mo", "2026-08-31", False),
            ("2026-07-31", "1mo", "2026-09-01", True),
            ("2026-02-01", "1mo", "2026-03-01", False),
            ("2026-02-01", "1mo", "2026-03-02", True),
            ("2023-11-22", "12mo", "2024-11-22", False),
            ("2023-11-22", "12mo", "2024-11-23", True),
            ("2020-06-30", "5y", "2025-06-30", False),
            ("2020-06-30", "5y", "2025-07-01", True),
        ],
    )
    def test_the_rule_counts_months_of_the_calendar(self, last: str, every: str, day: str, overdue: bool) -> None:
        text = f"kind: engagement-policy\nreview: {{last: {last}, every: {every}}}\n"
        assert bool(found("core/review-overdue", text, day=day)) is overdue

    @given(
        st.dates(date(2020, 1, 1), date(2030, 1, 1)),
        st.integers(0, 40),
        st.sampled_from(["d", "w", "mo", "y"]),
        st.integers(-3, 3),
    )
    @settings(max_examples=40, deadline=None)
    def test_the_rule_and_the_calendar_agree(self, last: date, count: int, unit: str, off: int) -> None:
        text = f"kind: engagement-policy\nreview: {{last: {last}, every: {count}{unit}}}\n"
        (due,) = entries(text, day="2020-01-01", days=99_999, kind="review")
        day = (date.fromisoformat(due.due.date) + timedelta(days=off)).isoformat()
        (seen,) = entries(text, day=day, kind="review")
        assert seen.days == -off
        assert bool(found("core/review-overdue", text, TEAMS + "review: {}\n", day=day)) is (seen.days < 0)

    def test_it_stands_at_the_day_of_the_last_one_and_its_owner_answers(self) -> None:
        text = "kind: engagement-policy\nowner: care-team\nreview: {last: 2026-06-30, every: 6mo}\n"
        (entry,) = entries(text)
        assert dates([entry]) == [("review", "2026-12-30", 38)]
        assert entry.organisation == "Old Mill"
        assert entry.due.document is not None
        assert entry.due.document.value["owner"] == "care-team"
        assert entry.due.at is not None
        assert entry.due.at.pointer == ("review", "last")

    @pytest.mark.parametrize(
        "review",
        ["{}", "{last: 2026-06-30}", "{every: 6mo}", "{last: 2026-13-30, every: 6mo}", "soon", "{last: [], every: {}}"],
    )
    def test_without_a_day_and_an_interval_none_can_be_told(self, review: str) -> None:
        assert entries(f"kind: engagement-policy\nreview: {review}\n") == []


class TestExceptions:
    @pytest.mark.parametrize(
        ("expires", "expected"),
        [
            ("2027-01-31", [("exception", "2027-01-31", 70)]),
            (DAY, [("exception", DAY, 0)]),
            ("2024-06-30", [("exception", "2024-06-30", -875)]),
            ("2027-02-20", [("exception", "2027-02-20", 90)]),
            ("2027-02-21", []),
            ("soon", []),
        ],
    )
    def test_the_last_day_counts(self, expires: str, expected: list[tuple[str, str, int]]) -> None:
        assert dates(entries(f"{EXCEPTION}expires: {expires}\n")) == expected

    def test_a_retired_one_is_over(self) -> None:
        assert entries(f"{EXCEPTION}expires: 2024-06-30\nstatus: retired\n") == []


class TestFirstDays:
    @pytest.mark.parametrize(
        ("effective", "status", "expected"),
        [
            ("2026-12-01", "in-force", [("effect", "2026-12-01", 9)]),
            (DAY, "in-force", [("effect", DAY, 0)]),
            ("2026-11-21", "in-force", []),
            ("2026-12-01", "draft", [("effect", "2026-12-01", 9)]),
            ("2026-11-12", "draft", [("effect", "2026-11-12", -10)]),
            ("2026-12-01", "retired", []),
        ],
    )
    def test_a_day_that_passed_is_overdue_for_a_draft_alone(
        self, effective: str, status: str, expected: list[tuple[str, str, int]]
    ) -> None:
        text = f"kind: engagement-policy\neffective: {effective}\nstatus: {status}\n"
        assert dates(entries(text)) == expected


class TestOverrides:
    TEXT = """\
kind: engagement-policy
owner: care-team
comments:
  value: nobody
  overrides:
    - {when: {markets: [GB]}, value: everyone, until: 2026-12-31}
    - {when: {markets: [DE]}, value: everyone}
"""
    CEILING = wall_rule("x/closed", COMMENTS, ceiling="followers")

    def test_what_is_found_without_it(self) -> None:
        (entry,) = entries(self.TEXT, {"x/closed": self.CEILING})
        assert dates([entry]) == [("override", "2026-12-31", 39)]
        assert entry.due.pointer == ("comments",)
        (then,) = entry.due.then
        assert then.finding.message == "comments is nobody, tighter than the ceiling, followers"
        assert (then.rule.id, then.finding.contexts, then.owner) == ("x/closed", ("GB",), "care-team")

    def test_where_the_setting_itself_is_in_order(self) -> None:
        text = self.TEXT.replace("value: nobody", "value: followers").replace("value: everyone", "value: nobody")
        (entry,) = entries(text, {"x/closed": self.CEILING})
        assert entry.due.then == ()

    def test_of_two_that_end_each_brings_its_own(self) -> None:
        text = self.TEXT.replace("[DE]}, value: everyone", "[DE]}, value: everyone, until: 2026-12-31")
        found = entries(text, {"x/closed": self.CEILING})
        assert [[one.finding.contexts for one in entry.due.then] for entry in found] in (
            [[("GB",)], [("DE",)]],
            [[("DE",)], [("GB",)]],
        )

    @pytest.mark.parametrize(
        ("until", "days"), [("2026-11-21", []), (DAY, [0]), ("2027-02-20", [90]), ("2027-02-21", []), ("later", [])]
    )
    def test_one_that_ended_decides_nothing_and_is_left_alone(self, until: str, days: list[int]) -> None:
        assert [entry.days for entry in entries(self.TEXT.replace("2026-12-31", until))] == days

    def test_a_setting_that_is_no_control_has_overrides_too(self) -> None:
        text = "kind: engagement-policy\nremoval: {grounds: {value: [spam], overrides: [{when: {situation: a strike}, value: [hate], until: 2026-12-01}]}}\n"
        (entry,) = entries(text)
        assert (entry.due.pointer, entry.due.then) == (("removal", "grounds"), ())


class TestRulesThatStart:
    TIGHT = "kind: engagement-policy\nowner: care-team\ncomments: everyone\n"

    def starting(self, day: str = "2027-01-01", **facts: object) -> dict[str, Rule]:
        rule = wall_rule("x/law", COMMENTS, floor="followers", force="statute", severity="error", in_force=day, **facts)
        return {rule.id: rule}

    def test_what_it_will_find(self) -> None:
        (entry,) = entries(self.TIGHT, self.starting(when={"markets": ["GB", "FR"]}))
        assert dates([entry]) == [("rule-starts", "2027-01-01", 40)]
        (then,) = entry.due.then
        assert then.finding.message == "comments is everyone, looser than the floor, followers"
        assert (then.finding.location.path, then.owner, then.finding.contexts) == ("a.yaml", "care-team", ("GB",))

    @pytest.mark.parametrize(
        ("day", "days"), [("2026-11-21", []), (DAY, [0]), ("2027-02-20", [90]), ("2027-02-21", [])]
    )
    def test_the_first_and_the_last_day_count(self, day: str, days: list[int]) -> None:
        found = entries(self.TIGHT, self.starting(day))
        assert [entry.days for entry in found] == days
        assert all(entry.due.then for entry in found)

    @pytest.mark.parametrize(
        "when", [{"markets": ["FR"]}, {"sectors": ["gambling"]}, {"facts": ["several-brands"]}, {"markets": ["US"]}]
    )
    def test_one_that_holds_elsewhere_is_no_matter_of_this_organisation(self, when: dict[str, list[str]]) -> None:
        assert entries(self.TIGHT, self.starting(when=when)) == []

    def test_one_that_is_kept_finds_nothing(self) -> None:
        (entry,) = entries("kind: engagement-policy\ncomments: followers\n", self.starting())
        assert entry.due.then == ()

    def test_where_nobody_decided(self) -> None:
        (entry,) = entries("kind: engagement-policy\n", self.starting())
        (then,) = entry.due.then
        assert then.rule.id == "core/undecided"
        assert "comments (at least followers)" in then.finding.message

    def test_a_setting_that_another_rule_finds_already(self) -> None:
        """It is found by the law too, which weighs more and speaks then."""
        rules = self.starting() | {"x/old": wall_rule("x/old", COMMENTS, floor="followers")}
        (entry,) = entries(self.TIGHT, rules)
        assert [one.rule.id for one in entry.due.then] == ["x/law"]

    def test_an_assertion(self) -> None:
        facts = {"select": {"kind": "engagement-policy"}, "require": {"defined": "comments"}, "message": "no comments"}
        held = {"form": "select", "severity": "warning", "direction": "broken", "force": "statute"}
        rules = {"x/y": build_rule("x/y", {**held, **facts, "in_force": "2027-01-01"})}
        assert entries(self.TIGHT, rules)[0].due.then == ()
        (then,) = entries("kind: engagement-policy\n", rules)[0].due.then
        assert (then.finding.rule, then.finding.message) == ("x/y", "no comments")

    def test_the_owner_is_that_of_the_document_in_the_file(self) -> None:
        second = (
            "---\nkind: engagement-policy\nowner: legal-lead\nreview: {}\nscope: {markets: [DE]}\ncomments: everyone\n"
        )
        (entry,) = entries(f"{self.TIGHT}review: {{}}\n{second}", self.starting())
        assert [one.owner for one in entry.due.then] == ["care-team", "legal-lead"]


@pytest.mark.parametrize("name", ["bookmaker", "brewer", "kitchen-sink/ai", "kitchen-sink/influencers"])
def test_what_is_foretold_is_what_check_finds_on_that_day(name: str) -> None:
    loaded = load(discover((str(EXAMPLES / name),)))
    (workspace,) = workspaces(loaded)
    turns = [one.due for one in build_calendar(loaded, all_rules(), "2020-01-01", 2_600).entries if one.due.rule]
    assert len(turns) > 5
    for due in turns:
        assert due.rule is not None
        checked = [
            one for one in lint([workspace], RuleSet(all_rules()), due.date) if due.rule.id in (one.rule, *one.also)
        ]
        assert {one.finding.location for one in due.then} == {one.location for one in checked}, due.rule.id


class TestRulesThatEnd:
    def test_a_ceiling_that_the_law_lifted_bites_again(self) -> None:
        rules = {
            "x/law": wall_rule(
                "x/law", COMMENTS, floor="nobody", force="statute", severity="error", until="2026-12-31"
            ),
            "x/open": wall_rule("x/open", COMMENTS, ceiling="followers"),
        }
        (entry,) = entries("kind: engagement-policy\ncomments: nobody\n", rules)
        assert dates([entry]) == [("rule-ends", "2026-12-31", 39)]
        assert [(one.rule.id, one.rule.direction) for one in entry.due.then] == [("x/open", "too-tight")]

    def test_what_it_found_is_found_no_more(self) -> None:
        rules = {"x/law": wall_rule("x/law", COMMENTS, floor="nobody", until="2026-12-31")}
        (entry,) = entries("kind: engagement-policy\ncomments: everyone\n", rules)
        assert entry.due.then == ()


class TestSources:
    LOOKED = "2026-11-22"
    AGAIN = "2027-11-22"

    def rules(self) -> dict[str, Rule]:
        names = ("gambling/paid-adverts-under-25", "alcohol/message-in-every-post", "culture/comments-closed")
        return {name: all_rules()[name] for name in names}

    def test_those_of_rules_that_hold_here_in_one_entry(self) -> None:
        (entry,) = entries("kind: engagement-policy\n", self.rules(), self.AGAIN, kind="sources")
        assert dates([entry]) == [("sources", self.AGAIN, 0)]
        by_code = [rule for rule in all_rules().values() if rule.form == "found_by"]
        assert set(entry.due.sources) == set(sources.cited([all_rules()["culture/comments-closed"], *by_code]))

    def test_the_day_before_the_window_they_are_fresh(self) -> None:
        before = (date.fromisoformat(self.AGAIN) - timedelta(days=91)).isoformat()
        assert entries("kind: engagement-policy\n", self.rules(), before, kind="sources") == []

    def test_a_day_later_they_are_overdue(self) -> None:
        (entry,) = entries("kind: engagement-policy\n", self.rules(), "2027-11-23", kind="sources")
        assert entry.days == -1

    def test_every_source_says_when_it_was_looked_at(self) -> None:
        cited = sources.cited(all_rules().values())
        assert cited
        assert [source for source in cited if not sources.due_again(sources.looked_at(source))] == []

    def test_a_source_that_is_not_known_is_never_due(self) -> None:
        assert sources.looked_at("nowhere") == sources.due_again("") == ""


class TestIds:
    TEXT = "kind: engagement-policy\nname: talk\nreview: {last: 2026-01-01, every: 12mo}\n"

    def id(self, files: Mapping[str, str], day: str = DAY) -> str:
        (found,) = [one.id for one in calendar(files, day=day).entries]
        return found

    def test_the_same_thing_keeps_its_id(self) -> None:
        first = self.id({"a.yaml": self.TEXT})
        assert first == self.id({"a.yaml": self.TEXT}, day="2026-12-24")
        assert first == self.id({"moved/b.yaml": f"summary: more\n{self.TEXT}"})
        assert first == self.id({"a.yaml": self.TEXT.replace("2026-01-01", "2026-02-01")})

    def test_another_thing_has_another(self) -> None:
        first = self.id({"a.yaml": self.TEXT})
        assert first != self.id({"a.yaml": self.TEXT.replace("talk", "listen")})
        assert first != self.id({"a.yaml": self.TEXT.replace("engagement", "content")})
        assert first != self.id({"a.yaml": self.TEXT, "house.yaml": MILL.replace("old-mill", "new") + "review: {}\n"})

    def test_two_of_one_name_are_two(self) -> None:
        found = [one.id for one in calendar({"a.yaml": self.TEXT, "b.yaml": self.TEXT}).entries]
        assert len(found) == len(set(found)) == 2


class TestTheWhole:
    FILES = {
        "a/house.yaml": MILL,
        "a/talk.yaml": "kind: engagement-policy\nreview: {last: 2026-01-05, every: 12mo}\n",
        "b/house.yaml": MILL.replace("Old Mill", "New Mill").replace("old-mill", "new-mill"),
        "b/old.yaml": f"{EXCEPTION}expires: 2026-06-30\n",
    }

    def found(self, days: int = 90, **more: str) -> Calendar:
        return build_calendar(documents({**self.FILES, **more}), all_rules(), DAY, days)

    def test_organisations_are_told_apart_and_the_earliest_comes_first(self) -> None:
        whole = self.found()
        assert whole.organisations == 2
        assert [(one.due.date, one.organisation) for one in whole.entries] == [
            ("2026-06-30", "New Mill"),
            ("2027-01-05", "Old Mill"),
        ]

    @given(st.integers(0, 2_000), st.integers(0, 2_000))
    @settings(max_examples=20, deadline=None)
    def test_who_looks_further_sees_no_less(self, days: int, more: int) -> None:
        near, far = self.found(days), self.found(days + more)
        assert {entry.id for entry in near.entries} <= {entry.id for entry in far.entries}
        assert all(entry.due.date <= near.last and entry.days <= days for entry in near.entries)

    def test_past_the_end_of_the_calendar(self) -> None:
        assert self.found(10**12).last == "9999-12-31"

    def test_a_file_that_cannot_be_read_whole_is_named(self) -> None:
        assert self.found().unread == ()
        more = {"a/cut.yaml": "kind: engagement-policy\nremoval: {grounds: [spam\n", "a/no.yaml": "kind: nothing\n"}
        assert self.found(**more).unread == ("a/cut.yaml", "a/no.yaml")

    def test_the_place_of_each_date(self) -> None:
        marked = {
            entry.due.kind: underlined_at(entry, self.FILES)
            for entry in self.found().entries
            if entry.due.at is not None
        }
        assert marked == {"exception": "2026-06-30", "review": "2026-01-05"}


def underlined_at(entry: Entry, files: Mapping[str, str]) -> str:
    from govlint.finding import Finding

    assert entry.due.at is not None
    return underlined(Finding("", "", entry.due.at), files)
