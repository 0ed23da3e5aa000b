"""What is decided otherwise of controls: both sides asked in the same contexts, and their answers compared."""

from collections import Counter
from collections.abc import Iterable, Iterator

from govlint.change.change import CONTROL, GATE, Change, Crossed, Origin, origin
from govlint.change.direction import NEUTRAL, UNKNOWN
from govlint.change.held import Held, Pairs, direction, held_in
from govlint.change.view import Pair
from govlint.lint.corridors import shown
from govlint.policy.box import PLACE, Box, admits, overlap
from govlint.policy.contexts import Context, in_words
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.policy.corridor import Wall
from govlint.policy.effective import kinds_of_case
from govlint.policy.places import Place, by_sector
from govlint.policy.settings import DECIDED, MUST, Setting

_GATE_KINDS = ("change-control",)
_FLOWS = "approval-flow"
TIME = "approval.worst-hours"
"""How long it takes at most."""
_STAFFING = ("approval.single-path", "approval.flows-on-one-person")
"""Who is there when one person is away: another approver can make that worse, and loosens nothing."""
_SINGLE = ("brands", "channels", "platforms", "content", "paid")


def control_changes(pair: Pair) -> Iterator[Change]:
    """Every control of which something else is decided, once for each way in which it is."""
    before, after = pair.before.decider.settings, pair.after.decider.settings
    for control in (one for one in controls().values() if one.id not in _STAFFING):
        was, now = (_binding(found.get(control.id, ())) for found in (before, after))
        changed = _changed(was, now)
        if changed or (pair.moved and (was or now)):
            yield from _of_control(control, was, now, None if pair.moved else changed, pair)


def _binding(found: Iterable[Setting]) -> list[Setting]:
    return [setting for setting in found if setting.binds]


def _changed(was: list[Setting], now: list[Setting]) -> list[Box]:
    """The regions of what only one side says; in which document it stands makes no difference."""
    one, other = Counter(map(_mark, was)), Counter(map(_mark, now))
    differs = (one - other) + (other - one)
    return [setting.region for setting in (*was, *now) if _mark(setting) in differs]


def _mark(setting: Setting) -> str:
    region = sorted((name, sorted(values)) for name, values in setting.region.items())
    return repr((setting.value, setting.state, setting.strength, region, setting.rank))


def _of_control(
    control: Control, was: list[Setting], now: list[Setting], changed: list[Box] | None, pair: Pair
) -> Iterator[Change]:
    touched = [{}] if changed is None else changed
    was, now = _near(was, touched), _near(now, touched)
    walls = [
        [wall for wall in view.decider.walls.get(control.id, ()) if _meets(wall.region, touched)]
        for view in (pair.before, pair.after)
    ]
    told = _told([*(one.region for one in (*was, *now)), *(wall.region for both in walls for wall in both)])
    found: dict[object, list[tuple[Held, Context]]] = {}
    for places in _classes(control, pair, told, touched):
        cases = kinds_of_case([*_regions(was, places[0][0]), *_regions(now, places[0][1]), *_of_walls(walls)])
        if cases is None:
            yield Change(CONTROL, UNKNOWN, control.id, control.title, "", "", undecided=True)
            return
        for case in cases:
            held = held_in(control, was, now, walls, places[0], case)
            if _differs(control, held):
                context = Context(tuple(now_ for _, now_ in places), case, tuple(told))
                found.setdefault(_key(held), []).append((held, context))
    for alike in found.values():
        yield _change(control, [held for held, _ in alike], [context for _, context in alike])


def _near(found: list[Setting], touched: list[Box]) -> list[Setting]:
    return [setting for setting in found if _meets(setting.region, touched)]


def _meets(region: Box, touched: list[Box]) -> bool:
    """Whether something that changed may hold there, as far as dimensions tell in which one value alone holds."""
    return any(overlap({name: region[name] for name in _SINGLE if name in region}, one) for one in touched)


def _told(regions: Iterable[Box]) -> Box:
    found: Box = {}
    for region in regions:
        found |= {name: found.get(name, frozenset()) | region[name] for name in PLACE if name in region}
    return found


def _regions(found: list[Setting], place: Place) -> Iterator[Box]:
    return (setting.region for setting in found if admits(setting.region, place.facts, PLACE))


def _of_walls(walls: list[list[Wall]]) -> Iterator[Box]:
    for wall in (wall for both in walls for wall in both):
        yield from (wall.region, *([wall.unless] if wall.unless else []))


def _classes(control: Control, pair: Pair, told: Box, touched: list[Box]) -> Iterator[list[Pairs]]:
    """Places that nothing tells apart on either side, each as both sides know it."""
    was, now = pair.before.where, pair.after.where
    chosen = [] if control.per_account else list(zip(was.grid, now.grid, strict=True))
    if control.per_account or "channels" in told or "platforms" in told:
        chosen += zip(was.accounts, now.accounts, strict=True)
    if control.per_sector:
        chosen = [split for one in chosen for split in _by_sector(*one)]
    found: dict[object, list[Pairs]] = {}
    for one, other in chosen:
        if any(admits(region, place.facts, PLACE) for region in touched for place in (one, other)):
            found.setdefault((one.signature(told), other.signature(told)), []).append((one, other))
    yield from found.values()


def _by_sector(was: Place, now: Place) -> Iterator[Pairs]:
    """A place once for each sector that it has on one of the sides."""
    for own in dict.fromkeys(part.facts["sectors"] for place in (was, now) for part in by_sector(place)):
        yield _in_sector(was, own), _in_sector(now, own)


def _in_sector(place: Place, own: frozenset[str]) -> Place:
    return place._replace(facts=place.facts | {"sectors": own})


def _differs(control: Control, held: Held) -> bool:
    """Whether it is told. What is measured of flows is told as a flow, but for the walls that it crosses."""
    if control.measured and control.kind == _FLOWS and control.id != TIME:
        return {wall.rule for wall in held.was} != {wall.rule for wall in held.now}
    return direction(control, held) != NEUTRAL


def _key(held: Held) -> object:
    return tuple((repr(one.value), one.state, one.strength) if one else None for one in (held.before, held.after))


def _change(control: Control, alike: list[Held], contexts: list[Context]) -> Change:
    """The same decision in several contexts, with the walls of all of them."""
    held = alike[0]
    was, now = _origins(held.before), _origins(held.after)
    return Change(
        GATE if control.kind in _GATE_KINDS else CONTROL,
        direction(control, held),
        control.id,
        control.title,
        _said(control, held.before),
        _said(control, held.after),
        was,
        now,
        in_words(contexts),
        tuple(sorted(_walls(alike))),
        any(one.lawful for one in alike),
        part="change-control" if control.kind in _GATE_KINDS else "",
        where=tuple(contexts),
        mark=repr([setting.value if setting else None for setting in (held.before, held.after)]),
    )


def _walls(alike: list[Held]) -> Iterator[Crossed]:
    new = {wall.rule for held in alike for wall in held.new}
    for rule, wall in {wall.rule: wall for held in alike for wall in held.now}.items():
        yield Crossed(rule, wall.side, str(wall.value), wall.legal, rule in new)


def _origins(setting: Setting | None) -> tuple[Origin, ...]:
    return (origin(setting.document, setting.pointer),) if setting else ()


def _said(control: Control, setting: Setting | None) -> str:
    """What is decided, in words."""
    if setting is None:
        return "not decided"
    if setting.state != DECIDED:
        return f"not decided ({setting.state.replace('-', ' ')})"
    value = shown(control, setting.value)
    return value if setting.strength == MUST else f"{value} ({setting.strength})"
