"""Whole situations, judged by people who had not read the rules."""
