"""Content that several flows claim alike, and content that none covers."""

from collections.abc import Iterator

from govlint.finding import Finding
from govlint.library.library import built_in
from govlint.lint.flows.ground import Ground
from govlint.policy.box import Box, both, fold_content
from govlint.policy.contexts import in_words
from govlint.policy.controls import controls
from govlint.policy.effective import standings
from govlint.policy.flows.cases import cases
from govlint.policy.flows.flow import Flow
from govlint.policy.flows.measures import setting
from govlint.policy.places import Places

_LAYERS = "approval.layers"
_ONLY_WITH = {"financial-disclosure": "listed-company", "regulated-promotion": "restricted-sector"}
"""Content type → what an organisation must be to have such content."""


def claimed_twice(here: Ground) -> Iterator[Finding]:
    """Flows that are equally narrow and cover the same; both must be passed there."""
    told: set[int] = set()
    for one in filter(_asks, here.flows):
        told.add(one.document.key)
        for other in filter(_asks, here.near(one.region)):
            shared = both(one.region, other.region)
            alike = one.rank == other.rank and other.document.key not in told and here.where.may_meet(shared)
            if alike and not any(_settles(flow, one, shared) for flow in here.near(shared)):
                first, second = sorted((one, other), key=lambda flow: (flow.document.path, flow.document.name))
                yield _claimed(first, second, shared)


def _asks(flow: Flow) -> bool:
    return flow.binds and bool(flow.stages) and not flow.topics


def _claimed(first: Flow, second: Flow, shared: Box) -> Finding:
    said = f"{second.document.title} and {first.document.title} cover the same{_where(shared)}: both hold there"
    at = second.document.locate_key(("covers",) if "covers" in second.document.value else ("kind",))
    related = (first.document.locate_key(("covers",), "and this one"),)
    return Finding("approvals/several-flows-claim", said, at, related=related)


def _settles(flow: Flow, claiming: Flow, shared: Box) -> bool:
    """Whether a narrower flow holds in all that two claim."""
    within = all(name in shared and shared[name] <= values for name, values in flow.region.items())
    return flow.binds and flow.rank > claiming.rank and within


def _where(shared: Box) -> str:
    content = shared.get("content")
    return f" ({', '.join(fold_content(content))})" if content else ""


def passes_nobody(flow: Flow, here: Ground) -> Iterator[Finding]:
    """Cases of a flow in which somebody is to look before publication, and no stage that must agree is needed."""
    if not flow.stages or flow.order.loop:
        return
    found = [setting(case, _LAYERS, 0 if case.first and not case.approving else 1) for case in cases(flow)]
    if any(not one.value for one in found):
        held = standings(controls()[_LAYERS], found, (), here.where)
        bare = [one.context for one in held if one.setting and not one.setting.value]
        if bare:
            said = "somebody is to look before publication, and here no stage that must agree is needed"
            at = flow.document.locate_key(("stages",))
            yield Finding("approvals/some-case-passes-nobody", said, at, contexts=in_words(bare))


def claimed_by_none(here: Ground) -> Iterator[Finding]:
    """Content types that no flow covers; one finding for the organisation."""
    binding = [flow for flow in here.flows if flow.binds and not flow.topics]
    if not binding or any("content" not in flow.region for flow in binding):
        return
    covered = frozenset().union(*(flow.region["content"] for flow in binding))
    missing = _uncovered(covered, here.where)
    if missing:
        first = min(binding, key=lambda flow: flow.document.path).document
        said = f"no flow says what happens to: {', '.join(missing)}"
        at = first.locate_key(("covers",) if "covers" in first.value else ("kind",))
        yield Finding("approvals/content-no-flow-covers", said, at)


def _uncovered(covered: frozenset[str], where: Places) -> list[str]:
    """Content types that are not covered and that this organisation can have, in as few words as say the same."""
    content = built_in().part("kinds")["content"]
    known = frozenset(content["words"])
    cannot = {word for word, fact in _ONLY_WITH.items() if not where.may_meet({"facts": frozenset((fact,))})}
    left = known - covered - {"other"} - cannot
    partly = {word for word, narrower in content["broader"].items() if not set(narrower) <= left}
    return fold_content(left - partly)
