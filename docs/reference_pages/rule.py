"""The page of a rule: what it checks, why, what to do, and who says so."""

import re
from collections.abc import Iterator

from docs.reference_pages.examples import examples
from docs.reference_pages.fields import ANY, fields, full_title, meanings
from docs.reference_pages.ideas import idea_list
from docs.reference_pages.links import control_link, field_link, kind_link, rule_link
from docs.reference_pages.markdown import code, facts, listed, page, prose, section, sentence, table
from docs.reference_pages.places import inside
from docs.reference_pages.related import assertions_like, controls_of, walls_of, words
from docs.reference_pages.source import cited_source
from govlint.handbook.words.wording import day
from govlint.lint.rules import Rule, all_rules, build_wall
from govlint.policy.control import Control
from govlint.policy.controls import controls
from govlint.policy.corridor import FLOOR, Wall
from govlint.reporters.asked import FORCES, MEANS, SEVERITIES, asks, assertion, beyond, value
from govlint.reporters.said import DIRECTIONS, HEADS
from govlint.reporters.where import condition, since

UP = "../../"
UNDECIDED = "core/undecided"
_IN_ORDER = "in order"
# Where a message names a field of the place that it is about.
_BLANK = re.compile(r"\{[a-z_.]+\}")


def rule_page(rule: Rule) -> str:
    """The whole page."""
    said = words(rule.id)
    back = f"{code(rule.id)}, in the pack [{rule.pack}]({UP}rules.md#{rule.pack})."
    return page(
        prose(said.title),
        back,
        section(HEADS["asks"], _asks(rule), facts(_facts(rule))),
        section(HEADS["why"], prose(said.why)),
        section("Examples", examples(rule)),
        section(HEADS["remedy"], prose(said.remedy)),
        section(HEADS["sources"], listed(cited_source(name, UP) for name in said.sources)),
        section(HEADS["not_required"], listed(cited_source(name, UP) for name in said.not_required)),
        section(HEADS["limits"], prose(said.limits)),
        section(HEADS["unsure"], prose(said.unsure)),
        section("The ideas it rests on", idea_list(said.ideas, UP)),
        section("Around it", *_around(rule)),
    )


def _asks(rule: Rule) -> str:
    worded = {"wall": _wall, "select": _assertion}.get(rule.form)
    parts = worded(rule) if worded else (asks(rule),)
    return "\n\n".join(part for part in parts if part)


def _wall(rule: Rule) -> Iterator[str]:
    """The control that the wall stands on, the wall in words, and the scale with what lies beyond."""
    wall = build_wall(rule)
    control = controls()[wall.control]
    named = control_link(control.id, UP, prose(full_title(control)))
    yield f"{named}: {prose(control.question)} {written(control, UP)}"
    yield asks(rule)
    yield table(("value", "what it means", "by this rule"), _levels(control, wall))


def written(control: Control, up: str) -> str:
    """Where a control is written, as a sentence."""
    kind = kind_link(control.kind, up)
    if control.measured:
        return f"It is measured from documents of the kind {kind}."
    return f"It is written as {field_link(control.kind, control.field, up)} in documents of the kind {kind}."


def _levels(control: Control, wall: Wall) -> Iterator[tuple[str, str, str]]:
    crossed = beyond(control, wall)
    for level, said in control.levels.items():
        verdict = ("too loose" if wall.side == FLOOR else "too tight") if level in crossed else _IN_ORDER
        yield code(level), prose(said), verdict if verdict == _IN_ORDER else f"**{verdict}**"


def _assertion(rule: Rule) -> Iterator[str]:
    """The places that are asked, the condition, what must be so, and what fields and words mean."""
    of, only, must = assertion(rule)
    kind = rule.facts["select"]["kind"]
    linked = of if kind == ANY else of.replace(f"kind {code(kind)}", f"kind {kind_link(kind, UP)}")
    yield f"It asks {linked}" + (", if" if only else ".")
    yield listed(only)
    yield "Then this must be so:" if only else "This must be so:"
    yield listed(must)
    found = fields(rule).items()
    rows = ((field_link(field.page, field.path, UP), _field(field.form)) for _, field in found)
    yield table(("field", "what it is"), rows)
    meant = ((code(one.word), code(one.field), prose(one.said)) for one in meanings(rule))
    yield table(("word", "in", "what it means"), meant)


def _field(form: dict[str, str]) -> str:
    return f"{prose(form['title'])}: {prose(form['description'])}" if "title" in form else ""


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    written = rule.facts
    force, meaning = FORCES[rule.force]
    yield "finding", f"**{DIRECTIONS[rule.direction]}**. {MEANS[rule.direction]}"
    yield "severity", f"**{rule.severity}**. {SEVERITIES[rule.severity]}"
    yield "force", f"**{force}**. {meaning}"
    yield "where", sentence(condition(written["when"], inside)) if written.get("when") else "Everywhere."
    yield "not", sentence(condition(written["unless"], inside)) if written.get("unless") else ""
    yield "dates", sentence(since(written, day)) if since(written) else ""
    yield "nothing decided", _nothing(rule)
    yield "the finding says", prose(_BLANK.sub("…", written["message"])) if "message" in written else ""
    yield "how often", "Once for the whole organisation; it lists the other places." if written.get("once") else ""


def _nothing(rule: Rule) -> str:
    """What a floor makes of silence; nothing for other rules."""
    if rule.form != "wall" or build_wall(rule).side != FLOOR:
        return ""
    return "That is in order." if rule.facts.get("optional") else f"That is found too, as {rule_link(UNDECIDED, UP)}."


def _around(rule: Rule) -> Iterator[str]:
    """The walls on the same control, the other side of the corridor first, and who asks about the same fields."""
    side = rule.facts.get("wall", {})
    for name in controls_of(rule):
        others = sorted((wall for wall in walls_of(name) if wall.rule != rule.id), key=lambda wall: wall.side in side)
        if others or rule.form == "wall":
            yield f"On the control {control_link(name, UP, prose(full_title(controls()[name])))}:"
            yield listed(wall_line(wall, UP) for wall in others) or "No other wall stands there."
    alike = assertions_like(rule)
    if alike:
        yield "About the same field:"
        yield listed(titled(one.id, UP) for one in alike)


def wall_line(wall: Wall, up: str) -> str:
    """A wall in a line: its side, what it asks for, its rule."""
    return f"{wall.side}, {value(controls()[wall.control], wall)}: {titled(wall.rule, up)}"


def titled(name: str, up: str) -> str:
    """A link to a rule by what it says is right, and where it speaks."""
    when = all_rules()[name].facts.get("when")
    return rule_link(name, up, prose(words(name).title)) + (f" ({condition(when, inside)})" if when else "")
