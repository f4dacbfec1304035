"""Dates that are known only so far: a year, a month or a day; and moments in Norway."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import total_ordering
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from .characters import exact

OSLO = ZoneInfo("Europe/Oslo")
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})", re.ASCII)
# What a date of this site can be. Python's calendar ends with the year 9999, so that nothing could be added to a later day.
YEARS = range(1900, 2101)
PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A year, a month or a day; sorts as the start of its period, the vaguer first."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """``2022``, ``2022-11`` or ``2022-11-06``; raises ValueError for anything else and for days that do not exist."""
        match = PATTERN.fullmatch(text)
        if not match:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        date(year, 1 if month is None else month, 1 if day is None else day)
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> Self:
        """The whole day."""
        return cls(day.year, day.month, day.day)

    @property
    def start(self) -> date:
        """The first day of the period: for sorting, never for showing."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def is_day(self) -> bool:
        return self.day is not None

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.year, self.month or 0, self.day or 0) < (other.year, other.month or 0, other.day or 0)


def _partial_date(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text expected")
    return _parse(exact(value), "partial_date")


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text expected")
    found = _parse(exact(value), "day")
    if not found.is_day:
        raise PydanticCustomError("day", "not a day", {"value": value})
    return found.start


def _when(value: Any) -> date:
    """A day, or a moment of it in Oslo that the clock shows once; 24:00 is the midnight that a day ends with."""
    if isinstance(value, date) or not isinstance(value, str):
        return _day(value)
    value = exact(value).strip()
    if not (written := MOMENT.fullmatch(value)):
        if not PATTERN.fullmatch(value):
            raise PydanticCustomError("when", "not a day or a moment", {"value": value})
        return _day(value)
    try:
        day, clock = written.groups()
        ends = clock == "24:00"
        moment = datetime.fromisoformat(f"{day} {'00:00' if ends else clock}").replace(tzinfo=OSLO) + timedelta(days=ends)
    except (ValueError, OverflowError):
        raise PydanticCustomError("impossible_date", "no such moment", {"value": value}) from None
    if moment.year not in YEARS:
        raise _far(value)
    if is_skipped_or_double(moment):
        raise PydanticCustomError("clock_change", "the clock is changed", {"value": value})
    return moment


def is_skipped_or_double(moment: datetime) -> bool:
    """Whether the clock in Oslo skips this moment, or shows it twice, as summer time begins or ends (PEP 495)."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def day_of(when: date) -> date:
    """The day of a day or a moment."""
    return when.date() if isinstance(when, datetime) else when


def _parse(value: str, expected: str) -> PartialDate:
    """A date of the right form that does not exist is another mistake than a wrong form."""
    try:
        found = PartialDate.parse(value)
    except ValueError:
        kind = "impossible_date" if PATTERN.fullmatch(value) else expected
        raise PydanticCustomError(kind, "not a date", {"value": value}) from None
    if found.year not in YEARS:
        raise _far(value)
    return found


def _far(value: str) -> PydanticCustomError:
    return PydanticCustomError("far_date", "too long ago or too far ahead", {"value": value, "first": YEARS[0], "last": YEARS[-1]})


AnyDate = Annotated[
    PartialDate,
    BeforeValidator(_partial_date),
    WithJsonSchema({"type": "string", "pattern": f"^{PATTERN.pattern}$"}),
]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
When = Annotated[
    datetime | date, BeforeValidator(_when), WithJsonSchema({"type": "string", "pattern": f"^{PATTERN.pattern}|{MOMENT.pattern}$"})
]


def decide_today(given: str, environment: Mapping[str, str]) -> date:
    """The day that is built for, decided once: as given, else SOURCE_DATE_EPOCH (reproducible-builds.org), else the
    clock, in Oslo. Raises ValueError for something that is no date, or none that content could have."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    try:
        if given:
            day = date.fromisoformat(given)
        else:
            day = (datetime.fromtimestamp(int(epoch), OSLO) if epoch else datetime.now(OSLO)).date()
    except (OverflowError, OSError) as error:  # the calendar, or the machine's clock, does not reach so far
        raise ValueError(epoch) from error
    if day.year not in YEARS:
        raise ValueError(day)
    return day
