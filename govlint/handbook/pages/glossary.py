"""The words that the handbook uses, in a line each."""

from collections.abc import Iterator

from govlint.handbook.book import Book
from govlint.handbook.page import Page
from govlint.handbook.paths import GLOSSARY, anchor
from govlint.posture.index import DIMENSIONS

WORDS = {
    "Control": "Something we can hold more loosely or more tightly, such as who may comment.",
    "Scale": "The values of a control in order, from loose to tight.",
    "Setting": "The value we chose for a control.",
    "Origin": "The file and the line where a setting stands.",
    "Context": "Where and when something holds: a brand, a market, an account, a kind of content.",
    "Floor": "The loosest setting that is not too risky.",
    "Ceiling": "The tightest setting that is not overly controlling.",
    "Wall": "A floor or a ceiling. Behind each stand the sources that say so.",
    "Corridor": "What lies between floor and ceiling. In there, we choose as we like.",
    "Lifted ceiling": "A ceiling that gives way, because a floor asks for more here.",
    "Override": "Another value in certain contexts.",
    "Effective policy": "What holds in a context, once all documents are laid over each other.",
    "Lock": "A field that narrower documents may not change.",
    "Strength": "How binding a setting is: must, should, may or discouraged.",
    "Provision": "A rule in words that no field fits. It is shown and never judged.",
    "Approval flow": "The stages that content passes before or after it appears.",
    "Stage": "One step of an approval flow: who looks, for what, by when.",
    "Clock": "A time limit, with the hours that count.",
    "Finding": "Something that is too loose, too tight or broken.",
    "Exception": "A departure from one rule, agreed to by somebody else, that ends on a stated day.",
    "Posture": "Where we stand between closed and open, by dimension.",
}
VERDICT_WORDS = {
    "inside": "The setting lies between its walls.",
    "too loose": "The setting is looser than the floor.",
    "too tight": "The setting is tighter than the ceiling.",
    "undecided": "Nobody has decided, though a floor asks, or the document says it is open.",
    "no wall here": "Nothing limits the choice in this context.",
    "decided elsewhere": "The document points to another text, so nothing is judged here.",
    "nothing said": "Nobody has decided, and no floor asks for it.",
}
FORCE_WORDS = {
    "Law": "A statute, a regulation, a licence condition, a judgment or a binding rule of a regulator.",
    "Code": "A code that an industry gives itself and holds its members to.",
    "Guidance": "What a regulator advises.",
    "Platform rule": "What a platform asks of those who use it.",
    "Good practice": "What experience shows to work.",
    "Evidence": "Studies and ideas about culture, trust and speed.",
}


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    forms = book.forms["shapes"]["strength"]["choice"]
    groups = (
        ("Words", _entries(WORDS)),
        ("Verdicts", _entries(VERDICT_WORDS)),
        ("Forces, from hard to soft", _entries(FORCE_WORDS)),
        ("Strengths", _entries({name.capitalize(): said for name, said in forms.items()})),
        ("Dimensions", _entries({name.replace("-", " ").capitalize(): said for name, said in DIMENSIONS.items()})),
    )
    yield Page(GLOSSARY, "Glossary", "glossary.html", {"groups": groups})


def _entries(words: dict[str, str]) -> tuple[tuple[str, str, str], ...]:
    return tuple((anchor("word", word.lower().replace(" ", "-")), word, said) for word, said in words.items())
