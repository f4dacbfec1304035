"""Old addresses: a page that leads on and a ``_redirects`` file for hosts that read it."""

from collections.abc import Iterator
from urllib.parse import quote

from markupsafe import Markup

from ..enrich.site import Site
from ..model.addresses import file_of
from ..model.forms import PAGE_PATH

# It loads nothing, so that its policy is the strictest there is (CSP 3); see head.html for that of the other pages.
PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">"
    '<title>{title}</title><meta name="viewport" content="width=device-width">'
    '<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url={to}">'
    '<link rel="canonical" href="{canonical}"></head>'
    '<body><main><h1>{title}</h1><p><a href="{to}">{link}</a></p></main></body></html>\n'
)


def has_page(old: str) -> bool:
    """Whether a file can answer an old address, on every system."""
    return PAGE_PATH.fullmatch(f"/{old}") is not None


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """For every old address that a file can have a page that sends the reader on, on any host, in the language of the new page; the
    others are the host's (``host_maps``)."""
    for old, new in sorted(site.redirects.items()):
        if not has_page(old):
            continue
        lang = site.documents[new].lang
        words = site.words[lang]
        page = PAGE.format(
            lang=lang, title=words("redirect.title"), to=site.url(new), canonical=site.absolute(new), link=words("redirect.link")
        )
        yield file_of(old), page.encode()


def rules(site: Site) -> bytes:
    """``_redirects`` as Netlify and Cloudflare Pages read it: without queries, which only one of them knows, and without what a
    host that does not tell capitals would take for the new address."""
    rules = [(site.url(old), site.url(new)) for old, new in sorted(site.redirects.items()) if "?" not in old]
    lines = [f"{quote(old)} {new} 301" for old, new in rules if old.rstrip("/").lower() != new.rstrip("/")]
    return "".join(line + "\n" for line in lines).encode()
