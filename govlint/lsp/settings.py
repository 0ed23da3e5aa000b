"""The setting at a place, and where it holds."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.finding import Location
from govlint.library.forms import ELSEWHERE
from govlint.lsp.cursor import Here
from govlint.lsp.view import Organisation
from govlint.policy.contexts import in_words
from govlint.policy.controls import controls
from govlint.policy.effective import Standing
from govlint.policy.settings import Setting
from govlint.text.nodes import Pointer
from govlint.workspace.documents import Document


class Alike(NamedTuple):
    """Contexts in which the same setting holds between the same walls: what is so in one of them, and all in words."""

    standing: Standing
    where: str


def settings_in(organisation: Organisation, document: Document) -> tuple[Setting, ...]:
    """What a document decides, in the order of its controls; what is measured of it is not written anywhere."""
    named = dict.fromkeys(stated.control for stated in document.stated)
    found = (setting for control in named for setting in organisation.settings.get(control, ()))
    return tuple(setting for setting in found if setting.document.key == document.key)


def setting_at(here: Here) -> Setting | None:
    """The setting that a place belongs to; of an override its own."""
    found = [one for one in settings_in(here.organisation, here.document) if _lies_in(here.pointer, one)]
    return max(found, key=lambda one: len(_root(one.pointer)), default=None)


def _root(pointer: Pointer) -> Pointer:
    """Where a setting begins: at its key, or at the entry of its override."""
    return pointer[:-1] if pointer[-1] in ("value", ELSEWHERE) else pointer


def _lies_in(pointer: Pointer, setting: Setting) -> bool:
    root = _root(setting.pointer)
    return pointer[: len(root)] == root


def is_same(one: Setting | None, other: Setting) -> bool:
    """Whether two settings are one and the same."""
    return one is not None and one.document.key == other.document.key and one.pointer == other.pointer


def concerned(organisation: Organisation, setting: Setting) -> tuple[Alike, ...]:
    """The contexts in which a setting holds; then those in which another holds in its place."""
    every = organisation.standings(controls()[setting.control])
    holding = [one for one in every if is_same(one.setting, setting)]
    replaced = [one for one in every if any(is_same(other, setting) for other in one.overridden)]
    return (*alike(holding, contexts(every)), *alike(replaced, contexts(every)))


def contexts(found: Iterable[Standing]) -> int:
    """In how many contexts standings are: beside a setting in force a draft can stand in the same one."""
    return len({id(one.context) for one in found})


def key_of(setting: Setting) -> Location:
    """The key under which a setting is written; of an override its entry."""
    return setting.document.locate_key(_root(setting.pointer))


def alike(found: list[Standing], every: int) -> tuple[Alike, ...]:
    """Standings that say the same, together. every: in how many contexts the control is decided or asked for."""
    groups: dict[tuple[object, ...], list[Standing]] = {}
    for one in found:
        holds = (one.setting.document.key, one.setting.pointer) if one.setting else ()
        walls = tuple(wall.rule if wall else "" for wall in (one.corridor.floor, one.corridor.ceiling))
        groups.setdefault((holds, walls), []).append(one)
    return tuple(Alike(many[0], where(many, every)) for many in groups.values())


def where(many: list[Standing], every: int) -> str:
    """Contexts in words; one that another covers is not said beside it."""
    said = () if len(many) == every else in_words(one.context for one in many)
    kept = (one for one in said if not any(one.startswith(f"{other} · ") for other in said))
    return "; ".join(kept) or "everywhere"
