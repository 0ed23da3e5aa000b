"""What must never leave a spreadsheet: columns of passwords and the like, and cells that hold one."""

import re
from functools import cache

from govlint.exchange.sheets.known import known
from govlint.slugs import plain

_ADDRESS = re.compile(r"://[^/\s:]*:[^/\s@]*@|[?&](access_)?(token|key|secret|code|password)=", re.IGNORECASE)


def is_secret_heading(heading: str) -> bool:
    """Whether secrets are likely to stand below a heading."""
    said, words = plain(heading), known()["secrets"]
    together = said.replace(" ", "")
    return any(one.replace(" ", "") in together for one in words["anywhere"]) or bool(_words().search(said))


def holds_secret(text: str) -> bool:
    """Whether a cell seems to hold one, as in `pw: 1234`, or an address with a key in it."""
    before = [part.rpartition("\n")[2] for part in re.split(r"[:=]", text)[:-1]]
    return bool(_ADDRESS.search(text)) or any(is_secret_heading(" ".join(part.split()[-2:])) for part in before)


@cache
def _words() -> re.Pattern[str]:
    listed = "|".join(re.escape(one) for one in known()["secrets"]["words"])
    return re.compile(rf"(^| )({listed})s?( |$)")
