"""What is left of what a change can try: work without end, text that is code, and a gate that only looks closed.

| what is tried | what holds |
|---|---|
| bombs of YAML: aliases, depth, size, merge keys, duplicate keys, huge numbers | bounds, before anything is built: a finding within two seconds |
| a text that makes a pattern search without end | no pattern comes from a document, rule or configuration; ours are linear |
| an expression in a condition | conditions are data; what is none is refused |
| a reference that leads out of the folder or to an address | there is nothing that includes another file; a schema is ours |
| markup, a template or a link with code in the handbook | all text is escaped, templates travel with govlint |
| a configuration that cannot be read, misspelt keys, nothing to check, a crash | 2, 3, 70: never 0 |
| a format or an output that changes the exit code | none does |
| a hook or a link in the place of an output | written beside it and put in its place |
"""

import os
import re
import time
from pathlib import Path

import pytest

from govlint.cli.main import CLEAN as GREEN
from govlint.cli.main import FOUND, NOTHING_CHECKED, WRONG
from govlint.lint.examples import complete
from govlint.reporters import FORMATS
from tests.helpers import CLEAN_FILES, HOUSE, TIGHT, govlint, house, write
from tests.threats.change import OPEN, change, judged, repository

BUDGET = 2.0
"""Seconds of processor that one file may take, start-up aside."""
HEAD = "govlint: v1\nkind: engagement-policy\nname: b\n"
_ALIASES = "".join(f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]\n" for at in range(1, 9))
BOMBS = {
    "aliases": HEAD + "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + _ALIASES,
    "merge keys": HEAD
    + "a0: &a0 {x: 1}\n"
    + "".join(f"a{at}: &a{at}\n  <<: [{', '.join([f'*a{at - 1}'] * 20)}]\n" for at in range(1, 9)),
    "depth": HEAD + "a: " + "[" * 5_000,
    "depth of mappings": HEAD + "a: " + "{a: " * 5_000,
    "indentation": HEAD + "".join(f"{' ' * at}a:\n" for at in range(1_000)),
    "many keys": HEAD + "".join(f"k{at}: {at}\n" for at in range(90_000)),
    "one key": HEAD + "k: 1\n" * 90_000,
    "a large file": HEAD + "#" * 3_000_000,
    "a huge number": HEAD + f"a: {'9' * 100_000}\n",
    "a huge exponent": HEAD + "a: 1e999999999\nb: 0x" + "f" * 100_000 + "\n",
    "many documents": (HEAD + "---\n") * 20_000,
    "many anchors": HEAD + "".join(f"a{at}: &x{at} 1\n" for at in range(30_000)),
    "quotes": HEAD + 'a: "' + "\\" * 300_000,
    "many slips": HEAD + "a: [}\n" * 20_000,
    "a comment that ignores": HEAD + "# govlint: ignore[" + "a," * 200_000 + "]" + " because " * 50_000 + "\n",
    "many rules to ignore": HEAD + f"# govlint: ignore[{','.join(f'a{at}' for at in range(100_000))}] because x\n",
    "many ignores": HEAD + "".join(f"# govlint: ignore[a{at}] because x\n" for at in range(20_000)) + "a: 1\n",
    "many names": HEAD
    + "roles: ["
    + ", ".join(f"{{name: role-{at}}}" for at in range(4_000))
    + "]\n"
    + "---\ngovlint: v1\nkind: teams\nname: t\nroles:\n"
    + "".join(f"- {{name: r{at}x, reports_to: role{at}y}}\n" for at in range(5_000)),
    "dashes after an ignore": HEAD + "# govlint: ignore[a/b] because x\n" + "- " * 200_000 + "x\n",
    "blanks in a comment": HEAD + "comments: everyone # govlint: ignore[a/b]" + " " * 400_000 + "x\n",
    "tags before a comment": HEAD + "a: " + "!x " * 100_000 + "| # govlint: ignore[a/b] because x\n b\n",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_a_finding_and_soon(name: str, tmp_path: Path) -> None:
    house(tmp_path, CLEAN_FILES)
    write(tmp_path, {"bomb.yaml": BOMBS[name]})
    # Time of the processor: others may use the machine.
    before = os.times()
    done = govlint("check", ".", "--as-of", "2026-11-22", "--format", "concise", cwd=tmp_path)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    assert done.returncode == FOUND, done.stderr[-500:]
    assert b"bomb.yaml" in done.stdout
    assert spent < BUDGET + 2, spent


def test_a_bomb_in_rules_baseline_or_configuration_is_a_wrong_call(tmp_path: Path) -> None:
    rule, config = "rules/a/b.yaml", 'rule-folders = ["rules"]\n'
    for files in (
        {"govlint.toml": "a = " + "[" * 100_000},
        {"govlint.toml": 'baseline = "b.json"\n', "b.json": "[" * 100_000},
        {"govlint.toml": config, rule: BOMBS["aliases"]},
        {"govlint.toml": config, rule: "a: " + "[" * 5_000},
    ):
        folder = write(house(tmp_path / str(time.monotonic_ns()), CLEAN_FILES), files)
        done = govlint("check", ".", cwd=folder)
        assert (done.returncode, done.stdout) == (WRONG, b""), done.stderr[-500:]


def test_no_pattern_comes_from_what_is_read() -> None:
    """Every pattern of govlint is a text of its own; those that are put together escape what they take in."""
    made = re.compile(r"re\.(?:compile|search|match|fullmatch|sub|findall|finditer)\(\s*(?![rfb]*[\"'])(\S+)")
    allowed = {"re.escape", "_NUMBER", '"|".join(', "_CELL", "_ENTRY"}
    of_our_schemas = {("meant.py", "form,"), ("rename.py", "pattern,")}
    found = {
        (path.name, call)
        for path in (HOUSE / "govlint").rglob("*.py")
        for call in made.findall(path.read_text(encoding="utf-8"))
        if not any(call.startswith(one) for one in allowed)
    }
    assert found == of_our_schemas


@pytest.mark.parametrize("sign", [*"#![]-|>: \n\t,\"'&*{}"], ids=ascii)
def test_our_own_patterns_take_no_longer_than_the_text(sign: str) -> None:
    from govlint.lint.silence.ignores import ignores
    from govlint.reporters.sink import html_safe, one_line, safe, strict_json, xml_safe
    from govlint.text.source import Source

    repeated, end = sign * 20_000, "x"
    begun = time.process_time()
    for put in (safe, one_line, xml_safe, html_safe, strict_json):
        put(repeated + end)
    ignores(Source("a.yaml", f"a: 1 # govlint: ignore[x/y]{repeated}{end}\n"))
    assert time.process_time() - begun < BUDGET


@pytest.mark.parametrize(
    "when",
    [
        "when: __import__('os').system('touch trap')",
        "when: {markets: !!python/object/apply:os.system ['touch trap']}",
        'when: "{{ cycler.__init__.__globals__.os.popen(1) }}"',
        "when: {expression: markets == 'GB'}",
        "when: {$ref: 'http://127.0.0.1/x'}",
    ],
)
def test_a_condition_is_data(when: str, tmp_path: Path) -> None:
    text = f"kind: engagement-policy\ncomments:\n  value: nobody\n  overrides:\n    - {{{when}, value: everyone}}\n"
    folder = house(tmp_path, CLEAN_FILES | {"policy.yaml": text})
    done = govlint("check", ".", cwd=folder)
    assert done.returncode == FOUND
    assert not (folder / "trap").exists()


INCLUDES = [
    "/etc/passwd",
    "../../outside.yaml",
    "http://127.0.0.1:9/x",
    "file:///etc/passwd",
    "C:\\x",
    "\\\\host\\share",
    "CON",
    "\x00",
    "talk\n",
]


@pytest.mark.parametrize("path", INCLUDES, ids=ascii)
@pytest.mark.parametrize("key", ["$ref", "$schema", "include", "defined_elsewhere", "source"])
def test_nothing_leads_out_of_the_folder(key: str, path: str, tmp_path: Path) -> None:
    (tmp_path.parent / "outside.yaml").write_text(
        complete("kind: teams\nname: secret-of-others\n")[0], encoding="utf-8"
    )
    import json

    value = json.dumps(path)
    folder = house(
        tmp_path / "in",
        CLEAN_FILES
        | {"policy.yaml": f"kind: engagement-policy\n{key}: {value}\ncomments: {{defined_elsewhere: {value}}}\n"},
    )
    done = govlint("check", ".", "--format", "json", cwd=folder)
    assert done.returncode in (GREEN, FOUND)
    assert b"secret-of-others" not in done.stdout
    assert b"root:" not in done.stdout


@pytest.mark.parametrize("path", ["/etc", "../rules", "http://127.0.0.1/rules", "nul\\u0000", "policy.yaml"])
def test_own_rules_and_baseline_are_plain_files_or_a_wrong_call(path: str, tmp_path: Path) -> None:
    folder = write(house(tmp_path, CLEAN_FILES), {"govlint.toml": f'rule-folders = ["{path}"]\n'})
    done = govlint("check", ".", cwd=folder)
    assert done.returncode in (WRONG, FOUND, GREEN)
    assert b"root:" not in done.stdout + done.stderr


PAYLOADS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "[x](data:text/html;base64,PHN2Zz4=)",
    "{{ 7*7 }}", "{% for a in range(9) %}x{% endfor %}", "</style><script>alert(1)</script>", "<svg/onload=alert(1)>", "\" autofocus onfocus=alert(1) x=\"",
]  # fmt: skip


def test_the_handbook_runs_nothing(tmp_path: Path) -> None:
    """In each title and text; in a browser the same is tried in tests/site."""
    import json

    from tests.threats.test_names import Tags

    files = dict(CLEAN_FILES)
    for number, payload in enumerate(PAYLOADS):
        said = json.dumps(payload)
        files[f"{number}.yaml"] = (
            f"kind: content-policy\nname: p{number}\ntitle: {said}\ndescription: {said}\nscope: {{markets: [GB]}}\n"
        )
    folder = house(tmp_path, files)
    write(
        folder, {"templates/base.html": "<script>alert('theirs')</script>", "handbook/templates/base.html": "<script>"}
    )
    done = govlint("render", ".", "-o", "out", cwd=folder)
    assert done.returncode == GREEN, done.stderr
    pages = {path: path.read_text(encoding="utf-8") for path in (folder / "out").rglob("*.html")}
    assert any("{{ 7*7 }}" in text for text in pages.values())
    for path, text in pages.items():
        tags = Tags()
        tags.feed(text)
        ours = ["script", "script", "form"] if path.name == "search.html" else ["script", "form"]
        assert tags.found == ours, path
        assert text.count("<script") == len(ours) - 1 == text.count('.js" defer></script>'), path
        assert ">49<" not in text


class TestTheGateIsClosed:
    """Nothing but a check that found nothing is 0."""

    @pytest.mark.parametrize(
        ("files", "args", "code"),
        [
            ({"a.txt": ""}, (".",), NOTHING_CHECKED),
            ({"a.yaml": "a: 1\n"}, (".",), NOTHING_CHECKED),
            ({}, ("gone",), WRONG),
            ({"govlint.toml": "fail_on = 'never'\n"}, (".",), WRONG),
            ({"govlint.toml": "fail-on = 'no'\n"}, (".",), WRONG),
            ({"govlint.toml": "fix = true\n"}, (".",), WRONG),
            ({"govlint.toml": "plugins = ['evil']\n"}, (".",), WRONG),
            ({"govlint.toml": "\x00"}, (".",), WRONG),
            ({"pyproject.toml": "[tool.govlint]\nnonsense = 1\n"}, (".",), WRONG),
            ({"pyproject.toml": "[tool.govlint\n"}, (".",), WRONG),
        ],
        ids=ascii,
    )
    def test_no_way_to_green(self, files: dict[str, str], args: tuple[str, ...], code: int, tmp_path: Path) -> None:
        folder = tmp_path / "e"
        folder.mkdir()
        if "govlint.toml" in files or "pyproject.toml" in files:
            house(folder, CLEAN_FILES)
        done = govlint("check", *args, cwd=write(folder, files))
        assert done.returncode == code, done.stderr

    def test_no_format_and_no_output_changes_the_code(self, tmp_path: Path) -> None:
        folder = house(tmp_path, TIGHT)
        on = ("check", ".", "--as-of", "2026-11-22")
        every = (f"--output={form}=../{form}" for form in FORMATS)
        assert {
            govlint(*on, "--format", form, cwd=folder).returncode for form in ("sarif", "junit", "github", "html")
        } == {FOUND}
        assert govlint(*on, *every, cwd=folder).returncode == FOUND

    def test_an_empty_revision_is_never_taken_for_none(self, tmp_path: Path) -> None:
        """As when a variable of the CI system is misspelt: then the change would set its own bar."""
        folder = repository(tmp_path / "e")
        change(folder, {"policies/talk.yaml": OPEN})
        assert judged(folder, "policies", "--strict-base", "").code == WRONG
        assert govlint("check", "policies", "--new-since", "", cwd=folder).returncode == WRONG


def test_an_output_takes_the_place_of_a_link_and_does_not_follow_it(tmp_path: Path) -> None:
    folder = house(tmp_path / "in", TIGHT)
    precious = tmp_path / "precious"
    precious.write_text("mine", encoding="utf-8")
    os.symlink(precious, folder / "report.json")
    govlint("check", ".", "--output=json=report.json", cwd=folder)
    os.symlink(precious, folder / "govlint-baseline.json")
    govlint("baseline", ".", cwd=folder)
    assert precious.read_text(encoding="utf-8") == "mine"
