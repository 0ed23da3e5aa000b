"""What may appear at all in the examples, proved, held against deciding situations one by one."""

from collections.abc import Iterator
from itertools import product

import pytest

from govlint.decision.cells import SHOWN, Cells
from govlint.decision.decider import Decider
from govlint.decision.decision import NEVER, SHOW
from govlint.decision.duties import duties
from govlint.decision.proof import HOLDS, demands, prove
from govlint.decision.situation import Situation
from govlint.lint.rules import all_rules
from govlint.policy.box import box
from govlint.workspace.discover import discover
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces
from tests.helpers import DAY, HOUSE

CONTENT = (
    "organic-post",
    "reply",
    "direct-message",
    "reaction",
    "paid-ad",
    "influencer-post",
    "offer",
    "stance",
    "service-notice",
)


def decider_of(name: str) -> Decider:
    (workspace,) = workspaces(load(list(discover((str(HOUSE / "examples" / name),), ()))))
    return Decider(workspace, all_rules(), DAY)


def one_by_one(decider: Decider, content: str, market: str, paid: str) -> Iterator[Situation]:
    authors = ("", *sorted(decider.workspace.names["role"]))
    accounts = [place for place in (*decider.where.grid, *decider.where.accounts) if place.market == market]
    for place, author, urgent in product(accounts, authors, (False, True)):
        for sector in sorted(place.facts["sectors"]) or [""]:
            yield Situation(
                content=content, account=place.channel or "", brand=place.brand or "", market=market,
                sector=sector, paid=paid, author=author, urgent=urgent,
            )  # fmt: skip


@pytest.mark.parametrize("name", ["brewer", "bookmaker", "bank"])
def test_what_never_appears_is_what_no_situation_allows(name: str) -> None:
    decider = decider_of(name)
    markets = sorted({place.market for place in decider.where.grid if place.market})
    whens = {
        one: box({"content": [one[0]], "markets": [one[1]], "paid": [one[2]]})
        for one in product(CONTENT, markets, ("none", "paid"))
    }
    cells = Cells(decider, whens.values())
    said = {one: prove(when, demands("never", {}), cells).outcome == HOLDS for one, when in whens.items()}
    is_so = {one: all(decider.allowed(each) == NEVER for each in one_by_one(decider, *one)) for one in whens}
    assert {one for one in whens if said[one] != is_so[one]} == set()
    assert len(set(said.values())) == 2, "some may appear and some may not"


@pytest.mark.parametrize("name", ["brewer", "bookmaker"])
def test_in_a_part_cut_for_it_the_same_is_shown(name: str) -> None:
    decider = decider_of(name)
    cells = Cells(decider)
    shown: dict[tuple[str, ...], int] = {}
    for cell in list(cells.within({}))[::4]:
        for part in list(cells.parts(cell, SHOWN))[::3]:
            for word in sorted(part.case.get("content", {part.situation.content})):
                said = []
                for one in (part.situation, part.situation._replace(content=word)):
                    at = decider.here(one)
                    said.append(tuple(duty.said for duty in duties(decider, one, at) if duty.kind == SHOW))
                assert said[0] == said[1], (part.situation, word)
                shown[said[0]] = shown.get(said[0], 0) + 1
    assert len(shown) > 1
