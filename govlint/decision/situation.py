"""A situation: what somebody wants to post, where, for whom and when, as far as it is known."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.box import CASE, Box, box
from govlint.policy.flows.staff import Staff
from govlint.policy.places import Place, Places, with_implied

URGENT, AI = "urgent", "ai"
AUTHORS = "authors"
YES, NO = "yes", "no"
TALK = box({"content": ["conversation"]})["content"]
ADVERTS = box({"content": ["advert", "promotion", "regulated-promotion"]})["content"]
"""Kinds of content: talk with people, and what advertises."""
TIES = frozenset(("paid", "gifted", "affiliate"))
"""Payments that tie an author to us."""


class Situation(NamedTuple):
    """What is known; a field that is empty is not known.

    at: when it is handed in, as `2026-11-27T17:00` (local time of the market, or of the organisation) or with an offset
    or time zone. level: of a crisis. followers, fee: whole numbers, as text. urgent: whether it cannot wait.
    audience: marks such as minors_likely, as in `when`. hours: the band of the week in which it is handed in, where
    `at` says no time.
    """

    content: str = ""
    account: str = ""
    brand: str = ""
    market: str = ""
    sector: str = ""
    platform: str = ""
    paid: str = ""
    author: str = ""
    language: str = ""
    level: str = ""
    ai: str = ""
    urgent: bool = False
    followers: str = ""
    fee: str = ""
    topics: tuple[str, ...] = ()
    audience: tuple[tuple[str, str], ...] = ()
    at: str = ""
    hours: str = ""

    @property
    def known(self) -> dict[str, Any]:
        """The fields that are known, in order."""
        return {name: value for name, value in self._asdict().items() if value}


class Here(NamedTuple):
    """What is so in a situation. facts: dimension → the values that hold, over all dimensions of place and case.

    places: those that it may be; the facts are those that all of them share. assumed: what nobody said, in words.
    """

    facts: Box
    places: tuple[Place, ...]
    assumed: tuple[str, ...] = ()


_WHERE = {"account": "channels", "brand": "brands", "market": "markets", "platform": "platforms", "sector": "sectors"}


def here(situation: Situation, where: Places, staff: Staff) -> Here:
    """What is so in a situation: what is said, what follows from the account, and what all places share."""
    found, shared = _places(situation, where)
    facts = dict(shared)
    if situation.sector:
        facts["sectors"] = with_implied({"sectors": frozenset((situation.sector,))})["sectors"]
    if situation.platform:
        facts["platforms"] = _alone(situation.platform)
    facts |= _case(situation, staff)
    return Here(facts, found, tuple(_assumed(situation, found)))


def _places(situation: Situation, where: Places) -> tuple[tuple[Place, ...], Box]:
    """The places that a situation may be in, and what they share; an account is one, without any it is on the grid."""
    key = (situation.account, situation.brand, situation.market, situation.platform)
    if key not in where.asked:
        found = _found(situation, where)
        where.asked[key] = found, _shared(found)
    return where.asked[key]


def _found(situation: Situation, where: Places) -> tuple[Place, ...]:
    named = {_WHERE[name]: value for name, value in situation.known.items() if name in _WHERE and name != "sector"}
    listed = where.accounts if situation.account or situation.platform else where.grid
    if not situation.account:
        # A country is itself where it is listed beside its parts.
        listed = tuple(place for place in listed if place.market == situation.market) or listed
    found = tuple(place for place in listed if _fits(place, named))
    return found or tuple(place for place in where.grid if _fits(place, {**named, "platforms": "", "channels": ""}))


def _fits(place: Place, named: dict[str, str]) -> bool:
    return all(not value or value in place.facts.get(name, ()) for name, value in named.items())


_BY_NATURE = {"paid-ad": "paid", "influencer-post": "paid", "affiliate-post": "affiliate"}
"""Content that is paid for by its nature, and how."""


def _shared(places: Iterable[Place]) -> Box:
    """What is so in all of these places."""
    all_facts = [place.facts for place in places]
    if not all_facts:
        return {}
    names = set.intersection(*(set(facts) for facts in all_facts))
    return {name: frozenset.intersection(*(facts[name] for facts in all_facts)) for name in sorted(names)}


def _case(situation: Situation, staff: Staff) -> Box:
    """The kind of case; where nothing is said of payment and of AI there is none, but for content that is paid for."""
    said = {
        "content": situation.content,
        "paid": _paid(situation),
        "languages": situation.language,
        "level": situation.level,
        URGENT: YES if situation.urgent else NO,
        AI: situation.ai or "none",
    }
    case = {name: _alone(value) for name, value in said.items() if value}
    case |= _authored(situation.author, staff)
    return case | {mark: _alone(value) for mark, value in situation.audience if mark in CASE}


@lru_cache(maxsize=4096)
def _alone(value: str) -> frozenset[str]:
    """One value as what holds; the same for all situations, since large organisations ask of tens of thousands."""
    return frozenset((value,))


def _paid(situation: Situation) -> str:
    """How somebody is paid for it: as it is said, by its nature, or because a fee is named."""
    by_nature = "paid" if situation.fee.strip("0") else "none"
    return situation.paid or _BY_NATURE.get(situation.content, by_nature)


def _authored(author: str, staff: Staff) -> Box:
    return dict.fromkeys(("authors", "roles"), staff.answers_to(author)) if author else {}


def asked_by(at: Here, author: str, staff: Staff) -> Here:
    """The same where nobody had said who asks, and now it is this role or team."""
    return at._replace(facts=at.facts | _authored(author, staff))


def _assumed(situation: Situation, found: tuple[Place, ...]) -> Iterator[str]:
    """What nobody said and is taken to be so, in words."""
    if not situation.paid:
        nature = _BY_NATURE.get(situation.content)
        fee = situation.fee.strip("0")
        unnatural = _("a fee is named, so somebody is paid for it") if fee else _("nobody is paid for it")
        places = {"content": situation.content, "nature": nature}
        yield _("%(content)s is %(nature)s") % places if nature else unnatural
    if not situation.ai:
        yield _("no AI had a part in it")
    if situation.account and not any(place.channel for place in found):
        said = _("%(account)s is not there, so what holds for this account alone is left out")
        yield said % {"account": situation.account}
    for field, name in (("market", "markets"), ("brand", "brands")):
        several = len({place.facts.get(name) for place in found}) > 1
        if several and not getattr(situation, field):
            yield _(_LEFT_OUT[field])
    yield from (_(_LEFT_OUT[field]) for field in ("author", "content") if not getattr(situation, field))


_LEFT_OUT = {
    "market": gettext_noop("no market is named, so what holds for one market alone is left out"),
    "brand": gettext_noop("no brand is named, so what holds for one brand alone is left out"),
    "author": gettext_noop("no author is named, so what holds for some authors alone is left out"),
    "content": gettext_noop("no content is named, so what holds for some types of content alone is left out"),
}
