"""Plain data read as the shape it should have; what has another shape says nothing, for the schema has refused it."""

from typing import Any


def words(values: Any) -> tuple[str, ...]:
    """The strings of a list, however it was written."""
    if isinstance(values, str):
        return (values,)
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, (list, tuple)) else ()


def text(value: Any) -> str:
    """A value that is text; empty for anything else."""
    return value if isinstance(value, str) else ""


def mapping(value: Any) -> dict[str, Any]:
    """A value that is a mapping; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def plain(value: Any) -> Any:
    """A setting's value, whether it was written plainly or as a mapping with reason and overrides."""
    return value["value"] if isinstance(value, dict) and "value" in value else value


def entries(listed: Any) -> list[tuple[int, dict[str, Any]]]:
    """The mappings of a list, which may stand in a setting, each with its number in it."""
    listed = plain(listed)
    return [(at, one) for at, one in enumerate(listed if isinstance(listed, list) else []) if isinstance(one, dict)]


def mappings(listed: Any) -> list[dict[str, Any]]:
    """The mappings of a list, which may stand in a setting."""
    return [one for _, one in entries(listed)]
