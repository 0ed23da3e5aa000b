"""What each check asks, in words; knows the arguments of checks, not how they are carried out."""

import json
from collections.abc import Callable, Iterable
from typing import Any

Args = Any
"""What a rule file gives a check, as plain data."""


def phrase(check: dict[str, Args], inside: bool = False) -> str:
    """What must be so for a check to pass. Words of documents stand between backticks; inside: it is part of another.

    Raises KeyError where no check has that name.
    """
    said = " and ".join(_one(name, args, inside or len(check) > 1) for name, args in check.items())
    return f"({said})" if inside and len(check) > 1 else said


def conditions(check: dict[str, Args]) -> tuple[str, ...]:
    """A check as the parts that must all be so, each in words; none where it asks nothing."""
    parts = [part for name, args in check.items() for part in (args if name == "all-of" else [{name: args}])]
    return tuple(map(phrase, parts))


def phrased() -> frozenset[str]:
    """The checks that have a phrase, those that join others included."""
    return frozenset((*_PHRASES, *_JOINS))


def code(value: Any) -> str:
    """A value as it is written in a document, between backticks."""
    return f"`{value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}`"


def listed(values: Iterable[Any], last: str) -> str:
    """`a`, `b` and `c`, as they are written in a document."""
    found = list(map(code, values))
    return f"{', '.join(found[:-1])} {last} {found[-1]}" if len(found) > 1 else "".join(found)


def field(path: str) -> str:
    """A field in words: `kind` in `prohibited_claims` for `prohibited_claims[*].kind`."""
    return " in ".join(code(step) for step in reversed(path.removesuffix("[*]").split("[*].")))


def _one(name: str, args: Args, inside: bool) -> str:
    if name == "not":
        return _not(args)
    if name in _JOINS:
        parts = [phrase(part, inside=True) for part in args]
        pause = "," if any(" or " in part for part in parts) else ""
        said = f"{pause} {_JOINS[name]} ".join(parts)
        return f"({said})" if inside and len(parts) > 1 else said
    return _PHRASES[name](args)


def _not(check: dict[str, Args]) -> str:
    """That a check does not pass; the usual ones have words of their own."""
    (name, args), *more = check.items()
    if not more and name in _DENIALS:
        return _DENIALS[name](args)
    return f"it is not so that {phrase(check, inside=True)}"


def _many(names: Args) -> list[str]:
    return names if isinstance(names, list) else [names]


def _fields(names: Args, said: str) -> str:
    found = [field(name) for name in _many(names)]
    joined = f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else found[0]
    return f"{joined} {'is' if len(found) == 1 else 'are'} {said}"


def _one_of(args: Args) -> str:
    return f"{field(args['field'])} is {listed(args['values'], 'or')}"


def _none_of(args: Args) -> str:
    neither = "not" if len(args["values"]) == 1 else "none of"
    return f"{field(args['field'])} is {neither} {listed(args['values'], 'or')}"


def _covers(args: Args) -> str:
    return f"{field(args['field'])} has {listed(args['all'], 'and')}"


def _count(args: Args) -> str:
    bounds = _bounds(args)
    return f"{field(args['field'])} has {bounds} {'entry' if bounds.endswith('`1`') else 'entries'}"


def _compare(args: Args) -> str:
    equal = f"exactly {_bound(args['equals'])}" if "equals" in args else _bounds(args)
    return f"{field(args['field'])} is {equal}"


def _bounds(args: Args) -> str:
    least = [f"at least {_bound(args['at_least'])}"] if "at_least" in args else []
    most = [f"at most {_bound(args['at_most'])}"] if "at_most" in args else []
    said = " and ".join(least + most)
    return {"at least `today`": "today or later", "at most `today`": "today or earlier"}.get(said, said)


def _bound(bound: Any) -> str:
    return f"what {field(bound['field'])} says" if isinstance(bound, dict) else code(bound)


def _words(args: Args) -> str:
    fewest = [f"has at least {args['at_least']} words"] if "at_least" in args else []
    barred = [f"has none of the words {listed(args['none_of'], 'or')}"] if args.get("none_of") else []
    return f"{field(args['field'])} {' and '.join(fewest + barred)}"


def _fresh(args: Args) -> str:
    return f"{field(args['field'])} is not longer ago than {_bound(args['within'])}"


def _appears_in(args: Args) -> str:
    return f"{field(args['field'])} stands under {field(args['path'])} in a document of the kind {code(args['kind'])}"


_JOINS = {"all-of": "and", "any-of": "or", "not": ""}

_PHRASES: dict[str, Callable[[Args], str]] = {
    "absent": lambda names: _fields(names, "left out"),
    "appears-in": _appears_in,
    "compare": _compare,
    "count": _count,
    "covers": _covers,
    "defined": lambda names: _fields(names, "decided"),
    "distinct": lambda args: f"{listed(args['fields'], 'and')} share nothing",
    "exists": lambda args: f"there is a document of the kind {code(args['kind'])}",
    "fresh": _fresh,
    "one-of": _one_of,
    "unique": lambda args: f"no two entries of {field(args['field'])} are alike",
    "words": _words,
}

_DENIALS: dict[str, Callable[[Args], str]] = {
    "absent": lambda names: _fields(names, "there"),
    "exists": lambda args: f"there is no document of the kind {code(args['kind'])}",
    "one-of": _none_of,
}
