"""What others read of a schedule: two calendar programs, a search engine, and somebody who reads Norwegian. None of them knows
the site's code."""

import calendar
import datetime
import json
import re
import subprocess
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from browser import NODE_MODULES

from .plans import RHYTHMS, WEEKDAYS, is_holiday

OSLO = ZoneInfo("Europe/Oslo")
Moments = dict[str, list[tuple[datetime.datetime, datetime.datetime]]]
MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
DAY = rf"\d{{1,2}}\. (?:{'|'.join(MONTHS)})"
PERIOD = rf"(?:fra {DAY}(?: \d{{4}})? til )?{DAY}(?: \d{{4}})?"
SENTENCE = re.compile(
    rf"(?P<how>{'|'.join(RHYTHMS)}) (?P<weekday>{'|'.join(WEEKDAYS)})(?P<monthly> i måneden)?"
    r" kl\. (?P<start>\d{1,2}(?:\.\d\d)?)–(?P<end>\d{1,2}(?:\.\d\d)?)"
    rf"(?:, fra (?P<first>{DAY} \d{{4}}))?(?:, til (?P<last>{DAY} \d{{4}}))?"
    rf"(?P<pauses>(?:, ikke {PERIOD})*)(?P<holidays>, ikke på helligdager)?"
)
READ_WITH_ICAL_JS = """
const ICAL = require("ical.js").default ?? require("ical.js");
const [from, to] = process.argv.slice(1).map((day) => new Date(day));
const root = new ICAL.Component(ICAL.parse(require("fs").readFileSync(0, "utf8")));
for (const zone of root.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const found = [];
for (const part of root.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(part);
  if (!event.isRecurring()) continue;
  const steps = event.iterator();
  for (let step; (step = steps.next()); ) {
    const meeting = event.getOccurrenceDetails(step);
    const [start, end] = [meeting.startDate.toJSDate(), meeting.endDate.toJSDate()];
    if (start > to) break;
    if (start >= from) found.push([event.summary, start.toISOString(), end.toISOString()]);
  }
}
console.log(JSON.stringify(found));
"""


def by_ical_js(text: bytes, since: datetime.date, until: datetime.date) -> Moments:
    """What recurs in a calendar from one day to another, both included, as Thunderbird reads it: title → (start, end) of each."""
    from_, to = (datetime.datetime.combine(day, datetime.time(), OSLO) for day in (since, until + datetime.timedelta(days=1)))
    done = subprocess.run(
        ["node", "-e", READ_WITH_ICAL_JS, from_.isoformat(), to.isoformat()],
        input=text,
        capture_output=True,
        check=True,
        cwd=NODE_MODULES.parent,
    )
    read = [(title, *map(datetime.datetime.fromisoformat, moments)) for title, *moments in json.loads(done.stdout)]
    return _by_title([(title, start.astimezone(OSLO), end.astimezone(OSLO)) for title, start, end in read])


def by_icalendar(text: bytes, since: datetime.date, until: datetime.date) -> Moments:
    """The same, with what does not recur, as `recurring-ical-events` reads it."""
    read = recurring_ical_events.of(Calendar.from_ical(text)).between(since, until + datetime.timedelta(days=1))
    return _by_title([(str(part["SUMMARY"]), part.decoded("dtstart"), part.decoded("dtend")) for part in read])


def by_schema_org(schedule: dict[str, Any], until: datetime.date) -> list[datetime.date]:
    """The days of a schema.org/Schedule up to one: its rule without its exceptions."""
    first = datetime.date.fromisoformat(schedule["startDate"])
    last = min(until, datetime.date.fromisoformat(schedule.get("endDate", until.isoformat())))
    days = [first + datetime.timedelta(days=number) for number in range((last - first).days + 1)]
    if schedule["repeatFrequency"] == "P1M":
        number, code = int(schedule["byDay"][:-2]), schedule["byDay"][-2:]
        weekday = ("MO", "TU", "WE", "TH", "FR", "SA", "SU").index(code)
        found = [day for day in days if day.weekday() == weekday and number in _numbers(day)]
    else:
        assert schedule["byDay"] == f"https://schema.org/{calendar.day_name[first.weekday()]}"
        found = days[:: 7 * int(schedule["repeatFrequency"][1])]
    return [day for day in found if day.isoformat() not in schedule.get("exceptDate", [])]


def by_eye(text: str, today: datetime.date, until: datetime.date, known: datetime.date | None) -> list[datetime.date]:
    """The days that somebody who reads the sentence on ``today`` goes there, up to one; ``known`` is a meeting by which they
    count every other week, where the sentence does not say when the first is."""
    said = SENTENCE.fullmatch(text)
    assert said, text
    assert bool(said["monthly"]) == (said["how"] not in RHYTHMS[:2]), text
    first = _date(said["first"]) if said["first"] else None
    last = _date(said["last"]) if said["last"] else until
    pauses = [_pause(pause, today) for pause in re.findall(rf", ikke ({PERIOD})", said["pauses"])]
    days = [today + datetime.timedelta(days=number) for number in range((until - today).days + 1)]
    fitting = [day for day in days if day.weekday() == WEEKDAYS.index(said["weekday"]) and (first or day) <= day <= last]
    if said["how"] == "annenhver":
        start = next((day for day in fitting), None) if first else known
        fitting = [day for day in fitting if start and (day - start).days % 14 == 0]
    elif said["how"] != "hver":
        number = -1 if said["how"] == "siste" else RHYTHMS.index(said["how"]) - 1
        fitting = [day for day in fitting if number in _numbers(day)]
    return [
        day
        for day in fitting
        if not any(begins <= day <= ends for begins, ends in pauses) and not (said["holidays"] and is_holiday(day))
    ]


def hours_by_eye(text: str) -> tuple[datetime.time, datetime.time]:
    """From when to when, as the sentence says."""
    said = SENTENCE.fullmatch(text)
    assert said, text
    return _time(said["start"]), _time(said["end"])


def _pause(words: str, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """The days of these years, or the next such days, or those that today is among."""
    begins, _, ends = words.removeprefix("fra ").rpartition(" til ")
    if ends[-4:].isdigit():
        return _date(begins), _date(ends)
    last = today
    while (last.day, last.month) != _day(ends):
        last += datetime.timedelta(days=1)
    first = last
    while begins and (first.day, first.month) != _day(begins):
        first -= datetime.timedelta(days=1)
    return first, last


def _time(words: str) -> datetime.time:
    hour, _, minute = words.partition(".")
    return datetime.time(int(hour), int(minute or 0))


def _day(words: str) -> tuple[int, int]:
    number, _, month = words.partition(". ")
    return int(number), MONTHS.index(month) + 1


def _date(words: str) -> datetime.date:
    day, month = _day(words[:-5])
    return datetime.date(int(words[-4:]), month, day)


def _numbers(day: datetime.date) -> set[int]:
    """Which of its weekday a day is in its month, from the front, and -1 for the last."""
    is_last = (day + datetime.timedelta(days=7)).month != day.month
    return {(day.day + 6) // 7, *([-1] if is_last else [])}


def _by_title(read: list[tuple[str, datetime.datetime, datetime.datetime]]) -> Moments:
    found: Moments = {}
    for title, start, end in sorted(read):
        found.setdefault(title, []).append((start, end))
    return found
