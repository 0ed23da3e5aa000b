"""What is measured of all flows of an organisation together: how many of them hang on one and the same person."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.policy.flows.cases import cases
from govlint.policy.flows.flow import Flow
from govlint.policy.flows.passing import stuck
from govlint.policy.flows.route import Leg
from govlint.policy.flows.staff import Staff


class Hanging(NamedTuple):
    """The person on whom most flows hang, empty where none does; these flows, and of how many. role: one of theirs."""

    person: str
    flows: tuple[Flow, ...]
    of: int
    role: str

    @property
    def percent(self) -> int:
        """The share of flows, from 0 to 100."""
        return round(100 * len(self.flows) / self.of)

    @property
    def said(self) -> str:
        """The arithmetic: `without Kim 2 of 3 stand still: posts, replies`."""
        names = ", ".join(flow.document.name for flow in self.flows)
        return f"without {self.person} {len(self.flows)} of {self.of} stand still: {names}" if self.flows else ""


def on_one_person(found: Iterable[Flow], staff: Staff) -> Hanging | None:
    """How many flows stand still without one person; None of fewer than two, for of one its stages say it already.

    Counted are flows in force in which somebody who is named must agree before anything appears, in the ordinary case:
    a stage that is needed only sometimes hangs only sometimes.
    """
    asked = {flow.document.key: (flow, legs) for flow in found if flow.binds and (legs := _legs(flow, staff))}
    if len(asked) < 2:
        return None
    hanging: dict[str, list[Flow]] = {}
    roles: dict[str, str] = {}
    for flow, legs in asked.values():
        for person, role in _alone(legs, staff).items():
            hanging.setdefault(person, []).append(flow)
            roles.setdefault(person, role)
    person = min(hanging, key=lambda one: (-len(hanging[one]), one), default="")
    return Hanging(person, tuple(hanging.get(person, ())), len(asked), roles.get(person, ""))


def _legs(flow: Flow, staff: Staff) -> tuple[Leg, ...]:
    """The stages without which nothing appears in the ordinary case, as far as people are named who can act in them."""
    ordinary = next(cases(flow), None)
    return tuple(leg for leg in ordinary.approving if _people(leg, staff)) if ordinary else ()


def _people(leg: Leg, staff: Staff) -> dict[str, str]:
    """Who can act in a stage, each with one of the roles in which they do."""
    able = staff.able(leg.stage.approvers.roles)
    return {person: role for role, people in able.items() for person in sorted(people)}


def _alone(legs: Iterable[Leg], staff: Staff) -> dict[str, str]:
    """Those without whom one of these stages stands still, each with a role; where it does so anyway, nobody."""
    moving = [leg for leg in legs if not stuck(leg, staff)]
    return {
        person: role for leg in moving for person, role in _people(leg, staff).items() if stuck(leg, staff, (person,))
    }
