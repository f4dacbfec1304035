"""The finder and its filters, each at an address of its own, the lists of events, and a page for each municipality."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ..enrich.listed import all_events, events_of, groups_of, meeting_of
from ..enrich.site import Crumb, Document, Site
from ..model.addresses import (
    ARCHIVE,
    EVENTS,
    FINDER,
    MUNICIPALITIES,
    ONLINE,
    OPEN_DATA,
    event_list,
    group_list,
    municipality,
    place,
    theme,
)


def group_lists(site: Site) -> Iterator[Document]:
    """``/grupper/`` in each language of the site; in bokmål one list for each municipality of the office or with a group, for
    each theme, and for groups online."""
    words, data = site.words["nb"], site.content.data
    groups = list(groups_of(site))
    yield from _in_each_language(site, group_list, "finder", "groups", groups, "group")
    own = set(site.office.municipalities)
    for number, name in data.municipalities.items():
        members = [doc for doc in groups if number in meeting_of(doc).municipalities]
        if members or number in own:
            title, intro = words("groups.in_place", place=name), words("groups.in_place_intro", place=name)
            yield _filter(site, place(number, name), title, intro, members, number)
    for key, known in data.themes.items():
        members = [doc for doc in groups if meeting_of(doc).theme == key]
        yield _filter(site, theme(key), known.title["nb"], words("groups.on_theme_intro", theme=known.label["nb"]), members, key)
    online = [doc for doc in groups if meeting_of(doc).format != "place"]
    yield _filter(site, ONLINE, words("groups.online_title"), words("groups.online_intro"), online, "online")


def event_lists(site: Site) -> Iterator[Document]:
    """What is to come, and what has been."""
    words = site.words["nb"]
    events, coming = list(all_events(site)), list(events_of(site))
    past = [doc for doc in reversed(events) if doc.facts and doc.facts.is_over]
    yield from _in_each_language(site, event_list, "events", "events", coming, "event")
    title, intro = words("events.archive_title"), words("events.archive_intro")
    crumb = Crumb(words("events.title"), EVENTS)
    yield _list(site, ARCHIVE, "events", title, intro, past, list_of="event", key="archive", above=crumb, is_empty=not past)


def municipality_pages(site: Site) -> Iterator[Document]:
    """Every municipality: what there is for its people, and how to refer somebody."""
    words = site.words["nb"]
    groups, events = list(groups_of(site)), list(events_of(site))
    yield _list(
        site, MUNICIPALITIES, "municipalities", words("municipality.all"), words("municipality.all_intro"), [], list_of="none"
    )
    above = Crumb(words("municipality.all"), MUNICIPALITIES)
    for number, name in site.content.data.municipalities.items():
        members = [doc for doc in (*groups, *events) if number in meeting_of(doc).municipalities]
        title, intro = words("municipality.title", name=name), words("municipality.intro", name=name)
        yield _list(site, municipality(number, name), "municipality", title, intro, members, key=number, above=above)


def open_data_page(site: Site) -> Document:
    """The page that lists every file of data."""
    words = site.words["nb"]
    return _list(site, OPEN_DATA, "open_data", words("data.title"), words("data.intro"), [], list_of="none")


def _in_each_language(
    site: Site, address: Callable[[str], str], template: str, key: str, members: list[Document], list_of: str
) -> Iterator[Document]:
    """The same list under the address that each language of the site has for it."""
    addresses = {lang: address(lang) for lang in site.homes}
    for lang, url in addresses.items():
        words = site.words[lang]
        made = _list(site, url, template, words(f"{key}.title"), words(f"{key}.intro"), members, list_of, lang=lang)
        yield replace(made, translations=addresses)


def _filter(site: Site, url: str, title: str, intro: str, members: list[Document], key: str) -> Document:
    above = Crumb(site.words["nb"]("groups.title"), FINDER)
    return _list(site, url, "groups", title, intro, members, list_of="group", key=key, above=above, is_empty=not members)


def _list(
    site: Site,
    url: str,
    template: str,
    title: str,
    summary: str,
    members: Iterable[Document],
    list_of: str = "",
    key: str = "",
    above: Crumb | None = None,
    is_empty: bool = False,
    lang: str = "nb",
) -> Document:
    home = Crumb(site.words[lang]("crumbs.home"), site.homes.get(lang, ""))
    return Document(
        url=url,
        template=template,
        title=title,
        summary=summary,
        lead=summary,
        crumbs=(home, *([above] if above else []), Crumb(title, "")),
        list_of=list_of,
        members=tuple(doc.url for doc in members),
        key=key,
        is_empty=is_empty,
        lang=lang,
        translations={lang: url},
    )
