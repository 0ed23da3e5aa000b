"""Whatever stands in a document, a question has an answer: what is malformed decides nothing."""

import copy
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.decision.answer import build_answer
from govlint.decision.decider import Decider
from govlint.decision.situation import Situation
from govlint.errors import GovlintError
from govlint.lint.examples import complete
from govlint.lint.rules import all_rules
from govlint.reporters import Look
from govlint.reporters.decision import FORMATS, reporter
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces
from tests.decision.house import HOUSE_FILES
from tests.decision.test_duties import AI, BEER, CREATORS, RECORDS

_MORE = (
    "kind: crisis-plan\nlevels: [{name: red, pauses_posts: true}]\nscheduled_posts: {pause: paused-at-level}\n",
    "kind: content-policy\nprohibited_topics: [{topic: a, until: 2027-01-01}]\n",
    "kind: people-policy\nwho_may_post: social-team\n",
)
TEXTS = [*HOUSE_FILES, *(f"{text.rstrip()}\nstatus: in-force\n" for text in (AI, BEER, CREATORS, RECORDS, *_MORE))]
VALUES = [yaml.safe_load(complete(text.lstrip("\n"))[0]) for text in TEXTS]
JUNK: list[Any] = [
    *([], {}, "", None, 3, True, 1.5, "x", ["x"], [[]], [{}], {"a": []}, {"value": []}),
    {"value": {}, "overrides": [{"when": {"markets": []}, "value": 3}]},
]
QUESTIONS = (
    Situation(
        "influencer-post", account="mill-instagram", author="seller", ai="generated", level="red", topics=("a",),
        at="2026-11-27T15:00",
    ),
    Situation("organic-post", market="FR", urgent=True),
    Situation("reply", platform="tiktok", author="editor"),
)  # fmt: skip


def spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in plain data but the header's own."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = [
        spot
        for key, held in inner
        if (*path, key) not in (("govlint",), ("kind",))
        for spot in spots(held, (*path, key))
    ]
    return [*([path] if path else []), *below]


SPOTS = [(number, spot) for number, value in enumerate(VALUES) for spot in spots(value)]


@given(st.lists(st.tuples(st.sampled_from(SPOTS), st.sampled_from(JUNK)), min_size=1, max_size=3))
@settings(deadline=None, max_examples=60)
def test_a_question_has_an_answer_or_is_a_wrong_call(spoilt: list[tuple[tuple[int, tuple[Any, ...]], Any]]) -> None:
    values = copy.deepcopy(VALUES)
    for (number, spot), junk in spoilt:
        _put(values[number], spot, junk)
    files = {f"{n}.yaml": yaml.safe_dump(value, sort_keys=False).encode() for n, value in enumerate(values)}
    for workspace in workspaces(load(list(files), files)):
        engine = Decider(workspace, all_rules(), "2026-11-22")
        for question in QUESTIONS:
            try:
                answer = build_answer(engine, engine.decide(question), ["yes"], ["content=post"])
            except GovlintError:
                continue
            for form in FORMATS:
                assert list(reporter(form)(answer, Look()))


def _put(value: Any, spot: tuple[Any, ...], junk: Any) -> None:
    """Puts something where a spot leads to, if it is still there."""
    for step in spot[:-1]:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(value, dict) or (isinstance(value, list) and isinstance(spot[-1], int) and spot[-1] < len(value)):
        value[spot[-1]] = copy.deepcopy(junk)
