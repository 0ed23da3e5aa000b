"""Pages are light: what a phone on a poor line must fetch before there is something to read.

A document may be long, since policies are; what is written once and shown often packs well. So the limit that holds for
every document is the packed one, and the plain one holds for the middle one of an example. Lists (findings, sources,
controls) may be longer, and are still no more than a photograph.
"""

import gzip
from pathlib import Path
from statistics import median

import pytest

from tests.site.rendered import EXAMPLES, Handbooks, organisations, paths, render

pytestmark = pytest.mark.site

KB = 1000
_STYLE = (26 * 1024, 7 * KB)
_DOCUMENT = (80 * KB, 12 * KB)
_USUAL_DOCUMENT = 45 * KB
_LIST = (250 * KB, 45 * KB)
_SCRIPT = (12 * 1024, 5 * KB)
# The index is loaded only where one searches. It holds all that is said, so that the very line can be shown.
_INDEX_OF_A_PAGE = 0.9 * KB
_FIRST_VISIT = 110 * KB
_STATIC = {"static/handbook.css", "static/handbook.js", "static/search.js"}
# A logo where one was given, a feed where there is a history.
_BESIDE = {".govlint-handbook", "calendar.ics", "changes.xml", "static/logo.svg"}


def weight(file: Path) -> tuple[int, int]:
    """As it stands, and packed as a server sends it."""
    content = file.read_bytes()
    return len(content), len(gzip.compress(content, 6))


def too_heavy(files: list[Path], limits: tuple[int, int]) -> dict[str, tuple[int, int]]:
    weights = {f"{file.parent.name}/{file.name}": weight(file) for file in files}
    return {name: found for name, found in weights.items() if found[0] > limits[0] or found[1] > limits[1]}


@pytest.fixture(scope="module")
def rendered(handbooks: Handbooks) -> list[Path]:
    return [handbooks.of(example) for example in organisations()]


def test_documents_are_light(rendered: list[Path]) -> None:
    files = [site / path for site in rendered for path in paths(site, "documents")]
    assert len(files) > 200
    assert too_heavy(files, _DOCUMENT) == {}
    for site in rendered:
        usual = median((site / path).stat().st_size for path in paths(site, "documents"))
        assert usual <= _USUAL_DOCUMENT, site.name


def test_every_page_is_lighter_than_a_photograph(rendered: list[Path]) -> None:
    files = [site / path for site in rendered for path in paths(site)]
    assert len(files) > 2500
    assert too_heavy(files, _LIST) == {}


def test_the_first_visit_is_light(rendered: list[Path]) -> None:
    for site in rendered:
        style = site / "static" / "handbook.css"
        script = site / "static" / "handbook.js"
        assert too_heavy([style], _STYLE) == too_heavy([script], _SCRIPT) == {}
        assert weight(site / "index.html")[0] + weight(style)[0] + weight(script)[0] <= _FIRST_VISIT, site.name


def test_the_index_of_the_search_is_light(rendered: list[Path]) -> None:
    sizes = {site.name: weight(site / "static" / "search.js")[1] / len(paths(site)) for site in rendered}
    assert {name: size for name, size in sizes.items() if size > _INDEX_OF_A_PAGE} == {}


def test_nothing_else_is_in_the_folder(rendered: list[Path]) -> None:
    for site in rendered:
        held = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
        assert _STATIC <= held - set(paths(site)) <= _STATIC | _BESIDE, site.name


def test_what_is_too_heavy_is_seen(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x" * 100)
    (tmp_path / "dense").write_bytes(bytes(range(50)))
    assert len(too_heavy(list(tmp_path.iterdir()), (99, 999))) == 1
    assert len(too_heavy(list(tmp_path.iterdir()), (999, 49))) == 1
    assert too_heavy(list(tmp_path.iterdir()), (999, 999)) == {}


def test_the_same_documents_make_the_same_bytes(handbooks: Handbooks, tmp_path: Path) -> None:
    example = EXAMPLES / "bookmaker"
    once, again = handbooks.of(example), render(example, tmp_path / "again")
    assert paths(once) == paths(again)
    assert [path for path in paths(once) if (once / path).read_bytes() != (again / path).read_bytes()] == []
