"""Keeps the catalogues of the handbook: `python -m docs.catalogues [LANGUAGE …]`.

Gathers every message anew from the code, the templates and the schemas, brings the catalogue of each language up to
date, compiles it, and says what is not translated. A language that is named and has no catalogue yet gets one.
"""

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, timezone
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from docs.library_words import library_words
from govlint.handbook.languages import LOCALES
from govlint.handbook.words.countries import COUNTRIES

ROOT = Path(__file__).resolve().parent.parent / "govlint"
_METHODS = [("handbook/templates/**.html", "jinja2"), ("**.py", "python")]
_KEYWORDS = DEFAULT_KEYWORDS | {"gettext_noop": None, "ngettext_noop": (1, 2), "counted": (1, 2)}
# A catalogue says when it was made. Git knows better, and the same words are to make the same file.
_NO_DAY = datetime(2000, 1, 1, tzinfo=timezone.utc)
_PASSING = tuple(
    f'"{name}'.encode()
    for name in ("Project-Id", "Report-Msgid", "POT-", "PO-", "Last-Translator", "Language-Team", "Generated-By")
)
_LINE, _MOST = 110, 20


def handbook_messages() -> Catalog:
    """What the handbook says itself, as code and templates hold it."""
    found = _empty()
    options = {"**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
    extracted = extract_from_dir(ROOT, _METHODS, options, _KEYWORDS)
    for file, _line, message, comments, context in sorted(extracted, key=lambda one: (one[0], one[1])):
        found.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return found


def library_messages() -> Catalog:
    """What schemas call things: first what readers meet first."""
    found = _empty()
    for text in library_words():
        found.add(text)
    return found


TEMPLATES = {"handbook": handbook_messages, "library": library_messages}
"""Domain → where its messages come from."""


def read(language: str, domain: str) -> Catalog:
    """A catalogue as it stands; an empty one where there is none."""
    file = LOCALES / language / f"{domain}.po"
    if not file.is_file():
        return _empty(language)
    with file.open("rb") as held:
        return read_po(held, locale=language, domain=domain)


def refreshed(catalogue: Catalog, messages: Catalog) -> Catalog:
    """The same catalogue with the messages that there are now; what nobody says any more is dropped."""
    catalogue.update(messages, no_fuzzy_matching=True, update_header_comment=False)
    catalogue.obsolete.clear()
    return catalogue


def countries(language: str) -> Catalog:
    """The names of countries, which the Unicode CLDR knows in every language."""
    names, found = Locale.parse(language, sep="-").territories, _empty(language)
    for code, english in COUNTRIES.items():
        if len(code) == 2 and code in names:
            found.add(english, names[code])
    return found


def untranslated(catalogue: Catalog) -> Iterator[str]:
    """The messages without words in this language."""
    for message in catalogue:
        held = message.string if isinstance(message.string, tuple | list) else (message.string,)
        if message.id and not (held and all(held)):
            yield message.id if isinstance(message.id, str) else message.id[0]


def _empty(language: str | None = None) -> Catalog:
    return Catalog(language, header_comment="", creation_date=_NO_DAY, revision_date=_NO_DAY)


def _written(catalogue: Catalog) -> bytes:
    """A catalogue as text, without days and names of tools that would change it every time."""
    made = BytesIO()
    write_po(made, catalogue, width=_LINE, include_lineno=False, ignore_obsolete=True)
    return b"".join(line for line in made.getvalue().splitlines(keepends=True) if not line.startswith(_PASSING))


def compiled(catalogue: Catalog) -> bytes:
    """A catalogue as gettext reads it."""
    made = BytesIO()
    catalogue.creation_date = catalogue.revision_date = _NO_DAY
    write_mo(made, catalogue)
    return made.getvalue()


def update(language: str) -> Iterator[str]:
    """Bring the catalogues of a language up to date. Says, line by line, what is missing."""
    named = compiled(countries(language))  # what is no language falls here, before it has a folder
    folder = LOCALES / language
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "countries.mo").write_bytes(named)
    for domain, gather in TEMPLATES.items():
        found = refreshed(read(language, domain), gather())
        (folder / f"{domain}.po").write_bytes(_written(found))
        (folder / f"{domain}.mo").write_bytes(compiled(found))
        left = list(untranslated(found))
        yield f"{language}, {domain}: {len(found) - len(left):,} of {len(found):,} are translated"
        yield from (f"  {text}" for text in left[:_MOST])


def main(languages: Iterable[str]) -> None:
    """Update the catalogues of these languages and of all that have one."""
    known = {path.name for path in LOCALES.iterdir() if path.is_dir()} if LOCALES.is_dir() else set()
    for language in sorted({*languages, *known}):
        sys.stdout.writelines(f"{line}\n" for line in update(language))


if __name__ == "__main__":
    main(sys.argv[1:])
