"""What groups and events have in common: where people meet, how to reach somebody, and who they are for."""

import datetime
from abc import abstractmethod
from typing import Literal, Self

from .access import Access, Online
from .data import Freshness, Limits
from .entry import Entry
from .schedule import Schedule
from .values import Choice, Count, Email, Fields, Key, ListOf, Slug, Telephone, Text, Url

Format = Literal["place", "online", "telephone"]


class Place(Fields):
    """Where the door is: the house and its address, the room, and how to find it."""

    name: Text
    street: Text | None = None
    postal_code: Text | None = None
    city: Text | None = None
    room: Text | None = None
    directions: Text | None = None
    access: Access = Access()

    @property
    def address(self) -> tuple[str, ...]:
        """As much of the postal address as is known: the street, and the town with its postal code."""
        town = " ".join(part for part in (self.postal_code, self.city) if part)
        return tuple(part for part in (self.street, town) if part)


class Contact(Fields):
    """Somebody to ask: a role, never a private person."""

    role: Text | None = None
    telephone: Telephone | None = None
    email: Email | None = None


class Age(Fields):
    """From and to how many years."""

    least: Count | None = None
    most: Count | None = None

    @property
    def form(self) -> Literal["age_just", "age_between", "age_from", "age_to"]:
        """How it is said: the key of the words."""
        if self.most is None:
            return "age_from"
        if self.least is None:
            return "age_to"
        return "age_just" if self.least == self.most else "age_between"


class Meeting(Entry):
    """A group or an event; there is no meeting that is neither.

    ``municipalities`` are those it is for, the first the one where it meets; ``language`` is what people speak there, ``lang`` that
    of the text; ``uid`` keeps a calendar entry the same when its file is renamed (RFC 5545, 3.8.4.7); ``allowed_words`` look like a
    time or a place, and may stand in the text all the same.
    """

    theme: Key | None = None
    office: Key
    format: Choice[Format] = "place"
    municipalities: ListOf[Text] = ()
    audience: Text | None = None
    language: Text = "nb"
    age: Age | None = None
    place: Place | None = None
    video: Url | None = None
    online: Online = Online()
    schedule: Schedule | None = None
    contact: Contact | None = None
    uid: Slug | None = None
    allowed_words: ListOf[Text] = ()

    @abstractmethod
    def kept_back(self) -> frozenset[str]:
        """Which of the fields that say where and when people meet are not public."""

    @abstractmethod
    def is_over(self, today: datetime.date) -> bool:
        """Whether nobody can come any more."""

    def is_held(self) -> bool:
        """Whether it takes place, as far as anybody knows."""
        return True

    def freshness(self, limits: Limits, today: datetime.date) -> Freshness:
        """Whether somebody has confirmed lately that all this is right; an event is, until it is over."""
        return "fresh"

    def sign_up_closed(self, today: datetime.date) -> bool:
        """Whether a deadline has passed."""
        return False

    def neutral(self) -> Self:
        """Without what tells who meets there: a calendar is on a phone that others see too."""
        kept = ("theme", "audience", "place", "video", "contact")
        return self.model_copy(update={**dict.fromkeys(kept), "online": Online()})

    def calendar_uid(self, name: str) -> str:
        """What names the entry in every calendar, for good: the kind and stem of its file, as ``group-sorg``, or what it says
        itself; not the host, which may change."""
        return f"{self.uid or name}@moteplass"
