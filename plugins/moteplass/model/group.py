"""A group that people can join, or once could.

Privacy: exact place and time are public only for groups that anybody may come to, so that nobody is waited for at the door.
``public_view`` is that rule, held here so that pages, data files, calendars and the search all follow it.
"""

import datetime
from typing import Literal, Self

from .data import Freshness, Limits
from .dates import Day
from .entry import Entry
from .meeting import Meeting
from .occurrences import clock
from .rhythm import Weekday
from .values import Choice, Count, Fields, Key, ListOf

State = Literal["collecting", "starting", "open", "running", "paused", "ended"]
GroupKind = Literal["mixed", "specific", "twelve-step", "conversation"]
PartOfDay = Literal["formiddag", "ettermiddag", "kveld"]
# When a part of the day is over, as people say it; what begins later is the evening.
PARTS: tuple[tuple[datetime.time, PartOfDay], ...] = ((datetime.time(12), "formiddag"), (datetime.time(17), "ettermiddag"))


# What the public may know of a group in any state, and what besides in each. A field that is not named is private.
# ``online`` (what one needs, whether the camera may be off) tells neither where nor when, and somebody decides by it whether to
# sign up: it is known as long as one can. Of a closed group nobody needs it.
ALWAYS = frozenset(Entry.model_fields) | {
    *("theme", "office", "format", "municipalities", "audience", "language", "age", "contact", "uid", "kind", "state", "confirmed")
}
PUBLIC_IN: dict[State, frozenset[str]] = {
    "collecting": frozenset({"starts", "usual", "places", "seats", "signed_up", "online"}),
    "starting": frozenset({"starts", "usual", "places", "online"}),
    "open": frozenset({"place", "video", "schedule", "usual", "places", "online"}),
    "running": frozenset(),
    "paused": frozenset(),
    "ended": frozenset(),
}


class ApproximateTime(Fields):
    """When a group meets or will meet, as roughly as may be said: on which day or days of the week."""

    day: ListOf[Choice[Weekday]]
    part: Choice[PartOfDay] | None = None


class Group(Meeting):
    """A group: what it is about, for whom, where, when, and whether somebody new may come. ``seats`` and ``signed_up`` are
    counted while people sign up; ``places`` says only whether there is room; ``confirmed`` is the day somebody last made
    sure that all this is right."""

    theme: Key
    kind: Choice[GroupKind]
    state: Choice[State]
    starts: Day | None = None
    usual: ApproximateTime | None = None
    seats: Count | None = None
    signed_up: Count | None = None
    places: Choice[Literal["some", "none"]] | None = None
    confirmed: Day

    def on(self, today: datetime.date) -> Self:
        """What the group is on a day: one that was to start has started, one whose last meeting is over has ended, whether or
        not somebody has remembered to say so."""
        if self.state == "starting" and self.starts and self.starts < today:
            return self.model_copy(update={"state": "running"})
        if self.state != "ended" and self.schedule and self.schedule.last and self.schedule.last < today:
            return self.model_copy(update={"state": "ended"})
        return self

    def public_view(self) -> Self:
        """What the public may know, whoever asks for it."""
        public = ALWAYS | PUBLIC_IN[self.state]
        roughly = self.usual if "schedule" in public else self._usual()
        made = {"usual": roughly, "places": self._places()}
        return self.only(public, **{name: value for name, value in made.items() if name in public})

    def kept_back(self) -> frozenset[str]:
        return PUBLIC_IN["open"] - {"places", "online"} - PUBLIC_IN[self.state]

    @property
    def part(self) -> PartOfDay | None:
        """The part of the day in which it meets, as far as is known."""
        if not self.schedule:
            return self.usual.part if self.usual else None
        start = clock(self.schedule.start)
        return next((name for end, name in PARTS if start < end), "kveld")

    def in_lists(self) -> bool:
        """Whether somebody who looks for a group should come across it."""
        return self.state != "ended"

    def is_over(self, today: datetime.date) -> bool:
        return not self.in_lists()

    def freshness(self, limits: Limits, today: datetime.date) -> Freshness:
        return limits.freshness(self.confirmed, today)

    def _places(self) -> str | None:
        if self.seats is None or self.signed_up is None:
            return self.places
        return "some" if self.signed_up < self.seats else "none"

    def _usual(self) -> ApproximateTime | None:
        if self.usual or not self.schedule:
            return self.usual
        return ApproximateTime(day=self.schedule.rhythm.weekdays, part=self.part)
