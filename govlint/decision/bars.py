"""What makes the answer no: a table of levels that rule content out, and what stands in the way besides."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from govlint.decision.accounts import place_bars
from govlint.decision.decision import Reason
from govlint.decision.policies import Held, Policies
from govlint.decision.situation import AI, TIES, Here, Situation
from govlint.language import gettext as _
from govlint.policy.box import Box, admits, box
from govlint.policy.corridor import Wall
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries

_MADE = ("assisted", "generated", "synthetic-person")
PLANNED = box({"content": ["post", "shared", "advert", "promotion", "stance"]})["content"] - {"service-notice"}
"""What is planned ahead, and so stops where scheduled posts stop."""


class Bar(NamedTuple):
    """Levels of a control that rule something out. what: the regions that they rule out, any of them."""

    control: str
    levels: tuple[str, ...]
    what: tuple[Box, ...]


def _content(*words: str) -> Box:
    return box({"content": list(words)})


_UNPAID = box({"paid": ["none"]})
_PROMOTES = _content("promotion", "regulated-promotion")
_PASSED_ON = _content("user-content-reshare", "third-party-reshare")
BARS = (
    Bar(
        "sector.advertising",
        ("not-at-all",),
        (_content("advert", "regulated-promotion"), box({"paid": [*sorted(TIES), "boosted"]})),
    ),
    Bar("sector.own-posts", ("nothing",), (_content("organic-post", "story", "live") | _UNPAID,)),
    Bar("sector.own-posts", ("no-promotion", "facts-only", "nothing"), (_PROMOTES | _UNPAID,)),
    Bar("sector.influencers", ("none",), (_content("influencer-post", "affiliate-post"),)),
    Bar("sector.testimonials", ("none",), (_content("testimonial"),)),
    Bar("sector.incentives", ("none",), (_content("promotion"),)),
    Bar("content.reposting", ("own-organisation", "nobody"), (_PASSED_ON,)),
    Bar("content.reactions", ("none",), (_content("reaction"),)),
    Bar("content.politics", ("facts-only", "nothing"), (_content("stance"),)),
    Bar("stance.speaks-on", ("nothing",), (_content("stance"),)),
    Bar("engagement.replies", ("redirect-only", "nobody"), (_content("reply"),)),
    Bar("engagement.replies", ("nobody",), (_content("customer-care"),)),
    Bar("engagement.direct-messages", ("automatic-answer-only", "closed"), (_content("direct-message"),)),
    Bar("ai.permission", ("forbidden",), ({AI: frozenset(_MADE)},)),
    Bar("ai.synthetic-people", ("never",), ({AI: frozenset(("synthetic-person",))},)),
)
"""What rules which content out. A level that only says how something may be done stands nowhere here."""
_LOOKED_AT = ("content", "paid", AI)


def bars(policies: Policies, situation: Situation, at: Here) -> Iterator[Reason]:
    """Everything that forbids a situation, each once with where it is said."""
    every = (at._replace(facts=facts) for facts in policies.possible(at.facts))
    yield from dict.fromkeys(reason for one in every for reason in _bars(policies, situation, one))


def _bars(policies: Policies, situation: Situation, at: Here) -> Iterator[Reason]:
    yield from place_bars(policies, situation, at)
    yield from _levels(policies, at)
    yield from _ai_text(policies, at)
    yield from _paused(policies, situation, at)
    yield from _topics(policies, situation, at)


def _levels(policies: Policies, at: Here) -> Iterator[Reason]:
    for bar in BARS:
        if any(admits(region, at.facts, _LOOKED_AT) for region in bar.what):
            for held in policies.held(bar.control, at.facts):
                if held.value in bar.levels and (not held.rule or _plain(policies, held)):
                    yield Reason(held.said, held.at, held.rule)


def _plain(policies: Policies, held: Held) -> bool:
    """Whether the law is plain: a wall that only warns forbids nothing by itself."""
    return any(wall.rule == held.rule and wall.severity == "error" for wall in _walls(policies, held))


def _walls(policies: Policies, held: Held) -> tuple[Wall, ...]:
    return policies.walls.get(held.control.id, ())


def _ai_text(policies: Policies, at: Here) -> Iterator[Reason]:
    """What AI wrote never goes out itself, or its pictures never do."""
    made = at.facts.get(AI, frozenset())
    if made & {"generated"}:
        for document, value in policies.saying("ai-policy", "output", at.facts):
            if value == "source-only":
                said = _("%(document)s: output is source-only. What AI wrote never goes out itself.") % {
                    "document": document.title
                }
                yield Reason(said, document.locate(("output",)))
            break


def _paused(policies: Policies, situation: Situation, at: Here) -> Iterator[Reason]:
    """Scheduled posts stop in a crisis of this level; what cannot wait is not scheduled."""
    planned = at.facts.get("content", frozenset()) & PLANNED
    if not situation.level or situation.urgent or not planned:
        return
    for held in policies.held("crisis.pause", at.facts):
        if held.rule:
            continue
        if held.value == "always-all-markets":
            yield Reason(held.said, held.at)
        elif held.value == "paused-at-level":
            yield from _paused_at(policies, situation.level, at)


def _paused_at(policies: Policies, level: str, at: Here) -> Iterator[Reason]:
    for document, listed in policies.saying("crisis-plan", "levels", at.facts):
        for number, entry in entries(listed):
            if entry.get("name") == level and entry.get("pauses_posts") is True:
                said = _("%(document)s: scheduled posts stop at the level %(level)s") % {
                    "document": document.title,
                    "level": level,
                }
                yield Reason(said, document.locate(("levels", number, "pauses_posts")))


def _topics(policies: Policies, situation: Situation, at: Here) -> Iterator[Reason]:
    for document, pointer, entry in barred_topics(policies, situation, at):
        if entry.get("rule", "never") == "never":
            said = _("%(document)s: we say nothing on %(topic)s")
            said %= {"document": document.title, "topic": entry["topic"]}
            reason = f": {entry['reason']}" if entry.get("reason") else ""
            yield Reason(f"{said}{reason}", document.locate(pointer))


def barred_topics(
    policies: Policies, situation: Situation, at: Here
) -> Iterator[tuple[Document, Pointer, dict[str, Any]]]:
    """The topics of a situation that a content policy names as barred or as treated with care."""
    meant = {topic.casefold() for topic in situation.topics}
    for document, listed in policies.saying("content-policy", "prohibited_topics", at.facts):
        for number, entry in entries(listed):
            until = str(entry.get("until") or "")
            if str(entry.get("topic", "")).casefold() in meant and (not until or until >= policies.day):
                yield document, ("prohibited_topics", number), entry
