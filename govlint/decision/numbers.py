"""The numbers and the hour that a situation says, in the bands that conditions tell apart.

Imported only where some condition is on a number or an hour.
"""

from collections.abc import Mapping
from datetime import datetime

from govlint.decision.situation import Here, Situation
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.workspace.bands import band_of

_UNPAID = frozenset(("none",))
_UNSAID = {
    "followers": gettext_noop("no number of followers is named, so all that any number asks for is asked for"),
    "fee": gettext_noop("no fee is named, so all that any fee asks for is asked for"),
    "time": gettext_noop("no time is named, so all that any hour asks for is asked for"),
}


def in_bands(situation: Situation, at: Here, bands: Mapping[str, tuple[str, ...]], wall: datetime | None) -> Here:
    """What is so, with the bands in which a situation lies, as far as it says them.

    bands: all there are, by dimension. wall: when it is handed in, by the main calendar's clock; None if nobody said.
    """
    said = _numbers(situation, at, wall)
    known = {name: frozenset((band_of(said[name], held),)) for name, held in bands.items() if name in said}
    if situation.hours and "time" not in known:
        known["time"] = frozenset((situation.hours,))
    unsaid = (_(_UNSAID[name]) for name in bands if name not in known)
    return at._replace(facts=at.facts | known, assumed=(*at.assumed, *unsaid))


def _numbers(situation: Situation, at: Here, wall: datetime | None) -> dict[str, int]:
    """The numbers that a situation says; who is paid nothing has no fee. Hours are minutes of the week."""
    found = {name: int(number) for name in ("followers", "fee") if (number := getattr(situation, name))}
    if at.facts.get("paid") == _UNPAID:
        found.setdefault("fee", 0)
    if wall is not None:
        found["time"] = (wall.weekday() * 24 + wall.hour) * 60 + wall.minute
    return found
