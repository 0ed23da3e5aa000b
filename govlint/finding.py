"""What is reported, where it stands, and what silences it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from govlint.text.nodes import Pointer

SEVERITIES = ("error", "warning", "info")
NEVER = "never"
"""Beside the severities: what `--fail-on` can be."""


class Location(NamedTuple):
    """A place in a file: the pointer from its document's root, and the characters it spans."""

    path: str
    pointer: Pointer
    start: int
    end: int
    label: str = ""


class Silence(NamedTuple):
    """Why a finding is not counted. by: `exception`, `ignore`, `baseline` or `configuration`.

    origin: where that is written, None where it is no line of a file. until: the last day of an exception (ISO).
    """

    by: str
    reason: str
    origin: Location | None = None
    until: str = ""


class Finding(NamedTuple):
    """One thing that is broken, too loose or too tight.

    rule: the rule's id. hint: what to do here, where that is more exact than the rule's remedy. contexts: where it
    bites, in words; none means everywhere. also: ids of other rules that speak of the same setting. severity: only
    where the finding weighs less than its rule. silence: why it is not counted. meant: what would be right in its place
    (a word, a key, a value as plain data, a list as a tuple), where only one thing can be; None where that is open.
    """

    rule: str
    message: str
    location: Location
    hint: str = ""
    related: tuple[Location, ...] = ()
    contexts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    severity: str = ""
    silence: Silence | None = None
    meant: Any = None


Silences = Callable[[Finding], Silence | None]
"""Gives what silences a finding, or None."""
