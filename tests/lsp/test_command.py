"""How the server is started, and what is needed for it."""

import subprocess
import sys
from pathlib import Path

from tests.helpers import govlint

WITHOUT = "import sys; sys.modules['pygls'] = None; from govlint.cli.main import run; run()"


def test_without_the_extra_it_says_what_to_install(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "lsp"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == (
        "govlint: an editor needs the package pygls\n         Install it with `pip install 'govlint[lsp]'`.\n"
    )


def test_it_ends_when_the_editor_is_gone(tmp_path: Path) -> None:
    done = govlint("lsp", "--stdio", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
