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

from .plans import NUMBERS, STEPS, WEEKDAYS, is_holiday, monday, numbers_of

OSLO = ZoneInfo("Europe/Oslo")
Moments = dict[str, list[tuple[datetime.datetime, datetime.datetime]]]
MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
DAY = rf"\d{{1,2}}\. (?:{'|'.join(MONTHS)})"
PERIOD = rf"(?:fra {DAY}(?: \d{{4}})? til )?{DAY}(?: \d{{4}})?"
DAYS = rf"(?:{'|'.join(WEEKDAYS)}|, | og )+"
SENTENCE = re.compile(
    rf"(?:(?P<numbers>(?:{'|'.join(NUMBERS)}|, | og )+) (?P<monthly>{DAYS}) i måneden|(?P<step>hver|annenhver) (?P<weekly>{DAYS})"
    rf"|(?P<apart>{DAYS}) (?P<weeks>hver \d\. uke))"
    r" kl\. (?P<start>\d{1,2}(?:\.\d\d)?)–(?P<end>\d{1,2}(?:\.\d\d)?)"
    rf"(?:, fra (?P<first>{DAY}(?: \d{{4}})?))?(?:,? til (?P<last>{DAY} \d{{4}}))?"
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
    by_day = schedule["byDay"] if isinstance(schedule["byDay"], list) else [schedule["byDay"]]
    if schedule["repeatFrequency"] == "P1M":
        codes = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
        pairs = {(codes.index(code[-2:]), int(code[:-2])) for code in by_day}
        found = [day for day in days if pairs & {(day.weekday(), number) for number in numbers_of(day)}]
    else:
        weekly = [day for day in days if f"https://schema.org/{calendar.day_name[day.weekday()]}" in by_day]
        found = _apart(weekly, int(schedule["repeatFrequency"][1]), first)
    return [day for day in found if day.isoformat() not in schedule.get("exceptDate", [])]


def by_eye(text: str, today: datetime.date, until: datetime.date, known: datetime.date | None) -> list[datetime.date]:
    """The days that somebody who reads the sentence on ``today`` goes there, up to one; ``known`` is a meeting by which they
    count every other week, where the sentence does not say when the first is."""
    said = SENTENCE.fullmatch(text)
    assert said, text
    last = _date(said["last"]) if said["last"] else until
    year = "" if (said["first"] or "")[-4:].isdigit() else f" {last.year}"  # «fra 28. januar til 27. mai 2027»
    first = _date(said["first"] + year) if said["first"] else None
    pauses = [_pause(pause, today) for pause in re.findall(rf", ikke ({PERIOD})", said["pauses"])]
    days = [today + datetime.timedelta(days=number) for number in range((until - today).days + 1)]
    names = said["monthly"] or said["weekly"] or said["apart"]
    fitting = [day for day in days if WEEKDAYS[day.weekday()] in names and (first or day) <= day <= last]
    if said["numbers"]:
        numbers = {NUMBERS[name] for name in re.findall("|".join(sorted(NUMBERS, key=len, reverse=True)), said["numbers"])}
        fitting = [day for day in fitting if numbers & numbers_of(day)]
    else:
        start = next(iter(fitting), None) if first else known
        fitting = _apart(fitting, STEPS[said["step"] or said["weeks"]], start)
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
    return datetime.time(int(hour) % 24, int(minute or 0))


def _day(words: str) -> tuple[int, int]:
    number, _, month = words.partition(". ")
    return int(number), MONTHS.index(month) + 1


def _date(words: str) -> datetime.date:
    day, month = _day(words[:-5])
    return datetime.date(int(words[-4:]), month, day)


def _apart(days: list[datetime.date], weeks: int, start: datetime.date | None) -> list[datetime.date]:
    """Those in every so many weeks, counted from that of ``start``."""
    return [day for day in days if weeks == 1 or (start and (monday(day) - monday(start)).days // 7 % weeks == 0)]


def _by_title(read: list[tuple[str, datetime.datetime, datetime.datetime]]) -> Moments:
    found: Moments = {}
    for title, start, end in sorted(read):
        found.setdefault(title, []).append((start, end))
    return found
