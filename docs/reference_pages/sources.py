"""The pages of sources: an index by jurisdiction, and one page a source."""

from collections.abc import Iterator

from docs.reference_pages.links import source_link
from docs.reference_pages.markdown import link, listed, page, prose, section, slug, table
from docs.reference_pages.places import place
from docs.reference_pages.related import cited
from docs.reference_pages.source import Facts, place_name, source_page
from govlint.handbook.words.wording import day, humane
from govlint.library.library import built_in
from govlint.reporters.asked import FORCES

_INTRO = (
    "What a source says is told in our words, not in its own, and is no legal advice. A source is cite-ready when it "
    "holds and its text, or a reliable account of it, was seen; only then may a rule that rests on it be an error."
)
_HEAD = ("source", "force", "since", "cite-ready", "looked at on", "rules")


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of each page."""
    known: dict[str, Facts] = built_in().part("sources")
    yield "sources.md", _index(known)
    for name, facts in known.items():
        yield f"sources/{name}.md", source_page(name, facts)


def _index(known: dict[str, Facts]) -> str:
    by_place: dict[str, list[str]] = {}
    for name in sorted(known, key=lambda name: _order(known[name])):
        by_place.setdefault(place_name(known[name]), []).append(name)
    contents = listed(f"{link(head, f'#{slug(head)}')}: {len(by_place[head])}" for head in by_place)
    sections = (section(head, table(_HEAD, (_row(name, known[name]) for name in by_place[head]))) for head in by_place)
    return page("Sources", f"{len(known)} sources, by where they hold. {_INTRO}", contents, *sections)


def _order(facts: Facts) -> tuple[str, str, str]:
    """By country, in it the whole before its parts, and by what the source is called."""
    code = str(facts["jurisdiction"])
    return place(code.partition("-")[0]), code, facts["citation"]


def _row(name: str, facts: Facts) -> tuple[str, ...]:
    return (
        source_link(name, "", prose(facts["citation"])),
        FORCES.get(facts["force"], (humane(facts["force"]), ""))[0],
        day(facts["in_force"]) if facts.get("in_force") else "",
        "yes" if facts.get("cite_ready") else "no",
        day(facts["checked_on"]) if facts.get("checked_on") else "",
        str(len(cited().get(name, ()))),
    )
