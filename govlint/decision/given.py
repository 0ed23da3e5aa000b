"""Situations from what people write: the `given` of a scenario, or a word for each field."""

from typing import Any

from govlint.decision.moment import written_moment
from govlint.decision.situation import Situation
from govlint.errors import GovlintError
from govlint.near import suggestion
from govlint.text.scalars import as_word
from govlint.workspace.shapes import mapping, plain, words

_NUMBERS = ("followers", "fee")
_TEXTS = frozenset(Situation._fields) - {"urgent", "topics", "audience", "at", "hours", *_NUMBERS}
_WORDS = {"yes": True, "true": True, "no": False, "false": False}


def situation_of(given: dict[str, Any]) -> Situation:
    """The situation of a scenario's `given`. What is not of the right form is left out: the schema has said so."""
    said = {name: plain(value) for name, value in given.items()}
    known: dict[str, Any] = {
        **{name: value for name, value in said.items() if name in _TEXTS and isinstance(value, str)},
        **{name: str(said[name]) for name in _NUMBERS if _is_number(said.get(name))},
        "urgent": said.get("urgent") is True,
        "topics": words(said.get("topics")),
        "audience": tuple(_marks(mapping(said.get("audience")))),
        "at": written_moment(said.get("at")),
    }
    return Situation(**known)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _marks(audience: dict[str, Any]) -> list[tuple[str, str]]:
    listed = {mark: value if isinstance(value, list) else [value] for mark, value in audience.items()}
    return [(mark, as_word(value)) for mark, values in listed.items() for value in values]


def mark_of(written: str) -> tuple[str, str]:
    """A mark of the audience such as `minors_likely=likely`. Raises GovlintError for any other form."""
    mark, found, value = written.partition("=")
    if not found or not mark or not value:
        raise GovlintError(f"{written} is no mark of an audience", "Write it as minors_likely=likely.")
    return mark, value


def changed(situation: Situation, written: str) -> Situation:
    """A situation with one field changed, such as `market=FR`, `urgent=yes` or `minors_likely=likely`.

    Several topics stand between commas. Raises GovlintError where there is no such field.
    """
    name, found, value = written.partition("=")
    name = {"topic": "topics"}.get(name, name)
    if name in _MARKS and found:
        others = tuple(one for one in situation.audience if one[0] != name)
        return situation._replace(audience=(*others, (name, value)) if value else others)
    fields = [field for field in Situation._fields if field not in ("audience", "hours")]
    if name not in fields or not found:
        known = [*fields, *_MARKS]
        raise GovlintError(f"{written} changes nothing", suggestion(name, known, "Write it as market=FR."))
    return situation._replace(**{name: _value(name, value)})


_MARKS = ("minors_likely", "relationship", "professional_only")


def _value(name: str, value: str) -> Any:
    if name == "urgent":
        if value.lower() not in _WORDS:
            raise GovlintError(f"urgent={value} says neither yes nor no", "Write urgent=yes or urgent=no.")
        return _WORDS[value.lower()]
    return tuple(part.strip() for part in value.split(",") if part.strip()) if name == "topics" else value
