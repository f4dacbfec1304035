"""The site as data: what the generator, the theme and the writers read, and nothing changes."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal
from urllib.parse import urlsplit

from babel.lists import format_list
from markupsafe import Markup

from ..model.addresses import entry_calendar
from ..model.dates import PartialDate
from ..model.entry import Entry
from ..model.event import Event
from ..model.meeting import Meeting
from ..model.office import Office
from ..model.story import Story
from ..read.content import Content
from ..read.history import Revision
from ..read.markdown import Heading
from ..read.source import Source
from ..words import Words, locale_of
from .meetings import Facts
from .pictures import PictureSet


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


@dataclass(frozen=True)
class Document:
    """One HTML document of the site. ``url`` is relative to the base: '' is the home page, ``404.html`` a file.

    ``html``, ``lead`` and ``closing_note`` (a campaign's) are safe HTML with the site's own addresses; ``next`` and ``related``
    are urls of other documents; ``lang`` is the language of the theme's words around the text, ``text_lang`` another one of the
    text itself; ``references`` the keys of the works at the end, in order; ``facts`` what the day makes of a group or an event,
    and ``revision`` what git knows of its calendar entry;
    ``indexed`` is False for error pages, ``is_empty`` for a list that has nothing to list today and so is not advertised;
    ``members`` the urls of what a list of groups or events lists, and ``key`` which of them it has: a theme, the number of a
    municipality; ``list_of`` the kind of entry of which a list has all.
    """

    url: str
    template: str
    title: str
    summary: str
    lang: str = "nb"
    text_lang: str = ""
    source: Source | None = None
    lead: Markup = Markup()
    html: Markup = Markup()
    closing_note: Markup = Markup()
    headings: tuple[Heading, ...] = ()
    date: PartialDate | None = None
    modified: PartialDate | None = None
    updated: datetime.datetime | None = None
    image: Illustration | None = None
    references: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    translations: dict[str, str] = field(default_factory=dict)
    crumbs: tuple[Crumb, ...] = ()
    badges: tuple[str, ...] = ()
    list_of: str = ""
    members: tuple[str, ...] = ()
    key: str = ""
    facts: Facts | None = None
    revision: Revision | None = None
    indexed: bool = True
    is_empty: bool = False

    @property
    def contents(self) -> tuple[Heading, ...]:
        """What «På denne siden» lists: the sections of a page that is long."""
        sections = tuple(heading for heading in self.headings if heading.level == 2)
        return sections if len(sections) > 4 else ()

    @property
    def save_as(self) -> str:
        """The file, relative to the output folder."""
        return self.url + "index.html" if not self.url or self.url.endswith("/") else self.url

    @property
    def entry(self) -> Entry | None:
        return self.source.entry if self.source else None

    @property
    def kind(self) -> str:
        return self.source.kind.name if self.source else ""

    @property
    def advertised(self) -> bool:
        """Whether the sitemap, the search and search engines have it."""
        return self.indexed and not self.is_empty

    @property
    def tab_title(self) -> str:
        """What a tab, the history and a shared link say: for a sensitive page its neutral title."""
        return (self.entry.neutral_title if self.is_sensitive and self.entry else None) or self.title

    @property
    def id(self) -> str:
        """What names an entry in data files and calendars: its file, or of a sensitive one its address, which says no more."""
        return (self.source.slug if self.is_sensitive else self.source.stem) if self.source else ""

    @property
    def calendar(self) -> str:
        """The calendar file of a group or an event that has a date to come which the public may know; '' for all others."""
        facts, event = self.facts, self.entry if isinstance(self.entry, Event) else None
        has_date = facts is not None and (facts.timetable or (event and event.start))
        return entry_calendar(self.url) if facts and has_date and facts.listed and not facts.is_over else ""

    @property
    def is_sensitive(self) -> bool:
        return self.entry is not None and self.entry.sensitive

    @property
    def is_home(self) -> bool:
        return self.template == "home"


@dataclass(frozen=True)
class MenuLink:
    """A resolved link of the menu with those below it."""

    title: str
    url: str
    items: tuple["MenuLink", ...] = ()


@dataclass(frozen=True)
class Site:
    """Everything about one office's site on one day. ``documents`` by url, in the order they are written."""

    content: Content
    office_source: Source
    today: datetime.date
    site_url: str
    preview: bool
    history_state: Literal["whole", "shallow", "none", "failed"]
    words: dict[str, Words]
    documents: dict[str, Document]
    menu: dict[str, tuple[MenuLink, ...]]
    pictures: dict[str, PictureSet]
    redirects: dict[str, str]
    next_steps: dict[str, dict[str, tuple[str, ...]]]
    gone: tuple[str, ...]
    files: tuple[str, ...]

    @property
    def office(self) -> Office:
        assert isinstance(self.office_source.entry, Office)
        return self.office_source.entry

    @property
    def office_id(self) -> str:
        return self.office_source.stem

    @property
    def base(self) -> str:
        """The path that the site lies under, with slashes around: ``/`` or ``/link/``."""
        return urlsplit(self.site_url).path.rstrip("/") + "/"

    @property
    def origin(self) -> str:
        parts = urlsplit(self.site_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def is_demo(self) -> bool:
        """Until the office has given its site an address of its own, search engines are asked to leave it out."""
        return self.office.site_url is None

    def office_name(self, lang: str) -> str:
        """What the office is called in this language."""
        words = self.office.translations.get(lang)
        return words.title if words else self.office.title

    def office_summary(self, lang: str) -> str:
        """What the office says of itself in this language."""
        words = self.office.translations.get(lang)
        return words.summary if words else self.office.summary

    @cached_property
    def homes(self) -> dict[str, str]:
        """Language → url of its home page."""
        found = {doc.lang: doc.url for doc in self.documents.values() if doc.is_home}
        return dict(sorted(found.items(), key=lambda item: (not item[0].startswith("n"), item[0])))  # Norwegian ones first

    @property
    def nearest(self) -> list[Document]:
        """Where the readers of a closed office are led."""
        return [doc for doc in self.of_kind("office") if doc.source and doc.source.stem in self.office.nearest]

    @cached_property
    def documents_by_path(self) -> dict[str, Document]:
        """Path of the Markdown file, relative to content/ → the document it became."""
        return {doc.source.path: doc for doc in self.documents.values() if doc.source}

    def document(self, url: str) -> Document:
        """The document at ``url`` (a fragment is passed over); raises KeyError where there is none."""
        return self.documents[url.partition("#")[0]]

    def shared(self, document: Document) -> Document:
        """The document as it is told outside its own page: in feeds, calendars, data files and structured data, and where a link to
        it is shared. Of a sensitive one that is as little as its tab says, and the office's own summary."""
        if not (document.source and document.is_sensitive):
            return document
        return replace(
            document,
            title=document.tab_title,
            summary=self.office_summary(document.lang),
            source=replace(document.source, entry=document.source.entry.neutral()),
            lead=Markup(),
            html=Markup(),
            closing_note=Markup(),
            headings=(),
            image=None,
        )

    def sections(self, lang: str) -> list[Document]:
        """What the sections of the menu lead to."""
        return [self.document(section.url) for section in self.menu.get(lang, ())]

    @cached_property
    def _by_stem(self) -> dict[tuple[str, str | None], Document]:
        """(kind, name of the file) → the document in bokmål."""
        return {(doc.kind, doc.source.stem): doc for doc in self.documents.values() if doc.source and doc.lang == "nb"}

    @cached_property
    def _by_kind(self) -> dict[tuple[str, str], list[Document]]:
        """(kind, language) → the documents, in the order of ``of_kind``."""
        found: dict[tuple[str, str], list[Document]] = defaultdict(list)
        by_title = sorted(self.documents.values(), key=lambda doc: doc.title.casefold())
        for doc in sorted(by_title, key=lambda doc: doc.date.start if doc.date else datetime.date.min, reverse=True):
            found[doc.kind, doc.lang].append(doc)
        return dict(found)

    @cached_property
    def _by_template(self) -> dict[tuple[str, str], Document]:
        return {(doc.template, doc.lang): doc for doc in self.documents.values()}

    def known_page(self, name: str, lang: str) -> Document | None:
        """The page with that template, in this language or else in bokmål; «contact» is the one that we make."""
        return self._by_template.get((name, lang)) or self._by_template.get((name, "nb"))

    def next_of(self, document: Document) -> list[Document]:
        """Where a reader can go from here: what the entry says, else what pages of its template lead to."""
        steps = self.next_steps.get(document.lang, {})
        urls = document.next or steps.get(document.template, steps.get("default", ()))
        return [self.document(url) for url in urls if url.partition("#")[0] != document.url]

    def help_page(self, lang: str) -> str:
        """url of the page with the help lines, or of the home page on a site without one."""
        page = self.known_page("help", lang)
        return page.url if page else ""

    def campaign_of(self, document: Document) -> Document | None:
        """The campaign that a story belongs to."""
        wanted = document.entry.campaign if isinstance(document.entry, Story) else None
        return self._by_stem.get(("campaign", wanted))

    def stories_of(self, campaign: Document) -> list[Document]:
        """The stories of a campaign."""
        stem = campaign.source.stem if campaign.source else ""
        return [doc for doc in self.of_kind("story") if isinstance(doc.entry, Story) and doc.entry.campaign == stem]

    def municipality_names(self, numbers: tuple[str, ...], lang: str) -> str:
        """«Bergen, Askøy og Alver»."""
        names = [self.content.data.municipalities[number].name for number in numbers]
        return format_list(names, locale=locale_of(lang))

    def at_municipality(self, number: str, lang: str) -> str:
        """«i Bergen», «på Osterøy»."""
        known = self.content.data.municipalities[number]
        return self.words[lang](known.at, name=known.name)

    def office_of(self, document: Document) -> Document | None:
        """The office that has a group or an event."""
        wanted = document.entry.office if isinstance(document.entry, Meeting) else None
        return self._by_stem.get(("office", wanted))

    def offices_in(self, municipality: str) -> list[Document]:
        """The offices that serve a municipality, those that are open first."""
        found = [
            doc for doc in self.of_kind("office") if isinstance(doc.entry, Office) and municipality in doc.entry.municipalities
        ]
        return sorted(found, key=lambda doc: isinstance(doc.entry, Office) and not doc.entry.active)

    def url(self, path: str) -> str:
        """Root-relative address of something on the site."""
        return self.base + path

    def absolute(self, path: str) -> str:
        """Full address, for canonical links, feeds and the sitemap."""
        return self.origin + self.base + path

    def of_kind(self, kind: str, lang: str = "nb") -> list[Document]:
        """The documents of one kind and language, newest first, undated last, then by title."""
        return self._by_kind.get((kind, lang), [])


def alternates(translations: dict[str, str]) -> dict[str, str]:
    """hreflang → url, with bokmål as what to show to everybody else."""
    default = translations.get("nb", next(iter(translations.values())))
    return {**translations, "x-default": default}
