"""Puts the controls of a draft inside their corridors, each with the reason and the source where a law is behind it."""

from typing import Any

from govlint.library.library import built_in
from govlint.lint.rules import Rule, words_of
from govlint.policy.box import box
from govlint.policy.control import Control
from govlint.starting.draft import Draft, Fields, value_at, with_value
from govlint.starting.settle import About, Corridors, Settled, of_kind

Rules = dict[str, Rule]


def put_inside(draft: Draft, corridors: Corridors, rules: Rules) -> Draft:
    """A draft with what it wishes for moved inside, and what a rule asks for added."""
    fields = draft.fields
    for control in of_kind(draft.kind):
        if value_at(draft.rather, control.path) is not None and corridors.asked(control, _about(draft)):
            fields = with_value(fields, control.path, value_at(draft.rather, control.path))
        if control.per_account:
            accounts = [_account(control, one, corridors, rules) for one in fields.get("accounts", ())]
            fields = fields | {"accounts": accounts} if accounts else fields
        else:
            fields = _decided(fields, control, control.path, _about(draft), corridors, rules)
    return draft._replace(fields=_without_idle_stages(fields))


def _without_idle_stages(fields: Fields) -> Fields:
    """A flow in which nobody looks has no stages."""
    idle = value_at(fields, ("timing",)) == "never"
    return {name: value for name, value in fields.items() if not (idle and name == "stages")}


def is_asked(draft: Draft, corridors: Corridors) -> bool:
    """Whether a rule asks for anything that such a document decides."""
    return any(corridors.asked(control, _about(draft)) for control in of_kind(draft.kind) if not control.per_account)


def _about(draft: Draft) -> About:
    """What a document is about: the content that a flow covers, the sector of a sector policy."""
    return About(draft.sector, content=content_of(draft.fields.get("covers", {})))


def content_of(covers: Fields) -> frozenset[str]:
    """The types of content that a flow covers."""
    return box(covers).get("content", frozenset())


def _account(control: Control, account: Fields, corridors: Corridors, rules: Rules) -> Fields:
    return _decided(account, control, control.path[2:], About(channel=account["id"]), corridors, rules)


def _decided(
    fields: Fields, control: Control, path: tuple[str, ...], about: About, corridors: Corridors, rules: Rules
) -> Fields:
    wish = value_at(fields, path)
    if wish is None and not corridors.asked(control, about):
        return fields
    settled = corridors.settle(control, wish, about)
    return with_value(fields, path, _written(settled, rules)) if settled else fields


def _written(settled: Settled, rules: Rules) -> Any:
    """A setting as documents write it: plain, or with reason, source and overrides."""
    said = _said(settled, rules)
    overrides = [{"when": when} | _said(one, rules) for when, one in settled.elsewhere]
    more = {"overrides": overrides} if overrides else {}
    return said | more if len(said) > 1 or more else settled.value


def _said(settled: Settled, rules: Rules) -> Fields:
    """A value, with the reason and the source of the law or the code that it follows."""
    bound = sorted(settled.walls, key=lambda wall: not wall.legal)
    if not bound:
        return {"value": settled.value}
    known = built_in().part("sources")
    words = words_of(rules[bound[0].rule])
    return {
        "value": settled.value,
        "reason": words.title + ".",
        "source": "; ".join(dict.fromkeys(known[source]["citation"] for source in words.sources)),
    }
