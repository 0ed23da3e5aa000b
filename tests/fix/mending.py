"""What tests of fixes need: files in a small organisation, mended in memory."""

from collections.abc import Mapping

from govlint.fix.apply import Mended, mend
from govlint.fix.state import State, state
from govlint.lint.examples import complete
from govlint.lint.rules import all_rules
from govlint.lint.ruleset import RuleSet
from tests.helpers import DAY, ORGANISATION, TEAMS

PATH = "policy.yaml"


def around(text: str) -> dict[str, bytes]:
    """What stands beside a text: who there is and where, as far as the text does not say so itself."""
    others = {"organisation": ORGANISATION, "teams": TEAMS}
    return {
        f"{kind}.yaml": complete(other.lstrip("\n"))[0].replace("name: example-0", f"name: our-{kind}").encode()
        for kind, other in others.items()
        if f"kind: {kind}\n" not in text
    }


def read(files: Mapping[str, bytes], day: str = DAY) -> State:
    return state(dict(files), RuleSet(all_rules()), day)


def mended(files: Mapping[str, bytes], unsafe: bool = False) -> Mended:
    return mend(read(files), lambda fix: True, unsafe)


def headed(text: str) -> str:
    """A text whose documents have the header fields that they lack."""
    return complete(text)[0]
