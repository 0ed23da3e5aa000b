"""The first draft of a rule of one's own: a wall with examples that hold, and words to replace."""

import re
from typing import Any

from govlint.errors import GovlintError
from govlint.lint.corridors import shown
from govlint.lint.examples import run_example
from govlint.lint.own import NAME, NAMES
from govlint.lint.rules import Rule, all_rules, build_rule, can_be
from govlint.lint.trials import moved
from govlint.near import suggestion
from govlint.policy.control import Control
from govlint.policy.controls import ALL_CONTROLS, controls

_LIGHT = {"force": "good-practice", "severity": "warning"}
_DRAFT = """\
title: SAY WHAT IS RIGHT, IN ONE SENTENCE
wall: {{control: {control}, {side}: {value}}}
# when: {{markets: [GB]}}     # where it holds; without it, everywhere
force: good-practice
sources: []
severity: warning
why: >-
  SAY WHY IT MATTERS, in two or three plain sentences.
remedy: SAY THE SMALLEST CHANGE that is enough.
examples:
  good:
    - text: |
{good}
  bad:
    - text: |
{bad}
"""


def sketch(name: str, control_id: str, side: str, written: str) -> str:
    """The text of a rule. side: `floor` or `ceiling`; written: the wall's value as the user gave it.

    Raises GovlintError where the name is no rule's, or the control or value does not exist.
    """
    if not NAME.fullmatch(name):
        raise GovlintError(f"{name} is no name for a rule", NAMES)
    control = _control(control_id)
    value = _value(control, written)
    beyond = _beyond(control, value, side)
    listed = "*" in control.path or control.scale.holds == "list"
    if control.measured or listed or beyond is None:
        raise GovlintError(
            f"{control_id} needs examples that only you can write: it is measured, is or stands in a list, or "
            f"nothing lies beyond {written}",
            "Start from a rule in the reference and `rules/README.md`.",
        )
    facts = {"form": "wall", "wall": {"control": control_id, side: value}, "direction": "", **_LIGHT}
    rule = build_rule(name, facts)
    good, bad = (_example(control, one) for one in (value, beyond))
    examples = {"good": _with_others(rule, good), "bad": _with_others(rule, f"{bad}  # finding")}
    return _DRAFT.format(control=control_id, side=side, value=_shown(control, value), **examples)


def _beyond(control: Control, value: Any, side: str) -> Any:
    """A value beyond a wall; None where there is none."""
    if not isinstance(value, bool):
        return moved(control.scale, value, side == "ceiling", False)
    here, there = (control.scale.position(one) or 0 for one in (value, not value))
    return not value if (there < here) == (side == "floor") else None


def _with_others(rule: Rule, text: str) -> str:
    """An example as it stands in a rule's file, with what other rules say about it."""
    others = run_example(rule, {"text": text + "\n"}, all_rules() | {rule.id: rule}).others
    lines = "\n".join(f"        {line}" for line in text.splitlines())
    return lines + (f"\n      also: [{', '.join(sorted(others))}]" if others else "")


def _control(name: str) -> Control:
    if name not in controls():
        raise GovlintError(f"no control is called {name}", suggestion(name, controls(), ALL_CONTROLS))
    return controls()[name]


def _value(control: Control, written: str) -> Any:
    """What was written, as a value of the control's scale."""
    holds = control.scale.holds
    value: Any = (
        float(written) if holds in ("integer", "number", "percent", "list") and _is_number(written) else written
    )
    value = int(value) if isinstance(value, float) and value.is_integer() else value
    value = written == "true" if holds == "boolean" and written in ("true", "false") else value
    if control.scale.position(value) is None:
        levels = f"From loose to tight: {', '.join(control.scale.levels)}." if control.scale.levels else ""
        raise GovlintError(f"{written} is no value of {control.id}", levels or can_be(control.id))
    return value


def _is_number(written: str) -> bool:
    return re.fullmatch(r"[0-9]+(\.[0-9]+)?", written) is not None


def _example(control: Control, value: Any) -> str:
    """The text of a document that sets a control."""
    lines = [f"kind: {control.kind}"]
    lines += [f"{'  ' * depth}{step}:" for depth, step in enumerate(control.path)]
    return "\n".join(lines) + f" {_shown(control, value)}"


def _shown(control: Control, value: Any) -> str:
    """A value as a file holds it."""
    return shown(control, value).removesuffix(" %")
