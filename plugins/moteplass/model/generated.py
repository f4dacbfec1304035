"""The pages that no file makes: one row each. ``generate`` makes them, the check and the menus know them by these rows."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from .addresses import (
    ABOUT,
    ARCHIVE,
    ERROR_PAGES,
    FOLDERS,
    KEPT,
    MUNICIPALITIES,
    ONLINE,
    OPEN_DATA,
    contact,
    event_list,
    group_list,
    municipality,
    place,
    search,
    theme,
)
from .kinds import KINDS


@dataclass(frozen=True)
class GeneratedPage:
    """``words``: the key of its title and introduction · ``of`` and ``key``: what it is about: all entries of a kind, or what there
    is in the municipality of a number · ``above``: the address of the page that it stands below, '' for the home page ·
    ``translations``: language → address, where it has any · ``can_be_empty``: published only while something stands on it; until
    then its address leads to the page ``above``."""

    address: str
    template: str
    words: str
    lang: str = "nb"
    of: Literal["", "kind", "municipality", "theme", "online", "archive"] = ""
    key: str = ""
    above: str = ""
    translations: Mapping[str, str] = field(default_factory=dict)
    can_be_empty: bool = False


def generated_pages(
    languages: Collection[str], municipalities: Mapping[str, str], themes: Iterable[str]
) -> Iterator[GeneratedPage]:
    """Every page, in the order in which they are made, on a site in these languages with these municipalities (number → name) and
    themes."""

    def in_each_language(address: Callable[[str], str], template: str, words: str) -> Iterator[GeneratedPage]:
        addresses = {lang: address(lang) for lang in languages}
        for lang, url in addresses.items():
            yield GeneratedPage(url, template, words, lang, translations=addresses)

    groups, events = group_list("nb"), event_list("nb")
    for kind in KINDS:
        if kind.list_template:
            yield GeneratedPage(kind.prefix, kind.list_template, f"lists.{kind.name}", of="kind", key=kind.name)
    yield from in_each_language(group_list, "finder", "groups")
    for number, name in municipalities.items():
        at = place(number, name)
        yield GeneratedPage(at, "groups", "groups.in_place", of="municipality", key=number, above=groups, can_be_empty=True)
    for key in themes:
        yield GeneratedPage(theme(key), "groups", "groups.on_theme", of="theme", key=key, above=groups, can_be_empty=True)
    yield GeneratedPage(ONLINE, "groups", "groups.online", of="online", above=groups, can_be_empty=True)
    yield from in_each_language(event_list, "events", "events")
    yield GeneratedPage(ARCHIVE, "events", "events.archive", of="archive", above=events, can_be_empty=True)
    yield GeneratedPage(MUNICIPALITIES, "municipalities", "municipality.all")
    for number, name in municipalities.items():
        at = municipality(number, name)
        yield GeneratedPage(at, "municipality", "municipality", of="municipality", key=number, above=MUNICIPALITIES)
    yield GeneratedPage(OPEN_DATA, "open_data", "data")
    yield GeneratedPage(ABOUT, "about", "about")
    yield from in_each_language(contact, "contact", "contact")
    yield from in_each_language(search, "search", "search")
    for file in ERROR_PAGES:
        yield GeneratedPage(file, "error", f"errors.{file.removesuffix('.html')}")


def addresses_of(pages: Iterable[GeneratedPage]) -> frozenset[str]:
    """What can be linked to. The host serves error pages at any address, so nothing may point at them."""
    return frozenset(page.address for page in pages if page.template != "error")


def _first(address: str) -> str:
    return address.partition("/")[0].removesuffix(".html")


# Slugs that no page at the top of the site can have.
RESERVED = KEPT.union(map(_first, (*addresses_of(generated_pages(("nb",), {}, ())), *FOLDERS, *ERROR_PAGES)))
