"""The frames of first documents in `frames/*.yaml`: which there are, and what each wishes for; knows no walls.

A frame has `kind`, `name`, `title` and `fields`: what its document says, and for controls what it would like best.

| key | says |
|---|---|
| `one` `few` `teams` `central` `hub` | fields that are laid over these at that size or structure |
| `also` | the same `when` the organisation has certain sectors, markets or platforms |
| `rather` | what it would like best where a rule asks, and leaves out where none does |
| `adds` `hub_adds` | more entries for lists, of documents of other kinds or in a hub |
| `notes` | what of a field is left for people to decide |
| `sizes` `asked` `with` | only at these sizes; only where a rule asks; only beside a document of such a name |
| `rest` | it covers all content that no other flow covers |
| `file` `short` | its file, if that is not its name; the file that it shares where one person does it all |
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from govlint.library.forms import read_file
from govlint.policy.box import PLACE, admits, box, market_words
from govlint.policy.places import with_implied
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
    return answers.size in frame.get("sizes", (answers.size,)) and (
        "with" not in frame or not beside.isdisjoint(frame["with"])
    )


def drafted(frame: Frame, answers: Answers) -> Draft:
    """The document that a frame makes for an organisation."""
    fields = frame["fields"]
    for over in (frame.get(answers.size, {}), frame.get(answers.structure, {}), *_also(frame, answers)):
        fields = merged(fields, over)
    fields = added(fields, frame.get(f"{answers.structure}_adds", {}))
    shared = frame.get("short") if answers.size == "one" else None
    file = shared or frame.get("file") or frame["name"]
    return Draft(
        frame["kind"],
        frame["name"],
        frame["title"],
        file,
        fields,
        rather=frame.get("rather", {}),
        notes=frame.get("notes", {}),
    )


def _also(frame: Frame, answers: Answers) -> Iterator[dict[str, Any]]:
    """Fields for certain sectors, markets or platforms alone."""
    markets = frozenset().union(*map(market_words, answers.markets))
    here = {"sectors": frozenset(answers.sectors), "markets": markets, "platforms": frozenset(answers.platforms)}
    return (one["fields"] for one in frame.get("also", ()) if admits(box(one["when"]), with_implied(here), PLACE))


def account(frame: Frame, answers: Answers) -> dict[str, Any]:
    """What the frame of the register wishes for each account."""
    return merged(frame["account"], frame.get(f"{answers.size}_account", {}))
