"""What is checked runs nothing, and nothing leaves the machine.

| what is tried | what holds |
|---|---|
| Python in the checked folder under the name of a module (`yaml.py`, `sitecustomize.py`, `govlint/`) | never imported, opened or compiled |
| rules, templates and configuration that would be code | they are data; no command compiles what it reads |
| a reference or a source that leads to the network | there is no client; every command runs without a network; a preview listens on 127.0.0.1, where somebody asks for one |
| a write outside the output and the cache | no command does |
| another program | only git, by its whole path, and only where a revision is asked for |
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from govlint.cli.main import BUG, COMMANDS, WRONG
from govlint.exchange.asked import SUBJECTS
from govlint.reporters import FORMATS
from tests.helpers import HOUSE, write
from tests.threats.change import commit, git
from tests.threats.test_bar import OWN

DAY = ("--as-of", "2026-11-22")
SHADOWED = (
    *(
        "yaml",
        "click",
        "json",
        "jinja2",
        "jsonschema_rs",
        "markdown_it",
        "icalendar",
        "holidays",
        "markupsafe",
        "tomllib",
        "openpyxl",
        "defusedxml",
        "xlsxwriter",
    ),
    *(
        "sitecustomize",
        "usercustomize",
        "subprocess",
        "difflib",
        "textwrap",
        "zoneinfo",
        "hashlib",
        "conftest",
        "setup",
    ),
)
TRAP = "import os\nopen(os.environ['TRAP'], 'w').close()\nraise SystemExit(0)\n"
CALLS = {
    "init": ["init", "out/begun", "--yes", "--pre-commit", "--ci", "gitlab", *DAY],
    "new": ["new", "ai-policy", "ours", "--dir", "out/begun/policies", *DAY],
    "check": ["check", "policies", *DAY],
    "check, in every format": ["check", "policies", *DAY, *(f"--output={form}=out/{form}" for form in FORMATS)],
    "check, strictly": ["check", "policies", *DAY, "--strict-base", "main"],
    "check, what is new": ["check", "policies", *DAY, "--new-since", "HEAD"],
    "check, roots": ["check", "--roots", "policies", "--jobs", "1", *DAY],
    "check, nothing": ["check", "out", *DAY],
    "fix": ["fix", "policies", *DAY],
    "fix, what it would do": ["fix", "policies", "--diff", "--unsafe", *DAY],
    "why": ["why", "engagement.comments", "policies", *DAY],
    "explain a rule": ["explain", "culture/comments-closed"],
    "explain a control": ["explain", "engagement.comments"],
    "simulate": ["simulate", "policies", "--content", "organic-post", *DAY],
    "simulate, as JSON": ["simulate", "policies", "--content", "reply", "--format", "json", *DAY],
    "test": ["test", "policies", "--coverage", *DAY],
    "render": ["render", "policies", "-o", "out/handbook", *DAY],
    "posture": ["posture", "policies", *DAY],
    "posture, as JSON": ["posture", "policies", "--format", "json", *DAY],
    "calendar": ["calendar", "policies", *DAY],
    "calendar, for calendars": ["calendar", "policies", "--format", "ics", *DAY],
    "rules list": ["rules", "list", "--long"],
    "rules test": ["rules", "test", "rules"],
    "baseline": ["baseline", "policies", *DAY],
    "diff": ["diff", "main", "--", "policies"],
    "import, CSV": ["import", "accounts.csv"],
    "import, XLSX": ["import", "accounts.xlsx", "-o", "out/accounts.yaml"],
    **{f"export {subject}": ["export", subject, "policies", *DAY, "-o", f"out/{subject}.csv"] for subject in SUBJECTS},
    "export, XLSX": ["export", "register", "policies", *DAY, "-o", "out/register.xlsx"],
    "export, OSCAL": ["export", "findings", "policies", *DAY, "-o", "out/findings.json"],
    "export, of a revision": ["export", "controls", "policies", *DAY, "--revision", "main", "-o", "out/controls.json"],
    "completion": ["completion", "bash"],
    "help": ["help", "check"],
    "explain a field": ["explain", "accounts[8].age_gate"],
    "explain a line": ["explain", "policies/crisis.yaml:26"],
}
SEEN = {
    "a socket": "import socket; socket.socket()",
    "a program": "import subprocess; subprocess.run(['true'])",
    "a git of the tree": "import subprocess; subprocess.run(['./git'])",
    "a shell": "import os; os.system('true')",
    "a write": "open('policies/new', 'w')",
    "a folder": "import os; os.mkdir('/tmp/not-ours-at-all/x')",
    "an import": "import sys; sys.path.insert(0, '.'); import yaml_trap",
    "C": "import ctypes; ctypes.CDLL(None)",
}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout full of traps around an organisation that uses all that there is."""
    folder = tmp_path_factory.mktemp("hostile") / "checkout"
    shutil.copytree(HOUSE / "examples" / "brewer", folder / "policies")
    traps = {f"{name}.py": TRAP for name in (*SHADOWED, "yaml_trap")} | {
        "govlint/__init__.py": TRAP,
        "govlint/__main__.py": TRAP,
    }
    for below in ("", "policies/", "rules/"):
        write(folder, {f"{below}{name}": text for name, text in traps.items()})
    config = 'rule-folders = ["rules"]\n'
    more = {"handbook.html": "{{ cycler.__init__.__globals__ }}", "templates/base.html": "{{ 1/0 }}", "uv.toml": "x"}
    write(folder, {"govlint.toml": config, "out/.keep": "", "git": "#!/bin/sh\nexit 1\n", **OWN, **more})
    write(folder, {"accounts.csv": "Platform,Handle\nx,=cmd|' /C calc'!A0\n"})
    book = openpyxl.Workbook()
    for row in (("Platform", "Handle"), ("x", '=WEBSERVICE("https://example.org")'), ("x", "@one")):
        book.active.append(row)
    book.save(folder / "accounts.xlsx")
    (folder / "git").chmod(0o755)
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    return folder


def audited(tree: Path, calls: list[list[str]], *before: str) -> list[dict[str, Any]]:
    home = tree.parent / "home"
    home.mkdir(exist_ok=True)
    writable = [str(tree / "out"), str(tree / "govlint-baseline.json"), str(home), str(tree.parent / "__pycache__")]
    # The library of a checkout is compiled into the cache; a baseline stands beside the configuration.
    asked = {"house": str(HOUSE), "tree": str(tree), "writable": writable, "calls": calls}
    command = [*before, sys.executable, "-I", "-B", str(Path(__file__).with_name("audited.py"))]
    kept = os.environ | {"XDG_CACHE_HOME": str(home), "TRAP": str(tree.parent / "trap"), "TMPDIR": str(home)}
    done = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, cwd=tree, env=kept, check=False
    )
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


@pytest.fixture(scope="module")
def done(tree: Path) -> dict[str, dict[str, Any]]:
    names = [*CALLS, *SEEN]
    calls = [*CALLS.values(), *(["!", code] for code in SEEN.values())]
    return dict(zip(names, audited(tree, calls), strict=True))


@pytest.mark.parametrize("name", CALLS)
def test_no_command_does_what_it_must_not(name: str, done: dict[str, dict[str, Any]], tree: Path) -> None:
    assert done[name]["done"] == []
    assert done[name]["code"] not in (WRONG, BUG) or name == "check, nothing", done[name]["said"]


@pytest.mark.parametrize("name", SEEN)
def test_the_hook_would_see_it(name: str, done: dict[str, dict[str, Any]]) -> None:
    assert done[name]["done"] != []


def test_every_command_is_among_them() -> None:
    assert {call[0] for call in CALLS.values()} == set(COMMANDS) - {"lsp"}  # which is below


def test_every_command_runs_without_a_network(tree: Path) -> None:
    cut = ("unshare", "--map-root-user", "--net")
    if shutil.which("unshare") is None or subprocess.run([*cut, "true"], check=False, capture_output=True).returncode:
        pytest.skip("no network namespace can be made here")
    shutil.rmtree(tree / "out" / "handbook", ignore_errors=True)
    for name, found in zip(CALLS, audited(tree, list(CALLS.values()), *cut), strict=True):
        assert (found["done"], found["code"] == BUG) == ([], False), name


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes are started, not forked")
def test_processes_are_forks_of_this_one_and_send_only_what_is_ours(tree: Path) -> None:
    """What comes back through the pipes between them are values of ours, and a value of Python's own."""
    (found,) = audited(tree, [["check", "--roots", "policies", "--jobs", "2", *DAY]])
    assert found["code"] not in (WRONG, BUG), found["said"]
    done = [event.split(" ", maxsplit=1) for event in found["done"]]
    assert {event for event, _ in done} == {"os.fork", "pickle.find_class"}
    sent = {re.findall(r"'([^']*)'", args)[0].partition(".")[0] for event, args in done if event != "os.fork"}
    assert sent == {"concurrent", "govlint"}


SPOKEN = """\
import json, os, sys
sys.path.insert(0, sys.argv[1])
seen = []
def hook(event, args):
    if event.startswith(("socket.", "urllib.", "http.", "webbrowser.", "subprocess.", "os.system", "os.exec", "ctypes.")):
        seen.append(event)
    elif event == "open" and isinstance(args[0], str) and (args[2] or 0) & (os.O_WRONLY | os.O_RDWR):
        seen.append(f"writes {args[0]}")
    elif event == "exec" and os.path.isfile(args[0].co_filename) and args[0].co_filename.startswith(os.getcwd()):
        seen.append(f"runs {args[0].co_filename}")
from govlint.library.library import built_in
built_in()
sys.addaudithook(hook)
from govlint.cli.main import main
code = main(["lsp", "--as-of", "2026-11-22"])
print(json.dumps([code, seen]), file=sys.stderr)
"""


def spoken(*messages: dict[str, Any]) -> bytes:
    """Messages as an editor sends them."""
    bodies = [json.dumps({"jsonrpc": "2.0", **message}).encode() for message in messages]
    return b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in bodies)


def test_what_an_editor_has_started_runs_nothing_and_connects_nowhere(tree: Path) -> None:
    """Its loop wakes itself through a pair of sockets that nobody else can reach; that is all."""
    uri = (tree / "policies" / "engagement.yaml").as_uri()
    folders = [{"uri": tree.as_uri(), "name": "tree"}]
    place = {"textDocument": {"uri": uri}, "position": {"line": 9, "character": 2}}
    said = spoken(
        {"id": 1, "method": "initialize", "params": {"capabilities": {}, "workspaceFolders": folders}},
        {"method": "initialized", "params": {}},
        {"id": 2, "method": "textDocument/hover", "params": place},
        {"id": 3, "method": "textDocument/codeLens", "params": {"textDocument": {"uri": uri}}},
        {"id": 4, "method": "shutdown"},
        {"method": "exit"},
    )
    kept = os.environ | {"XDG_CACHE_HOME": str(tree.parent / "home")}
    command = [sys.executable, "-I", "-B", "-c", SPOKEN, str(HOUSE)]
    done = subprocess.run(command, input=said, capture_output=True, cwd=tree, env=kept, check=False, timeout=300)
    code, seen = json.loads(done.stderr.splitlines()[-1])
    assert (code, set(seen)) == (0, {"socket.__new__"})
    assert b"engagement.comments" in done.stdout


PREVIEWED = """\
import json, os, signal, sys, threading, time
sys.path.insert(0, sys.argv[1])
signal.signal(signal.SIGINT, signal.default_int_handler)
seen = []
def hook(event, args):
    if event.startswith(("socket.", "urllib.", "http.", "webbrowser.")):
        seen.append([event, repr(args[1:])])
sys.addaudithook(hook)
def stop():
    while not any(event == "socket.bind" for event, _ in seen):
        time.sleep(0.05)
    time.sleep(2)
    os.kill(os.getpid(), signal.SIGINT)
threading.Thread(target=stop, daemon=True).start()
from govlint.cli.main import main
code = main(["render", "policies", "--watch", "--port", "0", "--as-of", "2026-11-22"])
print(json.dumps([code, seen]))
"""


def test_a_preview_listens_on_this_machine_and_connects_nowhere(tree: Path) -> None:
    """The one exception to no connection at all, and only where it is asked for."""
    kept = os.environ | {"XDG_CACHE_HOME": str(tree.parent / "home"), "CI": "1"}
    command = [sys.executable, "-I", "-B", "-c", PREVIEWED, str(HOUSE)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tree, env=kept, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    code, seen = json.loads(done.stdout.splitlines()[-1])
    assert code == 0
    assert {event for event, _ in seen} == {"socket.__new__", "socket.bind"}
    assert [args for event, args in seen if event == "socket.bind"] == ["(('127.0.0.1', 0),)"]


def test_the_console_script_imports_nothing_of_the_checked_folder(tree: Path, tmp_path: Path) -> None:
    """As pip writes it: its own folder is searched for modules, and never the current one."""
    script, trap = tmp_path / "bin" / "govlint", tmp_path / "trap"
    write(
        tmp_path,
        {
            "bin/govlint": "import sys\nfrom govlint.cli.main import run\nif __name__ == '__main__':\n    sys.exit(run())\n"
        },
    )
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {
        "TRAP": str(trap),
        "PYTHONPATH": str(HOUSE),
    }
    for folder in (tree, tree / "policies"):
        command = [sys.executable, str(script), "check", ".", *DAY, "--fail-on", "never"]
        ran = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False)
        assert (ran.returncode, trap.exists()) == (0, False), ran.stderr
    # That the trap works: started as a module, the current folder comes first.
    if sys.version_info >= (3, 11):
        safe = subprocess.run(
            [sys.executable, "-P", "-m", "govlint.cli.main"], cwd=tree, env=kept, check=False, capture_output=True
        )
        assert (safe.returncode, trap.exists()) == (0, False)
    subprocess.run([sys.executable, "-m", "govlint"], cwd=tree, env=kept, check=False, capture_output=True)
    assert trap.exists()


def test_there_is_no_way_to_start_it_as_a_module() -> None:
    """`python -m` searches the current folder first, so nobody shall be led to it."""
    assert not (HOUSE / "govlint" / "__main__.py").exists()
    said = [
        path
        for path in (HOUSE / "docs").rglob("*.md")
        if re.search(r"-m govlint\b(?!\.)", path.read_text(encoding="utf-8"))
    ]
    assert {path.name for path in said} <= {"threats.md"}
    hooks = (HOUSE / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    assert "entry: govlint check" in hooks
