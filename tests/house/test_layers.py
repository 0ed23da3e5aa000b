"""The house keeps its layers."""

import subprocess
import sys
from pathlib import Path

from tests.helpers import HOUSE


def test_rooms_import_only_from_rooms_below() -> None:
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([program, "--no-cache"], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout
