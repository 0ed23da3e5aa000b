"""Generates a realistic estate of governance files: `python -m benchmarks.estate 1000 /tmp/estate`.

The same count gives the same files. An estate is one organisation with brands in markets: a few documents for all, the
rest for one brand in one market each, as a group with local teams has them. About one file in twenty holds a setting
that is too loose or too tight.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

SEED = 20261122
MARKETS = (
    "GB",
    "US",
    "FR",
    "DE",
    "IE",
    "NL",
    "IT",
    "ES",
    "BE",
    "AU",
    "CA",
    "NO",
    "SE",
    "PL",
    "PT",
    "AT",
    "CH",
    "DK",
    "FI",
    "CZ",
)
PLATFORMS = ("instagram", "facebook", "tiktok", "youtube", "x", "linkedin")
KINDS = (
    *("engagement-policy", "influencer-policy", "approval-flow", "channels"),
    *("content-policy", "people-policy", "ai-policy", "crisis-plan"),
)


def header(kind: str, name: str, scope: str) -> str:
    """What every document begins with."""
    return f"""govlint: v1
kind: {kind}
name: {name}
title: {kind.replace("-", " ").capitalize()} {name}
owner: head-of-social
status: in-force
effective: 2026-01-01
review: {{last: 2026-06-30, every: 12mo}}
{scope}"""


def organisation(brands: list[str]) -> str:
    """Who this is."""
    listed = "\n".join(f"  - {{name: {brand}, title: Brand {number}}}" for number, brand in enumerate(brands))
    markets = "\n".join(f"  - {{code: {market}, languages: [en], customers: true}}" for market in MARKETS)
    return (
        header("organisation", "estate", "")
        + f"purpose: To show how fast this is.\nstructure: holistic\nbrands:\n{listed}\nmarkets:\n{markets}\n"
    )


def teams() -> str:
    """Who does the work."""
    roles = ("head-of-social", "duty-editor", "legal-lead", "care-team", "campaigns-lead", "brand-manager")
    listed = "\n".join(f"  - name: {role}\n    holders: [A. Person, B. Person]\n    function: social" for role in roles)
    return header("teams", "people", "") + f"roles:\n{listed}\n"


def engagement(chance: random.Random) -> str:
    """A policy on talk, sometimes too tight."""
    replies = "nobody" if chance.random() < 0.06 else "questions-and-criticism"
    return f"""comments:
  value: everyone
  overrides:
    - when: {{audience: {{minors_likely: likely}}}}
      value: invited
      reason: Pupils take part; a teacher lets families in.
comment_check: after-publication
comment_check_every: 24h
replies: {replies}
reply_within: {{within: {chance.choice((4, 8, 12))}h, counts: working-hours, then: duty-editor}}
direct_messages: open
negative_comments: answered-in-place
take_offline: personal-data
user_content: welcomed
removal:
  power: listed-grounds
  grounds: [threats, hate, harassment, personal-data, spam, unlawful]
  notice: told-which-rule
  evidence: screenshot-and-reason
blocking: {{value: after-warning, reason: Threats are blocked at once and reported.}}
moderator_acts: alone-and-reports
reply_wording: examples
routing:
  - {{when: faulty product, to: care-team, within: 4h, answer: public}}
  - {{when: journalist asks, to: head-of-social, within: 2h, answer: private}}
  - {{when: anything-else, to: duty-editor, within: 8h, answer: public}}
listening: {{reach: our-name, loop: deadline-and-told-back, owner: duty-editor, within: 2w}}
house_rules:
  text:
    - Be kind to the people you talk with.
    - Leave out what identifies others.
  where: linked in the profile
"""


def influencer(chance: random.Random) -> str:
    """A policy on creators, sometimes approving whole posts."""
    approval = "whole-post" if chance.random() < 0.06 else "claims-and-facts"
    return f"""content_approval:
  value: {approval}
  overrides:
    - {{when: {{paid: [none]}}, value: nothing}}
brief: {{wording: key-messages}}
disclosure:
  scope: also-affiliate-and-last-12-months
  wording: our-list
  place: first-sight
vetting: {{depth: public-profile, looks_at: [past partners, tone], recorded: result}}
creators: {{minimum_age: 18}}
audience_evidence: platform-statistics
contract: {{form: written-terms}}
monitoring: {{depth: sample, by: campaigns-lead, within: 24h}}
own_opinions: no-listed-topics
on_breach: {{first_step: fix-together}}
"""


def flow(chance: random.Random) -> str:
    """An approval flow with two or three stages."""
    third = (
        """  - name: last look
    approvers: head-of-social
    clock: {within: 1bd, counts: working-hours, then: duty-editor}
"""
        if chance.random() < 0.1
        else ""
    )
    return f"""covers: {{content: [paid-ad, offer]}}
timing: before-publication
self_approval: never
silence_means: wait
lead_time: 1bd
stages:
  - name: brand and facts
    approvers: {{any_of: [brand-manager, duty-editor], not: [author]}}
    may: approve
    clock: {{within: 8h, counts: working-hours, then: campaigns-lead}}
  - name: law
    in_parallel_with: brand and facts
    approvers: {{all_of: [legal-lead]}}
    reads: law
    clock: {{within: 8h, counts: working-hours, then: head-of-social}}
{third}urgent:
  when: [price error, service outage]
  route: one-approver
  approvers: {{any_of: [campaigns-lead, duty-editor]}}
  report_to: legal-lead
pre_approved: [{{kind: image-advertising, within: template library}}]
publisher: {{any_of: [campaigns-lead]}}
trail: team
"""


def channels(chance: random.Random, name: str, brand: str, market: str) -> str:
    """The accounts of a brand in a market."""
    accounts = [
        f"""  - id: {name}-{platform}
    platform: {platform}
    handle: "@{name}"
    brand: {brand}
    market: {market}
    purpose: To help customers and to hear what they say.
    owner: head-of-social
    care: {{by: {"care-team" if chance.random() > 0.04 else "car-team"}}}
    state: active
    goals: [answer within the day]
    hours: {{days: [monday, tuesday, wednesday, thursday, friday], from: "09:00", to: "17:00"}}
    reply_within: 8h
    content_mix: {{inform: 20, help: 40, converse: 30, sell: 10}}
"""
        for platform in chance.sample(PLATFORMS, 3)
    ]  # fmt: skip
    return "accounts:\n" + "".join(accounts) + "new_accounts: {route: ask-with-criteria, signatures: 1}\n"


def content(chance: random.Random) -> str:
    """What may be said."""
    politics = "nothing" if chance.random() < 0.05 else "own-field-only"
    return f"""politics: {politics}
reposting: {{from: anyone-checked}}
corrections: corrected-and-said
people: {{consent: recorded-yes}}
accessibility: {{alt_text: required}}
competitions: {{terms: main-terms-in-post}}
user_content: {{permission: asked-and-recorded}}
tone: [plain, friendly, no hard selling]
"""


def people(chance: random.Random) -> str:
    """What staff may do."""
    own = "ask-first" if chance.random() < 0.05 else "free"
    return f"""who_may_post: trained-volunteers
training: {{before_access: required}}
personal_use: {own}
personal_post_review: never
work_talk: also-no-named-people
opinions: not-in-our-name
say_where_they_work: on-work-topics
advocacy: {{participation: invited}}
confidential: {{scope: named-kinds}}
protected_speech: rights-named
monitoring: nothing
share_freely: [published posts, job adverts]
sanctions: {{first_step: talk}}
"""


def ai(chance: random.Random) -> str:
    """What machines may do."""
    label = "any-help" if chance.random() < 0.05 else "what-could-mislead"
    return f"""default: listed-uses
human_review: one-person
automation: schedules-approved
automated_replies: everything-with-handover
bot_notice: at-start
label: {label}
synthetic_people: labelled-with-consent
inputs: meant-for-publication
literacy: guidance
"""


def crisis(chance: random.Random) -> str:
    """What happens when it burns."""
    return f"""first_statement_within: {chance.choice((1, 2, 3))}h
statement_authority: named-role-with-deputy
comments_during: checked
takeover: local-with-shared-facts
compromise:
  - {{step: change the passwords, actor: duty-editor, within: 15m}}
  - {{step: tell the platform, actor: duty-editor, within: 1h}}
drills: {{every: 6mo, last: 2026-05-01}}
"""


def estate(count: int) -> Iterator[tuple[str, str]]:
    """Path and text of so many documents, one a file."""
    chance = random.Random(SEED)
    places = max(1, -(-(count - 2) // len(KINDS)))
    brands = [f"brand-{number}" for number in range(-(-places // len(MARKETS)))]
    yield "organisation.yaml", organisation(brands)
    yield "teams.yaml", teams()
    for number in range(count - 2):
        place, kind = number // len(KINDS), KINDS[number % len(KINDS)]
        brand, market = brands[place // len(MARKETS)], MARKETS[place % len(MARKETS)]
        name = f"{brand}-{market.lower()}"
        scope = f"scope: {{brands: [{brand}], markets: [{market}]}}\n" if kind != "channels" else ""
        yield f"{brand}/{market}/{kind}.yaml", header(kind, name, scope) + _body(kind, chance, name, brand, market)


def _body(kind: str, chance: random.Random, name: str, brand: str, market: str) -> str:
    if kind == "channels":
        return channels(chance, name, brand, market)
    bodies = {
        "engagement-policy": engagement,
        "influencer-policy": influencer,
        "approval-flow": flow,
        "content-policy": content,
        "people-policy": people,
        "ai-policy": ai,
        "crisis-plan": crisis,
    }
    return bodies[kind](chance)


def write(count: int, folder: Path) -> None:
    """Write an estate of so many documents into a folder."""
    for path, text in estate(count):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
