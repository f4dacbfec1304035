"""When something happens again and again, as people say it: «annenhver tirsdag», from when to when, with which pauses."""

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Discriminator, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from .dates import Day
from .values import Clock, Fields, Flag, Several, Slug, Text

Weekday = Literal["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
# As Norwegian counts the weekdays of a month; -1 is the last one, as in RFC 5545.
ORDINALS = {"første": 1, "andre": 2, "tredje": 3, "fjerde": 4, "siste": -1}
FORM = re.compile(rf"(?:(hver|annenhver)|({'|'.join(ORDINALS)})) ({'|'.join(WEEKDAYS)})( i måneden)?")


@dataclass(frozen=True)
class Rhythm:
    """``weeks`` 1 or 2 for every or every other week; or ``ordinal`` for one weekday of each month. ``weekday``: 0 is Monday."""

    weekday: int
    weeks: int = 0
    ordinal: int = 0

    @classmethod
    def parse(cls, text: str) -> "Rhythm":
        """``hver tirsdag``, ``annenhver tirsdag`` or ``første tirsdag i måneden``; raises ValueError for anything else."""
        match = FORM.fullmatch(" ".join(text.lower().split()))
        if not match or bool(match[2]) != bool(match[4]):
            raise ValueError(text)
        weekday = WEEKDAYS.index(match[3])
        if match[2]:
            return cls(weekday, ordinal=ORDINALS[match[2]])
        return cls(weekday, weeks=1 if match[1] == "hver" else 2)


def _rhythm(value: Any) -> Rhythm:
    if isinstance(value, Rhythm):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text expected")
    try:
        return Rhythm.parse(value)
    except ValueError:
        raise PydanticCustomError("rhythm", "not a rhythm", {"value": value}) from None


class Pause(Fields):
    """Days without a meeting: one, or all from the first to the last."""

    first: Day
    last: Day | None = None

    @property
    def end(self) -> datetime.date:
        return self.last or self.first

    def __contains__(self, day: datetime.date) -> bool:
        return self.first <= day <= self.end


class NamedPause(Fields):
    """A pause that several groups have, in ``content/data/pauses.yaml``: its name, and its dates year by year."""

    name: Text
    dates: Several[Pause]


def _form(value: Any) -> str:
    """Which of the two a pause is, so that only what is wrong with that one is told."""
    return "name" if isinstance(value, str) else "days"


NameOrDays = Annotated[Annotated[Slug, Tag("name")] | Annotated[Pause, Tag("days")], Discriminator(_form)]


class Schedule(Fields):
    """The rule, its first and last day, the hours of the day, and when it does not hold. ``start`` to ``end`` on one day,
    in Norwegian time; ``pauses`` are the name of a pause or its own days."""

    repeat: Annotated[Rhythm, BeforeValidator(_rhythm), WithJsonSchema({"type": "string", "pattern": f"^{FORM.pattern}$"})]
    first: Day
    last: Day | None = None
    start: Clock
    end: Clock
    pauses: Several[NameOrDays] = ()
    on_holidays: Flag = False

    @property
    def names_a_pause(self) -> bool:
        """Whether its dates hang on those of ``content/data/pauses.yaml`` too."""
        return any(isinstance(pause, str) for pause in self.pauses)
