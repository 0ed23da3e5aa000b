"""Which things a name means; knows the sorts of things, not what is said of them."""

from types import ModuleType

from govlint.cli.explained import control, field, glossary, idea, key, kind, place, rule, source, usage, word
from govlint.cli.explained.entry import Entry, Line, Part, part
from govlint.cli.explained.fields import meant
from govlint.errors import GovlintError
from govlint.lint.rules import current
from govlint.lint.ruleset import RuleSet
from govlint.near import nearest, plain

SORTS: dict[str, ModuleType] = {
    "rule": rule,
    "control": control,
    "kind": kind,
    "idea": idea,
    "source": source,
    "command": usage,
    "key of the configuration": key,
    "word": glossary,
    "value": word,
}
"""What is asked for a name, in this order: what says most comes first."""
LISTED = ("control", "kind", "idea", "source", "word")
"""Sorts of which all are listed where their plural is the name."""


def find(name: str, rules: RuleSet) -> Entry:
    """What a name means, with what else it can mean at the end. Raises GovlintError where it means nothing."""
    if place.is_place(name):
        return place.entry(name, rules)
    named = _named(name, rules)
    values = [one for one in named if one.sort == "value"]
    found = [*_listed(name, rules), *(one for one in named if one not in values), *_fields(name, rules), *values]
    if not found:
        raise _unknown(name, rules)
    first, *others = found
    also = part("It is also", (f"the {one.sort} {one.name}: {one.said}" for one in others))
    return first._replace(parts=(*first.parts, *also))


def _named(name: str, rules: RuleSet) -> list[Entry]:
    wanted, found = plain(current(plain(name))), []
    for sort in SORTS.values():
        known = next((one for one in sort.names(rules) if plain(one) == wanted), None)
        found += [sort.entry(known, rules)] if known is not None else []
    return found


def _fields(name: str, rules: RuleSet) -> list[Entry]:
    """The field of that name; of several, where they stand."""
    found = meant(name)
    if len(found) < 2:
        return [field.entry(one, rules) for one in found]
    entries = [field.entry(one, rules) for one in found]
    lines = tuple(Line(f"{one.name}: {one.said}") for one in entries)
    said = f"a field in {len(found)} places, such as {entries[0].name}"
    return [Entry("field", name, said, (Part(f"{name} is a field in several places", lines),))]


def _listed(name: str, rules: RuleSet) -> list[Entry]:
    if name.removesuffix("s") not in LISTED or not name.endswith("s"):
        return []
    sort = SORTS[name.removesuffix("s")]
    return [
        Entry(
            "list", name, "", (Part(name, tuple(Line(f"{one}: {sort.said(one, rules)}") for one in sort.names(rules))),)
        )
    ]


def _unknown(name: str, rules: RuleSet) -> GovlintError:
    known = {one: sort for sort, module in reversed(SORTS.items()) for one in module.names(rules)}
    known = dict.fromkeys(field.short_names(), "field") | known
    near = [f"the {known[one]} {one}" for one in nearest(name, known)]
    hint = f"Did you mean {' or '.join(', '.join(near).rsplit(', ', 1))}?" if near else _WHAT
    return GovlintError(f"nothing is called {name}", hint)


_WHAT = "Name a rule, a control, a kind, a field, a value or a word; `govlint explain words` lists the words."
