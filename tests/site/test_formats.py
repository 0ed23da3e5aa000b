"""Formats of reports, judged by those who read them: validators of SARIF, the libraries of CI systems, a browser."""

import json
import random
import shutil
import subprocess
from collections import Counter
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from govlint.reporters import azure, github
from tests.helpers import DAY, HOUSE, govlint, report_of
from tests.reporters.made import MORE, told
from tests.reporters.runner import HOSTILE
from tests.reporters.test_sink import files
from tests.site.browser import DARK, JUDGE, NARROW, SPACED, Browser, Place, Seen
from tests.site.test_valid import java, said_of
from tests.site.verdicts import all_well, fitting

pytestmark = pytest.mark.site
__all__ = ["java"]

MODULES = JUDGE.parent / "node_modules"
SARIF = MODULES / "@microsoft" / "sarif-multitool-linux"
ESTATES = {"kitchen-sink": ["sarif"], "bookmaker": ["sarif", "html"], "charity": ["sarif", "html"]}
"""Examples, and the formats in which they are judged: axe takes a minute for the page of the largest."""
# What is left to say: govlint has no address of its own yet.
_ACCEPTED = {"SARIF2005"}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """SARIF and pages of examples, made as a person would, and of hostile texts."""
    folder = tmp_path_factory.mktemp("reports")
    for name, forms in ESTATES.items():
        wanted = [f"--output={form}={folder / name}.{form}" for form in forms]
        done = govlint("check", f"examples/{name}", "--as-of", DAY, "--fail-on=never", *wanted, cwd=HOUSE)
        assert done.returncode == 0, done.stderr
    hostile: dict[str, bytes] = {}
    for number, text in enumerate([*HOSTILE, *MORE]):
        hostile |= {f"{number}/{path}": content for path, content in files(text, f"{text}.yaml").items()}
    for form in ("sarif", "html"):
        (folder / f"hostile.{form}").write_text(told(report_of(hostile), form), encoding="utf-8")
    return folder


def logs(reports: Path) -> list[Path]:
    found = sorted(reports.glob("*.sarif"))
    assert len(found) == 4
    return found


def test_sarif_fits_the_official_schema(reports: Path) -> None:
    schema = json.loads((SARIF / "sarif-2.1.0.json").read_text(encoding="utf-8-sig"))
    judge = validator_for(schema)(schema)
    for log in logs(reports):
        data = json.loads(log.read_text(encoding="utf-8"))
        assert [error.message for error in judge.iter_errors(data)] == []
        data["runs"][0]["results"][0]["level"] = "fatal"
        assert list(judge.iter_errors(data))


def said_by_microsoft(log: Path, to: Path) -> Counter[tuple[str, str]]:
    """What Microsoft's validator finds, GitHub's rules included: rules and levels. Its exit code says nothing."""
    program = SARIF / "Sarif.Multitool"
    program.chmod(0o755)
    rules = ["--level", "Error;Warning", "--rule-kind", "Sarif;Ghas"]
    done = subprocess.run(
        [program, "validate", log, *rules, "-o", to, "--log", "ForceOverwrite"], capture_output=True, check=False
    )
    assert to.is_file(), done.stdout + done.stderr
    results = json.loads(to.read_text(encoding="utf-8-sig"))["runs"][0].get("results", ())
    return Counter((one["ruleId"], one.get("level", "warning")) for one in results)


def test_microsoft_and_github_have_nothing_against_it(reports: Path, tmp_path: Path) -> None:
    for log in logs(reports):
        found = said_by_microsoft(log, tmp_path / "said.sarif")
        assert {rule for rule, _ in found} <= _ACCEPTED, log.name


def test_the_validator_sees_what_is_wrong(reports: Path, tmp_path: Path) -> None:
    data = json.loads((reports / "charity.sarif").read_text(encoding="utf-8"))
    result = data["runs"][0]["results"][0]
    result["locations"], result["ruleIndex"] = [], 9_999
    (tmp_path / "bad.sarif").write_text(json.dumps(data), encoding="utf-8")
    assert any(level == "error" for _, level in said_by_microsoft(tmp_path / "bad.sarif", tmp_path / "said.sarif"))


def texts() -> list[tuple[str, str]]:
    """Hostile messages and values: all there are, and some put together at random, the same each time."""
    pick = random.Random(7)  # noqa: S311
    pieces = [*HOSTILE, *MORE, "%", ",", ":", ";", "]", "\r", "\n", "%25", "é𝄞"]
    made = ["".join(pick.choices(pieces, k=pick.randint(1, 5))) for _ in range(500)]
    whole = [text.encode("utf-8", "replace").decode() for text in (*HOSTILE, *MORE, *made)]
    return list(zip(whole, reversed(whole), strict=True))


def test_commands_are_escaped_as_their_own_libraries_do() -> None:
    asked = texts()
    node = shutil.which("node")
    assert node, "run tests/site/install"
    done = subprocess.run(
        [node, JUDGE.parent / "commands.mjs"], input=json.dumps(asked).encode(), capture_output=True, check=True
    )
    answers: list[dict[str, str]] = json.loads(done.stdout)
    assert len(answers) == len(asked) > 500
    for (message, value), theirs in zip(asked, answers, strict=True):
        ours = github.value(value)
        assert (
            theirs["github"]
            == f"::error title={ours},file={ours},line=3,endLine=3,col=4,endColumn=5::{github.data(message)}"
        )
        ours = azure.value(value)
        facts = f"type=error;sourcepath={ours};linenumber=3;code={ours};"
        assert theirs["azure"] == f"##vso[task.logissue {facts}]{azure.data(message)}"


def pages(reports: Path) -> list[Place]:
    found = sorted(reports.glob("*.html"))
    assert len(found) == 3
    return [Place(f"{reports.as_uri()}/", page.name) for page in found]


def accessible(seen: Seen, narrow: bool) -> Any:
    assert seen["axe"]["passed"] >= 15
    yield from (f"{one['rule']} at {one['at']}: {one['html']}" for one in seen["axe"]["violations"])
    # Where a marked text is broken over lines, axe cannot tell the colour behind it; on a wide page it can.
    unsure = [one for one in seen["axe"]["unsure"] if not (narrow and one["rule"] == "color-contrast")]
    yield from (f"unsure: {one['rule']} at {one['at']}" for one in unsure)


def alone(seen: Seen) -> Any:
    """The page loads itself and nothing else; nothing speaks, fails or leaves."""
    for name in ("dialogs", "console", "outside", "failed", "blocked"):
        yield from (f"{name}: {one}" for one in seen[name])
    if len(seen["requests"]) != 1:
        yield f"it asks for {seen['requests']}"


def seen_stops(seen: Seen) -> Any:
    stops = seen["focus"]
    if not stops or stops[0]["target"] != "#main":
        yield "the first stop does not lead to the content"
    yield from (f"{stop['at']}: {wrong}" for stop in stops for wrong in stop["wrong"])


@pytest.mark.parametrize("mode", [{}, DARK, NARROW], ids=["light", "dark", "narrow"])
def test_the_page_keeps_nobody_out(browser: Browser, reports: Path, mode: dict[str, Any]) -> None:
    judged = partial(accessible, narrow=mode == NARROW)
    all_well(browser.look(pages(reports), "axe", "overflow", "cut", **mode), judged, fitting)


def test_the_page_stands_alone_and_is_quiet(browser: Browser, reports: Path) -> None:
    all_well(browser.look(pages(reports), "focus", stops=12, strict=True), alone, seen_stops)


def test_wide_spacing_makes_the_page_no_wider(browser: Browser, reports: Path) -> None:
    all_well(browser.look(pages(reports), "overflow", "cut", **SPACED), fitting)


def test_the_page_is_valid(java: str, reports: Path) -> None:
    assert said_of(java, sorted(reports.glob("*.html"))) == []
