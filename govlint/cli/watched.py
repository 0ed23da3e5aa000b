"""Whether somebody watches a run and wants to hear how far it is."""

import os
import sys


def is_watched() -> bool:
    """Whether standard error is a person's terminal, and not that of a CI system."""
    return sys.stderr.isatty() and not os.environ.get("CI")
