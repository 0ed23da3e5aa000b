"""The files of ours that a CI system reads: those that run here, and those that people copy."""

from pathlib import Path

from tests.helpers import HOUSE

INTEGRATIONS = HOUSE / "docs" / "integrations"
OWN = sorted((HOUSE / ".github" / "workflows").glob("*.yml"))
WORKFLOWS = [*OWN, INTEGRATIONS / "github-workflow.yml"]
GITLAB, AZURE = INTEGRATIONS / "gitlab-ci.yml", INTEGRATIONS / "azure-pipelines.yml"
PRE_COMMIT = INTEGRATIONS / "pre-commit-config.yaml"
# What CI systems refuse, one for each judge: a judge that finds nothing here would find nothing anywhere.
BAD_WORKFLOW = """\
on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
      - run: echo "${{ github.event.issue.title }}"
"""


def as_repository(folder: Path, *workflows: Path) -> Path:
    """A folder in which these are workflows, as GitHub wants them to lie."""
    place = folder / ".github" / "workflows"
    place.mkdir(parents=True)
    for workflow in workflows:
        (place / workflow.name).write_bytes(workflow.read_bytes())
    return folder
