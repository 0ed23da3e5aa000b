"""Scenarios for people: what failed, with what was given, expected and got; then how many there are."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from govlint.decision.proof import Against
from govlint.decision.scenarios.coverage import Coverage
from govlint.decision.scenarios.mutants import Mutants
from govlint.decision.scenarios.run import Verdict
from govlint.reporters import Look
from govlint.reporters.said import plural
from govlint.reporters.scenarios import Tested
from govlint.reporters.scenarios.words import SHOWN, allowed, organisation, outcome, regions, situation, ways, where
from govlint.reporters.sink import one_line, safe
from govlint.reporters.text import Painter
from govlint.workspace.documents import Document

_HEAD = 10


def lines(tested: Sequence[Tested], _day: str, look: Look) -> Iterator[str]:
    """The whole report."""
    paint, several = Painter(look.colour), len(tested) > 1
    for one in tested:
        for verdict in one.verdicts:
            if not verdict.passed:
                yield from _verdict(verdict, organisation(one.workspace, several), look, paint)
                yield ""
        if one.coverage:
            yield from _coverage(one.coverage, organisation(one.workspace, several), look, paint)
        if one.mutants:
            yield from _mutants(one.mutants, organisation(one.workspace, several), look, paint)
    if tested:
        yield _summary([verdict for one in tested for verdict in one.verdicts])


def _verdict(verdict: Verdict, before: str, look: Look, paint: Painter) -> Iterator[str]:
    path, line, _ = where(verdict.document, verdict.document.locate(verdict.pointer))
    head = f"{path}:{line} {outcome(verdict)}: {before}{verdict.name}"
    yield paint("error", safe(one_line(head)))
    yield from verdict_lines(verdict, look)


def verdict_lines(verdict: Verdict, look: Look) -> Iterator[str]:
    """What was expected of a statement that is not as expected, and what is so."""
    if verdict.document.title != verdict.document.name:
        yield from _field("", verdict.document.title, look)
    if verdict.why:
        yield from _field("why", verdict.why, look)
    yield from _unmet(verdict, look)
    for against in verdict.proof.against if verdict.proof else ():
        yield from _against(against, look)


def _unmet(verdict: Verdict, look: Look) -> Iterator[str]:
    if verdict.decision and verdict.unmet:
        yield from _field("given", situation(verdict.decision.situation), look)
        for one in verdict.unmet:
            yield from _field("expected", f"{' '.join(map(str, one.field)).replace('_', ' ')}: {one.expected}", look)
            yield from _field("got", one.got, look)
        for reason in verdict.decision.reasons[:SHOWN]:
            place = f" ({reason.rule})" if reason.rule else ""
            yield from _field("because", f"{reason.said}{place}", look)


def _against(against: Against, look: Look) -> Iterator[str]:
    decision = against.decision
    yield from _field("expected", against.demand, look)
    yield from _field("got", against.got, look)
    yield from _field("such as", f"{situation(decision.situation)}; it may appear {allowed(decision)}", look)
    for said, document, at in ways(decision):
        yield from _field("", f"{said}, {_place(document, at)}", look)
    named = regions(against)
    more = [f"and {len(named) - SHOWN} more"] if len(named) > SHOWN else []
    for number, region in enumerate([*named[:SHOWN], *more]):
        yield from _field("where" if not number else "", region, look)


def _place(document: Document, at: object) -> str:
    path, line, _ = where(document, at)  # type: ignore[arg-type]
    return f"{path}:{line}"


def _field(name: str, text: str, look: Look) -> Iterator[str]:
    width = max(30, look.width - _HEAD - 2)
    for number, line in enumerate(wrap(one_line(text), width, break_on_hyphens=False, break_long_words=False)):
        yield f"  {name if not number else '':<{_HEAD}}{safe(line)}"


def _coverage(found: Coverage, before: str, look: Look, paint: Painter) -> Iterator[str]:
    yield paint("strong", safe(f"{before}{_share(found)} of what decides is reached by scenarios"))
    for part in found.missed:
        at = _place(part.document, part.document.locate(part.pointer))
        yield from _field("missed", f"{part.what} {part.name}, {at}", look)
    yield ""


def _share(found: Coverage) -> str:
    return f"{len(found.parts) - len(found.missed)} of {len(found.parts)} parts ({int(found.percent)}%)"


def _mutants(found: Mutants, before: str, look: Look, paint: Painter) -> Iterator[str]:
    noticed = found.tried - len(found.survivors)
    yield paint("strong", safe(f"{before}{noticed} of {plural(found.tried, 'small change')} would be noticed"))
    for mutant in found.survivors:
        yield from _field(
            "unnoticed", f"{mutant.what}, {_place(mutant.document, mutant.document.locate(mutant.pointer))}", look
        )
    yield ""


def _summary(verdicts: list[Verdict]) -> str:
    counts = Counter(outcome(verdict) for verdict in verdicts)
    said = ", ".join(f"{counts[word]:,} {word}" for word in ("failed", "broken", "not decided") if counts[word])
    passed = f"{counts['passed']:,} passed"
    return f"{plural(len(verdicts), 'statement')}: {f'{said}, {passed}' if said else passed}."
