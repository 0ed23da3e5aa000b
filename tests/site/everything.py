"""Axe on every page of every example, not only on those that stand for all: `make axe-all`. Takes an hour.

With folders of handbooks as arguments, on all of their pages.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.site.browser import Browser, Seen, opened
from tests.site.rendered import Handbooks, organisations, paths, places
from tests.site.verdicts import accessible, drawn, fitting

_AT_ONCE = 50


def judged(browser: Browser, site: Path) -> Iterator[tuple[str, Seen]]:
    """What axe and its companions say of each page of a handbook."""
    shown = places(site, paths(site))
    for start in range(0, len(shown), _AT_ONCE):
        yield from browser.look(shown[start : start + _AT_ONCE], "axe", "overflow", "cut", "drawings")


def main(sites: list[Path]) -> int:
    """Say how many pages were seen, and what is wrong with any."""
    pages, wrong = Counter[str](), 0
    with opened() as browser:
        for site in sites:
            for path, seen in judged(browser, site):
                pages[site.name] += 1
                for found in (*accessible(seen), *fitting(seen), *drawn(seen)):
                    wrong += 1
                    print(f"{site.name}/{path}: {found}", flush=True)  # noqa: T201
            print(f"{site.name}: {pages[site.name]} pages", flush=True)  # noqa: T201
    print(f"{pages.total()} pages of {len(pages)} handbooks, {wrong} findings")  # noqa: T201
    return 1 if wrong or not pages else 0


if __name__ == "__main__":
    given = [Path(name).absolute() for name in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as shelf:
        sys.exit(main(given or [Handbooks(Path(shelf)).of(example) for example in organisations()]))
