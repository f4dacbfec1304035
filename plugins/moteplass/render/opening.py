"""When an office is open: the week as a table, and what holds on the day that is built for. A page that says «åpent nå» would be
wrong an hour later, so it names the day it speaks of."""

import datetime
from dataclasses import dataclass

from babel.lists import format_list

from ..model.occurrences import clock, is_holiday
from ..model.office import Hours, Office
from ..model.rhythm import WEEKDAYS, Weekday
from ..model.schedule import Pause
from ..words import Words, locale_of
from .formatting import format_day, format_hours, weekday_name


@dataclass(frozen=True)
class Opening:
    """``week``: every weekday with its hours, none where it is closed; ``today``: those of the day that is built for;
    ``is_holiday``: whether that is a public holiday; ``closures``: the days without anybody there that are still to come."""

    week: tuple[tuple[Weekday, tuple[Hours, ...]], ...]
    today: tuple[Hours, ...]
    is_holiday: bool
    closures: tuple[Pause, ...]


def opening_of(office: Office, today: datetime.date) -> Opening | None:
    """Nothing for an office that has not filled in its hours, or is closed for good."""
    if not office.hours or office.closed:
        return None
    week = tuple((day, tuple(sorted((h for h in office.hours if h.day == day), key=lambda h: h.opens))) for day in WEEKDAYS)
    holiday = is_holiday(today)
    shut = holiday or any(today in closure for closure in office.closures)
    closures = tuple(sorted((closure for closure in office.closures if closure.end >= today), key=lambda closure: closure.first))
    return Opening(week, () if shut else week[today.weekday()][1], holiday, closures)


def format_today(opening: Opening, today: datetime.date, words: Words, lang: str) -> str:
    """«Tirsdag 1. desember 2026: åpent kl. 10–15.»"""
    day = format_day(today, lang)
    if opening.today:
        state = words("opening.open", hours=format_spans(opening.today, words, lang))
    else:
        state = words("opening.holiday" if opening.is_holiday else "opening.closed")
    return words("opening.on_day", day=day[0].upper() + day[1:], state=state)


def format_spans(spans: tuple[Hours, ...], words: Words, lang: str) -> str:
    """«kl. 10–12 og kl. 13–15.30»; that it is closed where there are none."""
    if not spans:
        return words("opening.closed")
    said = [format_hours(clock(span.opens), clock(span.closes), words, lang) for span in spans]
    return format_list(said, locale=locale_of(lang))


def format_week(opening: Opening, words: Words, lang: str) -> str:
    """«mandag–torsdag kl. 10–15, fredag kl. 10–13»: the open days alone, those in a row that are alike together."""
    rows: list[tuple[list[str], str]] = []
    previous = -2
    for number, (day, spans) in enumerate(opening.week):
        if not spans:
            continue
        name, hours = weekday_name(day, lang), format_spans(spans, words, lang)
        if rows and previous == number - 1 and rows[-1][1] == hours:
            rows[-1][0].append(name)
        else:
            rows.append(([name], hours))
        previous = number
    return ", ".join(f"{names[0]}–{names[-1]} {hours}" if len(names) > 1 else f"{names[0]} {hours}" for names, hours in rows)
