"""What forbids it where it is to appear: the account, who writes for it, the platform; knows no levels."""

from collections.abc import Iterator
from typing import Any

from govlint.decision.decision import Reason
from govlint.decision.policies import Policies
from govlint.decision.situation import TALK, Here, Situation
from govlint.language import gettext as _
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries, mapping, plain, words

_SILENT = ("archived", "dormant", "defensive")
"""States of an account on which nothing is posted."""


def place_bars(policies: Policies, situation: Situation, at: Here) -> Iterator[Reason]:
    """Everything about the place and the author that forbids a situation, each with where it is said."""
    yield from _account(policies, at)
    yield from _writers(policies, situation, at)
    yield from _blocked(policies, at)
    yield from _who_may_post(policies, situation, at)


def account(policies: Policies, at: Here) -> tuple[Document, Pointer, dict[str, Any]] | None:
    """The entry of the register for the account of a situation, if it is about one."""
    named = at.facts.get("channels", frozenset())
    return policies.register.get(next(iter(named))) if len(named) == 1 else None


def _account(policies: Policies, at: Here) -> Iterator[Reason]:
    found = account(policies, at)
    if found:
        document, pointer, entry = found
        if plain(entry.get("state")) in _SILENT:
            said = _("%(account)s is %(state)s") % {"account": entry["id"], "state": plain(entry["state"])}
            yield Reason(said, document.locate((*pointer, "state")))
        if "" < str(entry.get("closes") or "") < policies.day:
            said = _("%(account)s closed on %(day)s") % {"account": entry["id"], "day": entry["closes"]}
            yield Reason(said, document.locate((*pointer, "closes")))


def _writers(policies: Policies, situation: Situation, at: Here) -> Iterator[Reason]:
    """The author writes for the account, or answers people there."""
    found = account(policies, at)
    if not found or not situation.author:
        return
    document, pointer, entry = found
    where = (*pointer, "writers") if words(entry.get("writers")) else ("each_account", "writers")
    writers, talks = writers_of(document, entry), at.facts.get("content", frozenset()) & TALK
    named = dict.fromkeys((*writers, *(carers_of(entry) if talks else ())))
    if writers and policies.staff.answers_to(situation.author).isdisjoint(named):
        # Said without the author, so that all who are left out are told the same.
        said = (
            _("%(account)s is written and answered by %(names)s alone")
            if talks
            else _("%(account)s is written by %(names)s alone")
        )
        yield Reason(said % {"account": entry["id"], "names": ", ".join(named)}, document.locate(where))


def writers_of(document: Document, entry: dict[str, Any]) -> tuple[str, ...]:
    """Who writes for an account: as its entry says, else as the register says for each."""
    return words(entry.get("writers")) or words(mapping(document.value.get("each_account")).get("writers"))


def carers_of(entry: dict[str, Any]) -> tuple[str, ...]:
    """Who answers people on an account."""
    care = mapping(entry.get("care"))
    return (*words(care.get("by")), *words(care.get("fallback")))


def _blocked(policies: Policies, at: Here) -> Iterator[Reason]:
    """Platforms that are shut out, until the last day of that; a mere format shuts out no platform."""
    document = policies.organisation
    for number, entry in entries(document.value.get("blocked")) if document else ():
        until = str(entry.get("until") or "")
        here = str(entry.get("platform")) in at.facts.get("platforms", frozenset())
        if document and here and not entry.get("format") and (not until or until >= policies.day):
            said = _("%(platform)s is shut out") % {"platform": entry["platform"]}
            risk = f": {entry['risk']}" if entry.get("risk") else ""
            yield Reason(f"{said}{risk}", document.locate(("blocked", number, "platform")))


def _who_may_post(policies: Policies, situation: Situation, at: Here) -> Iterator[Reason]:
    """Only the social team may post, and the author is of another function; unless the account names the author."""
    functions = policies.staff.functions(situation.author) if situation.author else frozenset()
    found = account(policies, at)
    named = found and policies.staff.answers_to(situation.author) & {*words(found[2].get("writers"))}
    if functions and "social" not in functions and not named:
        for held in policies.held("people.who-may-post", at.facts):
            if held.value == "social-team" and not held.rule:
                said = _("%(author)s is of %(functions)s")
                said %= {"author": situation.author, "functions": ", ".join(sorted(functions))}
                yield Reason(f"{held.said} {said}", held.at)
