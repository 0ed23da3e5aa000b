"""The pages of controls: an index by kind and by dimension, and one page a control."""

from collections.abc import Iterator

from docs.reference_pages.control import control_page
from docs.reference_pages.fields import full_title
from docs.reference_pages.links import control_link, kind_link
from docs.reference_pages.markdown import code, codes, page, prose, section, table
from docs.reference_pages.related import walls_of
from govlint.handbook.words.wording import capital, humane
from govlint.library.library import built_in
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.posture.index import DIMENSIONS
from govlint.reporters.said import plural

_INTRO = (
    "What can be held more loosely or more tightly. A setting below a floor is too loose, above a ceiling too tight. "
    "Here they stand by kind of document; below, [by dimension](#by-dimension)."
)


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of each page."""
    known = list(controls().values())
    yield "controls.md", _index(known)
    for control in known:
        yield f"controls/{control.id}.md", control_page(control)


def _index(known: list[Control]) -> str:
    kinds = sorted({control.kind for control in known})
    by_kind = (_kind(kind, [control for control in known if control.kind == kind]) for kind in kinds)
    names = dict.fromkeys((*DIMENSIONS, *(control.dimension for control in known)))
    by_dimension = (_dimension(name, [one for one in known if one.dimension == name]) for name in names)
    intro = f"{plural(len(known), 'control')}. {_INTRO}"
    return page("Controls", intro, *by_kind, "## By dimension", *(part for part in by_dimension if part))


def _kind(kind: str, members: list[Control]) -> str:
    title = built_in().part("forms")["kinds"][kind]["title"]
    rows = (
        (_named(one), prose(one.question), humane(one.dimension), _sides(one, "floor"), _sides(one, "ceiling"))
        for one in members
    )
    head = ("control", "asks", "dimension", "floors", "ceilings")
    return section(title, f"In documents of the kind {kind_link(kind, '')}.", table(head, rows))


def _dimension(name: str, members: list[Control]) -> str:
    rows = ((_named(one), prose(one.question), "" if one.posture == "none" else one.posture) for one in members)
    found = table(("control", "asks", "the end that listens and trusts"), rows)
    return f"### {capital(humane(name))}\n\n{DIMENSIONS.get(name, '')}\n\n{found}" if members else ""


def _named(control: Control) -> str:
    return f"{control_link(control.id, '', prose(full_title(control)))} {code(control.id)}"


def _sides(control: Control, side: str) -> str:
    """The values at which walls of a side stand, from loose to tight, each once."""
    return codes(dict.fromkeys(wall.value for wall in walls_of(control.id) if wall.side == side))
