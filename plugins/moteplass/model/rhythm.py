"""How often something happens, as people say it: «annenhver tirsdag», «andre og fjerde tirsdag i måneden»."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal, get_args

from pydantic_core import PydanticCustomError

Weekday = Literal["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
# As Norwegian counts the weekdays of a month; -1 is the last one, as in RFC 5545.
ORDINALS = {"første": 1, "andre": 2, "tredje": 3, "fjerde": 4, "femte": 5, "nest siste": -2, "siste": -1}
NUMBERS = ORDINALS | {f"{number}.": number for number in range(1, 6)}
# From the week of one meeting to that of the next.
STEPS = {"hver": 1, "annenhver": 2, "annen hver": 2, "hver annen": 2, "hver sjette": 6, "hver 6.": 6}
STEPS |= {f"hver {name}": number for name, number in NUMBERS.items() if number > 1}


def _one_of(names: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, names))})"


def _list_of(one: str) -> str:
    return f"{one}(?:(?:,| og) {one})*"


DAY, STEP, NUMBER = _one_of(WEEKDAYS), _one_of(STEPS), _one_of(NUMBERS)
DAYS, NUMBERED = _list_of(DAY), f"{_list_of(NUMBER)} {_list_of(DAY)}"
FORM = re.compile(rf"({STEP}) ({DAYS})|({DAYS}) ({STEP}) uke|({STEP}) uke(?: ({DAYS}))?|({_list_of(NUMBERED)}) i måneden")
# What people also write for the same: «tirsdager», «hver tirsdag og hver torsdag», «på», «den første tirsdagen», «hver måned».
SPOKEN = (
    (re.compile(rf"^(?={DAY}er\b(?!.* uke))"), "hver "),
    (re.compile(rf"({DAY})(?:er|en|ene)\b"), r"\1"),
    (re.compile(rf"^den |^hver (?={NUMBER}.* måned)|\bpå |(?<= og )(?:hver|den) "), ""),
    (re.compile(r" (?:i|hver|i hver) måned(?:en)?(?= og )"), ""),
    (re.compile(r" (?:i|hver|i hver) måned(?:en)?$"), " i måneden"),
)


@dataclass(frozen=True)
class Rhythm:
    """``weeks``: 1 for every week, 2 for every other, and so on; 0 for days of each month. ``days``: (weekday, which of them in the
    month), sorted; 0 is Monday, and every one of them. None are said of «hver tredje uke»: then it is the weekday of the first."""

    days: tuple[tuple[int, int], ...] = ()
    weeks: int = 0

    @classmethod
    def parse(cls, text: str) -> "Rhythm":
        """``hver mandag og torsdag``, ``annenhver tirsdag``, ``tirsdag hver tredje uke``, ``andre og fjerde tirsdag i måneden``, or
        what means the same; raises ValueError for anything else."""
        said = " ".join(text.lower().split())
        for pattern, plain in SPOKEN:
            said = pattern.sub(plain, said)
        match = FORM.fullmatch(said)
        if not match:
            raise ValueError(text)
        if match[7]:
            parts = re.findall(rf"({_list_of(NUMBER)}) ({DAYS})", match[7])
            days = {pair for numbers, names in parts for pair in product(_weekdays(names), _numbers(numbers))}
            return cls(tuple(sorted(days)))
        step, names = match[1] or match[4] or match[5], match[2] or match[3] or match[6] or ""
        return cls(tuple((day, 0) for day in sorted({*_weekdays(names)})), STEPS[step])

    @property
    def weekdays(self) -> tuple[Weekday, ...]:
        """Their names, each once."""
        return tuple(WEEKDAYS[number] for number in sorted({weekday for weekday, _ in self.days}))


def rhythm(value: Any) -> Rhythm:
    """A rhythm as pydantic asks for it, which tells of anything else by the key of a fault."""
    if isinstance(value, Rhythm):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text expected")
    try:
        return Rhythm.parse(value)
    except ValueError:
        raise PydanticCustomError("rhythm", "not a rhythm", {"value": value}) from None


def _weekdays(text: str) -> list[int]:
    names: tuple[str, ...] = WEEKDAYS
    return [names.index(name) for name in re.findall(DAY, text)]


def _numbers(text: str) -> list[int]:
    return [NUMBERS[name] for name in re.findall(NUMBER, text)]
