"""Where things stand after a text has been changed, until somebody has looked again; knows characters alone."""

from typing import NamedTuple


class Shift(NamedTuple):
    """One change of a text: what stands before `start` stays, what stood from `end` on moves by `by` characters."""

    start: int
    end: int
    by: int

    def moved(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a span of the old text stands in the new one; None where it was touched."""
        if end <= self.start:
            return start, end
        return (start + self.by, end + self.by) if start >= self.end else None


def shift(before: str, after: str) -> Shift:
    """The smallest stretch that was changed between two texts."""
    start = _same(before, after)
    rest = min(len(before), len(after)) - start
    end = _same(before[::-1][:rest], after[::-1][:rest])
    return Shift(start, len(before) - end, len(after) - len(before))


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    differing = (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))
