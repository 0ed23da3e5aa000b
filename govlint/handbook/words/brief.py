"""What creators are told in one place: the answers of the engine there, and what documents say that hold there."""

from collections.abc import Iterator

from govlint.decision.decision import AFTER_APPROVAL, NEVER, SHOW, Decision, Duty
from govlint.decision.duties import UNWRITTEN
from govlint.errors import GovlintError
from govlint.handbook.book import Book
from govlint.handbook.once import once
from govlint.handbook.place import Place
from govlint.handbook.sheets.creators import CHECK, LABEL, SECTOR, SHEET, TITLES
from govlint.handbook.tables import situation_in
from govlint.handbook.words.askers import LAW, Asker, Asks, asker
from govlint.handbook.words.handed import Item, Part, handed, in_force, parts
from govlint.handbook.words.naming import rule_link
from govlint.handbook.words.wording import listed
from govlint.language import gettext as _
from govlint.language import gettext_noop as N_  # noqa: N812
from govlint.policy.box import PLACE, Box, admits, box
from govlint.policy.controls import controls
from govlint.policy.places import Place as Spot
from govlint.reporters.decision.words import spelt
from govlint.text.nodes import Pointer, find
from govlint.workspace.documents import Document

CONTENT = "influencer-post"
_TIES = {"paid": N_("we pay you"), "gifted": N_("we give you something"), "affiliate": N_("you share sales")}

Told = Iterator[tuple[str, Item]]
"""Items, each with the part that it stands in."""


def policies_at(book: Book, spot: Spot) -> tuple[Document, ...]:
    """The influencer policies that hold in a place, the narrowest first."""
    return _holding(book, "influencer-policy", spot.facts)


def is_known(book: Book, spot: Spot) -> bool:
    """Whether something can be asked of a place: the names of a brand and a market can be none, as findings say."""
    try:
        return bool(_decided(book, spot))
    except GovlintError:
        return False


def brief(book: Book, spot: Spot) -> tuple[Part, ...]:
    """All that creators are told in a place; nothing where nobody may post for us there."""
    decision = _decided(book, spot)
    return () if decision.allowed == NEVER else parts(TITLES, _told(book, spot, decision))


def barred(book: Book, spot: Spot) -> tuple[Place, ...]:
    """Where it stands that nobody may post for us in a place."""
    return tuple(book.place(one.at) for one in _decided(book, spot).bars if one.at)


def _decided(book: Book, spot: Spot) -> Decision:
    return book.decider.decide(situation_in(book.decider, spot, CONTENT), nearly=False)


def _holding(book: Book, kind: str, facts: Box) -> tuple[Document, ...]:
    return tuple(one for scope, one in _scoped(book, kind) if admits(scope, facts, PLACE))


@once
def _scoped(book: Book, kind: str) -> tuple[tuple[Box, Document], ...]:
    """The documents of a kind that bind, with where they hold, the narrowest first."""
    return tuple((box(one.scope), one) for one in reversed(in_force(book, kind)))


def _told(book: Book, spot: Spot, decision: Decision) -> Told:
    facts = decision.here.facts
    yield from ((LABEL, item) for item in _labels(book, spot))
    asks = _asks_here(book, facts)
    for kind, sheet in (("sector-policy", SECTOR), ("influencer-policy", SHEET)):
        for document in _holding(book, kind, facts):
            yield from handed(book, document, sheet, asks)
    yield from _law(book, facts)
    if decision.allowed == AFTER_APPROVAL and decision.minutes is not None:
        said = _("It appears once we have approved it, at the longest %(time)s after you hand it in.")
        place = book.place(decision.asks[0].flow.document.locate_key(("kind",)))
        yield CHECK, Item(said % {"time": spelt(decision.minutes)}, place)


def _labels(book: Book, spot: Spot) -> Iterator[Item]:
    """What must be shown, once for all ties that ask for it; and what more where AI made it."""
    found: dict[Duty, list[str]] = {}
    plain = situation_in(book.decider, spot, CONTENT)
    for tie, said in _TIES.items():
        for duty in book.decider.decide(plain._replace(paid=tie), nearly=False).duties:
            if duty.kind == SHOW:
                found.setdefault(duty, []).append(_(said))
    for duty, ties in found.items():
        case = _("Where %(ties)s") % {"ties": listed(ties, "or")}
        yield _shown(book, duty, case if len(ties) < len(_TIES) else "")
    for duty in book.decider.decide(plain._replace(ai="generated"), nearly=False).duties:
        if duty.kind == SHOW and duty not in found:
            yield _shown(book, duty, _("Where AI made it"))


def _shown(book: Book, duty: Duty, when: str) -> Item:
    """A label as it is written, or what must be told in words of one's own."""
    text = _("Show %(what)s.") if duty.said in UNWRITTEN else _("Write: “%(what)s”")
    law = "" if duty.at else duty.rule
    by = Asker(LAW, rule_link(book, book.rules[law])) if law else Asker()
    return Item(
        text % {"what": _label(duty).partition(";")[0].rstrip()},
        book.place(duty.at) if duty.at else Place(""),
        by,
        (_("if %(when)s") % {"when": _(duty.when)},) if duty.when else (),
        when,
    )


def _label(duty: Duty) -> str:
    """A label in its own words, or what must be told where none are written."""
    return _(duty.said) if duty.said in UNWRITTEN else duty.said


def _asks_here(book: Book, facts: Box) -> Asks:
    """Who asks for a setting in one place; None for what does not hold there, or a narrower document said."""
    said: dict[object, int] = {}

    def asks(document: Document, at: Pointer, part: str) -> Asker | None:
        setting = book.setting_at.get((id(document.node), at))
        if setting is None:
            once = _once(document, at)
            return None if once and said.setdefault(once, document.key) != document.key else Asker()
        for standing in book.decider.standing(setting.control, facts):
            if standing.setting and standing.setting.origin == setting.origin:
                walls, position = standing.corridor, standing.control.scale.position(setting.value)
                return asker(book, standing.control, position, (*walls.floors, *walls.ceilings), part)
        return None

    return asks


def _once(document: Document, at: Pointer) -> object:
    """What only one document says: a field that holds one thing, and a kind of claim; None for what all may add to."""
    node = find(document.node, at)
    value = node.value if node else None
    if isinstance(value, dict) and "kind" in value:
        return "kind", value["kind"]
    return None if isinstance(value, list) or any(isinstance(step, int) for step in at) else (document.kind, at)


def _law(book: Book, facts: Box) -> Told:
    """What the law asks beyond what we decided, in the words that a setting would have."""
    for path, phrases in SHEET.items():
        control = _BY_PATH.get(tuple(map(str, path)), "")
        for held in book.decider.held(control, facts) if control else ():
            phrase = phrases.get(str(held.value))
            if held.rule and phrase:
                yield phrase.part, Item(_(phrase.text), Place(""), Asker(LAW, rule_link(book, book.rules[held.rule])))


_BY_PATH = {control.path: name for name, control in controls().items() if control.kind == "influencer-policy"}
