"""What the documents of an organisation say in one situation; knows settings and walls, not what follows from them."""

from collections.abc import Iterator
from functools import cached_property
from itertools import product
from operator import itemgetter
from typing import Any, NamedTuple

from govlint.finding import Location
from govlint.language import ENGLISH, spoken
from govlint.language import gettext as _
from govlint.lint.corridors import shown
from govlint.lint.rules import Rule, walls
from govlint.policy.box import Box, box
from govlint.policy.byplace import ByPlace
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.policy.corridor import Wall
from govlint.policy.effective import Standing, standing_at
from govlint.policy.flows.staff import Staff
from govlint.policy.places import Place, by_sector, places
from govlint.policy.policy import binds, settings_by_control
from govlint.policy.settings import DECIDED, Setting, rank
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document, named
from govlint.workspace.shapes import entries, plain
from govlint.workspace.workspace import Workspace

_NONE: frozenset[str] = frozenset()


class Held(NamedTuple):
    """What holds for a control: what is decided, or what a wall of the law asks beyond that.

    rule: the rule of the wall, which then has no place in a file.
    """

    control: Control
    value: Any
    said: str
    at: Location | None = None
    rule: str = ""


class Policies:
    """The documents of an organisation, seen from a day (ISO), with the walls of the rules that are on."""

    def __init__(self, workspace: Workspace, rules: dict[str, Rule], day: str) -> None:
        self.workspace, self.rules, self.day = workspace, rules, day
        self.where, self.staff = places(workspace), Staff(workspace)
        self._held: dict[object, tuple[Held, ...]] = {}
        self._named: dict[str, Box] = {}
        self._placed: dict[str, ByPlace[tuple[int, Setting]]] = {}
        self._saying: dict[tuple[str, str], ByPlace[tuple[int, Document]]] = {}

    @cached_property
    def organisation(self) -> Document | None:
        """The document that says who this is, or None."""
        return self.workspace.organisation

    @cached_property
    def settings(self) -> dict[str, list[Setting]]:
        """What is decided, by control."""
        return settings_by_control(self.workspace, self.day)

    @cached_property
    def register(self) -> dict[str, tuple[Document, Pointer, dict[str, Any]]]:
        """The entries of the register of accounts, by id; of namesakes, the first."""
        found: dict[str, tuple[Document, Pointer, dict[str, Any]]] = {}
        for document in self.workspace.of_kind("channels"):
            for number, entry in entries(document.value.get("accounts")):
                found.setdefault(str(entry.get("id")), (document, ("accounts", number), entry))
        return found

    @cached_property
    def walls(self) -> dict[str, tuple[Wall, ...]]:
        """The walls that stand, by control."""
        return walls(self.rules, self.day, self.where)

    def possible(self, facts: Box) -> tuple[Box, ...]:
        """What may be so: where nobody says a number or an hour that conditions tell apart, once for each of its bands.

        Whatever any of them asks for is asked for, so that saying nothing is never the easier way.
        """
        unsaid = [name for name in self.workspace.bands if name not in facts]
        if not unsaid:
            return (facts,)
        bands = product(*(self.workspace.bands[name] for name in unsaid))
        return tuple(
            facts | {name: frozenset((band,)) for name, band in zip(unsaid, one, strict=True)} for one in bands
        )

    def standing(self, control: str, facts: Box) -> Iterator[Standing]:
        """What holds for a control, once for each sector where each has its own."""
        known = controls()[control]
        here = Place(None, None, None, {"sectors": frozenset[str]()} | facts)
        for place in by_sector(here) if known.per_sector else (here,):
            yield standing_at(known, self._near(control, place), self.walls.get(control, ()), place.facts)

    def _near(self, control: str, place: Place) -> list[Setting]:
        """The settings of a control that hold in a place, in their order."""
        if control not in self._placed:
            settings = enumerate(self.settings.get(control, ()))
            self._placed[control] = ByPlace((one.region, (number, one)) for number, one in settings)
        return [one for _, one in sorted(self._placed[control].at(place), key=itemgetter(0))]

    def held(self, control: str, facts: Box) -> tuple[Held, ...]:
        """What is decided of a control, then what the law asks beyond it; found once for facts that are alike here."""
        told = self._told(control)
        key = control, tuple(values & facts.get(name, _NONE) for name, values in told.items()), facts.get("sectors")
        if key not in self._held:
            self._held[key] = tuple(self._found(control, facts))
        return self._held[key]

    def _told(self, control: str) -> Box:
        """The values of each dimension by which settings and walls of a control tell situations apart."""
        if control not in self._named:
            found: dict[str, frozenset[str]] = {}
            walls = self.walls.get(control, ())
            settings = (one.region for one in self.settings.get(control, ()))
            for region in (*settings, *(one.region for one in walls), *(one.unless or {} for one in walls)):
                for name, values in region.items():
                    found[name] = found.get(name, _NONE) | values
            self._named[control] = found
        return self._named[control]

    def _found(self, control: str, facts: Box) -> Iterator[Held]:
        for standing in self.standing(control, facts):
            setting, position = standing.setting, None
            if setting and setting.state == DECIDED:
                position = standing.control.scale.position(setting.value)
                yield decided(standing.control, setting)
            for wall in _laws(standing, position):
                yield Held(standing.control, wall.value, self._law(standing.control, wall), None, wall.rule)

    def _law(self, control: Control, wall: Wall) -> str:
        places = {"value": shown(control, wall.value), "control": _in_sentence(control.title)}
        return _("the law asks for %(value)s (%(control)s)") % places

    def saying(self, kind: str, field: str, facts: Box) -> Iterator[tuple[Document, Any]]:
        """What documents in force say in a field that is no control, the narrowest first."""
        if (kind, field) not in self._saying:
            found = [one for one in self.workspace.of_kind(kind) if field in one.value and binds(one, self.day)]
            narrow = enumerate(sorted(found, key=lambda one: rank(box(one.scope)), reverse=True))
            self._saying[kind, field] = ByPlace((box(one.scope), (number, one)) for number, one in narrow)
        here = self._saying[kind, field].at(Place(None, None, None, facts))
        for _number, document in sorted(here, key=itemgetter(0)):
            yield document, plain(document.value[field])


def decided(control: Control, setting: Setting) -> Held:
    """What a setting says, with what then happens."""
    means = control.levels.get(setting.value, "") if isinstance(setting.value, str) else ""
    places = {
        "document": setting.document.title,
        "field": _field(control, setting),
        "value": shown(control, setting.value),
    }
    said = _("%(document)s: %(field)s is %(value)s") % places
    return Held(control, setting.value, f"{said}. {_(means)}" if means else said, setting.origin)


def _in_sentence(title: str) -> str:
    """A title within a sentence: English writes it small there, other languages as it is."""
    return title.lower() if spoken() == ENGLISH else _(title)


def _field(control: Control, setting: Setting) -> str:
    """The field as it is written in this document; the entry of a list by its name."""
    written = tuple(step for step in setting.pointer if step not in ("value", "overrides"))
    return control.field if "*" not in control.path or control.measured else named(setting.document, written)


def _laws(standing: Standing, decided: float | None) -> tuple[Wall, ...]:
    """The tightest floor that is law, where it lies beyond what is decided."""
    floors = [wall for wall in standing.corridor.floors if wall.legal]
    tightest = max(floors, key=lambda wall: wall.position, default=None)
    return (tightest,) if tightest and (decided is None or tightest.position > decided) else ()
