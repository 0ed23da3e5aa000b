"""All files that an organisation begins with: documents, their schemas, configuration, and files for other programs."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.library.library import built_in, integration
from govlint.starting.draft import Draft
from govlint.starting.schemas import schema_path, schema_text, seen_from
from govlint.starting.text import text

DOCUMENTS = "policies"
"""The folder of the documents: the files for other programs name it too."""
PRE_COMMIT = ("pre-commit-config.yaml", ".pre-commit-config.yaml")
CI = {
    "github": ("github-workflow.yml", ".github/workflows/govlint.yml"),
    "gitlab": ("gitlab-ci.yml", ".gitlab-ci.yml"),
    "azure": ("azure-pipelines.yml", "azure-pipelines.yml"),
}
"""System → the file as it ships, and where that system looks for it."""
_ADDRESS = "Name the repository and the revision of your copy of govlint in place of the example."


class File(NamedTuple):
    """A file to be. path: from the folder of the organisation.

    about: what it is for, in a few words; nothing where nobody looks at it. left: what people have yet to decide of it.
    """

    path: str
    text: str
    about: str = ""
    left: tuple[str, ...] = ()


CONFIGURATION = File(
    "govlint.toml",
    """\
# What govlint reads where a command names nothing.
paths = ["policies"]

# What fails a check: error, warning, info or never.
# fail-on = "warning"

# A rule that does not fit you can be told so, with `"info"`, `"off"` or another wall:
# [rules]
# "culture/answers-later-than-a-day" = {value = "2d"}
""",
    "What govlint reads, and what fails a check",
)


def documents(drafts: Iterable[Draft], day: str) -> list[File]:
    """The files of documents. day: the first review of each (ISO date)."""
    files: dict[str, list[Draft]] = {}
    for draft in drafts:
        files.setdefault(f"{DOCUMENTS}/{draft.file}.yaml", []).append(draft)
    return [
        File(path, "---\n".join(_document(path, draft, day) for draft in inside), _about(inside), _left(inside))
        for path, inside in files.items()
    ]


def _document(path: str, draft: Draft, day: str) -> str:
    return text(draft, day, seen_from(path, schema_path(draft.kind)))


def _left(drafts: list[Draft]) -> tuple[str, ...]:
    return tuple(note for draft in drafts for note in draft.notes.values())


def _about(drafts: list[Draft]) -> str:
    """What a file is for: the headings of its documents, or the names of several of one kind."""
    kinds = {draft.kind for draft in drafts}
    if len(drafts) > len(kinds):
        return f"{built_in().part('kinds')['titles'][kinds.pop()]}: {', '.join(draft.name for draft in drafts)}"
    return "; ".join(draft.title for draft in drafts)


def schemas(drafts: Iterable[Draft]) -> list[File]:
    """The schemas of the kinds that are used."""
    kinds = sorted({draft.kind for draft in drafts})
    return [File(schema_path(kind), schema_text(kind)) for kind in kinds]


def beside(pre_commit: bool, ci: Iterable[str]) -> list[File]:
    """The files for pre-commit and for CI systems, as they ship. ci: of CI."""
    chosen = [(*PRE_COMMIT, "Checks before each commit")] if pre_commit else []
    chosen += [(*CI[system], "Checks each change") for system in ci]
    return [File(path, integration(name), about, (_ADDRESS,)) for name, path, about in chosen]
