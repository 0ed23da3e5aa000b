"""Flows changed in one small way each: a change that no scenario notices is one that nobody would notice."""

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from govlint.decision.decider import Decider
from govlint.decision.scenarios.run import Verdict, run
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document, scope_of
from govlint.workspace.shapes import entries

_LISTS = ("any_of", "all_of", "of")
_STRICT = ("wait", "refused", "next-in-line")


class Mutant(NamedTuple):
    """A flow as it would be after one change. what: the change, in words. pointer: where it would be made."""

    what: str
    pointer: Pointer
    document: Document


class Mutants(NamedTuple):
    """How many changes were tried, and those that no scenario noticed."""

    tried: int
    survivors: tuple[Mutant, ...]


def survivors(decider: Decider, documents: Iterable[Document], before: tuple[Verdict, ...]) -> Mutants:
    """The changes after which every scenario comes out as it did. before: how they come out now."""
    documents, usual = tuple(documents), _outcomes(before)
    tried = [mutant for flow in decider.flows for mutant in mutants(flow.document)]
    return Mutants(len(tried), tuple(one for one in tried if _outcomes(run(_with(decider, one), documents)) == usual))


def _outcomes(verdicts: tuple[Verdict, ...]) -> list[tuple[str, int, str, int, str]]:
    return [(one.document.path, one.document.key, one.part, one.number, one.outcome) for one in verdicts]


def _with(decider: Decider, mutant: Mutant) -> Decider:
    """The same organisation after a change."""
    changed = mutant.document
    held = decider.workspace.documents
    # The value is another one, so it is known by where its tree stands.
    replaced = tuple(changed if document.tree is changed.tree else document for document in held)
    return Decider(decider.workspace._replace(documents=replaced), decider.rules, decider.day)


def mutants(document: Document) -> Iterator[Mutant]:
    """Every small change of a flow that makes it looser, or covers more."""
    for at, stage in entries(document.value.get("stages")):
        yield from _of_stage(document, at, stage)
    yield from _silent(document)
    covers = document.value.get("covers")
    for name in covers if isinstance(covers, dict) else ():
        yield _changed(document, f"covers every one of {name}", ("covers", name), _without)


def _of_stage(document: Document, at: int, stage: dict[str, Any]) -> Iterator[Mutant]:
    here, name = ("stages", at), str(stage.get("name", at + 1))
    yield _changed(document, f"without the stage {name}", here, _without)
    for pointer, who in _approvers(stage.get("approvers"), (*here, "approvers")):
        yield _changed(document, f"without {who} at {name}", pointer, _without)
    if stage.get("only_when"):
        yield _changed(document, f"{name} in every case", (*here, "only_when"), _without)
    if stage.get("if_late") in _STRICT:
        yield _changed(document, f"silence at {name} means go", (*here, "if_late"), _go)


def _approvers(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """The approvers that can be left out so that others are left."""
    for key in _LISTS if isinstance(value, dict) else ():
        listed = value.get(key)
        for at, part in enumerate(listed if isinstance(listed, list) else []):
            if len(listed) > 1:
                yield (*pointer, key, at), part if isinstance(part, str) else f"part {at + 1}"
            yield from _approvers(part, (*pointer, key, at))


def _silent(document: Document) -> Iterator[Mutant]:
    """Silence means go, where it means something else by one word for all cases."""
    if document.value.get("silence_means") in _STRICT:
        mutant = _changed(document, "silence means go", ("silence_means",), _go)
        stated = tuple(
            one._replace(value="go") if one.pointer == ("silence_means",) else one for one in mutant.document.stated
        )
        yield mutant._replace(document=mutant.document._replace(stated=stated))


def _changed(document: Document, what: str, pointer: Pointer, change: Callable[[Any, Any], None]) -> Mutant:
    value = deepcopy(document.value)
    parent: Any = value
    for step in pointer[:-1]:
        parent = parent[step]
    change(parent, pointer[-1])
    scope = scope_of(document.kind, value)
    return Mutant(f"{document.name}: {what}", pointer, document._replace(value=value, scope=scope))


def _without(parent: Any, step: Any) -> None:
    del parent[step]


def _go(parent: Any, step: Any) -> None:
    parent[step] = "go"
