"""Asks questions one after the other: what options answer is not asked, and without a terminal nothing is."""

from collections.abc import Mapping

import click

from govlint.cli import options
from govlint.errors import GovlintError
from govlint.starting.questions import Question, Said


def said(questions: Mapping[str, Question], given: Said, asks: bool) -> Said:
    """The answers to questions. given: what options say, nothing where they are silent.

    Raises GovlintError where an option says what cannot be; that is looked at before anything is asked.
    """
    known = {name: tuple(dict.fromkeys(map(questions[name].read, values))) for name, values in given.items()}
    return {name: known.get(name) or _answer(question, asks) for name, question in questions.items()}


def _answer(question: Question, asks: bool) -> tuple[str, ...]:
    if not asks:
        return _read(question, question.usual)
    options.write_wrapped(question.asked + (" Put commas between several." if question.several else ""))
    if question.meanings:
        options.write_rows(list(question.meanings.items()))
    answer: tuple[str, ...] = click.prompt(
        ">", default=question.usual, prompt_suffix=" ", value_proc=lambda typed: _read_aloud(question, typed)
    )
    options.write("")
    return answer


def _read_aloud(question: Question, typed: str) -> tuple[str, ...]:
    """The answer that was typed; what cannot be is said, and asked again."""
    try:
        return _read(question, typed)
    except GovlintError as error:
        raise click.UsageError(f"{error}. {error.help}") from error


def _read(question: Question, typed: str) -> tuple[str, ...]:
    parts = [part.strip() for part in typed.split(",")] if question.several else [typed.strip()]
    return tuple(dict.fromkeys(question.read(part) for part in parts if part)) or _read(question, question.usual)
