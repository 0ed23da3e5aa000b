"""The configuration of a handbook, from the call to the files."""

import re
import subprocess
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, WRONG, main
from tests.helpers import CLEAN_FILES, DAY, house, write

CONFIG = """
[handbook]
title = "The <Book>"
logo = "img/logo.svg"
logo-alt = 'A "mill"'
accent = "#7a1f4b"
extra-pages = ["own"]
output = "public/book"
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'
WELCOME = """# Welcome & hello

Read [the tone](deep/tone.md#swear-words), [the house](../organisation.yaml), [findings](findings.html) and <b>this</b>.

## Then
"""
TONE = "# Tone\n\n## Swear words!\n\nNo. [Back](../welcome.md#then)\n"


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    house(tmp_path, CLEAN_FILES)
    own = {"own/welcome.md": WELCOME, "own/deep/tone.md": TONE}
    write(tmp_path, {"govlint.toml": CONFIG, "img/logo.svg": SVG, **own})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configured(folder: Path, *changes: tuple[str, str]) -> None:
    text = CONFIG
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    write(folder, {"govlint.toml": text})


def test_everything_that_is_given_is_shown(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "--as-of", DAY]) == CLEAN
    assert "The <Book>: " in capsys.readouterr().out
    book = mill / "public" / "book"
    page = (book / "pages" / "deep" / "tone.html").read_text(encoding="utf-8")
    assert (
        '<img class="logo" src="../../static/logo.svg" alt="A &#34;mill&#34;"> <strong>The &lt;Book&gt;</strong>'
        in page
    )
    assert (book / "static" / "logo.svg").read_text() == SVG
    assert "--top: #7a1f4b;" in (book / "static" / "handbook.css").read_text(encoding="utf-8")
    assert 'id="part-swear-words"' in page
    assert 'href="../../pages/welcome.html#part-then"' in page
    front = (book / "index.html").read_text(encoding="utf-8")
    assert "Written by us" in front
    assert '<a href="pages/welcome.html">' in front


def test_links_of_own_pages_lead_to_pages_documents_and_the_handbook(mill: Path) -> None:
    assert main(["render", "--as-of", DAY]) == CLEAN
    page = (mill / "public/book/pages/welcome.html").read_text(encoding="utf-8")
    main_part = page.partition('<main id="main"')[2].partition("</main>")[0]
    assert "<h1>Welcome &amp; hello</h1>" in main_part
    assert "&lt;b&gt;this&lt;/b&gt;" in main_part
    found = re.findall(r'href="([^"]*)"', main_part)
    assert found[0] == "../pages/deep/tone.html#part-swear-words"
    assert found[1].startswith("../documents/organisation-")
    assert found[2] == "../findings.html"


@pytest.mark.parametrize(
    "link",
    ["gone.md", "deep/tone.md#gone", "#gone", "gone.html", "findings.html#gone", "../gone.yaml", "deep", "../../x.md"],
)
def test_a_link_that_leads_nowhere_has_its_line(link: str, mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(mill, {"own/welcome.md": f"{WELCOME}\nOne\n\nand [two]({link}).\n"})
    assert main(["render", "--as-of", DAY]) == WRONG
    said = capsys.readouterr().err
    assert f"own/welcome.md:9: the link to {link} leads nowhere" in said
    assert not (mill / "public").exists()


def test_the_call_wins_over_the_configuration(mill: Path) -> None:
    assert main(["render", "--as-of", DAY, "-o", "elsewhere"]) == CLEAN
    assert (mill / "elsewhere" / "index.html").is_file()
    assert not (mill / "public").exists()
    assert main(["render", "--as-of", DAY, "--config", "none", "-o", "bare"]) == CLEAN
    assert "The &lt;Book&gt;" not in (mill / "bare" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("output", ["../out", "/var/out-of-govlint", "way/out", "a/../../out"])
def test_no_configuration_writes_elsewhere(output: str, mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mill / "way").symlink_to(mill.parent)
    configured(mill, ("public/book", output))
    assert main(["render", "--as-of", DAY]) == WRONG
    assert "govlint.toml:8: handbook.output: " in capsys.readouterr().err
    assert not (mill.parent / "out").exists()


def test_a_language_that_govlint_does_not_speak(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configured(mill, ("[handbook]", '[handbook]\nlanguage = "tlh"'))
    assert main(["render", "--as-of", DAY]) == WRONG
    assert "govlint.toml:3: handbook.language: " in capsys.readouterr().err


def test_the_revision_is_that_of_the_repository(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    url = 'source-url = "https://x.example/{revision}/{path}"\noutput'
    configured(mill, ("output", url))
    assert main(["render", "--as-of", DAY]) == WRONG
    assert "govlint.toml:8: handbook.source-url: there is no {revision} here" in capsys.readouterr().err


def git(folder: Path, *args: str) -> str:
    who = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *args], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_addresses_name_the_commit_of_the_documents(mill: Path) -> None:
    configured(mill, ("output", 'source-url = "https://x.example/{revision}/{path}#L{line}"\noutput'))
    git(mill, "init", "-q")
    git(mill, "add", "-A")
    git(mill, "commit", "-qm", "base")
    commit = git(mill, "rev-parse", "HEAD")
    assert main(["render", "-o", "out", "--as-of", DAY]) == CLEAN
    pages = [page.read_text(encoding="utf-8") for page in (mill / "out").rglob("*.html")]
    assert sum(f'href="https://x.example/{commit}/organisation.yaml#L' in page for page in pages) > 1
    assert not any("{revision}" in page for page in pages)


@pytest.mark.parametrize(("form", "ending"), [("site", "html"), ("markdown", "md")])
def test_the_handbook_tells_what_changed_and_what_was_lost(
    form: str, ending: str, mill: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", "--format", form, "--as-of", DAY]) == CLEAN
    assert "unchanged" not in capsys.readouterr().out
    write(mill, {"own/welcome.md": WELCOME.replace("## Then", "## Later"), "own/deep/tone.md": "# Tone\n"})
    write(mill, {"own/welcome.md": "# Welcome\n"})
    (mill / "own/deep/tone.md").unlink()
    assert main(["render", "--format", form, "--check"]) == 1
    lost = f"  pages/deep/tone.{ending}\n  pages/welcome.{ending}#part-then\n"
    assert f"Made anew, links from elsewhere to these lead nowhere:\n{lost}" in capsys.readouterr().out
    assert main(["render", "--format", form, "--as-of", DAY]) == CLEAN
    said = capsys.readouterr()
    assert re.search(r"^\d+ pages? changed, \d+ unchanged, 1 gone\.$", said.out, re.M)
    assert said.err == f"Links from elsewhere lead nowhere now:\n{lost}"
    assert main(["render", "--format", form, "--as-of", DAY]) == CLEAN
    said = capsys.readouterr()
    assert re.search(r"^0 pages changed, \d+ unchanged\.$", said.out, re.M)
    assert said.err == ""


def test_how_the_handbook_looks_does_not_move_the_bar(mill: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(mill, "init", "-q", "-b", "main")
    git(mill, "add", "-A")
    git(mill, "commit", "-qm", "base")
    configured(mill, ("The <Book>", "Another"))
    git(mill, "commit", "-qam", "change")
    main(["check", "--strict-base", "main~1", "--as-of", DAY, "--format", "concise"])
    assert "gate-changed" not in capsys.readouterr().out
    write(mill, {"govlint.toml": f'fail-on = "never"\n{CONFIG}'})
    git(mill, "commit", "-qam", "softer")
    main(["check", "--strict-base", "main~1", "--as-of", DAY, "--format", "concise"])
    assert "gate-changed" in capsys.readouterr().out
