"""Work on machines: a real Dask cluster, whose workers stand in another folder and are sent all they need."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from govlint.cli.main import FOUND, WRONG
from govlint.cli.roots.machines import on_machines
from govlint.errors import GovlintError
from tests.cli.roots.clients import DAY, clients
from tests.helpers import HOUSE, TIGHT, govlint, house

CALL = ("check", "--roots", "clients/*", "--format", "sarif", *DAY)
LOST = """\
import sys
from functools import partial
from govlint.cli.roots.machines import on_machines
from tests.cli.roots.losing import dies_once
print(list(on_machines(partial(dies_once, sys.argv[2]), range(9), sys.argv[1])))
"""
OTHER = "import govlint; govlint.__version__ = '9'\nfrom govlint.cli.main import run; run()\n"
ALONE = """\
import sys
from govlint.cli.roots.machines import on_machines
try:
    list(on_machines(abs, [1], sys.argv[1], seconds=1))
except Exception as error:
    print(error)
"""
ENVIRONMENT = {"PYTHONPATH": os.pathsep.join((str(HOUSE), os.environ.get("PYTHONPATH", "")))}


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with cluster(2, tmp_path_factory.mktemp("elsewhere")) as address:
        yield address


@contextmanager
def cluster(workers: int, elsewhere: Path) -> Iterator[str]:
    """Where the scheduler of a cluster of so many workers listens, all of them in a folder of their own."""
    command, pipe = [sys.executable, "-m", "tests.cli.roots.cluster", str(workers)], subprocess.PIPE
    with subprocess.Popen(
        command, stdin=pipe, stdout=pipe, text=True, cwd=elsewhere, env=os.environ | ENVIRONMENT
    ) as run:
        assert run.stdout is not None
        address = run.stdout.readline().strip()
        yield address
        run.communicate(timeout=60)


def asked(code: str, *args: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *args]
    return subprocess.run(
        command, cwd=cwd, env=os.environ | ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False
    )


def test_machines_find_what_this_one_finds(scheduler: str, tmp_path: Path) -> None:
    clients(tmp_path)
    here = govlint(*CALL, "--jobs", "1", cwd=tmp_path)
    there = govlint(*CALL, "--dask", scheduler, cwd=tmp_path)
    assert (there.returncode, there.stderr) == (FOUND, b"")
    assert there.stdout == here.stdout


def test_work_of_a_lost_worker_is_done_again(scheduler: str, tmp_path: Path) -> None:
    done = asked(LOST, scheduler, str(tmp_path), cwd=tmp_path)
    assert done.stdout == f"{list(range(9))}\n", done.stderr
    assert (tmp_path / "died").exists()


def test_another_govlint_is_refused(scheduler: str, tmp_path: Path) -> None:
    house(tmp_path / "clients/a", TIGHT)
    done = asked(OTHER, *CALL, "--dask", scheduler, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (WRONG, "")
    assert "this worker runs another govlint than this one" in done.stderr


@pytest.mark.parametrize(
    "address", ["nonsense://x", "tcp://127.0.0.1", "tcp://127.0.0.1:1", "127.0.0.1:1", "tcp://x:y"]
)
def test_where_nobody_listens_nothing_is_judged(address: str) -> None:
    with pytest.raises(GovlintError, match=f"^{address}: no Dask scheduler answers here$"):
        next(on_machines(abs, [1], address))


def test_a_scheduler_without_workers_is_told(tmp_path: Path) -> None:
    with cluster(0, tmp_path) as address:
        done = asked(ALONE, address, cwd=tmp_path)
    assert done.stdout == f"{address}: this scheduler has no workers\n", done.stderr
