"""Checks and conditions of rules in words."""

from collections.abc import Callable
from typing import Any

from docs.reference_pages.markdown import code

Args = Any
"""What a rule file gives a check, as plain data."""

FACTS = {
    "several-markets": "there are several markets",
    "several-brands": "there are several brands",
    "several-accounts": "there are several accounts",
    "several-locations": "there are several locations",
    "listed-company": "the organisation is a listed company",
    "has-customers": "there are customers",
    "restricted-sector": "the sector is restricted",
    "no-restricted-sector": "the sector is not restricted",
    "not-public-body": "the organisation is no public body",
    "not-news-media": "the organisation is no news medium",
}
"""What walls may ask of an organisation, in words."""

FORCES = {
    "statute": "statute",
    "regulation": "regulation",
    "licence-condition": "condition of a licence",
    "court-judgment": "judgment of a court",
    "sro-rule": "rule of a self-regulatory body with legal force",
    "self-regulatory-code": "self-regulatory code",
    "regulator-guidance": "guidance of a regulator",
    "platform-policy": "policy of a platform",
    "good-practice": "good practice",
    "evidence": "evidence about culture, trust and speed",
}
"""Who stands behind a wall, in words."""

_WORDS = {
    "markets": "market", "sectors": "sector", "platforms": "platform", "content": "content", "paid": "paid or not",
    "languages": "language", "groups": "people who are", "roles": "people in the role", "brands": "brand",
}  # fmt: skip
_OR = " or "


def condition(written: dict[str, Any]) -> str:
    """A `when` or an `unless` in words: all parts must hold, and of each part any one value."""
    return "; ".join(_part(name, value) for name, value in written.items())


def _part(name: str, value: Any) -> str:
    if name == "facts":
        return " and ".join(FACTS[fact] for fact in value)
    if isinstance(value, dict):
        return "; ".join(f"{name}, {mark.replace('_', ' ')}: {_any(held)}" for mark, held in value.items())
    return f"{_WORDS.get(name, name)} {_any(value)}"


def _any(values: Any) -> str:
    return _OR.join(map(code, values if isinstance(values, list) else [values]))


def phrase(check: dict[str, Args]) -> str:
    """What must be so for a check to pass."""
    return ", and ".join(_PHRASES[name](args) for name, args in check.items())


def phrased() -> frozenset[str]:
    """The checks that have a phrase."""
    return frozenset(_PHRASES)


def _and(values: list[Any]) -> str:
    return " and ".join(map(code, values))


def _defined(names: Args) -> str:
    many = names if isinstance(names, list) else [names]
    return f"{_and(many)} {'is' if len(many) == 1 else 'are'} decided"


def _absent(names: Args) -> str:
    many = names if isinstance(names, list) else [names]
    return f"{_and(many)} {'is' if len(many) == 1 else 'are'} left out"


def _one_of(args: Args) -> str:
    return f"{code(args['field'])} is {_any(args['values'])}"


def _covers(args: Args) -> str:
    return f"{code(args['field'])} holds {_and(args['all'])}"


def _count(args: Args) -> str:
    return f"{code(args['field'])} has {_bounds(args)}"


def _compare(args: Args) -> str:
    equal = f"exactly {_bound(args['equals'])}" if "equals" in args else _bounds(args)
    return f"{code(args['field'])} is {equal}"


def _bounds(args: Args) -> str:
    least = [f"at least {_bound(args['at_least'])}"] if "at_least" in args else []
    most = [f"at most {_bound(args['at_most'])}"] if "at_most" in args else []
    return " and ".join(least + most)


def _bound(bound: Any) -> str:
    return f"what {code(bound['field'])} says" if isinstance(bound, dict) else code(bound)


def _unique(args: Args) -> str:
    return f"no two entries of {code(args['field'])} are alike"


def _distinct(args: Args) -> str:
    return f"{_and(args['fields'])} share nothing"


def _words(args: Args) -> str:
    fewest = [f"has at least {args['at_least']} words"] if "at_least" in args else []
    barred = [f"has none of: {', '.join(args['none_of'])}"] if args.get("none_of") else []
    return f"{code(args['field'])} {' and '.join(fewest + barred)}"


def _fresh(args: Args) -> str:
    return f"{code(args['field'])} is not longer ago than {_bound(args['within'])}"


def _appears_in(args: Args) -> str:
    return f"{code(args['field'])} stands under {code(args['path'])} in a document of the kind {code(args['kind'])}"


def _exists(args: Args) -> str:
    return f"there is a document of the kind {code(args['kind'])}"


def _all_of(args: Args) -> str:
    return " and ".join(f"({phrase(part)})" for part in args)


def _any_of(args: Args) -> str:
    return _OR.join(f"({phrase(part)})" for part in args)


def _not(args: Args) -> str:
    return f"it is not so that {phrase(args)}"


_PHRASES: dict[str, Callable[[Args], str]] = {
    "absent": _absent,
    "all-of": _all_of,
    "any-of": _any_of,
    "appears-in": _appears_in,
    "compare": _compare,
    "count": _count,
    "covers": _covers,
    "defined": _defined,
    "distinct": _distinct,
    "exists": _exists,
    "fresh": _fresh,
    "not": _not,
    "one-of": _one_of,
    "unique": _unique,
    "words": _words,
}
