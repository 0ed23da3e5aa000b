"""What in a change would show people something else than what is judged; knows trees, not documents."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch

from govlint.finding import Finding, Location
from govlint.workspace.revision import LINK, MODULE, PLAIN, Tree

RULE = "core/gate-misled"
ATTRIBUTES = ".gitattributes"
_ALTERS = {
    **dict.fromkeys(("filter", "ident", "working-tree-encoding"), "people work with another text than the one in git"),
    **dict.fromkeys(("export-ignore", "export-subst"), "an archive holds another text, or none"),
    **dict.fromkeys(
        ("diff", "binary", "linguist-generated", "linguist-vendored", "gitlab-generated"),
        "reviewers are not shown what changed",
    ),
}
"""Attributes of paths, and what each does to those who read them."""
# What fnmatch does not read as git does: then the pattern is taken to fit.
_ODD = re.compile(r'[\\"]|\[[:^]')


def misled(head: Tree, base: Tree, names: Iterable[str]) -> Iterator[Finding]:
    """Links, submodules, names that are one name to some computers, and attributes that hide.

    names: what of the change is asked about. What was so at the base is not said, but of files that are read.
    """
    asked = list(names)
    yield from _not_plain(head, base, asked)
    yield from _same_to_some(head, asked)
    yield from _attributes(head, base, [name for name in asked if name.endswith((".yaml", ".yml"))])


def _not_plain(head: Tree, base: Tree, names: list[str]) -> Iterator[Finding]:
    for name in names:
        entry = head.entries[name]
        if entry.mode in PLAIN or (entry == base.entries.get(name) and not name.endswith((".yaml", ".yml"))):
            continue
        what = {LINK: "a link", MODULE: "another repository"}.get(entry.mode, "no plain file")
        yield Finding(RULE, f"this is {what}: what stands behind it is not judged", _at(name))


def _same_to_some(head: Tree, names: list[str]) -> Iterator[Finding]:
    """Names that differ only in small and capital letters or in how an accent is put on."""
    alike: dict[str, list[str]] = {}
    for name in head.entries:
        alike.setdefault(unicodedata.normalize("NFC", name).casefold(), []).append(name)
    asked = set(names)
    for several in alike.values():
        if len(several) > 1 and asked.intersection(several):
            first, *others = sorted(several)
            said = f"some computers take this for one file with {', '.join(others)}, and show one of them"
            yield Finding(RULE, said, _at(first))


def _attributes(head: Tree, base: Tree, names: list[str]) -> Iterator[Finding]:
    found = [name for name in head.entries if name.rpartition("/")[2] == ATTRIBUTES]
    before, fresh = base.contents(found), [name for name in names if name not in base.entries]
    for path, content in head.contents(found).items():
        known = set(before.get(path, b"").splitlines())
        for number, line in enumerate(content.splitlines(), 1):
            about = fresh if line in known else names
            yield from _of_line(path, number, line.decode("utf-8", "surrogateescape"), about)


def _of_line(path: str, number: int, line: str, names: list[str]) -> Iterator[Finding]:
    pattern, *attributes = line.split() or ["#"]
    set_here = [re.sub("^[-!]|=.*", "", one) for one in attributes]
    harmful = [one for one in set_here if one in _ALTERS]
    # A macro stands for other attributes, under any name.
    macro = pattern.startswith("[attr]")
    if pattern.startswith("#") or not harmful or not (macro or any(_fits(name, path, pattern) for name in names)):
        return
    said = f"line {number} sets {', '.join(harmful)} for governance files: {_ALTERS[harmful[0]]}"
    yield Finding(RULE, said, _at(path))


def _fits(name: str, attributes: str, pattern: str) -> bool:
    """Whether a line of a file of attributes may be about a path; rather once too often than once too seldom."""
    folder = attributes.removesuffix(ATTRIBUTES)
    if not name.startswith(folder):
        return folder.startswith("../")
    below, wanted = name.removeprefix(folder).casefold(), pattern.casefold()
    if _ODD.search(wanted):
        return True
    if "/" not in wanted:
        return fnmatch(below.rpartition("/")[2], wanted)
    wanted = wanted.lstrip("/")
    return fnmatch(below, wanted) or fnmatch(f"/{below}", wanted) or fnmatch(below, wanted.replace("/**/", "/"))


def _at(path: str) -> Location:
    return Location(path, (), 0, 0)
