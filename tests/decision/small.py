"""Small organisations for tests of proofs, and every situation that they can meet, one by one."""

from collections.abc import Iterator
from itertools import product
from typing import Any

from govlint.decision.decider import Decider
from govlint.decision.decision import NEVER
from govlint.decision.proof import speaks_for
from govlint.decision.situation import Situation
from govlint.lint.rules import all_rules
from tests.helpers import DAY, workspace_of

ORGANISATION = """
kind: organisation
structure: holistic
sectors: []
brands: [{name: ale, markets: [GB, FR]}, {name: lager, markets: [FR]}]
markets: [{code: GB}, {code: FR}]
"""
TEAMS = """
kind: teams
teams: [{name: desk, members: [editor, lead], function: social}]
roles:
  - {name: editor, holder: Ann, function: social}
  - {name: lead, holders: [Bo, Cy], function: marketing}
  - {name: counsel, holder: Di, deputies: [Ed], function: legal}
"""
CONTENT = ("organic-post", "reply", "paid-ad", "offer")
AUTHORS = ("editor", "lead", "counsel", "desk", "")
PLACES = (("ale", "GB"), ("ale", "FR"), ("lager", "FR"))


def decider_of(*texts: str, teams: str = TEAMS) -> Decider:
    """The decider of the small organisation with these documents."""
    return Decider(workspace_of(ORGANISATION, teams, *texts), all_rules(), DAY)


def flow(name: str, **facts: Any) -> str:
    """An approval flow in force. facts: its fields, as they are written."""
    return "\n".join(
        ["kind: approval-flow", f"name: {name}", "status: in-force", *(f"{k}: {v}" for k, v in facts.items())]
    )


def situations() -> Iterator[Situation]:
    """Every situation of the small organisation, as far as its flows can name what tells them apart."""
    for (brand, market), content, paid, author, urgent in product(
        PLACES, CONTENT, ("none", "paid"), AUTHORS, (False, True)
    ):
        yield Situation(content=content, brand=brand, market=market, paid=paid, author=author, urgent=urgent)


def refuted(decider: Decider, role: str, market: str = "") -> list[Situation]:
    """The situations that may appear without the agreement of a role, looked at one by one."""
    return [
        one
        for one in situations()
        if market in ("", one.market)
        and decider.allowed(one) != NEVER
        and not all(
            speaks_for(way, role, decider.staff)
            for way in decider.enough(decider.chosen(one, decider.here(one).facts), one.author)
        )
    ]
