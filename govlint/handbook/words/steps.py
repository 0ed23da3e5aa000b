"""An approval flow as steps in order: who, what, by when, and which comes before which."""

from typing import Any, NamedTuple

from govlint.handbook.book import Book
from govlint.handbook.words.approvers import say_approvers
from govlint.handbook.words.naming import Link, named
from govlint.handbook.words.said import Said
from govlint.handbook.words.values import say
from govlint.handbook.words.wording import duration
from govlint.language import gettext as _
from govlint.language import gettext_noop
from govlint.library.forms import Form
from govlint.policy.flows.order import order
from govlint.policy.scale import hours
from govlint.workspace.documents import Document

AUTHOR = gettext_noop("Author")


class Step(NamedTuple):
    """One step. lane: who does it, in short; column: how many steps come before it; before: those right before it."""

    name: str
    lane: str
    who: Said
    clock: Said
    time: str
    hours: float
    if_late: str
    fallback: Link | None
    when: Said
    reads: str
    qualification: str
    column: int
    before: tuple[int, ...]
    place: str

    @property
    def sometimes(self) -> bool:
        """Whether it is passed only in certain contexts."""
        return bool(self.when.rows or self.when.text)


def steps(book: Book, document: Document) -> tuple[Step, ...]:
    """The steps of a flow from the author to the button, in the order of their stages."""
    value = document.value
    listed = value.get("stages")
    stages = [stage for stage in listed if isinstance(stage, dict)] if isinstance(listed, list) else []
    before, columns = _in_order(stages)
    form = book.forms["kinds"]["approval-flow"]["properties"]["stages"]["list"]["properties"]
    found = [_bare(_("Writes it and hands it in"), _(AUTHOR), Said(_("Whoever writes it")), 0, ())]
    for at, stage in enumerate(stages):
        ahead = tuple(one + 1 for one in before[at]) or (0,)
        place = book.place(document.locate(("stages", at)))
        found.append(_stage(book, form, stage, columns[at] + 1, ahead, place))
    publisher = say_approvers(book, value["publisher"]) if value.get("publisher") else Said(_("Whoever may post"))
    last = _bare(_("Publishes it"), _lane(publisher), publisher, max(columns, default=-1) + 2, _ends(before))
    return (*found, last)


def _bare(name: str, lane: str, who: Said, column: int, before: tuple[int, ...]) -> Step:
    nothing = Said()
    return Step(name, lane, who, nothing, "", 0.0, "", None, nothing, "", "", column, before, "")


def _stage(book: Book, form: Form, stage: dict[str, Any], column: int, before: tuple[int, ...], place: str) -> Step:
    who = say_approvers(book, stage.get("approvers", _("nobody")))
    clock, fallback, when = stage.get("clock"), stage.get("fallback"), stage.get("only_when")
    within = clock.get("within", "") if isinstance(clock, dict) else clock
    return Step(
        str(stage.get("name", _("(unnamed)"))),
        _lane(who),
        who,
        say(book, form["clock"], clock) if clock else Said(),
        duration(within) if within else "",
        hours(within) or 0.0,
        _choice(form, stage, "if_late"),
        named(book, "role", str(fallback)) if fallback else None,
        say(book, form["only_when"], when) if when else Said(),
        _choice(form, stage, "reads"),
        _choice(form, stage, "qualification"),
        column,
        before,
        place,
    )


def _lane(who: Said) -> str:
    """A lane's name: the roles, without how they combine."""
    return " · ".join(dict.fromkeys(_names(who))) or who.plain()


def _names(who: Said) -> list[str]:
    if who.target:
        return [str(who.text)]
    return [name for part in (*who.parts, *(said for _, said in who.rows)) for name in _names(part)]


def _choice(form: Form, stage: dict[str, Any], name: str) -> str:
    choices: dict[str, str] = form[name]["choice"]
    return choices.get(str(stage.get(name)), "")


def _in_order(stages: list[dict[str, Any]]) -> tuple[tuple[tuple[int, ...], ...], list[int]]:
    """For each stage those right before it, and how many stages in a row must come before it.

    Stages in a loop are shown one after the other, as they are written; a finding says that they wait for each other.
    """
    found = order(stages)
    before = found.before if found.sequence else tuple((at - 1,) if at else () for at in range(len(stages)))
    columns = [0] * len(stages)
    for at in found.sequence or range(len(stages)):
        columns[at] = max((columns[one] + 1 for one in before[at]), default=0)
    return before, columns


def _ends(before: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    """The steps that no stage follows; the author where there is no stage."""
    followed = {one for ahead in before for one in ahead}
    return tuple(at + 1 for at in range(len(before)) if at not in followed) or (0,)
