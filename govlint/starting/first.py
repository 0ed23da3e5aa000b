"""The first set of documents of an organisation, from a few answers."""

from collections.abc import Iterator

from govlint.policy.box import fold_content
from govlint.policy.places import Places, places
from govlint.starting.answers import Answers, words
from govlint.starting.draft import Draft, added
from govlint.starting.frames import Frame, drafted, frames, wanted
from govlint.starting.inside import Rules, content_of, is_asked, put_inside
from govlint.starting.organisation import organisation, register
from govlint.starting.settle import Corridors
from govlint.starting.text import plain
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces

_ORDER = (
    *("organisation", "teams", "channels", "access-policy", "sector-policy", "content-policy", "engagement-policy"),
    *("approval-flow", "influencer-policy", "ai-policy", "people-policy", "crisis-plan", "records-policy"),
    *("stance-policy", "measurement-plan", "change-control", "scenario"),
)
"""As somebody reads them who begins."""
_OWN = ("organisation", "channels", "sector-policy")


def first_set(answers: Answers, rules: Rules, day: str) -> list[Draft]:
    """The documents that an organisation begins with, each inside its corridors on a day (ISO date)."""
    known = frames()
    who = [organisation(known["organisation"], answers), register(known["channels"], answers)]
    corridors = Corridors(_places(who), rules, day)
    others = [*_of_sectors(known["sector-policy"], answers, corridors), *_others(answers, corridors)]
    drafts = sorted(_with_additions([*who, *others]), key=lambda draft: _ORDER.index(draft.kind))
    return [put_inside(draft, corridors, rules) for draft in drafts]


def _places(drafts: list[Draft]) -> Places:
    """Where an organisation posts, as its first documents say."""
    given = {f"{draft.kind}.yaml": plain(draft).encode() for draft in drafts}
    (workspace,) = workspaces(load(given, given))
    return places(workspace)


def _of_sectors(frame: Frame, answers: Answers, corridors: Corridors) -> Iterator[Draft]:
    """A sector policy for each sector of which a rule asks something."""
    draft = drafted(frame, answers)
    for sector in answers.sectors:
        fields = {"sector": sector} | drafted(frame, answers._replace(sectors=(sector,))).fields
        name = f"{draft.name}-{sector}"
        one = draft._replace(name=name, file=name, fields=fields, sector=sector)
        if is_asked(one, corridors):
            yield one


def _others(answers: Answers, corridors: Corridors) -> list[Draft]:
    """The documents that need no more than their frames; last those that only make sense beside another."""
    chosen: list[Draft] = []
    for name, frame in sorted(frames().items(), key=lambda one: "with" in one[1]):
        if name not in _OWN and wanted(frame, answers, {draft.name for draft in chosen}):
            draft = drafted(frame, answers)
            if not frame.get("asked") or is_asked(draft, corridors):
                chosen.append(_covering_the_rest(draft, chosen) if frame.get("rest") else draft)
    return chosen


def _covering_the_rest(flow: Draft, others: list[Draft]) -> Draft:
    """A flow for all content that no other flow covers."""
    covered = frozenset().union(*(content_of(draft.fields.get("covers", {})) for draft in others))
    rest = frozenset(word for word in words("content") if covered.isdisjoint(content_of({"content": [word]})))
    return flow._replace(fields={"covers": {"content": fold_content(rest)}} | flow.fields)


def _with_additions(drafts: list[Draft]) -> list[Draft]:
    """Drafts with what others need of them: an approval flow needs its approvers among the roles."""
    chosen = {draft.name for draft in drafts}
    more = [frame["adds"] for frame in frames().values() if "adds" in frame and frame["name"] in chosen]
    for one in more:
        drafts = [draft._replace(fields=added(draft.fields, one.get(draft.kind, {}))) for draft in drafts]
    return drafts
