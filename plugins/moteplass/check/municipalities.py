"""Municipalities by their numbers, which nobody knows by heart: who writes a name is told the number, and the other way round."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from ..faults import Fault
from ..read import advice
from ..read.content import Content
from ..read.source import Source
from ..words import LOCALE


def of(source: Source, values: Iterable[str], content: Content) -> Iterator[Fault]:
    """Every municipality of an entry stands in ``municipalities.yaml``."""
    for number, key, blanks in unknown(values, content):
        yield source.fault(key, f"municipalities.{number}", **blanks)


def unknown(values: Iterable[str], content: Content) -> Iterator[tuple[int, str, dict[str, Any]]]:
    """(which of them, key of the sentence, what fills its blanks) of each that does not stand there."""
    known = content.data.municipality_names
    for number, value in enumerate(values):
        if value not in known and "data/municipalities.yaml" not in content.unread:
            key, blanks = _meant(value, known)
            yield number, key, {"value": value, **blanks}


def _meant(value: str, known: Mapping[str, str]) -> advice.Advice:
    """What to write instead: the number of a name; the line that the data file lacks; else one of those there are."""
    if several := advice.several(value, "municipalities", "municipality"):
        return several
    number = value.zfill(4) if re.fullmatch(r"\d{3,4}", value, re.ASCII) else _number(value, known) or _number(value, norwegian())
    if number in known:
        return "municipality_named", {"name": known[number], "number": number}
    if number in norwegian():
        return "municipality_unlisted" if number == value else "municipality_unlisted_named", {
            "name": norwegian()[number],
            "number": number,
        }
    return "unknown_municipality", {"known": tuple(f"{number} ({name})" for number, name in known.items())}


def _number(name: str, names: Mapping[str, str]) -> str:
    """The number of the only municipality of that name; '' if there is none, or more."""
    plain = re.sub(r"\s+kommune$", "", name.strip().casefold())
    found = [number for number, known in names.items() if known.casefold() == plain]
    return found[0] if len(found) == 1 else ""


@cache
def norwegian() -> dict[str, str]:
    """Number → name of every municipality in Norway."""
    return tomllib.loads((LOCALE / "editor" / "municipalities.toml").read_text(encoding="utf-8"))


def named_twice(content: Content) -> Iterator[Fault]:
    """No name under two numbers: one of them is then another municipality's."""
    lines = content.data.lines.get("municipalities", {})
    numbers: dict[str, str] = {}
    for number, name in content.data.municipality_names.items():
        if name in numbers:
            shown = f"{content.folder.name}/data/municipalities.yaml"
            yield Fault(shown, lines.get((number,), 1), "same_municipality", values={"name": name, "other": numbers[name]})
        numbers.setdefault(name, number)
