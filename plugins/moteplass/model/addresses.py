"""Where things are published: addresses relative to the site's base, with a trailing slash, '' for the home page."""

from collections.abc import Iterable

from .kinds import Kind
from .slugs import slugify

# Pages that the generator makes from entries and from the office file, whatever Markdown there is.
LISTS = {"article": "aktuelt/", "story": "historier/", "campaign": "kampanjer/", "office": "nettverket/"}
FINDER, ONLINE = "grupper/", "grupper/digitalt/"
EVENTS, ARCHIVE = "arrangementer/", "arrangementer/tidligere/"
MUNICIPALITIES = "kommune/"
OPEN_DATA = "data/"
ABOUT = "om/"
HOME_SLUG = "index"
# Files, and folders of files, that the site writes besides its pages.
FILES = frozenset(
    {
        *("feed.xml", "feed.json", "sitemap.xml", "robots.txt", "404.html", "410.html", "_redirects", ".moteplass"),
        *("icon.svg", "favicon.ico", "bilder", "filer", "js", "pagefind", "data"),
    }
)


def contact(lang: str) -> str:
    """The contact page of a language: ``kontakt/``, ``nn/kontakt/``, ``en/contact/``."""
    return _prefix(lang) + ("contact/" if lang == "en" else "kontakt/")


def search(lang: str) -> str:
    """The search page of a language, which lists all its pages: ``sok/``, ``nn/sok/``, ``en/search/``."""
    return _prefix(lang) + ("search/" if lang == "en" else "sok/")


def group_list(lang: str) -> str:
    """All groups, in a language: ``grupper/``, ``nn/grupper/``, ``en/groups/``."""
    return _prefix(lang) + ("groups/" if lang == "en" else FINDER)


def event_list(lang: str) -> str:
    """All events to come, in a language: ``arrangementer/``, ``nn/arrangementer/``, ``en/events/``."""
    return _prefix(lang) + ("events/" if lang == "en" else EVENTS)


def place(number: str, name: str) -> str:
    """The groups of a municipality: ``grupper/sted/4601-bergen/``. The number stays when the name is changed."""
    return f"{FINDER}sted/{number}-{slugify(name)}/"


def theme(key: str) -> str:
    """The groups on a theme: ``grupper/tema/sorg/``."""
    return f"{FINDER}tema/{key}/"


def municipality(number: str, name: str) -> str:
    """A municipality's own page: ``kommune/4601-bergen/``."""
    return f"{MUNICIPALITIES}{number}-{slugify(name)}/"


def search_bundle(lang: str) -> str:
    """The folder of the search index: one for both Norwegian languages, so that each finds the other."""
    return "pagefind/" if lang in ("nb", "nn") else f"pagefind/{lang}/"


def generated(languages: Iterable[str]) -> frozenset[str]:
    """Every address of such a page, on a site in these languages."""
    by_language = (made(lang) for lang in languages for made in (contact, search, group_list, event_list))
    meetings = (FINDER, ONLINE, EVENTS, ARCHIVE, MUNICIPALITIES, OPEN_DATA)
    return frozenset({*LISTS.values(), *meetings, ABOUT, *by_language})


def file_of(path: str) -> str:
    """The file that answers an address: ``gammel.html`` itself, ``gammel/index.html`` for ``gammel/`` and ``gammel``."""
    folder, _, name = path.rpartition("/")
    return path if "." in name else f"{path}/index.html".lstrip("/") if name else f"{folder}/index.html".lstrip("/")


def address(kind: Kind, slug: str, lang: str) -> str:
    """``nn/historier/slug/``; bokmål stands at the root, other languages under their own prefix."""
    return _prefix(lang) + kind.prefix + ("" if slug == HOME_SLUG else f"{slug}/")


def _prefix(lang: str) -> str:
    return "" if lang == "nb" else f"{lang}/"
