"""Whether the words of a situation are words that somebody gave: names of the organisation, and closed word lists."""

from collections.abc import Iterator

from govlint.decision.situation import Situation
from govlint.errors import GovlintError
from govlint.library.library import built_in
from govlint.near import suggestion
from govlint.policy.box import CASE
from govlint.workspace.names import is_known
from govlint.workspace.shapes import entries
from govlint.workspace.workspace import Workspace

NAMES = {"account": "channel", "brand": "brand", "market": "market", "author": "role"}
"""Fields of a situation → what they name."""
LISTS = ("content", "paid", "platform", "sector")
"""Fields of a situation with a closed word list of the same name."""
AI_PARTS = ("none", "assisted", "generated", "synthetic-person")
"""What AI can have to do with it."""


def check_known(situation: Situation, workspace: Workspace) -> None:
    """Raises GovlintError where a situation names what nobody gave, with what may have been meant."""
    for field in ("followers", "fee"):
        number = getattr(situation, field)
        if number and not (number.isascii() and number.isdigit()):
            raise GovlintError(
                f"{field} {number} is no whole number", f"Write it in digits alone, such as {field} 5000."
            )
    for field, value, known in (*_named(situation, workspace), *_listed(situation)):
        if not is_known(NAMES.get(field, field), value, known):
            hint = suggestion(value, known) or f"No document names any {field}."
            raise GovlintError(f"no {field} is called {value}", hint)


def _named(situation: Situation, workspace: Workspace) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for field, what in NAMES.items():
        value = getattr(situation, field)
        if value:
            yield field, value, tuple(workspace.names[what])
    if situation.level:
        yield "level", situation.level, levels(workspace)


def levels(workspace: Workspace) -> tuple[str, ...]:
    """The levels of a crisis that the organisation names."""
    listed = (entries(plan.value.get("levels")) for plan in workspace.of_kind("crisis-plan"))
    return tuple(str(entry["name"]) for level in listed for _, entry in level if entry.get("name"))


def _listed(situation: Situation) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for field in LISTS:
        value = getattr(situation, field)
        if value:
            yield field, value, word_list(field)
    if situation.ai:
        yield "ai", situation.ai, AI_PARTS
    for mark, _ in situation.audience:
        yield "audience", mark, _MARKS


_MARKS = tuple(CASE[CASE.index("minors_likely") :])


def word_list(name: str) -> tuple[str, ...]:
    """The words of a closed list, such as `content`."""
    return tuple(built_in().part("schema-scenario")["$defs"][name]["enum"])
