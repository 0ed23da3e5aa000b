"""What the codes of ISO 3166-1 and the regions of rules are called in English."""

from govlint.language import gettext_noop
from govlint.markets import COUNTRIES as NAMES

_REGIONS = {
    "EU": gettext_noop("European Union"),
    "EEA": gettext_noop("European Economic Area"),
    "COE": gettext_noop("Council of Europe"),
    "GLOBAL": gettext_noop("everywhere"),
}
COUNTRIES = NAMES | _REGIONS
"""Code → name."""
