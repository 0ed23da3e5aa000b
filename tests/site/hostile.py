"""An example whose author means harm: every text in it tries to become part of the page."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

TRIES = (
    "<script>alert({n})</script>",
    "<img src=x onerror=alert({n})>",
    '"><svg onload=alert({n})>',
    "[x](javascript:alert({n}))",
    "{{{{ {n} * 1000 }}}}{{% raw %}}",
)
"""Each is to be seen on a page as it stands here."""

PICTURE = "![p](https://example.org/{n}.png)"
"""Becomes a link at most."""

PROSE = re.compile(r"\s|^@|^[A-Z][a-z]+$")
"""What people wrote for people; other words are names and choices."""

FILE = "<img src=x onerror=alert(0)>"
"""Stands in the name of each file."""

_KEPT = ("govlint", "kind")


class Hostile:
    """Documents in which each text was given a number and the harmful tries."""

    def __init__(self, wanted: Callable[[str], object]) -> None:
        self.numbers: dict[int, str] = {}
        self._wanted = wanted

    def write(self, example: Path, to: Path) -> Path:
        """Spoil an example into a folder."""
        for file in sorted(example.glob("*.yaml")):
            read = yaml.load_all(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
            documents = [self._spoil(one, file.stem) for one in read]
            text = yaml.safe_dump_all(documents, allow_unicode=True, sort_keys=False)
            (to / f"{file.stem}{FILE}.yaml").write_text(text, encoding="utf-8")
        return to

    def tries(self) -> Iterator[tuple[str, str]]:
        """What is to be seen, and the field that it stands in."""
        for number, field in self.numbers.items():
            yield from ((text.format(n=number), field) for text in TRIES)

    def _spoil(self, value: Any, at: str) -> Any:
        if isinstance(value, dict):
            return {key: one if key in _KEPT else self._spoil(one, f"{at}.{key}") for key, one in value.items()}
        if isinstance(value, list):
            return [self._spoil(one, f"{at}.{number}") for number, one in enumerate(value)]
        return self._spoilt(value, at) if isinstance(value, str) and self._wanted(value) else value

    def _spoilt(self, text: str, at: str) -> str:
        number = len(self.numbers) + 1
        self.numbers[number] = at
        return f"{text} {number}" + "".join(one.format(n=number) for one in (*TRIES, PICTURE))
