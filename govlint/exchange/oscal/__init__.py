"""Controls, settings and findings as OSCAL, for those who report in it."""
