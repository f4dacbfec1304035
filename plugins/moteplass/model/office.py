"""An office: a LINK centre or a district office, whose site this can be."""

import datetime
from typing import Literal, Self

from pydantic import Field

from .access import Access
from .data import Limits
from .dates import AnyDate, Day
from .entry import Entry
from .licences import LICENCES, Licence, LicenceName
from .meeting import Contact
from .rhythm import Weekday
from .schedule import Pause
from .values import (
    Choice,
    Clock,
    Count,
    Email,
    Fields,
    Flag,
    Key,
    Latitude,
    ListOf,
    Longitude,
    Months,
    SiteUrl,
    Telephone,
    Text,
    Url,
)


class Address(Fields):
    """Where visitors go, how they find it, in words, and whether they get in."""

    street: Text
    postal_code: Text
    city: Text
    directions: Text | None = None
    access: Access = Access()


class Position(Fields):
    """Where the office is, or was, on the map: the name of the place, and its degrees with a decimal point or two."""

    place: Text
    latitude: Latitude
    longitude: Longitude


class Hours(Fields):
    """When somebody is there on one day of the week, as ``10:00``."""

    day: Choice[Weekday]
    opens: Clock
    closes: Clock


class Person(Contact):
    """Somebody who works there, by what they do."""

    role: Text


class Host(Fields):
    """Who runs the web server, and so keeps its logs; their privacy statement, and whether the logs may be kept outside the
    European Economic Area (GDPR, chapter V)."""

    name: Text
    privacy: Url | None = None
    outside_eea: Flag | None = None


class PersonalData(Fields):
    """What becomes of that which people write and say to the office (GDPR, article 13): which organisation is responsible, on
    which basis (article 6), and for how many months it is kept."""

    controller: Text
    basis: Choice[Literal["interest", "consent", "task"]]
    months: Months


class OfficeTranslation(Fields):
    """What an office is called in another language."""

    title: Text
    area: Text
    summary: Text


class Office(Entry):
    """One centre or district office. What it has not filled in is left out of its site, never shown as a placeholder.
    ``confirmed`` is the day somebody last asked the office whether all this is right; ``closed_planned``: the day in ``closed`` is
    the one that was planned, and what happened then is not known."""

    kind: Choice[Literal["link", "district"]]
    area: Text
    municipalities: ListOf[Text] = ()
    address: Address | None = None
    position: Position | None = None
    telephone: Telephone | None = None
    email: Email | None = None
    hours: ListOf[Hours] = ()
    closures: ListOf[Pause] = ()
    answers_within: Count | None = None
    people: ListOf[Person] = ()
    website: Url | None = None
    site_url: SiteUrl | None = None
    founded: AnyDate | None = None
    confirmed: Day | None = None
    closed: Day | None = None
    closed_planned: Flag = False
    nearest: ListOf[Key] = ()
    host: Host | None = None
    personal_data: PersonalData | None = None
    licence: Choice[LicenceName] = "nlod"
    palette: Key | None = None
    quick_exit: Url | None = None
    translations: dict[str, OfficeTranslation] = Field(default={})

    def title_in(self, lang: str) -> str:
        """What the office is called in a language."""
        words = self.translations.get(lang)
        return words.title if words else self.title

    def summary_in(self, lang: str) -> str:
        """What it says of itself there."""
        words = self.translations.get(lang)
        return words.summary if words else self.summary

    def public_view(self) -> Self:
        """What the public may know: of an office that is closed, no way to reach it, for nobody answers there."""
        if self.active:
            return self
        empty = {
            "telephone": None,
            "email": None,
            "address": None,
            "answers_within": None,
            "hours": (),
            "closures": (),
            "people": (),
        }
        return self.model_copy(update=empty)

    @property
    def data_licence(self) -> Licence:
        """The licence of the data files."""
        return LICENCES[self.licence]

    @property
    def active(self) -> bool:
        return self.closed is None

    def is_confirmed(self, limits: Limits, today: datetime.date) -> bool:
        """Whether readers may be told that it is open: somebody has made sure of it lately."""
        return self.active and self.confirmed is not None and limits.freshness(self.confirmed, today) == "fresh"

    @property
    def in_use(self) -> bool:
        """Whether its site is meant for readers: it has an address of its own, so that it is no trial, and the office is open."""
        return self.active and self.site_url is not None

    @property
    def can_be_reached(self) -> bool:
        """Whether a reader can ring or write to it."""
        return bool(self.telephone or self.email)

    @property
    def colours(self) -> str:
        """The name of the palette: the office's own, or that of its kind."""
        return self.palette or ("skog" if self.kind == "link" else "stein")

    @property
    def selectors(self) -> frozenset[str]:
        """The words that name this office, besides its id, in the field ``offices``."""
        return frozenset({self.kind, "active" if self.active else "closed"})
