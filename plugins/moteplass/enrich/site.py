"""The site as data: what the generator, the theme and the writers read, and nothing changes."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from markupsafe import Markup

from ..model.addresses import search_bundle
from ..model.meeting import Meeting
from ..model.office import Office
from ..model.story import Story
from .document import Document, EntryDocument, M, MeetingDocument, TextDocument
from .index import Index
from .pictures import PictureSet
from .site_settings import SiteSettings

D = TypeVar("D", bound=Document)


@dataclass(frozen=True)
class MenuLink:
    """A resolved link of the menu with those below it."""

    title: str
    url: str
    items: tuple["MenuLink", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Site(SiteSettings):
    """Everything about one office's site on one day."""

    documents: Index
    elsewhere: Index  # groups and events of other offices, listed here, whose pages are on those offices' own sites
    menu: dict[str, tuple[MenuLink, ...]]  # by language
    pictures: dict[str, PictureSet]  # by path in content/
    redirects: dict[str, str]  # old → new, without the base
    next_steps: dict[str, dict[str, tuple[str, ...]]]  # language → template → urls
    gone: tuple[str, ...]  # addresses that answer 410
    empty_lists: dict[str, str]  # lists with nothing on them today, which are not published → where their addresses lead until then
    unused_calendars: frozenset[str]  # addresses of those not published
    files: tuple[str, ...]  # paths in content/ of what can be downloaded

    @property
    def homes(self) -> dict[str, str]:
        """Language → url of its home page."""
        return self.documents.homes

    @property
    def search_bundles(self) -> list[str]:
        """The folders of the search indexes: one for each group of languages."""
        return sorted({search_bundle(lang) for lang in self.homes})

    @cached_property
    def documents_by_path(self) -> dict[str, EntryDocument]:
        """Path of the Markdown file, relative to content/ → the document it became."""
        return {doc.source.path: doc for doc in self.documents.values() if isinstance(doc, EntryDocument)}

    def nearest(self, lang: str) -> list[EntryDocument[Office]]:
        """Where the readers of a closed office are led, with titles and summaries in their language."""
        found = [doc for doc in self.documents.entries(Office, "nb") if doc.source.stem in self.office.nearest]
        return [_in_language(lang, doc) for doc in found]

    def meetings(self, model: type[M] = Meeting) -> list[MeetingDocument[M]]:  # type: ignore[assignment]  # as in Index
        """The groups, the events, or both, that lists can have."""
        return [*self.documents.meetings(model), *self.elsewhere.meetings(model)]

    def listed(self, url: str) -> Document:
        """What stands on a list under this url, wherever its page is."""
        return self.elsewhere.get(url) or self.documents[url]

    def link_to(self, document: Document) -> str:
        """What a link to a document leads to: a page of this site, or one on another."""
        return (document.elsewhere if isinstance(document, MeetingDocument) else "") or self.url(document.url)

    def absolute_of(self, document: Document) -> str:
        """The full address of its page."""
        return (document.elsewhere if isinstance(document, MeetingDocument) else "") or self.absolute(document.url)

    @property
    def moved_away(self) -> dict[str, MeetingDocument]:
        """Address on this site → what has its page on another now."""
        return {doc.url: doc for doc in self.elsewhere.meetings()}

    def list_at(self, address: str) -> str:
        """The address of a list, or as long as nothing is on it that of the list above it."""
        return self.empty_lists.get(address, address)

    def sections(self, lang: str) -> list[Document]:
        """What the sections of the menu lead to."""
        return [self.documents[section.url] for section in self.menu.get(lang, ())]

    def next_of(self, document: Document) -> list[Document]:
        """Where a reader can go from here: what the entry says, else what pages of its template lead to."""
        steps = self.next_steps.get(document.lang, {})
        own = document.next if isinstance(document, TextDocument) else ()
        default = () if document.template == "help" else steps.get("default", ())  # no group is help right now
        urls = own or steps.get(document.template, default)
        return [self.documents[url] for url in urls if url.partition("#")[0] != document.url]

    def help_page(self, lang: str) -> str:
        """url of the page with the help lines, or of the home page on a site without one."""
        page = self.documents.with_template("help", lang)
        return page.url if page else ""

    def campaign_of(self, document: Document) -> EntryDocument | None:
        """The campaign that a story belongs to, in the language of the story where it is translated."""
        named = self.documents.of_file("campaign", document.entry.campaign) if isinstance(document.entry, Story) else None
        translated = self.documents.of_kind("campaign", document.lang) if named else []
        return next((doc for doc in translated if named and doc.url in named.translations.values()), named)

    def stories_of(self, campaign: EntryDocument) -> list[EntryDocument]:
        """The stories of a campaign, in its language."""
        return [doc for doc in self.documents.of_kind("story", campaign.lang) if self.campaign_of(doc) is campaign]

    def office_of(self, document: MeetingDocument) -> EntryDocument | None:
        """The office that has a group or an event."""
        return self.documents.of_file("office", document.entry.office)

    def offices_in(self, municipality: str) -> list[EntryDocument[Office]]:
        """The offices that serve a municipality: the confirmed first, then those that nobody has confirmed, the closed last."""
        found = [doc for doc in self.documents.entries(Office, "nb") if municipality in doc.entry.municipalities]
        return sorted(found, key=lambda doc: (not doc.entry.active, self.is_unconfirmed(doc.entry)))

    def shared(self, document: D) -> D:
        """The document as it is told outside its own page: in feeds, calendars, data files and structured data, and where a link to
        it is shared. Of a sensitive one that is as little as its tab says, and the office's own summary."""
        if not (isinstance(document, EntryDocument) and document.is_sensitive):
            return document
        return replace(
            document,
            title=document.tab_title,
            summary=self.office_summary(document.lang),
            source=replace(document.source, entry=document.entry.neutral()),
            lead=Markup(),
            html=Markup(),
            closing_note=Markup(),
            headings=(),
            image=None,
        )


def _in_language(lang: str, office: EntryDocument[Office]) -> EntryDocument[Office]:
    """The office with its title and summary in this language, if it has them; else as it is."""
    if lang not in office.entry.translations:
        return office
    return replace(office, title=office.entry.title_in(lang), summary=office.entry.summary_in(lang), text_lang=lang)


def alternates(translations: dict[str, str]) -> dict[str, str]:
    """hreflang → url, with bokmål as what to show to everybody else."""
    default = translations.get("nb", next(iter(translations.values())))
    return {**translations, "x-default": default}
