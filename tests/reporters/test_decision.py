"""Decisions as people and programs get them. `pytest --update-golden` writes the whole outputs anew."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.decision.answer import Answer, build_answer
from govlint.decision.decider import Decider
from govlint.decision.situation import Situation
from govlint.lint.rules import all_rules
from govlint.reporters import Look
from govlint.reporters.decision import FORMATS, reporter
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces
from tests.conftest import Golden
from tests.decision.house import decider
from tests.decision.test_duties import AI, BEER, CREATORS, RECORDS
from tests.helpers import HOUSE, wall_rule
from tests.reporters.runner import HOSTILE, commands, steers_a_terminal

SNAPSHOTS = Path(__file__).parent / "snapshots"
SCHEMA = json.loads((HOUSE / "schemas" / "v1" / "decision.schema.json").read_text(encoding="utf-8"))
LAW = {"a/law": wall_rule("a/law", "records.at-least", force="statute", floor="7y")}

QUESTIONS: dict[str, tuple[Situation, tuple[str, ...], tuple[str, ...]]] = {
    "approval": (
        Situation("influencer-post", account="mill-instagram", author="editor", ai="generated", at="2026-11-27T15:00"),
        ("chief", "posts", "yes"),
        ("market=FR", "urgent=yes", "language=en"),
    ),
    "at-once": (Situation("event-notice", market="GB", author="seller", urgent=True), ("yes",), ()),
    "never": (Situation("organic-post", account="mill-old", author="chief"), ("yes",), ("account=mill-instagram",)),
    "any-time": (Situation("organic-post", market="FR"), (), ()),
    "uncovered": (Situation("reply"), (), ()),
}


def answer(name: str) -> Answer:
    situation, why_not, what_if = QUESTIONS[name]
    engine = decider(CREATORS, AI, BEER, RECORDS, rules=LAW)
    return build_answer(engine, engine.decide(situation), why_not, what_if)


def said(found: Answer, form: str, look: Look = Look()) -> str:  # noqa: B008
    return "\n".join(reporter(form)(found, look)) + "\n"


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("form", FORMATS)
def test_whole_outputs(name: str, form: str, golden: Golden) -> None:
    golden(SNAPSHOTS / f"decision-{name}.{'json' if form == 'json' else 'txt'}", said(answer(name), form))


@pytest.mark.parametrize(("name", "look"), [("narrow", Look(60)), ("colour", Look(80, True))])
def test_looks(name: str, look: Look, golden: Golden) -> None:
    golden(SNAPSHOTS / f"decision-approval-{name}.txt", said(answer("approval"), "text", look))


class TestJson:
    def test_the_schema_is_one(self) -> None:
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    @pytest.mark.parametrize("name", QUESTIONS)
    def test_what_is_said_keeps_to_it(self, name: str) -> None:
        whole = json.loads(said(answer(name), "json"))
        jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(whole)

    def test_nothing_that_it_does_not_name(self) -> None:
        whole: dict[str, Any] = json.loads(said(answer("approval"), "json"))
        for spoilt in (whole | {"more": 1}, {**whole, "decision": {**whole["decision"], "allowed": "perhaps"}}):
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.Draft202012Validator(SCHEMA).validate(spoilt)

    def test_both_formats_say_the_same(self) -> None:
        text = " ".join(said(answer("approval"), "text", Look(10_000)).split())
        whole = json.loads(said(answer("approval"), "json"))["decision"]
        assert whole["said"] in text
        for one in (*whole["duties"], *whole["reasons"]):
            assert one["said"] in text
            assert (f"{one['place']['path']}:{one['place']['line']}" if one["place"] else one["rule"]) in text
        for one in whole["nearly"]:
            assert f"{one['what']}: {one['condition']}" in text


HOSTILE_FILE = """\
govlint: v1
kind: approval-flow
name: posts
title: %s
owner: x
status: in-force
covers: {content: [post]}
timing: before-publication
stages: [{name: %s, approvers: %s, only_when: {situation: %s}}]
pre_approved: [{kind: reply, within: %s}]
"""


@given(st.sampled_from(HOSTILE) | st.text(max_size=30), st.sampled_from([40, 100]))
@settings(deadline=None)
def test_text_of_documents_commands_nobody(hostile: str, width: int) -> None:
    quoted = json.dumps(hostile)
    content = (HOSTILE_FILE % (quoted, quoted, quoted, quoted, quoted)).encode("utf-8", "replace")
    (workspace,) = workspaces(load(["p.yaml"], {"p.yaml": content}))
    engine = Decider(workspace, all_rules(), "2026-11-22")
    found = build_answer(engine, engine.decide(Situation("organic-post")), ["yes"], ["content=reply"])
    for form in FORMATS:
        whole = said(found, form, Look(width))
        assert commands(whole) == []
        assert steers_a_terminal(whole.replace("\n", "")) == []
