"""The rules that are on: those built in and an organisation's own, as its configuration sets them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from govlint.config.config import OFF, Config, Tuned
from govlint.errors import GovlintError
from govlint.lint.rules import Rule, all_rules, build_wall, can_be, current
from govlint.near import suggestion

if TYPE_CHECKING:
    from govlint.lint.silence.baseline import Baseline
    from govlint.lint.silence.granted import Granted

ALL_RULES = "`govlint rules list` shows all rules."
_NO_VALUE = "Set its severity alone."
_WEIGHTS = ("info", "warning", "error")
_ASK_MORE = "The law stays on. To ask for more, write a rule of your own."


class RuleSet(NamedTuple):
    """The rules of a run. rules: those that are on, by id; off: those that configuration turned off everywhere.

    baseline: findings that were known before. in_part: rules that are off but for some paths. granted: the exceptions
    and ignores that count, where those of the documents themselves do not.
    """

    rules: dict[str, Rule]
    off: dict[str, Rule] = {}  # noqa: RUF012  # never written to
    config: Config = Config()
    baseline: "Baseline" = Counter()  # noqa: RUF012
    in_part: frozenset[str] = frozenset()
    granted: "Granted | None" = None

    @property
    def known(self) -> dict[str, Rule]:
        """All rules, those that are off included."""
        return self.rules | self.off if self.off else self.rules

    def severity(self, rule: Rule, path: str) -> str:
        """How much a rule weighs in a file, or `off`."""
        found = OFF if rule.id in self.off or rule.id in self.in_part else rule.severity
        for here in self.config.for_path(path):
            if not rule.unsilenceable and not rule.legal and rule.pack in here.packs:
                found = rule.severity if here.packs[rule.pack] else OFF
            found = here.rules[rule.id].severity if rule.id in here.rules else found
        return found


def only(rules: dict[str, Rule]) -> RuleSet:
    """These rules and no others of those built in."""
    return RuleSet(rules, {name: rule for name, rule in all_rules().items() if name not in rules})


def build_ruleset(config: Config, own: dict[str, Rule], baseline: "Baseline | None" = None) -> RuleSet:
    """The rules as configured. own: the organisation's own rules.

    Raises GovlintError where the configuration names what is not there, or softens what cannot be softened.
    """
    config = _by_current_names(config)
    every = all_rules() | own
    packs = {rule.pack for rule in every.values()}
    for its_packs, its_rules in ((config.packs, config.rules), *((one.packs, one.rules) for one in config.per_path)):
        _check_names(config, its_packs, packs, "pack")
        _check_names(config, its_rules, every, "rule")
        for name, tuned in its_rules.items():
            _check_softer(config, every[name], tuned)
    on: dict[str, Rule] = {}
    off: dict[str, Rule] = {}
    for name, rule in every.items():
        tuned = config.rules.get(name, Tuned())
        stays = rule.legal or rule.unsilenceable or config.packs.get(rule.pack, True) or tuned.severity not in ("", OFF)
        if tuned.severity == OFF or not stays:
            off[name] = rule
        else:
            on[name] = _tuned(config, rule, tuned) if name in config.rules else rule
    in_part = frozenset(name for name, rule in off.items() if _on_somewhere(config, rule))
    on |= {name: off.pop(name) for name in in_part}
    ordered = {name: on[name] for name in every if name in on}
    return RuleSet(ordered, off, config, baseline or Counter(), in_part)


def _by_current_names(config: Config) -> Config:
    """A configuration in which every rule is called what it is called now."""
    per_path = tuple(one._replace(rules=_renamed(config.path, one.rules)) for one in config.per_path)
    return config._replace(rules=_renamed(config.path, config.rules), per_path=per_path)


def _renamed(path: str, rules: dict[str, Tuned]) -> dict[str, Tuned]:
    found: dict[str, Tuned] = {}
    for name, tuned in rules.items():
        if current(name) in found:
            raise GovlintError(f"{path}: {current(name)} is set twice, once by a former name", f"Take {name} out.")
        found[current(name)] = tuned
    return found


def _on_somewhere(config: Config, rule: Rule) -> bool:
    """Whether a rule is on for some paths."""
    return any(
        one.rules[rule.id].severity != OFF if rule.id in one.rules else one.packs.get(rule.pack, False)
        for one in config.per_path
    )


def _check_names(config: Config, named: Iterable[str], known: Iterable[str], what: str) -> None:
    known = list(known)
    for name in named:
        if name not in known:
            hint = suggestion(name, known, ALL_RULES)
            raise GovlintError(f"{config.path}: there is no {what} {name}", hint)


def _check_softer(config: Config, rule: Rule, tuned: Tuned) -> None:
    """Refuse what would soften the law or hide what is broken."""
    softer = tuned.severity and (
        tuned.severity == OFF or _WEIGHTS.index(tuned.severity) < _WEIGHTS.index(rule.severity)
    )
    if rule.legal and (softer or tuned.value is not None):
        raise GovlintError(f"{config.path}: {rule.id} is the law and cannot be softened or moved", _ASK_MORE)
    if rule.unsilenceable and softer:
        raise GovlintError(
            f"{config.path}: {rule.id} is about what is broken or about silences, and cannot be softened",
            "Take it out of the configuration.",
        )


def _tuned(config: Config, rule: Rule, tuned: Tuned) -> Rule:
    """A rule with its configured severity and wall."""
    if tuned.severity:
        rule = rule._replace(severity=tuned.severity)
    if tuned.value is None:
        return rule
    if rule.form != "wall":
        raise GovlintError(f"{config.path}: {rule.id} stands on no control, so it has no value to set", _NO_VALUE)
    wall = rule.facts["wall"]
    side = "floor" if "floor" in wall else "ceiling"
    moved = rule._replace(facts=rule.facts | {"wall": wall | {side: tuned.value}})
    try:
        build_wall(moved)
    except GovlintError as error:
        raise GovlintError(f"{config.path}: {error}", can_be(wall["control"])) from error
    return moved


def why(ruleset: RuleSet, rule: Rule) -> Iterator[str]:
    """Why a rule is on or off and weighs what it does, where configuration has a part in it."""
    config = ruleset.config
    if rule.id in ruleset.off:
        yield f"off by {config.path}"
    elif rule.id in ruleset.in_part:
        yield f"off by {config.path}, but for some paths"
    elif not config.packs.get(rule.pack, True):
        yield "on though its pack is off: " + ("it is the law" if rule.legal else "named by itself")
    if rule.id in config.rules and rule.id in ruleset.rules:
        yield f"set in {config.path}"
    for one in config.per_path:
        its_pack = rule.pack in one.packs and not (rule.legal or rule.unsilenceable)
        if rule.id in one.rules or its_pack:
            on = one.rules[rule.id].severity != OFF if rule.id in one.rules else one.packs[rule.pack]
            yield f"{'set' if on else 'off'} for {', '.join(one.patterns)}"
