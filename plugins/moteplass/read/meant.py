"""What an editor most likely meant by the name of a field or by a choice: the Norwegian word, capitals, another program's name.

The words stand in ``theme/locale/editor/meant.toml``.
"""

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from ..words import LOCALE

Words = dict[str, tuple[str, ...]]


def names(written: str) -> tuple[str, ...]:
    """What a field's name may stand for: a field of that name but for capitals, blanks and hyphens, and those that it is the
    Norwegian word for; some with their value, as ``status: draft``."""
    return (_plain(written), *_names().get(_plain(written), ()))


def other_names(fields: Iterable[str]) -> Words:
    """Norwegian words → those of the fields that they are the words for."""
    known = frozenset(fields)
    found = {name: tuple(field for field in meant if field_of(field) in known) for name, meant in _names().items()}
    return {name: meant for name, meant in found.items() if meant}


def field_of(meant: str) -> str:
    """The field of ``status: draft``."""
    return meant.partition(":")[0]


def choice_called(field: str, written: str, choices: tuple[str, ...]) -> str:
    """The choice that a word means; '' if none."""
    return _words_of(field, choices).get(_plain(written), "")


def choice(field: str, written: str, choices: tuple[str, ...]) -> str:
    """The choice that a word means, or is nearly spelt as; '' if none."""
    words = _words_of(field, choices)
    near = difflib.get_close_matches(_plain(written)[:LONGEST], words, 1, NEAR)
    return words[near[0]] if near else ""


@cache
def _words_of(field: str, choices: tuple[str, ...]) -> dict[str, str]:
    return {_plain(word): value for value in reversed(choices) for word in (value, *_choices(field).get(value, ()))}


def with_meaning(field: str, value: str) -> str:
    """A choice with its meaning: ``draft (kladd)``; those that are Norwegian already stand alone."""
    meaning = meaning_of(field, value)
    return f"{value} ({meaning})" if meaning else value


def meaning_of(field: str, value: str) -> str:
    """The meaning of a choice in Norwegian; '' for one that is Norwegian already."""
    meaning = next(iter(_choices(field).get(value, ())), "")
    return "" if meaning == value else meaning


LONGEST = 60  # characters of a word that is compared
NEAR = 0.8


def _plain(text: str) -> str:
    return re.sub(r"[\s_-]+", "_", unicodedata.normalize("NFC", text).replace("\N{SOFT HYPHEN}", "").casefold().strip())


@cache
def _names() -> Words:
    return {name: tuple(meant.split(", ")) for name, meant in _table()["names"].items()}


@cache
def _choices(field: str) -> Words:
    return {value: tuple(words.split(", ")) for value, words in _table()["choices"].get(field, {}).items()}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((LOCALE / "editor" / "meant.toml").read_text(encoding="utf-8"))
