"""The dates of a schedule: held against plain arithmetic. That the text, the calendars and the data files agree with them is held
in ``meetings/test_agreement.py``."""

import calendar
import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from moteplass.model.occurrences import Timetable, is_holiday
from moteplass.model.schedule import ORDINALS, Pause, Rhythm
from moteplass.render.formatting import format_schedule
from moteplass.words import site_words

FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2035, 12, 31)
DAYS = st.dates(FIRST, LAST)
WEEKLY = st.builds(Rhythm, weekday=st.integers(0, 6), weeks=st.sampled_from([1, 2]))
MONTHLY = st.builds(Rhythm, weekday=st.integers(0, 6), ordinal=st.sampled_from(sorted(ORDINALS.values())))
WORDS = site_words()


@st.composite
def pauses(draw: st.DrawFn) -> Pause:
    first = draw(DAYS)
    return Pause(first=first, last=first + datetime.timedelta(days=draw(st.integers(0, 70))))


@st.composite
def timetables(draw: st.DrawFn) -> Timetable:
    """Any rule from any day of ten years, with an end or without."""
    first = draw(DAYS)
    length = draw(st.none() | st.integers(40, 1500))
    return Timetable(
        rhythm=draw(WEEKLY | MONTHLY),
        first=first,
        last=first + datetime.timedelta(days=length) if length else None,
        start=datetime.time(draw(st.integers(8, 19)), draw(st.sampled_from([0, 15, 30]))),
        end=datetime.time(draw(st.integers(20, 22))),
        pauses=tuple(sorted(draw(st.lists(pauses(), max_size=3)), key=lambda pause: (pause.first, pause.end))),
        on_holidays=draw(st.booleans()),
    )


def expected(timetable: Timetable, until: datetime.date) -> list[datetime.date]:
    """The days of the rule, found by looking at every day there is."""
    rhythm, last = timetable.rhythm, min(timetable.last or until, until)
    days = [timetable.first + datetime.timedelta(days=n) for n in range((last - timetable.first).days + 1)]
    fitting = [day for day in days if day.weekday() == rhythm.weekday]
    if rhythm.weeks:
        return fitting[:: rhythm.weeks]
    if rhythm.ordinal == -1:
        return [day for day in fitting if day.day + 7 > calendar.monthrange(day.year, day.month)[1]]
    return [day for day in fitting if (day.day - 1) // 7 + 1 == rhythm.ordinal]


@settings(max_examples=120, deadline=None)
@given(timetable=timetables())
def test_the_meetings_are_those_that_a_calendar_on_the_wall_shows(timetable: Timetable) -> None:
    """On the right weekdays, every, every other or once a month; never in a pause, nor on a public holiday unless it says
    so; at the same time of the day in summer and in winter."""
    until = timetable.first + datetime.timedelta(days=800)
    meetings = list(timetable.meetings(timetable.first, until))
    days = [meeting.start.date() for meeting in meetings]
    off = {moment.date() for moment in timetable.exceptions(until)}
    assert sorted({*days, *off}) == expected(timetable, until)
    assert not off & set(days)
    assert all(any(day in pause for pause in timetable.pauses) or is_holiday(day) for day in off)
    assert not any(day in pause for day in days for pause in timetable.pauses)
    assert timetable.on_holidays or not any(map(is_holiday, days))
    assert {(m.start.timetz().replace(tzinfo=None), m.end.timetz().replace(tzinfo=None)) for m in meetings} <= {
        (timetable.start, timetable.end)
    }


def test_the_words_are_those_that_people_say() -> None:
    """A rule with a pause, in the three languages."""
    pause = Pause(first=datetime.date(2027, 6, 20), last=datetime.date(2027, 8, 20))
    rhythm = Rhythm(weekday=1, weeks=2)
    table = Timetable(rhythm, datetime.date(2026, 1, 1), None, datetime.time(18), datetime.time(20), (pause,), on_holidays=True)
    today = datetime.date(2026, 12, 1)
    said = {lang: format_schedule(table, today, WORDS[lang], lang) for lang in ("nb", "nn", "en")}
    assert said == {
        "nb": "annenhver tirsdag kl. 18–20, ikke fra 20. juni til 20. august",
        "nn": "annankvar tysdag kl. 18–20, ikkje frå 20. juni til 20. august",
        "en": "every other Tuesday 18:00–20:00, not from 20 June to 20 August",
    }
