"""Sources → the site: every entry of this office as a document, the menu, redirects and gone addresses."""

import datetime
import re
from dataclasses import replace

from markupsafe import Markup, escape

from ..model.addresses import HOME_SLUG, LISTS, address, event_list, group_list
from ..model.data import MenuItem, MenuSection
from ..model.dates import OSLO, PartialDate
from ..model.event import Event
from ..model.group import Group
from ..model.kinds import KINDS
from ..model.meeting import Meeting
from ..model.page import Page
from ..model.story import Story
from ..read.content import Content
from ..read.history import History, Revision
from ..read.links import resolve_picture
from ..read.selection import address_of, addresses, gone_addresses, is_for, originals, pictures_withheld, select, withdrawal_of
from ..read.source import Source
from ..read.withdrawal import files_of, pictures_of
from ..words import Words
from .meetings import facts_of, published
from .pictures import picture_sets
from .related import Related
from .site import Crumb, Document, Illustration, MenuLink, Site
from .texts import Resolver, finish

PAGE = KINDS[0]
NOTE = "merknad_"  # before the anchors of a closing note; those of a text have no underscore


def site_of(
    content: Content,
    office_id: str,
    today: datetime.date,
    site_url: str,
    words: dict[str, Words],
    history: History,
    preview: bool = False,
) -> Site:
    """The site of one office, still without the documents that ``generate`` adds. The content must be without faults."""
    content = published(content, today)
    office_source = content.offices[office_id]
    sources = select(content, office_source, today, preview)
    withheld = frozenset[str]() if preview else pictures_withheld(content, today)
    pictures = picture_sets(content.folder, _pictures_used(content, sources) - withheld)
    site = Site(
        content=content,
        office_source=office_source,
        today=today,
        site_url=site_url,
        preview=preview,
        history_state=history.state,
        words=words,
        documents={},
        menu={},
        pictures=pictures,
        redirects={},
        next_steps={},
        gone=gone_addresses(content, office_source, sources, today),
        files=_files_linked(content, sources),
    )
    homes = [source.entry.lang for source in sources if source.slug == HOME_SLUG]
    resolver = Resolver(
        content,
        addresses(sources),
        site.base,
        pictures,
        content.data.generated(homes) | content.data.files,
        tuple(site.words),
        withheld | {name for one in content.whole if withdrawal_of(one, content, today) for name in (one.path, address_of(one))},
    )
    menu = _menu(site, resolver)
    translations = _translations(content, sources)
    related = Related(sources)
    documents = [_document(site, source, related, resolver, menu, translations, history) for source in sources]
    redirects = {old.lstrip("/"): address_of(source) for source in sources for old in source.entry.redirect_from}
    steps = {
        lang: {name: _urls(hrefs, "pages/next_steps", resolver) for name, hrefs in by.items()}
        for lang, by in content.data.next_steps.items()
    }
    return replace(site, documents={doc.url: doc for doc in documents}, menu=menu, redirects=redirects, next_steps=steps)


def _document(
    site: Site,
    source: Source,
    related: Related,
    resolver: Resolver,
    menu: dict[str, tuple[MenuLink, ...]],
    translations: dict[str, dict[str, str]],
    history: History,
) -> Document:
    entry, text = source.entry, site.content.text(source)
    lang = entry.lang if entry.lang in site.words else "nb"
    words = site.words[lang]
    url = address_of(source)
    by_hand = datetime.datetime.combine(entry.modified, datetime.time(), OSLO) if entry.modified else None
    updated = by_hand or history.changed.get(source.path)  # one date, on the page, in feeds, sitemap and structured data
    note = site.content.notes.get(source.path)
    note_html = Markup("<p>{}</p>{}").format(note.lead, note.html) if note else Markup()
    html = finish(text.html, source, resolver, words)
    anchors = frozenset(re.findall(r'id="([^"]*)"', html))
    cited = dict.fromkeys([*text.cited, *_cited_below(source, site.content), *entry.references])
    return Document(
        url=url,
        template=_template(source),
        title=entry.title,
        summary=entry.summary,
        lang=lang,
        text_lang=entry.lang if entry.lang != lang else "",
        source=source,
        lead=finish(text.lead, source, resolver, words),
        html=html,
        headings=tuple(heading for heading in text.headings if escape(heading.id) in anchors),
        closing_note=finish(note_html, source, resolver, words, NOTE),
        date=entry.date,
        modified=PartialDate.of(updated.date()) if updated else None,
        updated=updated,
        image=_image(source, resolver),
        references=tuple(cited),
        next=_urls(entry.next, source.path, resolver),
        related=tuple(address_of(other) for other in related.to(source)),
        translations=translations.get(url, {entry.lang: url}),
        crumbs=_crumbs(source, url, menu, words),
        badges=_badges(source, site.content, site.today, site.words["nb"]),
        facts=facts_of(source, site.content, site.office_source, site.today),
        revision=_revision(source, history),
    )


def _cited_below(source: Source, content: Content) -> tuple[str, ...]:
    """What the closing note cites that stands under a campaign and each of its stories."""
    campaign = f"campaigns/{source.entry.campaign}.md" if isinstance(source.entry, Story) else source.path
    note = content.notes.get(campaign)
    return note.cited if note else ()


def _revision(source: Source, history: History) -> Revision | None:
    """A calendar entry changes with its file, and with the shared pauses where it names one."""
    if not isinstance(source.entry, Group | Event):
        return None
    schedule = source.entry.schedule
    return history.revision(source.path, "data/pauses.yaml", uses_shared=schedule is not None and schedule.names_a_pause)


def _urls(hrefs: tuple[str, ...], path: str, resolver: Resolver) -> tuple[str, ...]:
    """Those of the links in the file at ``path`` that lead to something on this site."""
    return tuple(url for href in hrefs if (url := resolver.url(href, path)) is not None)


def _template(source: Source) -> str:
    if isinstance(source.entry, Page):
        return "page" if source.entry.template == "default" else source.entry.template
    return source.kind.name


def _image(source: Source, resolver: Resolver) -> Illustration | None:
    entry = source.entry
    if not entry.image:
        return None
    picture = resolver.pictures.get(resolve_picture(entry.image, source.path, resolver.content.files).path)
    return Illustration(picture, entry.alt or "", entry.caption or "", entry.credit or "") if picture else None


def _crumbs(source: Source, url: str, menu: dict[str, tuple[MenuLink, ...]], words: Words) -> tuple[Crumb, ...]:
    """Home, the list or the section of the menu that the document belongs to, and itself."""
    lang = source.entry.lang if source.entry.lang in menu else "nb"
    home = Crumb(words("crumbs.home"), address(PAGE, HOME_SLUG, lang))
    if url == home.url:
        return ()
    between: tuple[Crumb, ...] = ()
    if source.kind.name in LISTS:
        between = (Crumb(words(f"lists.{source.kind.name}.title"), LISTS[source.kind.name]),)
    elif isinstance(source.entry, Meeting):
        above = group_list("nb") if source.kind.name == "group" else event_list("nb")
        between = (Crumb(words(f"{source.kind.folder}.title"), above),)
    else:
        sections = [s for s in menu.get(lang, ()) if s.url != url and url in [item.url for item in s.items]]
        between = tuple(Crumb(section.title, section.url) for section in sections[:1])
    return (home, *between, Crumb(source.entry.title, ""))


def _badges(source: Source, content: Content, today: datetime.date, words: Words) -> tuple[str, ...]:
    """What the preview must say of an entry that the public does not see, be it for what it translates."""
    told = [one.entry for one in (source, *originals(source, content))]
    signs = {
        "draft": any(entry.status == "draft" for entry in told),
        "example": any(entry.example for entry in told),
        "scheduled": any(entry.publish_from and today < entry.publish_from for entry in told),
        "expired": any(entry.publish_until and today > entry.publish_until for entry in told),
        "withdrawn": withdrawal_of(source, content, today) is not None,
    }
    return tuple(words(f"badges.{name}") for name, holds in signs.items() if holds)


def _menu(site: Site, resolver: Resolver) -> dict[str, tuple[MenuLink, ...]]:
    """The menu of each language with what this site has; a section whose page is elsewhere keeps its items."""

    def link(item: MenuItem, below: tuple[MenuLink, ...] = ()) -> MenuLink | None:
        if not is_for(item.offices, site.office_id, site.office):
            return None
        url = resolver.url(item.link, "pages/menu")
        if url is None and below and not resolver.is_withdrawn(item.link, "pages/menu"):  # then its title is not said either
            url = below[0].url
        return MenuLink(item.title, url, below) if url is not None else None

    def section(found: MenuSection) -> MenuLink | None:
        return link(found, tuple(below for item in found.items if (below := link(item))))

    return {
        lang: tuple(shown for found in sections if (shown := section(found))) for lang, sections in site.content.data.menu.items()
    }


def _translations(content: Content, sources: list[Source]) -> dict[str, dict[str, str]]:
    """url → language → url, of the documents that say the same. Originals are found by slug, since two offices' home
    pages are two files at one address."""
    by_stem = {(source.kind.name, source.stem): source for source in content.sources.values()}
    groups: dict[tuple[str, str], dict[str, str]] = {}
    for source in sources:
        original = by_stem.get((source.kind.name, source.entry.translation_of or ""), source)
        groups.setdefault((source.kind.name, original.slug), {})[source.entry.lang] = address_of(source)
    return {url: dict(sorted(group.items())) for group in groups.values() for url in group.values()}


def _pictures_used(content: Content, sources: list[Source]) -> set[str]:
    shown = (pictures_of(source, text, content.files) for source in sources for _, text in content.texts_of(source))
    return {path for pictures in shown for _, path in pictures}


def _files_linked(content: Content, sources: list[Source]) -> tuple[str, ...]:
    """Files of content/files/ that a published text links to; the others stay at home."""
    linked = (files_of(source, text, content.files) for source in sources for _, text in content.texts_of(source))
    return tuple(sorted({path for files in linked for _, path in files}))
