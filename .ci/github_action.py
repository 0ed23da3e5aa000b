"""What the GitHub action runs once govlint is installed: inputs become arguments, the report becomes outputs.

Reads GOVLINT_* and the files that GitHub names in the environment; action.yml says what each input means.
"""

import json
import os
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from govlint.cli.main import WRONG, main

OPTIONS = {
    "GOVLINT_FAIL_ON": "--fail-on",
    "GOVLINT_CONFIG": "--config",
    "GOVLINT_NEW_SINCE": "--new-since",
    "GOVLINT_STRICT_BASE": "--strict-base",
    "GOVLINT_AS_OF": "--as-of",
}
PATHS = "GOVLINT_PATHS"
# GitHub drops a summary of more than a mebibyte, and says so in an error.
MOST_SUMMARY = 1_000_000


def refused(inputs: Mapping[str, str]) -> Iterator[str]:
    """Inputs that hold what could end a line in the log and begin a command to GitHub: a line break, or its like."""
    for name in (*OPTIONS, PATHS):
        lines = _paths(inputs) if name == PATHS else [inputs.get(name, "")]
        if any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for line in lines for sign in line):
            yield name.removeprefix("GOVLINT_").lower().replace("_", "-")


def arguments(inputs: Mapping[str, str], folder: Path) -> list[str]:
    """The arguments of the program. No value of an input can become an option. folder: for the reports."""
    files = {"sarif": folder / "govlint.sarif", "json": folder / "govlint.json", "markdown": folder / "govlint.md"}
    reports = [f"--output={form}={file}" for form, file in files.items()]
    options = [f"{option}={inputs[name]}" for name, option in OPTIONS.items() if inputs.get(name)]
    return ["check", "--output=github", *reports, *options, "--", *_paths(inputs)]


def outputs(code: int, folder: Path) -> dict[str, str]:
    """The outputs of the action. Without a report, only the exit code."""
    report, sarif = folder / "govlint.json", folder / "govlint.sarif"
    if not report.is_file():
        return {"exit-code": str(code)}
    counts = json.loads(report.read_text(encoding="utf-8"))["counts"]
    by_severity = {f"{severity}s": str(count) for severity, count in counts.items()}
    return {"exit-code": str(code), **by_severity, "sarif-file": str(sarif)}


def summary(folder: Path) -> str:
    """What stands on the page of the run."""
    text = folder / "govlint.md"
    if not text.is_file():
        return ""
    if text.stat().st_size > MOST_SUMMARY:
        return "govlint found more than fits on this page. It stands in the log and in the SARIF file.\n"
    return text.read_text(encoding="utf-8")


def run(inputs: Mapping[str, str]) -> int:
    """Check, and tell GitHub. Gives the exit code."""
    wrong = ", ".join(refused(inputs))
    if wrong:
        sys.stderr.write(f"govlint: an input holds a control character: {wrong}\n")
        _append(inputs["GITHUB_OUTPUT"], f"exit-code={WRONG}\n")
        return WRONG
    folder = Path(inputs["RUNNER_TEMP"], "govlint", "reports")
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    code = main(arguments(inputs, folder))
    _append(inputs["GITHUB_OUTPUT"], "".join(f"{name}={value}\n" for name, value in outputs(code, folder).items()))
    _append(inputs["GITHUB_STEP_SUMMARY"], summary(folder))
    return code


def _paths(inputs: Mapping[str, str]) -> list[str]:
    """The paths, one a line."""
    return [path for line in inputs.get(PATHS, "").split("\n") if (path := line.removesuffix("\r"))]


def _append(file: str, text: str) -> None:
    with open(file, "a", encoding="utf-8") as opened:
        opened.write(text)


if __name__ == "__main__":
    sys.exit(run(os.environ))
