"""All settings of a workspace, by control."""

from govlint.policy.measures import measured
from govlint.policy.settings import Setting, settings_of
from govlint.workspace.workspace import Workspace

RETIRED = "retired"


def settings_by_control(workspace: Workspace) -> dict[str, list[Setting]]:
    """What documents state and what can be measured of them, by control; retired documents decide nothing."""
    found: dict[str, list[Setting]] = {}
    for document in workspace.documents:
        if document.status != RETIRED:
            for setting in (*settings_of(document), *measured(document)):
                found.setdefault(setting.control, []).append(setting)
    return found
