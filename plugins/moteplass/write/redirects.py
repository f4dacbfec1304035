"""Addresses that lead on: a page for each, and a ``_redirects`` file for hosts that read it. Old ones do so for good; a list that
has nothing on it today leads to the one above it until it has, and another office's group to that office's site as long as it has
one, which no browser may remember (302)."""

from collections.abc import Iterator
from urllib.parse import quote

from markupsafe import Markup

from ..enrich.site import Site
from ..model.addresses import entry_calendar, file_of
from ..model.forms import PAGE_PATH

# It loads nothing, so that its policy is the strictest there is (CSP 3); see head.html for that of the other pages.
PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">"
    '<title>{title}</title><meta name="viewport" content="width=device-width">'
    '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
    '<meta http-equiv="refresh" content="0; url={to}">'
    '<link rel="canonical" href="{canonical}"></head>'
    '<body><main><h1>{title}</h1><p><a href="{to}">{link}</a></p></main></body></html>\n'
)


def has_page(old: str) -> bool:
    """Whether a file can answer an old address, on every system."""
    return PAGE_PATH.fullmatch(f"/{old}") is not None


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """For every such address that a file can have a page that sends the reader on, on any host, in the language of the page it
    leads to; the others are the host's (``host_maps``)."""
    for key, addresses in (("moved", site.redirects), ("empty", site.empty_lists)):
        for old, new in sorted(addresses.items()):
            if not has_page(old):
                continue
            yield file_of(old), _page(site, key, site.listed(new).lang, site.url(new), site.absolute(new))
    for old, document in sorted(site.moved_away.items()):
        yield file_of(old), _page(site, "elsewhere", document.lang, document.elsewhere, document.elsewhere)


def _page(site: Site, key: str, lang: str, to: str, canonical: str) -> bytes:
    title, link = (site.words[lang](f"redirect.{key}.{part}") for part in ("title", "link"))
    return PAGE.format(lang=lang, title=title, to=to, canonical=canonical, link=link).encode()


def rules(site: Site) -> bytes:
    """``_redirects`` as Netlify and Cloudflare Pages read it: without queries, which only one of them knows, and without what a
    host that does not tell capitals would take for the new address."""
    rules = [(site.url(old), site.url(new)) for old, new in sorted(site.redirects.items()) if "?" not in old]
    lines = [f"{quote(old)} {new} 301" for old, new in rules if old.rstrip("/").lower() != new.rstrip("/")]
    lines += [f"{site.url(empty)} {site.url(above)} 302" for empty, above in sorted(site.empty_lists.items())]
    for old, document in sorted(site.moved_away.items()):  # subscribers of its calendar too
        here, there = site.url(old), document.elsewhere
        lines += [f"{entry_calendar(here)} {entry_calendar(there)} 302", f"{here} {there} 302"]
    return "".join(line + "\n" for line in lines).encode()
