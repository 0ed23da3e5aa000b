"""Parts of a decision in words that every format shares: who, when, how long, and where it stands."""

from govlint.decision.decision import AT_ONCE, NEVER, Ask, Decision
from govlint.decision.moment import on_the_wall
from govlint.finding import Location
from govlint.policy.clocks.clock import Clock
from govlint.policy.flows.approvers import ALL, ROLE, SILENCE, VOTE, Approvers
from govlint.policy.flows.flow import AFTERWARDS, GO, NEXT_IN_LINE, POST_AND_REPORT, REFUSED
from govlint.policy.flows.route import PRE_APPROVED, STAGES
from govlint.policy.flows.staff import Staff
from govlint.reporters.said import plural
from govlint.workspace.workspace import Workspace

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_UNITS = {"m": "minute", "h": "hour", "d": "day", "bd": "working day", "w": "week", "mo": "month", "y": "year"}
_DAY = 24 * 60


def verdict(decision: Decision) -> str:
    """The answer in a sentence or two."""
    if decision.allowed == NEVER:
        return f"No. {_sentence(decision.reasons[0].said)}"
    if decision.allowed == AT_ONCE:
        return f"Yes, at once: {at_once(decision)}."
    by = f", {_by(decision)}" if decision.ready is not None else "; no time is named for that"
    return f"Not before it is approved: {stages(decision)}{by}.{_unanswered(decision)}"


def _unanswered(decision: Decision) -> str:
    """What becomes of it where nobody answers, if that is not the same."""
    if decision.latest is None:
        return " Without an answer it waits." if decision.ready is not None else ""
    if decision.ready is None or decision.latest <= decision.ready:
        return ""
    return f" Where nobody answers, by {when(decision, decision.latest)}."


def _sentence(said: str) -> str:
    return said if said.endswith((".", "!", "?")) else f"{said}."


def at_once(decision: Decision) -> str:
    """Why nobody has to be asked first."""
    if not decision.chosen:
        return "no approval flow covers it"
    how = {one.route.how for one in decision.chosen}
    if AFTERWARDS in how:
        return "it is looked at afterwards"
    if PRE_APPROVED in how:
        return "it is approved beforehand"
    return "it is posted and then reported" if POST_AND_REPORT in how else "nobody has to approve it first"


def stages(decision: Decision) -> str:
    """The stages that approve: those after others with `then`."""
    ahead = {one.flow.document.key for one in decision.chosen if one.route.how == STAGES}
    asks = [ask for ask in decision.asks if ask.leg.stage.approves and ask.flow.document.key in ahead]
    said = ""
    for ask in asks:
        joint = (
            "" if not said else ", then " if ask.leg.before and ask.passing.start != asks[0].passing.start else " and "
        )
        said += joint + (f"“{ask.leg.stage.name}”" if ask.leg.stage.name else who(ask.leg.stage.approvers))
    return said


def _by(decision: Decision) -> str:
    span = f"{spelt(decision.minutes or 0)} after it is handed in"
    if decision.any_time:
        return f"at the longest {span}, as on {when(decision, decision.start)}"
    return f"at the latest {when(decision, decision.ready or 0)} ({span})"


def when(decision: Decision, minute: int) -> str:
    """An instant as people there say it: `Tue 1 Dec 2026 12:00`; in an ordinary week `Tue 12:00`."""
    at = on_the_wall(minute, decision.timezone)
    day, time = _DAYS[at.weekday()], f"{at.hour:02}:{at.minute:02}"
    if not decision.any_time:
        return f"{day} {at.day} {_MONTHS[at.month - 1]} {at.year} {time}"
    weeks = (minute - decision.start) // (7 * _DAY)
    return f"{day} {time}" + (f", {plural(weeks, 'week')} later" if weeks else "")


def spelt(minutes: int) -> str:
    """A time that passes: `2 days 23 hours`."""
    days, rest = divmod(minutes, _DAY)
    parts = [(days, "day"), (rest // 60, "hour"), (rest % 60, "minute")]
    return " ".join(plural(count, word) for count, word in parts if count) or "0 minutes"


def clock(allowed: Clock) -> str:
    """The time of a clock: `4 working hours`, `2 days`."""
    working = "working " if allowed.calendar and allowed.unit in ("m", "h") else ""
    return plural(allowed.amount, working + _UNITS[allowed.unit])


def who(asked: Approvers) -> str:
    """Who must agree: `editor or brand-lead`, `2 of legal-lead, privacy-lead`."""
    said = _of_kind(asked)
    after, by = asked.on_behalf
    return f"{said} (after {after}: {by})" if by else said


def _of_kind(asked: Approvers) -> str:
    if asked.kind == ROLE:
        return asked.role
    parts = [_inner(part) for part in asked.parts]
    if asked.kind == SILENCE:
        return f"nobody of {', '.join(parts)} objects within {asked.within}" if parts else "nobody objects"
    if asked.kind == ALL:
        return " and ".join(parts) or "nobody"
    if asked.kind == VOTE:
        return f"a vote ({asked.share}) of {', '.join(parts)}"
    return " or ".join(parts) if asked.quorum == 1 else f"{asked.quorum} of {', '.join(parts)}"


def _inner(part: Approvers) -> str:
    return f"({who(part)})" if len(part.parts) > 1 else who(part)


def titles(ask: Ask, staff: Staff) -> str:
    """The titles of the roles that have one: `editor: Editor on duty`."""
    entries = ((role, staff.entry(role).get("title")) for role in ask.roles)
    return "; ".join(f"{role}: {title}" for role, title in entries if isinstance(title, str))


def late(ask: Ask) -> str:
    """What happens when the time of a stage is up."""
    if ask.leg.own:
        return "the author is enough here"
    if not ask.leg.stage.approves:
        return "it goes on"
    if ask.leg.late == NEXT_IN_LINE:
        return f"{ask.leg.stage.next or 'nobody'} decides, in the same time again"
    return {GO: "it goes out", REFUSED: "it is refused"}.get(ask.leg.late, "it waits")


def written_place(workspace: Workspace, at: Location | None, rule: str = "") -> str:
    """`path:line`, or the rule where no file says it."""
    if at is None:
        return rule
    return f"{at.path}:{workspace.sources[at.path].place(at.start)[0]}"
