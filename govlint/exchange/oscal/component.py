"""What an organisation sets, as an OSCAL component definition: its policies are the component."""

from itertools import groupby

from govlint.exchange.oscal.frame import CATALOGUE, Part, document, href, ident, line, parameter, props
from govlint.exchange.tables.controls import faced, said, where
from govlint.exchange.tables.table import Judged, origin
from govlint.handbook.facings import VERDICTS, Facing
from govlint.lint.corridors import place_of, shown
from govlint.lint.report import Report
from govlint.policy.settings import Setting
from govlint.workspace.workspace import Workspace


def content(judged: Judged, _report: Report) -> bytes:
    """The whole file."""
    components = [_component(workspace, judged) for workspace in judged.workspaces if workspace.documents]
    title = f"Social media policies of {', '.join(one['title'] for one in components)}"
    return document("component-definition", title, judged.day, {"components": components}, judged.revision)


def component_of(workspace: Workspace) -> str:
    """The UUID of an organisation's policies."""
    return ident("component", workspace.name or workspace.root)


def _component(workspace: Workspace, judged: Judged) -> Part:
    known = component_of(workspace)
    found: Part = {"uuid": known, "type": "policy", "title": line(workspace.title)}
    found |= {"description": f"The social media policies of {line(workspace.title)}, as they stand in its documents."}
    set_here = [facing for facing in faced(workspace, judged) if facing.setting]
    by_control = groupby(set_here, key=lambda facing: facing.control.id)
    required = [_requirement(known, control, list(held)) for control, held in by_control]
    if required:
        held = {"uuid": ident("implementation", known), "source": CATALOGUE}
        held |= {"description": "What is set for each control, and where."}
        found["control-implementations"] = [held | {"implemented-requirements": required}]
    return found


def _requirement(component: str, control: str, held: list[Facing]) -> Part:
    """All that is set for one control: a line for each context."""
    values = list(dict.fromkeys(line(said(one.control, one.setting)) for one in held))
    return {
        "uuid": ident("requirement", component, control),
        "control-id": control,
        "description": "\n".join(f"- {_sentence(one)}" for one in held),
        "props": [prop for one in held for prop in _setting(one)],
        "links": [_link(one.setting) for one in held if one.setting],
        "set-parameters": [{"param-id": parameter(held[0].control), "values": values}],
    }


def _sentence(facing: Facing) -> str:
    """The setting, where it holds, and between which walls."""
    walls = [f"{wall.side} {shown(facing.control, wall.value)} ({wall.rule})" for wall in facing.bounds]
    between = f"; {', '.join(walls)}" if walls else ""
    return line(f"{where(facing)}: {said(facing.control, facing.setting)}, {VERDICTS[facing.verdict]}{between}")


def _setting(facing: Facing) -> list[Part]:
    """The verdict on a setting, and where it holds."""
    (found,) = props(stands=VERDICTS[facing.verdict])
    return [found | {"remarks": f"{where(facing)}: {said(facing.control, facing.setting)}"}]


def _link(setting: Setting) -> Part:
    title, _, path, row = origin(setting.document, place_of(setting).start)
    return {"href": href(str(path), int(str(row))), "rel": "reference", "text": line(f"{title}: {path}:{row}")}
