"""Every example organisation answers every question, whatever is asked of it."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.decision.answer import build_answer
from govlint.decision.decider import Decider
from govlint.decision.decision import AFTER_APPROVAL, AT_ONCE, NEVER
from govlint.decision.known import AI_PARTS, levels, word_list
from govlint.decision.situation import Situation
from govlint.lint.rules import all_rules
from govlint.reporters import Look
from govlint.reporters.decision import FORMATS, reporter
from govlint.workspace.discover import discover
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces
from tests.helpers import DAY, HOUSE

FOLDERS = sorted(path.name for path in (HOUSE / "examples").iterdir() if path.is_dir())


@cache
def deciders(folder: str) -> tuple[Decider, ...]:
    loaded = load(list(discover((str(HOUSE / "examples" / folder),), ())))
    return tuple(Decider(one, all_rules(), DAY) for one in workspaces(loaded) if one.documents)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Decider, Situation]:
    engine = draw(st.sampled_from([one for folder in FOLDERS for one in deciders(folder)]))
    names = engine.workspace.names

    def any_of(known: object) -> str:
        return draw(st.sampled_from(["", *known]))  # type: ignore[misc]

    return engine, Situation(
        content=draw(st.sampled_from(word_list("content"))),
        account=any_of(names["channel"]),
        brand=any_of(names["brand"]),
        market=any_of(names["market"]),
        sector=any_of(word_list("sector")),
        platform=any_of(word_list("platform")),
        paid=any_of(word_list("paid")),
        author=any_of(names["role"]),
        language=any_of(("en", "fr", "xx")),
        level=any_of(levels(engine.workspace)),
        ai=any_of(AI_PARTS),
        urgent=draw(st.booleans()),
        topics=draw(st.sampled_from([(), ("elections",), ("a", "b")])),
        audience=draw(st.sampled_from([(), (("minors_likely", "likely"),), (("relationship", "public"),)])),
        at=draw(st.sampled_from(["", "2026-11-27T17:00", "2026-03-29T01:30", "2026-12-24"])),
    )


@given(questions())
@settings(deadline=None, max_examples=150)
def test_every_question_has_an_answer_that_holds_together(asked: tuple[Decider, Situation]) -> None:
    engine, situation = asked
    found = engine.decide(situation)
    assert found.allowed in (AT_ONCE, AFTER_APPROVAL, NEVER)
    assert found.reasons
    assert found.ready is None or found.ready >= found.start
    assert found.latest is None or found.ready is None or found.latest >= found.ready
    assert found.any_time == (not situation.at)
    for one in (*found.duties, *found.reasons):
        assert one.at is None or engine.workspace.sources[one.at.path].place(one.at.start)[0] >= 1
    if found.allowed == AFTER_APPROVAL:
        assert any(ask.leg.stage.approves for ask in found.asks)
    for form in FORMATS:
        assert all(
            "\n" not in line or form == "json" for line in reporter(form)(build_answer(engine, found, [], []), Look())
        )


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("content", ["organic-post", "reply", "influencer-post", "crisis-statement"])
def test_each_organisation_in_each_of_its_markets(folder: str, content: str) -> None:
    for engine in deciders(folder):
        for market in ("", *engine.workspace.names["market"]):
            assert engine.decide(Situation(content, market=market, at="2026-11-27T17:00")).reasons
