"""Elements of XML, written so that whatever stands in them is read as it was."""

from govlint.reporters.sink import xml_safe

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def start(name: str, /, **attributes: str | int) -> str:
    """A start tag. Attributes whose name is a word of Python end in `_`."""
    written = "".join(f' {key.rstrip("_")}="{xml_safe(str(value))}"' for key, value in attributes.items())
    return f"<{name}{written}>"


def empty(name: str, /, **attributes: str | int) -> str:
    """An element with nothing in it."""
    return f"{start(name, **attributes)[:-1]}/>"


def filled(name: str, text: str, /, **attributes: str | int) -> str:
    """An element with text in it."""
    return f"{start(name, **attributes)}{xml_safe(text)}</{name}>"
