"""A type for each kind of page: what all have, and what only a text, an entry, a meeting or a list has."""

import datetime
from dataclasses import dataclass, field
from typing import Generic

from markupsafe import Markup
from typing_extensions import TypeVar

from ..model.addresses import entry_calendar
from ..model.dates import PartialDate
from ..model.entry import Entry
from ..model.event import Event
from ..model.group import Group
from ..model.meeting import Meeting
from ..model.writing import Writing
from ..read.headings import Heading
from ..read.history import Revision
from ..read.source import E, Source
from .meetings import MeetingStatus
from .pictures import PictureSet

M = TypeVar("M", bound=Meeting, default=Meeting, covariant=True)

LONG = 4  # sections; a page with more of them lists them at its top


@dataclass(frozen=True)
class Crumb:
    """A step of the breadcrumbs; the last one, the page itself, has no link."""

    title: str
    url: str


@dataclass(frozen=True)
class Illustration:
    """The picture that a page opens with, what it shows in words, and what stands below it."""

    picture: PictureSet
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True, kw_only=True)
class Document:
    """One HTML page of the site. Urls are relative to the base: '' is the home page, ``404.html`` a file."""

    url: str
    template: str
    title: str
    summary: str
    also: tuple[str, ...] = ()  # what readers call it, for the search alone
    lang: str = "nb"  # of the theme's words around the text
    lead: Markup = Markup()  # the first paragraph
    translations: dict[str, str] = field(default_factory=dict)  # language → url, its own among them
    crumbs: tuple[Crumb, ...] = ()
    badges: tuple[str, ...] = ()  # what a preview says of it: draft, example …
    modified: PartialDate | None = None  # the day it was last changed
    updated: datetime.datetime | None = None  # the same, to the second, where git knows it
    indexed: bool = True  # whether the sitemap, the search and search engines have it: False for error pages

    @property
    def save_as(self) -> str:
        """The file, relative to the output folder."""
        return self.url + "index.html" if not self.url or self.url.endswith("/") else self.url

    @property
    def entry(self) -> Entry | None:
        """What a file says of it; None of a page that no file makes."""
        return None

    @property
    def kind(self) -> str:
        return ""

    @property
    def is_article(self) -> bool:
        return False

    @property
    def is_listed_by_date(self) -> bool:
        return False

    @property
    def is_sensitive(self) -> bool:
        return self.entry is not None and self.entry.sensitive

    @property
    def tab_title(self) -> str:
        """What a tab, the history and a shared link say: for a sensitive page its neutral title."""
        return (self.entry.neutral_title if self.is_sensitive and self.entry else None) or self.title

    @property
    def content_note(self) -> str | None:
        """What a reader may want to know before the text."""
        return None

    @property
    def noted_summary(self) -> str:
        """The summary where it stands alone: a description, an item of a feed."""
        return f"{self.content_note.rstrip('.')}. {self.summary}" if self.content_note else self.summary

    @property
    def is_home(self) -> bool:
        return self.template == "home"


@dataclass(frozen=True, kw_only=True)
class TextDocument(Document):
    """A page with a text that somebody wrote."""

    html: Markup  # what follows the lead, with the site's own addresses
    text_lang: str = ""  # the language of the text, where it is another than that of the theme's words
    headings: tuple[Heading, ...] = ()
    image: Illustration | None = None
    references: tuple[str, ...] = ()  # keys of the works at the end, in order
    next: tuple[str, ...] = ()  # urls: where a reader can go from here

    @property
    def contents(self) -> tuple[Heading, ...]:
        """What «På denne siden» lists: the sections of a page that is long."""
        sections = tuple(heading for heading in self.headings if heading.level == 2)
        return sections if len(sections) > LONG else ()


@dataclass(frozen=True, kw_only=True)
class EntryDocument(TextDocument, Generic[E]):
    """The page of an entry."""

    source: Source[E]
    date: PartialDate | None = None
    closing_note: Markup = Markup()  # a campaign's
    related: tuple[str, ...] = ()  # urls
    other_reading: str | None = None  # url of its easy-read twin, or of the page that it is the twin of

    @property
    def entry(self) -> E:
        return self.source.entry

    @property
    def kind(self) -> str:
        return self.source.kind.name

    @property
    def content_note(self) -> str | None:
        return self.entry.content_note if isinstance(self.entry, Writing) else None

    @property
    def is_article(self) -> bool:
        """An article or a story (``model.kinds``)."""
        return self.source.kind.is_article

    @property
    def is_listed_by_date(self) -> bool:
        return self.source.kind.list_template == "list"

    @property
    def is_easy_read(self) -> bool:
        """Whether it is the twin of another page, in easy words."""
        return "easy_read_of" in self.source.original_paths

    @property
    def id(self) -> str:
        """What names the entry in data files and calendars: its file, or of a sensitive one its address, which says no more."""
        return self.source.slug if self.is_sensitive else self.source.stem


@dataclass(frozen=True, kw_only=True)
class MeetingDocument(EntryDocument[M], Generic[M]):
    """The page of a group or an event."""

    status: MeetingStatus  # computed for the day that is built for
    revision: Revision | None = None  # what git knows of its calendar entry
    elsewhere: str = ""  # the full address of its page where that is on the site of the office that has it

    @property
    def calendar(self) -> str:
        """Its calendar file; '' where it has no date to come that the public may know, or is on another site."""
        entry, status = self.entry, self.status
        has_date = status.timetable or (isinstance(entry, Event) and entry.start)
        is_coming = status.listed and not status.is_over
        return entry_calendar(self.url) if has_date and is_coming and not self.elsewhere else ""


GroupDocument = MeetingDocument[Group]
EventDocument = MeetingDocument[Event]


@dataclass(frozen=True, kw_only=True)
class ListDocument(Document):
    """A page that lists others."""

    list_of: str = ""  # the kind of entry of which it has all
    members: tuple[str, ...] = ()  # urls of the groups or events it lists
    key: str = ""  # which of them it has: a theme, the number of a municipality
