"""The page of a source: what it says, how much it binds, how sure we are, and which rules cite it."""

from collections.abc import Iterator
from typing import Any

from docs.reference_pages.links import control_link, rule_link, source_link
from docs.reference_pages.markdown import code, facts, link, page, prose, section, slug, table
from docs.reference_pages.places import place
from docs.reference_pages.related import cited, words
from govlint.handbook.words.wording import capital, day, humane
from govlint.library.library import built_in
from govlint.lint.rules import Rule, all_rules, build_wall
from govlint.policy.controls import controls
from govlint.reporters.asked import FORCES, value
from govlint.reporters.said import DIRECTIONS
from govlint.reporters.where import since

UP = "../"
Facts = dict[str, Any]
_DIRECTIONS = {
    "floor": "It asks for control.",
    "ceiling": "It limits control.",
    "not-required": "It shows what is not asked.",
}
_READY = "Yes. It holds, and its text or a reliable account of it was seen."
_NOT_READY = "Not yet. A rule that rests on it is never an error."


def source_page(name: str, known: Facts) -> str:
    """The whole page."""
    back = f"{code(name)}. [All sources: {place_name(known)}]({UP}sources.md#{slug(place_name(known))})."
    return page(
        prose(known["citation"]),
        back,
        section("What it says", prose(known["says"]), "These are our words, not its own, and no legal advice."),
        facts(_facts(known)),
        section("What we are unsure of", prose(known.get("unsure") or "")),
        section("Rules that cite it", _rules(name) or "No rule cites it yet."),
    )


def place_name(known: Facts) -> str:
    """The jurisdiction of a source as a heading: `Great Britain (GB)`."""
    code_of = str(known["jurisdiction"])
    return place(code_of) if code_of == "GLOBAL" else f"{place(code_of)} ({code_of})"


def cited_source(name: str, up: str) -> str:
    """A source in a line: what it is called, what it says, how it stands. up: from the page to the reference."""
    known: Facts = built_in().part("sources")[name]
    read = f" {link('Read it', web(known))}." if web(known) else ""
    unsure = f" Unsure: {prose(known['unsure'])}" if known.get("unsure") else ""
    return (
        f"**{source_link(name, up, prose(known['citation']))}.** {prose(known['says'])} "
        f"*{capital(standing(known))}.*{read}{unsure}"
    )


def standing(known: Facts) -> str:
    """How a source stands: force, place, dates, when it was looked at, whether it may be cited."""
    parts = [FORCES.get(known["force"], (humane(known["force"]), ""))[0]]
    parts += [] if known["jurisdiction"] == "GLOBAL" else [place(known["jurisdiction"])]
    parts += [since(known, day)] if since(known) else []
    parts += [f"looked at on {day(known['checked_on'])}"] if known.get("checked_on") else []
    parts += ["cite-ready" if known.get("cite_ready") else "not cite-ready"]
    return ", ".join(parts)


def web(known: Facts) -> str:
    """The address of a source; nothing where it has none that a reader should follow."""
    address = str(known.get("url") or "")
    return address if address.startswith(("https://", "http://")) else ""


def _facts(known: Facts) -> Iterator[tuple[str, str]]:
    force = FORCES.get(known["force"], (humane(known["force"]), ""))
    yield "where", place_name(known)
    yield "force", ". ".join(part for part in force if part)
    yield "what it does", _DIRECTIONS.get(known.get("direction", ""), "")
    yield "status", humane(str(known.get("status") or ""))
    yield "dates", since(known, day)
    yield "how sure we are", humane(str(known.get("confidence") or ""))
    yield "looked at on", day(known["checked_on"]) if known.get("checked_on") else ""
    yield "cite-ready", _READY if known.get("cite_ready") else _NOT_READY
    yield "read it", link(prose(web(known)), web(known))


def _rules(name: str) -> str:
    rows = (_rule(all_rules()[rule], name) for rule in cited().get(name, ()))
    return table(("rule", "asks", "cites it as", "finding"), rows)


def _rule(rule: Rule, source: str) -> tuple[str, ...]:
    how = "what speaks for it" if source in words(rule.id).sources else "what is not asked"
    title = rule_link(rule.id, UP, prose(words(rule.id).title))
    return title, _wall(rule), how, f"{rule.severity}, {DIRECTIONS[rule.direction]}"


def _wall(rule: Rule) -> str:
    """The wall of a rule; nothing for other rules, whose titles say what they ask."""
    if rule.form != "wall":
        return ""
    wall = build_wall(rule)
    return f"{wall.side} of {control_link(wall.control, UP)}: {value(controls()[wall.control], wall)}"
