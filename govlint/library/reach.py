"""Which parts of a kind other parts of govlint must visit: settings, names and references."""

from typing import Any

from govlint.library.forms import BOUNDS, HOURS, Form, Forms, is_setting

Reach = dict[str, Any]
"""A tree beside the form, pruned to what matters: `control`, `setting`, `ref`, `defines`, `approvers`,
`clock`, `bounds` of numbers and hours, and below them `properties` and `items`. Empty where nothing matters."""


def kind_reach(kind: str, forms: Forms) -> Reach:
    """The reach of a whole document of a kind, its header included."""
    properties = forms.header["properties"] | forms.kinds[kind]["properties"]
    return _properties(properties, forms, header=forms.header["properties"])


def _properties(properties: dict[str, Form], forms: Forms, header: dict[str, Form] | None = None) -> Reach:
    below = {name: _reach(form, forms, plain=name in (header or {})) for name, form in properties.items()}
    kept = {name: reach for name, reach in below.items() if reach}
    return {"properties": kept} if kept else {}


def _reach(form: Form, forms: Forms, plain: bool = False) -> Reach:
    reach: Reach = {}
    if "control" in form:
        reach["control"] = form["control"]["id"]
    elif "sets" in form:
        reach["control"] = form["sets"]
    elif is_setting(form) and not plain:
        reach["setting"] = True
    if "defines" in form:
        reach["defines"] = form["defines"]
    if "ref" in form:
        reach["ref"] = form["ref"]
    if form.get("use") == BOUNDS or form.get("type") == HOURS:
        return {"bounds": True}
    if form.get("type") == "clock":
        reach["clock"] = _reach(forms.shapes["clock"], forms, plain=True)
    return reach | _below(form, forms, plain)


def _below(form: Form, forms: Forms, plain: bool) -> Reach:
    if "list" in form:
        items = _reach(form["list"], forms, plain=True)
        return {"items": items} if items else {}
    if "properties" in form:
        if not plain:
            return _properties(form["properties"], forms)
        below = {name: _reach(part, forms, plain=True) for name, part in form["properties"].items()}
        kept = {name: reach for name, reach in below.items() if reach}
        return {"properties": kept} if kept else {}
    if "use" in form:
        shape = forms.shapes[form["use"]]
        return {"approvers": True} if "approver" in shape else _reach(shape, forms, plain=True)
    return {}
