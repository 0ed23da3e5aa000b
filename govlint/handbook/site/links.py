"""Links between pages: ours must lead somewhere, and those in a policy's prose are text where they do not."""

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath

from govlint.handbook.words.markdown import LOCAL

_LINK = re.compile(r'<a [^>]*?\bhref="([^"]*)"')
_ID = re.compile(r' id="([^"]*)"')
_LOCAL = re.compile(rf'<a href="([^"]*)"[^>]* class="{LOCAL}">(.*?)</a>', re.DOTALL)
_OUTSIDE = ("http://", "https://", "mailto:")


def settle(made: dict[str, str], beside: Iterable[str] = ()) -> dict[str, str]:
    """Pages with their links checked. beside: other files. Raises RuntimeError where one of ours leads nowhere."""
    none: frozenset[str] = frozenset()
    parts = dict.fromkeys(beside, none) | {path: frozenset(_ID.findall(text)) for path, text in made.items()}
    settled = {path: _unlink(path, text, parts) for path, text in made.items()}
    broken = [f"{path}: {target}" for path, text in settled.items() for target in _broken(path, text, parts)]
    if broken:
        raise RuntimeError(f"links that lead nowhere: {'; '.join(broken[:5])}")
    return settled


def _unlink(path: str, text: str, parts: dict[str, frozenset[str]]) -> str:
    """A policy may link to a file that stands beside it, but that the handbook does not hold."""
    return _LOCAL.sub(lambda found: found[0] if _leads(path, found[1], parts) else found[2], text)


def _broken(path: str, text: str, parts: dict[str, frozenset[str]]) -> Iterator[str]:
    for target in dict.fromkeys(_LINK.findall(text)):
        if not target.lower().startswith(_OUTSIDE) and not _leads(path, target, parts):
            yield target


def _leads(path: str, target: str, parts: dict[str, frozenset[str]]) -> bool:
    file, _, part = target.partition("#")
    held = parts.get(normpath(join(dirname(path), file)) if file else path)
    return held is not None and (not part or part in held)
