"""What is asked of somebody who begins, what each answer brings, and what is usual; knows no terminal."""

from collections.abc import Callable, Mapping
from functools import partial
from string import capwords
from types import MappingProxyType
from typing import NamedTuple

from govlint.starting.answers import NO_SECTOR, SIZES, STRUCTURES, Answers, market, one_of, words
from govlint.starting.kit import CI

NO_SYSTEM = "none"
_YES_NO = ("yes", "no")
_SHORT = {"y": "yes", "n": "no"}
_SYSTEMS = {"github": "a workflow", "gitlab": "a job", "azure": "a pipeline", NO_SYSTEM: "nothing of the kind"}


class Question(NamedTuple):
    """A question. usual: the answer of those who say nothing. read: makes an answer plain, or raises GovlintError.

    meanings: what each answer brings. several: whether there can be more than one, with commas between them.
    """

    asked: str
    usual: str
    read: Callable[[str], str]
    meanings: Mapping[str, str] = MappingProxyType({})
    several: bool = False


Said = dict[str, tuple[str, ...]]
"""Answers, by the names of their questions."""


def questions(here: str) -> dict[str, Question]:
    """The questions by name, in order. here: a name to go by, such as that of a folder."""
    title = capwords(here.replace("-", " ").replace("_", " "))
    return {
        "name": Question("What is your organisation called?", title or "Our organisation", str),
        "sectors": _of_words("sector", NO_SECTOR, f"{_SECTORS} It can be: {', '.join(words('sector'))}."),
        "markets": Question(_MARKETS, "GB", market, several=True),
        "platforms": _of_words("platform", "instagram", _PLATFORMS),
        "size": _of_meanings("size", "few", "Who looks after it? The more people, the more is written.", SIZES),
        "structure": _of_meanings("structure", "central", "How does it hang together?", STRUCTURES),
        "pre_commit": Question("Check each commit, with pre-commit? yes or no.", "no", _yes_or_no),
        "ci": _of_meanings("CI system", NO_SYSTEM, "Check each change on a server?", _SYSTEMS)._replace(several=True),
    }


_SECTORS = f"Are you in a trade with rules of its own? What they ask is put in. Else say {NO_SECTOR}."
_PLATFORMS = "Where do you post? Each platform gets an account in the register."
_MARKETS = "In which countries do you reach people? Their rules count. Say GB, DE or US, or US-CA for a part."


def _of_words(vocabulary: str, usual: str, asked: str) -> Question:
    return Question(asked, usual, partial(one_of, vocabulary, words(vocabulary)), several=True)


def _of_meanings(what: str, usual: str, asked: str, meanings: Mapping[str, str]) -> Question:
    return Question(asked, usual, partial(one_of, what, tuple(meanings)), meanings)


def _yes_or_no(said: str) -> str:
    return one_of("answer", _YES_NO, _SHORT.get(said.casefold(), said))


class Wish(NamedTuple):
    """What somebody wants to have written. ci: systems, of CI."""

    answers: Answers
    pre_commit: bool
    ci: tuple[str, ...]


def wish(said: Said) -> Wish:
    """What somebody wants who answers all questions like this."""
    (name,), (size,), (structure,) = said["name"], said["size"], said["structure"]
    answers = Answers(name, said["sectors"], said["markets"], size, structure, said["platforms"])
    return Wish(answers, said["pre_commit"] == ("yes",), tuple(system for system in said["ci"] if system in CI))
