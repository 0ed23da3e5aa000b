"""What the judges said becomes a list of what is wrong; an empty list is a page that passes.

A judge that looked at nothing has not passed: each of these says so.
"""

from collections.abc import Callable, Iterator

from tests.site.browser import Seen

_FEWEST_RULES = 25
_FEWEST_STOPS = 9
_LOADS = ["/static/handbook.css", "/static/handbook.js"]
_LOGO = "/static/logo.svg"
_SEARCHES = [*_LOADS, "/static/search.js"]
Verdict = Callable[[Seen], Iterator[str]]


def all_well(seen: list[tuple[str, Seen]], *verdicts: Verdict) -> None:
    """Fail, with a line for whatever is wrong on each page."""
    said = [f"{path}: {one}" for path, page in seen for verdict in verdicts for one in verdict(page)]
    assert not said, "\n".join(said)


def accessible(seen: Seen) -> Iterator[str]:
    """No rule of axe is broken, and none is unsure but of words in drawings, which `drawn` judges."""
    found = seen["axe"]
    if found["passed"] < _FEWEST_RULES:
        yield f"only {found['passed']} rules of axe had something to pass"
    yield from (_told(one) for one in found["violations"])
    yield from (f"unsure: {_told(one)}" for one in found["unsure"] if not _is_drawn(one))


def _told(one: dict[str, str]) -> str:
    return f"{one['rule']} at {one['at']}: {one['html']}"


def _is_drawn(one: dict[str, str]) -> bool:
    return one["rule"] == "color-contrast" and one["html"].startswith("<text")


def fitting(seen: Seen) -> Iterator[str]:
    """Nothing is wider than the page, and no text is cut off."""
    yield from (f"too wide: {one}" for one in seen["overflow"])
    yield from (f"cut off: {one}" for one in seen["cut"])


def drawn(seen: Seen) -> Iterator[str]:
    """The words in drawings can be read."""
    yield from seen["drawings"]["found"]


def reachable(seen: Seen) -> Iterator[str]:
    """Whoever uses a keyboard sees where they are; the first stop leads past the navigation."""
    stops = seen["focus"]
    if len(stops) < _FEWEST_STOPS:
        yield f"only {len(stops)} stops"
    if stops and stops[0]["target"] != "#main":
        yield f"the first stop is {stops[0]['at']}"
    yield from (f"{stop['at']}: {wrong}" for stop in stops for wrong in stop["wrong"])


def quiet(seen: Seen) -> Iterator[str]:
    """A page loads itself, our style sheet and script, and a logo where there is one; nothing speaks, fails or leaves."""
    for name in ("dialogs", "console", "outside", "failed", "blocked"):
        yield from (f"{name}: {one}" for one in seen[name])
    asked = sorted({*map(_asked, seen["requests"][1:])} - {_LOGO})
    if asked != (_SEARCHES if "/search.html" in seen["url"] else _LOADS):
        yield f"it asks for {seen['requests']}"


def _asked(url: str) -> str:
    return url[url.rfind("/static/") :]
