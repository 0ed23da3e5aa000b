"""Corridors, proportions and flows as SVG; no picture says what does not also stand in words."""
