"""Puts the compiled schemas and rules into the wheel, and the files for other programs that `init` writes."""

import shutil
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileLibrary(BuildHookInterface[Any]):
    """Compiles `schemas/` and `rules/` before a wheel is packed; an editable install reads the checkout instead."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder that is packed as `govlint/_data`."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, self.root)
        from govlint.library.compile import compile_library, write_parts

        made = root / "build" / "library"
        shutil.rmtree(made, ignore_errors=True)
        write_parts(compile_library(root / "schemas", root / "rules"), made)
        shutil.copytree(root / "docs" / "integrations", made / "integrations")
        build_data["force_include"][str(made)] = "govlint/_data"
