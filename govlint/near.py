"""Names that people type: which known one a misspelt one means, and how that is asked; knows no kinds of names."""

import os
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

CUTOFF = 0.7
SURE, APART = 0.75, 0.05
"""How like a name must be to be the one that was meant, and how much more than the next one."""
LISTED = 40
"""How many names are listed where none is near."""
_PARTS = re.compile(r"[/.]")
_SPACES = re.compile(r"[\s_-]+")


class Guess(NamedTuple):
    """What a misspelt name most likely means. hint: what to do about it.

    meant: the name that was meant, where no other is about as near; else None.
    """

    hint: str
    meant: str | None


def guess(name: str, known: Iterable[str], otherwise: str = "") -> Guess:
    """What a misspelt name most likely means; the hint is that of `suggestion`."""
    names = list(dict.fromkeys(known))
    return Guess(suggestion(name, names, otherwise), _clear(name, names))


def _clear(name: str, known: list[str]) -> str | None:
    """The one known name that a misspelt one can only mean."""
    from difflib import SequenceMatcher

    alike = [one for one in known if plain(one) == plain(name)]
    if alike:
        return alike[0] if len(alike) == 1 else None
    found = nearest(name, known, 2)
    likeness = [SequenceMatcher(None, plain(one), plain(name)).ratio() for one in found]
    clear = likeness and (len(found) == 1 or likeness[0] - likeness[1] >= APART)
    return found[0] if clear and likeness[0] >= SURE else None


def nearest(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names that a misspelt one may mean, the likeliest first.

    Capitals, underscores and spaces count for nothing; a name without its pack or its dimension means the whole one.
    """
    from difflib import get_close_matches

    wanted, whole = plain(name), {plain(one): one for one in known}
    named = [one for bare, one in whole.items() if wanted in _PARTS.split(bare)]
    close = [whole[bare] for bare in get_close_matches(wanted, whole, n=most, cutoff=CUTOFF)]
    return list(dict.fromkeys((*(named if len(named) <= most else ()), *close)))[:most]


def near(name: str, known: Iterable[str]) -> str:
    """The known name that a misspelt one most likely means, or nothing."""
    return next(iter(nearest(name, known, 1)), "")


def suggestion(name: str, known: Iterable[str], otherwise: str = "") -> str:
    """What to do about a name that nobody knows: the question whether a near one was meant.

    Where none is near: `otherwise`, or what the name can be; nothing where no name is known at all.
    """
    names = list(dict.fromkeys(known))
    meant = near(name, names)
    return f"Did you mean {meant}?" if meant else otherwise or choice_of(names)


def choice_of(names: Iterable[str]) -> str:
    """The names that there are, as a sentence; of many, the first. Nothing where there is none."""
    listed = list(names)
    more = f" and {len(listed) - LISTED:,} more" if len(listed) > LISTED else ""
    return f"It can be: {', '.join(listed[:LISTED])}{more}." if listed else ""


def near_path(path: str) -> str:
    """The path that a misspelt one most likely means: each part that is not there, by what stands in its folder."""
    folder, name = os.path.split(os.path.normpath(path))
    if folder and not os.path.isdir(folder):
        folder = near_path(folder)
        if not os.path.isdir(folder):
            return ""
    there = os.path.join(folder, name)
    if os.path.lexists(there):
        return there
    try:
        meant = near(name, sorted(os.listdir(folder or ".")))
    except (OSError, ValueError):  # ValueError: a path with a zero byte
        return ""
    return os.path.join(folder, meant) if meant else ""


def path_suggestion(path: str, otherwise: str) -> str:
    """What to do about a path that leads nowhere: the question whether a near one was meant, or `otherwise`."""
    meant = near_path(path)
    other = meant and os.path.normpath(meant) != os.path.normpath(path)
    return f"Did you mean {meant}?" if other else otherwise


@lru_cache(maxsize=4096)  # the same known names are held against every misspelt one
def plain(name: str) -> str:
    """A name without what people mix up: capitals, underscores, spaces."""
    return _SPACES.sub("-", name.strip().casefold())
