"""Whether something is there."""

from typing import Any

from govlint.lint.checks.asked import Asked


def defined(asked: Asked, names: Any) -> bool:
    """All of the fields are decided; an empty list or text decides nothing."""
    return all(any(value not in ("", [], {}) for value in asked.fields(name)) for name in _many(names))


def absent(asked: Asked, names: Any) -> bool:
    """None of the fields is there."""
    return not any(asked.fields(name) for name in _many(names))


def _many(names: Any) -> list[str]:
    return names if isinstance(names, list) else [names]
