"""Measures of speed, for people to run; tests never time anything."""
