"""Schedules as editors type them, made by chance, and when they hold: reckoned day by day, by none of the site's own code."""

import calendar
import datetime
import random
from dataclasses import dataclass

from dateutil.easter import easter

from .small import event, group

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
STEPS = {"hver": 1, "annenhver": 2, "hver 3. uke": 3, "hver 4. uke": 4}
NUMBERS = {"første": 1, "andre": 2, "tredje": 3, "fjerde": 4, "femte": 5, "nest siste": -2, "siste": -1}
Span = tuple[datetime.date, datetime.date]


@dataclass(frozen=True)
class Plan:
    """``how`` as in «annenhver tirsdag», or which days of a month; ``own`` pauses stand in the schedule, ``shared`` ones in the
    data file."""

    kind: str
    how: str | tuple[str, ...]
    weekdays: tuple[int, ...]
    first: datetime.date
    last: datetime.date | None
    start: datetime.time
    end: datetime.time
    own: tuple[Span, ...]
    shared: tuple[Span, ...]
    on_holidays: bool

    def text(self, title: str, confirmed: datetime.date) -> str:
        """The Markdown file; it names the shared pauses by its title."""
        days = listed([WEEKDAYS[number] for number in self.weekdays])
        if isinstance(self.how, tuple):
            repeat = f"{listed(list(self.how))} {days} i måneden"
        else:
            repeat = f"{days} {self.how}" if self.how.endswith("uke") else f"{self.how} {days}"
        pauses = [*(spans([span])[1:-1] for span in self.own), *([title] if self.shared else [])]
        fields = {
            "repeat": f'"{repeat}"',
            "first": self.first,
            **({"last": self.last} if self.last else {}),
            "start": f"'{self.start:%H:%M}'",
            "end": f"'{self.end:%H:%M}'",
            "pauses": f"[{', '.join(pauses)}]",
            "on_holidays": str(self.on_holidays).lower(),
        }
        schedule = f"{{{', '.join(f'{name}: {value}' for name, value in fields.items())}}}"
        if self.kind == "event":
            return event(title=title, schedule=schedule)
        return group(title=title, schedule=schedule, confirmed=confirmed.isoformat())

    def days(self, since: datetime.date, until: datetime.date) -> list[datetime.date]:
        """When people meet, from one day to another, both included."""
        until = min(until, self.last or until)
        days = [self.first + datetime.timedelta(days=number) for number in range((until - self.first).days + 1)]
        found = [day for day in days if day.weekday() in self.weekdays]
        if isinstance(self.how, tuple):
            found = [day for day in found if numbers_of(day) & {NUMBERS[number] for number in self.how}]
        elif found:
            found = [day for day in found if (monday(day) - monday(found[0])).days // 7 % STEPS[self.how] == 0]
        pauses = (*self.own, *self.shared)
        return [
            day
            for day in found
            if day >= since
            and not any(first <= day <= last for first, last in pauses)
            and (self.on_holidays or not is_holiday(day))
        ]


def listed(words: list[str]) -> str:
    """«a», «a og b», «a, b og c»."""
    return " og ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def monday(day: datetime.date) -> datetime.date:
    """The first day of its week."""
    return day - datetime.timedelta(days=day.weekday())


def numbers_of(day: datetime.date) -> set[int]:
    """Which of its weekday a day is in its month, from the front, and from the end as -1 and -2."""
    left = calendar.monthrange(day.year, day.month)[1] - day.day
    return {(day.day + 6) // 7, -1 - left // 7}


def is_holiday(day: datetime.date) -> bool:
    """1. and 17. May, Christmas and New Year with their eves, and what hangs on Easter: when a reader takes doors to be shut."""
    fixed = {(1, 1), (5, 1), (5, 17), (12, 24), (12, 25), (12, 26), (12, 31)}
    return (day.month, day.day) in fixed or (day - easter(day.year)).days in {-3, -2, 0, 1, 39, 49, 50}


def plan(chance: random.Random, today: datetime.date) -> Plan:
    """Any rhythm, begun up to two years ago or to begin within a year; with an end or without, and with long pauses too."""
    first = _later(today, chance.randint(-700, 380))
    end = chance.choice([None, chance.randint(60, 1500)])
    last = _later(first, end) if end else None
    if last and last < today:
        last = None  # what is over is in no list
    numbers = chance.sample(list(NUMBERS), chance.choice([1, 1, 2, 3]))
    how: tuple[str | tuple[str, ...], ...] = (*STEPS, *[tuple(sorted(numbers, key=list(NUMBERS).index))] * 4)
    is_late = chance.random() < 0.2
    return Plan(
        kind=chance.choice(["group", "event"]),
        how=chance.choice(how),
        weekdays=tuple(sorted(chance.sample(range(7), chance.choice([1, 1, 2, 3])))),
        first=first,
        last=last,
        start=datetime.time(chance.randint(20, 23) if is_late else chance.randint(8, 19), chance.choice([0, 5, 30])),
        end=datetime.time(chance.randint(0, 1) if is_late else chance.randint(20, 22), chance.choice([0, 45])),
        own=tuple(_span(chance, first, last) for _ in range(chance.randint(0, 2))),
        shared=tuple(_span(chance, first, last) for _ in range(chance.randint(0, 2))),
        on_holidays=chance.choice([True, False]),
    )


def files(plans: dict[str, Plan], today: datetime.date) -> dict[str, str]:
    """The content files of plans, by title."""
    named = [f"{title}: {{name: Pause, dates: {spans(made.shared)}}}\n" for title, made in plans.items() if made.shared]
    texts = {f"{made.kind}s/{title}.md": made.text(title, today) for title, made in plans.items()}
    return {**texts, "data/pauses.yaml": "".join(named) or "{}\n"}


def spans(pauses: tuple[Span, ...] | list[Span]) -> str:
    """A list of pauses in YAML; one of a day has no last day."""
    shown = (f"first: {first}" + (f", last: {last}" if last != first else "") for first, last in pauses)
    return f"[{', '.join(f'{{{words}}}' for words in shown)}]"


def _span(chance: random.Random, first: datetime.date, last: datetime.date | None) -> Span:
    begins = _later(first, chance.randint(0, min(1100, (last - first).days if last else 1100)))
    return begins, _later(begins, chance.choice([0, chance.randint(1, 60), chance.randint(61, 500)]))


def _later(day: datetime.date, days: int) -> datetime.date:
    return day + datetime.timedelta(days=days)
