"""The page of controls: every control with its scale and the walls that stand on it."""

from collections.abc import Iterator

from docs.reference_pages.markdown import anchor, code, page, prose, slug, table
from govlint.lint.rules import Rule, all_rules
from govlint.policy.control import Control
from govlint.policy.controls import controls

_HEAD = ("control", "asks", "where", "loose to tight", "dimension", "interdependent end", "floors", "ceilings")
_INTRO = (
    "What can be held more loosely or more tightly. A setting below a floor is too loose, above a ceiling too tight. "
    "The interdependent end is the one that listens and trusts; a dash means that neither is."
)


def pages() -> Iterator[tuple[str, str]]:
    """Path and text of the page."""
    kinds: dict[str, list[Control]] = {}
    for control in controls().values():
        kinds.setdefault(control.kind, []).append(control)
    sections = (f"## {kind}\n\n{table(_HEAD, map(_row, kinds[kind]))}" for kind in sorted(kinds))
    yield "controls.md", page("Controls", f"{len(controls())} controls. {_INTRO}", *sections)


def _row(control: Control) -> tuple[str, ...]:
    return (
        f"{anchor(control.id)}{code(control.id)}",
        prose(control.question),
        _where(control),
        _scale(control),
        control.dimension,
        "–" if control.posture == "none" else control.posture,
        _walls(control, "floor"),
        _walls(control, "ceiling"),
    )


def _where(control: Control) -> str:
    return "measured" if control.measured else f"[{code(control.field)}](kinds/{control.kind}.md#{slug(control.field)})"


def _scale(control: Control) -> str:
    scale = control.scale
    if scale.holds == "levels":
        return ", ".join(map(code, scale.levels))
    if scale.holds == "boolean":
        return "`false`, `true`" if scale.sign > 0 else "`true`, `false`"
    holds = "number of entries" if scale.holds == "list" else scale.holds
    return f"{holds}, {'more' if scale.sign > 0 else 'less'} is tighter"


def _walls(control: Control, side: str) -> str:
    walls = ((rule, rule.facts["wall"]) for rule in all_rules().values() if rule.form == "wall")
    return "<br>".join(_wall(rule, side) for rule, wall in walls if wall["control"] == control.id and side in wall)


def _wall(rule: Rule, side: str) -> str:
    pack, name = rule.id.split("/")
    return f"{code(rule.facts['wall'][side])} [{rule.id}](rules/{pack}.md#{name})"
