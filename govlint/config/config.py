"""The configuration as a value; knows what can be set, not which rules there are."""

import os
from fnmatch import fnmatch
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


class Handbook(NamedTuple):
    """What is set for the handbook, as it is written; empty where nothing is.

    light, dark: colours as `#rrggbb`. extra_pages: files and folders. source_url: with `{path}`, `{line}` and
    `{revision}`.
    """

    title: str = ""
    language: str = ""
    logo: str = ""
    logo_alt: str = ""
    light: str = ""
    dark: str = ""
    extra_pages: tuple[str, ...] = ()
    source_url: str = ""
    output: str = ""


class Config(NamedTuple):
    """What is configured. path: the file it stands in, empty where there is none; folder: what its paths start from.

    packs: pack → whether it is on. rules: rule → what is set for it. start: where relative paths start from, empty for
    the current folder.
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
    handbook: Handbook = Handbook()
    start: str = ""

    def below(self, path: str) -> str:
        """A path of the configuration, seen from the current folder."""
        return os.path.normpath(os.path.join(self.folder, path))

    @property
    def baseline_path(self) -> str:
        """Where the baseline stands, or would stand."""
        return self.below(self.baseline or DEFAULT_BASELINE)

    def for_path(self, path: str) -> tuple[PerPath, ...]:
        """What is set for a file, in the order in which it is written; later ones win."""
        return tuple(one for one in self.per_path if self._fits(path, one.patterns))

    def excludes(self, path: str) -> bool:
        """Whether a file is passed over."""
        return self._fits(path, self.exclude)

    def _fits(self, path: str, patterns: tuple[str, ...]) -> bool:
        """Whether a file, however it is named, lies at or below one of these patterns."""
        if not patterns:
            return False
        folder = os.path.join(self.start, self.folder or ".")
        here = os.path.relpath(os.path.join(self.start, path), folder).replace(os.sep, "/")
        return any(_fits(here, os.path.normpath(pattern).replace(os.sep, "/")) for pattern in patterns)


def _fits(path: str, pattern: str) -> bool:
    return pattern == "." or fnmatch(path, pattern) or fnmatch(path, f"{pattern}/*")


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
        _handbook(table.get("handbook", {})),
    )


def _handbook(table: dict[str, Any]) -> Handbook:
    accent = table.get("accent", {})
    colours = {"light": accent} if isinstance(accent, str) else accent
    kept = {key.replace("-", "_"): value for key, value in table.items() if key != "accent"}
    return Handbook(**kept | {"extra_pages": tuple(table.get("extra-pages", ()))}, **colours)


def _tuned(rules: dict[str, Any]) -> dict[str, Tuned]:
    return {
        rule: Tuned(said) if isinstance(said, str) else Tuned(said.get("severity", ""), said.get("value"))
        for rule, said in rules.items()
    }
