"""The documentation is fresh, leads somewhere, and names only what exists."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from docs.console import refreshed
from docs.generate import DOCS, REFERENCE, ROOT, made, stale, write
from docs.reference_pages.commands import commands, whole
from docs.reference_pages.markdown import slug
from docs.reference_pages.modules import ROOMS
from govlint.library.forces import FORCES as KNOWN_FORCES
from govlint.library.library import built_in
from govlint.lint.checks import CHECKS
from govlint.lint.phrases import phrased
from govlint.lint.rules import all_rules, words_of
from govlint.policy.controls import controls
from govlint.reporters.asked import FORCES
from govlint.reporters.where import FACTS

JOINING = {"all-of", "any-of", "not"}
PAGES = sorted({ROOT / "README.md", *DOCS.rglob("*.md")} - set((DOCS / "reference_pages").glob("*.md")))
BY_HAND = [page for page in PAGES if REFERENCE not in page.parents and page != DOCS / "coverage.md"]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:)([^)\s]+)\)")
MODULE = re.compile(r"^[a-z_]+(?:/[a-z_]+)+\.(?:py|yaml)$")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> str:
    return FENCE.sub("", path.read_text(encoding="utf-8"))


@cache
def pages() -> dict[Path, str]:
    return made()


@cache
def anchors(path: Path) -> frozenset[str]:
    text = prose(path)
    headings = re.findall(r"^#+ (.+)$", text, re.M)
    return frozenset((*map(slug, headings), *re.findall(r'<a id="([^"]+)"', text)))


@cache
def options() -> dict[str, set[str]]:
    """Command → the options it takes."""
    found = {"govlint": {"--version", "--help"}}
    for at in commands(whole()):
        found[at.command_path] = {name for option in at.command.params for name in option.opts} | {"--help"}
    return found


def calls(text: str) -> Iterator[str]:
    """Calls of govlint in code, without what they print."""
    yield from re.findall(r"`(govlint [^`]+)`", FENCE.sub("", text))
    for language, body in FENCE.findall(text):
        start = r"\$ " if language == "console" else r"(?:[\w./]*/)?"
        yield from re.findall(rf"^{start}(govlint .+)$", body, re.M)


def test_pages_are_fresh() -> None:
    assert list(stale(pages())) == [], "run make docs"


def test_the_readme_shows_what_govlint_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from govlint.cli.main import main

    block = next(
        body for language, body in FENCE.findall((ROOT / "README.md").read_text("utf-8")) if language == "console"
    )
    command, *shown = block.splitlines()
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    main(command.split()[2:])
    printed = iter(capsys.readouterr().out.splitlines())
    lines = [line for line in shown if line not in ("", "…")]
    assert len(lines) > 20
    for line in lines:
        assert line in printed, f"govlint does not print this line here: {line}"


def test_links_lead_somewhere() -> None:
    broken = [f"{name(page)}: {link}" for page in PAGES for link in LINK.findall(prose(page)) if not leads(page, link)]
    assert broken == []


def leads(page: Path, link: str) -> bool:
    """Whether a relative link leads to a file, and to a heading of it where it names one."""
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    return target.exists() and (not anchor or target.suffix != ".md" or anchor in anchors(target))


@pytest.mark.parametrize("page", BY_HAND, ids=name)
def test_commands_exist(page: Path) -> None:
    for call in calls(page.read_text(encoding="utf-8")):
        words = re.split(r"[|>&)\"]", call)[0].split()
        command = next((known for known in (" ".join(words[:3]), " ".join(words[:2])) if known in options()), "govlint")
        assert command != "govlint" or words[1].startswith("-"), f"there is no command {call}"
        asked = {word.split("=")[0] for word in words if word.startswith("--") and word != "--"}
        assert asked <= options()[command], f"{call}: no such option"


@pytest.mark.parametrize("page", BY_HAND, ids=name)
def test_named_modules_exist(page: Path) -> None:
    for span in re.findall(r"`([^`]+)`", prose(page)):
        if MODULE.match(span) and not span.startswith(("policies/", "clients/", "monday/", "tuesday/")):
            assert (ROOT / "govlint" / span).exists() or (ROOT / span).exists(), f"{span} is not there"


def test_rooms_are_all_named() -> None:
    there = {path.parent.name for path in (ROOT / "govlint").glob("*/__init__.py")}
    assert there == set(ROOMS)
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    assert all(f"| `{room}/` |" in text for room in ROOMS)


def test_what_rules_can_say_has_words() -> None:
    assert phrased() == CHECKS.keys() | JOINING
    assert FORCES.keys() == set(KNOWN_FORCES)
    readme = (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
    assert [fact for fact in FACTS if fact not in readme] == []


def test_ideas_that_rules_rest_on_are_told() -> None:
    cited = {idea for rule in all_rules().values() for idea in words_of(rule).ideas}
    assert cited
    assert cited <= anchors(DOCS / "ideas.md")


def test_everything_has_a_page_of_its_own_and_is_listed() -> None:
    for folder, names in (("rules", all_rules()), ("controls", controls()), ("sources", built_in().part("sources"))):
        index = pages()[REFERENCE / f"{folder}.md"]
        paths = {f"{folder}/{known}.md" for known in names}
        assert paths <= {path.relative_to(REFERENCE).as_posix() for path in pages() if REFERENCE in path.parents}
        assert [path for path in paths if f"]({path})" not in index] == []


def test_names_of_pages_are_plain() -> None:
    assert [name(path) for path in pages() if not re.fullmatch(r"[A-Za-z0-9._/-]+", name(path))] == []


def test_no_page_names_a_machine() -> None:
    for page in PAGES:
        assert not re.search(r"(?<![\w.])/(?:work|tmp|root|home)/", page.read_text(encoding="utf-8")), name(page)


class TestStale:
    def test_says_what_is_missing_changed_or_left_over(self) -> None:
        pages = {REFERENCE / "kinds.md": "other", REFERENCE / "new.md": "new"}
        found = list(stale(pages))
        assert found[:2] == ["docs/reference/kinds.md", "docs/reference/new.md"]
        assert "docs/reference/rules.md" in found[2:]

    def test_writes_and_takes_away(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("docs.generate.REFERENCE", tmp_path)
        (tmp_path / "gone" / "below").mkdir(parents=True)
        for old in ("old.md", "gone/below/old.md"):
            (tmp_path / old).write_text("old", encoding="utf-8")
        write({tmp_path / "sub" / "new.md": "new"})
        assert [path.name for path in tmp_path.rglob("*.md")] == ["new.md"]
        assert [path.name for path in tmp_path.iterdir()] == ["sub"]


class TestConsole:
    FILE = "`a.yaml`\n\n```yaml\ngovlint: v1\nkind: teams\n```\n\n"

    def test_shows_what_is_printed(self) -> None:
        page = refreshed("```console\n$ govlint --version\nold\n$ govlint chek\n$ echo $?\n```\n", ROOT)
        assert re.match(r"```console\n\$ govlint --version\ngovlint [0-9.]+\n\$ govlint chek\n", page)
        assert page.endswith("$ echo $?\n2\n```\n")

    def test_keeps_an_excerpt_an_excerpt(self) -> None:
        text = (
            f"{self.FILE}```console\n$ govlint check a.yaml\n…\n\na.yaml:7:1 error: broken core/missing-key\n\n…\n```\n"
        )
        block = refreshed(text, ROOT).partition("```console")[2]
        assert "a.yaml:2:1 error: broken core/missing-key\n  this teams document has no" in block
        assert block.count("…") == 2

    def test_says_when_an_excerpt_is_printed_no_more(self) -> None:
        text = f"{self.FILE}```console\n$ govlint check a.yaml\n…\n\na.yaml:1:1 error: broken core/gone\n```\n"
        with pytest.raises(LookupError, match=r"printed no more: a\.yaml:1:1 error: broken core/gone"):
            refreshed(text, ROOT)

    def test_writes_a_configuration_as_the_reader_does(self) -> None:
        text = (
            '`govlint.toml`\n\n```toml\npaths = ["a.yaml"]\nfail-on = "never"\n```\n\n'
            f"{self.FILE}```console\n$ govlint check\n…\n\na.yaml:2:1 error: broken core/missing-key\n\n…\n$ echo $?\n```\n"
        )
        page = refreshed(text, ROOT)
        assert 'toml\npaths = ["a.yaml"]' in page
        assert page.endswith("$ echo $?\n0\n```\n")

    def test_runs_nothing_but_govlint(self) -> None:
        with pytest.raises(LookupError, match="not rm"):
            refreshed("```console\n$ rm -r examples\n```\n", ROOT)

    def test_shows_files_of_this_repository_as_they_are(self) -> None:
        page = refreshed("`rules/core/tag.yaml`\n\n```yaml\n```\n", ROOT)
        assert (ROOT / "rules/core/tag.yaml").read_text(encoding="utf-8") in page
