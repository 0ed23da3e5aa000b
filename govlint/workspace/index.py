"""What one pass over a document gathers: what it states, defines, names and leaves open; guided by its reach."""

from govlint.library.forms import ELSEWHERE, UNDECIDED
from govlint.library.reach import Reach
from govlint.text.nodes import Mapping, Node, Pointer, Sequence
from govlint.workspace.documents import Mention, Stated


class Index:
    """What one pass over a document gathers, guided by the reach of its kind."""

    def __init__(self) -> None:
        self.stated: list[Stated] = []
        self.defined: list[Mention] = []
        self.references: list[Mention] = []
        self.undecided: list[Mention] = []
        self.conditions: list[Pointer] = []

    def visit(self, reach: Reach, node: Node, pointer: Pointer) -> None:
        """Gather what a node holds and what stands below it."""
        if "control" in reach:
            self.stated.append(Stated(reach["control"], pointer, node.value))
        if "bounds" in reach:
            self.conditions.append(pointer)
        elif isinstance(node, Mapping):
            self._mapping(reach, node, pointer)
        elif isinstance(node, Sequence):
            if "items" in reach:
                for at, item in enumerate(node.nodes):
                    self.visit(reach["items"], item, (*pointer, at))
        elif isinstance(node.value, str):
            self._word(reach, node, node.value, pointer)

    def _word(self, reach: Reach, node: Node, word: str, pointer: Pointer) -> None:
        if word in UNDECIDED and ("control" in reach or "setting" in reach):
            self.undecided.append(Mention("setting", word, pointer))
        if "defines" in reach:
            self.defined.append(Mention(reach["defines"], word, pointer))
        if "ref" in reach:
            self.references.append(Mention(reach["ref"], word, pointer))
        if "approvers" in reach:
            self.references.append(Mention("role", word, pointer))

    def _mapping(self, reach: Reach, node: Mapping, pointer: Pointer) -> None:
        if "approvers" in reach:
            self._approvers(node, pointer)
        elif "properties" in reach:
            self._properties(reach["properties"], node, pointer)
        elif "clock" in reach and "within" in node.nodes:
            self._properties(reach["clock"].get("properties", {}), node, pointer)
        elif "control" in reach or "setting" in reach:
            self._setting(reach, node, pointer)

    def _properties(self, properties: dict[str, Reach], node: Mapping, pointer: Pointer) -> None:
        for name, below in node.nodes.items():
            reach = properties.get(name)
            if reach:
                self.visit(reach, below, (*pointer, name))

    def _setting(self, reach: Reach, node: Mapping, pointer: Pointer) -> None:
        """A setting written as a mapping: its value, and the contexts of its overrides."""
        inner = {key: part for key, part in reach.items() if key in ("items", "clock")} | {"setting": True}
        if ELSEWHERE in node.nodes and not node.nodes[ELSEWHERE].value:
            self.undecided.append(Mention("setting", ELSEWHERE, (*pointer, ELSEWHERE)))
        if "value" in node.nodes:
            self.visit(inner, node.nodes["value"], (*pointer, "value"))
        overrides = node.nodes.get("overrides")
        for at, override in enumerate(overrides.nodes if isinstance(overrides, Sequence) else ()):
            if isinstance(override, Mapping):
                self._override(inner, override, (*pointer, "overrides", at))

    def _override(self, inner: Reach, node: Mapping, pointer: Pointer) -> None:
        if "value" in node.nodes:
            self.visit(inner, node.nodes["value"], (*pointer, "value"))
        when = node.nodes.get("when")
        if isinstance(when, Mapping):
            self.visit(WHEN, when, (*pointer, "when"))

    def _approvers(self, node: Mapping, pointer: Pointer) -> None:
        """An approver expression: roles stand at every depth of it."""
        for name in ("all_of", "any_of", "of", "veto"):
            many = node.nodes.get(name)
            for at, below in enumerate(many.nodes if isinstance(many, Sequence) else ()):
                self.visit({"approvers": True}, below, (*pointer, name, at))
        for name in ("role", "from", "on_behalf"):
            if name in node.nodes:
                below = node.nodes[name]
                self.visit({"ref": "role", "properties": {"by": {"ref": "role"}}}, below, (*pointer, name))


WHEN: Reach = {
    "properties": {
        "brands": {"items": {"ref": "brand"}},
        "markets": {"items": {"ref": "market"}},
        "channels": {"items": {"ref": "channel"}},
        "roles": {"items": {"ref": "role"}},
        **{name: {"bounds": True} for name in ("followers", "fee", "time")},
    }
}
"""The reach of the `when` of an override (see `schemas/shapes.yaml`)."""
