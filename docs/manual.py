"""The man pages, from the command line itself; knows roff, not what commands do."""

from collections.abc import Iterable, Iterator

import click

from docs.reference_pages.commands import commands, whole
from govlint import __version__
from govlint.cli.main import EXITS

_FILES = (
    ("govlint.toml", "The configuration; `govlint explain configuration` lists its keys."),
    ("govlint-baseline.json", "The findings that are known, where `govlint baseline` wrote them."),
)
_VARIABLES = (
    ("NO_COLOR, FORCE_COLOR", "Whether to use colour where --color does not say."),
    ("COLUMNS", "How wide the terminal is."),
    ("XDG_CACHE_HOME", "Where answers are remembered; ~/.cache without it."),
)


def man_pages() -> Iterator[tuple[str, str]]:
    """File name and text of each page: one of the program, one of each command."""
    top = whole()
    found = list(commands(top))
    yield "govlint.1", _page(top, *_program(found))
    for at in found:
        yield f"{_name(at)}.1", _page(at, *_section("SEE ALSO", [r"\fBgovlint\fR(1)"]))


def _program(found: Iterable[click.Context]) -> Iterator[str]:
    at_a_glance = [(rf"\fB{_plain(_name(at))}\fR(1)", at.command.get_short_help_str(200)) for at in found]
    yield from _terms("COMMANDS", at_a_glance)
    yield from _terms("FILES", ((rf"\fI{_plain(name)}\fR", said) for name, said in _FILES))
    yield from _terms("ENVIRONMENT", ((rf"\fB{_plain(name)}\fR", said) for name, said in _VARIABLES))
    yield from _terms("EXIT STATUS", ((f"\\fB{code}\\fR", said) for code, said in EXITS.items()))


def _page(at: click.Context, *more: str) -> str:
    text = at.command.help or ""
    paragraphs = [" ".join(one.split()) for one in text.split("\n\n")]
    usage = " ".join(at.command.collect_usage_pieces(at))
    lines = [
        f'.TH "{_name(at).upper()}" "1" "" "govlint {__version__}" "govlint"',
        *_section("NAME", [rf"{_plain(_name(at))} \- {_plain(paragraphs[0].rstrip('.'))}"]),
        *_section("SYNOPSIS", [rf"\fB{_plain(at.command_path)}\fR {_plain(usage)}"]),
        *_section("DESCRIPTION", [line for one in paragraphs for line in (".PP", _plain(one))][1:]),
        *_terms("OPTIONS", _options(at)),
        *more,
    ]
    return "\n".join(lines) + "\n"


def _options(at: click.Context) -> Iterator[tuple[str, str]]:
    for param in at.command.params:
        record = param.get_help_record(at) if isinstance(param, click.Option) else None
        if record:
            yield rf"\fB{_plain(record[0])}\fR", record[1]


def _terms(head: str, terms: Iterable[tuple[str, str]]) -> list[str]:
    lines = [line for term, said in terms for line in (".TP", term, _plain(said))]
    return _section(head, lines) if lines else []


def _section(head: str, lines: list[str]) -> list[str]:
    return [f".SH {head}", *lines]


def _name(at: click.Context) -> str:
    return at.command_path.replace(" ", "-")


def _plain(text: str) -> str:
    """Text in which roff sees no command: its signs are spelt, and none stands at the start of a line."""
    spelt = text.replace("\\", r"\e").replace("-", r"\-").replace("\n", " ")
    return rf"\&{spelt}" if spelt[:1] in (".", "'") else spelt
