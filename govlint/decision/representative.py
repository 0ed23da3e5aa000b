"""One situation that speaks for a region, as plain as it can be."""

from datetime import timedelta

from govlint.decision.further import TOPIC
from govlint.decision.moment import on_the_wall
from govlint.decision.situation import NO, URGENT, YES, Situation
from govlint.policy.clocks.week import ordinary_week
from govlint.policy.flows.waits import ORDINARY_YEAR
from govlint.policy.places import Place, with_implied
from govlint.policy.regions import OTHER

_MARKS = ("minors_likely", "relationship", "professional_only", "groups")


def situation_of(place: Place, point: dict[str, str], timezone: str) -> Situation:
    """The situation at a place and a point of the space; what is of no named kind is left unsaid.

    timezone: of the main calendar (an IANA name), by which hours are told.
    """
    said = {name: value for name, value in point.items() if value != OTHER}
    return Situation(
        content=said.get("content", ""),
        account=place.channel or "",
        brand=place.brand or "",
        market=place.market or "",
        sector=_sector(place),
        paid=said.get("paid", ""),
        author=said.get("authors", ""),
        language=said.get("languages", ""),
        level=said.get("level", ""),
        followers=_number(said.get("followers", "")),
        fee="" if said.get("paid") == "none" else _number(said.get("fee", "")),
        at=_hour(said.get("time", ""), timezone),
        urgent=said.get(URGENT, NO) == YES,
        topics=tuple(name.removeprefix(TOPIC) for name, value in said.items() if name[:6] == TOPIC and value == YES),
        audience=tuple((mark, said[mark]) for mark in _MARKS if mark in said),
    )


def _number(band: str) -> str:
    """The least number of a band."""
    return band.partition("..")[0]


def _hour(band: str, timezone: str) -> str:
    """The first minute of a band, in the ordinary week."""
    if not band:
        return ""
    first = on_the_wall(ordinary_week(ORDINARY_YEAR, timezone), timezone) + timedelta(minutes=int(_number(band)))
    return f"{first.isoformat(timespec='minutes')} {timezone}"


def _sector(place: Place) -> str:
    """The one sector that a place stands for; the broader one that it belongs to follows from it."""
    held = place.facts["sectors"]
    return next((one for one in sorted(held) if with_implied({"sectors": frozenset((one,))})["sectors"] == held), "")
