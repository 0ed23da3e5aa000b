"""What a field says, and whether lists share or lack something."""

from typing import Any

from govlint.lint.checks.asked import Asked


def one_of(asked: Asked, args: dict[str, Any]) -> bool:
    """The value is one of these; a list must hold one of them."""
    found = _flat(asked.fields(args["field"]))
    return any(value in args["values"] for value in found)


def covers(asked: Asked, args: dict[str, Any]) -> bool:
    """The list holds all of these."""
    found = _flat(asked.fields(args["field"]))
    return all(value in found for value in args["all"])


def unique(asked: Asked, args: dict[str, Any]) -> bool:
    """No value stands twice."""
    found = [repr(value) for value in asked.fields(args["field"])]
    return bool(found) and len(found) == len(set(found))


def distinct(asked: Asked, args: dict[str, Any]) -> bool:
    """The fields are all there and share nothing."""
    sets = [{repr(value) for value in _flat(asked.fields(name))} for name in args["fields"]]
    return all(sets) and len(set().union(*sets)) == sum(map(len, sets))


def _flat(values: list[Any]) -> list[Any]:
    return [one for value in values for one in (value if isinstance(value, list) else [value])]
