"""What a check finds, as OSCAL assessment results: an observation at its line, a finding, and a risk."""

from collections import defaultdict

from govlint.exchange.oscal.component import component_of
from govlint.exchange.oscal.frame import Part, document, href, ident, line, moment, objective, props
from govlint.exchange.tables.table import Judged
from govlint.lint.identity import fingerprints
from govlint.lint.report import Entry, Report
from govlint.reporters.said import DIRECTIONS, remedy, sources, where, words
from govlint.workspace.workspace import Workspace

_PLAN = ident("plan")


def content(judged: Judged, report: Report) -> bytes:
    """The whole file."""
    marks = fingerprints(report)
    owner = {path: one for one in judged.workspaces for path in one.by_path()}
    entries: dict[str, list[Entry]] = defaultdict(list)
    for entry in (*report.entries, *report.silenced):
        entries[component_of(owner.get(entry.finding.location.path, judged.workspaces[0]))].append(entry)
    results = [
        _result(one, report, [(entry, marks[entry.finding]) for entry in entries[component_of(one)]])
        for one in judged.workspaces
        if one.documents or entries[component_of(one)]
    ]
    body = {"import-ap": {"href": f"#{_PLAN}"}, "results": results, "back-matter": {"resources": [_plan()]}}
    return document(
        "assessment-results", "What govlint finds in social media policies", report.day, body, judged.revision
    )


def _plan() -> Part:
    """What stands for a plan: OSCAL asks for one, and ours is a command."""
    said = "`govlint check` reads every document and holds every setting against every wall that stands on the day."
    return {"uuid": _PLAN, "title": "govlint check", "description": said}


def _result(workspace: Workspace, report: Report, found: list[tuple[Entry, str]]) -> Part:
    known = component_of(workspace)
    result: Part = {
        "uuid": ident("result", known, report.day),
        "title": line(workspace.title),
        "description": f"{len(workspace.documents)} documents, as of {report.day}.",
        "start": moment(report.day),
        "end": moment(report.day),
        "reviewed-controls": {"control-selections": [{"include-all": {}}]},
    }
    if found:
        result["observations"] = [_observation(report, entry, _key(known, mark), known) for entry, mark in found]
        result["risks"] = [_risk(entry, _key(known, mark)) for entry, mark in found]
        result["findings"] = [_finding(entry, _key(known, mark)) for entry, mark in found]
    return result


def _key(component: str, mark: str) -> str:
    """What tells a finding from all others, today and tomorrow."""
    return ident("found", component, mark)


def _observation(report: Report, entry: Entry, key: str, component: str) -> Part:
    at, source = entry.finding.location, report.sources.get(entry.finding.location.path)
    row, column = source.place(at.start) if source else (1, 1)
    evidence = {"href": href(at.path, row), "description": line(f"{at.path}:{row}:{column}")}
    known = props(file=at.path, line=str(row), column=str(column), where=where(entry))
    return {
        "uuid": ident("observation", key),
        "title": line(entry.finding.message),
        "description": entry.finding.message,
        "props": known,
        "methods": ["TEST"],
        "types": ["finding"],
        "subjects": [{"subject-uuid": component, "type": "component"}],
        "relevant-evidence": [evidence],
        "collected": moment(report.day),
    }


def _risk(entry: Entry, key: str) -> Part:
    """Why it matters, what to do, and whether a departure was agreed to."""
    told, silence = words(entry), entry.finding.silence
    found: Part = {
        "uuid": ident("risk", key),
        "title": line(told.title),
        "description": entry.finding.message,
        "statement": told.why or told.title,
        "props": props(side=DIRECTIONS[entry.rule.direction], severity=entry.severity, force=entry.rule.force),
        "status": "deviation-approved" if silence else "open",
    }
    found["links"] = [
        {"href": one.url, "rel": "reference", "text": line(one.citation)}
        for one in sources(entry.rule, told.sources)
        if one.url
    ]
    if silence and silence.until:
        found["deadline"] = moment(silence.until)
    if remedy(entry):
        todo = {"uuid": ident("remedy", key), "lifecycle": "recommendation", "title": "What to do"}
        found["remediations"] = [todo | {"description": remedy(entry)}]
    return {name: value for name, value in found.items() if value}


def _finding(entry: Entry, key: str) -> Part:
    silence = entry.finding.silence
    said = f"Not counted: {silence.by}. {silence.reason}" if silence else ""
    status = {"state": "not-satisfied", "reason": "other" if silence else "fail"}
    return {
        "uuid": ident("finding", key),
        "title": line(words(entry).title),
        "description": entry.finding.message,
        "props": props(rule=entry.rule.id, severity=entry.severity, silenced_by=silence.by if silence else ""),
        "target": {
            "type": "objective-id",
            "target-id": objective(entry.rule),
            "status": status | ({"remarks": said} if said else {}),
        },
        "related-observations": [{"observation-uuid": ident("observation", key)}],
        "related-risks": [{"risk-uuid": ident("risk", key)}],
    }
