"""What is reported, and where it stands."""

from typing import NamedTuple

from govlint.text.nodes import Pointer


class Location(NamedTuple):
    """A place in a file: the pointer from its document's root, and the characters it spans."""

    path: str
    pointer: Pointer
    start: int
    end: int
    label: str = ""


class Finding(NamedTuple):
    """One thing that is broken, too loose or too tight.

    rule: the rule's id. hint: what to do here, where that is more exact than the rule's remedy. contexts: where it
    bites, in words; none means everywhere. also: ids of other rules that speak of the same setting. severity: only
    where the finding weighs less than its rule.
    """

    rule: str
    message: str
    location: Location
    hint: str = ""
    related: tuple[Location, ...] = ()
    contexts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    severity: str = ""
