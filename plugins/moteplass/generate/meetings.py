"""The finder and its filters, each at an address of its own, the lists of events, and a page for each municipality."""

from collections.abc import Callable, Iterator, Sequence

from ..enrich.document import Crumb, Document
from ..enrich.listed import events_by_date, listed_groups, upcoming_events
from ..enrich.site import Site
from ..model.addresses import ARCHIVE, MUNICIPALITIES, ONLINE, OPEN_DATA, event_list, group_list, municipality, place, theme
from .list_document import generated_page


def group_lists(site: Site) -> Iterator[Document]:
    """``/grupper/`` in each language of the site; in bokmål a list for each municipality, for each theme, and for groups online."""
    data, words, groups = site.content.data, site.words["nb"], listed_groups(site)
    yield from _in_each_language(site, "finder", group_list, "groups", groups)
    for number, name in data.municipality_names.items():
        at = site.at_municipality(number, "nb")
        title, intro = words("groups.in_place", at=at), words("groups.in_place_intro", at=at)
        here = [doc for doc in groups if number in doc.entry.municipalities]
        yield _filter(site, place(number, name), title, intro, here, number)
    for key, known in data.themes.items():
        about = [doc for doc in groups if doc.entry.theme == key]
        intro = words("groups.on_theme_intro", theme=known.label["nb"])
        yield _filter(site, theme(key), known.title["nb"], intro, about, key)
    apart = [doc for doc in groups if doc.entry.format != "place"]
    yield _filter(site, ONLINE, *_said(site, "groups.online", "nb"), apart, "online")


def event_lists(site: Site) -> Iterator[Document]:
    """What is to come, in each language of the site, and what has been."""
    words = site.words["nb"]
    yield from _in_each_language(site, "events", event_list, "events", upcoming_events(site))
    past = [doc for doc in reversed(events_by_date(site)) if doc.status.is_over]
    title, intro = _said(site, "events.archive", "nb")
    above = Crumb(words("events.title"), event_list("nb"))
    yield generated_page(site, ARCHIVE, "events", title, intro, members=past, key="archive", above=above, is_empty=not past)


def municipality_pages(site: Site) -> Iterator[Document]:
    """Every municipality: what there is for its people, and how to refer somebody."""
    words = site.words["nb"]
    found = [*listed_groups(site), *upcoming_events(site)]
    title, intro = _said(site, "municipality.all", "nb")
    above = Crumb(title, MUNICIPALITIES)
    yield generated_page(site, MUNICIPALITIES, "municipalities", title, intro)
    for number, name in site.content.data.municipality_names.items():
        members = [doc for doc in found if number in doc.entry.municipalities]
        at = site.at_municipality(number, "nb")
        title, intro = words("municipality.title", at=at), words("municipality.intro", at=at)
        yield generated_page(
            site, municipality(number, name), "municipality", title, intro, members=members, key=number, above=above
        )


def open_data_page(site: Site) -> Document:
    """The page that lists every file of data."""
    return generated_page(site, OPEN_DATA, "open_data", *_said(site, "data", "nb"))


def _in_each_language(
    site: Site, template: str, address: Callable[[str], str], key: str, members: Sequence[Document]
) -> Iterator[Document]:
    """The same list under the address that each language of the site has for it; ``key`` of its title and introduction."""
    addresses = {lang: address(lang) for lang in site.homes}
    for lang, url in addresses.items():
        yield generated_page(site, url, template, *_said(site, key, lang), lang, members, translations=addresses)


def _filter(site: Site, url: str, title: str, intro: str, members: Sequence[Document], key: str) -> Document:
    """A list below the finder; not advertised while it is empty."""
    above = Crumb(site.words["nb"]("groups.title"), group_list("nb"))
    return generated_page(site, url, "groups", title, intro, members=members, key=key, above=above, is_empty=not members)


def _said(site: Site, key: str, lang: str) -> tuple[str, str]:
    words = site.words[lang]
    return words(f"{key}.title"), words(f"{key}.intro")
