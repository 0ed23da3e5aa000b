"""Schemas and rules become a few JSON files that load fast."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from govlint.library.controls import controls
from govlint.library.editors import NAME, editor_schema
from govlint.library.files import read_file, read_forms
from govlint.library.forms import Forms
from govlint.library.reach import kind_reach
from govlint.library.rules import read_rules
from govlint.library.schema import kind_schema

Parts = dict[str, Any]
"""File stem → plain data: `kinds`, `rules`, `words`, `sources`, `ideas`, `forms`, and one `schema-<kind>` a kind."""

BY_HAND = ("config", "rule")
"""What beside documents has a schema that the program runs; these are written by hand, in `schemas/v1`."""

PARTS = ("kinds", "rules", "words", "examples", "sources", "ideas", "forms", *(f"schema-{name}" for name in BY_HAND))
"""The parts beside the schemas of kinds."""

# What a finding says; needed only when one is shown.
_WORDS = ("title", "why", "remedy", "limits", "unsure", "sources", "ideas", "not_required")


def compile_library(schemas: Path, rules: Path) -> Parts:
    """Compile the two data folders. Raises GovlintError where one of their files is not well formed."""
    forms = read_forms(schemas)
    all_rules = read_rules(rules)
    return {
        "kinds": _kinds(forms),
        "rules": {
            name: {key: value for key, value in rule.items() if key not in (*_WORDS, "examples")}
            for name, rule in all_rules.items()
        },
        "words": {name: {key: rule[key] for key in _WORDS if key in rule} for name, rule in all_rules.items()},
        "examples": {name: rule["examples"] for name, rule in all_rules.items()},
        **{name: _beside(rules / f"{name}.yaml") for name in ("sources", "ideas")},
        "forms": forms._asdict(),
        **{f"schema-{kind}": _bare(kind_schema(kind, forms)) for kind in forms.kinds},
        **{f"schema-{name}": json.loads(path.read_text("utf-8")) for name, path in by_hand(schemas).items()},
    }


def _beside(path: Path) -> Any:
    """What stands beside the packs; nothing where a folder of rules has no such file."""
    return read_file(path) if path.exists() else {}


def by_hand(schemas: Path) -> dict[str, Path]:
    """The schemas that are written by hand, by what they are of."""
    return {name: schemas / "v1" / f"{name}.schema.json" for name in BY_HAND}


def _kinds(forms: Forms) -> dict[str, Any]:
    content = forms.vocabularies["content"]
    return {
        "reach": {kind: kind_reach(kind, forms) for kind in forms.kinds},
        "controls": controls(forms),
        "titles": {kind: form["title"] for kind, form in forms.kinds.items()},
        "content": {"words": list(content["words"]), "broader": content["broader"]},
    }


def write_parts(parts: Parts, folder: Path) -> None:
    """Write a compiled library to a folder, which appears whole or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as made:
        inside = Path(made) / "library"
        inside.mkdir()
        for name, data in parts.items():
            entries = (f"{_json(key)}:{_json(value)}" for key, value in data.items())
            text = "{\n" + ",\n".join(entries) + "\n}"
            (inside / f"{name}.json").write_text(text, encoding="utf-8")
        if not folder.exists():
            os.replace(inside, folder)


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def published_schemas(schemas: Path) -> dict[str, str]:
    """The published JSON Schemas of a folder of forms: file name → text."""
    forms = read_forms(schemas)
    made = {kind: kind_schema(kind, forms) for kind in forms.kinds} | {NAME: editor_schema(forms)}
    return {f"{name}.schema.json": json.dumps(made[name], indent=2, ensure_ascii=False) + "\n" for name in made}


def _bare(schema: Any, names: bool = False) -> Any:
    """A schema without its words, which take longer to load than to check by; names: its keys are property names."""
    if isinstance(schema, list):
        return [_bare(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _bare(part, key in ("properties", "$defs") and not names)
        for key, part in schema.items()
        if names or not (key in ("title", "description") or key.startswith("x-"))
    }
