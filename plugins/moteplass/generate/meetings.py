"""The finder and its filters, each at an address of its own, the lists of events, and a page for each municipality."""

from collections.abc import Callable, Iterator
from functools import partial

from ..enrich.listed import all_events, events_of, groups_of, meeting_of
from ..enrich.site import Crumb, Document, Site
from ..model.addresses import ARCHIVE, MUNICIPALITIES, OPEN_DATA, event_list, group_list, municipality, online, place, theme
from ..model.data import Theme
from .made import made

In = Callable[[str], str]  # language → address
Said = Callable[[str], tuple[str, str]]  # language → (title, introduction)


def group_lists(site: Site) -> Iterator[Document]:
    """``/grupper/``, and a list for each municipality, for each theme, and for groups online, in each language of the site."""
    data, groups = site.content.data, list(groups_of(site))
    yield from _in_each_language(site, "finder", group_list, partial(_said, site, "groups"), groups)
    for number, name in data.municipality_names.items():
        here = [doc for doc in groups if number in meeting_of(doc).municipalities]
        yield from _filter(site, partial(place, number, name), partial(_in_place, site, number), here, number)
    for key, known in data.themes.items():
        about = [doc for doc in groups if meeting_of(doc).theme == key]
        yield from _filter(site, partial(theme, key), partial(_on_theme, site, known), about, key)
    apart = [doc for doc in groups if meeting_of(doc).format != "place"]
    yield from _filter(site, online, partial(_said, site, "groups.online"), apart, "online")


def event_lists(site: Site) -> Iterator[Document]:
    """What is to come, in each language of the site, and what has been."""
    words = site.words["nb"]
    yield from _in_each_language(site, "events", event_list, partial(_said, site, "events"), list(events_of(site)))
    past = [doc for doc in reversed(list(all_events(site))) if doc.facts and doc.facts.is_over]
    title, intro = _said(site, "events.archive", "nb")
    above = Crumb(words("events.title"), event_list("nb"))
    yield made(site, ARCHIVE, "events", title, intro, members=past, key="archive", above=above, is_empty=not past)


def municipality_pages(site: Site) -> Iterator[Document]:
    """Every municipality: what there is for its people, and how to refer somebody."""
    words = site.words["nb"]
    found = [*groups_of(site), *events_of(site)]
    title, intro = _said(site, "municipality.all", "nb")
    above = Crumb(title, MUNICIPALITIES)
    yield made(site, MUNICIPALITIES, "municipalities", title, intro)
    for number, name in site.content.data.municipality_names.items():
        members = [doc for doc in found if number in meeting_of(doc).municipalities]
        at = site.at_municipality(number, "nb")
        title, intro = words("municipality.title", at=at), words("municipality.intro", at=at)
        yield made(site, municipality(number, name), "municipality", title, intro, members=members, key=number, above=above)


def open_data_page(site: Site) -> Document:
    """The page that lists every file of data."""
    return made(site, OPEN_DATA, "open_data", *_said(site, "data", "nb"))


def _in_each_language(
    site: Site, template: str, address: In, said: Said, members: list[Document], key: str = ""
) -> Iterator[Document]:
    """The same list under the address that each language of the site has for it. One with a ``key`` stands below the finder
    and is not advertised while it is empty."""
    addresses = {lang: address(lang) for lang in site.homes}
    for lang, url in addresses.items():
        above = Crumb(site.words[lang]("groups.title"), group_list(lang)) if key else None
        is_empty = bool(key) and not members
        yield made(site, url, template, *said(lang), lang, members, key, above, is_empty, addresses)


def _filter(site: Site, address: In, said: Said, members: list[Document], key: str) -> Iterator[Document]:
    return _in_each_language(site, "groups", address, said, members, key)


def _said(site: Site, key: str, lang: str) -> tuple[str, str]:
    words = site.words[lang]
    return words(f"{key}.title"), words(f"{key}.intro")


def _in_place(site: Site, number: str, lang: str) -> tuple[str, str]:
    words, at = site.words[lang], site.at_municipality(number, lang)
    return words("groups.in_place", at=at), words("groups.in_place_intro", at=at)


def _on_theme(site: Site, known: Theme, lang: str) -> tuple[str, str]:
    return known.title[lang], site.words[lang]("groups.on_theme_intro", theme=known.label[lang])
