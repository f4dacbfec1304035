"""Where the links of a built page lead."""

import posixpath
from collections.abc import Iterator, Mapping, Set
from functools import cache
from urllib.parse import unquote, urlsplit

from ..enrich.site import Site
from .allowed import is_own, on_the_web
from .page import Page


class Links:
    """The links between ``pages``, by path, on a site with these files. All paths are relative to the built folder."""

    def __init__(self, pages: Mapping[str, Page], files: Set[str], site: Site) -> None:
        self._pages, self._files, self._site = pages, files, site
        self._target = cache(self._target_of)

    def broken(self, page: Page) -> Iterator[tuple[str, str]]:
        """(key of the sentence, address) of every address on the page that should lead to something on the site and does not."""
        for address in dict.fromkeys(address for element in page.elements for address in element.addresses):
            target, fragment = self._target(address)
            target = page.path if address.startswith("#") else target
            if target is None:
                continue
            if target not in self._files or address.endswith("#"):  # which leads to the top of a page, whatever was meant
                yield "verify.broken_link", address
            elif fragment and target in self._pages and fragment not in self._pages[target].anchors:
                yield "verify.broken_anchor", address

    def _target_of(self, address: str) -> tuple[str | None, str]:
        """The file on the site that an address leads to, None for another host; and the fragment."""
        own = not address.startswith("#") and is_own(address, self._site)
        target = _file(urlsplit(on_the_web(address, self._site)).path, self._site) if own else None
        return target, unquote(urlsplit(address).fragment)


def _file(path: str, site: Site) -> str:
    """The file that answers a path on the host; one that leads out of the site is named by the way out, and never there."""
    target = posixpath.relpath(unquote(path), site.base)
    is_folder = path.endswith("/") or target == "."
    return posixpath.normpath(posixpath.join(target, "index.html")) if is_folder else target
