"""The words that people read: one file per language in ``theme/locale/``, none in the code."""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale

from .paths import THEME

LOCALE = THEME / "locale"
LOCALES = {"nb": "nb_NO", "nn": "nn_NO", "en": "en_GB"}  # by which Babel writes dates and lists


class Words:
    """The sentences of one language, by dotted key: ``words("faults.empty", field="title")``."""

    def __init__(self, table: Mapping[str, Any], fallback: "Words | None" = None) -> None:
        self._sentences = dict(_flatten(table))
        self._fallback = fallback

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same sentences."""
        below = self._fallback.fingerprint if self._fallback else ""
        return hashlib.sha256(f"{sorted(self._sentences.items())}{below}".encode()).hexdigest()

    @classmethod
    def load(cls, path: Path, fallback: "Words | None" = None) -> "Words":
        return cls(_read(path.read_text(encoding="utf-8")), fallback)

    def __call__(self, key: str, /, **values: object) -> str:
        """The sentence with its ``{blanks}`` filled in (one of them may be named ``key``); raises KeyError for an unknown key."""
        if key not in self._sentences and self._fallback:
            return self._fallback(key, **values)
        return self._sentences[key].format(**values) if values else self._sentences[key]

    def __contains__(self, key: str) -> bool:
        return key in self._sentences

    def keys(self) -> frozenset[str]:
        return frozenset(self._sentences)


def site_words() -> dict[str, Words]:
    """What readers see: language → words, bokmål first."""
    nb = Words.load(LOCALE / "nb.toml")
    others = sorted(path for path in LOCALE.glob("*.toml") if path.stem != "nb")
    return {"nb": nb, **{path.stem: Words.load(path, nb) for path in others}}


def locale_of(lang: str) -> str:
    """The locale in which dates and lists of a language are written (CLDR)."""
    return LOCALES.get(lang, lang)


def text_direction(lang: str) -> str:
    """``rtl`` of Arabic and the like, ``ltr`` of others, as HTML has it."""
    return Locale.parse(lang, sep="-").text_direction


def editor_words() -> Words:
    """What editors see."""
    return Words.load(LOCALE / "editor" / "nb.toml")


@lru_cache(maxsize=16)  # of the files of all languages: a preview reads them at each save
def _read(text: str) -> Mapping[str, Any]:
    return tomllib.loads(text)


def _flatten(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in table.items():
        pairs += _flatten(value, f"{prefix}{key}.") if isinstance(value, Mapping) else [(prefix + key, str(value))]
    return pairs
