"""What else is said otherwise: fields that no scale orders, words, and names, dates and contacts."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from govlint.change.change import DETAILS, FIELD, WORDS, Change, canonical, origin
from govlint.change.direction import LOOSENS, NEUTRAL, TIGHTENS, UNKNOWN, joined, mirrored
from govlint.change.leaves import PARTICULARS, WORDING, Leaf, leaves
from govlint.policy.policy import IN_FORCE
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

_ELSEWHERE = frozenset(("exception", "change-control", "scenario"))
"""Kinds of which the gate is told."""
_MORE_IS_TIGHTER = frozenset(
    (
        *("veto_by", "right_to_refuse", "prohibited_topics", "blocked", "not", "never", "barred_uses", "confidential"),
        *("inputs_barred", "never_on", "checklist", "required_parts", "conditions", "sectors", "avoid", "reads"),
    )
)
_MORE_IS_LOOSER = frozenset(("allowed_freely", "share_freely", "pre_approved", "except", "exceptions"))
_REGISTERS = frozenset(("markets", "brands", "accounts", "roles", "teams", "calendars", "locations", "tools"))
"""Lists of what there is: an entry more or less decides nothing by itself."""
_CONDITIONS = frozenset(
    ("situation", "condition", "except", "until", "within", "when", "limits", "topic", "only_if", "overrides")
)
"""Words on which a decision depends: who changes them changes it."""
_SHOWN = 160


class _Said(NamedTuple):
    """A thing that is said, and where."""

    document: Document
    leaf: Leaf

    @property
    def mark(self) -> tuple[str, str]:
        """What is said, without where."""
        return self.leaf.path, canonical(self.leaf.value)


def field_changes(was: Workspace, now: Workspace) -> Iterator[Change]:
    """What documents in force say otherwise, by field; in which document of a kind it stands makes no difference."""
    kinds = _touched(was, now)
    before, after = _by_field(was, kinds), _by_field(now, kinds)
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key, []), after.get(key, [])
        gone, come = _without(one, other), _without(other, one)
        if gone or come:
            yield from _of_field(key[2], one, other, gone, come)


def _touched(was: Workspace, now: Workspace) -> set[str]:
    """The kinds of documents that are not the very same on both sides."""
    one, other = ({document.key: document.kind for document in side.documents} for side in (was, now))
    return {kind for key, kind in (*one.items(), *other.items()) if (key in one) != (key in other)} - _ELSEWHERE


def _by_field(workspace: Workspace, kinds: set[str]) -> dict[tuple[str, str, str], list[_Said]]:
    """What is said, by kind, scope and field."""
    found: dict[tuple[str, str, str], list[_Said]] = {}
    for document in workspace.documents:
        if document.status == IN_FORCE and document.kind in kinds:
            scope = canonical({name: sorted(values) for name, values in document.scope.items()})
            for leaf in leaves(document):
                found.setdefault((document.kind, scope, leaf.top), []).append(_Said(document, leaf))
    return found


def _without(these: list[_Said], others: list[_Said]) -> list[_Said]:
    """Those that the others do not say as well, as often."""
    left, found = Counter(one.mark for one in others), []
    for one in these:
        if left[one.mark] > 0:
            left[one.mark] -= 1
        else:
            found.append(one)
    return found


def _of_field(top: str, was: list[_Said], now: list[_Said], gone: list[_Said], come: list[_Said]) -> Iterator[Change]:
    words, gone, come = _taken(gone, come, _reworded)
    for kind, names in ((WORDS, WORDING), (DETAILS, PARTICULARS)):
        plain = [one for one in (*gone, *come) if one.leaf.named(names)]
        gone = [one for one in gone if not one.leaf.named(names)]
        come = [one for one in come if not one.leaf.named(names)]
        both = [*words, *plain] if kind == WORDS else plain
        if both:
            yield _change(kind, NEUTRAL, top, _only(both, was), _only(both, now))
    if gone or come:
        going = _direction(top, was, now, gone, come)
        yield _change(DETAILS if going == NEUTRAL else FIELD, going, top, gone, come)


def _only(these: Iterable[_Said], among: list[_Said]) -> list[_Said]:
    there = {id(one) for one in among}
    return [one for one in these if id(one) in there]


def _taken(
    gone: list[_Said], come: list[_Said], meet: Callable[[_Said, _Said], bool]
) -> tuple[list[_Said], list[_Said], list[_Said]]:
    """Pairs that meet taken out of both lists; first what was taken."""
    taken: list[_Said] = []
    rest, left = [], list(come)
    for one in gone:
        other = next((other for other in left if meet(one, other)), None)
        if other is None:
            rest.append(one)
        else:
            left.remove(other)
            taken += [one, other]
    return taken, rest, left


def _reworded(one: _Said, other: _Said) -> bool:
    """Whether a text took the place of another: words that people must read, for no program can judge them."""
    texts = (one.leaf.value, other.leaf.value)
    prose = all(isinstance(text, str) and " " in text.strip() for text in texts)
    return prose and one.leaf.path == other.leaf.path and one.leaf.last not in _CONDITIONS


def _direction(top: str, was: list[_Said], now: list[_Said], gone: list[_Said], come: list[_Said]) -> str:
    if all(_registered(one, now) for one in gone) and all(_registered(one, was) for one in come):
        return NEUTRAL
    told = [mirrored(_adding(top, one)) for one in gone] + [_adding(top, one) for one in come]
    if UNKNOWN not in told:
        return joined(told)
    if not was or not now:
        # What nobody had decided is decided now, or the other way round.
        return TIGHTENS if now else LOOSENS
    return UNKNOWN


def _registered(one: _Said, others: list[_Said]) -> bool:
    """Whether it belongs to an entry of a register that the other side lacks whole."""
    entry = one.leaf.path.split("]", maxsplit=1)[0]
    return one.leaf.top in _REGISTERS and not any(
        other.leaf.path.split("]", maxsplit=1)[0] == entry for other in others
    )


def _adding(top: str, one: _Said) -> str:
    """The direction in which it goes where this is said as well."""
    plain = one.leaf.path.endswith("[]") or one.leaf.top == one.leaf.path
    names = {one.leaf.last, *((top,) if plain else ())}
    if names & _MORE_IS_TIGHTER:
        return TIGHTENS
    return LOOSENS if names & _MORE_IS_LOOSER else UNKNOWN


def _change(kind: str, going: str, top: str, gone: list[_Said], come: list[_Said]) -> Change:
    first = (gone or come)[0]
    return Change(
        kind,
        going,
        f"{first.document.kind}.{top}",
        f"{first.document.kind.replace('-', ' ').capitalize()}: {top.replace('_', ' ')}",
        _said(gone),
        _said(come),
        tuple(origin(one.document, one.leaf.pointer) for one in gone),
        tuple(origin(one.document, one.leaf.pointer) for one in come),
        mark=canonical([[one.mark for one in gone], [one.mark for one in come]]),
    )


def _said(found: list[_Said]) -> str:
    text = "; ".join(map(_named, found)) or "nothing"
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _named(one: _Said) -> str:
    """What is said, with its field where that is not the whole one."""
    value = _words(one.leaf.value)
    return value if one.leaf.path.removesuffix("[]") == one.leaf.top else f"{one.leaf.path}: {value}"


def _words(value: Any) -> str:
    return value if isinstance(value, str) else canonical(value)
