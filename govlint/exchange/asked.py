"""What can be exported and how, by the names under which people ask for it."""

from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from govlint.errors import GovlintError
from govlint.exchange.tables.catalogue import catalogue
from govlint.exchange.tables.controls import controls_table
from govlint.exchange.tables.exceptions import exceptions_table
from govlint.exchange.tables.findings import findings_table
from govlint.exchange.tables.register import register
from govlint.exchange.tables.table import Judged, Table
from govlint.lint.report import Report

REGISTER, CONTROLS, EXCEPTIONS, FINDINGS, CATALOGUE = "register", "controls", "exceptions", "findings", "catalogue"
SUBJECTS = REGISTER, CONTROLS, EXCEPTIONS, FINDINGS, CATALOGUE
JUDGED = EXCEPTIONS, FINDINGS
"""What tells something that a check finds."""
CSV, XLSX, OSCAL = "csv", "xlsx", "oscal"
FORMATS = CSV, XLSX, OSCAL
_MODELS = {CATALOGUE: "catalogue", CONTROLS: "component", FINDINGS: "results"}
"""What is told in OSCAL → the module that does so."""
_ENDINGS = {".xlsx": XLSX, ".json": OSCAL}


class Asked(NamedTuple):
    """What is asked for. subject, form: one of `SUBJECTS` and of `FORMATS`; folder: where paths start from."""

    subject: str
    form: str
    folder: str


def format_of(path: str | None) -> str:
    """The format that the ending of a file asks for."""
    return next((form for ending, form in _ENDINGS.items() if (path or "").lower().endswith(ending)), CSV)


def exported(asked: Asked, judged: Judged, report: Report) -> bytes:
    """The whole file.

    Raises GovlintError where OSCAL has no model for it, or a package is missing.
    """
    if asked.form == OSCAL:
        return _oscal(asked.subject, judged, report)
    write: Callable[[Table], bytes] = import_module(f"govlint.exchange.tables.{asked.form}").content
    return write(_table(asked, judged, report))


def _table(asked: Asked, judged: Judged, report: Report) -> Table:
    if asked.subject == FINDINGS:
        return findings_table(report, asked.folder, judged.revision)
    if asked.subject == EXCEPTIONS:
        return exceptions_table(judged, report)
    return (
        catalogue()
        if asked.subject == CATALOGUE
        else {REGISTER: register, CONTROLS: controls_table}[asked.subject](judged)
    )


def _oscal(subject: str, judged: Judged, report: Report) -> bytes:
    if subject not in _MODELS:
        hint = f"Ask for {CSV} or {XLSX}, or export {', '.join(_MODELS)}."
        raise GovlintError(f"{subject} has no model in OSCAL", hint)
    write: Callable[[Judged, Report], bytes] = import_module(f"govlint.exchange.oscal.{_MODELS[subject]}").content
    return write(judged, report)
