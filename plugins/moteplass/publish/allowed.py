"""What a page may consist of: the elements, attributes and addresses of the theme and of texts, and nothing else.

An allow-list, since HTML has more ways to load, to lead away and to run than anybody remembers (issue 11): whatever is not named
here stops the publishing, wherever it came from.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from ..enrich.site import Site
from ..enrich.site_settings import SUBSCRIBED
from ..read.markdown import ATTRIBUTES, TAGS
from .page import Element, Page

EVERYWHERE = frozenset({"class", "dir", "hidden", "id", "lang", "role", "tabindex"})
PREFIXED = re.compile(r"(?:aria|data)-[a-z]+(?:-[a-z]+)*")
# Elements of the theme → their own attributes. Those of texts are in read/markdown.py.
THEME = {
    **dict.fromkeys(("article", "aside", "body", "fieldset", "figcaption", "figure", "footer", "h1", "head", "header", "legend")),
    **dict.fromkeys(("main", "nav", "picture", "search", "section", "small", "strong", "style", "title")),
    "a": {"hreflang", "rel"},
    "button": {"type"},
    "form": {"action", "method"},
    "html": {"xmlns"},
    "img": {"decoding", "height", "loading", "sizes", "srcset", "width"},
    "input": {"autocomplete", "enterkeyhint", "name", "type"},
    "label": {"for"},
    "link": {"href", "hreflang", "rel", "sizes", "title", "type"},
    "meta": {"charset", "content", "http-equiv", "media", "name", "property"},
    "option": {"value"},
    "script": {"defer", "src", "type"},
    "select": {"name"},
    "source": {"sizes", "srcset", "type"},
    "time": {"datetime"},
    "svg": {"focusable", "height", "preserveAspectRatio", "viewBox", "width"},
    "circle": {"cx", "cy", "r", "transform"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "g": {"transform"},
    "path": {"d", "vector-effect"},
    "rect": {"height", "rx", "width", "x", "y"},
    "text": {"paint-order", "text-anchor", "x", "y"},
}
ELEMENTS = {tag: {*ATTRIBUTES.get(tag, ()), *(THEME.get(tag) or ())} for tag in (*TAGS, *THEME)}
# What a value must be where an element does something by it: it leads on, sends, loads or runs.
VALUES = {
    ("a", "rel"): re.compile("noreferrer nofollow"),
    ("button", "type"): re.compile("button|submit"),
    ("form", "method"): re.compile("get"),
    ("input", "type"): re.compile("search"),
    ("link", "rel"): re.compile("alternate|canonical|icon"),
    ("meta", "http-equiv"): re.compile("Content-Security-Policy|refresh"),
    ("meta", "name"): re.compile("description|referrer|robots|theme-color|twitter:card|viewport"),
    ("meta", "property"): re.compile(r"og:[a-z_]+(?::alt)?"),
    ("script", "type"): re.compile(r"application/ld\+json"),
}
# Where a reader may be led, besides to other pages of the site (URL Standard, 4.1).
SCHEMES = ("https://", "http://", "mailto:", "sms:", "tel:")
# The folder from which each of these is loaded.
FOLDERS = {"img": "bilder/", "source": "bilder/", "script": "js/"}
# A browser passes over these in an address, or takes them for others, so that it reads another one than we do (URL Standard, 4.4).
MISREAD = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
# What loads something in a style sheet, or may hide its name: an escape that stands for a letter (CSS Syntax 3, 4.3.7).
LOADING_STYLE = re.compile(r"(?:url|src|image-set|image)\(|@import|\\0{0,4}[2-7][0-9a-f](?![0-9a-f])|\\[g-z]", re.IGNORECASE)


class Allowed:
    """What may stand on the pages of a site. What is found of an element is kept for the other pages that have it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._of_element = cache(self._element_problems)
        targets = [site.url(new) for new in (*site.redirects.values(), *site.empty_lists.values())]
        targets += [document.elsewhere for document in site.moved_away.values()]
        self._leads_on = frozenset(f"0; url={target}" for target in targets)

    def problems(self, page: Page) -> Iterator[str]:
        """Everything on the page that may not be there, each as a few words that show it."""
        for element in page.elements:
            yield from self._of_element(element)
        yield from policy_problems(page, self._site)

    def _element_problems(self, element: Element) -> tuple[str, ...]:
        return tuple(self._found(element))

    def _found(self, element: Element) -> Iterator[str]:
        if element.tag not in ELEMENTS:
            yield f"<{element.tag}>"
            return
        for name, value in element.attributes.items():
            if not (name in EVERYWHERE or name in ELEMENTS[element.tag] or PREFIXED.fullmatch(name)):
                yield f"<{element.tag} {name}>"
            elif (wanted := VALUES.get((element.tag, name))) and not wanted.fullmatch(value):
                yield f"<{element.tag} {name}={value}>"
        for address in element.addresses:
            if not _may_stand(element, address, self._site):
                yield f"<{element.tag} {address}>"
        yield from _inline_problems(element)
        yield from self._refresh_problems(element)

    def _refresh_problems(self, element: Element) -> Iterator[str]:
        """Only an old address leads on by itself, to the page that has taken its place, an empty list, to the one above it, and
        what has its page on another office's site, to that."""
        refreshes = element.tag == "meta" and element.attributes.get("http-equiv", "").lower() == "refresh"
        if refreshes and element.attributes.get("content") not in self._leads_on:
            yield f"<meta refresh {element.attributes.get('content')}>"


def on_the_web(address: str, site: Site) -> str:
    """A calendar of this site that is subscribed to, by the address of its file; another address as it is."""
    mine = SUBSCRIBED + site.origin.partition("://")[2]
    return site.origin + address.removeprefix(mine) if address.startswith(f"{mine}/") else address


def is_own(address: str, site: Site) -> bool:
    """Whether it is on this site, below its base."""
    path = unquote(on_the_web(address, site).removeprefix(site.origin))
    return path.startswith(site.base) and not path.startswith("//")


def _may_stand(element: Element, address: str, site: Site) -> bool:
    if element.tag == "a":
        leads_away = address.lower().startswith(("#", *SCHEMES))
        return not MISREAD.search(address.replace(" ", "")) and (leads_away or is_own(address, site))
    if element.attributes.get("rel") == "canonical" and address in {document.elsewhere for document in site.moved_away.values()}:
        return True
    folder = FOLDERS.get(element.tag, "")
    return not MISREAD.search(address) and is_own(address, site) and unquote(address).startswith((site.base + folder, site.origin))


def _inline_problems(element: Element) -> Iterator[str]:
    """Scripts and style sheets in the page: data, and the theme's rules, none of which loads anything."""
    is_data = element.attributes.get("type") is not None and "src" not in element.attributes and _is_json(element.text)
    if element.tag == "script" and element.text.strip() and not is_data:
        yield "<script>"
    if element.tag == "style" and (found := LOADING_STYLE.search(element.text)):
        yield f"<style> {found[0]}"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def policy_problems(page: Page, site: Site) -> Iterator[str]:
    """The page's policy (CSP 3) allows no more than the page has, and stands before everything that it governs."""
    place = 3  # <html>, <head>, <meta charset>, and then the policy
    found = page.elements[place] if len(page.elements) > place else None
    if found is None or found.attributes.get("http-equiv") != "Content-Security-Policy":
        yield "Content-Security-Policy"
        return
    parts = [part.split() for part in found.attributes.get("content", "").split(";") if part.strip()]
    policy = {name: set(sources) for name, *sources in parts}
    most = _most(page, site)
    for name in policy.keys() | {"default-src", "base-uri", "form-action"}:
        if not policy.get(name, {""}) <= most.get(name, set()):
            yield f"Content-Security-Policy: {name}"


def _most(page: Page, site: Site) -> dict[str, set[str]]:
    """Directive → the most that it may allow."""
    document = site.documents.get(page.path) or site.documents.get(page.path.removesuffix("index.html"))
    searches = document is not None and document.template == "search"
    digests = (hashlib.sha256(element.text.encode()).digest() for element in page.of("style"))
    return {
        "default-src": {"'none'"},
        "base-uri": {"'none'"},
        "form-action": {"'self'", "'none'"},
        "img-src": {"'self'"},
        "style-src": {f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests},
        "script-src": {"'self'", *(["'wasm-unsafe-eval'"] if searches else [])},
        "connect-src": {"'self'"},
        "require-trusted-types-for": {"'script'"},
        "trusted-types": {"'none'"},
    }
