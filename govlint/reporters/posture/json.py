"""The posture for programs, by `schemas/v1/posture.schema.json`: written, and read again to compare with."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from govlint import __version__
from govlint.errors import GovlintError
from govlint.lint.corridors import shown
from govlint.posture.costs import Cost, Ruled
from govlint.posture.freedom import COUNTED
from govlint.posture.index import STATUSES, Held, Score, both, score, scores
from govlint.posture.posture import Other, Posture
from govlint.reporters.placed import placed
from govlint.reporters.sink import json_safe

FORMAT = "govlint-posture/v1"
_EXACT = 6
"""Digits of a control's figure, from which all others follow."""


def lines(postures: Iterable[Posture], day: str, other: Other | None = None, by: str = "") -> Iterator[str]:
    """One JSON document on one or several organisations."""
    whole = {
        "format": FORMAT,
        "version": __version__,
        "as_of": day,
        "organisations": [_organisation(posture, other, by) for posture in postures],
    }
    yield json_safe(json.dumps(whole, ensure_ascii=True, allow_nan=False, indent=2))


def _organisation(posture: Posture, other: Other | None, by: str) -> dict[str, Any]:
    controls = [
        {"control": one.control, "dimension": one.dimension, "status": one.status, "index": _share(one)}
        for one in posture.held
    ]
    groups = [{"name": name, **_scores(held)} for name, held in posture.groups.items()]
    return {
        "title": posture.title,
        **_scores(posture.held),
        "controls": controls,
        "costs": list(map(_cost, posture.costs)),
        "law_decides": list(map(_ruled, posture.ruled)),
        "by": by or None,
        "groups": groups,
        "against": _against(posture, other) if other else None,
    }


def _scores(held: Iterable[Held]) -> dict[str, Any]:
    held = tuple(held)
    dimensions = [{"dimension": name, **_score(one)} for name, one in scores(held).items()]
    return {**_score(score(held)), "dimensions": dimensions}


def _score(one: Score) -> dict[str, Any]:
    figure = None if one.figure is None else round(one.figure, 1)
    return {"index": figure, "counted": one.counted, "decided": one.decided, "of": one.controls}


def _share(one: Held) -> float | None:
    return None if one.share is None else round(100 * one.share, _EXACT)


def _cost(cost: Cost) -> dict[str, Any]:
    return {
        "control": cost.control.id,
        "field": cost.control.field,
        "value": shown(cost.control, cost.setting.value),
        "points": round(cost.points, _EXACT),
        "better": None if cost.better is None else shown(cost.control, cost.better),
        "contexts": list(cost.contexts),
        "place": placed(cost.setting.document.source, cost.setting.origin),
    }


def _ruled(one: Ruled) -> dict[str, Any]:
    return {"control": one.control.id, "rules": list(one.rules), "contexts": list(one.contexts)}


def _against(posture: Posture, other: Other) -> dict[str, Any]:
    """The comparison, over the controls that count on both sides."""
    pairs = both(posture.held, other.held)
    ours, theirs = [one for one, _ in pairs], [one for _, one in pairs]
    there = scores(theirs)
    return {
        "title": other.title,
        "version": other.version,
        "as_of": other.day,
        "controls": len(pairs),
        **_beside(score(ours).figure, score(theirs).figure),
        "dimensions": [
            {"dimension": name, **_beside(one.figure, there[name].figure)} for name, one in scores(ours).items()
        ],
    }


def _beside(here: float | None, there: float | None) -> dict[str, float | None]:
    if here is None or there is None:
        return {"here": None, "there": None, "difference": None}
    # Without the sum, no difference could be written as -0.0.
    return {"here": round(here, 1), "there": round(there, 1), "difference": round(here - there, 1) + 0.0}


def read_posture(text: bytes, name: str) -> Other:
    """The one posture of a JSON document. name: of the file, for errors.

    Raises GovlintError where it is no such document, or speaks of several organisations.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise GovlintError(
            f"{name} is no posture in JSON of the format {FORMAT}",
            "Name a folder, or a file that `govlint posture --format json` wrote; a git revision not yet.",
        )
    organisations = whole.get("organisations")
    if not isinstance(organisations, list) or len(organisations) != 1 or not isinstance(organisations[0], dict):
        raise GovlintError(f"{name} does not speak of exactly one organisation", "Write one file for each.")
    held = tuple(_held(one, name) for one in _list(organisations[0].get("controls"), name))
    return Other(str(organisations[0].get("title") or name), str(whole.get("version")), str(whole.get("as_of")), held)


def _list(value: Any, name: str) -> list[Any]:
    if not isinstance(value, list):
        raise _broken(name)
    return value


def _held(value: Any, name: str) -> Held:
    """A control as it was written."""
    if (
        not isinstance(value, dict)
        or str(value.get("status")) not in STATUSES
        or not isinstance(value.get("control"), str)
    ):
        raise _broken(name)
    share, status = _part(value.get("index")), str(value["status"])
    if (status == COUNTED) != (share is not None):
        raise _broken(name)
    return Held(value["control"], str(value.get("dimension")), status, share)


def _part(index: Any) -> float | None:
    """A figure from 0 to 100 as a share; None for anything else."""
    number = isinstance(index, (int, float)) and not isinstance(index, bool)
    return index / 100 if number and 0 <= index <= 100 else None


def _broken(name: str) -> GovlintError:
    return GovlintError(
        f"{name} was changed after it was written", "Write it again with `govlint posture --format json`."
    )
