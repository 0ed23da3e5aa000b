"""Options and fixtures of the whole suite."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# The same commit gets the same answer: examples are drawn alike each time. `make search` draws others. No example has a
# deadline: a busy machine is no defect.
settings.register_profile("same", derandomize=True, print_blob=True, deadline=None)
settings.register_profile("search", print_blob=True, deadline=None)
settings.load_profile("same")

Golden = Callable[[Path, str], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the committed outputs anew.")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Holds an output against a committed file, or writes that file with --update-golden."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), "run pytest --update-golden and look at what it writes"
        with path.open(encoding="utf-8", newline="") as file:
            assert text == file.read()

    return check
