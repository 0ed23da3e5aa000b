"""Which signs the fonts of the PDF can show. The others are named, so that nothing a policy says is lost on paper."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

_JOINING = "\ufe0e\ufe0f\u200d"
_PROBE = (
    b'#set document(title: "x")\n#set text(lang: "en")\n#for sign in json(bytes(sys.inputs.signs)) [#sign #parbreak()]'
)

SetType = Callable[[bytes, dict[str, str]], Any]
"""Sets a source with its inputs. Raises where a sign cannot be shown."""


def missing(signs: Iterable[str], set_type: SetType, failed: type[Exception]) -> frozenset[str]:
    """The signs that no font has, found by setting all of them, then halves. failed: what is raised for those."""
    tried = sorted(set(signs))
    try:
        set_type(_PROBE, {"signs": json.dumps(tried)})
    except failed:
        if len(tried) == 1:
            return frozenset(tried)
        middle = len(tried) // 2
        return missing(tried[:middle], set_type, failed) | missing(tried[middle:], set_type, failed)
    return frozenset()


def naming(lacking: frozenset[str]) -> Callable[[str], str]:
    """Puts names in the place of signs: `[purple heart]`."""
    if not lacking:
        return lambda text: text
    found = re.compile(f"([{re.escape(''.join(sorted(lacking)))}])[{_JOINING}]*")
    return lambda text: found.sub(lambda sign: f"[{_name(sign[1])}]", text)


def _name(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()
