"""What the schemas call things and the handbook shows, as messages to translate."""

from collections.abc import Iterator
from typing import Any

from govlint.handbook.drawings.strips import FORCES
from govlint.handbook.words.forms import TEXTS, WORDED
from govlint.handbook.words.wording import humane
from govlint.library.library import built_in
from govlint.lint.rules import all_rules
from govlint.policy.controls import controls
from govlint.posture.index import DIMENSIONS
from govlint.reporters.where import FACTS

_FACTS = ("status", "confidence")
"""Fields of sources whose words are shown."""


def library_words() -> Iterator[str]:
    """Each text once: kinds first, then words, titles, choices, and last the descriptions."""
    forms = built_in().part("forms")
    kinds = list(forms["kinds"].values())
    found = [
        *(form["title"] for form in kinds),
        *(form["description"] for form in kinds),
        *DIMENSIONS.values(),
        *map(humane, _words(forms)),
        *_texts(forms, ("title",)),
        *(text for control in controls().values() for text in (control.title, control.question)),
        *_choices(forms),
        *_texts(forms, TEXTS),
    ]
    yield from dict.fromkeys(text for text in found if text)


def _words(forms: dict[str, Any]) -> Iterator[str]:
    """Words that are shown as they are, with spaces for hyphens."""
    yield from (*DIMENSIONS, *FORCES, *FACTS)
    yield from sorted({rule.pack for rule in all_rules().values()})
    yield from forms["header"]["properties"]["status"]["choice"]
    yield from forms["shapes"]["strength"]["choice"]
    yield from forms["kinds"]["channels"]["properties"]["accounts"]["list"]["properties"]["state"]["choice"]
    for vocabulary in forms["vocabularies"].values():
        yield from vocabulary.get("words", ())
    for control in controls().values():
        yield from control.levels
    sources = built_in().part("sources").values()
    yield from sorted({str(facts[name]) for facts in sources for name in _FACTS if facts.get(name)})


def _texts(form: Any, names: tuple[str, ...]) -> Iterator[str]:
    """The texts that stand under these names, at any depth."""
    for name, below in form.items() if isinstance(form, dict) else ():
        if name in names and isinstance(below, str):
            yield below
        yield from _texts(below, names)


def _choices(form: Any) -> Iterator[str]:
    """What each choice and each level means."""
    for name, below in form.items() if isinstance(form, dict) else ():
        if name in WORDED and isinstance(below, dict):
            yield from (text for text in below.values() if isinstance(text, str))
        yield from _choices(below)
