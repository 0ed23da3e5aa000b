"""What makes a change the same one in another run: what it decides and where, never in which file or line."""

import json
from collections.abc import Iterator
from hashlib import blake2b

from govlint.change.change import Change


def fingerprint(change: Change) -> str:
    """Sixteen hexadecimal digits that stay when files move, and die when the values or the region change.

    Who has signed a change has signed what has this fingerprint.
    """
    parts = [
        change.kind, change.direction, change.subject, change.before, change.after, change.mark, change.since,
        sorted(_region(change)),
    ]  # fmt: skip
    return blake2b(json.dumps(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _region(change: Change) -> Iterator[str]:
    """The region place by place, so that it does not hang on how it is put into words."""
    for context in change.where:
        case = [f"{name}={','.join(sorted(values))}" for name, values in sorted(context.case.items())]
        for place in context.places:
            yield json.dumps([place.brand, place.market, place.channel, sorted(place.facts["sectors"]), *case])
