"""Numbers, durations and dates against bounds."""

from typing import Any

from govlint.lint.checks.asked import Asked
from govlint.policy.days import after, iso_date
from govlint.policy.scale import hours


def count(asked: Asked, args: dict[str, Any]) -> bool:
    """So many entries: of one list, or of all values that the path leads to."""
    found = asked.fields(args["field"])
    if len(found) == 1 and isinstance(found[0], list):
        found = found[0]
    return bool(asked.fields(args["field"])) and args.get("at_least", 0) <= len(found) <= args.get(
        "at_most", len(found)
    )


def compare(asked: Asked, args: dict[str, Any]) -> bool:
    """The value is at least, at most or equal to a value or another field."""
    found = asked.field(args["field"])
    if found is None:
        return False
    return all(
        _holds(relation, found, _bound(asked, args[relation]))
        for relation in ("at_least", "at_most", "equals")
        if relation in args
    )


def fresh(asked: Asked, args: dict[str, Any]) -> bool:
    """The date is not longer ago than a duration; a date that is none counts as long ago."""
    until = after(asked.field(args["field"]), _bound(asked, args["within"]))
    return until is not None and until >= iso_date(asked.day)


def _bound(asked: Asked, bound: Any) -> Any:
    """A literal, or the value of another field."""
    return asked.field(bound["field"]) if isinstance(bound, dict) else asked.day if bound == "today" else bound


def _holds(relation: str, found: Any, bound: Any) -> bool:
    if relation == "equals" and found == bound:
        return True
    left, right = _ordered(found), _ordered(bound)
    if left is None or right is None or left[0] != right[0]:
        return False
    return {"at_least": left >= right, "at_most": left <= right, "equals": left == right}[relation]


def _ordered(value: Any) -> tuple[str, float] | None:
    """Something that can be compared, and with what: a number, the hours of a duration or clock, the day of a date."""
    if isinstance(value, dict):
        value = value.get("within")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return "number", float(value)
    length = hours(value)
    if length is not None:
        return "hours", length
    try:
        return "day", float(iso_date(value).toordinal())
    except (TypeError, ValueError):
        return None
