"""Whether the tests would notice: a module is changed in one small place, and its tests are run; again and again.

`python -m tests.mutation [MODULE …] [--most 60]`; `make mutants` runs all modules of TESTS, whole. Each
change lives in a process of its own, a fork that has pytest loaded and the module not yet: no file is written.
"""

import argparse
import ast
import importlib.machinery
import os
import random
import resource
import sys
import tempfile
import traceback
from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple

import hypothesis
import pytest

_POLICY, _LINT, _DECISION = "tests/policy/test_", "tests/lint/test_", "tests/decision/test_"
_CLOCKS = (*(f"{_POLICY}{name}.py" for name in ("clocks", "week", "zones")), f"{_DECISION}moment.py")
_FOUND = tuple(f"{_LINT}{name}.py" for name in ("corridors", "findings", "symmetry", "variants"))
TESTS = {
    "govlint/policy/corridor.py": (f"{_POLICY}corridor.py", *_FOUND),
    "govlint/policy/box.py": (f"{_POLICY}box.py", f"{_POLICY}box_solver.py", f"{_POLICY}places.py", *_FOUND),
    "govlint/policy/regions.py": (f"{_POLICY}regions.py",),
    "govlint/policy/effective.py": (
        *(f"{_POLICY}effective.py", f"{_POLICY}dates.py", *_FOUND),
        *(f"{_DECISION}{name}.py" for name in ("decider", "bars", "duties", "near")),
    ),
    **{f"govlint/policy/clocks/{name}.py": _CLOCKS for name in ("calendars", "clock", "opening", "week", "zones")},
    "govlint/lint/silence/gate.py": (
        *(f"{_LINT}{name}.py" for name in ("gate", "exceptions", "ignores", "baseline")),
        *("-k", "not full_of_them"),
    ),
}
"""The modules, each with the tests that speak of it and take a few seconds."""
_TWINS = [
    *((ast.Eq, ast.NotEq), (ast.Is, ast.IsNot), (ast.In, ast.NotIn), (ast.And, ast.Or), (ast.Add, ast.Sub)),
    *((ast.Mult, ast.FloorDiv), (ast.BitAnd, ast.BitOr), ("min", "max"), ("any", "all")),
]
_OTHER: dict[Any, Any] = {one: other for pair in _TWINS for one, other in (pair, pair[::-1])}
_BOUNDS = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
}
# Hypothesis is loaded before pytest could rewrite its asserts, which nobody reads here.
_QUIET = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
_OPTIONS = ("-x", "-p", "no:cacheprovider", "--hypothesis-profile", "mutants", *_QUIET)


class Mutant(NamedTuple):
    """One change: in `holder`, a list of nodes or the fields of one, `other` stands under `key` in place of `node`."""

    holder: Any
    key: Any
    node: Any
    other: Any

    @property
    def line(self) -> int:
        """Where it stands."""
        return int(getattr(self.node, "target", self.node).lineno)

    def __str__(self) -> str:
        before, after = (ast.unparse(one).split("\n")[0] for one in (self.node, self.other))
        return f"{self.line}: {before} → {after}"


def mutants(tree: ast.AST) -> Iterator[Mutant]:
    """Every change of a module, from its top; nothing is changed yet."""
    for field, value in ast.iter_fields(tree):
        if field in ("annotation", "returns"):
            continue
        holder, keys = (value, range(len(value))) if isinstance(value, list) else (vars(tree), [field])
        for key in keys:
            if isinstance(node := holder[key], ast.AST):
                yield from (Mutant(holder, key, node, other) for other in _others(node))
                yield from mutants(node)


def _others(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in place of a node."""
    match node:
        case ast.Compare(left, ops, right):
            for at, op in enumerate(ops):
                others = _BOUNDS.get(type(op)) or (_OTHER[type(op)],)
                yield from (ast.Compare(left, [*ops[:at], one(), *ops[at + 1 :]], right) for one in others)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(_OTHER[type(op)](), values)
            lefts = [[*values[:at], *values[at + 1 :]] for at in range(len(values))]
            yield from (ast.BoolOp(op, left) if len(left) > 1 else left[0] for left in lefts)
        case ast.BinOp(left, op, right) if type(op) in _OTHER:
            yield ast.BinOp(left, _OTHER[type(op)](), right)
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield operand
        case ast.Constant(bool() | int() as value):
            yield ast.Constant((not value) if isinstance(value, bool) else value + 1)
        case ast.Name(name) if name in _OTHER:
            yield ast.Name(_OTHER[name], ast.Load())
        case ast.IfExp(_, body, orelse):
            yield from (body, orelse)
        case ast.comprehension(target, of, ifs, asynchronous):
            yield from (
                ast.comprehension(target, of, [*ifs[:at], *ifs[at + 1 :]], asynchronous) for at in range(len(ifs))
            )
        case _:
            yield from _other_statements(node)


def _other_statements(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.If(test, body, orelse) if ast.unparse(test) != "TYPE_CHECKING":
            yield from (ast.If(ast.Constant(held), body, orelse) for held in (True, False))
        case ast.Return(value) if value and ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value) if not isinstance(value, ast.Constant):
            yield ast.Pass()
        case ast.AugAssign() | ast.Raise() | ast.Continue() | ast.Break():
            yield ast.Pass()


class _Instead(importlib.machinery.PathFinder):
    """Finds one module as other code than its file holds."""

    def __init__(self, name: str, code: CodeType) -> None:
        self._name, self._code = name, code

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:  # type: ignore[override]
        spec = super().find_spec(name, path, target) if name == self._name else None
        if spec:
            spec.loader.get_code = lambda _: self._code  # type: ignore[union-attr, method-assign]
        return spec


def _run(path: Path, tree: ast.Module, tests: Sequence[str], seconds: int, quiet: bool = True) -> tuple[bool, float]:
    """Whether all tests pass with a module as it is in a tree, and the CPU seconds that took, at most so many."""
    sys.stdout.flush()
    if child := os.fork():
        _, status, used = os.wait4(child, 0)
        return status == 0, used.ru_utime + used.ru_stime
    failed = 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (2**32, 2**32))
        if quiet:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
        code = compile(ast.fix_missing_locations(tree), str(path), "exec")
        sys.meta_path.insert(0, _Instead(".".join(path.with_suffix("").parts), code))
        failed = pytest.main([*_OPTIONS, *tests])
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(failed)


def survivors(path: Path, tests: Sequence[str], most: int) -> None:
    """Prints the changes of a module that no test notices: of so many, drawn alike each time."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    every = list(mutants(tree))
    drawn = sorted(random.Random(1).sample(every, min(most, len(every))), key=lambda one: one.line)  # noqa: S311
    passed, took = _run(path, tree, tests, 600, quiet=False)
    if not passed:
        raise SystemExit(f"{' '.join(tests)}: these fail as things are")
    lived = 0
    for mutant in drawn:
        mutant.holder[mutant.key] = mutant.other
        passed, _ = _run(path, tree, tests, int(took * 3) + 10)
        mutant.holder[mutant.key] = mutant.node
        lived += passed
        if passed:
            print(f"{path}:{mutant}", flush=True)  # noqa: T201
    print(f"{path}: {len(drawn)} of {len(every)} mutants, {len(drawn) - lived} killed, {took:.1f} s a run")  # noqa: T201


def main() -> None:
    """Each module named, or all of them."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("modules", nargs="*", default=list(TESTS), metavar="MODULE", help="one of TESTS")
    asked.add_argument("--most", type=int, default=10_000, help="how many mutants of each module")
    given = asked.parse_args()
    # Shrinking would only say more shortly what nobody reads; a slow machine is no reason to fail.
    quick = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    checks = list(hypothesis.HealthCheck)
    hypothesis.settings.register_profile(
        "mutants", derandomize=True, deadline=None, database=None, phases=quick, suppress_health_check=checks
    )
    # Once here in place of once in each fork, where it took half of the time.
    for plugin in entry_points(group="pytest11"):
        plugin.load()
    with tempfile.TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = cache
        for module in given.modules:
            survivors(Path(module), TESTS[module], given.most)


if __name__ == "__main__":
    main()
