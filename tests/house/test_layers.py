"""The rooms of the house, and what each may do."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govlint.cli.main import COMMANDS, MODULE_OF
from govlint.reporters import FORMATS
from tests.helpers import HOUSE

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CODE = HOUSE / "govlint"
MODULES = sorted(CODE.rglob("*.py"))
PROJECT: dict[str, Any] = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
LINTER: dict[str, Any] = PROJECT["tool"]["importlinter"]


def contract(name: str) -> dict[str, Any]:
    (found,) = [one for one in LINTER["contracts"] if one["name"].startswith(name)]
    return dict(found)


def test_every_contract_is_kept() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(LINTER['contracts'])} kept, 0 broken" in done.stdout


def test_every_room_has_its_layer() -> None:
    rooms = {
        f"govlint.{path.stem}" for path in CODE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    layers = {room.strip() for layer in contract("A room imports")["layers"] for room in layer.split("|")}
    assert layers == rooms - {"govlint.__init__"}


def test_every_check_reporter_and_command_is_in_its_contract() -> None:
    checks = {f"govlint.lint.checks.{path.stem}" for path in (CODE / "lint" / "checks").glob("*.py")}
    assert set(contract("Checks")["modules"]) == checks - {"govlint.lint.checks.__init__", "govlint.lint.checks.asked"}
    assert set(contract("Reporters")["modules"]) == {f"govlint.reporters.{form}" for form in FORMATS}
    commands = {path.stem for path in (CODE / "cli" / "commands").glob("*.py")} - {"__init__"}
    assert commands == {MODULE_OF.get(name, name) for name in COMMANDS}
    assert contract("Commands")["modules"] == ["govlint.cli.commands.*"]


def test_no_contract_makes_an_exception() -> None:
    assert [one["name"] for one in LINTER["contracts"] if one.get("ignore_imports")] == []


def calls(path: Path) -> Iterator[str]:
    """The names of all that a module calls, and of attributes it reads, as they are written."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield f"{ast.unparse(node.func)}()"
        elif isinstance(node, ast.Attribute):
            yield ast.unparse(node)


def users(*named: str) -> set[str]:
    return {str(path.relative_to(CODE)) for path in MODULES if set(calls(path)) & set(named)}


# What is run only while the library or a wheel is built.
BUILD = {"library/publish.py", "library/wheel.py"}


def test_only_the_command_line_prints() -> None:
    found = users("print()", "sys.stdout", "sys.stderr", "click.echo()", "sys.stdout.write()")
    assert {path for path in found if not path.startswith("cli/")} <= BUILD


def test_only_the_command_line_asks_the_clock() -> None:
    found = users(
        "date.today()",
        "datetime.now()",
        "datetime.datetime.now()",
        "datetime.date.today()",
        "time.time()",
        "time.localtime()",
    )
    assert found == {"cli/options.py"}


def test_only_a_few_places_read_or_write_files() -> None:
    reads = users("open()", "os.open()")
    assert reads <= {
        *("workspace/load.py", "workspace/discover.py", "cli/main.py", "library/library.py", "handbook/site/folder.py"),
        "handbook/site/hidden.py",
        "handbook/own/files.py",
        *(
            "config/find.py",
            "lint/silence/baseline.py",
            "cli/whole.py",
            "cli/together.py",
            "cli/commands/rules.py",
            "cli/memory.py",
        ),
    }


def test_nothing_runs_what_it_reads() -> None:
    found = users(
        "eval()",
        "exec()",
        "compile()",
        "pickle.load()",
        "pickle.loads()",
        "yaml.load()",
        "os.system()",
        "marshal.loads()",
    )
    assert found == set()


def modules_of(path: Path) -> set[str]:
    """The modules that a module imports, wherever in it, by their whole names."""
    found = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [alias.name for node in found if isinstance(node, ast.Import) for alias in node.names]
    return {*names, *(node.module or "" for node in found if isinstance(node, ast.ImportFrom))}


def imported() -> set[str]:
    """The packages that any module imports."""
    return {name.partition(".")[0] for path in MODULES for name in modules_of(path)}


def test_nothing_talks_to_a_network_but_a_preview_with_this_machine() -> None:
    network = {"urllib", "http", "socket", "socketserver", "ssl", "requests", "httpx", "asyncio", "ftplib", "smtplib"}
    found = {
        str(path.relative_to(CODE)): {name for name in modules_of(path) if name.partition(".")[0] in network}
        for path in MODULES
    }
    spoken = {path: names - {"urllib.parse"} for path, names in found.items()}  # which only takes texts apart
    assert {path: names for path, names in spoken.items() if names} == {
        "cli/preview/server.py": {"http", "http.server", "socketserver"},
        "cli/roots/machines.py": {"socket"},  # which knocks where `--dask` says
        "lsp/server.py": {"asyncio"},  # which waits; it speaks over standard input and output
    }


def test_what_is_imported_is_declared_and_what_is_declared_is_imported() -> None:
    extras = [one for more in PROJECT["project"]["optional-dependencies"].values() for one in more]
    declared = {re.split(r"[<>=\[]", one)[0] for one in (*PROJECT["project"]["dependencies"], *extras)}
    packages = {
        "Jinja2": "jinja2",
        "jsonschema-rs": "jsonschema_rs",
        "markdown-it-py": "markdown_it",
        "MarkupSafe": "markupsafe",
        "PyYAML": "yaml",
        "XlsxWriter": "xlsxwriter",
    }
    others = imported() - sys.stdlib_module_names - {"govlint", "hatchling"}
    data = {"tzdata"}  # read by zoneinfo
    assert others == {packages.get(name, name) for name in declared - data}
