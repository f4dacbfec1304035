"""Where the links of a built page lead."""

import posixpath
from collections.abc import Iterator, Mapping, Set
from urllib.parse import unquote, urlsplit

from ..enrich.site import Site
from .allowed import addresses, is_own, on_the_web
from .page import Page


def broken(page: Page, pages: Mapping[str, Page], files: Set[str], site: Site) -> Iterator[tuple[str, str]]:
    """(key of the sentence, address) of every address on the page that should lead to something on the site and does not. ``pages``
    by path, ``files``: the paths of all files, both relative to the built folder."""
    for address in {address: None for element in page.elements for address in addresses(element)}:
        if address.startswith("#"):
            target = page.path
        elif is_own(address, site):
            target = _file(urlsplit(on_the_web(address, site)).path, site)
        else:
            continue
        fragment = urlsplit(address).fragment
        if target not in files or address.endswith("#"):  # which leads to the top of a page, whatever was meant
            yield "verify.broken_link", address
        elif fragment and target in pages and unquote(fragment) not in pages[target].anchors:
            yield "verify.broken_anchor", address


def _file(path: str, site: Site) -> str:
    """The file that answers a path on the host; one that leads out of the site is named by the way out, and never there."""
    target = posixpath.relpath(unquote(path), site.base)
    is_folder = path.endswith("/") or target == "."
    return posixpath.normpath(posixpath.join(target, "index.html")) if is_folder else target
