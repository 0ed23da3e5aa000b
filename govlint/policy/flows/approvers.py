"""Who must agree: an expression over roles, as data; knows roles by name, not the people who hold them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from govlint.workspace.shapes import words

ROLE, ALL, SOME, VOTE, SILENCE = "role", "all", "some", "vote", "silence"


class Approvers(NamedTuple):
    """An approver expression.

    kind: `role`; `all` of the parts; `some` of them, as many as the quorum; `vote`, the share of the parts' people;
    `silence`, nobody objects within a time. barred: `author`, `requester`. apart_from: stages whose approvers may not
    approve here. on_behalf: the role that may act instead after a time, and that time. veto: roles that can stop it.
    """

    kind: str
    parts: tuple["Approvers", ...] = ()
    role: str = ""
    quorum: int = 1
    share: str = ""
    within: str = ""
    barred: frozenset[str] = frozenset()
    apart_from: tuple[str, ...] = ()
    on_behalf: tuple[str, str] = ("", "")
    veto: tuple[str, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """Every role that is named as one who may agree, once, in the order of the text."""
        return tuple(dict.fromkeys(self._roles()))

    def _roles(self) -> Iterator[str]:
        if self.role and self.kind == ROLE:
            yield self.role
        for part in self.parts:
            yield from part._roles()
        if self.on_behalf[1]:
            yield self.on_behalf[1]

    @property
    def bars_author(self) -> bool:
        """Whether the author may not be one of all who agree here."""
        return "author" in self.barred


NOBODY = Approvers(ALL)
"""Nobody needs to agree."""


def approvers_of(value: Any) -> Approvers:
    """The expression as it is written: the name of a role, or a mapping. What is malformed asks for nobody."""
    if isinstance(value, str):
        return Approvers(ROLE, role=value)
    if not isinstance(value, dict):
        return NOBODY
    asked = tuple(_asked(value))
    whole = asked[0] if len(asked) == 1 else Approvers(ALL, asked)
    behalf = value.get("on_behalf")
    return whole._replace(
        barred=whole.barred | frozenset(words(value.get("not"))),
        apart_from=words(value.get("distinct_from")),
        on_behalf=(str(behalf.get("after", "")), str(behalf.get("by", ""))) if isinstance(behalf, dict) else ("", ""),
        veto=words(value.get("veto")),
    )


def _asked(value: dict[str, Any]) -> Iterator[Approvers]:
    """What a mapping asks for; where it asks for several things, all of them are needed."""
    if isinstance(value.get("role"), str):
        yield Approvers(ROLE, role=value["role"])
    if value.get("all_of"):
        yield Approvers(ALL, _many(value["all_of"]))
    if value.get("any_of"):
        yield Approvers(SOME, _many(value["any_of"]))
    if value.get("of"):
        parts = _many(value["of"])
        if "vote" in value:
            yield Approvers(VOTE, parts, share=str(value["vote"]))
        else:
            count = value.get("quorum", 1)
            yield Approvers(SOME, parts, quorum=count if isinstance(count, int) else 1)
    if "no_objection_within" in value:
        yield Approvers(SILENCE, _many(value.get("from") or []), within=str(value["no_objection_within"]))


def _many(value: Any) -> tuple[Approvers, ...]:
    return tuple(map(approvers_of, value if isinstance(value, list) else [value]))


def objections(asked: Approvers) -> Iterator[str]:
    """The times, as durations, that must be over because somebody may object until then."""
    if asked.kind == SILENCE and asked.within:
        yield asked.within
    if asked.kind == ALL:
        for part in asked.parts:
            yield from objections(part)
