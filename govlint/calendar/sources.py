"""When the sources of rules were looked at, and when they are due to be looked at again."""

from collections.abc import Iterable

from govlint.library.library import built_in
from govlint.lint.rules import Rule, words_of
from govlint.policy.days import after

LOOK_AGAIN = "1y"
"""The longest time between two looks at a source."""


def cited(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The ids of all sources that rules cite, each once; for what is asked and for what is not."""
    words = map(words_of, rules)
    return tuple(dict.fromkeys(source for one in words for source in (*one.sources, *one.not_required)))


def looked_at(source: str) -> str:
    """The day on which a source was last looked at, as an ISO date; empty where that is not known."""
    return str(built_in().part("sources").get(source, {}).get("checked_on") or "")


def due_again(looked: str) -> str:
    """The day on which a source that was looked at on a day (ISO) is due again; empty where there is none."""
    found = after(looked, LOOK_AGAIN)
    return found.isoformat() if found else ""
