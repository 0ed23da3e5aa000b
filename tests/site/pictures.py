"""The pages that stand for all as pictures, for people to look at: `make pictures` puts them in build/pictures."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

from tests.helpers import HOUSE
from tests.site.browser import DARK, NARROW, opened
from tests.site.rendered import EXAMPLES, TEMPLATES, Handbooks, places

FOLDER = HOUSE / "build" / "pictures"
SIGHTS: dict[str, dict[str, Any]] = {
    "wide": {},
    "tablet": {"width": 768},
    "narrow": NARROW,
    "dark": DARK,
    "narrow-dark": NARROW | DARK,
}
"""How a page can be looked at."""


def main() -> None:
    """A picture of each page in each sight, and each page on paper."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as made, opened() as browser:
        site = Handbooks(Path(made)).of(EXAMPLES / "bookmaker")
        shown = places(site, [path for paths in TEMPLATES.values() for path in paths])
        for name, how in SIGHTS.items():
            browser.look(shown, "picture", folder=str(FOLDER), mark=f".{name}", **how)
        browser.look(shown, "paper", folder=str(FOLDER))
    print(f"{len(list(FOLDER.iterdir()))} files in {FOLDER.relative_to(HOUSE)}")  # noqa: T201


if __name__ == "__main__":
    main()
