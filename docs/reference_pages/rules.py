"""The pages of rules: an index by pack, and one page a rule."""

from collections import Counter
from collections.abc import Iterator

from docs.reference_pages.links import rule_link
from docs.reference_pages.markdown import code, listed, page, prose, section, table
from docs.reference_pages.places import inside
from docs.reference_pages.related import words
from docs.reference_pages.rule import rule_page
from govlint.lint.rules import Rule, all_rules
from govlint.reporters.asked import MEANS, SEVERITIES
from govlint.reporters.said import DIRECTIONS
from govlint.reporters.where import condition

PACKS = {
    "core": "Documents, names, scopes, reviews: what makes a set of policies hold together.",
    "culture": "Ceilings from culture, trust and speed: closed talk, layers, vetoes, broadcast.",
    "approvals": "Ways to approval as graphs: loops, vacant roles, clocks nobody meets, and what takes too long.",
    "access": "Who holds the keys of accounts, and what happens when people leave.",
    "ai": "What software may write, show and answer, and what people are told.",
    "influencers": "Creators: labels, contracts, vetting, and how much of their work is ours to approve.",
    "people": "Staff speech, personal accounts and the law on both sides of it.",
    "gambling": "Gambling, by market.",
    "alcohol": "Alcohol, by market.",
    "finance": "Financial promotions, brokers, advisers, credit, crypto-assets and insurance.",
    "restricted": "Vapes and tobacco, less healthy food, medicines, cannabis, political adverts, by market.",
    "engagement": "Reviews, comments and complaints: what may be taken down, and who answers for what others write.",
    "competitions": "Prize draws and competitions: their terms, their winners, what a platform asks.",
    "privacy": "Pictures and data of people, of children above all.",
    "records": "What must be kept, for how long, and when it must go.",
    "accessibility": "Captions, descriptions and contrast: whether everybody can follow.",
    "platforms": "What the platforms themselves ask.",
}


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of each page."""
    yield "rules.md", _index()
    for rule in all_rules().values():
        yield f"rules/{rule.id}.md", rule_page(rule)


def _packs() -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {name: [] for name in PACKS}
    for rule in all_rules().values():
        found.setdefault(rule.pack, []).append(rule)
    return {pack: members for pack, members in found.items() if members}


def _index() -> str:
    packs = _packs()
    overview = table(
        ("pack", "rules", "too loose", "too tight", "other", "about"),
        (_overview(pack, members) for pack, members in packs.items()),
    )
    sections = (section(pack, PACKS.get(pack, ""), _list(members)) for pack, members in packs.items())
    return page("Rules", f"{len(all_rules())} rules in {len(packs)} packs.", overview, _meanings(), *sections)


def _overview(pack: str, members: list[Rule]) -> tuple[str, ...]:
    counted = Counter(rule.direction for rule in members)
    other = len(members) - counted["too-loose"] - counted["too-tight"]
    numbers = (len(members), counted["too-loose"], counted["too-tight"], other)
    return f"[{pack}](#{pack})", *map(str, numbers), PACKS.get(pack, "")


def _meanings() -> str:
    directions = (f"**{DIRECTIONS[name]}**: {said}" for name, said in MEANS.items())
    severities = (f"**{name}**: {said}" for name, said in SEVERITIES.items())
    return f"What a finding can be:\n\n{listed(directions)}\n\nand how much it weighs:\n\n{listed(severities)}"


def _list(members: list[Rule]) -> str:
    return table(("rule", "what is right", "where", "finding"), map(_row, members))


def _row(rule: Rule) -> tuple[str, ...]:
    named = rule_link(rule.id, "", code(rule.id.split("/")[1]))
    return named, prose(words(rule.id).title), _where(rule), _weight(rule)


def _where(rule: Rule) -> str:
    return condition(rule.facts.get("when", {}), inside)


def _weight(rule: Rule) -> str:
    return f"{rule.severity}, {DIRECTIONS[rule.direction]}"
