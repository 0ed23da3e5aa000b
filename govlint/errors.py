"""What stops a run: a wrong configuration or call, never a wrong document."""


class GovlintError(Exception):
    """A run cannot go on. The message says what is wrong, `help` the one thing to do about it."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


CHECK_PATH = "Check what this path leads to, and who may use it."
"""What to do where the disk refuses."""
