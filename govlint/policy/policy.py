"""All settings of a workspace, by control."""

from collections.abc import Iterable

from govlint.policy.measures import measured
from govlint.policy.settings import Setting, settings_of
from govlint.workspace.documents import Document
from govlint.workspace.workspace import Workspace

RETIRED, IN_FORCE = "retired", "in-force"


def settings_by_control(workspace: Workspace, day: str) -> dict[str, list[Setting]]:
    """What documents state and what can be measured of them, by control, seen from a day (an ISO date).

    Retired documents and overrides that have ended decide nothing. Drafts, and documents that take effect later, are
    judged but bind nobody.
    """
    found: dict[str, list[Setting]] = {}
    for document in workspace.documents:
        if document.status != RETIRED:
            bound = binds(document, day)
            for setting in (*settings_of(document), *measured(document)):
                if not setting.until or setting.until >= day:
                    found.setdefault(setting.control, []).append(setting if bound else setting._replace(binds=False))
    for setting in _of_flows(workspace, day):
        found.setdefault(setting.control, []).append(setting)
    return found


def _of_flows(workspace: Workspace, day: str) -> Iterable[Setting]:
    """What is measured of approval flows; an organisation without any pays for none of it."""
    if not workspace.of_kind("approval-flow"):
        return ()
    from govlint.policy.flows.measures import flow_settings

    return flow_settings(workspace, day)


def binds(document: Document, day: str) -> bool:
    """Whether a document is in force and has taken effect on a day."""
    return document.status == IN_FORCE and str(document.value.get("effective", "")) <= day
