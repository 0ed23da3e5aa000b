"""Text and links become Markdown in which nothing but ours is markup, for CommonMark and for older readers alike."""

import re

# What a backslash guards is known to all readers; the rest stands as its number.
_GUARDED = re.compile(r"[\\`*_\[\]]")
_NUMBERED = re.compile(r"[<>&|~${}]|:(?=[\w+-]+:)")
_BEGINNING = re.compile(r"(?:[-+#!]|\d+(?=[.)]))")
_STRANGE = re.compile(r"[=:?%^@\"']")
_NOT_ADDRESS = re.compile(r"[^A-Za-z0-9/:?#@!$&'+,;=%~._-]")


def text(given: str) -> str:
    """Text in the middle of a line."""
    return _NUMBERED.sub(_number, _GUARDED.sub(r"\\\g<0>", given))


def line(given: str) -> str:
    """A whole line that is escaped already, so that its beginning makes no list, heading or rule of it."""
    found = _BEGINNING.match(given)
    if found and found[0].isdecimal():
        return f"{found[0]}\\{given[found.end() :]}"
    if found:
        return f"\\{given}"
    strange = _STRANGE.match(given)
    return _number(strange) + given[1:] if strange else given


def ending(given: str) -> str:
    """The text of a heading that is escaped already: signs at its end do not close it."""
    return f"{given[:-1]}\\#" if given.endswith("#") else given


def code(given: str) -> str:
    """A word as it is typed, or as text where a reader could take its end for another."""
    return text(given) if re.search(r"[`|\\\n]", given) or given != given.strip() or not given else f"`{given}`"


def address(given: str) -> str:
    """Where a link leads."""
    return percent(given).replace("&", "&amp;")


def percent(given: str) -> str:
    """An address in which no sign stands that only some programs take."""
    return _NOT_ADDRESS.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), given)


def _number(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"
