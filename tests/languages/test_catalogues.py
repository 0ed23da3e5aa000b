"""Each catalogue holds what is said now, all of it, and every translation keeps the places and tags of its message."""

import re
from functools import cache
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Catalog

from docs.catalogues import TEMPLATES, countries, read, untranslated
from govlint.handbook.languages import LOCALES, known
from govlint.language import ENGLISH

SHIPPED = tuple(language for language in known() if language != ENGLISH)
FLOOR = {"de": 1.0, "fr": 1.0}
"""The share of the words of schemas that is translated at least; it only ever rises."""
_PLACE = re.compile(r"%\(\w+\)[sd]|%%")
_TAG = re.compile(r"</?\w+[^>]*>")


@cache
def gathered(domain: str) -> Catalog:
    return TEMPLATES[domain]()


def test_german_and_french_are_shipped() -> None:
    assert {"de", "fr"} <= set(SHIPPED)


@pytest.mark.parametrize("domain", TEMPLATES)
@pytest.mark.parametrize("language", SHIPPED)
def test_a_catalogue_holds_the_messages_that_there_are(language: str, domain: str) -> None:
    held = read(language, domain)
    ids = {(message.context, message.id) for message in held}
    assert ids == {(message.context, message.id) for message in gathered(domain)}, "run `python -m docs.catalogues`"
    assert not held.obsolete
    assert not [message.id for message in held if message.id and message.fuzzy]


@pytest.mark.parametrize("language", SHIPPED)
def test_all_that_the_handbook_says_itself_is_translated(language: str) -> None:
    assert list(untranslated(read(language, "handbook"))) == []


@pytest.mark.parametrize("language", SHIPPED)
def test_the_share_of_translated_words_of_schemas_does_not_fall(language: str) -> None:
    held = read(language, "library")
    share = 1 - len(list(untranslated(held))) / len(held)
    assert share >= FLOOR.get(language, 0.0)


@pytest.mark.parametrize("domain", TEMPLATES)
@pytest.mark.parametrize("language", SHIPPED)
def test_a_translation_keeps_the_places_and_tags_of_its_message(language: str, domain: str) -> None:
    held = read(language, domain)
    wrong = [message.id for message in held if message.id and not _keeps(message.id, message.string)]
    assert wrong == []


def _keeps(ids: str | tuple[str, ...], strings: str | tuple[str, ...]) -> bool:
    """A plural may leave out the number in one of its forms; no form holds what the message does not."""
    if isinstance(ids, str):
        said = str(strings or "")
        return not said or all(sorted(form.findall(ids)) == sorted(form.findall(said)) for form in (_PLACE, _TAG))
    wanted = {found for form in (_PLACE, _TAG) for one in ids for found in form.findall(one)}
    return all({found for form in (_PLACE, _TAG) for found in form.findall(one)} == wanted for one in strings)


def test_a_dropped_place_and_an_invented_one_are_noticed() -> None:
    assert not _keeps("within %(time)s", "bald")
    assert not _keeps("soon", "in %(time)s")
    assert not _keeps("<b>Floor</b>", "Untergrenze")
    assert not _keeps(("%(n)s day", "%(n)s days"), ("ein Tag", "%(n)s Tage"))


@pytest.mark.parametrize("domain", [*TEMPLATES, "countries"])
@pytest.mark.parametrize("language", SHIPPED)
def test_what_is_compiled_is_what_is_written(language: str, domain: str) -> None:
    with (LOCALES / language / f"{domain}.mo").open("rb") as file:
        compiled = GNUTranslations(file)
    held = countries(language) if domain == "countries" else read(language, domain)
    singles = [message for message in held if message.id and isinstance(message.id, str) and message.string]
    assert len(singles) > 200
    for message in singles:
        said = compiled.pgettext(message.context, message.id) if message.context else compiled.gettext(message.id)
        assert said == message.string, "run `python -m docs.catalogues`"


@pytest.mark.parametrize("language", SHIPPED)
def test_a_catalogue_begins_with_its_glossary(language: str) -> None:
    assert "One word for each idea" in read(language, "handbook").header_comment
