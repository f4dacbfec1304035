"""Expands a schedule to dates (RFC 5545): the Norwegian text, the next dates, the calendar feeds and the structured data
are all made from what stands here, so that they cannot disagree."""

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, takewhile

import holidays
from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekday

from .dates import OSLO
from .rhythm import Rhythm
from .schedule import NamedPause, Pause, Schedule

# What goes on past midnight may last so long; where it would be longer, the hours have rather changed places.
LONGEST_NIGHT = datetime.timedelta(hours=6)
RFC_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True)
class Occurrence:
    """One meeting, in Oslo."""

    start: datetime.datetime
    end: datetime.datetime


@dataclass(frozen=True)
class Timetable:
    """A schedule with the dates of its pauses: what the calendar knows of a group or an event that recurs."""

    rhythm: Rhythm
    first: datetime.date
    last: datetime.date | None
    start: datetime.time
    end: datetime.time
    pauses: tuple[Pause, ...]
    on_holidays: bool

    @classmethod
    def of(cls, schedule: Schedule, named: Mapping[str, NamedPause]) -> "Timetable":
        """The pauses sorted; a name that is not in ``named`` counts for nothing (the preflight has said so)."""
        own = [pause for pause in schedule.pauses if isinstance(pause, Pause)]
        shared = [dates for pause in schedule.pauses if isinstance(pause, str) and pause in named for dates in named[pause].dates]
        pauses = tuple(sorted((*own, *shared), key=lambda pause: (pause.first, pause.end)))
        start, end = clock(schedule.start), clock(schedule.end)
        return cls(schedule.rhythm, schedule.first, schedule.last, start, end, pauses, schedule.on_holidays)

    def days(self) -> Iterator[datetime.date]:
        """Every day of the rule, pauses and holidays among them; without an end if it has none."""
        yield from (moment.date() for moment in _rule(self.rhythm, self.first, self.last))

    def is_off(self, day: datetime.date) -> bool:
        """Whether there is no meeting on this day of the rule."""
        firsts, ends = self._paused
        begun = bisect_right(firsts, day)
        return (begun > 0 and day <= ends[begun - 1]) or (not self.on_holidays and (is_holiday(day) or is_eve(day)))

    @cached_property
    def _paused(self) -> tuple[list[datetime.date], list[datetime.date]]:
        """The first day of each pause, and the last day of it and of all before it."""
        return [pause.first for pause in self.pauses], list(accumulate((pause.end for pause in self.pauses), max))

    def meetings(self, since: datetime.date, until: datetime.date) -> Iterator[Occurrence]:
        """Those that are held from one day to another, both included, in order."""
        for day in takewhile(lambda day: day <= until, self.days()):
            if day >= since and not self.is_off(day):
                yield self.on(day)

    def exceptions(self, until: datetime.date) -> Iterator[datetime.datetime]:
        """When the rule would have it, up to a day, and no meeting is held (EXDATE)."""
        for day in takewhile(lambda day: day <= until, self.days()):
            if self.is_off(day):
                yield self.on(day).start

    def on(self, day: datetime.date) -> Occurrence:
        end = day + datetime.timedelta(days=self.end <= self.start)
        return Occurrence(
            datetime.datetime.combine(day, self.start, OSLO),
            datetime.datetime.combine(end, self.end, OSLO),
        )

    def rrule(self) -> dict[str, list[str] | str | int | datetime.datetime]:
        """The parts of RFC 5545's RRULE (3.3.10). UNTIL is in UTC, as it must be beside a DTSTART with a time zone."""
        parts: dict[str, list[str] | str | int | datetime.datetime] = {"freq": "monthly"}
        if self.rhythm.weeks:
            parts = {"freq": "weekly", "interval": self.rhythm.weeks}
        parts["byday"] = self.by_day()
        if self.last:
            parts["until"] = self.on(self.last).start.astimezone(datetime.UTC)
        return parts

    def by_day(self) -> list[str]:
        """The days as RFC 5545's BYDAY: ``["2TU", "4TU"]``."""
        return [f"{number or ''}{RFC_WEEKDAYS[weekday]}" for weekday, number in self.rhythm.days]


def clock(text: str) -> datetime.time:
    """``18:30`` → the time of day."""
    return datetime.time.fromisoformat(text)


def is_backwards(start: datetime.time, end: datetime.time) -> bool:
    """Whether the end is not after the start, and not in the night after it either."""
    minutes = 60 * (end.hour - start.hour) + end.minute - start.minute
    return minutes == 0 or (minutes < 0 and datetime.timedelta(days=1, minutes=minutes) > LONGEST_NIGHT)


def is_holiday(day: datetime.date) -> bool:
    """Whether it is a public holiday in Norway (lov om helligdager og helligdagsfred; 1. and 17. May by lov av 26.4.1947)."""
    return day in _holidays(day.year)


def is_eve(day: datetime.date) -> bool:
    """Whether it is Christmas Eve or New Year's Eve: no holiday in law, but who comes to a door then takes it to be shut."""
    return (day.month, day.day) in ((12, 24), (12, 31))


@cache
def _holidays(year: int) -> frozenset[datetime.date]:
    return frozenset(holidays.country_holidays("NO", years=year))


def _rule(rhythm: Rhythm, first: datetime.date, last: datetime.date | None) -> rrule:
    return rrule(
        WEEKLY if rhythm.weeks else MONTHLY,
        dtstart=datetime.datetime.combine(_first(rhythm, first), datetime.time()),
        until=datetime.datetime.combine(last, datetime.time()) if last else None,
        interval=rhythm.weeks or 1,
        byweekday=[weekday(day, number or None) for day, number in rhythm.days],
    )


def _first(rhythm: Rhythm, first: datetime.date) -> datetime.date:
    """The first day of the rule, from whose week every other week is counted. RFC 5545 counts weeks from the week of DTSTART, so
    DTSTART must be such a day."""
    if not rhythm.weeks:
        return first
    return first + datetime.timedelta(days=min((day - first.weekday()) % 7 for day, _ in rhythm.days))
