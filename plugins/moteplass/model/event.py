"""An event: an information meeting, a course, a seminar, a meeting of the groups."""

import datetime
from typing import Literal, Self

from .dates import When, day_of
from .entry import Entry
from .meeting import Meeting
from .values import Choice, Count, Email, Fields, Flag, Telephone, Text, Url

EventKind = Literal["information", "open", "course", "seminar", "contact"]
# Anybody may walk in, so anybody may know the door; to the others people come by appointment.
OPEN_KINDS: frozenset[EventKind] = frozenset({"information", "open"})


# What the public may know of any event, and what besides of one that anybody may come to. A field that is not named is private.
# ``online`` tells neither where nor when, and whoever signs up should know it first.
PUBLIC = frozenset(Entry.model_fields) | {
    *("theme", "office", "format", "municipalities", "audience", "language", "age", "contact", "uid", "kind", "state"),
    *("start", "end", "moved_from", "price", "capacity", "sign_up", "deadline", "note", "online"),
}
DOOR = frozenset({"place", "video", "schedule"})


class SignUp(Fields):
    """How to sign up, or ``needed: false``."""

    needed: Flag = True
    link: Url | None = None
    email: Email | None = None
    telephone: Telephone | None = None

    @property
    def is_said(self) -> bool:
        return not self.needed or bool(self.link or self.email or self.telephone)


class Event(Meeting):
    """It has ``start`` (and ``end``), or, if anybody may come, a ``schedule`` where it recurs. ``moved_from`` is when it first
    should have been."""

    kind: Choice[EventKind]
    start: When | None = None
    end: When | None = None
    price: Count | None = None
    capacity: Count | None = None
    sign_up: SignUp | None = None
    deadline: When | None = None
    state: Choice[Literal["planned", "cancelled", "moved"]] = "planned"
    moved_from: When | None = None
    note: Text | None = None

    @property
    def is_open(self) -> bool:
        """Whether anybody may walk in."""
        return self.kind in OPEN_KINDS

    def public_view(self) -> Self:
        """What the public may know: of a meeting by appointment its days alone (see ``group.Group.public_view``)."""
        if self.is_open:
            return self.only(PUBLIC | DOOR)
        days = {name: day_of(value) for name in ("start", "end", "moved_from") if (value := getattr(self, name))}
        return self.only(PUBLIC, **days)

    def kept_back(self) -> frozenset[str]:
        return frozenset() if self.is_open else DOOR

    def neutral(self) -> Self:
        return super().neutral().model_copy(update={"note": None})

    def is_over(self, today: datetime.date) -> bool:
        last = self.last_day()
        return last is not None and last < today

    def is_held(self) -> bool:
        return self.state != "cancelled"

    def sign_up_closed(self, today: datetime.date) -> bool:
        return self.deadline is not None and day_of(self.deadline) < today

    def last_day(self) -> datetime.date | None:
        """The day after which it is over; None while it recurs without an end."""
        if self.schedule:
            return self.schedule.last
        if isinstance(self.end, datetime.datetime):
            return day_of(self.end - datetime.timedelta(minutes=1))  # until midnight is until the end of the day before
        return day_of(self.end or self.start) if self.start else None
