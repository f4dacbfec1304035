"""Where things are published: addresses relative to the site's base, with a trailing slash, '' for the home page."""

from collections.abc import Iterable

from .kinds import Kind

# Pages that the generator makes from entries and from the office file, whatever Markdown there is.
LISTS = {"article": "aktuelt/", "story": "historier/", "campaign": "kampanjer/", "office": "nettverket/"}
ABOUT = "om/"
HOME_SLUG = "index"


def contact(lang: str) -> str:
    """The contact page of a language: ``kontakt/``, ``nn/kontakt/``, ``en/contact/``."""
    return _prefix(lang) + ("contact/" if lang == "en" else "kontakt/")


def generated(languages: Iterable[str]) -> frozenset[str]:
    """Every address of such a page, on a site in these languages."""
    return frozenset({*LISTS.values(), ABOUT, *(contact(lang) for lang in languages)})


def address(kind: Kind, slug: str, lang: str) -> str:
    """``nn/historier/slug/``; bokmål stands at the root, other languages under their own prefix."""
    return _prefix(lang) + kind.prefix + ("" if slug == HOME_SLUG else f"{slug}/")


def _prefix(lang: str) -> str:
    return "" if lang == "nb" else f"{lang}/"
