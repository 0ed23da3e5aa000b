"""What can be configured, and what is said of a mistake: its line, and what was meant."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from govlint.config.config import Config, Handbook, PerPath, Tuned
from govlint.config.read import read_config
from govlint.errors import GovlintError
from tests.helpers import write

WHOLE = """\
paths = ["policies"]
exclude = ["drafts", "*.old.yaml"]
fail-on = "error"
rule-folders = ["rules"]
baseline = "known.json"

[packs]
culture = false

[rules]
"culture/comments-closed" = "info"
"culture/only-the-chief-speaks" = {severity = "error", value = "chief-alone"}

[[per-path]]
paths = ["policies/de"]
packs = {engagement = false}
rules = {"culture/comments-closed" = "off"}
"""


def read(folder: Path, content: str | bytes, name: str = "govlint.toml") -> Config:
    write(folder, {name: content})
    return read_config(str(folder / name))


def wrong(folder: Path, content: str | bytes, name: str = "govlint.toml") -> tuple[str, str]:
    """What is said without the folder, and the advice."""
    with pytest.raises(GovlintError) as caught:
        read(folder, content, name)
    return str(caught.value).replace(f"{folder}/", ""), caught.value.help


def test_everything(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE) == Config(
        str(tmp_path / "govlint.toml"),
        str(tmp_path),
        ("policies",),
        ("drafts", "*.old.yaml"),
        "error",
        ("rules",),
        "known.json",
        {"culture": False},
        {"culture/comments-closed": Tuned("info"), "culture/only-the-chief-speaks": Tuned("error", "chief-alone")},
        (PerPath(("policies/de",), {"engagement": False}, {"culture/comments-closed": Tuned("off")}),),
    )


def test_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, "")
    assert found == Config(found.path, found.folder)
    assert found.fail_on == "warning"


@pytest.mark.parametrize(
    "change",
    [lambda text: text, lambda text: text.replace("\n", "\r\n"), lambda text: "\ufeff" + text],
    ids=["plain", "windows", "mark"],
)
def test_however_it_is_saved(change: object, tmp_path: Path) -> None:
    assert read(tmp_path, change(WHOLE).encode()) == read(tmp_path, WHOLE)  # type: ignore[operator]


def test_the_table_of_a_shared_file(tmp_path: Path) -> None:
    assert read(tmp_path, '[tool.govlint]\nfail-on = "info"\n', "pyproject.toml").fail_on == "info"
    for text in ("", "[project]\n", "tool = 7\n", "[tool.other]\n"):
        assert read(tmp_path, text, "pyproject.toml").fail_on == "warning"


@pytest.mark.parametrize(
    ("text", "said", "advice"),
    [
        ("fial-on = 1\n", "govlint.toml:1: there is no key fial-on", "Did you mean fail-on?"),
        ("\n\n[pack]\n", "govlint.toml:3: there is no key pack", "Did you mean packs?"),
        ("rule_folders = []\n", "govlint.toml:1: there is no key rule_folders", "Did you mean rule-folders?"),
        (
            "zzz = 1\n", "govlint.toml:1: there is no key zzz",
            "It can be: paths, exclude, fail-on, rule-folders, baseline, packs, rules, per-path, handbook.",
        ),
        (
            '[rules]\n"a/b" = {severty = "off"}\n', "govlint.toml:2: there is no key rules.a/b.severty",
            "Did you mean severity?",
        ),
        (
            '[[per-path]]\npaths = []\n[[per-path]]\npaths = []\npack = {}\n',
            "govlint.toml:5: there is no key per-path.1.pack", "Did you mean packs?",
        ),
        ("# fial-on is misspelt below\n\nfial-on = 1\n", "govlint.toml:3: there is no key fial-on", "Did you mean fail-on?"),
        (
            '[rules]\n"a/b" = "off"\n[[per-path]]\npaths = []\n[per-path.rules]\n"a/b" = "of"\n',
            "govlint.toml:6: per-path.0.rules.a/b: it can be error, warning, info, off", "Did you mean off?",
        ),
        ("[[per-path]]\npths = []\n", "govlint.toml:2: there is no key per-path.0.pths", "Did you mean paths?"),
        ('fail-on = "warn"\n', "govlint.toml:1: fail-on: it can be error, warning, info, never", "Did you mean warning?"),
        ('paths = "policies"\n', "govlint.toml:1: paths: it must be a list", ""),
        ("paths = [\n  1,\n]\n", "govlint.toml:1: paths.0: it must be a text in quotes", ""),
        ("exclude = [2026-01-01]\n", "govlint.toml:1: exclude.0: it must be a text in quotes", ""),
        ("baseline = ''\n", "govlint.toml:1: baseline: it must not be empty", ""),
        ('[packs]\nculture = "off"\n', "govlint.toml:2: packs.culture: it must be true or false", ""),
        ("packs = []\n", "govlint.toml:1: packs: it must be a table", ""),
        ('[rules]\n"a/b" = 3\n', "govlint.toml:2: rules.a/b: it can be error, warning, info, off", ""),
        (
            '[rules]\n"a/b" = {value = []}\n', "govlint.toml:2: rules.a/b.value: it must be a text in quotes, a number, true or false", "",
        ),
        (
            '[rules]\n"a/b" = {value = inf}\n', "govlint.toml:2: rules.a/b.value: it must be a text in quotes, a number, true or false", "",
        ),
        (
            '[rules]\n"a/b" = {value = nan}\n', "govlint.toml:2: rules.a/b.value: it must be a text in quotes, a number, true or false", "",
        ),
        (
            '[rules]\n"a/b" = {value = 12:00:00}\n', "govlint.toml:2: rules.a/b.value: it must be a text in quotes, a number, true or false", "",
        ),
        ("per-path = {}\n", "govlint.toml:1: per-path: it must be a list", ""),
        ("[[per-path]]\npacks = {}\n", "govlint.toml:1: per-path.0: the key paths is missing", ""),
        (
            '[[per-path]]\npaths = []\nrules = {"a/b" = {value = 1}}\n',
            "govlint.toml:3: per-path.0.rules.a/b: it can be error, warning, info, off", "",
        ),
        ('handbook = "x"\n', "govlint.toml:1: handbook: it must be a table", ""),
        ("[handbook]\ntitel = 1\n", "govlint.toml:2: there is no key handbook.titel", "Did you mean title?"),
        ("[handbook]\ntitle = 1\n", "govlint.toml:2: handbook.title: it must be a text in quotes", ""),
        ('[handbook]\ntitle = ""\n', "govlint.toml:2: handbook.title: it must not be empty", ""),
        (
            f'[handbook]\ntitle = "{"x" * 81}"\n', "govlint.toml:2: handbook.title: it must not be longer than 80 characters", "",
        ),
        ('[handbook]\nlanguage = "English"\n', "govlint.toml:2: handbook.language: it must look like en or pt-BR", ""),
        ("[handbook]\nlanguage = []\n", "govlint.toml:2: handbook.language: it must be a text in quotes", ""),
        ('[handbook]\nlogo = ""\n', "govlint.toml:2: handbook.logo: it must not be empty", ""),
        ('[handbook]\nlogo-alt = ""\n', "govlint.toml:2: handbook.logo-alt: it must not be empty", ""),
        ('[handbook]\naccent = "red"\n', "govlint.toml:2: handbook.accent: it must look like #0b4f55", ""),
        ('[handbook]\naccent = "#0b4"\n', "govlint.toml:2: handbook.accent: it must look like #0b4f55", ""),
        ("[handbook]\naccent = {}\n", "govlint.toml:2: handbook.accent: the key light is missing", ""),
        (
            '[handbook]\naccent = {light = "#0b4f55", drak = 1}\n', "govlint.toml:2: there is no key handbook.accent.drak",
            "Did you mean dark?",
        ),
        (
            '[handbook]\naccent = {light = "#0b4f55", dark = "x"}\n',
            "govlint.toml:2: handbook.accent.dark: it must look like #0b4f55", "",
        ),
        ('[handbook]\nextra-pages = "x"\n', "govlint.toml:2: handbook.extra-pages: it must be a list", ""),
        ('[handbook]\nextra-pages = [""]\n', "govlint.toml:2: handbook.extra-pages.0: it must not be empty", ""),
        *(
            (
                f'[handbook]\nsource-url = "{said}"\n',
                "govlint.toml:2: handbook.source-url: it must look like "
                "https://git.example.org/policies/blob/main/{path}#L{line}", "",
            )
            for said in ("http://x.example/{path}", "javascript:alert(1)/{path}", "https://{path}/x", "x")
        ),
        ("[handbook]\noutput = false\n", "govlint.toml:2: handbook.output: it must be a text in quotes", ""),
    ],
)  # fmt: skip
def test_a_mistake_has_its_line_and_says_what_can_be(text: str, said: str, advice: str, tmp_path: Path) -> None:
    found, advised = wrong(tmp_path, text)
    assert found == said
    assert advised == advice or (not advice and re.fullmatch(r"`govlint explain \S+` says what it takes\.", advised))


def test_what_is_set_for_the_handbook(tmp_path: Path) -> None:
    text = """
[handbook]
title = "The Book"
language = "en"
logo = "l.svg"
logo-alt = "A mill"
accent = {light = "#0b4f55", dark = "#6FD3C4"}
extra-pages = ["a.md", "pages"]
source-url = "https://git.example.org/{revision}/{path}#L{line}"
output = "out/book"
"""
    assert read(tmp_path, text).handbook == Handbook(
        "The Book", "en", "l.svg", "A mill", "#0b4f55", "#6FD3C4", ("a.md", "pages"),
        "https://git.example.org/{revision}/{path}#L{line}", "out/book",
    )  # fmt: skip
    assert read(tmp_path, '[handbook]\naccent = "#0b4f55"').handbook == Handbook(light="#0b4f55")
    assert read(tmp_path, "").handbook == Handbook()


def test_in_a_shared_file_the_line_is_that_of_our_table(tmp_path: Path) -> None:
    text = "[tool.other]\npacks = 1\n\n[tool.govlint]\npacks = 1\n"
    assert wrong(tmp_path, text, "pyproject.toml") == (
        "pyproject.toml:5: packs: it must be a table",
        "`govlint explain packs` says what it takes.",
    )
    assert wrong(tmp_path, "[tool]\ngovlint = 3\n", "pyproject.toml")[0].endswith("this file: it must be a table")


@pytest.mark.parametrize(
    ("content", "said", "advice"),
    [
        ("a: b\n", "this is not TOML", "Write key = value, and put a name with / in quotes."),
        (
            '[rules]\nculture/comments-closed = "off"\n',
            "this is not TOML",
            "Write key = value, and put a name with / in quotes.",
        ),
        ("[packs\n", "this is not TOML", "Mend this line."),
        ("fail-on = 'info'\nfail-on = 'info'\n", "this is not TOML", "Mend this line."),
        ("x = " + "[" * 100_000, "this is not TOML", "Mend this line."),
        ("x = " + "1" * 10_000, "this is not TOML", "Mend this line."),
        (WHOLE.encode("utf-16"), "this is not UTF-8", "Save it as UTF-8."),
        (b'fail-on = "\xff"', "this is not UTF-8", "Save it as UTF-8."),
        (b'fail-on = "\x00"', "this is not TOML", "Mend this line."),
    ],
)
def test_what_is_no_toml(content: str | bytes, said: str, advice: str, tmp_path: Path) -> None:
    found, advised = wrong(tmp_path, content)
    assert f"govlint.toml: {said}" in found
    assert advised == advice


def test_what_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nowhere.toml", tmp_path / "a\0b"):
        with pytest.raises(GovlintError):
            read_config(str(path))


class TestPerPath:
    CONFIG = Config(
        "gov/govlint.toml", "gov", exclude=("old", "*.draft.yaml"),
        per_path=tuple(PerPath((pattern,), {}, {}) for pattern in ("policies", "policies/de/", "**/x.yaml", ".", "a[1].yaml")),
    )  # fmt: skip

    @pytest.mark.parametrize(
        ("path", "expected"),
        [
            ("gov/policies/a.yaml", ["policies", "."]),
            ("gov/policies/de/a.yaml", ["policies", "policies/de/", "."]),
            ("gov/policies-old/a.yaml", ["."]),
            ("gov/b/x.yaml", ["**/x.yaml", "."]),
            ("./gov/policies/a.yaml", ["policies", "."]),
            ("gov/b/../policies/a.yaml", ["policies", "."]),
        ],
    )
    def test_patterns_start_from_the_folder_of_the_configuration(self, path: str, expected: list[str]) -> None:
        assert [one.patterns[0] for one in self.CONFIG.for_path(path)] == expected

    def test_however_the_file_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        for path in ("gov/old/a.yaml", str(tmp_path / "gov" / "old" / "a.yaml"), "gov/b/c.draft.yaml"):
            assert self.CONFIG.excludes(path)
        for path in ("gov/older/a.yaml", "old/a.yaml", "gov/b/c.yaml"):
            assert not self.CONFIG.excludes(path)


values = st.recursive(
    st.one_of(st.booleans(), st.integers(-3, 3), st.text(max_size=3), st.sampled_from(["off", "error", "warning"])),
    lambda below: st.lists(below, max_size=2) | st.dictionaries(st.sampled_from(["paths", "rules", "packs", "value", "a/b"]), below, max_size=2),
    max_leaves=6,
)  # fmt: skip
tables = st.dictionaries(
    st.sampled_from(["paths", "exclude", "fail-on", "rule-folders", "baseline", "packs", "rules", "per-path", "x"]), values, max_size=4
)  # fmt: skip


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(below)}" for key, below in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(toml, value))}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value if not 0xD800 <= ord(letter) <= 0xDFFF) + '"'
    return str(value)


@settings(deadline=None)
@given(tables)
def test_any_table_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, table: dict[str, object]) -> None:
    folder = tmp_path_factory.mktemp("c")
    text = "".join(f"{toml(key)} = {toml(value)}\n" for key, value in table.items())
    with suppress(GovlintError):
        read(folder, text).for_path("a.yaml")
