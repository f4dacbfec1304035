"""The dates of a schedule: held against plain arithmetic. That the text, the calendars and the data files agree with them is held
in ``meetings/test_agreement.py``."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.plans import monday, numbers_of
from moteplass.model.dates import OSLO
from moteplass.model.occurrences import Timetable, clock, is_backwards, is_eve, is_holiday
from moteplass.model.rhythm import ORDINALS, Rhythm
from moteplass.model.schedule import Pause, Schedule
from moteplass.render.formatting import format_rhythm, format_schedule, format_when
from moteplass.words import site_words

FIRST, LAST = datetime.date(2026, 1, 1), datetime.date(2035, 12, 31)
DAYS = st.dates(FIRST, LAST)
WEEKDAYS = st.integers(0, 6)


def rhythms(number: st.SearchStrategy[int], weeks: st.SearchStrategy[int]) -> st.SearchStrategy[Rhythm]:
    """Some days that these numbers are drawn for, and from how many weeks to the next."""
    days = st.sets(st.tuples(WEEKDAYS, number), min_size=1, max_size=4)
    return st.builds(Rhythm, days=days.map(lambda found: tuple(sorted(found))), weeks=weeks)


WEEKLY = rhythms(st.just(0), st.integers(1, 6))
MONTHLY = rhythms(st.sampled_from(sorted(ORDINALS.values())), st.just(0))
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
    if rhythm.weeks:
        fitting = [day for day in days if (day.weekday(), 0) in rhythm.days]
        return [day for day in fitting if (monday(day) - monday(fitting[0])).days % (7 * rhythm.weeks) == 0]
    return [day for day in days if any((day.weekday(), number) in rhythm.days for number in numbers_of(day))]


@settings(max_examples=120, deadline=None)
@given(timetable=timetables())
def test_the_meetings_are_those_that_a_calendar_on_the_wall_shows(timetable: Timetable) -> None:
    """On the right weekdays, every week or so many weeks apart, or of each month; never in a pause, nor on a public holiday,
    Christmas Eve or New Year's Eve unless it says so; at the same time of the day in summer and in winter."""
    until = timetable.first + datetime.timedelta(days=800)
    meetings = list(timetable.meetings(timetable.first, until))
    days = [meeting.start.date() for meeting in meetings]
    off = {moment.date() for moment in timetable.exceptions(until)}
    assert sorted({*days, *off}) == expected(timetable, until)
    assert not off & set(days)
    assert all(any(day in pause for pause in timetable.pauses) or is_holiday(day) or is_eve(day) for day in off)
    assert not any(day in pause for day in days for pause in timetable.pauses)
    assert timetable.on_holidays or not any(is_holiday(day) or is_eve(day) for day in days)
    assert {(m.start.timetz().replace(tzinfo=None), m.end.timetz().replace(tzinfo=None)) for m in meetings} <= {
        (timetable.start, timetable.end)
    }


SAID = {
    "hver mandag og torsdag": ("hver mandag og torsdag", "kvar måndag og torsdag", "every Monday and Thursday"),
    "annenhver mandag, onsdag og fredag": (
        "annenhver mandag, onsdag og fredag",
        "annankvar måndag, onsdag og fredag",
        "every other Monday, Wednesday and Friday",
    ),
    "tirsdag hver tredje uke": ("tirsdag hver 3. uke", "tysdag kvar 3. veke", "Tuesday every 3 weeks"),
    "andre og fjerde tirsdag i måneden": (
        "andre og fjerde tirsdag i måneden",
        "andre og fjerde tysdag i månaden",
        "the second and fourth Tuesday of the month",
    ),
    "første mandag og siste torsdag i måneden": (
        "første mandag i måneden og siste torsdag i måneden",
        "første måndag i månaden og siste torsdag i månaden",
        "the first Monday of the month and the last Thursday of the month",
    ),
    "siste, nest siste og femte fredag i måneden": (
        "femte, nest siste og siste fredag i måneden",
        "femte, nest siste og siste fredag i månaden",
        "the fifth, second-to-last and last Friday of the month",
    ),
}


@pytest.mark.parametrize("written", SAID)
def test_every_rhythm_is_said_in_every_language(written: str) -> None:
    """In the order of the week and of the month; what is said can be written, and is then said so again."""
    rhythm = Rhythm.parse(written)
    said = tuple(format_rhythm(rhythm, WORDS[lang], lang) for lang in ("nb", "nn", "en"))
    assert said == SAID[written]
    assert Rhythm.parse(said[0]) == rhythm


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("tirsdager", "hver tirsdag"),
        ("Hver tirsdag  og hver torsdag", "hver tirsdag og torsdag"),
        ("mandager og torsdager", "hver mandag og torsdag"),
        ("hver torsdag og mandag", "hver mandag og torsdag"),
        ("hver annen onsdag", "annenhver onsdag"),
        ("hver andre onsdag", "annenhver onsdag"),
        ("annenhver uke på tirsdager", "annenhver tirsdag"),
        ("hver tredje tirsdag", "tirsdag hver tredje uke"),
        ("hver 3. uke på tirsdag", "tirsdag hver tredje uke"),
        ("hver tredje tirsdag i måneden", "tredje tirsdag i måneden"),
        ("den første tirsdagen i hver måned", "første tirsdag i måneden"),
        ("1. og 3. tirsdag hver måned", "første og tredje tirsdag i måneden"),
    ],
)
def test_what_means_the_same_is_the_same(written: str, meant: str) -> None:
    """People need not know how we say it."""
    assert Rhythm.parse(written) == Rhythm.parse(meant)


@pytest.mark.parametrize(
    "written",
    [
        "to ganger i uka",
        "hver måned",
        "første tirsdag",
        "hver første tirsdag",
        "hver siste tirsdag",
        "tirsdag i måneden",
        "hver tirsdag i måneden",
        "hver",
    ],
)
def test_what_could_mean_anything_is_refused(written: str) -> None:
    """Never a guess."""
    with pytest.raises(ValueError, match=re.escape(written)):
        Rhythm.parse(written)


def test_a_rule_of_weeks_alone_takes_the_weekday_of_its_first_day() -> None:
    """«hver tredje uke» from a Tuesday."""
    schedule = Schedule.model_validate({"repeat": "hver tredje uke", "first": "2026-12-01", "start": "23:00", "end": "00:00"})
    assert schedule.rhythm == Rhythm.parse("hver tredje tirsdag")


@pytest.mark.parametrize(
    ("start", "end", "said", "last"),
    [
        ("23:00", "00:00", "kl. 23–24", datetime.datetime(2026, 12, 2, 0, tzinfo=OSLO)),
        ("22:30", "24:00", "kl. 22.30–24", datetime.datetime(2026, 12, 2, 0, tzinfo=OSLO)),
        ("21:00", "01:30", "kl. 21–1.30", datetime.datetime(2026, 12, 2, 1, 30, tzinfo=OSLO)),
    ],
)
def test_a_meeting_into_the_night(start: str, end: str, said: str, last: datetime.datetime) -> None:
    """It ends on the day after, and is said as one evening."""
    schedule = Schedule.model_validate({"repeat": "hver tirsdag", "first": "2026-12-01", "start": start, "end": end})
    (met,) = Timetable.of(schedule, {}).meetings(datetime.date(2026, 12, 1), datetime.date(2026, 12, 1))
    assert met.end == last
    assert format_when(met.start, met.end, WORDS["nb"], "nb") == f"tirsdag 1. desember 2026 {said}"


@pytest.mark.parametrize(
    ("start", "end", "backwards"),
    [
        ("18:00", "18:00", True),
        ("18:00", "16:00", True),
        ("23:00", "00:00", False),
        ("20:00", "02:00", False),
        ("20:00", "02:01", True),
    ],
)
def test_hours_that_have_changed_places(start: str, end: str, backwards: bool) -> None:
    """What would last longer than a night is a mistake."""
    assert is_backwards(clock(start), clock(end)) == backwards


def test_the_words_are_those_that_people_say() -> None:
    """A rule with a pause, in the three languages."""
    pause = Pause(first=datetime.date(2027, 6, 20), last=datetime.date(2027, 8, 20))
    rhythm = Rhythm.parse("annenhver tirsdag")
    table = Timetable(rhythm, datetime.date(2026, 1, 1), None, datetime.time(18), datetime.time(20), (pause,), on_holidays=True)
    today = datetime.date(2026, 12, 1)
    said = {lang: format_schedule(table, today, WORDS[lang], lang) for lang in ("nb", "nn", "en")}
    assert said == {
        "nb": "annenhver tirsdag kl. 18–20, ikke fra 20. juni til 20. august",
        "nn": "annankvar tysdag kl. 18–20, ikkje frå 20. juni til 20. august",
        "en": "every other Tuesday, 18:00–20:00, not from 20 June to 20 August",
    }
