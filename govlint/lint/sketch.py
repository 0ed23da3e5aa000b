"""The first draft of a rule of one's own: a wall with examples that hold, and words to replace."""

import re
from typing import Any

from govlint.errors import GovlintError
from govlint.lint.trials import moved
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.workspace.names import near

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*")
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
{bad}  # finding
"""


def sketch(name: str, control_id: str, side: str, written: str) -> str:
    """The text of a rule. side: `floor` or `ceiling`; written: the wall's value as the user gave it.

    Raises GovlintError where the name is no rule's, or the control or value does not exist.
    """
    if not _NAME.fullmatch(name):
        raise GovlintError(
            f"{name} is no name for a rule", "Write PACK/RULE in small letters, such as ours/slow-answers."
        )
    control = _control(control_id)
    value = _value(control, written)
    beyond = moved(control.scale, value, side == "ceiling", False)
    if control.measured or "*" in control.path or beyond is None:
        raise GovlintError(
            f"{control_id} needs examples that only you can write: it is measured, stands in a list, or nothing lies "
            f"beyond {written}",
            "Start from a rule in the reference and `rules/README.md`.",
        )
    good, bad = _example(control, value), _example(control, beyond)
    return _DRAFT.format(control=control_id, side=side, value=written, good=good, bad=bad)


def _control(name: str) -> Control:
    if name not in controls():
        suggested = near(name, controls())
        raise GovlintError(f"no control is called {name}", f"Did you mean {suggested}?" if suggested else "")
    return controls()[name]


def _value(control: Control, written: str) -> Any:
    """What was written, as a value of the control's scale."""
    holds = control.scale.holds
    value: Any = float(written) if holds in ("integer", "number", "percent") and _is_number(written) else written
    value = int(value) if isinstance(value, float) and value.is_integer() else value
    if control.scale.position(value) is None:
        levels = f"From loose to tight: {', '.join(control.scale.levels)}." if control.scale.levels else ""
        raise GovlintError(f"{written} is no value of {control.id}", levels)
    return value


def _is_number(written: str) -> bool:
    return re.fullmatch(r"\d+(\.\d+)?", written) is not None


def _example(control: Control, value: Any) -> str:
    """The lines of a document that sets a control."""
    lines = [f"kind: {control.kind}"]
    lines += [f"{'  ' * depth}{step}:" for depth, step in enumerate(control.path)]
    return "\n".join(f"        {line}" for line in lines) + f" {value}"
