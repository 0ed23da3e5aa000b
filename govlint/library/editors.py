"""One JSON Schema for all kinds, written so that editors can complete from it; it judges as those of the kinds do."""

from govlint.library.forms import UNDECIDED, Form, Forms
from govlint.library.schema import DRAFT, Maker, Schema, holding

NAME = "govlint"
"""What the schema of all kinds is published as."""

_OPEN = {
    "not-stated": "The text this comes from does not say.",
    "to-be-decided": "Not decided yet.",
}
_TIGHTER = {
    "higher": "Higher is tighter.",
    "lower": "Lower is tighter.",
    "true": "true is tighter.",
    "false": "false is tighter.",
    "more": "A longer list is tighter.",
    "fewer": "A shorter list is tighter.",
}


def editor_schema(forms: Forms) -> Schema:
    """The JSON Schema of every kind at once, complete in itself: `kind` says which part holds."""
    return _EditorMaker(forms).all_kinds()


class _EditorMaker(Maker):
    """Makes the same schemas with `anyOf` for `if` and a sentence beside each word: what editors look into."""

    def all_kinds(self) -> Schema:
        kinds, header = self.forms.kinds, self.forms.header["properties"]
        bodies = {f"kind-{kind}": self.body(kind, f"{kind}-") for kind in kinds}
        titles = {kind: f"{form['title']}. {form['description']}" for kind, form in kinds.items()}
        return {
            "$schema": DRAFT,
            "$id": f"urn:govlint:v1:{NAME}",
            "title": "Governance document",
            "description": "A document that govlint reads. Its kind says what it can decide.",
            "type": "object",
            "properties": {
                "govlint": self.property("govlint", header["govlint"], plain=True),
                "kind": _words(header["kind"]) | self.listed(titles),
            },
            "required": ["govlint", "kind"],
            "allOf": [_of_kind(kind) for kind in kinds],
            "$defs": dict(sorted((bodies | self.defs).items())),
        }

    def body(self, kind: str, within: str = "") -> Schema:
        """What a document of the kind holds; what all kinds share is said at the root, once."""
        made = super().body(kind, within)
        return made | {"properties": made["properties"] | {"govlint": True, "kind": True}}

    def property(self, path: str, form: Form, plain: bool = False) -> Schema:
        """A property, and which way is tighter where no levels show it."""
        made = super().property(path, form, plain)
        tighter = str(form.get("control", {}).get("tighter")).lower()
        if tighter in _TIGHTER:
            made["description"] = f"{form['description']} {_TIGHTER[tighter]}"
        return made

    def setting(self, path: str, form: Form) -> Schema:
        self.defs[f"value-{path}"] = self.open_value(path, form)
        value = {"$ref": f"#/$defs/value-{path}"}
        return {"anyOf": [value, {"allOf": [{"$ref": self.written()}, _once(holding(value))]}, self.elsewhere()]}

    def written(self) -> str:
        if "setting" not in self.defs:
            setting = self.given()
            self.defs["setting"] = setting | {"properties": setting["properties"] | {"value": True}}
        return "#/$defs/setting"

    def elsewhere(self) -> Schema:
        self.defs.setdefault("elsewhere", super().elsewhere())
        return {"$ref": "#/$defs/elsewhere"}

    def branch(self, test: Schema, then: Schema | bool, otherwise: Schema) -> Schema:
        """Either of two; what is held to `then` also fits the test."""
        return {"anyOf": [otherwise, test if then is True else then]}

    def open_value(self, path: str, form: Form) -> Schema:
        value = self.value(path, form)
        if "enum" not in value:
            return self.branch(self.listed(_OPEN), True, value)
        told = [*value["enumDescriptions"], *_OPEN.values()]
        return value | {"enum": [*value["enum"], *UNDECIDED], "enumDescriptions": told}

    def value(self, path: str, form: Form, plain: bool = True) -> Schema:
        if "levels" in form:
            return self.listed(_along(form["levels"]))
        return super().value(path, form, plain)

    def listed(self, words: list[str] | dict[str, str]) -> Schema:
        return {"enum": list(words)} | ({"enumDescriptions": list(words.values())} if isinstance(words, dict) else {})


def _once(holding: Schema) -> Schema:
    """So that `overrides` is offered by the setting alone, with what an override needs."""
    holding["properties"]["overrides"]["doNotSuggest"] = True
    return holding


def _of_kind(kind: str) -> Schema:
    test: Schema = {"type": "object", "required": ["kind"], "properties": {"kind": {"const": kind}}}
    return {"if": test, "then": {"$ref": f"#/$defs/kind-{kind}"}}


def _words(form: Form) -> Schema:
    return {key: form[key] for key in ("title", "description")}


def _along(levels: dict[str, str]) -> dict[str, str]:
    """The sentence of each level, with where the level stands between loose and tight."""
    many = len(levels)
    stands = ["Loosest", *(f"{number} of {many} from loose to tight" for number in range(2, many)), "Tightest"]
    return {level: f"{stand}. {said}" for stand, (level, said) in zip(stands, levels.items(), strict=True)}
