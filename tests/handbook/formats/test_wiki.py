"""MkDocs, at its strictest, takes the Markdown as it is."""

import subprocess
import sys
from pathlib import Path

from govlint.cli.main import main

from ..conftest import DAY

STRICT = """\
site_name: handbook
validation:
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "mkdocs.yml").write_text(STRICT)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(folder / "mkdocs.yml")]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)


def test_mkdocs_builds_it_and_finds_every_link_and_anchor(mill: Path, tmp_path: Path) -> None:
    assert main(["render", str(mill), "-o", str(tmp_path / "docs"), "--as-of", DAY, "--format", "markdown"]) == 0
    done = build(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    made = (tmp_path / "site" / "flows" / "adverts" / "index.html").read_text(encoding="utf-8")
    assert '<a id="picture"></a>' in made
    assert 'class="language-mermaid"' in made


def test_mkdocs_would_see_a_lost_anchor(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "README.md").write_text('# A\n\n<a id="a"></a>\n\n[b](#b)\n')
    done = build(tmp_path)
    assert done.returncode != 0
    assert "#b" in done.stdout + done.stderr
