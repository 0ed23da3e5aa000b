"""What people write, bare of what they mix up, and names made of it; knows no kinds of names."""

import re
import unicodedata

LONGEST = 80
"""So many characters a name has at most."""
_GLYPHS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})


def plain(text: str) -> str:
    """Small letters, digits and single spaces; of a text that has none of them, its signs."""
    bare = unicodedata.normalize("NFKD", text.casefold().translate(_GLYPHS))
    letters = "".join(one for one in bare if not unicodedata.combining(one))
    return re.sub(r"[^\w]+|_", " ", letters).strip() or text.strip()


def slug(text: str) -> str:
    """A name as documents write it; empty where the text has no Latin letter or digit."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")[:LONGEST].strip("-")
