"""An entry → its page: text, address, crumbs, dates, and what a preview says of it."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from ..model.addresses import HOME_SLUG, address, event_list, group_list
from ..model.dates import OSLO, PartialDate
from ..model.kinds import KINDS
from ..model.meeting import Meeting
from ..model.page import Page
from ..model.story import Story
from ..read.content import Content
from ..read.history import History, Revision
from ..read.places import picture_above
from ..read.selection import address_of, originals, withdrawal_of
from ..read.source import Source
from ..words import Words
from .document import Crumb, EntryDocument, Illustration, MeetingDocument
from .meetings import MeetingStatus
from .related import Related
from .site import MenuLink
from .site_settings import SiteSettings
from .texts import Resolver, finish

PAGE = KINDS[0]
NOTE = "merknad_"  # before the anchors of a closing note; those of a text have no underscore


@dataclass(frozen=True)
class Entries:
    """What the page of an entry takes from the others: ``menu`` by language, ``translations``: url → language → url, ``readings``:
    url → url, of a page and its easy-read twin, ``meetings`` by path."""

    settings: SiteSettings
    resolver: Resolver
    related: Related
    menu: dict[str, tuple[MenuLink, ...]]
    translations: dict[str, dict[str, str]]
    readings: dict[str, str]
    history: History
    meetings: Mapping[str, tuple[Meeting, MeetingStatus]]


def document_of(source: Source, among: Entries, elsewhere: str = "") -> EntryDocument:
    """The page of one entry; of a group or an event whose page is ``elsewhere`` what lists say of it."""
    settings, resolver = among.settings, among.resolver
    entry, text = source.entry, settings.content.text(source)
    lang = entry.lang if entry.lang in settings.words else "nb"
    words = settings.words[lang]
    url = address_of(source)
    by_hand = datetime.datetime.combine(entry.modified, datetime.time(), OSLO) if entry.modified else None
    updated = by_hand or among.history.changed.get(source.path)  # one date, on the page, in feeds, sitemap and structured data
    note = settings.content.notes.get(source.path)
    note_html = Markup("<p>{}</p>{}").format(note.lead, note.html) if note else Markup()
    html = finish(text.html, text, source, resolver, words)
    anchors = frozenset(re.findall(r'id="([^"]*)"', html))
    cited = dict.fromkeys([*text.cited, *_cited_below(source, settings.content), *entry.references])
    document = EntryDocument(
        url=url,
        template=_template(source),
        title=entry.title,
        summary=entry.summary,
        also=entry.also,
        lang=lang,
        text_lang=entry.lang if entry.lang != lang else "",
        source=source,
        lead=finish(text.lead, text, source, resolver, words),
        html=html,
        headings=tuple(heading for heading in text.headings if escape(heading.id) in anchors),
        closing_note=finish(note_html, note or text, source, resolver, words, NOTE),
        date=entry.date,
        modified=PartialDate.of(updated.date()) if updated else None,
        updated=updated,
        image=_image(source, resolver),
        references=tuple(cited),
        next=urls_of(entry.next, source.path, resolver),
        related=tuple(address_of(other) for other in among.related.to(source)),
        translations=among.translations.get(url, {entry.lang: url}),
        other_reading=among.readings.get(url),
        crumbs=_crumbs(source, url, among, words),
        badges=_badges(source, settings.content, settings.today, settings.words["nb"]),
    )
    if not isinstance(entry, Meeting):
        return document
    _, status = among.meetings[source.path]
    revision = _revision(entry, source.path, among.history)
    return MeetingDocument(**vars(document), status=status, revision=revision, elsewhere=elsewhere)


def _cited_below(source: Source, content: Content) -> tuple[str, ...]:
    """What the closing note cites that stands under each story of a campaign."""
    named = f"campaigns/{source.entry.campaign}.md" if isinstance(source.entry, Story) else ""
    notes = [note for path, note in content.notes.items() if named in (path, *content.sources[path].original_paths.values())]
    return tuple(work for note in notes if named for work in note.cited)


def _revision(meeting: Meeting, path: str, history: History) -> Revision | None:
    """A calendar entry changes with its file, and with the shared pauses where it names one."""
    names_a_pause = meeting.schedule is not None and meeting.schedule.names_a_pause
    return history.revision(path, "data/pauses.yaml", uses_shared=names_a_pause)


def urls_of(hrefs: tuple[str, ...], path: str, resolver: Resolver) -> tuple[str, ...]:
    """Those of the links in the file at ``path`` that lead to something on this site."""
    return tuple(dict.fromkeys(url for href in hrefs if (url := resolver.url(href, path)) is not None))


def _template(source: Source) -> str:
    if isinstance(source.entry, Page):
        return "page" if source.entry.template == "default" else source.entry.template
    return source.kind.name


def _image(source: Source, resolver: Resolver) -> Illustration | None:
    entry = source.entry
    above = picture_above(source, resolver.content.paths)
    if not above:
        return None
    picture = resolver.pictures.get(above.target.path)
    return Illustration(picture, above.alt, entry.caption or "", entry.credit or "") if picture else None


def _crumbs(source: Source, url: str, among: Entries, words: Words) -> tuple[Crumb, ...]:
    """Home, the list or the section of the menu that the document or its easy-read twin belongs to, and itself."""
    lang = source.entry.lang if address(PAGE, HOME_SLUG, source.entry.lang) in among.resolver.shown else "nb"
    home = Crumb(words("crumbs.home"), address(PAGE, HOME_SLUG, lang))
    if url == home.url:
        return ()
    between: tuple[Crumb, ...] = ()
    if source.kind.list_template:
        between = (Crumb(words(f"lists.{source.kind.name}.title"), source.kind.prefix),)
    elif isinstance(source.entry, Meeting):
        above = group_list("nb") if source.kind.name == "group" else event_list("nb")
        between = (Crumb(words(f"{source.kind.folder}.title"), above),)
    else:
        own = {url, among.readings.get(url)}
        sections = [s for s in among.menu.get(lang, ()) if s.url != url and own & {s.url, *(item.url for item in s.items)}]
        between = tuple(Crumb(section.title, section.url) for section in sections[:1])
    return (home, *between, Crumb(source.entry.title, ""))


def _badges(source: Source, content: Content, today: datetime.date, words: Words) -> tuple[str, ...]:
    """What the preview must say of an entry that the public does not see, be it for what it translates."""
    told = [one.entry for one in (source, *originals(source, content))]
    gone = withdrawal_of(source, content, today)
    signs = {
        "draft": any(entry.status == "draft" for entry in told),
        "example": any(entry.example for entry in told),
        "scheduled": any(entry.publish_from and today < entry.publish_from for entry in told),
        "expired": any(entry.publish_until and today > entry.publish_until for entry in told),
        "withdrawn": gone is not None and gone.story.entry.lapse is None,
        "lapsed": gone is not None and gone.story.entry.lapse is not None,
    }
    return tuple(words(f"badges.{name}") for name, holds in signs.items() if holds)
