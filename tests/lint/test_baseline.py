"""What a baseline knows a finding by: what survives, and what comes back."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.errors import GovlintError
from govlint.finding import Finding
from govlint.lint.silence.baseline import Baseline, Key, key_of, read_baseline, shrunk, written
from govlint.workspace.documents import document_at
from govlint.workspace.workspace import workspaces
from tests.helpers import documents, wall_rule
from tests.lint.silencing import CEILING, COMMENTS, MARKETS, TIGHT, counted, judged, ruleset, silent

AGE = wall_rule("x/ceiling", "channels.age-gate", ceiling="platform-setting")
REGISTER = "kind: channels\nname: register\naccounts:\n"
ONE = "  - {id: one, platform: youtube, age_gate: verified-age}\n"
TWO = "  - {id: two, platform: youtube, age_gate: verified-age}\n"


def keys(*texts: str, rule: object = CEILING) -> Baseline:
    """The keys of what a rule finds in these texts."""
    found: Baseline = Counter()
    for workspace in workspaces(documents({f"{at}.yaml": text for at, text in enumerate(texts)})):
        name = workspace.organisation.name if workspace.organisation else ""
        for finding in judged(texts, ruleset(rule)):  # type: ignore[arg-type]
            here = [one for one in workspace.documents if one.path == finding.location.path]
            document = document_at(here, finding.location.start)
            if document and finding.rule == "x/ceiling":
                found[key_of(finding, name, document)] += 1
    return found


def after(old: tuple[str, ...], new: tuple[str, ...], rule: object = CEILING) -> tuple[int, int]:
    """How many findings count, and how many do not, once texts with a baseline have become others."""
    got: list[Finding] = judged(new, ruleset(rule, baseline=keys(*old, rule=rule)))  # type: ignore[arg-type]
    return len(counted(got, "x/ceiling")), len(silent(got, "x/ceiling"))


class TestWhatSurvives:
    @pytest.mark.parametrize(
        "text",
        [
            TIGHT,
            "\n\n# a word\n" + TIGHT,
            TIGHT + "replies: nobody\n",
            TIGHT.replace("comments: nobody", 'comments:   "nobody"  # so'),
            TIGHT.replace("name: talk\ncomments: nobody", "comments: nobody\nname: talk"),
            TIGHT.replace("\n", "\r\n"),
        ],
    )
    def test_moved_lines_and_other_spelling(self, text: str) -> None:
        assert after((TIGHT,), (text,)) == (0, 1)

    def test_another_file(self) -> None:
        assert after((TIGHT, "kind: crisis-plan\n"), ("kind: crisis-plan\n", TIGHT)) == (0, 1)

    def test_one_file_of_two_documents_and_two_files(self) -> None:
        other = "kind: engagement-policy\nname: other\nscope: {markets: [DE]}\ncomments: nobody\n"
        assert after((MARKETS, f"{TIGHT}---\n{other}"), (MARKETS, TIGHT, other)) == (0, 2)

    def test_a_reordered_list(self) -> None:
        assert after((REGISTER + ONE + TWO,), (REGISTER + TWO + ONE,), AGE) == (0, 2)

    def test_a_reordered_list_without_names(self) -> None:
        overrides = ["{when: {content: [reply]}, value: nobody}", "{when: {content: [paid-ad]}, value: invited}"]
        first, second = (
            f"kind: engagement-policy\ncomments: {{value: everyone, overrides: [{', '.join(many)}]}}\n"
            for many in (overrides, overrides[::-1])
        )
        assert after((first,), (second,)) == (0, 2)


class TestWhatComesBack:
    def test_another_value(self) -> None:
        assert after((TIGHT,), (TIGHT.replace("nobody", "invited"),)) == (1, 0)

    def test_another_name(self) -> None:
        assert after((TIGHT,), (TIGHT.replace("talk", "talking"),)) == (1, 0)

    def test_a_second_entry_like_the_first(self) -> None:
        assert after((REGISTER + ONE,), (REGISTER + ONE + TWO,), AGE) == (1, 1)

    def test_a_second_document_of_the_same_name(self) -> None:
        assert after((MARKETS, TIGHT), (MARKETS, TIGHT, TIGHT + "scope: {markets: [DE]}\n")) == (1, 1)

    def test_an_override_for_another_case(self) -> None:
        text = "kind: engagement-policy\ncomments: {{value: everyone, overrides: [{{when: {{content: [{}]}}, value: nobody}}]}}\n"
        assert after((text.format("reply"),), (text.format("reply"),)) == (0, 1)
        assert after((text.format("reply"),), (text.format("paid-ad"),)) == (1, 0)

    def test_the_same_in_another_organisation(self) -> None:
        organisation = "kind: organisation\nname: {}\nmarkets: [{{code: GB}}]\n"
        assert after((organisation.format("a"), TIGHT), (organisation.format("a"), TIGHT)) == (0, 1)
        assert after((organisation.format("a"), TIGHT), (organisation.format("b"), TIGHT)) == (1, 0)

    def test_another_rule_at_the_same_place(self) -> None:
        other = wall_rule("x/other", COMMENTS, ceiling="followers")
        got = judged((TIGHT,), ruleset(other, baseline=keys(TIGHT)))
        assert len(counted(got, "x/other")) == 1

    def test_what_is_left_open_beside_what_was(self) -> None:
        one = wall_rule("x/one", COMMENTS, floor="followers")
        two = wall_rule("x/two", "engagement.replies", floor="everyone")
        text = "kind: engagement-policy\nname: talk\n"
        (before,) = workspaces(documents({"0.yaml": text}))
        (gap,) = counted(judged((text,), ruleset(one)), "core/undecided")
        known: Baseline = Counter([key_of(gap, "", before.documents[0])])
        assert len(silent(judged((text,), ruleset(one, baseline=known)), "core/undecided")) == 1
        assert len(counted(judged((text,), ruleset(one, two, baseline=known)), "core/undecided")) == 1


class TestFile:
    KEY = Key("x/y", "o/engagement-policy/talk", "comments", "abc")

    def read(self, folder: Path, content: str | bytes) -> Baseline:
        path = folder / "b.json"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_baseline(str(path))

    def test_it_is_read_as_it_is_written(self, tmp_path: Path) -> None:
        known: Baseline = Counter({self.KEY: 2, self.KEY._replace(rule="ä/ö \u2028"): 1})
        assert self.read(tmp_path, written(known)) == known
        assert self.read(tmp_path, written(Counter())) == Counter()
        assert self.read(tmp_path, b"\xef\xbb\xbf" + written(known).replace("\n", "\r\n").encode()) == known

    def test_a_finding_a_line_in_a_fixed_order(self) -> None:
        other = self.KEY._replace(rule="a/b")
        text = written(Counter({self.KEY: 2, other: 1}))
        assert text == written(Counter({other: 1, self.KEY: 2}))
        assert text.splitlines()[3:5] == [
            '    {"rule": "a/b", "document": "o/engagement-policy/talk", "field": "comments", "value": "abc"},',
            '    {"rule": "x/y", "document": "o/engagement-policy/talk", "field": "comments", "value": "abc", "count": 2}',
        ]

    @pytest.mark.parametrize(
        "content",
        [
            *("", "{", "[]", "null", "7", '"govlint-baseline/v1"', "{}", "[" * 100_000, "\x00", b"\xff\xfe{\x00}\x00"),
            '{"format": "govlint-baseline/v2", "findings": []}',
            '{"format": "govlint-baseline/v1"}',
            '{"format": "govlint-baseline/v1", "findings": {}}',
            '{"format": "govlint-baseline/v1", "findings": [], "more": 1}',
            '{"format": "govlint-baseline/v1", "findings": [{"rule": "x/y"}]}',
            '{"format": "govlint-report/v1", "findings": []}',
            *(
                f'{{"format": "govlint-baseline/v1", "findings": [{{"rule": "a", "document": "b", "field": "c", "value": "d", "count": {count}}}]}}'
                for count in ("0", "-1", "1.5", "1e400", "NaN", '"2"', "true", "1" + "0" * 400, "1" + "0" * 5_000)
            ),
        ],
    )
    def test_what_is_no_baseline(self, content: str | bytes, tmp_path: Path) -> None:
        with pytest.raises(GovlintError) as caught:
            self.read(tmp_path, content)
        assert "b.json: this is no baseline" in str(caught.value)
        assert caught.value.help == "Delete it and run `govlint baseline` to start anew."

    def test_what_cannot_be_read(self, tmp_path: Path) -> None:
        for path in (tmp_path, tmp_path / "nowhere.json"):
            with pytest.raises(GovlintError, match=path.name):
                read_baseline(str(path))


baselines = st.dictionaries(
    st.builds(Key, *(st.text(max_size=4) for _ in Key._fields)), st.integers(min_value=1, max_value=9), max_size=6
).map(Counter)


@given(baselines, baselines)
def test_it_only_shrinks(old: Baseline, now: Baseline) -> None:
    kept = shrunk(old, now, lambda where: False)
    assert kept <= old
    assert kept <= now
    assert shrunk(kept, now, lambda where: False) == kept
    assert shrunk(old, now, lambda where: True) == old


@settings(deadline=None)
@given(baselines)
def test_every_baseline_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, known: Baseline) -> None:
    path = tmp_path_factory.mktemp("b") / "b.json"
    path.write_text(written(known), encoding="utf-8", newline="")
    assert read_baseline(str(path)) == known
    assert json.loads(written(known))["format"] == "govlint-baseline/v1"
