"""A share as a bar beside its number."""

from markupsafe import Markup


def gauge(percent: float) -> Markup:
    """A bar that is filled up to a percentage of its width; a number beside it must say the same."""
    width = f"{min(100.0, max(0.0, percent)):.1f}".removesuffix(".0")
    return Markup(
        '<svg class="gauge" aria-hidden="true" width="100%" height="14">'
        '<rect class="gauge-whole" width="100%" height="14" fill="#edf0f3" stroke="#5b6875"/>'
        '<rect class="gauge-part" width="{}%" height="14" fill="#0b6b60"/></svg>'
    ).format(width)
