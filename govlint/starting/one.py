"""One new document of a kind, for an organisation that may have others already."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from govlint.library.library import built_in
from govlint.policy.control import Control
from govlint.policy.places import Places
from govlint.starting.draft import Draft, Fields, Later, value_at, with_value
from govlint.starting.frames import Frame, frames
from govlint.starting.inside import Rules, put_inside
from govlint.starting.settle import Corridors, of_kind
from govlint.starting.text import OWNER

_HALF_A_YEAR = timedelta(days=182)
_STAND_INS = ("fallback", "fallbacks", "deputies")


class Home(NamedTuple):
    """The organisation that a document is for.

    owner: its role for the document; roles: all there are. kinds: of which it has a document in force.
    """

    where: Places
    owner: str = OWNER
    roles: Collection[str] = ()
    kinds: Collection[str] = ()


def kinds() -> tuple[str, ...]:
    """The kinds of documents there are."""
    return tuple(built_in().part("kinds")["titles"])


def one_document(kind: str, name: str, home: Home, rules: Rules, day: str) -> Draft:
    """A document with what it needs, inside its corridors on a day (ISO); its other controls are left for later.

    Beside one of its kind it is a draft: people first say where it holds.
    """
    frame = _frame(kind)
    known = frame["fields"] if not home.roles else _by(home, frame["fields"])
    fields = known | _needed(kind, day)
    draft = Draft(kind, name, name.replace("-", " ").capitalize(), name, fields, notes=frame.get("notes", {}))
    draft = draft._replace(status="draft") if kind in home.kinds else draft
    corridors = Corridors(home.where, rules, day)
    settled = put_inside(draft, corridors, rules)
    for control in of_kind(kind):
        if "*" not in control.path and value_at(settled.fields, control.path) is None:
            settled = _with_later(settled, control, corridors)
    return settled


def _needed(kind: str, day: str) -> Fields:
    """What no frame can say beforehand."""
    by_kind: dict[str, Fields] = {
        "organisation": {"markets": Later([{"code": "GB"}])},
        "sector-policy": {"sector": Later("alcohol")},
        "exception": {"granted": day, "expires": (date.fromisoformat(day) + _HALF_A_YEAR).isoformat()},
    }
    return by_kind.get(kind, {})


def _frame(kind: str) -> Frame:
    """The frame of a kind: the one of its name, or the first of that kind."""
    alike = {name: frame for name, frame in frames().items() if frame["kind"] == kind}
    return alike.get(kind) or next(iter(alike.values()))


def _with_later(draft: Draft, control: Control, corridors: Corridors) -> Draft:
    """A draft with a control that people may decide: in the place of its value stands what would be in order."""
    levels = control.scale.levels
    settled = corridors.settle(control, levels[0] if levels else None)
    value = settled.value if settled else levels[0] if levels else None
    return draft if value is None else draft._replace(fields=with_value(draft.fields, control.path, Later(value)))


def _by(home: Home, value: Any) -> Any:
    """Fields in which roles that an organisation does not have become the owner; nobody stands in for themselves."""
    if isinstance(value, dict):
        kept = {name: _by(home, one) for name, one in value.items()}
        return {
            name: one for name, one in kept.items() if not (name in _STAND_INS and one in (home.owner, [home.owner]))
        }
    if isinstance(value, list):
        return _each([_by(home, one) for one in value if not (isinstance(one, dict) and one.get("name") in home.roles)])
    return home.owner if value in _framed_roles() and value not in home.roles else value


def _each(values: list[Any]) -> list[Any]:
    return [value for at, value in enumerate(values) if value not in values[:at]]


@cache
def _framed_roles() -> frozenset[str]:
    """The roles and teams that frames speak of."""
    teams = frames()["teams"]
    more = [frame["adds"]["teams"] for frame in frames().values() if "adds" in frame]
    stated = [teams["fields"], teams["few"], teams["teams"], teams["hub_adds"], *more]
    return frozenset(one["name"] for fields in stated for name in ("roles", "teams") for one in fields.get(name, ()))
