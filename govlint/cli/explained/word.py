"""What a value means wherever it can stand: the levels of controls, the choices of fields, the words of lists."""

from collections.abc import Iterable, Iterator

from govlint.cli.explained.entry import Entry, Part, part
from govlint.cli.explained.fields import fields
from govlint.library.library import built_in
from govlint.lint.ruleset import RuleSet
from govlint.lint.undecided import OPEN
from govlint.policy.controls import controls


def names(_: RuleSet) -> Iterable[str]:
    """Every value that has a sentence."""
    return dict.fromkeys(word for word, _, _ in _all())


def said(name: str, _: RuleSet) -> str:
    """What a value means where it stands first."""
    return next(f"{place}: {sentence}" for word, place, sentence in _all() if word == name)


def entry(name: str, _: RuleSet) -> Entry:
    """Every place where a value can stand, and what it means there."""
    found = [f"{place}: {sentence}" for word, place, sentence in _all() if word == name]
    return Entry("value", name, said(name, _), (Part(f"{name} (value)"), *part("Where it can stand", found)))


def _all() -> Iterator[tuple[str, str, str]]:
    """Each value, where it can stand, and what it means there."""
    for control in controls().values():
        yield from ((word, control.id, sentence) for word, sentence in control.levels.items())
    for field in fields():
        form = field.form.get("list", field.form)
        yield from ((str(word), field.name, sentence) for word, sentence in form.get("choice", {}).items())
    yield from ((word, "any setting", f"{sentence}.") for word, (_, sentence) in OPEN.items())
    for name, listed in built_in().part("forms")["vocabularies"].items():
        words = listed.get("words", {})
        if isinstance(words, dict):
            yield from ((word, f"the list {name}", sentence) for word, sentence in words.items())
