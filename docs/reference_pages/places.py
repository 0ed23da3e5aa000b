"""Jurisdictions and markets as people call them."""

from govlint.handbook.words.wording import market

_PARTS = {
    "AU-NSW": "New South Wales", "AU-QLD": "Queensland", "AU-SA": "South Australia", "AU-VIC": "Victoria",
    "CA-AB": "Alberta", "CA-BC": "British Columbia", "CA-ON": "Ontario", "CA-QC": "Quebec",
    "GB-EAW": "England and Wales", "GB-ENG": "England", "GB-NIR": "Northern Ireland", "GB-SCT": "Scotland",
    "GB-WLS": "Wales",
    "US-AZ": "Arizona", "US-CA": "California", "US-CO": "Colorado", "US-CT": "Connecticut", "US-FL": "Florida",
    "US-GA": "Georgia (US)", "US-IL": "Illinois", "US-MA": "Massachusetts", "US-MD": "Maryland", "US-MI": "Michigan",
    "US-MN": "Minnesota", "US-NE": "Nebraska", "US-NJ": "New Jersey", "US-NV": "Nevada", "US-NY": "New York",
    "US-OH": "Ohio", "US-OR": "Oregon", "US-PA": "Pennsylvania", "US-TN": "Tennessee", "US-TX": "Texas",
    "US-UT": "Utah", "US-VA": "Virginia", "US-VT": "Vermont", "US-WA": "Washington",
}  # fmt: skip
"""Parts of countries that rules and sources name; others are shown by their code."""
_WITH_ARTICLE = ("United ", "European ", "Council ", "Netherlands", "Philippines", "Czech Republic", "Bahamas")


def place(code: str) -> str:
    """`GB` as `Great Britain`, `US-CA` as `California`; another word as it is."""
    return "Everywhere" if code == "GLOBAL" else _PARTS.get(code) or market(code)


def inside(code: str) -> str:
    """The same as it stands in a sentence: `the United States`."""
    name = place(code)
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name
