"""The rule files in `rules/<pack>/*.yaml`, checked for form; knows what a rule is made of, not what it finds."""

from pathlib import Path
from typing import Any

from govlint.errors import GovlintError
from govlint.library.files import read_file
from govlint.library.forces import FORCES

Facts = dict[str, Any]
_MEND = "Write it as `rules/README.md` says."

SEVERITIES = ("info", "warning", "error")
DIRECTIONS = ("too-loose", "too-tight", "undecided", "broken")

_WORDS = {"title", "why", "remedy", "severity", "force", "sources", "examples"}
_MORE = {"limits", "unsure", "ideas", "not_required", "in_force", "until", "when", "review_every", "formerly"}
_FORMS = {
    "wall": {"wall", "where", "unless", "optional"},
    "select": {"select", "where", "require", "direction", "message", "at", "once"},
    "found_by": {"found_by", "direction", "examples"},
}


def read_rules(folder: Path) -> dict[str, Facts]:
    """All rules of a folder of packs, by id, in order.

    Raises GovlintError, with the file, where a rule is not well formed.
    """
    found = {
        f"{path.parent.name}/{path.stem}": check_rule(path, read_file(path)) for path in sorted(folder.glob("*/*.yaml"))
    }
    _check_former(found, folder)
    return found


def _check_former(rules: dict[str, Facts], folder: Path) -> None:
    """A former name is that of one rule, which stands in its pack: packs are turned off by name."""
    taken = set(rules)
    for name, facts in rules.items():
        for old in facts.get("formerly", ()):
            if old in taken or old.split("/")[0] != name.split("/")[0]:
                said = f"{old} is the name of another rule" if old in taken else f"{old} is in another pack"
                raise GovlintError(f"{folder / name}.yaml: formerly: {said}", _MEND)
            taken.add(old)


def check_rule(path: Path, facts: Any) -> Facts:
    """The facts of one rule file, with its form and direction made plain."""
    if not isinstance(facts, dict):
        raise GovlintError(f"{path}: a rule is a group of fields", _MEND)
    form = next((form for form in _FORMS if form in facts), None)
    if form is None:
        raise GovlintError(f"{path}: a rule needs one of: {', '.join(_FORMS)}", _MEND)
    _check_keys(path, facts, form)
    if facts["severity"] not in SEVERITIES or facts["force"] not in FORCES:
        raise GovlintError(f"{path}: unknown severity or force: {facts['severity']}, {facts['force']}", _MEND)
    direction = _direction(path, facts)
    return facts | {"form": form, "direction": direction}


def _check_keys(path: Path, facts: Facts, form: str) -> None:
    unknown = facts.keys() - _WORDS - _MORE - _FORMS[form]
    missing = _WORDS - facts.keys()
    if unknown or missing:
        said = [f"unknown keys: {', '.join(sorted(unknown))}"] if unknown else []
        said += [f"missing keys: {', '.join(sorted(missing))}"] if missing else []
        raise GovlintError(f"{path}: {'; '.join(said)}", _MEND)


def _direction(path: Path, facts: Facts) -> str:
    if "wall" in facts:
        sides = facts["wall"].keys() & {"floor", "ceiling"}
        if len(sides) != 1 or facts["wall"].keys() - sides != {"control"}:
            raise GovlintError(f"{path}: a wall has a control and either a floor or a ceiling", _MEND)
        return "too-loose" if "floor" in sides else "too-tight"
    direction = facts.get("direction")
    if direction not in DIRECTIONS:
        raise GovlintError(f"{path}: direction must be one of {', '.join(DIRECTIONS)}", _MEND)
    return str(direction)
