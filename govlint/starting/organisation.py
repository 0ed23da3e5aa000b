"""What the answers themselves become: the organisation, and an account for each platform it is on."""

from typing import Any

from govlint.starting.answers import NO_SECTOR, Answers
from govlint.starting.draft import Draft
from govlint.starting.frames import Frame, account, drafted

_STRUCTURE = {"central": "centralised", "hub": "hub-and-spoke"}


def organisation(frame: Frame, answers: Answers) -> Draft:
    """The document that says who the organisation is."""
    said: dict[str, Any] = {
        "sectors": [sector for sector in answers.sectors if sector != NO_SECTOR],
        "markets": [{"code": market} for market in answers.markets],
        "structure": _STRUCTURE[answers.structure],
    }
    draft = drafted(frame, answers)
    fields = draft.fields | {name: value for name, value in said.items() if value}
    return draft._replace(name=answers.name, title=answers.title, fields=fields)


def register(frame: Frame, answers: Answers) -> Draft:
    """The register of accounts, with one for each platform."""
    draft, wishes = drafted(frame, answers), account(frame, answers)
    accounts = [{"id": platform, "platform": platform} | wishes for platform in answers.platforms]
    return draft._replace(fields=draft.fields | {"accounts": accounts})
