"""Start-up is paid at every commit: what is loaded is counted, not timed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers import HOUSE

HEAVY = ("rich", "jinja2", "markdown_it", "jsonschema", "importlib.metadata", "multiprocessing", "asyncio", "unittest")
SHOW = "import sys; from govlint.cli.main import main; main(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"


def loaded(*args: str) -> set[str]:
    done = subprocess.run([sys.executable, "-c", SHOW, *args], cwd=HOUSE, capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(
        "govlint: v1\nkind: scenario\nname: one\ntitle: One\nowner: head\nstatus: retired\n", encoding="utf-8"
    )
    return path


def test_a_check_loads_nothing_that_only_other_commands_need(clean: Path) -> None:
    found = loaded("check", str(clean))
    assert "govlint.lint.lint" in found
    assert not found & set(HEAVY)
    assert not [name for name in found if name.startswith("govlint.handbook")]


def test_the_version_loads_neither_parser_nor_validator() -> None:
    found = loaded("--version")
    assert not found & {*HEAVY, "yaml", "jsonschema_rs", "govlint.lint.lint"}


def test_a_check_stays_within_its_budget_of_modules(clean: Path) -> None:
    """Each module of ours costs about half a millisecond: more than this wants a reason."""
    assert len([name for name in loaded("check", str(clean)) if name.startswith("govlint")]) <= 70
