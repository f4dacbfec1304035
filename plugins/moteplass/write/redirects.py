"""Old addresses: a page that leads on, a ``_redirects`` file for hosts that read it, and maps of what is gone (410)."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from markupsafe import Markup

from ..enrich.site import Site
from ..model.addresses import file_of

# It loads nothing, so that its policy is the strictest there is (CSP 3); see head.html for that of the other pages.
PAGE = Markup(
    '<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">'
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">"
    '<title>{title}</title><meta name="viewport" content="width=device-width">'
    '<meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url={to}">'
    '<link rel="canonical" href="{canonical}"></head>'
    '<body><main><h1>{title}</h1><p><a href="{to}">{link}</a></p></main></body></html>\n'
)


def pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """For every old address a page that sends the reader on, on any host, in the language of the new page."""
    for old, new in sorted(site.redirects.items()):
        lang = site.document(new).lang
        words = site.words[lang]
        page = PAGE.format(
            lang=lang, title=words("redirect.title"), to=site.url(new), canonical=site.absolute(new), link=words("redirect.link")
        )
        yield file_of(old), page.encode()


def rules(site: Site) -> bytes:
    """``_redirects`` as Netlify and Cloudflare Pages read it."""
    lines = [f"{site.url(old)} {site.url(new)} 301" for old, new in sorted(site.redirects.items())]
    return "".join(line + "\n" for line in lines).encode()


def gone_nginx(site: Site) -> str:
    """A map for nginx: in ``http``, include the file; in ``location /``, ``if ($moteplass_gone) { return 410; }``.

    Patterns, since plain keys longer than ``map_hash_bucket_size`` (64 bytes by default) keep nginx from starting.
    """
    lines = [f'    "~^{re.escape(path)}$" 1;' for path in _gone(site)]
    return "\n".join(["map $uri $moteplass_gone {", "    default 0;", *lines, "}"]) + "\n"


def gone_caddy(site: Site) -> str:
    """A snippet for a Caddy site block: import the file."""
    if not site.gone:
        return "# No address is gone.\n"
    return f"@gone path {' '.join(_gone(site))}\nerror @gone 410\n"


def _gone(site: Site) -> Iterator[str]:
    """The paths that are gone, as a host sees them, decoded: a page without its slash and by the name of its file too."""
    for address in site.gone:
        path = unquote(site.url(address))
        yield path
        if path.endswith("/"):
            yield from (path.removesuffix("/"), f"{path}index.html")
