"""The browser is started once, and each handbook is made once."""

import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.site.browser import Browser, opened
from tests.site.reading import Page, read_site
from tests.site.rendered import Handbooks, organisations


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with opened() as found:
        yield found


@pytest.fixture(scope="session")
def handbooks(tmp_path_factory: pytest.TempPathFactory) -> Handbooks:
    return Handbooks(tmp_path_factory.mktemp("handbooks"))


@pytest.fixture(scope="session")
def sites(handbooks: Handbooks) -> dict[Path, dict[str, Page]]:
    """The pages of each example, by the folder of its handbook."""
    with ThreadPoolExecutor(2) as hands:
        return {site: read_site(site) for site in hands.map(handbooks.of, organisations())}


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder, and the address at which it is served."""
    folder = tmp_path_factory.mktemp("served")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder)) as served:
        thread = threading.Thread(target=served.serve_forever)
        thread.start()
        yield folder, f"http://127.0.0.1:{served.server_port}"
        served.shutdown()
        thread.join()


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path, server: tuple[Path, str]) -> str:
    """Where the test's own site stands, as files and then served below a folder with a space in its name."""
    if request.param == "file":
        return f"{site.as_uri()}/"
    name = f"for {request.module.__name__.rpartition('.')[2]}"
    shutil.copytree(site, server[0] / name)
    return f"{server[1]}/{quote(name)}/"
