"""All controls, those that are written and those that are measured."""

from functools import cache

from govlint.library.library import built_in
from govlint.policy.control import Control, build_control
from govlint.policy.measured import MEASURED

ALL_CONTROLS = "`govlint explain controls` lists them all."
"""Where to look for a control."""


@cache
def controls() -> dict[str, Control]:
    """Every control by its id, the measured ones included."""
    written = built_in().part("kinds")["controls"].values()
    return {control.id: control for control in (*map(build_control, written), *MEASURED.values())}
