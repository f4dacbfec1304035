"""Addresses and anchors from Norwegian words."""

import re
import unicodedata

LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "þ": "th", "ß": "ss", "đ": "d", "ŧ": "t", "ŋ": "n"})


def slugify(text: str) -> str:
    """Lower-case ASCII words with hyphens: «Gå på møte» → ``ga-pa-mote``; ``del`` where no letter is left."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).lower().translate(LETTERS))
    ascii_only = plain.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-") or "del"
