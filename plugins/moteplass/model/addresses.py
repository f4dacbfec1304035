"""Where things are published: addresses relative to the site's base, with a trailing slash, '' for the home page."""

from .kinds import Kind

# Pages that the generator makes from entries and from the office file, whatever Markdown there is.
LISTS = {"article": "aktuelt/", "story": "historier/", "campaign": "kampanjer/", "office": "nettverket/"}
ABOUT = "om/"
CONTACT = "kontakt/"
GENERATED = frozenset({*LISTS.values(), ABOUT, CONTACT})
HOME_SLUG = "index"


def address(kind: Kind, slug: str, lang: str) -> str:
    """``nn/historier/slug/``; bokmål stands at the root, other languages under their own prefix."""
    prefix = "" if lang == "nb" else f"{lang}/"
    return prefix + kind.prefix + ("" if slug == HOME_SLUG else f"{slug}/")
