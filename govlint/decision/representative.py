"""One situation that speaks for a region, as plain as it can be."""

from govlint.decision.further import TOPIC
from govlint.decision.situation import NO, URGENT, YES, Situation
from govlint.policy.places import Place, with_implied
from govlint.policy.regions import OTHER

_MARKS = ("minors_likely", "relationship", "professional_only", "groups")


def situation_of(place: Place, point: dict[str, str]) -> Situation:
    """The situation at a place and a point of the space; what is of no named kind is left unsaid."""
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
        urgent=said.get(URGENT, NO) == YES,
        topics=tuple(name.removeprefix(TOPIC) for name, value in said.items() if name[:6] == TOPIC and value == YES),
        hours=said.get("time", ""),
        audience=tuple((mark, said[mark]) for mark in _MARKS if mark in said),
    )


def _number(band: str) -> str:
    """The least number of a band."""
    return band.partition("..")[0]


def _sector(place: Place) -> str:
    """The one sector that a place stands for; the broader one that it belongs to follows from it."""
    held = place.facts["sectors"]
    return next((one for one in sorted(held) if with_implied({"sectors": frozenset((one,))})["sectors"] == held), "")
