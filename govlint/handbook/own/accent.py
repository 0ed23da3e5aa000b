"""The colours of the house, so that everybody can read what is written in them or on them."""

from collections.abc import Iterable

from govlint.config.config import Config
from govlint.handbook.own.files import refuse

LEAST = 4.5
"""The contrast that WCAG 2.2 AA asks of text."""
PAPER, DARK_PAPER = "#ffffff", "#10181f"
"""What `style/base.css` calls paper. White is also the text that stands on the accent."""
_BLACK = "#000000"


def accent(config: Config) -> str:
    """The style of the colours that are configured; empty where none are.

    Raises GovlintError where one cannot be read on paper, with the nearest that can.
    """
    light = config.handbook.light
    if not light:
        return ""
    dark = config.handbook.dark or nearest(light, DARK_PAPER)
    _check(config, light, PAPER, "white")
    _check(config, dark, DARK_PAPER, "dark pages")
    return (
        f":root {{ --top: {light}; --top-ink: #fff; --accent: {light}; }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ --top: {light}; --top-ink: #fff; --accent: {dark}; }} }}\n"
    )


def _check(config: Config, colour: str, paper: str, where: str) -> None:
    found = contrast(colour, paper)
    if found < LEAST:
        # Cut, not rounded: 4.499 is not enough.
        said = f"{colour} on {where} has a contrast of {int(found * 100) / 100:.2f}, and text needs {LEAST}"
        raise refuse(config, "accent", said, f"The nearest colour that can be read is {nearest(colour, paper)}.")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (`#rrggbb`) as WCAG counts it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def nearest(colour: str, paper: str) -> str:
    """The colour itself where it can be read on paper; else the same, so much darker or lighter that it can."""
    end = _BLACK if contrast(_BLACK, paper) > contrast("#ffffff", paper) else "#ffffff"
    mixed = (_mixed(colour, end, share / 255) for share in range(256))
    return next(one for one in mixed if contrast(one, paper) >= LEAST)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def _mixed(colour: str, end: str, share: float) -> str:
    return _hex(round(one + (two - one) * share) for one, two in zip(_parts(colour), _parts(end), strict=True))


def _hex(parts: Iterable[int]) -> str:
    return f"#{bytes(parts).hex()}"


def _luminance(colour: str) -> float:
    straight = (_straight(part / 255) for part in _parts(colour))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), straight, strict=True))


def _straight(part: float) -> float:
    """A part of a colour as light, not as a screen is told it."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
