"""Days, numbers, lists and names are said as people say them; what is of another language says so."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from govlint.cli.main import CLEAN, FOUND, main
from govlint.handbook.languages import known, speak
from govlint.handbook.words.forms import in_words
from govlint.handbook.words.quoted import Quoted, direction, heading, marks, term, told, told_by
from govlint.handbook.words.wording import amount, day, duration, listed, market, percent, weekday
from govlint.language import ENGLISH, counted
from govlint.lint.rules import all_rules
from govlint.policy.bounds import in_words as banded
from tests.handbook.conftest import FLOW, ORGANISATION, POLICIES, read_book, read_site


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "27 August 2026"), ("de", "27. August 2026"), ("fr", "27 août 2026")],
)
def test_a_day(language: str, said: str) -> None:
    with speak(language):
        assert day("2026-08-27") == said


def test_the_first_of_a_month_in_french() -> None:
    with speak("fr"):
        assert day("2026-05-01") == "1er mai 2026"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["1 business day", "3 business days", "12,500", "12 %", "a, b and c", "a or b", "Monday", "Germany"]),
        ("de", ["1 Werktag", "3 Werktage", "12.500", "12 %", "a, b und c", "a oder b", "Montag", "Deutschland"]),
        (
            "fr",
            ["1 jour ouvré", "3 jours ouvrés", "12\u202f500", "12\u202f%", "a, b et c", "a ou b", "lundi", "Allemagne"],
        ),
    ],
)
def test_figures_lists_and_names(language: str, said: list[str]) -> None:
    with speak(language):
        found = [
            *(duration("1bd"), duration("3bd"), amount(12_500), percent(12)),
            *(listed("abc"), listed("ab", "or"), weekday(0), market("DE")),
        ]
    assert found == said


def test_nothing_is_many_in_english_and_german_and_one_in_french() -> None:
    for language, said in (("en", "0 roles"), ("de", "0 Rollen"), ("fr", "0 rôle")):
        with speak(language):
            assert counted("%(count)s role", "%(count)s roles", 0) == said


@pytest.mark.parametrize("language", [one for one in known() if one != ENGLISH])
def test_the_packs_of_rules_have_a_name_in_each_language(language: str) -> None:
    with speak(language):
        left = [rule.pack for rule in all_rules().values() if isinstance(heading(rule.pack), Quoted)]
    assert left == []


def test_words_of_the_library_are_translated_and_the_others_marked() -> None:
    with speak("de"):
        assert term("group") == "Gruppe"
        assert not isinstance(told("Access policy"), Quoted)
        left = told("A rule that nobody has translated.")
        assert escape(left) == Markup('<span lang="en">A rule that nobody has translated.</span>')
    assert escape(told("A rule that nobody has translated.")) == Markup("A rule that nobody has translated.")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["under 5,000", "5,000 and over", "Monday–Friday"]),
        ("de", ["unter 5.000", "5.000 und mehr", "Montag–Freitag"]),
        ("fr", ["moins de 5\u202f000", "5\u202f000 et plus", "lundi–vendredi"]),
    ],
)
def test_bands_of_numbers_and_hours(language: str, said: list[str]) -> None:
    with speak(language):
        week = banded("time", [f"0..{5 * 24 * 60 - 1}"])
        assert [*banded("fee", ["0..4999"]), *banded("fee", ["5000.."]), *week] == said


def test_a_language_ends_with_its_block() -> None:
    with speak("de"):
        assert told("Access policy") == "Zugangsregelung"
    assert told("Access policy") == "Access policy"


def test_forms_keep_their_keys() -> None:
    forms = {"kinds": {"x": {"title": "Access policy", "properties": {"title": {"choice": {"draft": "On a list."}}}}}}
    with speak("de"):
        said = in_words(forms)
    assert said["kinds"]["x"]["title"] == "Zugangsregelung"
    assert list(said["kinds"]["x"]["properties"]["title"]["choice"]) == ["draft"]
    assert forms["kinds"]["x"]["title"] == "Access policy"


@settings(deadline=None)
@given(st.text(), st.sampled_from(["en", "de", "he"]))
def test_quoted_words_are_escaped_like_any_others(text: str, language: str) -> None:
    said = str(escape(Quoted(text, language)))
    assert said in (str(escape(text)), f"<span{marks(language)}>{escape(text)}</span>")
    assert str(Quoted(text, language)) == text


def test_prose_of_several_paragraphs_is_quoted_as_a_block() -> None:
    assert escape(Quoted(Markup("<p>eins</p>"), "de")) == Markup('<div lang="de"><p>eins</p></div>')


def test_words_that_are_read_the_other_way_say_so() -> None:
    assert marks("he") == Markup(' lang="he" dir="rtl"')
    assert [direction(language) for language in ("ar", "fa-IR", "he", "ur", "de", "arn")] == ["rtl"] * 4 + ["ltr"] * 2


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The mill, whose policy on talk is written in French, in a German handbook."""
    folder: Path = tmp_path_factory.mktemp("mill")
    french = POLICIES.replace("title: How we talk", "title: Comment nous parlons\nlanguage: fr\nsummary: Bonjour.")
    for name, text in (("organisation.yaml", ORGANISATION), ("talk.yaml", french), ("flow.yaml", FLOW)):
        (folder / name).write_text(text, encoding="utf-8")
    with speak("de"):
        return read_site(read_book(folder))


def test_a_page_says_which_language_it_speaks(german: dict[str, str]) -> None:
    assert "de" in known()
    assert all('<html lang="de" dir="ltr">' in text for path, text in german.items() if path.endswith(".html"))
    assert "Wo wir stehen" in german["index.html"]


def test_a_document_in_its_own_language_is_marked_wherever_it_is_quoted(german: dict[str, str]) -> None:
    page = german["documents/engagement-policy-talk.html"]
    assert '<h1 lang="fr">Comment nous parlons</h1>' in page
    assert '<div class="hero" lang="fr">' in page
    assert '<span lang="fr">Silence helps nobody.</span>' in page
    assert "<title>Comment nous parlons – " in page
    for path in ("documents/index.html", "findings.html", "controls/engagement.comments.html", "roles/care.html"):
        assert '<span lang="fr">Comment nous parlons</span>' in german[path], path


def test_rules_and_sources_stay_english_and_say_so(german: dict[str, str]) -> None:
    assert german["findings.html"].count('<span lang="en">') > 10
    assert german["sources.html"].count('<span lang="en">') > 10


def test_no_attribute_holds_a_tag(german: dict[str, str]) -> None:
    assert [path for path, text in german.items() if '="<' in text or "&lt;span lang" in text] == []


def test_the_words_of_an_own_rule_are_of_no_known_language() -> None:
    built_in = all_rules()["culture/comments-closed"]
    own = built_in._replace(facts={**built_in.facts, "title": "Offen bleiben"})
    with speak("de"):
        assert not isinstance(told_by(own, "Offen bleiben"), Quoted)
        assert isinstance(told_by(built_in, "A rule that nobody has translated."), Quoted)


def test_a_handbook_is_compared_in_its_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in (("organisation.yaml", ORGANISATION), ("flow.yaml", FLOW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    day = ("--as-of", "2026-11-22")
    assert main(["render", ".", "-o", "out", "--language", "fr", *day]) == CLEAN
    assert main(["render", ".", "-o", "out", "--language", "fr", *day, "--check"]) == CLEAN
    assert main(["render", ".", "-o", "out", *day, "--check"]) == FOUND
    assert 'lang="fr"' in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
