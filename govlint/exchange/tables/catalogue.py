"""Every control there is, whether or not anybody set it."""

from govlint.exchange.tables.table import Table
from govlint.policy.control import Control
from govlint.policy.controls import controls

_COLUMNS = (
    *("Control", "Kind of document", "Field", "Title", "Question"),
    *("From loose to tight", "Holds", "Dimension", "Interdependent end"),
)


def catalogue() -> Table:
    """A row for each control."""
    return Table("Catalogue", _COLUMNS, tuple(_row(control) for control in controls().values()))


def _row(control: Control) -> tuple[str, ...]:
    levels = "\n".join(f"{name}: {control.levels.get(name, '')}" for name in control.scale.levels)
    return (
        *(control.id, control.kind, control.field, control.title, control.question),
        *(levels or ordered(control), control.scale.holds, control.dimension, control.posture),
    )


def ordered(control: Control) -> str:
    """Which amounts are the tighter ones."""
    return "more is tighter" if control.scale.sign > 0 else "less is tighter"
