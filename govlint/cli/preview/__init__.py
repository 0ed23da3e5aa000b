"""A handbook shown on this machine alone, made anew whenever a file changes; nothing is written."""
