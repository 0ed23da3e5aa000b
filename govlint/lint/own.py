"""An organisation's own rules, read from its folders; the same format and the same tests as those built in."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from govlint.config.find import Given
from govlint.errors import GovlintError
from govlint.library.library import built_in
from govlint.library.rules import check_rule
from govlint.library.validator import asked, is_stray, validator
from govlint.lint.assertions import ANY
from govlint.lint.rules import Rule, all_rules, build_rule, build_wall, can_be, current
from govlint.near import path_suggestion, suggestion
from govlint.policy.controls import ALL_CONTROLS, controls
from govlint.text.nodes import Node, Pointer, key_at, nearest, written
from govlint.text.read import read
from govlint.text.source import MAX_BYTES, Source, decode
from govlint.workspace.load import read_plain
from govlint.workspace.wanted import TYPES, wanted

SOURCES = "sources.yaml"
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*")
WELL_FORMED = "`govlint rules new` writes one that is well formed."
_UNREAD = "Mend this line: nothing of the file was read."
_PLAIN = "Put a file of your own in its place."
NAMES = "Write PACK/RULE in small letters, such as ours/slow-answers."


def own_rules(folders: Iterable[str], may_replace: bool = False, given: Given = None) -> dict[str, Rule]:
    """The rules of folders `FOLDER/PACK/RULE.yaml`, by id.

    may_replace: whether a rule may take the id of a built-in one, as when built-in rules themselves are tested.
    given: contents instead of those on disk.
    Raises GovlintError, with the line, where one is not well formed, takes the id of another or cites a source that is
    neither built in nor in the folder's own `sources.yaml`.
    """
    found: dict[str, Rule] = {}
    for folder in folders:
        paths = _paths(Path(folder), given)
        cited = _sources(Path(folder), may_replace, given)
        for path in paths:
            if not NAME.fullmatch(f"{path.parent.name}/{path.stem}"):
                raise GovlintError(f"{path}: {path.parent.name}/{path.stem} is no name for a rule", NAMES)
            rule = _rule(path, cited, given)
            if (current(rule.id) in all_rules() and not may_replace) or rule.id in found:
                raise GovlintError(f"{path}: there is a rule {rule.id} already", "Give yours another name or pack.")
            found[rule.id] = rule
    return found


def _paths(folder: Path, given: Given) -> list[Path]:
    """The files of the rules of a folder, in order. Raises GovlintError where there is no such folder."""
    if given is None and os.path.isdir(folder):
        return sorted((*folder.glob("*/*.yaml"), *folder.glob("*/*.yml")))
    there = [path for path in map(Path, given or ()) if folder in path.parents]
    if not there:
        hint = path_suggestion(str(folder), "Make it, or take it out of rule-folders.")
        raise GovlintError(f"{folder}: no such folder of rules", hint)
    return sorted(path for path in there if path.parent.parent == folder and path.suffix in (".yaml", ".yml"))


def _sources(folder: Path, may_replace: bool, given: Given) -> dict[str, Any]:
    """The folder's own sources and those built in."""
    path = folder / SOURCES
    known: dict[str, Any] = built_in().part("sources")
    if not (path.is_file() if given is None else str(path) in given):
        return known
    source, node = _read(path, given)
    for name, facts in node.value.items():
        at = _place(source, node, (name,))
        if not isinstance(facts, dict) or not isinstance(facts.get("citation"), str):
            raise GovlintError(f"{at}: the source {name} has no citation", "Add what its text is called.")
        if name in known and not may_replace:
            raise GovlintError(f"{at}: there is a source {name} already", "Give yours another name.")
    return {**known, **node.value}


def _read(path: Path, given: Given) -> tuple[Source, Any]:
    """A file's only document. Raises GovlintError where it cannot be read."""
    content = read_plain(str(path), MAX_BYTES) if given is None else given.get(str(path))
    if content is None:
        raise GovlintError(f"{path}: this is no plain file that can be read, of at most {MAX_BYTES:,} bytes", _PLAIN)
    source, slips = decode(str(path), content)
    text = read(source)
    for slip in (*slips, *text.slips):
        raise GovlintError(f"{path}:{source.place(slip.start)[0]}: {slip.message}", _UNREAD)
    if len(text.roots) != 1 or not isinstance(text.roots[0].node.value, dict):
        raise GovlintError(f"{path}: this file must hold one group of fields", WELL_FORMED)
    return source, text.roots[0].node


def _rule(path: Path, cited: dict[str, Any], given: Given) -> Rule:
    """The rule of a file, with its words and the sources it cites."""
    source, node = _read(path, given)
    built = f"{path.parent.name}/{path.stem}" in all_rules()
    for pointer, said, hint in _mistakes(node.value, cited, built):
        raise GovlintError(f"{_place(source, node, pointer)}: {said}", hint)
    facts = check_rule(path, node.value)
    names = (*facts["sources"], *facts.get("not_required", ()))
    rule = build_rule(f"{path.parent.name}/{path.stem}", facts | {"cited": {name: cited[name] for name in names}})
    if rule.form == "wall":
        try:
            build_wall(rule)
        except GovlintError as error:
            said = f"{_place(source, node, ('wall', 'floor' if 'floor' in rule.facts['wall'] else 'ceiling'))}: {error}"
            raise GovlintError(said, can_be(rule.facts["wall"]["control"])) from error
    return rule


def _mistakes(facts: dict[str, Any], cited: dict[str, Any], built: bool) -> Iterator[tuple[Pointer, str, str]]:
    """What is wrong in a rule: where, what, and what may have been meant."""
    schema = built_in().part("schema-rule")
    errors = list(validator(schema).iter_errors(facts))
    # A key that nobody knows comes first: what it was meant for is missing too, and that says less.
    for error in sorted(errors, key=lambda one: not is_stray(one)):
        pointer = tuple(error.instance_path)
        wants = asked(error)
        if is_stray(error):
            key = wants.unexpected[0]
            hint = suggestion(key, sorted(_keys(schema)), "Leave it out.")
            yield (*pointer, key), f"there is no key {key} here", hint
        else:
            yield pointer, f"{written(pointer) or 'this rule'}: {wanted(wants, TYPES)}", WELL_FORMED
    if "found_by" in facts and not built:
        yield ("found_by",), "only built-in rules can have found_by", "Write a wall or an assertion."
    if "formerly" in facts and not built:
        yield ("formerly",), "only built-in rules can have formerly", "Write its new name wherever the old one stands."
    control = facts.get("wall", {}).get("control")
    if control and control not in controls():
        yield ("wall", "control"), f"there is no control {control}", suggestion(control, controls(), ALL_CONTROLS)
    kind = facts.get("select", {}).get("kind", ANY)
    kinds = built_in().part("forms")["kinds"]
    if kind != ANY and kind not in kinds:
        hint = suggestion(kind, kinds)
        yield ("select", "kind"), f"there is no kind {kind}", hint
    for name in ("sources", "not_required"):
        for at, one in enumerate(facts.get(name, ())):
            if one not in cited:
                hint = suggestion(one, cited, f"Add it to {SOURCES} in your folder of rules.")
                yield (name, at), f"there is no source {one}", hint


def _keys(schema: Any) -> set[str]:
    """All keys that a schema speaks of."""
    below = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    found = set(schema.get("properties", {})) if isinstance(schema, dict) else set()
    return found.union(*map(_keys, below))


def _place(source: Source, node: Node, pointer: Pointer) -> str:
    at = key_at(node, pointer) or nearest(node, pointer)
    return ":".join(map(str, (source.path, *source.place(at.start))))
