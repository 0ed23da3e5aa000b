"""A kind's form becomes its JSON Schema (draft 2020-12); knows JSON Schema, not documents."""

from typing import Any

from govlint.library.forms import ELSEWHERE, HOURS, UNDECIDED, Form, Forms, is_setting

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TYPES: dict[str, Schema] = {
    "any": {},
    "text": {"type": "string", "minLength": 1},
    "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "percent": {"type": "number", "minimum": 0, "maximum": 100},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "duration": {"type": "string", "pattern": "^(0|[1-9][0-9]*)(m|h|d|bd|w|mo|y)$"},
    "time": {"type": "string", "pattern": "^([01][0-9]|2[0-4]):[0-5][0-9]$"},
    "timezone": {"type": "string", "pattern": "^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z_+-]+){1,2})$"},
    "market": {"type": "string", "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"},
    "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"},
    "url": {"type": "string", "pattern": "^https?://[^\\s]+$"},
}


def kind_schema(kind: str, forms: Forms) -> Schema:
    """The JSON Schema of a kind, complete in itself: it refers to nothing outside."""
    return Maker(forms).kind(kind)


def setting_fields(forms: Forms) -> dict[str, Schema]:
    """What every setting can have beside its value: field → its schema."""
    return {name: part for name, part in Maker(forms).given()["properties"].items() if part}


class Maker:
    """Makes one schema, gathering the parts that stand in `$defs`."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self.defs: dict[str, Schema] = {}

    def kind(self, kind: str) -> Schema:
        """The whole schema of a kind."""
        body = self.body(kind)
        return {"$schema": DRAFT, "$id": f"urn:govlint:v1:{kind}", **body, "$defs": dict(sorted(self.defs.items()))}

    def body(self, kind: str, within: str = "") -> Schema:
        """What a document of the kind holds; within: what the names of its own parts in `$defs` begin with."""
        form, header = self.forms.kinds[kind], self.forms.header
        properties = {name: self.property(name, part, plain=True) for name, part in header["properties"].items()}
        properties["kind"] = {**properties["kind"], "const": kind}
        properties |= {name: self.property(f"{within}{name}", part) for name, part in form["properties"].items()}
        return {
            "title": form["title"],
            "description": form["description"],
            "type": "object",
            "properties": properties,
            "required": header["required"] + form.get("required", []),
            "additionalProperties": False,
        }

    def property(self, path: str, form: Form, plain: bool = False) -> Schema:
        """A property with its words; a setting may also be written as a mapping."""
        words: Schema = {key: form[key] for key in ("title", "description") if key in form}
        if "control" in form:
            words["x-govlint-control"] = form["control"]
        if (is_setting(form) and not plain) or "control" in form:
            return words | self.setting(path, form)
        return words | self.value(path, form, plain)

    def setting(self, path: str, form: Form) -> Schema:
        """A value, or a mapping that gives the value with reason, source and overrides."""
        self.defs[f"value-{path}"] = self.open_value(path, form)
        value = {"$ref": f"#/$defs/value-{path}"}
        mapping: Schema = {"type": "object"}
        if form.get("type") == "clock":
            mapping["not"] = {"type": "object", "required": ["within"], "properties": {"within": True}}
        return self.branch(mapping, {"$ref": self.written(), **holding(value)}, value)

    def branch(self, test: Schema, then: Schema | bool, otherwise: Schema) -> Schema:
        """What fits the test is held to the one schema, all else to the other: one error, where the mistake is."""
        return {"if": test, "then": then, "else": otherwise}

    def written(self) -> str:
        """What every setting written as a mapping has, whatever its value."""
        if "setting" not in self.defs:
            test: Schema = {"type": "object", "required": [ELSEWHERE], "properties": {ELSEWHERE: True}}
            self.defs["setting"] = self.branch(test, self.elsewhere(), self.given())
        return "#/$defs/setting"

    def given(self) -> Schema:
        """A setting with its reasons and overrides."""
        reasons = {
            "strength": self.shape("strength"),
            "reason": {"title": "Reason", "description": "Why it is so.", **_TYPES["text"]},
            "source": {"title": "Source", "description": "Where it is written.", **_TYPES["text"]},
        }
        anything: Schema = {}
        override = closed(
            {"when": self.shape("when"), "value": anything} | reasons | {"until": _TYPES["date"]}, ["when", "value"]
        )
        flag = {
            "type": "boolean",
            "title": "Where the platform allows",
            "description": "Only where the platform offers it.",
        }
        follows = {"title": "Follows", "description": "The figure outside that this value follows.", **_TYPES["text"]}
        overrides = {
            "title": "Overrides",
            "description": "Other values in certain contexts. The most specific holds.",
            "type": "array",
            "items": override,
        }
        more = {
            "follows": follows,
            "where_platform_allows": flag,
            "unless": self.shape("unless"),
            "overrides": overrides,
        }
        return closed({"value": anything} | reasons | more, ["value"])

    def open_value(self, path: str, form: Form) -> Schema:
        """What the form holds, or the word that it is not decided."""
        value = self.value(path, form)
        if "enum" in value:
            return value | {"enum": [*value["enum"], *UNDECIDED]}
        return self.branch({"enum": list(UNDECIDED)}, True, value)

    def value(self, path: str, form: Form, plain: bool = True) -> Schema:
        """What a form holds, as JSON Schema."""
        if "const" in form:
            return {"const": form["const"]}
        for words in ("levels", "choice"):
            if words in form:
                return self.listed(form[words])
        if "vocabulary" in form:
            return self.vocabulary(form["vocabulary"])
        if "ref" in form:
            return {**_TYPES["market" if form["ref"] == "market" else "text"], "x-govlint-ref": form["ref"]}
        if "list" in form:
            return {"type": "array", "items": self.property(path, form["list"], plain=True)}
        if "properties" in form:
            parts = form["properties"].items()
            return closed(
                {name: self.property(f"{path}-{name}", part, plain) for name, part in parts}, form.get("required", [])
            )
        return self.shape(form["use"]) if "use" in form else self.type(form)

    def type(self, form: Form) -> Schema:
        """A value of one of the types that a form can name."""
        if form["type"] == "clock":
            return self.branch({"type": "object"}, self.shape("clock"), _TYPES["duration"])
        if form["type"] == HOURS:
            many = {"type": "array", "items": self.shape(HOURS), "minItems": 1}
            return self.branch({"type": "array"}, many, self.shape(HOURS))
        return _TYPES[form["type"]] | {key: form[key] for key in ("minimum", "maximum") if key in form}

    def listed(self, words: list[str] | dict[str, str]) -> Schema:
        """One of these words."""
        return {"enum": list(words)} | ({"x-govlint-words": words} if isinstance(words, dict) else {})

    def vocabulary(self, name: str) -> Schema:
        """One of the words of a list, as a part in `$defs`."""
        if name not in self.defs:
            self.defs[name] = self.listed(self.forms.vocabularies[name]["words"])
        return {"$ref": f"#/$defs/{name}"}

    def shape(self, name: str) -> Schema:
        """A shape, as a part in `$defs`."""
        key = f"shape-{name}"
        if key not in self.defs:
            self.defs[key] = {}
            form = self.forms.shapes[name]
            self.defs[key] = self.approvers() if "approver" in form else self.value(key, form)
        return {"$ref": f"#/$defs/{key}"}

    def elsewhere(self) -> Schema:
        """A setting that another text decides."""
        where = {"title": "Defined elsewhere", "description": "Where it is decided.", "type": ["string", "null"]}
        return closed({ELSEWHERE: where, "reason": _TYPES["text"]}, [ELSEWHERE])

    def approvers(self) -> Schema:
        """A role, or a combination of approvers; combinations nest."""
        again = {"$ref": "#/$defs/shape-approvers"}
        role = {**_TYPES["text"], "x-govlint-ref": "role"}
        many = {"type": "array", "items": again, "minItems": 1}
        roles = {"type": "array", "items": role}
        on_behalf = closed({"after": _TYPES["duration"], "by": role}, ["after", "by"])
        mapping = closed(
            {
                "role": role,
                "all_of": many,
                "any_of": many,
                "quorum": {"type": "integer", "minimum": 1},
                "of": many,
                "vote": {
                    "type": "string",
                    "pattern": "^([1-9][0-9]?/[1-9][0-9]?|[1-9][0-9]?%(\\+1)?|majority|unanimous)$",
                },
                "abstain": {"enum": ["counts", "does-not-count"]},
                "no_objection_within": _TYPES["duration"],
                "from": role,
                "not": {"type": "array", "items": {"enum": ["author", "requester"]}},
                "distinct_from": {"type": "array", "items": _TYPES["text"]},
                "different_employers": {"type": "boolean"},
                "on_behalf": on_behalf,
                "veto": roles,
            },
            [],
        )
        return self.branch({"type": "object"}, mapping, role)


def holding(value: Schema) -> Schema:
    """A mapping that gives the value, and others in its overrides."""
    override = {"type": "object", "properties": {"value": value}}
    return {"type": "object", "properties": {"value": value, "overrides": {"type": "array", "items": override}}}


def closed(properties: dict[str, Schema], required: list[str]) -> Schema:
    """A mapping that has these properties and no others."""
    shape: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return shape | ({"required": required} if required else {})
