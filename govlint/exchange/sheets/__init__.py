"""Spreadsheets of accounts and people become documents; nothing in them is run, and nothing is left out unsaid."""
