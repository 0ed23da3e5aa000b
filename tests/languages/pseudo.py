"""A language that nobody speaks: every message in other letters, longer, and written from right to left.

Whatever stands on a page in our own letters was not said through the catalogue: it is a name or a text of a document,
it is marked as English, or somebody forgot it.
"""

import re
from collections.abc import Iterable, Iterator
from gettext import NullTranslations
from html.parser import HTMLParser

from docs.catalogues import TEMPLATES
from govlint.handbook.words.countries import COUNTRIES
from govlint.handbook.words.quoted import Unsaid

CODE = "he"
_KEPT = re.compile(r"(%\(\w+\)[sd]|%%|<[^>]*>)")
_LETTERS = "אבגדהוזחטיכלמנסעפצקרשת"
_VOID = {
    "area",
    "br",
    "circle",
    "hr",
    "img",
    "input",
    "line",
    "link",
    "meta",
    "path",
    "polygon",
    "polyline",
    "rect",
    "use",
    "wbr",
}
_NAMED = re.compile(r"[^\W_]+(?:[ '’.-][^\W_]+)*")
_SAME = re.compile(r"https?://\S+|\b\d+(?:mo|bd|[mhdwy])\b|\b[a-z_]+(?:\.[a-z_]+)+\b")
"""Addresses, durations and the names of fields are the same in every language."""
_ATTRIBUTES = ("aria-label", "data-label", "title", "alt", "placeholder")


class Pseudo(NullTranslations):
    """Knows every message that is gathered, and no other."""

    def __init__(self) -> None:
        super().__init__()
        gathered = (message.id for gather in TEMPLATES.values() for message in gather() if message.id)
        self._known = {one for message in gathered for one in _forms(message)} | set(COUNTRIES.values())
        self._unsaid = Unsaid()

    def gettext(self, message: str) -> str:
        return turned(message) if message in self._known else self._unsaid.gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return message


def _forms(message: object) -> Iterable[str]:
    return (message,) if isinstance(message, str) else tuple(message)  # type: ignore[arg-type]


def turned(message: str) -> str:
    """A message in the other letters, nearly half as long again."""
    said = "".join(part if _KEPT.fullmatch(part) else _other(part) for part in _KEPT.split(message))
    return f"{said} {'ש' * (len(message) * 2 // 5)}" if re.search(r"[a-z]{3}", _KEPT.sub("", message)) else said


def _other(text: str) -> str:
    return re.sub("[A-Za-z]", lambda found: _LETTERS[ord(found[0].lower()) % len(_LETTERS)], text)


class Words(HTMLParser):
    """The words of a page in our letters that are not marked as being of another language."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        quoted = "lang" in given and tag != "html"
        above = bool(self._open and self._open[-1][1])
        silent = above or quoted or tag in ("style", "script", "code") or "place" in (given.get("class") or "").split()
        if tag not in _VOID:
            self._open.append((tag, silent))
        if not above and not quoted:
            self._note(value for name in _ATTRIBUTES if (value := given.get(name)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            was = self._open.pop()[0]
            assert was == tag, f"{was} is closed by {tag}"

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1][1]):
            self._note([data])

    def _note(self, texts: Iterable[str]) -> None:
        self.found += [name for text in texts for name in _phrases(text)]


def _phrases(text: str) -> Iterator[str]:
    """Words of our letters that follow one another."""
    for found in _NAMED.findall(" ".join(_SAME.sub("", text).split())):
        yield from (part.strip() for part in re.split(f"[{_LETTERS}]+", found) if re.search("[^\\W\\d]", part))
