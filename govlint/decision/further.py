"""What a decision depends on besides the way through a flow: all that can forbid a situation, or ask to show something.

What AI had to do with it is left out: it only adds to what is forbidden and to what must be shown, so what holds of
content that people made holds of all.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from govlint.decision.accounts import account, carers_of, writers_of
from govlint.decision.bars import BARS, PLANNED
from govlint.decision.policies import Policies
from govlint.decision.situation import ADVERTS, AI, TALK, TIES, URGENT, YES, Here
from govlint.policy.box import Box, both, box
from govlint.policy.places import Place
from govlint.workspace.shapes import entries, mappings, words

TOPIC = "topic "
"""Before a topic: the dimension that says whether a situation is about it."""
_EACH: Box = {}
_KINDS = {"influencer-policy": "disclosure", "sector-policy": "messages"}
"""The kinds of documents that hold the texts to be shown, and where in them."""


def forbidding(policies: Policies) -> Iterator[Box]:
    """Regions by which situations are told apart that are forbidden from those that are not."""
    for bar in BARS:
        for what in bar.what:
            if AI not in what:
                yield from _held(policies, bar.control, bar.levels, what)
    yield from _held(policies, "people.who-may-post", ("social-team",), _EACH)
    yield from _pauses(policies)
    yield from _topics(policies)
    organisation = policies.organisation
    for _, entry in entries(organisation.value.get("blocked")) if organisation else ():
        yield {"platforms": frozenset(words(entry.get("platform")))}


def _held(policies: Policies, control: str, levels: Iterable[str], what: Box) -> Iterator[Box]:
    """Where a control may have one of these levels: everything that speaks of it there, and nothing where it cannot."""
    settings, walls = policies.settings.get(control, ()), policies.walls.get(control, ())
    if any(one.value in levels for one in (*settings, *walls)):
        yield what
        for region in (*(one.region for one in settings), *(one.region for one in walls)):
            yield both(region, what)
        yield from (both(wall.unless, what) for wall in walls if wall.unless)


def _pauses(policies: Policies) -> Iterator[Box]:
    planned = {"content": PLANNED}
    found = [*_held(policies, "crisis.pause", ("always-all-markets", "paused-at-level"), planned)]
    yield from found
    levels = [
        (box(plan.scope), str(entry.get("name")))
        for plan in policies.workspace.of_kind("crisis-plan")
        for _, entry in entries(plan.value.get("levels"))
    ]
    for scope, name in levels if found else ():
        yield both(scope, {"level": frozenset((name,)), **planned})
        yield {"level": frozenset((name,)), URGENT: frozenset((YES,)), **planned}


def _topics(policies: Policies) -> Iterator[Box]:
    for document in policies.workspace.of_kind("content-policy"):
        for _, entry in entries(document.value.get("prohibited_topics")):
            topic = TOPIC + str(entry.get("topic", "")).casefold()
            yield box(document.scope) | {topic: frozenset((YES,))}


def showing(policies: Policies) -> Iterator[Box]:
    """Regions by which situations are told apart in which different things must be shown."""
    yield from ({"paid": frozenset((tie,))} for tie in sorted(TIES))
    yield from ({"content": group} for group in (ADVERTS, TALK))
    for control in ("influencer.disclosure-scope", "sector.message"):
        yield from (setting.region for setting in policies.settings.get(control, ()))
        for wall in policies.walls.get(control, ()):
            yield from (wall.region, *([wall.unless] if wall.unless else []))
    for kind, field in _KINDS.items():
        for document in policies.workspace.of_kind(kind):
            yield box(document.scope)
            held = document.value.get(field)
            yield from map(_text, mappings(held.get("labels") if isinstance(held, dict) else held))


def _text(entry: dict[str, Any]) -> Box:
    """What a text is for."""
    named = {"markets": entry.get("market"), "languages": entry.get("language"), "content": entry.get("for")}
    return box({name: value for name, value in named.items() if words(value)})


def register_of(policies: Policies, place: Place) -> tuple[frozenset[str], frozenset[str], str]:
    """What the register says of an account: who writes for it, who answers there, and whether it is in use."""
    at = Here({"channels": frozenset((place.channel,))} if place.channel else {}, (place,))
    found = account(policies, at)
    if not found:
        return frozenset(), frozenset(), ""
    document, _, entry = found
    writers, carers = frozenset(writers_of(document, entry)), frozenset(carers_of(entry))
    return writers, carers, f"{entry.get('state')} {entry.get('closes')}"
