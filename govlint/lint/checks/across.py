"""What stands in other documents of the organisation."""

from typing import Any

from govlint.lint.checks.asked import Asked, fields


def appears_in(asked: Asked, args: dict[str, Any]) -> bool:
    """The value stands at a path in some document of a kind."""
    found = asked.field(args["field"])
    return found is not None and any(
        found in fields(document.value, args["path"]) for document in asked.workspace.of_kind(args["kind"])
    )


def exists(asked: Asked, args: dict[str, Any]) -> bool:
    """The organisation has a document of a kind."""
    return bool(asked.workspace.of_kind(args["kind"]))
