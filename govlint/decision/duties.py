"""What must be done with it: what is shown, who may see it, what is kept, who is told."""

from collections.abc import Iterable, Iterator
from typing import Any

from govlint.decision.decision import GATE, KEEP, REPORT, SHOW, Chosen, Duty
from govlint.decision.policies import Held, Policies
from govlint.decision.situation import ADVERTS, AI, TALK, TIES, Here, Situation
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.policy.box import admits, box
from govlint.policy.scale import hours
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries, mapping, plain, words

_CREATORS = box({"content": ["influencer-post", "affiliate-post"]})["content"]
_TOLD = {
    "paid": frozenset(("paid",)),
    "paid-and-gifts": frozenset(("paid", "gifted")),
    "also-affiliate-and-last-12-months": TIES,
    "every-mention": TIES,
}
"""Scope of disclosure → the ties that must be said; by one's own judgement, none must."""
_LABELLED = {
    "what-could-mislead": frozenset(("generated", "synthetic-person")),
    "all-generated": frozenset(("generated", "synthetic-person")),
    "any-help": frozenset(("assisted", "generated", "synthetic-person")),
}
"""Scope of AI labels → what AI did that is labelled."""
_MISLEADS = gettext_noop("people could take it for real")
_ASKED_FOR = gettext_noop("the platform asks for it")
_PAID_LABEL = gettext_noop("the platform's own label for paid content")
_AI_LABEL = gettext_noop("the platform's own label for AI")
_TIE = gettext_noop("that there is a tie to us; no label is written for it here")
_MADE_BY_AI = gettext_noop("that AI made it or had a part in it; no text of the label is written")
_MESSAGE = gettext_noop("the message of the sector; no text of it is written for here")
UNWRITTEN = frozenset((_PAID_LABEL, _AI_LABEL, _TIE, _MADE_BY_AI, _MESSAGE))
"""What must be shown though no document has the very words of it; all else that is shown is quoted."""
_KEPT = {"nothing": 0, "own-posts": 1, "posts-and-answers": 2, "also-messages": 3, "everything-seen": 4}
_MESSAGES = {"every-advert": 1, "every-post": 2, "replies-too": 3}
"""Where the message of a sector stands, from adverts to answers; elsewhere it is nothing that a post must show."""


def duties(policies: Policies, situation: Situation, at: Here, chosen: Iterable[Chosen] = ()) -> Iterator[Duty]:
    """Everything that must be done, each with where it is said, or with the rule whose wall asks for it.

    chosen: the ways through the flows that cover the situation.
    """
    every = (at._replace(facts=facts) for facts in policies.possible(at.facts))
    yield from dict.fromkeys(duty for one in every for duty in _duties(policies, situation, one))
    yield from _reports(situation, chosen)


def _duties(policies: Policies, situation: Situation, at: Here) -> Iterator[Duty]:
    yield from _disclosure(policies, situation, at)
    yield from _ai_label(policies, situation, at)
    yield from _message(policies, situation, at)
    yield from _gates(policies, at)
    yield from _records(policies, at)


def _facts(at: Here, name: str) -> frozenset[str]:
    return at.facts.get(name, frozenset())


def _disclosure(policies: Policies, situation: Situation, at: Here) -> Iterator[Duty]:
    """The tie between an author and us, where it must be said. An ordinary advert of ours has no such author."""
    ties = _facts(at, "paid") & TIES if situation.content != "paid-ad" or situation.paid else frozenset()
    for held in policies.held("influencer.disclosure-scope", at.facts) if ties else ():
        if ties & _TOLD.get(str(held.value), frozenset()):
            yield from _labels(policies, situation, at, ties, held)
    for document, value in policies.saying("influencer-policy", "disclosure", at.facts) if ties else ():
        if plain(mapping(value).get("platform_label")) in ("also", "instead"):
            yield Duty(SHOW, _PAID_LABEL, document.locate(("disclosure", "platform_label")))


def _labels(policies: Policies, situation: Situation, at: Here, ties: frozenset[str], held: Held) -> Iterator[Duty]:
    """The labels of the market, else that there is a tie, in words of one's own."""
    found = []
    for document, value in policies.saying("influencer-policy", "disclosure", at.facts):
        for number, entry in entries(mapping(value).get("labels")):
            if entry.get("label") and _fits(entry, situation, at) and _of_ties(entry, ties):
                where = document.locate(("disclosure", "labels", number))
                found.append(Duty(SHOW, str(entry["label"]), where))
    yield from found or [Duty(SHOW, _TIE, held.at, held.rule)]


def _of_ties(entry: dict[str, Any], ties: frozenset[str]) -> bool:
    return not words(entry.get("ties")) or not ties.isdisjoint(words(entry.get("ties")))


def _fits(entry: dict[str, Any], situation: Situation, at: Here) -> bool:
    """Whether a text is for this market, language and content, as far as these are known."""
    market, language = entry.get("market"), entry.get("language")
    content = box({"content": entry["for"]})["content"] if words(entry.get("for")) else None
    return (
        (not market or str(market) in _facts(at, "markets"))
        and (not language or not situation.language or language == situation.language)
        and (content is None or not content.isdisjoint(_facts(at, "content")))
    )


def _ai_label(policies: Policies, situation: Situation, at: Here) -> Iterator[Duty]:
    made = _facts(at, AI) - {"none"}
    for held in policies.held("ai.label-scope", at.facts) if made else ():
        if made & _LABELLED.get(str(held.value), frozenset()):
            judged = held.value == "what-could-mislead" and "synthetic-person" not in made
            said, at_text = _label_text(policies, situation, at)
            yield Duty(SHOW, said, at_text or held.at, held.rule, when=_MISLEADS if judged else "")
            yield from _platform_label(policies, at)
            return


def _label_text(policies: Policies, situation: Situation, at: Here) -> tuple[str, Any]:
    for document, listed in policies.saying("ai-policy", "label_text", at.facts):
        for number, entry in entries(listed):
            if entry.get("text") and _fits(entry, situation, at):
                return str(entry["text"]), document.locate(("label_text", number))
    return _MADE_BY_AI, None


def _platform_label(policies: Policies, at: Here) -> Iterator[Duty]:
    for document, value in policies.saying("ai-policy", "platform_label", at.facts):
        if value in ("where-asked", "always"):
            when = _ASKED_FOR if value == "where-asked" else ""
            yield Duty(SHOW, _AI_LABEL, document.locate(("platform_label",)), when=when)
        return


def _message(policies: Policies, situation: Situation, at: Here) -> Iterator[Duty]:
    """The message of the sector: in adverts, in every post, or in answers too."""
    content, paid = _facts(at, "content"), _facts(at, "paid") - {"none"}
    width = 1 if paid or content & ADVERTS else 3 if content & TALK else 2
    for held in policies.held("sector.message", at.facts):
        if width <= _MESSAGES.get(str(held.value), 0):
            yield from _texts(policies, situation, at) or (Duty(SHOW, _MESSAGE, held.at, held.rule),)
            return


def _texts(policies: Policies, situation: Situation, at: Here) -> tuple[Duty, ...]:
    found: dict[str, Duty] = {}
    for document, listed in policies.saying("sector-policy", "messages", at.facts):
        for number, entry in entries(listed):
            if entry.get("text") and _fits(entry, situation, at):
                duty = Duty(SHOW, str(entry["text"]), document.locate(("messages", number)))
                found.setdefault(duty.said, duty)
    return tuple(found.values())


def _gates(policies: Policies, at: Here) -> Iterator[Duty]:
    """Who may see it: the gate of the account, the gates of the sector, and the least age for what is paid."""
    if _facts(at, "channels"):
        for held in policies.held("channels.age-gate", at.facts):
            if held.value != "none":
                yield Duty(GATE, held.said, held.at, held.rule)
    if _facts(at, "content") & ADVERTS or _facts(at, "paid") - {"none"}:
        for held in policies.held("audience.paid-minimum-age", at.facts):
            yield Duty(GATE, _("people from the age of %(age)s") % {"age": held.value}, held.at, held.rule)
    for document, listed in policies.saying("sector-policy", "age_gates", at.facts):
        for number, entry in entries(listed):
            if _gated(entry, at):
                yield Duty(GATE, _gate(document, entry), document.locate(("age_gates", number)))


def _gated(entry: dict[str, Any], at: Here) -> bool:
    content, where = _facts(at, "content"), entry.get("where")
    here = where in ("every-account", "posts") or (where == "creators-posts" and bool(content & _CREATORS))
    return here and admits(box({"platforms": entry.get("platforms")}), at.facts, ("platforms",))


def _gate(document: Document, entry: dict[str, Any]) -> str:
    form = (
        _("%(document)s: age gate %(kind)s on %(where)s, where the platform offers it")
        if entry.get("where_platform_allows")
        else _("%(document)s: age gate %(kind)s on %(where)s")
    )
    places = {"document": document.title, "kind": entry.get("kind", ""), "where": entry["where"]}
    return (form % places).replace("  ", " ")


def _records(policies: Policies, at: Here) -> Iterator[Duty]:
    """What is captured, and for how long it is kept at least, by the policy and by the law beyond it."""
    content = _facts(at, "content")
    asked = 3 if "direct-message" in content else 2 if content & TALK else 1
    captured = [one for one in policies.held("records.capture", at.facts) if _KEPT.get(str(one.value), 0) >= asked]
    for held in captured:
        yield Duty(KEEP, held.said, held.at, held.rule)
    for held in policies.held("records.at-least", at.facts):
        if hours(held.value) and (captured or held.rule or _is_set(held)):
            yield Duty(KEEP, _("at least %(time)s") % {"time": held.value}, held.at, held.rule, str(held.value))


def _is_set(held: Held) -> bool:
    pointer: Pointer = held.at.pointer if held.at else ()
    return pointer[:1] == ("sets",)


def _reports(situation: Situation, chosen: Iterable[Chosen]) -> Iterator[Duty]:
    for flow, _way in chosen:
        if situation.urgent and flow.urgent and flow.urgent.report_to:
            yield Duty(REPORT, flow.urgent.report_to, flow.document.locate(("urgent", "report_to")))


def kept_for(found: Iterable[Duty]) -> str:
    """How long it must be kept at least, as a duration: the longest of all that is asked; empty where nothing is."""
    times = [one.time for one in found if one.kind == KEEP and one.time]
    return max(times, key=lambda time: hours(time) or 0, default="")
