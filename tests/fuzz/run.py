"""Fuzzing guided by coverage: `python -m tests.fuzz.run TARGET [SECONDS]`; `make fuzz` runs every target.

What breaks a promise is written to build/fuzz/TARGET/. A file in place of the seconds is tried once more.
"""

import importlib
import pkgutil
import sys
from pathlib import Path
from random import Random

import atheris

import govlint

FOLDER = Path("build/fuzz")
SLOWEST = 20
"""Seconds after which an input counts as one that hangs."""
_BYTES = ("regions", "sheets", "workbooks")
"""Targets whose inputs are no documents: they are changed byte by byte alone."""


def _instrument() -> None:
    """Have all of govlint count its branches, also what it would import late; the server of editors is no target."""
    with atheris.instrument_imports(include=["govlint"]):
        for module in pkgutil.walk_packages(govlint.__path__, "govlint."):
            if not module.name.startswith("govlint.lsp."):
                importlib.import_module(module.name)


def _changed(content: bytes, most: int, seed: int) -> bytes:
    """A document changed as a text, or as bytes."""
    from tests.fuzz.damage import damaged

    if seed % 2:
        return bytes(atheris.Mutate(content, most))
    return damaged(Random(seed), content.decode(errors="replace")).encode()[:most]  # noqa: S311


def main(name: str, rest: str = "60") -> None:
    """Fuzz a target for some seconds, or try one file."""
    _instrument()
    from tests.fuzz.targets import TARGETS

    target, folder = TARGETS[name], FOLDER / name
    corpus = folder / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    limits = (f"-max_len={target.most}", f"-timeout={SLOWEST}", "-rss_limit_mb=4096", "-print_final_stats=1")
    what = (f"-max_total_time={rest}", str(corpus)) if rest.isdigit() else (rest,)
    mutator = {} if name in _BYTES else {"custom_mutator": _changed}
    atheris.Setup([sys.argv[0], f"-artifact_prefix={folder}/", *limits, *what], target.holds, **mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
