"""What govlint says about the examples, whole. `pytest tests/examples --update-golden` writes it anew."""

from pathlib import Path

import pytest

from govlint.library.files import read_file
from govlint.lint.rules import all_rules
from tests.conftest import Golden
from tests.helpers import DAY, HOUSE, govlint

EXAMPLES = sorted(path.name for path in (HOUSE / "examples").iterdir() if path.is_dir())
KITCHEN_SINK = "kitchen-sink"


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_report_is_the_one_we_have_read(name: str, golden: Golden) -> None:
    form = "concise" if name == KITCHEN_SINK else "text"
    args = ("check", f"examples/{name}", "--as-of", DAY, "--color", "never", "--format", form, "--fail-on", "never")
    done = govlint(*args, cwd=HOUSE, environment={"COLUMNS": "100"})
    assert done.returncode == 0, done.stderr.decode()
    golden(Path(__file__).parent / "golden" / f"{name}.txt", done.stdout.decode())


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != KITCHEN_SINK])
def test_no_example_is_broken(name: str) -> None:
    done = govlint("check", f"examples/{name}", "--as-of", DAY, "--format", "concise", cwd=HOUSE)
    broken = [line for line in done.stdout.decode().splitlines() if " error: broken: " in line]
    assert broken == []


def test_every_rule_fires_in_the_kitchen_sink() -> None:
    cannot = read_file(HOUSE / "examples" / KITCHEN_SINK / "cannot-fire.yaml")
    done = govlint("check", f"examples/{KITCHEN_SINK}", "--as-of", DAY, "--format", "concise", cwd=HOUSE)
    fired = {line.rsplit("[", 1)[1].rstrip("]") for line in done.stdout.decode().splitlines() if line.endswith("]")}
    assert set(all_rules()) - fired == set(cannot)
