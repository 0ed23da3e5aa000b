"""How long statements about all situations take in an organisation of four hundred conditions.

Run from the repository: python -m benchmarks.proofs
"""

import time

from govlint.decision.cells import Cells
from govlint.decision.decider import Decider
from govlint.decision.proof import demands, prove
from govlint.lint.rules import all_rules
from govlint.policy.box import box
from govlint.workspace.load import load
from govlint.workspace.workspace import workspaces

WORDS = ("organic-post", "story", "live", "job-post", "reply", "direct-message", "reaction", "stance")
HEADER = "govlint: v1\nname: {name}\ntitle: T\nowner: lead\nstatus: in-force\n"


def files() -> dict[str, bytes]:
    """Forty flows for forty markets, each with ten stages that are needed in some cases alone."""
    markets = [f"{first}{second}" for first in "ABCDEFGH" for second in "VWXYZ"]
    listed = ", ".join(f"{{code: {market}}}" for market in markets)
    organisation = f"{HEADER.format(name='o')}kind: organisation\nsectors: []\nmarkets: [{listed}]\n"
    roles = "[{name: lead, function: social}, {name: counsel, function: legal}]"
    teams = f"{HEADER.format(name='t')}kind: teams\nroles: {roles}\n"
    found = {"organisation.yaml": organisation, "teams.yaml": teams}
    for number, market in enumerate(markets):
        stages = "\n".join(
            f"  - {{name: s{at}, approvers: {'counsel' if at == 9 else 'lead'}, clock: 4h, "
            f"only_when: {{content: [{', '.join(WORDS[at % 8 :] if at < 9 else WORDS)}], markets: [{market}]}}}}"
            for at in range(10)
        )
        covers = f"covers: {{markets: [{market}], content: [{', '.join(WORDS)}]}}"
        head = HEADER.format(name=f"f{number}")
        found[f"f{number}.yaml"] = (
            f"{head}kind: approval-flow\n{covers}\ntiming: before-publication\nsilence_means: wait\nstages:\n{stages}\n"
        )
    return {path: text.encode() for path, text in found.items()}


def main() -> None:
    """Prove twenty statements and say how long it took."""
    given = files()
    (workspace,) = workspaces(load(given, given))
    decider = Decider(workspace, all_rules(), "2026-11-22")
    start = time.perf_counter()
    whens = [box({"content": [word]}) for word in WORDS] * 3
    cells = Cells(decider, whens)
    seen = holding = 0
    for when in whens[:20]:
        proof = prove(when, demands("never", {"without": ["counsel"]}), cells)
        seen, holding = seen + proof.cells, holding + (proof.outcome == "holds")
    took = time.perf_counter() - start
    print(f"20 statements over {len(decider.flows) * 10} conditions: {seen} cells, {holding} hold, {took:.2f} s")


if __name__ == "__main__":
    main()
