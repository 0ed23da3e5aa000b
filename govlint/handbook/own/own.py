"""All that an organisation gives its handbook, read and checked."""

from typing import NamedTuple

from govlint.config.config import Config
from govlint.handbook.own.accent import accent
from govlint.handbook.own.files import refuse
from govlint.handbook.own.logo import Logo, logo
from govlint.handbook.own.written import Written, written

_PLACES = ("{path}", "{line}", "{revision}")


class Own(NamedTuple):
    """What was given; empty where nothing was. accent: a style sheet; source_url: with `{path}` and `{line}`."""

    title: str = ""
    logo: Logo | None = None
    accent: str = ""
    pages: tuple[Written, ...] = ()
    source_url: str = ""


NOTHING = Own()
"""No gift."""


def own(config: Config, revision: str = "") -> Own:
    """What a configuration gives. revision: of the documents, for addresses that name one.

    Raises GovlintError where something may not be shown, with its line.
    """
    return Own(
        config.handbook.title,
        logo(config),
        accent(config),
        written(config),
        _source_url(config).replace("{revision}", revision),
    )


_SUCH_AS = "Write an address such as https://git.example.org/policies/blob/main/{path}."


def _source_url(config: Config) -> str:
    """The address of a place, if it names a path and nothing that nobody knows."""
    said = bare = config.handbook.source_url
    for place in _PLACES:
        bare = bare.replace(place, "")
    if said and ("{path}" not in said or "{" in bare or "}" in bare):
        wanted = "it must hold {path}, and may hold {line} and {revision}, and no other braces"
        raise refuse(config, "source-url", wanted, _SUCH_AS)
    return said
