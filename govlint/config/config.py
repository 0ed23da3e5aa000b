"""The configuration as a value; knows what can be set, not which rules there are."""

import os
from fnmatch import fnmatch
from glob import escape
from typing import Any, NamedTuple

OFF = "off"
DEFAULT_BASELINE = "govlint-baseline.json"


class Tuned(NamedTuple):
    """What is set for one rule. severity: a severity, `off`, or empty where only its wall is moved."""

    severity: str = ""
    value: Any = None


class PerPath(NamedTuple):
    """What is set for files below some paths alone."""

    patterns: tuple[str, ...]
    packs: dict[str, bool]
    rules: dict[str, Tuned]


class Config(NamedTuple):
    """What is configured. path: the file it stands in, empty where there is none; folder: what its paths start from.

    packs: pack → whether it is on. rules: rule → what is set for it.
    """

    path: str = ""
    folder: str = ""
    paths: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    fail_on: str = "warning"
    rule_folders: tuple[str, ...] = ()
    baseline: str = ""
    packs: dict[str, bool] = {}  # noqa: RUF012  # never written to
    rules: dict[str, Tuned] = {}  # noqa: RUF012
    per_path: tuple[PerPath, ...] = ()

    def below(self, path: str) -> str:
        """A path of the configuration, seen from the current folder."""
        return os.path.normpath(os.path.join(self.folder, path))

    @property
    def excluded(self) -> tuple[str, ...]:
        """The patterns of what to pass over, as whole paths: they mean the same wherever govlint is run."""
        folder = escape(os.path.abspath(self.folder))
        return tuple(os.path.normpath(os.path.join(folder, pattern)) for pattern in self.exclude)

    @property
    def baseline_path(self) -> str:
        """Where the baseline stands, or would stand."""
        return self.below(self.baseline or DEFAULT_BASELINE)

    def for_path(self, path: str) -> tuple[PerPath, ...]:
        """What is set for a file, in the order in which it is written; later ones win."""
        if not self.per_path:
            return ()
        here = os.path.relpath(path, self.folder or ".").replace(os.sep, "/")
        return tuple(one for one in self.per_path if any(_fits(here, pattern) for pattern in one.patterns))


def _fits(path: str, pattern: str) -> bool:
    return fnmatch(path, pattern) or fnmatch(path, f"{pattern.rstrip('/')}/*")


def build_config(path: str, table: dict[str, Any]) -> Config:
    """The configuration of a table that its schema admits."""
    return Config(
        path,
        os.path.dirname(path),
        tuple(table.get("paths", ())),
        tuple(table.get("exclude", ())),
        table.get("fail-on", "warning"),
        tuple(table.get("rule-folders", ())),
        table.get("baseline", ""),
        table.get("packs", {}),
        _tuned(table.get("rules", {})),
        tuple(
            PerPath(tuple(one["paths"]), one.get("packs", {}), _tuned(one.get("rules", {})))
            for one in table.get("per-path", ())
        ),
    )


def _tuned(rules: dict[str, Any]) -> dict[str, Tuned]:
    return {
        rule: Tuned(said) if isinstance(said, str) else Tuned(said.get("severity", ""), said.get("value"))
        for rule, said in rules.items()
    }
