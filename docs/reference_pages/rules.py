"""The pages of rules: an index, and one page a pack."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from docs.reference_pages.markdown import code, facts, fence, link, listed, page, prose, sentence, table
from docs.reference_pages.phrases import FORCES, condition, phrase
from govlint.library.library import built_in
from govlint.lint.rules import Rule, all_rules, words_of
from govlint.policy.controls import controls
from govlint.reporters.said import DIRECTIONS, sources

_FOUND_BY = {
    "reader": "the reader, before anybody asks what the text says",
    "schema": "the schema of the kind",
    "workspace": "the names of all documents together",
    "policy": "the effective policy",
}
PACKS = {
    "core": "Documents, names, scopes, reviews: what makes a set of policies hold together.",
    "culture": "Ceilings from culture, trust and speed: closed talk, layers, vetoes, broadcast.",
    "access": "Who holds the keys of accounts, and what happens when people leave.",
    "ai": "What software may write, show and answer, and what people are told.",
    "influencers": "Creators: labels, contracts, vetting, and how much of their work is ours to approve.",
    "people": "Staff speech, personal accounts and the law on both sides of it.",
    "gambling": "Gambling, by market.",
    "alcohol": "Alcohol, by market.",
    "finance": "Financial promotions, brokers, advisers, credit, crypto-assets and insurance.",
}


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of each page."""
    yield "rules.md", _index()
    for pack, members in _packs().items():
        yield f"rules/{pack}.md", _pack(pack, members)


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
    lists = [f"## {pack}\n\n{_list(members, f'rules/{pack}.md')}" for pack, members in packs.items()]
    return page("Rules", f"{len(all_rules())} rules in {len(packs)} packs.", overview, *lists)


def _overview(pack: str, members: list[Rule]) -> tuple[str, ...]:
    counted = Counter(rule.direction for rule in members)
    other = len(members) - counted["too-loose"] - counted["too-tight"]
    numbers = (len(members), counted["too-loose"], counted["too-tight"], other)
    return f"[{pack}](rules/{pack}.md)", *map(str, numbers), PACKS.get(pack, "")


def _list(members: list[Rule], path: str = "") -> str:
    rows = (
        (link(_short(rule), f"{path}#{_short(rule)}"), prose(words_of(rule).title), _weight(rule)) for rule in members
    )
    return table(("rule", "what is right", "finding"), rows)


def _short(rule: Rule) -> str:
    return rule.id.split("/")[1]


def _weight(rule: Rule) -> str:
    return f"{rule.severity}, {DIRECTIONS[rule.direction]}"


def _pack(pack: str, members: list[Rule]) -> str:
    about = f"{PACKS.get(pack, '')} {len(members)} rules. Back to [all rules](../rules.md)."
    return page(f"Rules: {pack}", about.strip(), _list(members), *map(_rule, members))


def _rule(rule: Rule) -> str:
    words = words_of(rule)
    said = (("Why", words.why), ("What to do", words.remedy), ("Not seen", words.limits), ("Unsure", words.unsure))
    parts = [
        f"## {_short(rule)}",
        f"**{prose(words.title)}.**",
        facts(_facts(rule)),
        *(f"**{head}.** {prose(text)}" for head, text in said if text),
        _sources("Who says so", rule, words.sources),
        _sources("What is not asked", rule, words.not_required),
        _examples(rule.id),
    ]
    return "\n\n".join(part for part in parts if part)


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "rule", code(rule.id)
    yield "finding", _weight(rule) + (", once for the whole organisation" if rule.facts.get("once") else "")
    yield "asks", _asks(rule)
    yield "where", sentence(condition(rule.facts["when"])) if rule.facts.get("when") else "Everywhere."
    yield "unless", sentence(condition(rule.facts["unless"])) if rule.facts.get("unless") else ""
    yield "dates", _dates(rule)
    yield "force", FORCES[rule.force]
    yield "ideas", ", ".join(words_of(rule).ideas)


def _dates(rule: Rule) -> str:
    start, end = rule.facts.get("in_force"), rule.facts.get("until")
    return " ".join([*([f"from {start}"] if start else []), *([f"until {end}"] if end else [])])


def _asks(rule: Rule) -> str:
    if rule.form == "wall":
        return _wall(rule.facts)
    if rule.form == "select":
        return _assertion(rule.facts)
    return f"Found by {_FOUND_BY[rule.facts['found_by']]}."


def _wall(written: dict[str, Any]) -> str:
    wall = written["wall"]
    side = "floor" if "floor" in wall else "ceiling"
    control = controls()[wall["control"]]
    meaning = f" ({prose(control.levels[wall[side]])[:-1]})" if wall[side] in control.levels else ""
    named = f"[{control.id}](../controls.md#{control.id})"
    silence = " Nothing decided is no gap here." if written.get("optional") else ""
    return f"The {side} of {named} is {code(wall[side])}{meaning}.{silence}"


def _assertion(written: dict[str, Any]) -> str:
    select = written["select"]
    kind = "any kind" if select["kind"] == "any" else f"the kind [{select['kind']}](../kinds/{select['kind']}.md)"
    place = f"each {code(select['path'])} of " if "path" in select else ""
    only = f", where {phrase(written['where'])}" if "where" in written else ""
    return f"In {place}a document of {kind}{only}: {phrase(written['require'])}."


def _sources(head: str, rule: Rule, ids: tuple[str, ...]) -> str:
    lines = (
        f"{link(prose(source.citation), source.url)}. {prose(source.says)} "
        f"{link(code(source.id), f'../sources.md#{source.id}')}"
        for source in sources(rule, ids)
    )
    return f"**{head}.**\n\n{listed(lines)}" if ids else ""


def _examples(rule: str) -> str:
    examples = built_in().part("examples")[rule]
    good = [f"In order:\n\n{_example(one)}" for one in examples.get("good", ())]
    bad = [f"Found, at the marked lines:\n\n{_example(one)}" for one in examples.get("bad", ())]
    return "\n\n".join([*good, *bad])


def _example(example: dict[str, Any]) -> str:
    shown = fence(example["text"].removeprefix("# bare\n"), "yaml")
    given = f"Given, of the organisation: {code(example['given'])}.\n\n" if example.get("given") else ""
    return given + shown
