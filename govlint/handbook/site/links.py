"""Links between pages: ours must lead somewhere, and those in a policy's prose are text where they do not."""

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath, relpath

from govlint.handbook.paths import whole_path
from govlint.handbook.words.markdown import LOCAL

_LINK = re.compile(r'<a [^>]*?\bhref="([^"]*)"')
_HREF = re.compile(r'(<a [^>]*?\bhref=")([^"]*#[^"]*)')
_ID = re.compile(r' id="([^"]*)"')
_NUMBERED = re.compile(r"-\d+\Z")
_LOCAL = re.compile(rf'<a href="([^"]*)"[^>]* class="{LOCAL}">(.*?)</a>', re.DOTALL)
_PLACE = re.compile(r'<a class="place" href="([^"]*)">(.*?)</a>')
_OUTSIDE = ("http://", "https://", "mailto:")


def settle(made: dict[str, bytes], beside: Iterable[str] = ()) -> dict[str, bytes]:
    """The same pages, as HTML in UTF-8, each in its place, with their links checked. beside: other files.

    A second set of all pages would be most of the memory that a large handbook takes. Raises RuntimeError where one of
    our links leads nowhere.
    """
    none: frozenset[str] = frozenset()
    ids = {path: frozenset(_ID.findall(content.decode())) for path, content in made.items()}
    parts = dict.fromkeys(beside, none) | ids
    moved = _moved(parts)
    broken: list[str] = []
    for path, content in made.items():
        text = content.decode()
        onward = _onward(path, text, moved) if moved else text
        text = _near(path, _unlink(path, onward, parts), parts)
        broken += (f"{path}: {target}" for target in _broken(path, text, parts))
        made[path] = text.encode()
    if broken:
        raise RuntimeError(f"links that lead nowhere: {'; '.join(broken[:5])}")
    return made


def leads_on(made: dict[str, bytes], target: str) -> bool:
    """Whether a link, seen from the start of a handbook, leads to something that it holds. made: pages as HTML."""
    file, _, part = target.partition("#")
    held = (file, *(path for path in made if whole_path(path, made) == file))
    return file in made and (not part or any(f' id="{part}"'.encode() in made[path] for path in held))


def parts_of(pages: Iterable[bytes]) -> dict[str, None]:
    """The ids of the parts of pages, in their order."""
    return dict.fromkeys(name for page in pages for name in _ID.findall(page.decode("utf-8", "replace")))


def lost_parts(old: bytes, new: Iterable[bytes]) -> list[str]:
    """The parts of a page that the newer ones in its place have no more.

    Those that are only numbered are nobody's to link to.
    """
    now = parts_of(new)
    return [part for part in parts_of((old,)) if part not in now and not _NUMBERED.search(part)]


def _moved(parts: dict[str, frozenset[str]]) -> dict[str, str]:
    """Where the parts of lists that are divided stand: `accounts.html#account-x` → a page below it."""
    pages = ((whole_path(path, parts), path) for path in parts)
    return {f"{whole}#{part}": path for whole, path in pages if whole for part in parts[path] - parts[whole]}


def _onward(path: str, text: str, moved: dict[str, str]) -> str:
    """A link to a list leads on to the page that holds the part of it."""

    def led(found: re.Match[str]) -> str:
        file, mark, part = found[2].partition("#")
        to = moved.get(f"{normpath(join(dirname(path), file))}#{part}") if mark and file else None
        return f"{found[1]}{relpath(to, dirname(path) or '.')}#{part}" if to else found[0]

    return _HREF.sub(led, text)


def _unlink(path: str, text: str, parts: dict[str, frozenset[str]]) -> str:
    """A policy may link to a file that stands beside it, but that the handbook does not hold."""
    return _LOCAL.sub(lambda found: found[0] if _leads(path, found[1], parts) else found[2], text)


def _near(path: str, text: str, parts: dict[str, frozenset[str]]) -> str:
    """A place leads to the nearest part that is shown around it; one that would lead to its own page is text."""

    def settled(found: re.Match[str]) -> str:
        target = _nearest(path, found[1], parts)
        return (
            f'<a class="place" href="{target}">{found[2]}</a>' if target else f'<span class="place">{found[2]}</span>'
        )

    return _PLACE.sub(settled, text)


def _nearest(path: str, target: str, parts: dict[str, frozenset[str]]) -> str:
    """Where a place leads to from a page, as short as can be; empty where that is the page itself."""
    file, _, part = target.partition("#")
    to = normpath(join(dirname(path), file))
    while part and part not in parts.get(to, ()):
        part = part.rpartition(".")[0]
    return f"{'' if to == path else file}{f'#{part}' if part else ''}"


def _broken(path: str, text: str, parts: dict[str, frozenset[str]]) -> Iterator[str]:
    for target in dict.fromkeys(_LINK.findall(text)):
        if not target.lower().startswith(_OUTSIDE) and not _leads(path, target, parts):
            yield target


def _leads(path: str, target: str, parts: dict[str, frozenset[str]]) -> bool:
    file, _, part = target.partition("#")
    held = parts.get(normpath(join(dirname(path), file)) if file else path)
    return held is not None and (not part or part in held)
