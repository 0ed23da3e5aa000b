"""What many organisations in one run take: `python -m benchmarks.roots [ROOTS [DOCUMENTS]]`.

The roots are estates of `benchmarks.estate`, each under a name of its own. Times are CPU seconds where it does not
say otherwise, for other work on the machine does not count in them.
"""

import gc
import pickle
import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from benchmarks.estate import estate
from govlint.cli.roots.contents import Contents, Wanted, contents
from govlint.cli.roots.merged import Merged, merged
from govlint.cli.roots.unit import Asked, Judged, judge_root
from govlint.reporters import Look, reporter

R = TypeVar("R")
DAY = "2026-11-22"
MILLION = 1_000_000
START = "from govlint.cli.roots.unit import judge_root; from govlint.lint.rules import all_rules; all_rules()"
WITH_DASK = f"import distributed; {START}"


class Figures(NamedTuple):
    """CPU seconds of each part for all roots, and bytes that cross the border."""

    reading: float
    judging: float
    packing: float
    merging: float
    sent: int
    returned: int


def write_roots(folder: Path, roots: int, documents: int) -> list[str]:
    """So many roots with so many documents each; gives their paths."""
    texts = list(estate(documents))
    for number in range(roots):
        for path, text in texts:
            file = folder / f"client-{number:05}" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.replace("name: estate\n", f"name: client-{number}\n"), encoding="utf-8")
    return sorted(str(root) for root in folder.iterdir())


def timed(work: Callable[[], R]) -> tuple[R, float]:
    """What comes out, and the CPU seconds of this process that it took."""
    before = time.process_time()
    return work(), time.process_time() - before


def measured(roots: list[str], folder: str) -> tuple[Figures, Merged, list[bytes]]:
    """All parts one after the other, as the borders between them lie; what came out, and what came back for it."""
    wanted, asked = Wanted((), None, None, folder), Asked(folder, DAY, "")
    read, reading = timed(lambda: list(contents(roots, wanted)))
    sent, packing = timed(lambda: [pickle.dumps(one) for one in read])
    found, judging = timed(lambda: list(map(partial(judge_root, asked), read)))
    back = [pickle.dumps(one) for one in found]
    report, merging = timed(lambda: merged(map(_unpacked, back), DAY))
    sizes = sum(map(len, sent)), sum(map(len, back))
    return Figures(reading, judging, packing, merging, *sizes), report, back


def _unpacked(text: bytes) -> Judged:
    found: Judged = pickle.loads(text)  # noqa: S301  # of our own making
    return found


def held(back: list[bytes]) -> int:
    """How many bytes the report on all roots holds."""
    tracemalloc.start()
    report = merged(map(_unpacked, back), DAY)
    found, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return found if report.report.roots else 0


def used(who: int) -> float:
    """CPU seconds, of this process or of those that it started and that have ended."""
    found = resource.getrusage(who)
    return found.ru_utime + found.ru_stime


def started(code: str) -> float:
    """CPU seconds of a new process that imports what it needs."""
    before = used(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True)
    return used(resource.RUSAGE_CHILDREN) - before


def spread(roots: list[str], jobs: int) -> tuple[float, float]:
    """Seconds by the clock, and CPU seconds of all processes together, of the whole command."""
    before, cpu = time.perf_counter(), used(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", "from govlint.cli.main import run; run()", "check", "--roots", *roots]
    subprocess.run([*command, "--jobs", str(jobs), "--format", "json"], stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - before, used(resource.RUSAGE_CHILDREN) - cpu


def steady(read: list[Contents], asked: Asked, times: int) -> list[float]:
    """How much more this process holds at most, in MiB, after it has judged the same roots again and again."""
    start, found = _most(), []
    for _ in range(times):
        for one in read:
            judge_root(asked, one)
        found.append(_most() - start)
    return found


def _most() -> float:
    """The most that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(roots: list[str], folder: str) -> None:
    """Print all figures."""
    few = list(contents(roots[:5], Wanted((), None, None, folder))) * 20
    print(f"more memory after each {len(few)} roots: {steady(few, Asked(folder, DAY, ''), 4)} MiB")
    found, report, back = measured(roots, folder)
    documents, count = report.report.documents, len(roots)
    writing = {form: timed(partial(_texts, report, form))[1] for form in ("json", "sarif")}
    print(f"{count:,} roots, {documents:,} documents, {len(report.report.entries):,} findings")
    print(f"judged       {documents / found.judging:8,.0f} documents a CPU second")
    of_asker = {"read": found.reading, "packed": found.packing, "merged": found.merging}
    of_asker |= {f"written as {form}": seconds for form, seconds in writing.items()}
    for name, seconds in {"judged": found.judging, **of_asker}.items():
        print(f"{name:<16} {seconds / count * 1e3:7.2f} CPU ms a root")
    for name, size in {"sent": found.sent, "come back": found.returned, "held": held(back)}.items():
        print(
            f"{name:<16} {size / documents:7,.0f} bytes a document, {size / documents * MILLION / 1e9:.2f} GB a million"
        )
    print(f"a new process    {started(START):7.2f} CPU s until it can judge, with Dask {started(WITH_DASK):.2f}")
    for jobs in (1, 2):
        print("in {} process(es) {:6.1f} s by the clock, {:.1f} CPU s".format(jobs, *spread(roots, jobs)))
    print(f"a million documents: {MILLION / documents * found.judging / 3600:.2f} CPU hours of workers,")
    print(f"  {(sum(of_asker.values()) - writing['sarif']) / documents * MILLION:.0f} CPU s of the asker")


def _texts(report: Merged, form: str) -> int:
    return sum(len(line) for line in reporter(form)(report.report, Look()))


if __name__ == "__main__":
    gc.disable()  # as the command does
    counts = [int(one) for one in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as place:
        say(write_roots(Path(place), *(counts + [200, 50][len(counts) :])), place)
