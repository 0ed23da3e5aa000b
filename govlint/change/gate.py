"""What weakens the gate itself: configuration, own rules, exceptions, ignores, the baseline, what a change needs."""

from collections.abc import Iterable, Iterator
from typing import Any

from govlint.change.change import Change, Origin, gate
from govlint.change.direction import LOOSENS, TIGHTENS, UNKNOWN, compared, joined
from govlint.change.requirements import requirement_changes
from govlint.change.sides import Side
from govlint.change.silences import baseline_changes, exception_changes, ignore_changes, scenario_changes
from govlint.config.config import OFF, Config
from govlint.finding import NEVER, SEVERITIES
from govlint.lint.rules import Rule, build_wall
from govlint.lint.ruleset import RuleSet
from govlint.policy.contexts import few
from govlint.policy.corridor import FLOOR
from govlint.workspace.workspace import Workspace

_WEIGHTS = (OFF, *reversed(SEVERITIES))
_FAILS = (NEVER, *SEVERITIES)
"""From a check that fails on nothing to one that fails on anything."""


def gate_changes(base: Side, head: Side) -> Iterator[Change]:
    """What judges all documents, whichever organisation they are of."""
    was, now = base.rules, head.rules
    yield from _rules(was, now)
    yield from _configuration(was.config, now.config)
    yield from baseline_changes(was, now)
    yield from ignore_changes(base, head)
    yield from _unread(base, head)


def document_changes(was: Workspace, now: Workspace) -> Iterator[Change]:
    """What judges an organisation's documents and stands in documents itself."""
    yield from exception_changes(was, now)
    yield from requirement_changes(was, now)
    yield from scenario_changes(was, now)


def _rules(was: RuleSet, now: RuleSet) -> Iterator[Change]:
    found = [
        (name, before, after)
        for name in dict.fromkeys((*was.known, *now.known))
        if (before := _weight(was, name)) != (after := _weight(now, name))
    ]
    packs = _whole_packs(was, now, found)
    for pack, (before, after) in packs.items():
        yield gate(LOOSENS if after == OFF else TIGHTENS, "rule", f"pack {pack}", f"The pack {pack}", before, after)
    for name, before, after in found:
        if name.split("/", maxsplit=1)[0] not in packs:
            going = compared(_WEIGHTS.index(before), _WEIGHTS.index(after))
            own = "" if name in was.known and name in now.known else " of your own"
            yield gate(going, "rule", name, f"The rule{own} {name}", before, after)
    for name in was.known.keys() & now.known.keys():
        if was.known[name] is not now.known[name] and was.known[name].facts != now.known[name].facts:
            yield _moved(was.known[name], now.known[name])


def _weight(rules: RuleSet, name: str) -> str:
    rule = rules.rules.get(name)
    return rule.severity if rule and name not in rules.in_part else OFF


def _whole_packs(was: RuleSet, now: RuleSet, found: list[tuple[str, str, str]]) -> dict[str, tuple[str, str]]:
    """Packs of which every rule that can be was turned off or on together."""
    packs: dict[str, tuple[str, str]] = {}
    for pack in dict.fromkeys(name.split("/", maxsplit=1)[0] for name, _, _ in found):
        before, after = (rules.config.packs.get(pack, True) for rules in (was, now))
        own = any(name.startswith(f"{pack}/") for rules in (was, now) for name in rules.config.rules)
        if before != after and not own and any(name.startswith(f"{pack}/") for name in now.known):
            packs[pack] = ("on", OFF) if before else (OFF, "on")
    return packs


def _moved(before: Rule, after: Rule) -> Change:
    """A rule that asks for something else: by its wall, where that is all."""
    if before.form == "wall" and _beside_wall(before) == _beside_wall(after):
        one, other = build_wall(before), build_wall(after)
        if (one.control, one.side) == (other.control, other.side):
            going = compared(one.position, other.position)
            if one.side != FLOOR:
                # A lower ceiling is stricter with those who control too much.
                going = compared(-one.position, -other.position)
            title = f"The wall of {before.id}"
            return gate(going, "rule", before.id, title, f"{one.side} {one.value}", f"{other.side} {other.value}")
    said = "asks for something else"
    mark = repr((before.facts, after.facts))
    return gate(UNKNOWN, "rule", before.id, f"The rule {before.id}", "as it was", said, mark=mark)


def _beside_wall(rule: Rule) -> dict[str, Any]:
    return {name: held for name, held in rule.facts.items() if name not in ("wall", "cited")}


def _configuration(was: Config, now: Config) -> Iterator[Change]:
    if was.fail_on != now.fail_on:
        going = compared(_FAILS.index(was.fail_on), _FAILS.index(now.fail_on))
        yield gate(going, "configuration", "fail-on", "What fails a check", was.fail_on, now.fail_on)
    yield from _sets("exclude", "Files passed over", was.exclude, now.exclude, LOOSENS)
    if was.paths != now.paths:
        yield gate(
            UNKNOWN, "configuration", "paths", "Files that are read", few(was.paths) or "none", few(now.paths) or "none"
        )
    if was.per_path != now.per_path:
        yield from _per_path(was, now)


def _sets(name: str, title: str, was: Iterable[str], now: Iterable[str], adding: str) -> Iterator[Change]:
    """A list of which more entries go one way, and fewer the other."""
    more, less = [one for one in now if one not in set(was)], [one for one in was if one not in set(now)]
    taking = TIGHTENS if adding == LOOSENS else LOOSENS
    if more or less:
        going = joined([adding] * bool(more) + [taking] * bool(less))
        yield gate(going, "configuration", name, title, few(was) or "none", few(now) or "none")


def _per_path(was: Config, now: Config) -> Iterator[Change]:
    """What is set for some files alone. What cannot be ordered counts as a loosening."""
    for number in range(max(len(was.per_path), len(now.per_path))):
        one, other = (config.per_path[number] if number < len(config.per_path) else None for config in (was, now))
        if one != other:
            said = ["nothing" if each is None else _settings(each.packs, each.rules) for each in (one, other)]
            paths = few((one or other).patterns)  # type: ignore[union-attr]
            yield gate(UNKNOWN, "configuration", f"per-path {paths}", f"What is set for {paths}", *said)


def _settings(packs: dict[str, bool], rules: dict[str, Any]) -> str:
    said = [f"{pack} {'on' if on else OFF}" for pack, on in packs.items()]
    return (
        ", ".join((*said, *(f"{rule} {tuned.severity or tuned.value}" for rule, tuned in rules.items()))) or "nothing"
    )


def _unread(base: Side, head: Side) -> Iterator[Change]:
    """Files of which govlint can read less than before: what cannot be read cannot be judged."""
    for path in sorted(head.loaded.lost.keys() - base.loaded.lost.keys()):
        place = (Origin(path, "", "", "", 1),)
        title, after = f"What stands in {path}", "cannot be read whole"
        yield gate(UNKNOWN, "unread", f"unread {path}", title, "could be read", after, now=place)
