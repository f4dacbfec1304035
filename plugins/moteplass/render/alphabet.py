"""Titles in alphabetical order: æ, ø and å after z, and aa as å (Språkrådet: Alfabetisering)."""

import unicodedata
from collections.abc import Iterable
from itertools import groupby

from ..enrich.document import Document

ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
OTHER = "#"
# Foreign letters stand where the Norwegian ones stand that sound alike; other accents count for nothing.
EQUIVALENTS = str.maketrans({"ä": "æ", "ö": "ø", "ü": "y", "ð": "d", "þ": "t", "ß": "s", "đ": "d", "ŧ": "t", "ŋ": "n"})


def by_letter(documents: Iterable[Document]) -> list[tuple[str, list[Document]]]:
    """(letter, its documents), in order; titles that begin with no letter stand first, under ``#``."""
    ordered = sorted(documents, key=lambda document: (collation_key(document.title), document.url))
    return [(letter, list(group)) for letter, group in groupby(ordered, key=lambda document: initial(document.title))]


def initial(title: str) -> str:
    """The capital letter that a title stands under."""
    first = collation_key(title)[:1]
    return ALPHABET[first[0] - 1].upper() if first and first[0] > 0 else OTHER


def collation_key(text: str) -> tuple[int, ...]:
    """Sorts as a Norwegian dictionary does: word by word, and punctuation counts for nothing."""
    words = "".join(letter if letter.isalnum() or letter.isspace() else "" for letter in _normalized(text)).split()
    return tuple(ALPHABET.find(letter) + 1 for word in words for letter in (*word, " "))[:-1]


def _normalized(text: str) -> str:
    """Lower-case letters of the alphabet where the text has letters: é as e, ä as æ, aa as å."""
    lower = unicodedata.normalize("NFC", text.casefold()).replace("aa", "å")
    kept = "".join(letter if letter in "æøåäöü" else unicodedata.normalize("NFD", letter)[0] for letter in lower)
    return kept.translate(EQUIVALENTS)
