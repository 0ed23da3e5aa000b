"""Nothing on a page is a frame around nothing: a label without a value, a term without words, an empty paragraph."""

from collections.abc import Iterator

import pytest

from govlint.handbook.formats.tree import Element, read
from tests.handbook.conftest import read_book, read_site
from tests.helpers import CLEAN_FILES, house

RETIRED = "kind: content-policy\nstatus: retired\n"
_SPEAK = frozenset(("caption", "dd", "dt", "h1", "h2", "h3", "h4", "li", "ol", "p", "td", "th", "ul"))
_DRAWN = frozenset(("svg", "input"))


@pytest.fixture(scope="module")
def elements(site: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Element, ...]]:
    """Of two handbooks: one with next to everything, one with next to nothing."""
    bare = house(tmp_path_factory.mktemp("bare"), {**CLEAN_FILES, "content.yaml": RETIRED})
    sites = {"mill": site, "bare": read_site(read_book(bare))}
    held = {f"{name}/{path}": html for name, files in sites.items() for path, html in files.items()}
    return {path: tuple(_all(read(html))) for path, html in held.items() if path.endswith(".html")}


def _all(root: Element) -> Iterator[Element]:
    return (one for one in root.walk() if one.tag in _SPEAK)


def _is_empty(one: Element) -> bool:
    """What a script fills or says in has its own name."""
    waits = one.given.get("role") == "status" or one.names == ["hits"]
    return not waits and not one.text().strip() and not any(held.tag in _DRAWN for held in one.walk())


def test_no_element_that_should_speak_is_silent(elements: dict[str, tuple[Element, ...]]) -> None:
    assert [(path, one.start) for path, held in elements.items() for one in held if _is_empty(one)] == []


def test_an_empty_cell_has_no_label_where_tables_become_lists(elements: dict[str, tuple[Element, ...]]) -> None:
    """A dash in a column says that nothing is stated; behind a label of its own it says nothing."""
    cells = [one for held in elements.values() for one in held if one.tag == "td"]
    assert [one.given for one in cells if "data-label" in one.given and one.text().strip() in ("", "–")] == []
    assert any("none" in one.names and one.text() == "–" for one in cells)
