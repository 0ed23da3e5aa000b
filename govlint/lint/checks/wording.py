"""The words of a text."""

import re
from typing import Any

from govlint.lint.checks.asked import Asked

_WORD = re.compile(r"\w+")


def words(asked: Asked, args: dict[str, Any]) -> bool:
    """The text has none of certain words, and enough words. Case does not count; a phrase matches whole words."""
    texts = [one for value in asked.fields(args["field"]) for one in (value if isinstance(value, list) else [value])]
    spoken = [_WORD.findall(str(text).casefold()) for text in texts]
    if not spoken or sum(map(len, spoken)) < args.get("at_least", 1):
        return False
    return not any(_says(said, phrase) for phrase in args.get("none_of", ()) for said in spoken)


def _says(said: list[str], phrase: str) -> bool:
    sought = _WORD.findall(phrase.casefold())
    return any(said[at : at + len(sought)] == sought for at in range(len(said) - len(sought) + 1))
