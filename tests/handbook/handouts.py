"""Small organisations for handouts."""

HEAD = """\
govlint: v1
kind: organisation
name: mill
title: Old Mill
owner: head
status: in-force
version: "7"
effective: 2026-01-01
review: {last: 2026-01-05, every: 12mo}
markets: [{code: GB}, {code: DE}]
---
govlint: v1
kind: teams
name: teams
title: Teams
owner: head
status: in-force
review: {last: 2026-06-01, every: 3mo}
roles:
  - {name: head, title: Head of Social, holder: Maya Osei, deputies: [Jon Ferry]}
  - {name: press, title: Press, holder: Priya Nair}
---
"""

CRISIS = (
    HEAD
    + """\
govlint: v1
kind: crisis-plan
name: crisis
title: When it burns
owner: press
status: in-force
version: "2"
effective: 2026-02-01
review: {last: 2026-03-01, every: 12mo}
alerts: [{to: press, how: [phone], within: 30m, fallback: head}]
lead: {role: press, fallbacks: [head]}
on_call: [head]
first_statement_within: {within: 4h, counts: working-hours}
statement_authority: to-be-decided
legal: {value: nothing, overrides: [{when: {markets: [DE]}, value: every-message}]}
"""
)

CROWDED = (
    HEAD
    + """\
govlint: v1
kind: crisis-plan
name: crisis
title: Everything at once
owner: press
status: in-force
alerts: [{to: press, how: [phone], within: 30m}]
first_statement_within: 1h
levels:
"""
    + "".join(
        f"  - {{name: level {n}, when: {'A thing that went wrong in a way that is long to tell. ' * 3}}}\n"
        for n in range(20)
    )
    + "compromise:\n"
    + "".join(f"  - {{step: Step {n} of {'very ' * 9}many, actor: press, within: 1h}}\n" for n in range(40))
    + "statements: [{for: A recall}]\n"
)

PEOPLE = (
    HEAD
    + """\
govlint: v1
kind: people-policy
name: people
title: Our people
owner: head
status: in-force
personal_use: {value: free, overrides: [{when: {markets: [DE]}, value: ask-first}]}
share_freely: [Vacancies, "What *you* like & <b>do</b>"]
opinions: free
say_where_they_work: when-recommending-us
monitoring: not-stated
rights_named: [{right: Talk about pay, market: GB, route: Nobody need be asked}]
reporting: [{when: a slip, to: head, within: 1d}]
---
govlint: v1
kind: engagement-policy
name: talk
title: Talk
owner: head
status: in-force
abuse_of_staff: [{step: Hand the talk over, actor: press}]
---
govlint: v1
kind: people-policy
name: people-de
title: Our people in Germany
owner: head
status: in-force
scope: {markets: [DE]}
opinions: none
"""
)

AI = (
    HEAD
    + """\
govlint: v1
kind: ai-policy
name: ai
title: AI
owner: head
status: in-force
uses:
  - {use: first drafts, allowed: "yes", review: one-person}
  - {use: Pictures, allowed: case-by-case}
  - {use: Scores of customers, allowed: "no"}
barred_uses: [{use: Advice, reason: It is not ours to give}]
label: all-generated
records: {what: that-it-was-used}
"""
)

CREATORS = (
    HEAD
    + """\
govlint: v1
kind: influencer-policy
name: creators
title: Creators
owner: head
status: in-force
ties: [paid, gifted]
brief:
  wording: {value: their-own, reason: INTERNAL reason}
  must_not_claim: [{kind: health}, {kind: excess, claim: Much is better}]
disclosure:
  scope: paid-and-gifts
  place: first-sight
  labels: [{market: GB, label: Ad}, {market: DE, label: Werbung}, {market: GB, label: "#gifted", ties: [gifted]}]
content_approval: claims-and-facts
listed_topics: [{topic: Elections, reason: INTERNAL fear}]
feedback: {channel: A telephone number, to: press}
"""
)
