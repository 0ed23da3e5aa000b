"""What a shell offers for the value of an option or a name: looked up, never judged; nothing where nothing is known."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from glob import glob
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # only a shell that asks needs it
    from click.shell_completion import CompletionItem

Offer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]

MOST_FILES = 3000
"""How many files are looked into: more would keep somebody waiting behind a key."""
_SAFE = re.compile(r"[\w.@/-]+")  # what no shell takes for anything but a word
_GIVES = {
    "brand": "organisation",
    "market": "organisation",
    "organisation": "organisation",
    "channel": "channels",
    "role": "teams",
    "level": "crisis-plan",
    "flow": "approval-flow",
    "scenario": "scenario",
}
"""What is named → the kind of document that names it."""


def offered(known: "Iterable[tuple[str, str]]", begun: str) -> "list[CompletionItem]":
    """Those of some names that begin so, each with its help."""
    from click.shell_completion import CompletionItem

    found = ((name, " ".join(said.split())) for name, said in known if name.startswith(begun) and _SAFE.fullmatch(name))
    return [CompletionItem(name, help=said) for name, said in found]


def rules(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Rules, those built in and the organisation's own."""
    return offered(_rules(), begun)


def packs(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Packs of rules."""
    return offered(dict.fromkeys((name.partition("/")[0], "") for name, _ in _rules()), begun)


def controls(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Controls, those that are measured included."""
    return offered(_controls(), begun)


def things(_: click.Context, __: click.Parameter, begun: str) -> "list[CompletionItem]":
    """What can be explained; before anything is typed, what lists the rest."""
    from govlint.cli.explained.find import LISTED
    from govlint.library.library import built_in

    lists = [(f"{sort}s", f"All of them: every {sort}.") for sort in LISTED]
    kinds = [(name, form["title"]) for name, form in built_in().part("forms")["kinds"].items()]
    if not begun:
        return offered((*lists, *kinds), begun)
    ideas = [(name, idea["said"]) for name, idea in built_in().part("ideas").items()]
    return offered((*lists, *kinds, *_controls(), *_rules(), *ideas), begun)


def listed(name: str) -> Offer:
    """The words of a closed list, such as `content`."""
    return lambda _, __, begun: offered(_listed(name), begun)


def among(names: Iterable[str]) -> Offer:
    """Some names."""
    return lambda _, __, begun: offered(((name, "") for name in names), begun)


def named(what: str) -> Offer:
    """What documents at hand name: a `brand`, a `market`, a `channel`, a `role`, a `level` …"""
    return lambda context, _, begun: offered(_named(what, context), begun)


def _rules() -> Iterator[tuple[str, str]]:
    from govlint.cli import reading
    from govlint.library.library import built_in

    yield from ((name, words["title"]) for name, words in built_in().part("words").items())
    config = reading.configuration((), None)
    for folder in map(config.below, config.rule_folders):
        yield from ((path.replace(os.sep, "/").rpartition(".")[0], "") for path in _rule_files(str(folder)))


def _rule_files(folder: str) -> list[str]:
    """The files of rules below a folder; none where there is no such folder."""
    return sorted(path for ending in ("yaml", "yml") for path in glob(f"*/*.{ending}", root_dir=folder))


def _controls() -> Iterator[tuple[str, str]]:
    from govlint.policy.controls import controls as all_controls

    return ((control.id, control.question) for control in all_controls().values())


def _listed(name: str) -> Iterator[tuple[str, str]]:
    from govlint.library.library import built_in

    words = built_in().part("forms")["vocabularies"][name]["words"]
    return ((str(word), words[word] if isinstance(words, dict) else "") for word in words)


def _named(what: str, context: click.Context) -> Iterator[tuple[str, str]]:
    from govlint.workspace.load import load
    from govlint.workspace.shapes import entries

    for document in load(_files(_GIVES[what], context)).documents:
        if what in ("organisation", "flow", "scenario"):
            yield document.name, document.title
        if what == "level":
            yield from ((str(entry.get("name", "")), "") for _, entry in entries(document.value.get("levels")))
        wanted = (what, "team") if what == "role" else (what,)
        yield from ((mention.name, "") for mention in document.defined if mention.what in wanted)


def _files(kind: str, context: click.Context) -> Iterator[str]:
    """The files at hand that hold a document of a kind."""
    from govlint.cli import reading
    from govlint.text.source import MAX_BYTES
    from govlint.workspace.load import read_plain

    paths = tuple(context.params.get("paths") or ())
    config = reading.configuration(paths, context.params.get("config_path"))
    wanted = re.compile(rb"^kind: *[\"']?" + kind.encode(), re.MULTILINE)
    for path in reading.files(paths, config, (), {})[:MOST_FILES]:
        if wanted.search(read_plain(path, MAX_BYTES) or b""):
            yield path
