"""The catalogue of controls as an OSCAL catalog; what a rule checks is an objective of the control it stands on."""

from collections import defaultdict
from collections.abc import Iterable

from govlint.exchange.oscal.frame import Part, document, objective, parameter, props, statement
from govlint.exchange.tables.catalogue import ordered
from govlint.exchange.tables.table import Judged
from govlint.library.library import built_in
from govlint.lint.report import Report
from govlint.lint.rules import Rule, words_of
from govlint.policy.control import Control
from govlint.policy.controls import controls

DOCUMENTS = "documents"
"""The control under which the objectives stand that are about no setting."""
_DOCUMENTS = "Are the documents whole, and do they agree with one another?"


def content(judged: Judged, _report: Report) -> bytes:
    """The whole file."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule in judged.rules.rules.values():
        rules[control_of(rule)].append(rule)
    by_kind: dict[str, list[Control]] = defaultdict(list)
    for control in controls().values():
        by_kind[control.kind].append(control)
    groups = [_group(kind, held, rules) for kind, held in sorted(by_kind.items())]
    groups.append({"id": "all", "title": "Documents", "controls": [_of_documents(rules[DOCUMENTS])]})
    return document("catalog", "Controls of social media governance", judged.day, {"groups": groups})


def control_of(rule: Rule) -> str:
    """The control that a rule stands on."""
    wall = rule.facts.get("wall")
    found = str(wall.get("control", "")) if isinstance(wall, dict) else ""
    return found if found in controls() else DOCUMENTS


def _group(kind: str, held: Iterable[Control], rules: dict[str, list[Rule]]) -> Part:
    title = str(built_in().part("forms")["kinds"][kind]["title"])
    return {"id": kind, "title": title, "controls": [_control(control, rules[control.id]) for control in held]}


def _control(control: Control, rules: list[Rule]) -> Part:
    asked: list[Part] = [{"id": statement(control), "name": "statement", "prose": control.question}]
    return {
        "id": control.id,
        "title": control.title,
        "params": [_parameter(control)],
        "props": props(field=control.field, dimension=control.dimension, interdependent_end=control.posture),
        "parts": [*asked, *_levels(control), *map(_objective, rules)],
    }


def _parameter(control: Control) -> Part:
    """What can be set: one of some words, or an amount."""
    found: Part = {"id": parameter(control), "label": "setting"}
    if control.scale.levels:
        return found | {"select": {"how-many": "one", "choice": list(control.scale.levels)}}
    return found | {"guidelines": [{"prose": f"Holds {control.scale.holds}; {ordered(control)}."}]}


def _levels(control: Control) -> list[Part]:
    """What each level means, from loose to tight."""
    said = [f"{level}: {control.levels[level]}" for level in control.scale.levels if control.levels.get(level)]
    prose = "From loose to tight.\n\n" + "\n".join(f"- {one}" for one in said)
    return [{"id": f"{control.id}_gdn", "name": "guidance", "prose": prose}] if said else []


def _objective(rule: Rule) -> Part:
    words = words_of(rule)
    known = props(rule=rule.id, force=rule.force, severity=rule.severity, side=rule.direction)
    return {"id": objective(rule), "name": "assessment-objective", "props": known, "prose": words.title}


def _of_documents(rules: list[Rule]) -> Part:
    asked: Part = {"id": f"{DOCUMENTS}_smt", "name": "statement", "prose": _DOCUMENTS}
    return {"id": DOCUMENTS, "title": "Documents", "parts": [asked, *map(_objective, rules)]}
