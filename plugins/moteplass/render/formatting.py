"""Dates, hours and schedules in words, as a language says them."""

import datetime
from collections.abc import Callable, Iterable
from itertools import groupby

import babel.dates
from babel.lists import format_list

from ..model.dates import OSLO, PartialDate
from ..model.occurrences import LONGEST_NIGHT, Timetable
from ..model.rhythm import WEEKDAYS, Rhythm, Weekday
from ..model.schedule import Pause
from ..words import Words, locale_of

# Pauses further away say nothing to somebody who thinks of coming.
SOON = datetime.timedelta(days=300)
YEAR = datetime.timedelta(days=365)


def format_date(date: PartialDate | datetime.date, lang: str) -> str:
    """«2022», «november 2022» or «6. november 2022»: as much as is known."""
    locale = locale_of(lang)
    known = PartialDate.of(date) if isinstance(date, datetime.date) else date
    if known.is_day:
        return babel.dates.format_date(known.start, format="long", locale=locale)
    if known.month:
        return babel.dates.format_skeleton("yMMMM", known.start, locale=locale)
    return str(known.year)


def format_day(day: datetime.date, lang: str) -> str:
    """«tirsdag 12. januar 2027»."""
    return f"{weekday_name(WEEKDAYS[day.weekday()], lang)} {format_date(day, lang)}"


def weekday_name(weekday: Weekday, lang: str) -> str:
    """The weekday of the content model in another language: «tysdag»."""
    return str(babel.dates.get_day_names("wide", locale=locale_of(lang))[WEEKDAYS.index(weekday)])


def weekday_names(weekdays: Iterable[Weekday], lang: str) -> str:
    """Several of them: «måndag og torsdag»."""
    return _and_list([weekday_name(weekday, lang) for weekday in weekdays], lang)


def format_when(start: datetime.date, end: datetime.date | None, words: Words, lang: str) -> str:
    """A day or a moment, or from one to another: «tirsdag 12. januar 2027 kl. 18–20»."""
    begins, ends = _local(start), _local(end) if end else None
    if not isinstance(begins, datetime.datetime):
        if ends is None or ends == begins:
            return format_day(begins, lang)
        return words("when.days", first=_before(ends, begins, format_day, lang), last=format_day(ends, lang))
    if not isinstance(ends, datetime.datetime):
        return words("when.at", day=format_day(begins, lang), hours=words("when.from", start=format_clock(begins.time(), lang)))
    if begins.date() == ends.date() or ends - begins <= LONGEST_NIGHT:
        return words("when.at", day=format_day(begins, lang), hours=format_hours(begins.time(), ends.time(), words, lang))
    return words("when.days", first=format_when(begins, None, words, lang), last=format_when(ends, None, words, lang))


def format_hours(start: datetime.time, end: datetime.time, words: Words, lang: str) -> str:
    """«kl. 18–20», «kl. 18.30–20»; until midnight «kl. 22–24»."""
    ends = format_clock(end, lang)
    return words("when.hours", start=format_clock(start, lang), end="24" if ends == "0" else ends)


def format_clock(time: datetime.time, lang: str) -> str:
    """«18», «18.30» in Norwegian (Språkrådet: Klokkeslett), «18:00» elsewhere."""
    if lang not in ("nb", "nn"):
        return f"{time:%H:%M}"
    return f"{time.hour}" if time.minute == 0 else f"{time.hour}.{time.minute:02}"


def format_schedule(timetable: Timetable, today: datetime.date, words: Words, lang: str) -> str:
    """«annenhver tirsdag kl. 18–20, ikke fra 20. juni til 20. august, til 14. desember 2027»: what is still to come of it."""
    hours = format_hours(timetable.start, timetable.end, words, lang)
    parts = [words("when.at", day=format_rhythm(timetable.rhythm, words, lang), hours=hours)]
    if timetable.first > today and timetable.last:
        first, last = _before(timetable.last, timetable.first, format_date, lang), format_date(timetable.last, lang)
        parts.append(words("schedule.between", first=first, last=last))
    elif timetable.first > today:
        parts.append(words("schedule.from", date=format_date(timetable.first, lang)))
    elif timetable.last:
        parts.append(words("schedule.until", date=format_date(timetable.last, lang)))
    parts += [
        _format_pause(pause, today, words, lang) for pause in timetable.pauses if pause.end >= today and pause.first <= today + SOON
    ]
    if not timetable.on_holidays:
        parts.append(words("schedule.not_holidays"))
    return ", ".join(parts)


def format_rhythm(rhythm: Rhythm, words: Words, lang: str) -> str:
    """«hver mandag og torsdag», «tirsdag hver 3. uke», «andre og fjerde tirsdag i måneden»."""
    if rhythm.weeks:
        rule = {1: "schedule.weekly", 2: "schedule.fortnightly"}.get(rhythm.weeks, "schedule.weeks")
        return words(rule, day=weekday_names(rhythm.weekdays, lang), weeks=rhythm.weeks)
    numbers = {day: tuple(sorted((n for other, n in rhythm.days if other == day), key=_from_first)) for day, _ in rhythm.days}
    parts = groupby(numbers, key=numbers.__getitem__)
    return _and_list([_format_of_month(numbers, days, words, lang) for numbers, days in parts], lang)


def _format_of_month(numbers: Iterable[int], days: Iterable[int], words: Words, lang: str) -> str:
    ordinals = _and_list([words(f"schedule.ordinals.{number}") for number in numbers], lang)
    return words("schedule.monthly", ordinal=ordinals, day=weekday_names([WEEKDAYS[day] for day in days], lang))


def _from_first(number: int) -> tuple[bool, int]:
    """The order in which the weekdays of a month come; those that are counted from its end come last."""
    return number < 0, number


def _and_list(parts: list[str], lang: str) -> str:
    return format_list(parts, locale=locale_of(lang))


def format_periods(periods: Iterable[Pause], today: datetime.date, words: Words, lang: str) -> str:
    """«24. desember og fra 28. desember til 1. januar»."""
    ends = [_ends(period, today, lang) for period in periods]
    said = [first if first == last else words("schedule.between", first=first, last=last) for first, last in ends]
    return _and_list(said, lang)


def _format_pause(pause: Pause, today: datetime.date, words: Words, lang: str) -> str:
    first, last = _ends(pause, today, lang)
    return words("schedule.not_day", day=first) if first == last else words("schedule.not_from", first=first, last=last)


def _ends(period: Pause, today: datetime.date, lang: str) -> tuple[str, str]:
    """Its first and last day; with the year where a reader of today would take them for others."""
    if max(period.end - today, period.end - period.first) >= YEAR:
        return format_date(period.first, lang), format_date(period.end, lang)
    first, last = (babel.dates.format_skeleton("MMMMd", day, locale=locale_of(lang)) for day in (period.first, period.end))
    return first, last


def _before(last: datetime.date, first: datetime.date, say: Callable[[datetime.date, str], str], lang: str) -> str:
    """The first of two days, without its year where the last one says it: «6. februar» before «7. februar 2027»."""
    said = say(first, lang)
    return said.removesuffix(f" {first.year}") if first.year == last.year else said


def _local(when: datetime.date) -> datetime.date:
    return when.astimezone(OSLO) if isinstance(when, datetime.datetime) else when
