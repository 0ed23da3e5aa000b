"""When something is handed in, from how people write it; knows instants, not calendars.

Instants are minutes since 1970-01-01 00:00 UTC.
"""

import re
from datetime import datetime, timedelta, timezone
from typing import Any

from govlint.errors import GovlintError
from govlint.policy.clocks.zones import first, on_wall, zone

_ZONE = r"Z|[+-]\d\d:\d\d|[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*"
_FORM = re.compile(rf"(\d{{4}}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::00)?)?\s*({_ZONE})?\Z")
_HELP = "Write it as 2026-11-27T17:00, 2026-11-27T17:00+01:00 or 2026-11-27T17:00 Europe/Paris."
_BEGINNING = datetime(1970, 1, 1)


def moment(written: str, where: str) -> int | None:
    """The instant that a text such as `2026-11-27T17:00` means; None for an empty one.

    An offset or the name of a time zone may follow, else it is the time on the wall in `where` (an IANA name). A day
    alone begins at midnight. A time that the wall shows twice is the first of the two; one that it never shows is the
    instant at which it jumps over it. Raises GovlintError for any other text.
    """
    if not written:
        return None
    found = _FORM.match(written.strip())
    try:
        if not found:
            raise ValueError(written)
        at = datetime.fromisoformat(f"{found[1]}T{found[2] or '00'}:{found[3] or '00'}")
        return _instant(at, found[4] or "", where)
    except (ValueError, OverflowError) as error:
        raise GovlintError(f"{written} is no time that can be read", _HELP) from error


def _instant(at: datetime, zoned: str, where: str) -> int:
    wall = on_wall(at.date(), at.hour * 60 + at.minute)
    if zoned == "Z":
        return wall
    if zoned[:1] in ("+", "-"):
        hours, minutes = int(zoned[1:3]), int(zoned[4:6])
        if hours > 14 or minutes > 59:
            raise ValueError(zoned)
        return wall - (hours * 60 + minutes) * (1 if zoned[0] == "+" else -1)
    if zoned and zone(zoned) is timezone.utc:
        raise GovlintError(f"no time zone is called {zoned}", "Use an IANA name such as Europe/Paris.")
    return first(wall, zone(zoned or where))


def written_moment(at: Any) -> str:
    """The text for a moment as scenarios write it: `date`, perhaps `time` and `timezone`."""
    if not isinstance(at, dict):
        return str(at or "")
    time = f"T{at['time']}" if at.get("time") else ""
    return f"{at.get('date', '')}{time} {at.get('timezone') or ''}".strip()


def on_the_wall(minute: int, where: str) -> datetime:
    """What a clock on the wall shows at an instant, in a time zone (an IANA name)."""
    aware = (_BEGINNING + timedelta(minutes=minute)).replace(tzinfo=timezone.utc)
    return aware.astimezone(zone(where)).replace(tzinfo=None)
