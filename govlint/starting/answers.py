"""What somebody says of an organisation before its first documents are written; knows words, not documents."""

from collections.abc import Iterable
from typing import NamedTuple

from govlint.errors import GovlintError
from govlint.library.library import built_in
from govlint.markets import market_code, spellings
from govlint.near import near, suggestion
from govlint.slugs import plain, slug

SIZES = {
    "one": "one person looks after social media",
    "few": "a few people share it",
    "teams": "teams do it, with customer care and lawyers at hand",
}
STRUCTURES = {
    "central": "one brand, led from one place",
    "hub": "a centre, and brands or local teams with accounts of their own",
}
NO_SECTOR = "other"


class Answers(NamedTuple):
    """An organisation in a few words. markets: ISO 3166 codes; size: of SIZES; structure: of STRUCTURES."""

    title: str
    sectors: tuple[str, ...]
    markets: tuple[str, ...]
    size: str
    structure: str
    platforms: tuple[str, ...] = ("instagram",)

    @property
    def name(self) -> str:
        """The title as documents name it: `Café Ätna & Co.` is `cafe-atna-co`."""
        return slug(self.title) or "our-organisation"


def words(vocabulary: str) -> tuple[str, ...]:
    """The words of a list of the schemas, such as `sector` or `platform`."""
    return tuple(built_in().part("forms")["vocabularies"][vocabulary]["words"])


def one_of(what: str, words: Iterable[str], said: str) -> str:
    """The word that was said, small or in capitals. Raises GovlintError, with the nearest, where it is none."""
    known = list(words)
    if said.casefold() in known:
        return said.casefold()
    raise GovlintError(f"{said} is no {what}", suggestion(said, known))


def market(said: str) -> str:
    """A market's code, however it was typed. Raises GovlintError where it is none."""
    code = market_code(said)
    if code is None:
        meant = spellings().get(near(plain(said), spellings()))
        advice = "Markets are ISO 3166 codes: GB, DE, US or a part of a country such as US-CA."
        raise GovlintError(f"{said} is no market", f"Did you mean {meant}?" if meant else advice)
    return code
