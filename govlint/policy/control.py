"""A control: what an organisation can hold more loosely or more tightly; knows its facts, not its values."""

from typing import Any, NamedTuple

from govlint.policy.scale import Scale, scale


class Control(NamedTuple):
    """Something an organisation can hold more loosely or more tightly.

    path: where it stands in documents of its kind, `*` for any entry of a list. levels: level → what then happens.
    posture: which end is the interdependent one, `loose`, `tight` or `none`. measured: computed, not written.
    """

    id: str
    kind: str
    path: tuple[str, ...]
    title: str
    question: str
    scale: Scale
    levels: dict[str, str]
    dimension: str
    posture: str
    measured: bool = False

    @property
    def field(self) -> str:
        """The field as it is written, such as `removal.power`; the title of a control that is measured."""
        written = ".".join(self.path).replace(".*", "[*]")
        return self.title.lower() if self.measured else written

    @property
    def per_account(self) -> bool:
        """Whether each account of the register has its own setting."""
        return self.kind == "channels" and "*" in self.path

    @property
    def per_sector(self) -> bool:
        """Whether each sector of a brand has its own setting."""
        return self.kind == "sector-policy"


def build_control(facts: dict[str, Any]) -> Control:
    """A control from the facts its schema states."""
    return Control(
        facts["id"],
        facts["kind"],
        tuple(facts["path"]),
        facts["title"],
        facts["question"],
        scale(facts["holds"], tuple(facts["levels"]), facts["tighter"]),
        facts["levels"],
        facts["dimension"],
        facts["posture"],
        facts.get("measured", False),
    )
