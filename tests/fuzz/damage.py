"""Texts of documents damaged as hands, editors, programs and enemies damage them."""

from collections.abc import Callable
from functools import cache
from random import Random

from tests.helpers import HOUSE

_ODD = (
    *("\x00", "\x07", "\x1b[2J", "\x7f", "\x85", "\u2028", "\ufeff", "\u200b", "\u202e", "\u2066", "\ufffe", "\u0301"),
    *("é", "漢", "𝄞", "🏳️\u200d🌈", "\t", "\r", "\r\n", "\\", '"', "'", "`", "@", "%", "~", "|", ">", "?", ":", "#"),
    *("[", "]", "{", "}", ",", "- ", "<<: ", "--- ", "...", "!", "&", "*", "$(id)", "<script>", "{{ x }}", "::error::"),
)
_SIGNS = ("&a ", "*a ", "!!str ", "!own ", "!!set ", "! ", "&a:b ", "? ", "| ", ">- ", "*none ", "[*a, *a] ")
_VALUES = ("null", "~", "", "NO", "0o17", "1e999", "-.inf", ".nan", "9" * 80, "2026-02-30", "[]", "{}", "[[[]]]", "''")
Damage = Callable[[Random, str], str]


@cache
def texts() -> tuple[str, ...]:
    """The documents of all examples."""
    return tuple(
        path.read_text(encoding="utf-8", errors="replace") for path in sorted((HOUSE / "examples").rglob("*.yaml"))
    )


def _span(chance: Random, text: str) -> tuple[int, int]:
    start = chance.randrange(len(text) + 1)
    return start, min(len(text), start + chance.choice((1, 5, 40, 400)))


def _cut(chance: Random, text: str) -> str:
    start, end = _span(chance, text)
    return text[:start] + text[end:]


def _truncate(chance: Random, text: str) -> str:
    return text[: chance.randrange(len(text) + 1)]


def _put(chance: Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_ODD) + text[at:]


def _lines(change: Callable[[Random, list[str], int], None]) -> Damage:
    """Damage to one of the lines of a text."""

    def damage(chance: Random, text: str) -> str:
        lines = text.splitlines(keepends=True) or [""]
        change(chance, lines, chance.randrange(len(lines)))
        return "".join(lines)

    return damage


def _swap(chance: Random, lines: list[str], at: int) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(chance: Random, lines: list[str], at: int) -> None:
    lines[at] = chance.choice((" ", "  ", "    ", "\t", "- ", "")) + lines[at].lstrip(" ")


def _double(chance: Random, lines: list[str], at: int) -> None:
    lines.insert(chance.randrange(len(lines) + 1), lines[at])


def _sign(chance: Random, lines: list[str], at: int) -> None:
    key, colon, value = lines[at].partition(": ")
    lines[at] = f"{key}{colon}{chance.choice(_SIGNS)}{value}"


def _value(chance: Random, lines: list[str], at: int) -> None:
    key, _, _ = lines[at].partition(": ")
    lines[at] = f"{key}: {chance.choice(_VALUES)}\n"


def _graft(chance: Random, lines: list[str], at: int) -> None:
    """A line of another example."""
    lines.insert(at, chance.choice(chance.choice(texts()).splitlines(keepends=True)))


def _long(chance: Random, lines: list[str], at: int) -> None:
    lines[at] = chance.choice((lines[at].rstrip("\n") + "x" * 3_000 + "\n", lines[at] * 300))


def _deep(chance: Random, lines: list[str], at: int) -> None:
    opened, closed = chance.choice((("[", "]"), ("{a: ", "}"), ("- ", "")))
    lines[at] = f"deep:\n  {opened * 80}{closed * 80}\n"


_WAYS: tuple[Damage, ...] = (
    *(_cut, _truncate, _put, _put),
    *map(_lines, (_swap, _indent, _double, _sign, _value, _graft, _long, _deep)),
)


def damaged(chance: Random, text: str) -> str:
    """A text damaged a few times over."""
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(_WAYS)(chance, text)
    return text


def encoded(chance: Random, text: str) -> bytes:
    """A text as bytes, mostly as UTF-8; some of it can be lost on the way."""
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1", "utf-16-le"))
    return text.encode(encoding, errors="replace")
