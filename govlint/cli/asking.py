"""Asks questions one after the other: what options answer is not asked, and without a terminal nothing is."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import click

from govlint.cli import options
from govlint.errors import GovlintError


class Question(NamedTuple):
    """A question. usual: the answer of those who say nothing. read: makes an answer plain, or raises GovlintError.

    meanings: what each answer brings. several: whether there can be more than one, with commas between them.
    """

    asked: str
    usual: str
    read: Callable[[str], str]
    meanings: Mapping[str, str] = {}
    several: bool = False


Said = dict[str, tuple[str, ...]]
"""Answers by what they answer."""


def said(questions: Mapping[str, Question], given: Said, asks: bool) -> Said:
    """The answers to questions. given: what options say, nothing where they are silent.

    Raises GovlintError where an option says what cannot be; that is looked at before anything is asked.
    """
    known = {name: tuple(map(questions[name].read, values)) for name, values in given.items()}
    return {name: known.get(name) or _answer(question, asks) for name, question in questions.items()}


def _answer(question: Question, asks: bool) -> tuple[str, ...]:
    if not asks:
        return _read(question, question.usual)
    options.write("")
    options.write_wrapped(question.asked)
    for word, meaning in question.meanings.items():
        options.write(f"  {word:<8} {meaning}")
    answer: tuple[str, ...] = click.prompt(
        ">", default=question.usual, prompt_suffix=" ", value_proc=lambda typed: _read_aloud(question, typed)
    )
    return answer


def _read_aloud(question: Question, typed: str) -> tuple[str, ...]:
    """The answer that was typed; what cannot be is said, and asked again."""
    try:
        return _read(question, typed)
    except GovlintError as error:
        raise click.UsageError(f"{error}. {error.help}") from error


def _read(question: Question, typed: str) -> tuple[str, ...]:
    parts = typed.split(",") if question.several else [typed]
    return tuple(dict.fromkeys(question.read(part.strip()) for part in parts if part.strip()))
