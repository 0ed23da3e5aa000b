"""What a setting says, in the words of the handbook: the engine names its field and its value as they are written."""

from govlint.decision.decision import Decision
from govlint.decision.policies import decided
from govlint.finding import Location
from govlint.handbook.book import Book
from govlint.handbook.words.fields import field
from govlint.handbook.words.naming import control_name
from govlint.handbook.words.sentences import value_said
from govlint.language import gettext as _
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.policy.settings import Setting


def in_plain_words(book: Book, decision: Decision) -> Decision:
    """The same decision, its reasons by the titles of controls and in the words of their levels."""
    reasons = (one._replace(said=plainly(book, one.said, one.at)) for one in decision.reasons)
    return decision._replace(reasons=tuple(reasons))


def plainly(book: Book, said: str, at: Location | None) -> str:
    """What is said of what stands at a place; as it is, where it is not what a setting there says."""
    document = book.document_at(at) if at else None
    setting = book.setting_at.get((id(document.node), at.pointer)) if document and at else None
    if setting is None:
        return said
    control = controls()[setting.control]
    return _plain(book, control, setting) if decided(control, setting).said == said else said


def _plain(book: Book, control: Control, setting: Setting) -> str:
    means = control.levels.get(setting.value, "") if isinstance(setting.value, str) else ""
    places = {"document": setting.document.title, "field": _named(book, control, setting)}
    said = _("%(document)s: “%(field)s” is “%(value)s”") % {**places, "value": value_said(control, setting.value)}
    return f"{said}. {_(means)}" if means else said


def _named(book: Book, control: Control, setting: Setting) -> str:
    """What a setting is called; one in a list, with its entry. What is measured of an entry is no field."""
    entry = field(book, setting.document, setting.pointer).entry if "*" in control.path else ""
    return control_name(book, control) + (f" ({entry})" if entry else "")
