"""Reports of one finding, made by hand, and texts of every kind to put into them."""

import re

from hypothesis import strategies as st

from govlint.finding import Finding, Location, Silence
from govlint.lint.report import Entry, Report
from govlint.lint.rules import all_rules
from govlint.reporters import Look, reporter
from govlint.text.source import Source
from tests.reporters.runner import HOSTILE

TEXT = "govlint: v1\n"
PLAIN = Look()
RULE = "culture/comments-closed"
MORE = [
    "]]>",
    "<b>&amp;",
    "%0A%25",
    "a|'[]b",
    "%AZP25;]",
    "[x](http://y)",
    "<script>",
    "--:|",
    "`*_",
    "@all",
    "\n\n# x",
]
# Any text at all, halves of characters included; and texts put together of what has a meaning somewhere.
TEXTS = st.one_of(
    st.text(st.characters(), max_size=30), st.lists(st.sampled_from([*HOSTILE, *MORE]), max_size=4).map("".join)
)
_HALF = re.compile("[\ud800-\udfff]")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def made(
    message: str = "said", path: str = "a.yaml", text: str = TEXT, at: tuple[int, int] = (0, 7), *,
    rule: str = RULE, severity: str = "warning", contexts: tuple[str, ...] = (), silence: Silence | None = None,
    related: tuple[Location, ...] = (),
) -> Report:  # fmt: skip
    """A report of one finding."""
    finding = Finding(rule, message, Location(path, (), *at), contexts=contexts, silence=silence, related=related)
    entry = Entry(finding, all_rules()[rule], severity)
    entries, silenced = ((), (entry,)) if silence else ((entry,), ())
    return Report(entries, silenced, {path: Source(path, text)}, 1, 0, "2026-11-22")


def many(count: int, severity: str = "warning") -> Report:
    """A report of so many findings, each in its own line."""
    one = made(severity=severity, text=TEXT * count)
    (entry,) = one.entries
    places = (Location("a.yaml", (), at * len(TEXT), at * len(TEXT) + 7) for at in range(count))
    return one._replace(entries=tuple(entry._replace(finding=entry.finding._replace(location=at)) for at in places))


def told(report: Report, form: str, look: Look = PLAIN) -> str:
    """A report in a format."""
    return "".join(f"{line}\n" for line in reporter(form)(report, look))


def spelt(text: str) -> str:
    """Text as JSON says it: halves of characters by their numbers."""
    return _HALF.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text)


def spelt_xml(text: str) -> str:
    """Text as XML says it: what it has no way to say by its number."""
    return _NO_XML.sub(lambda found: f"\\u{{{ord(found[0]):x}}}", text)
