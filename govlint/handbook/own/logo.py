"""The logo: a PNG, or an SVG that is nothing but shapes. What it may hold is listed; all else is refused."""

import re
from typing import NamedTuple
from xml.parsers import expat

from govlint.config.config import Config
from govlint.handbook.own.files import content, inside, refuse

MOST_BYTES = 128 * 1024
MOST_PIXELS = 4096
"""The most of a PNG in each direction; more is no logo."""
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "http://www.w3.org/2000/svg"
_LINK = "http://www.w3.org/1999/xlink href"
_XML = "http://www.w3.org/XML/1998/namespace "
_SHAPES = frozenset(
    (
        *("svg", "g", "defs", "symbol", "title", "desc", "text", "tspan", "use", "clipPath", "mask", "pattern"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop"),
    )
)
_CALLS = re.compile(r"([\w-]*)\s*\(\s*(\S?)")
_FUNCTIONS = frozenset(
    ("url", "rgb", "rgba", "hsl", "hsla", "calc", "matrix", "translate", "scale", "rotate", "skewX", "skewY")
)
_PLAIN = "Save it as plain SVG, with shapes alone."


class Logo(NamedTuple):
    """The file of a logo in the handbook, and what it shows; empty where the title says it."""

    path: str
    content: bytes
    alt: str


def logo(config: Config) -> Logo | None:
    """The logo that is configured. Raises GovlintError where it is none that may be shown."""
    said = config.handbook.logo
    if not said:
        return None
    path = inside(config, "logo", said)
    held = content(config, "logo", path, MOST_BYTES)
    ending, wrong = ("png", _png(held)) if held.startswith(_PNG) else ("svg", _svg(held))
    if wrong:
        raise refuse(config, "logo", f"{path} {wrong}", _PLAIN if ending == "svg" else "Save the picture anew as PNG.")
    return Logo(f"static/logo.{ending}", held, config.handbook.logo_alt)


def _png(held: bytes) -> str:
    """What is wrong with a PNG; nothing where it is of a sensible size."""
    if held[12:16] != b"IHDR" or len(held) < 24:
        return "is no whole PNG"
    wide, high = (int.from_bytes(held[at : at + 4], "big") for at in (16, 20))
    sensible = 0 < wide <= MOST_PIXELS and 0 < high <= MOST_PIXELS
    return "" if sensible else f"is {wide:,} by {high:,} pixels; {MOST_PIXELS:,} are enough"


class _MoreThanShapesError(Exception):
    """Something that a picture does not need."""


def _svg(held: bytes) -> str:
    """What in an SVG is more than shapes, with its line; nothing where it is not."""
    # A name comes with its namespace before a space.
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = _start
    parser.StartDoctypeDeclHandler = _doctype
    parser.ProcessingInstructionHandler = _instruction
    try:
        parser.Parse(held, True)
    except _MoreThanShapesError as error:
        return f"{error}, in line {parser.CurrentLineNumber}"
    except (expat.ExpatError, ValueError) as error:
        return f"is neither a PNG nor a well-formed SVG: {error}"
    return ""


def _start(element: str, attributes: dict[str, str]) -> None:
    space, _, name = element.rpartition(" ")
    if space != _SVG or name not in _SHAPES:
        raise _MoreThanShapesError(f"holds <{name}>, which is no shape of an SVG")
    for attribute, value in attributes.items():
        if not _is_plain(attribute, value):
            short = attribute.rpartition(" ")[2]
            raise _MoreThanShapesError(f"holds the attribute {short} of <{name}>, which could do or load something")


def _doctype(*_: object) -> None:
    raise _MoreThanShapesError("declares a document type, which could hold more than shapes")


def _instruction(*_: object) -> None:
    raise _MoreThanShapesError("holds an instruction to programs")


def _is_plain(attribute: str, value: str) -> bool:
    """Whether an attribute only describes: no handler, nothing from elsewhere, no name space that nobody knows."""
    if attribute in ("href", _LINK):
        return value.startswith("#")
    if " " in attribute:
        return attribute in (f"{_XML}space", f"{_XML}lang")
    if attribute in ("id", "class") or attribute.startswith(("data-", "aria-")):
        return True
    return not attribute.lower().startswith("on") and attribute.lower() != "src" and _is_quiet(value)


def _is_quiet(value: str) -> bool:
    """Whether a value calls nothing but colours, turns, and parts of the same picture."""
    if any(letter in value for letter in "\\@"):
        return False
    return all(name in _FUNCTIONS and (name != "url" or first == "#") for name, first in _CALLS.findall(value))
