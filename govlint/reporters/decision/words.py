"""Parts of a decision in words that every format shares: who, when, how long, and where it stands."""

from collections.abc import Callable
from functools import reduce

from govlint.decision.decision import AT_ONCE, NEVER, Ask, Decision
from govlint.decision.moment import on_the_wall
from govlint.finding import Location
from govlint.language import counted, gettext_noop, ngettext_noop
from govlint.language import gettext as _
from govlint.policy.clocks.clock import Clock
from govlint.policy.flows.approvers import ALL, ROLE, SILENCE, VOTE, Approvers
from govlint.policy.flows.flow import AFTERWARDS, GO, NEXT_IN_LINE, POST_AND_REPORT, REFUSED
from govlint.policy.flows.route import PRE_APPROVED, STAGES
from govlint.policy.flows.staff import Staff
from govlint.workspace.workspace import Workspace

_DAYS = (
    gettext_noop("Mon"),
    gettext_noop("Tue"),
    gettext_noop("Wed"),
    gettext_noop("Thu"),
    gettext_noop("Fri"),
    gettext_noop("Sat"),
    gettext_noop("Sun"),
)
_MONTHS = (
    gettext_noop("Jan"),
    gettext_noop("Feb"),
    gettext_noop("Mar"),
    gettext_noop("Apr"),
    gettext_noop("May"),
    gettext_noop("Jun"),
    gettext_noop("Jul"),
    gettext_noop("Aug"),
    gettext_noop("Sep"),
    gettext_noop("Oct"),
    gettext_noop("Nov"),
    gettext_noop("Dec"),
)
_MINUTES = ngettext_noop("%(count)s minute", "%(count)s minutes")
_HOURS = ngettext_noop("%(count)s hour", "%(count)s hours")
_DAYS_LONG = ngettext_noop("%(count)s day", "%(count)s days")
_UNITS = {
    "m": _MINUTES,
    "h": _HOURS,
    "d": _DAYS_LONG,
    "bd": ngettext_noop("%(count)s working day", "%(count)s working days"),
    "w": ngettext_noop("%(count)s week", "%(count)s weeks"),
    "mo": ngettext_noop("%(count)s month", "%(count)s months"),
    "y": ngettext_noop("%(count)s year", "%(count)s years"),
}
_WORKING = {
    "m": ngettext_noop("%(count)s working minute", "%(count)s working minutes"),
    "h": ngettext_noop("%(count)s working hour", "%(count)s working hours"),
}
_DAY = 24 * 60


def verdict(decision: Decision) -> str:
    """The answer in a sentence or two."""
    if decision.allowed == NEVER:
        return _("No. %(reason)s") % {"reason": _sentence(decision.reasons[0].said)}
    if decision.allowed == AT_ONCE:
        return _("Yes, at once: %(reason)s.") % {"reason": at_once(decision)}
    ways = {"stages": stages(decision)}
    if decision.ready is None:
        said = _("Not before it is approved: %(stages)s; no time is named for that.") % ways
    else:
        said = _("Not before it is approved: %(stages)s, %(time)s.") % {**ways, "time": _by(decision)}
    return " ".join(filter(None, (said, unanswered(decision, lambda last: _later(decision, last)))))


def _later(decision: Decision, last: int) -> str:
    return _("Where nobody answers, by %(moment)s.") % {"moment": when(decision, last)}


def unanswered(decision: Decision, later: Callable[[int], str]) -> str:
    """What becomes of it where nobody answers, if that is not the same. later: says of a minute that it appears."""
    if decision.latest is None:
        return _("Without an answer it waits.") if decision.ready is not None else ""
    if decision.ready is None or decision.latest <= decision.ready:
        return ""
    return later(decision.latest)


def _sentence(said: str) -> str:
    return said if said.endswith((".", "!", "?")) else f"{said}."


def at_once(decision: Decision) -> str:
    """Why nobody has to be asked first."""
    if not decision.chosen:
        return _("no approval flow covers it")
    how = {one.route.how for one in decision.chosen}
    if AFTERWARDS in how:
        return _("it is looked at afterwards")
    if PRE_APPROVED in how:
        return _("it is approved beforehand")
    return _("it is posted and then reported") if POST_AND_REPORT in how else _("nobody has to approve it first")


def stages(decision: Decision) -> str:
    """The stages that approve: those after others with `then`."""
    ahead = {one.flow.document.key for one in decision.chosen if one.route.how == STAGES}
    asks = [ask for ask in decision.asks if ask.leg.stage.approves and ask.flow.document.key in ahead]
    said = ""
    for ask in asks:
        name = _("“%(name)s”") % {"name": ask.leg.stage.name} if ask.leg.stage.name else who(ask.leg.stage.approvers)
        later = ask.leg.before and ask.passing.start != asks[0].passing.start
        form = _("%(stages)s, then %(stage)s") if later else _("%(stages)s and %(stage)s")
        said = form % {"stages": said, "stage": name} if said else name
    return said


def _by(decision: Decision) -> str:
    time = spelt(decision.minutes or 0)
    if decision.any_time:
        start = when(decision, decision.start)
        return _("at the longest %(time)s after it is handed in, as on %(start)s") % {"time": time, "start": start}
    end = when(decision, decision.ready or 0)
    return _("at the latest %(end)s (%(time)s after it is handed in)") % {"end": end, "time": time}


def when(decision: Decision, minute: int) -> str:
    """An instant as people there say it: `Tue 1 Dec 2026 12:00`; in an ordinary week `Tue 12:00`."""
    at = on_the_wall(minute, decision.timezone)
    places = {"weekday": _(_DAYS[at.weekday()]), "time": f"{at.hour:02}:{at.minute:02}"}
    if not decision.any_time:
        places |= {"day": str(at.day), "month": _(_MONTHS[at.month - 1]), "year": str(at.year)}
        return _("%(weekday)s %(day)s %(month)s %(year)s %(time)s") % places
    weeks, said = (minute - decision.start) // (7 * _DAY), _("%(weekday)s %(time)s") % places
    if not weeks:
        return said
    return counted("%(moment)s, %(count)s week later", "%(moment)s, %(count)s weeks later", weeks, moment=said)


def spelt(minutes: int) -> str:
    """A time that passes: `2 days 23 hours`."""
    days, rest = divmod(minutes, _DAY)
    parts = [(days, _DAYS_LONG), (rest // 60, _HOURS), (rest % 60, _MINUTES)]
    return " ".join(counted(*forms, count) for count, forms in parts if count) or counted(*_MINUTES, 0)


def clock(allowed: Clock) -> str:
    """The time of a clock: `4 working hours`, `2 days`."""
    units = _UNITS | _WORKING if allowed.calendar else _UNITS
    return counted(*units[allowed.unit], allowed.amount)


def who(asked: Approvers) -> str:
    """Who must agree: `editor or brand-lead`, `2 of legal-lead, privacy-lead`."""
    said = _of_kind(asked)
    after, by = asked.on_behalf
    return _("%(who)s (after %(time)s: %(deputy)s)") % {"who": said, "time": after, "deputy": by} if by else said


def _of_kind(asked: Approvers) -> str:
    if asked.kind == ROLE:
        return asked.role
    parts = [_inner(part) for part in asked.parts]
    if asked.kind == SILENCE:
        places = {"who": ", ".join(parts), "time": asked.within}
        return _("nobody of %(who)s objects within %(time)s") % places if parts else _("nobody objects")
    if asked.kind == ALL:
        return _chained(_("%(first)s and %(last)s"), parts) or _("nobody")
    if asked.kind == VOTE:
        return _("a vote (%(share)s) of %(who)s") % {"share": asked.share, "who": ", ".join(parts)}
    if asked.quorum == 1:
        return _chained(_("%(first)s or %(last)s"), parts)
    return _("%(number)s of %(who)s") % {"number": asked.quorum, "who": ", ".join(parts)}


def _chained(form: str, parts: list[str]) -> str:
    """`a and b and c`: unlike in a list of names, no comma hides what each part is."""
    return reduce(lambda first, last: form % {"first": first, "last": last}, parts) if parts else ""


def _inner(part: Approvers) -> str:
    return f"({who(part)})" if len(part.parts) > 1 else who(part)


def titles(ask: Ask, staff: Staff) -> str:
    """The titles of the roles that have one: `editor: Editor on duty`."""
    entries = ((role, staff.entry(role).get("title")) for role in ask.roles)
    return "; ".join(f"{role}: {title}" for role, title in entries if isinstance(title, str))


def late(ask: Ask) -> str:
    """What happens when the time of a stage is up."""
    if ask.leg.own:
        return _("the author is enough here")
    if not ask.leg.stage.approves:
        return _("it goes on")
    if ask.leg.late == NEXT_IN_LINE:
        return _("%(role)s decides, in the same time again") % {"role": ask.leg.stage.next or _("nobody")}
    return {GO: _("it goes out"), REFUSED: _("it is refused")}.get(ask.leg.late, _("it waits"))


def written_place(workspace: Workspace, at: Location | None, rule: str = "") -> str:
    """`path:line`, or the rule where no file says it."""
    if at is None:
        return rule
    return f"{at.path}:{workspace.sources[at.path].place(at.start)[0]}"
