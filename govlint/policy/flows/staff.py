"""Who holds which role, who stands in, and to which teams people belong, as the documents of teams say it."""

from collections.abc import Iterable
from typing import Any

from govlint.library.forms import UNDECIDED
from govlint.workspace.documents import Document
from govlint.workspace.shapes import entries, text, words
from govlint.workspace.workspace import Workspace

_NAMED = ("holder", "holders", "deputies")


class Staff:
    """The roles and teams of an organisation.

    Where documents name no people at all, nobody can say who is there: then no role counts as vacant.
    """

    def __init__(self, workspace: Workspace) -> None:
        self._roles: dict[str, tuple[Document, int]] = {}
        self._teams: dict[str, dict[str, Any]] = {}
        for document in workspace.of_kind("teams"):
            listed = {field: entries(document.value.get(field)) for field in ("roles", "teams")}
            self._roles |= {one["name"]: (document, at) for at, one in listed["roles"] if text(one.get("name"))}
            self._teams |= {one["name"]: one for _, one in listed["teams"] if text(one.get("name"))}
        self._member_of: dict[str, tuple[str, ...]] = {}
        for name, team in self._teams.items():
            for role in dict.fromkeys(words(team.get("members"))):
                self._member_of[role] = (*self._member_of.get(role, ()), name)
        self._named = any(words(self.entry(name).get(key)) for name in self._roles for key in _NAMED)

    def entry(self, name: str) -> dict[str, Any]:
        """What is written of a role or, where there is none of that name, of a team."""
        if name in self._roles:
            document, at = self._roles[name]
            found: dict[str, Any] = document.value["roles"][at]
            return found
        return self._teams.get(name, {})

    def where(self, name: str) -> tuple[Document, int] | None:
        """The document that defines a role, and the number of its entry."""
        return self._roles.get(name)

    def holders(self, name: str) -> frozenset[str]:
        """The people who hold a role, or a role of a team."""
        return self._people(name, ("holder", "holders"))

    def people(self, name: str) -> frozenset[str]:
        """The people who can act for a role or a team: holders and deputies."""
        return self._people(name, _NAMED)

    def _people(self, name: str, keys: tuple[str, ...]) -> frozenset[str]:
        if name in self._roles:
            entry = self.entry(name)
            people = (person for key in keys for person in words(entry.get(key)))
            return frozenset(person for person in people if person not in UNDECIDED)
        team = self._teams.get(name, {})
        found = frozenset(person for role in self._members(team) for person in self._people(role, keys))
        size = team.get("size")
        # A team says how many it has, and need not say who: then its people have numbers.
        missing = size - len(found) if isinstance(size, int) and not isinstance(size, bool) else 0
        return found | {f"{name} {number}" for number in range(1, min(missing, 1_000) + 1)}

    def _members(self, team: dict[str, Any]) -> tuple[str, ...]:
        """The roles of a team; a team in a team would have no end."""
        return tuple(role for role in words(team.get("members")) if role in self._roles)

    def knows(self, name: str) -> bool:
        """Whether the documents say who acts for a role or team, be it nobody."""
        if name in self._roles:
            entry = self.entry(name)
            return self._named or any(entry.get(key) == [] for key in _NAMED)
        team = self._teams.get(name)
        return bool(team) and bool(self.people(name))

    def vacant(self, name: str) -> bool:
        """Whether nobody holds a role and nobody stands in, where holders are named."""
        return self.able((name,)).get(name) == frozenset()

    def able(self, names: Iterable[str], away: Iterable[str] = ()) -> dict[str, frozenset[str]]:
        """Of each role that the documents know about, who can act for it when some are away.

        Where nobody of a role is there, whoever stands in; and where nobody knows who that is, it has somebody.
        """
        gone = frozenset(away)
        found = {}
        for name in names:
            people = self._able(name, gone)
            if people is not None:
                found[name] = people
        return found

    def _able(self, name: str, gone: frozenset[str]) -> frozenset[str] | None:
        for one in self.chain(name):
            if not self.knows(one):
                return None
            if there := self.people(one) - gone:
                return there
        return frozenset()

    def chain(self, name: str) -> tuple[str, ...]:
        """A role or team, then whatever stands in for it, and so on; each once."""
        found: dict[str, None] = {}
        while name and name not in found:
            found[name] = None
            name = self.stand_in(name)
        return tuple(found)

    def there(self, names: Iterable[str], away: Iterable[str] = ()) -> dict[str, frozenset[str]]:
        """Of each role that the documents know about, the people who are there when some are away."""
        gone = frozenset(away)
        return {name: self.people(name) - gone for name in names if self.knows(name)}

    def stand_in(self, name: str) -> str:
        """The role or team that takes over when nobody of a role is there; empty where none is named."""
        return text(self.entry(name).get("fallback"))

    def functions(self, name: str) -> frozenset[str]:
        """The functions that a role or team belongs to: its own, else those of the teams it is a member of."""
        own = self.entry(name).get("function")
        if isinstance(own, str):
            return frozenset((own,))
        return frozenset(
            str(self._teams[team]["function"]) for team in self.teams_of(name) if "function" in self._teams[team]
        )

    def seniority(self, name: str) -> str:
        """operational, manager, head, executive or board; empty where it is not said."""
        return str(self.entry(name).get("seniority") or "")

    def teams_of(self, role: str) -> tuple[str, ...]:
        """The teams that a role is a member of."""
        return self._member_of.get(role, ())

    def working(self, name: str) -> tuple[str, ...]:
        """The teams whose own hours or time zone say when a role or team works."""
        teams = self.teams_of(name) if name in self._roles else (name,)
        return tuple(team for team in teams if self._teams.get(team, {}).keys() & {"hours", "timezone"})

    def answers_to(self, role: str) -> frozenset[str]:
        """All names that mean this role: its own, and the teams it is a member of."""
        return frozenset((role, *self.teams_of(role)))
