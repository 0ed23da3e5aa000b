"""What the tests of silences share: files and rules become findings, those that count and those that do not."""

from collections import Counter
from collections.abc import Mapping

from govlint.config.config import Config
from govlint.finding import Finding
from govlint.lint.lint import lint
from govlint.lint.rules import Rule, all_rules
from govlint.lint.ruleset import RuleSet, build_ruleset
from govlint.lint.silence.baseline import Baseline
from govlint.workspace.load import Loaded, load
from govlint.workspace.workspace import workspaces
from tests.helpers import DAY, TEAMS, documents, wall_rule

COMMENTS = "engagement.comments"
CEILING = wall_rule("x/ceiling", COMMENTS, ceiling="followers")
FLOOR = wall_rule("x/floor", COMMENTS, floor="followers")
LAW = wall_rule("x/law", COMMENTS, ceiling="followers", force="statute")
MARKETS = "kind: organisation\nname: brewer\nmarkets: [{code: GB}, {code: DE}, {code: IE}]\n"
TIGHT = "kind: engagement-policy\nname: talk\ncomments: nobody\n"
PLAIN = Config()
GUARDS = ("core/ignore-", "core/exception-")


def by(*rules: Rule) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules}


def ruleset(*rules: Rule, config: Config = PLAIN, baseline: Baseline | None = None) -> RuleSet:
    """Those found by code and these; all of those built in where none is named."""
    by_code = {name: rule for name, rule in all_rules().items() if rule.form == "found_by"}
    if config.packs or config.rules or config.per_path:
        return build_ruleset(config, by(*rules), baseline)
    return RuleSet(by_code | by(*rules) if rules else all_rules(), {}, config, baseline or Counter())


def judged(texts: tuple[str, ...] | Mapping[str, str], rules: RuleSet, day: str = DAY) -> list[Finding]:
    """All that is found in texts, which stand in `0.yaml`, `1.yaml` …, with teams where they name none."""
    files = dict(texts) if isinstance(texts, Mapping) else {f"{at}.yaml": text for at, text in enumerate(texts)}
    if not any("kind: teams" in text for text in files.values()):
        files["teams.yaml"] = TEAMS
    return linted(documents(files), rules, day)


def linted(loaded: Loaded, rules: RuleSet, day: str = DAY) -> list[Finding]:
    return list(lint(workspaces(loaded), rules, day))


def raw(text: str | bytes, rules: RuleSet, day: str = DAY) -> list[Finding]:
    """What is found in one file, taken as it is."""
    return linted(load(["a.yaml"], {"a.yaml": text if isinstance(text, bytes) else text.encode()}), rules, day)


def counted(found: list[Finding], rule: str) -> list[Finding]:
    return [finding for finding in found if finding.rule == rule and not finding.silence]


def silent(found: list[Finding], rule: str) -> list[Finding]:
    return [finding for finding in found if finding.rule == rule and finding.silence]


def guards(found: list[Finding]) -> list[str]:
    """What is wrong with silences."""
    return [finding.rule for finding in found if finding.rule.startswith(GUARDS)]


def spoken(found: list[Finding]) -> set[tuple[str, str, int]]:
    """Which rules speak where, whatever silences them: those that stand behind another one, or were gathered, too."""
    return {
        (rule, at.path, at.pointer)
        for finding in found
        if not finding.rule.startswith(GUARDS)
        for rule in (finding.rule, *finding.also)
        for at in (finding.location, *finding.related)
    }


def exception(rule: str = "x/ceiling", **fields: str) -> str:
    """An exception that holds on the day of the tests."""
    held = {
        "reason": "The team starts in May.",
        "approver": "legal-lead",
        "granted": "2026-09-30",
        "expires": "2027-03-31",
    }
    return f"kind: exception\nrule: {rule}\n" + "".join(f"{name}: {value}\n" for name, value in (held | fields).items())
