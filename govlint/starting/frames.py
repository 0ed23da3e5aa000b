"""The frames of first documents in `frames/*.yaml`: which there are, and what each wishes for; knows no walls.

A frame has `kind`, `name`, `title` and `fields`: what its document says, and for controls what it would like best.
Under a size or a structure (`one`, `few`, `teams`, `central`, `hub`) stand fields that are laid over these, under
`<structure>_adds` and `adds` more entries for lists. `sizes`: only for these; `asked`: only where a rule asks for it;
`rather`: wishes that count only where a rule asks. `with`:
only beside a document of such a name.
`rest`: for all content that no other flow covers; `also`: fields for certain `sectors` and `markets` alone. `file`: the file, if it is not the name; `short`: the file that it
shares where one person does it all.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from govlint.library.forms import read_file
from govlint.policy.box import market_words
from govlint.starting.answers import Answers
from govlint.starting.draft import Draft, added, merged

Frame = dict[str, Any]
_FOLDER = Path(__file__).parent / "frames"


@cache
def frames() -> dict[str, Frame]:
    """All frames by the names of their files."""
    return {path.stem: read_file(path) for path in sorted(_FOLDER.glob("*.yaml"))}


def wanted(frame: Frame, answers: Answers, beside: set[str]) -> bool:
    """Whether an organisation of this size has such a document beside those of these names."""
    return answers.size in frame.get("sizes", (answers.size,)) and ("with" not in frame or not beside.isdisjoint(frame["with"]))


def drafted(frame: Frame, answers: Answers) -> Draft:
    """The document that a frame makes for an organisation."""
    fields = frame["fields"]
    for over in (frame.get(answers.size, {}), frame.get(answers.structure, {}), *_also(frame, answers)):
        fields = merged(fields, over)
    fields = added(fields, frame.get(f"{answers.structure}_adds", {}))
    shared = frame.get("short") if answers.size == "one" else None
    file = shared or frame.get("file") or frame["name"]
    return Draft(frame["kind"], frame["name"], frame["title"], file, fields, rather=frame.get("rather", {}))


def _also(frame: Frame, answers: Answers) -> Iterator[dict[str, Any]]:
    """Fields for certain sectors or markets alone."""
    here = frozenset().union(*map(market_words, answers.markets))
    for one in frame.get("also", ()):
        if here.intersection(one.get("markets", here)) and {*answers.sectors}.intersection(one.get("sectors", answers.sectors)):
            yield one["fields"]


def account(frame: Frame, answers: Answers) -> dict[str, Any]:
    """What the frame of the register wishes for each account."""
    return merged(frame["account"], frame.get(f"{answers.size}_account", {}))
