"""All pages in one file: every id once, every link inside, nothing loaded."""

import re
from base64 import b64encode
from hashlib import sha256

from hypothesis import given, settings

from govlint.handbook.formats.leaves import Leaf
from govlint.handbook.formats.one_file import START, files, name_of
from govlint.handbook.paths import plain
from govlint.handbook.site.site import Site
from tests.site.reading import Page as Read
from tests.site.reading import slips

from ..conftest import DAY
from .made import harmful, leaf, shown, texts


def made_of(all_leaves: tuple[Leaf, ...], house: Site) -> str:
    return files(all_leaves, house)[START].decode()


def test_it_is_one_sound_page(all_leaves: tuple[Leaf, ...], house: Site) -> None:
    found = Read(made_of(all_leaves, house))
    assert list(slips(found)) == []
    assert found.headings.count(2) == len(all_leaves) + 1
    assert len(found.ids) > 500


def test_every_link_stays_in_the_file_and_leads_somewhere(all_leaves: tuple[Leaf, ...], house: Site) -> None:
    found = Read(made_of(all_leaves, house))
    inside = [link for link in found.links if not link.startswith("http")]
    assert len(inside) > 1000
    assert {link for link in inside if link[:1] != "#" or link[1:] not in found.ids} == set()
    assert found.references - set(found.ids) == set()


def test_it_loads_and_runs_nothing(all_leaves: tuple[Leaf, ...], house: Site) -> None:
    text = made_of(all_leaves, house)
    found = Read(text)
    assert found.active == ["<style>"]
    assert set(found.loads) == {"data:,"}
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{allowed}'" in found.policy
    assert "script-src" not in found.policy


def test_every_page_is_there_as_it_is_in_the_site(all_leaves: tuple[Leaf, ...], house: Site) -> None:
    text = shown(made_of(all_leaves, house))
    for one in all_leaves:
        assert shown(one.html) in text, one.path


def test_nothing_waits_for_a_script(all_leaves: tuple[Leaf, ...], house: Site) -> None:
    text = made_of(all_leaves, house)
    assert any("<select" in one.html for one in all_leaves)
    assert re.findall(r"<(?:form|select|button|input|label|noscript)\b|<[^<>]*\s(?:hidden|data-script)>", text) == []
    assert 'id="search"' not in text


def test_what_waits_goes_as_a_whole_and_nothing_else() -> None:
    main = (
        '<p title="a hidden thing">a</p><div class="x" hidden><div>b</div><br>b</div><p class="hidden">c</p>'
        '<ul><li data-script><a href="page.html">d</a></li><li>e</li></ul><p><input name="f">g <button>h</button></p>'
    )
    found = files([leaf(f"<h1>T</h1>{main}")], Site("T", DAY, 1, ()))[START].decode()
    assert '<p title="a hidden thing">a</p><p class="hidden">c</p><ul><li>e</li></ul><p>g </p>' in found


def test_a_link_to_what_does_not_travel_along_is_text() -> None:
    main = '<h1>T</h1><p><a href="calendar.ics" type="text/calendar">dates</a> <a href="search.html">b</a></p>'
    assert "<p>dates b</p>" in files([leaf(main)], Site("T", DAY, 1, ()))[START].decode()


@settings(deadline=None)
@given(texts)
def test_a_hostile_text_stays_text(text: str) -> None:
    found = [leaf(harmful(text)), leaf(harmful(text), "b/page.html")]
    made = files(found, Site("T", DAY, 1, ()))[START].decode()
    read = Read(made)
    assert shown(found[0].html) in shown(made)
    assert read.active == ["<style>"]
    assert {link for link in read.links if link[1:] not in read.ids} == set()


@settings(deadline=None)
@given(texts, texts)
def test_no_two_parts_share_a_name(one: str, two: str) -> None:
    paths = {f"documents/{plain(name or 'x')}.html" for name in (one, two)}
    names = [name_of(path, part) for path in paths for part in ("", f"field-{plain(one or 'x')}")]
    assert len(set(names)) == len(names)
