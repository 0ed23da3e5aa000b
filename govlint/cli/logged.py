"""The log of changes that a handbook is asked for."""

from govlint.change.log import Log, build_log
from govlint.change.sides import Reader
from govlint.cli import reading
from govlint.cli.watched import progress
from govlint.config.config import Config
from govlint.config.find import Given
from govlint.errors import GovlintError
from govlint.lint.ruleset import RuleSet


def log(path: str, config_path: str | None, since: str, by: str) -> Log:
    """What changed step by step. since: a revision, `SINCE..UNTIL`, or nothing for the newest; by: one of STEPS.

    Raises GovlintError where git or a revision is not to be had.
    """

    def configured(chosen: tuple[str, ...]) -> Config:
        return reading.configuration(chosen, config_path)

    def rules(config: Config, given: Given) -> RuleSet:
        return reading.ruleset(config, given=given)

    try:
        reader = Reader((path,), configured, rules, config_path is not None)
        with progress() as tell:
            return build_log(reader, since, by, lambda read: tell(f"{read:,} steps read"))
    except GovlintError as error:
        hint = "--changes asks git. Write PATH before it, and a revision behind it or nothing."
        raise GovlintError(f"--changes: {error}", error.help or hint) from error
