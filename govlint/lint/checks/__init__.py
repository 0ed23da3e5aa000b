"""The checks that assertions name. A check knows no rule and no word of the field."""

from collections.abc import Callable
from typing import Any

from govlint.lint.checks.across import appears_in, exists
from govlint.lint.checks.amounts import compare, count, fresh
from govlint.lint.checks.asked import Asked
from govlint.lint.checks.presence import absent, defined
from govlint.lint.checks.values import covers, distinct, one_of, unique
from govlint.lint.checks.wording import words

Check = Callable[[Asked, Any], bool]

CHECKS: dict[str, Check] = {
    "absent": absent,
    "appears-in": appears_in,
    "compare": compare,
    "count": count,
    "covers": covers,
    "defined": defined,
    "distinct": distinct,
    "exists": exists,
    "fresh": fresh,
    "one-of": one_of,
    "unique": unique,
    "words": words,
}


def passes(asked: Asked, check: dict[str, Any]) -> bool:
    """Whether a place passes a check, `all-of`, `any-of` and `not` included.

    Raises KeyError where no check has that name.
    """
    return all(_passes(asked, name, args) for name, args in check.items())


def _passes(asked: Asked, name: str, args: Any) -> bool:
    if name == "all-of":
        return all(passes(asked, part) for part in args)
    if name == "any-of":
        return any(passes(asked, part) for part in args)
    if name == "not":
        return not passes(asked, args)
    return CHECKS[name](asked, args)
