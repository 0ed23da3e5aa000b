"""A first set of documents, judged as govlint judges files on a disk."""

from typing import NamedTuple

from govlint.config.config import Config
from govlint.decision.decider import Decider
from govlint.decision.scenarios.run import run, scenarios
from govlint.finding import Finding
from govlint.lint.lint import lint
from govlint.lint.ruleset import build_ruleset
from govlint.starting.answers import Answers
from govlint.starting.first import first_set
from govlint.starting.kit import documents
from govlint.workspace.load import load
from govlint.workspace.workspace import Workspace, workspaces
from tests.helpers import DAY

RULES = build_ruleset(Config(), {}, None)


class Begun(NamedTuple):
    """The files of a first set, what they say together, and what is found in them."""

    files: dict[str, str]
    workspace: Workspace
    findings: list[Finding]

    @property
    def unwanted(self) -> list[str]:
        """What is found, without what rules say is open: nobody can decide that for an organisation."""
        return [f"{one.rule}: {one.message}" for one in self.findings if not is_open(one)]

    @property
    def failed(self) -> list[str]:
        """The scenarios that do not hold."""
        verdicts = run(Decider(self.workspace, RULES.rules, DAY), scenarios(self.workspace))
        assert verdicts
        return [verdict.document.name for verdict in verdicts if not verdict.passed]


def is_open(finding: Finding) -> bool:
    """Whether a rule says in `info` that something is not decided; gaps do not count."""
    rule = RULES.rules[finding.rule]
    severity = finding.severity or rule.severity
    return (rule.direction, severity) == ("undecided", "info") and rule.pack != "core"


def begun(answers: Answers) -> Begun:
    """A first set for these answers."""
    files = {file.path: file.text for file in documents(first_set(answers, RULES.rules, DAY), DAY)}
    loaded = load(files, {path: text.encode() for path, text in files.items()})
    (workspace,) = workspaces(loaded)
    return Begun(files, workspace, [*loaded.findings, *lint([workspace], RULES, DAY)])
