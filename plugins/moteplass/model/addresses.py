"""Where things are published: addresses relative to the site's base, with a trailing slash, '' for the home page."""

from collections.abc import Iterable, Mapping

from .kinds import Kind
from .slugs import slugify

ONLINE, ARCHIVE = "grupper/digitalt/", "arrangementer/tidligere/"
MUNICIPALITIES = "kommune/"
OPEN_DATA = "data/"
CATALOG = "data/catalog.jsonld"
ABOUT = "om/"
HOME_SLUG = "index"
# What the words of addresses are in a language that has its own; others have the bokmål ones, below their prefix.
WORDS = {
    "en": {
        "kontakt": "contact",
        "sok": "search",
        "grupper": "groups",
        "arrangementer": "events",
    }
}
# All that the site writes besides its pages: files by their names, folders with everything in them, and beside the page of a group
# or an event its calendar.
FEEDS = frozenset({"feed.xml", "feed.json", "data/changes.xml"})
TABLES = ("groups", "events", "offices")
CSV_METADATA = "csv-metadata.json"  # where programs look for it beside a file (CSV on the Web, 5.3)
ERROR_PAGES = ("404.html", "410.html")
ICON = "favicon.ico"
FILES = FEEDS | {*ERROR_PAGES, "sitemap.xml", "robots.txt", "_redirects", ".moteplass", "icon.svg", ICON}
PICTURES, DOWNLOADS, SCRIPTS, SEARCH_INDEX = "bilder/", "filer/", "js/", "pagefind/"
FOLDERS = (PICTURES, DOWNLOADS, SCRIPTS, SEARCH_INDEX, OPEN_DATA)
CALENDAR = "kalender.ics"
# Names at the top that are kept for languages, and for what is to come.
KEPT = frozenset({"nn", "en", "search", "admin"})


def is_own(file: str) -> bool:
    """Whether a file of the output, that is no entry's page, is one that the site itself writes or may come to write."""
    return file in FILES or file.startswith(FOLDERS) or file.rpartition("/")[2] == CALENDAR


def contact(lang: str) -> str:
    """The contact page of a language: ``kontakt/``, ``nn/kontakt/``, ``en/contact/``."""
    return _path(lang, "kontakt")


def search(lang: str) -> str:
    """The search page of a language, which lists all its pages: ``sok/``, ``nn/sok/``, ``en/search/``."""
    return _path(lang, "sok")


def group_list(lang: str) -> str:
    """All groups, in a language: ``grupper/``, ``nn/grupper/``, ``en/groups/``."""
    return _path(lang, "grupper")


def event_list(lang: str) -> str:
    """All events to come, in a language: ``arrangementer/``, ``nn/arrangementer/``, ``en/events/``."""
    return _path(lang, "arrangementer")


def place(number: str, name: str) -> str:
    """The groups of a municipality: ``grupper/sted/4601-bergen/``. The number stays when the name is changed."""
    return f"grupper/sted/{number}-{slugify(name)}/"


def theme(key: str) -> str:
    """The groups on a theme: ``grupper/tema/sorg/``."""
    return f"grupper/tema/{key}/"


def municipality(number: str, name: str) -> str:
    """A municipality's own page: ``kommune/4601-bergen/``."""
    return f"{MUNICIPALITIES}{number}-{slugify(name)}/"


def entry_calendar(url: str) -> str:
    """The calendar of the group or the event at ``url``: ``grupper/sorg/kalender.ics``."""
    return f"{url}{CALENDAR}"


def calendar(of: str = "") -> str:
    """The calendar of a municipality or a theme, or of everything: ``data/kalender-sorg.ics``."""
    return f"{OPEN_DATA}kalender{f'-{of}' if of else ''}.ics"


def table(name: str, ending: str) -> str:
    """A file of open data: ``data/groups.json``."""
    return f"{OPEN_DATA}{name}.{ending}"


def schema(name: str) -> str:
    """The JSON Schema of a table: ``data/schema/groups-1.json``."""
    return f"{OPEN_DATA}schema/{name}-1.json"


def search_bundle(lang: str) -> str:
    """The folder of the search index: one for both Norwegian languages, so that each finds the other."""
    return SEARCH_INDEX if lang in ("nb", "nn") else f"{SEARCH_INDEX}{lang}/"


def calendars(municipalities: Mapping[str, str], themes: Iterable[str]) -> frozenset[str]:
    """The calendar of everything, and that of each municipality (number → name) and theme."""
    places = (calendar(f"{number}-{slugify(name)}") for number, name in municipalities.items())
    return frozenset({calendar(), *map(calendar, themes), *places})


def data_files(municipalities: Mapping[str, str], themes: Iterable[str]) -> frozenset[str]:
    """Every file of open data, the feeds too: what a text may link to."""
    tables = {table(name, ending) for name in TABLES for ending in ("json", "csv", CSV_METADATA)}
    tables |= {schema(name) for name in TABLES}
    return FEEDS | tables | calendars(municipalities, themes) | {table("meetings", "json"), CATALOG}


def file_of(path: str) -> str:
    """The file that answers an address: ``gammel.html`` itself, ``gammel/index.html`` for ``gammel/`` and ``gammel``. None answers
    one with a query, which stands for itself."""
    if "?" in path:
        return path
    folder, _, name = path.rpartition("/")
    return path if "." in name else f"{path}/index.html".lstrip("/") if name else f"{folder}/index.html".lstrip("/")


def address(kind: Kind, slug: str, lang: str) -> str:
    """``nn/historier/slug/``; bokmål stands at the root, other languages under their own prefix."""
    return _prefix(lang) + kind.prefix + ("" if slug == HOME_SLUG else f"{slug}/")


def _prefix(lang: str) -> str:
    return "" if lang == "nb" else f"{lang}/"


def _path(lang: str, word: str) -> str:
    return f"{_prefix(lang)}{WORDS.get(lang, {}).get(word, word)}/"
