"""A small organisation to ask: one market, one brand, and flows with clocks that a reader can follow by hand."""

from collections.abc import Mapping

from govlint.decision.decider import Decider
from govlint.decision.decision import Decision
from govlint.decision.situation import Situation
from govlint.lint.rules import Rule
from tests.helpers import DAY, workspace_of

ORGANISATION = """
kind: organisation
name: mill
title: Old Mill
status: in-force
structure: holistic
sectors: [alcohol]
brands: [{name: mill}]
markets: [{code: GB, timezone: Europe/London}, {code: FR, timezone: Europe/Paris}]
calendars:
  - name: leeds
    timezone: Europe/London
    workdays: [monday, tuesday, wednesday, thursday, friday]
    hours: {from: "09:00", to: "17:00"}
    holidays: [2026-12-25]
main_calendar: leeds
blocked:
  - {platform: tiktok, risk: Many are under age, until: 2026-12-31}
  - {platform: x, until: 2026-01-31}
  - {platform: facebook, format: Reels}
"""
TEAMS = """
kind: teams
status: in-force
teams: [{name: shop, members: [seller], function: local}]
roles:
  - {name: editor, title: Editor, holders: [Bea, Imran], function: social}
  - {name: lawyer, holder: Sam, function: legal}
  - {name: chief, holder: Ruth, function: social}
  - {name: seller, holder: Jo}
"""
CHANNELS = """
kind: channels
status: in-force
title: Accounts
accounts:
  - {id: mill-instagram, platform: instagram, market: GB, brand: mill, writers: [shop, editor], care: {by: chief}, age_gate: declared-age}
  - {id: mill-tiktok, platform: tiktok, market: GB, brand: mill}
  - {id: mill-old, platform: instagram, market: GB, brand: mill, state: archived}
  - {id: mill-fr, platform: instagram, market: FR, brand: mill}
"""
POSTS = """
kind: approval-flow
name: posts
title: Posts
status: in-force
covers: {content: [post]}
timing: before-publication
self_approval: never
silence_means: wait
stages:
  - {name: Read, approvers: editor, clock: {within: 4h, counts: working-hours}}
  - {name: Law, approvers: lawyer, clock: 1bd, only_when: {markets: [FR]}}
pre_approved:
  - {kind: event-notice, within: The template, by: shop}
urgent: {route: post-and-report, report_to: chief}
"""
ADVERTS = """
kind: approval-flow
name: adverts
title: Adverts
status: in-force
covers: {content: [advert], markets: [GB]}
timing: before-publication
self_approval: never
silence_means: next-in-line
stages:
  - {name: Brand, approvers: editor, clock: {within: 4h, counts: working-hours}, fallback: chief}
  - {name: Law, approvers: lawyer, in_parallel_with: Brand, clock: 1bd, fallback: chief}
"""
HOUSE_FILES = (ORGANISATION, TEAMS, CHANNELS, POSTS, ADVERTS)


def decider(*more: str, rules: Mapping[str, Rule] | None = None, day: str = DAY) -> Decider:
    """The engine of the small organisation, with more documents in force, and with these rules alone."""
    in_force = (text if "status:" in text else f"{text.rstrip()}\nstatus: in-force\n" for text in more)
    return Decider(workspace_of(*HOUSE_FILES, *in_force), dict(rules or {}), day)


def decide(content: str, *more: str, rules: Mapping[str, Rule] | None = None, **known: object) -> Decision:
    """What the small organisation decides."""
    return decider(*more, rules=rules).decide(Situation(content, **known))  # type: ignore[arg-type]


def said(decision: Decision) -> list[str]:
    """Its reasons."""
    return [reason.said for reason in decision.reasons]
