"""The page of sources: who says what, and which rules cite it."""

from collections.abc import Iterator
from typing import Any

from docs.reference_pages.markdown import anchor, code, link, page, prose, sentence
from docs.reference_pages.phrases import FORCES
from govlint.library.library import built_in
from govlint.lint.rules import all_rules, words_of

_INTRO = (
    "What each source says is our paraphrase, not its text, and not legal advice. A source is cite-ready when it is in "
    "force and its text, or a reliable account of it, was seen; only then may a rule that rests on it be an error."
)
Facts = dict[str, Any]


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of the page."""
    known: dict[str, Facts] = built_in().part("sources")
    cited = _cited()
    places = sorted({facts["jurisdiction"] for facts in known.values()})
    sections = (_place(place, known, cited) for place in places)
    yield "sources.md", page("Sources", f"{len(known)} sources. {_INTRO}", *sections)


def _cited() -> dict[str, list[str]]:
    """Source → the rules that cite it."""
    found: dict[str, list[str]] = {}
    for rule in all_rules():
        words = words_of(rule)
        for source in (*words.sources, *words.not_required):
            found.setdefault(source, []).append(rule)
    return found


def _place(place: str, known: dict[str, Facts], cited: dict[str, list[str]]) -> str:
    here = {name: facts for name, facts in known.items() if facts["jurisdiction"] == place}
    return "\n\n".join([f"## {place}", *(_source(name, facts, cited.get(name, [])) for name, facts in here.items())])


def _source(name: str, facts: Facts, rules: list[str]) -> str:
    head = f"{anchor(name)}**{link(prose(facts['citation']), facts.get('url', ''))}** {code(name)}"
    unsure = f"*Unsure:* {prose(facts['unsure'])}" if facts.get("unsure") else ""
    lines = (head, prose(facts["says"]), _standing(facts), unsure, _rules(rules))
    return "  \n".join(line for line in lines if line)


def _standing(facts: Facts) -> str:
    parts = [FORCES.get(facts["force"], facts["force"].replace("-", " "))]
    parts += [f"from {facts['in_force']}"] if facts.get("in_force") else []
    parts += [f"until {facts['until']}"] if facts.get("until") else []
    parts += ["cite-ready" if facts.get("cite_ready") else "not cite-ready"]
    parts += [f"looked at on {facts['checked_on']}"] if facts.get("checked_on") else []
    return sentence("; ".join(parts))


def _rules(rules: list[str]) -> str:
    links = (f"[{rule}](rules/{rule.split('/')[0]}.md#{rule.split('/')[1]})" for rule in rules)
    return f"Cited by {', '.join(links)}." if rules else ""
