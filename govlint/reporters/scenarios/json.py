"""Scenarios for programs, by `schemas/v1/scenarios.schema.json`. Its shapes change only with a new version."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from govlint import __version__
from govlint.decision.proof import Against
from govlint.decision.scenarios.coverage import Coverage
from govlint.decision.scenarios.mutants import Mutants
from govlint.decision.scenarios.run import Verdict
from govlint.reporters import Look
from govlint.reporters.placed import Place, placed
from govlint.reporters.scenarios import Tested
from govlint.reporters.scenarios.words import known, regions, ways
from govlint.reporters.sink import json_safe
from govlint.text.nodes import Pointer, written
from govlint.workspace.documents import Document

FORMAT = "govlint-scenarios/v1"


def lines(tested: Sequence[Tested], day: str, _look: Look) -> Iterator[str]:
    """One JSON document."""
    whole: dict[str, Any] = {
        "format": FORMAT,
        "version": __version__,
        "as_of": day,
        "organisations": [_organisation(one) for one in tested],
    }
    yield json_safe(json.dumps(whole, ensure_ascii=True, indent=2))


def _organisation(one: Tested) -> dict[str, Any]:
    return {
        "organisation": one.workspace.title,
        "statements": [_verdict(verdict) for verdict in one.verdicts],
        "coverage": _coverage(one.coverage) if one.coverage else None,
        "mutants": _mutants(one.mutants) if one.mutants else None,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    document, proof = verdict.document, verdict.proof
    return {
        "scenario": document.name,
        "part": verdict.part,
        "number": verdict.number,
        "outcome": verdict.outcome,
        "why": verdict.why,
        "place": _at(document, verdict.pointer),
        "situation": known(verdict.decision.situation) if verdict.decision else None,
        "allowed": verdict.decision.allowed if verdict.decision else None,
        "unmet": [
            {"field": written(one.field), "expected": one.expected, "got": one.got} for one in verdict.unmet
        ],
        "cells": proof.cells if proof else 0,
        "against": [_against(one) for one in proof.against] if proof else [],
    }  # fmt: skip


def _against(one: Against) -> dict[str, Any]:
    return {
        "expected": one.demand,
        "got": one.got,
        "situation": known(one.decision.situation),
        "allowed": one.decision.allowed,
        "regions": list(regions(one)),
        "way": [{"said": said, "place": placed(document.source, at)} for said, document, at in ways(one.decision)],
    }


def _coverage(found: Coverage) -> dict[str, Any]:
    missed = [
        {
            "what": part.what,
            "name": part.name,
            "place": _at(part.document, part.pointer),
        }
        for part in found.missed
    ]
    return {"parts": len(found.parts), "percent": round(found.percent, 1), "missed": missed}


def _mutants(found: Mutants) -> dict[str, Any]:
    left = [{"what": one.what, "place": _at(one.document, one.pointer)} for one in found.survivors]
    return {"tried": found.tried, "survivors": left}


def _at(document: Document, pointer: Pointer) -> Place:
    return placed(document.source, document.locate(pointer))
