"""The schema sources in `schemas/*.yaml`: what each kind may say, in the form people edit."""

from typing import Any, NamedTuple

Form = dict[str, Any]
"""A property of a schema source: title, description and what it holds (see schemas/README.md)."""

SHARED = ("header", "shapes", "vocabularies")
BOUNDS, HOURS = "bounds", "week-hours"
"""The shape of a condition on a number, and the type of one on hours."""
UNDECIDED = ("not-stated", "to-be-decided")
ELSEWHERE = "defined-elsewhere"


class Forms(NamedTuple):
    """All schema sources: the header, the kinds by name, the shapes and word lists they use."""

    header: Form
    kinds: dict[str, Form]
    shapes: dict[str, Form]
    vocabularies: dict[str, Form]


def is_setting(form: Form) -> bool:
    """Whether a property may be written as a mapping with reason, source and overrides."""
    if "list" in form:
        items = form["list"]
        return "control" in form or not ({"properties", "use"} & items.keys())
    if "type" in form:
        return form["type"] in ("integer", "number", "percent", "boolean", "duration", "clock")
    return bool({"levels", "choice", "vocabulary"} & form.keys())
