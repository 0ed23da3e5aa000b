"""What became of scenarios becomes text, one file a format; they leave out nothing."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from govlint.reporters import Look

if TYPE_CHECKING:
    from govlint.decision.scenarios.coverage import Coverage
    from govlint.decision.scenarios.mutants import Mutants
    from govlint.decision.scenarios.run import Verdict
    from govlint.workspace.workspace import Workspace

FORMATS = ("text", "json", "junit")


class Tested(NamedTuple):
    """The scenarios of one organisation. coverage, mutants: None where nobody asked."""

    workspace: "Workspace"
    verdicts: "tuple[Verdict, ...]"
    coverage: "Coverage | None" = None
    mutants: "Mutants | None" = None


Reporter = Callable[[Sequence[Tested], str, Look], Iterator[str]]


def reporter(name: str) -> Reporter:
    """From what was tested, as of a day (ISO), to lines in a format; its module is imported only now."""
    found: Reporter = import_module(f"govlint.reporters.scenarios.{name}").lines
    return found
