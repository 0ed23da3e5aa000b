"""What an organisation tells govlint about itself: `govlint.toml`, or a table in `pyproject.toml`."""
