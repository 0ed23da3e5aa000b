"""A preview in a process of its own: real connections, real changes of files, and a real Ctrl-C."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN, NOTHING_CHECKED, WRONG, main
from govlint.cli.preview.shown import RELOAD, VERSION, State
from tests.helpers import DAY, HOUSE, write

ORGANISATION = "govlint: v1\nkind: organisation\nname: mill\ntitle: Old Mill\nowner: head\nstatus: in-force\n"
TALK = "govlint: v1\nkind: engagement-policy\nname: talk\ntitle: How we talk\nowner: head\nstatus: in-force\ncomments: everyone\n"
FILES = {"organisation.yaml": ORGANISATION, "talk.yaml": TALK}
PATIENCE = 60


class Preview:
    """A preview that runs, and the port on which it does."""

    def __init__(self, process: "subprocess.Popen[str]", folder: Path) -> None:
        assert process.stdout
        self.process, self.folder = process, folder
        self.first = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", self.first)
        assert found, self.first
        self.port = int(found[1])

    def ask(self, path: str = "/", method: str = "GET", host: str | None = None) -> tuple[int, str, dict[str, str]]:
        """The status, the body and the headers of an answer."""
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        talk.putrequest(method, path, skip_host=True)
        talk.putheader("Host", f"127.0.0.1:{self.port}" if host is None else host)
        talk.endheaders()
        answer = talk.getresponse()
        found = answer.status, answer.read().decode(), {name.lower(): value for name, value in answer.getheaders()}
        talk.close()
        return found

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE
        while not is_so():
            assert time.monotonic() < end, "it never came"
            assert self.process.poll() is None
            time.sleep(0.05)

    def stop(self) -> tuple[int, str, str]:
        """Press Ctrl-C; gives the exit code and what was said."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@contextmanager
def previewed(folder: Path, *args: str) -> Iterator[Preview]:
    # Whoever runs tests in the background is deaf to Ctrl-C, and what they start is born so.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    program = f"{heard}; from govlint.cli.main import run; run()"
    command = [sys.executable, "-c", program, "render", ".", "--watch", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--as-of", DAY, *args], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env=os.environ | {"PYTHONPATH": str(HOUSE), "CI": "1"},
    )  # fmt: skip
    try:
        yield Preview(process, folder)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("mill")
    write(folder, FILES)
    with previewed(folder) as found:
        yield found


class TestServed:
    def test_pages_come_from_memory_with_a_script_that_asks_for_newer_ones(self, preview: Preview) -> None:
        status, page, headers = preview.ask("/")
        assert (status, headers["content-type"]) == (200, "text/html; charset=utf-8")
        assert headers["cache-control"] == "no-store"
        assert "Old Mill" in page
        assert f'<script src="/{RELOAD}" data-version="1"></script>' in page
        assert "connect-src 'self';" in page
        assert preview.ask(f"/{VERSION}")[1] == "1"
        assert "fetch(" in preview.ask(f"/{RELOAD}")[1]
        assert preview.ask("/static/handbook.css")[2]["content-type"] == "text/css; charset=utf-8"
        assert preview.ask("/documents/")[0] == 200
        assert preview.ask("/index.html?x=1#y")[0] == 200
        assert sorted(os.listdir(preview.folder)) == sorted(FILES)

    @pytest.mark.parametrize(
        "host",
        ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "localhost:{port}.evil.example", "", "[::1]:{port}"],
    )  # fmt: skip
    def test_another_name_for_this_machine_is_refused(self, host: str, preview: Preview) -> None:
        status, body, _ = preview.ask(host=host.format(port=preview.port))
        assert status == 421
        assert "Old Mill" not in body
        assert preview.ask(host=f"localhost:{preview.port}")[0] == 200

    def test_two_names_at_once_are_refused(self, preview: Preview) -> None:
        with socket.create_connection(("127.0.0.1", preview.port)) as talk:
            own = f"127.0.0.1:{preview.port}"
            talk.sendall(f"GET / HTTP/1.1\r\nHost: {own}\r\nHost: evil.example\r\nConnection: close\r\n\r\n".encode())
            assert b" 421 " in talk.recv(100)

    @pytest.mark.parametrize(
        "path",
        [
            "/../talk.yaml", "/%2e%2e/talk.yaml", "/..%2ftalk.yaml", "/talk.yaml", "//etc/passwd", "/etc/passwd",
            "/documents/../../talk.yaml", "/%00", "/%ff", "/.govlint-handbook/", "/index.html/", "http://evil.example/",
            "/..\\talk.yaml", "/" + "a" * 5000,
        ],
    )  # fmt: skip
    def test_no_path_leads_to_a_file(self, path: str, preview: Preview) -> None:
        status, body, _ = preview.ask(path)
        assert status == 404 or (path.startswith("http") and status == 200 and "Old Mill" in body)
        assert "kind: " not in body
        assert "root:" not in body

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT"])
    def test_nothing_can_be_sent(self, method: str, preview: Preview) -> None:
        assert preview.ask("/", method)[0] == 501

    def test_head_is_the_answer_without_the_page(self, preview: Preview) -> None:
        status, body, headers = preview.ask("/", "HEAD")
        assert (status, body) == (200, "")
        assert int(headers["content-length"]) > 1000

    def test_a_page_that_is_not_there(self, preview: Preview) -> None:
        status, body, headers = preview.ask("/<script>.html")
        assert (status, headers["content-type"]) == (404, "text/plain; charset=utf-8")
        assert "<script>" not in body

    def test_other_machines_cannot_ask(self, preview: Preview) -> None:
        listening = Path("/proc/net/tcp").read_text().splitlines()[1:]
        found = {line.split()[1] for line in listening if line.split()[3] == "0A"}
        assert f"0100007F:{preview.port:04X}" in found
        assert f"00000000:{preview.port:04X}" not in found
        six = Path("/proc/net/tcp6")
        assert not six.exists() or f":{preview.port:04X} " not in six.read_text()


def test_a_change_is_shown_and_what_is_broken_leaves_the_last_good_page(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    with previewed(tmp_path) as preview:
        page = "/documents/engagement-policy-talk.html"
        assert "How we talk" in preview.ask(page)[1]

        write(tmp_path, {"talk.yaml": TALK.replace("How we talk", "The way we talk")})
        preview.wait(lambda: preview.ask(f"/{VERSION}")[1] == "2")
        assert "The way we talk" in preview.ask(page)[1]

        write(tmp_path, {"talk.yaml": TALK.replace("comments: everyone", "comments: [<b>")})
        preview.wait(lambda: preview.ask(f"/{VERSION}")[1] == "3")
        broken = preview.ask(page)[1]
        assert "The way we talk" in broken
        assert '<div class="banner" role="alert">' in broken
        assert "talk.yaml:" in broken
        assert "[<b>" not in broken

        write(tmp_path, {"talk.yaml": TALK, "govlint.toml": "[handbook]\ntitel = 1\n"})
        preview.wait(lambda: preview.ask(f"/{VERSION}")[1] == "4")
        assert "govlint.toml:2: there is no key handbook.titel" in preview.ask("/")[1]

        write(
            tmp_path,
            {"govlint.toml": '[handbook]\ntitle = "The Book"\nextra-pages = ["own"]\n', "own/a.md": "# Our way\n"},
        )
        preview.wait(lambda: preview.ask(f"/{VERSION}")[1] == "5")
        assert "The Book" in preview.ask("/")[1]
        assert 'role="alert"' not in preview.ask("/")[1]

        write(tmp_path, {"own/a.md": "# Our own way\n"})
        preview.wait(lambda: preview.ask(f"/{VERSION}")[1] == "6")
        assert "Our own way" in preview.ask("/pages/a.html")[1]

        code, out, err = preview.stop()
        assert code == CLEAN
        assert "1 page changed" in out or "pages changed" in out
        assert out.endswith("Stopped.\n")
        assert "talk.yaml:" in err
        assert "Traceback" not in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["govlint.toml", "organisation.yaml", "own", "talk.yaml"]


def test_ctrl_c_frees_the_port_even_while_a_browser_holds_on(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    with previewed(tmp_path) as preview, socket.create_connection(("127.0.0.1", preview.port)):
        code, _, err = preview.stop()
        assert (code, err) == (CLEAN, "")
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", preview.port), timeout=5)


def test_a_busy_port_is_said_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, FILES)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["render", str(tmp_path), "--watch", "--port", port]) == WRONG
    said = capsys.readouterr().err
    assert f"port {port} cannot be used: " in said
    assert "--port 0" in said


def test_nothing_to_show(tmp_path: Path) -> None:
    assert main(["render", str(tmp_path), "--watch", "--port", "0"]) == NOTHING_CHECKED


@pytest.mark.parametrize(
    "args", [["--watch", "--check"], ["--watch", "-o", "x"], ["--port", "1"], ["--watch", "--port", "70000"]]
)
def test_what_does_not_go_together(args: list[str], tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert main(["render", str(tmp_path), *args]) == WRONG


def test_the_policy_of_every_page_is_opened_for_the_preview_alone() -> None:
    template = (HOUSE / "govlint/handbook/templates/base.html").read_text(encoding="utf-8")
    assert "connect-src" not in template
    state = State(7, {"a.html": template.encode()}, ("<i>",))
    page = (state.page("a.html") or b"").decode()
    assert page.count("connect-src 'self'; base-uri 'none'") == 1
    assert page.count('data-version="7"') == 1
    assert "&lt;i&gt;" in page
