"""Sources → the site: every entry of this office as a page, the menu, redirects and gone addresses."""

from collections.abc import Iterable, Iterator

from ..model.addresses import HOME_SLUG
from ..model.data import MenuItem, MenuSection
from ..model.generated import addresses_of
from ..model.meeting import Meeting
from ..read.content import Content
from ..read.history import History
from ..read.selection import address_of, addresses, gone_addresses, is_for, pictures_withheld, select, withdrawal_of
from ..read.source import Source
from ..read.withdrawal import downloads_in, pictures_of
from .entries import Entries, document_of, urls_of
from .index import Index
from .meetings import address_elsewhere, status_of
from .members import empty_lists, unused_calendars
from .pictures import picture_sets
from .related import Related
from .site import MenuLink, Site
from .site_settings import SiteSettings
from .texts import Resolver


def site_of(settings: SiteSettings, history: History) -> Site:
    """The site of one office, with the pages of its entries; ``generate`` adds those that no file makes. The content must be
    without faults, and hold no more than the public may know (``meetings.published``)."""
    content, office, today = settings.content, settings.office_source, settings.today
    sources = select(content, office, today, settings.preview)
    away = {one.path: at for one in sources if (at := address_elsewhere(one, content, settings.office_id, today))}
    own = [source for source in sources if source.path not in away]
    withheld = frozenset[str]() if settings.preview else pictures_withheld(content, today)
    pictures = picture_sets(content.folder, pictures_used(content, own) - withheld)
    homes = [source.entry.lang for source in sources if source.slug == HOME_SLUG]
    pages = content.data.generated(homes)
    meetings = {
        source.path: (source.entry, status_of(source.entry, content, office, today))
        for source in sources
        if isinstance(source.entry, Meeting)
    }
    empty = empty_lists(pages, meetings.values())
    unused = unused_calendars(content.data.municipality_names, content.data.themes, _meetings_so_far(settings))
    resolver = Resolver(
        content,
        addresses(own),
        settings.base,
        pictures,
        {address_of(source): away[source.path] for source in sources if source.path in away},
        addresses_of(pages) | content.data.files,
        {**empty, **unused},
        tuple(settings.words),
        withheld | {name for one in content.readable if withdrawal_of(one, content, today) for name in (one.path, address_of(one))},
    )
    menu = _menu(settings, resolver)
    entries = Entries(
        settings, resolver, Related(sources), menu, _translations(content, sources), _readings(sources), history, meetings
    )
    return Site(
        **vars(settings),
        documents=Index(document_of(source, entries) for source in own),
        elsewhere=Index(document_of(source, entries, away[source.path]) for source in sources if source.path in away),
        menu=menu,
        pictures=pictures,
        redirects={old.lstrip("/"): address_of(source) for source in sources for old in source.entry.redirect_from},
        next_steps={
            lang: {name: urls_of(hrefs, "pages/next_steps", resolver) for name, hrefs in by.items()}
            for lang, by in content.data.next_steps.items()
        },
        gone=gone_addresses(content, office, sources, today),
        empty_lists=empty,
        unused_calendars=frozenset(unused),
        files=_files_linked(content, own),
    )


def _meetings_so_far(settings: SiteSettings) -> Iterator[Meeting]:
    """The groups and events that this site has or has had on some day, as far as there are files of them."""
    content, today = settings.content, settings.today
    for source in content.sources.values():
        entry = source.entry
        was_released = entry.is_released(min(today, entry.publish_until or today))
        is_here = is_for(entry.offices, settings.office_id, settings.office) and (settings.preview or was_released)
        if isinstance(entry, Meeting) and is_here:
            yield entry


def _menu(settings: SiteSettings, resolver: Resolver) -> dict[str, tuple[MenuLink, ...]]:
    """The menu of each language with what this site has; a section whose page is elsewhere keeps its items."""

    def link(item: MenuItem, below: tuple[MenuLink, ...] = ()) -> MenuLink | None:
        if not is_for(item.offices, settings.office_id, settings.office):
            return None
        target = settings.content.paths.resolve(item.link, "pages/menu")
        url = resolver.url_of(target)
        if url is None and below and target.path not in resolver.withdrawn:  # then its title is not said either
            url = below[0].url
        return MenuLink(item.title, url, below) if url is not None else None

    def section(found: MenuSection) -> MenuLink | None:
        return link(found, tuple(below for item in found.items if (below := link(item))))

    return {
        lang: tuple(shown for found in sections if (shown := section(found)))
        for lang, sections in settings.content.data.menu.items()
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


def _readings(sources: list[Source]) -> dict[str, str]:
    """url → url, both ways, of each page and its easy-read twin."""
    at = {source.path: address_of(source) for source in sources}
    twins = {at[source.path]: at.get(source.original_paths.get("easy_read_of", "")) for source in sources}
    pairs = [(twin, ordinary) for twin, ordinary in twins.items() if ordinary is not None]
    return dict(pairs) | {ordinary: twin for twin, ordinary in pairs}


def pictures_used(content: Content, sources: Iterable[Source]) -> set[str]:
    """The pictures in these entries, by their paths relative to content/."""
    shown = (pictures_of(source, text, content.paths) for source in sources for _, text in content.texts_of(source))
    return {picture.target.path for pictures in shown for picture in pictures}


def _files_linked(content: Content, sources: list[Source]) -> tuple[str, ...]:
    """Files of content/files/ that a published text links to; the others stay at home."""
    linked = (downloads_in(text) for source in sources for _, text in content.texts_of(source))
    return tuple(sorted({link.target.path for links in linked for link in links}))
