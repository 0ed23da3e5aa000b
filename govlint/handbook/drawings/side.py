"""Which way a drawing runs: as the language is read, so that looser stands where a line begins."""

from govlint.handbook.words.quoted import direction
from govlint.language import spoken


def turned() -> bool:
    """Whether it runs from right to left."""
    return direction(spoken()) == "rtl"


def across(place: float, width: float = 0.0) -> float:
    """From percent of the way across, as it is read, to percent from the left. width: of what stands there."""
    return 100 - place - width if turned() else place
