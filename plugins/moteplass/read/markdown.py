"""Markdown → safe HTML with the site's own figures, callouts and tables, and what the text points at.

The order matters: Markdown, then nh3 (raw HTML is never trusted), then our own elements. What links and pictures a text has, and on
which lines, is found out here, once (``read.places``); ``enrich.texts`` gives each the address that it has on a site.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import nh3
from lxml import html as lxml_html
from lxml.html import HtmlElement
from markdown import Markdown
from markupsafe import Markup

from ..model.characters import as_field, is_blank
from ..model.data import Reference
from ..words import Words
from .blocks import CALLOUTS, callouts, inner_html, pull_quotes, quotations, tables, take_lead, text_of
from .citations import CitationExtension
from .commonmark import AsInCommonMark
from .extended_syntax import ExtendedSyntax
from .figures import figures
from .footnotes import FootnotesInOrder
from .headings import TAGS as HEADINGS
from .headings import Heading, drop_repeated_title, text_of_heading, unique_ids
from .leftovers import Leftover, Leftovers
from .limits import DEPTH, depth
from .lists import ListsAsWritten
from .pasted import AsPasted
from .places import AS_ADDRESS, AS_WORDS, Place
from .tables import CheckedTables
from .text import Text

TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "code", "em", "strong", "del", "ins", "sub", "sup"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "caption", "a", "img", "div", "span"),
    *("abbr", "kbd", "cite"),
}  # fmt: skip
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title", "id"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "th": {"align", "scope", "colspan", "rowspan"},
    "td": {"align", "colspan", "rowspan"},
    "abbr": {"title"},
    **{tag: {"id"} for tag in (*HEADINGS, "li", "sup")},
}
CLASSES = {
    "div": {"admonition", *CALLOUTS, "footnote"},
    "p": {"admonition-title"},
    "a": {"footnote-ref", "footnote-backref"},
    "span": {"citation"},
}
SCHEMES = {"http", "https", "mailto", "tel"}
# What an entity can name and no XML may have (XML 1.0, 2.2): lxml raises for it. The preflight tells of it.
TAG = re.compile(r"<([A-Za-z][A-Za-z0-9:-]*)")
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def render(body: str, place: Place, references: Mapping[str, Reference], words: Words) -> Text:
    """Render one body; a leading ``# …`` that repeats the entry's title is dropped. ``words`` is the entry's language. What its
    links mean is looked up afterwards (``Text.pointing``).

    Raises RecursionError where more is set inside one another than can be shown.
    """
    cited: list[str] = []
    found_marks: list[Leftover] = []
    dirty = _markdown(references, cited, found_marks, words).convert(drop_repeated_title(body, place.source.entry.title))
    root = _sanitized(dirty)
    kept = set(_addresses(root))
    for element in root.iter("a", "img"):
        for name in {"href", "src"} & {*element.keys()}:
            element.set(name, as_field(element.get(name)))
    # All of a document: however odd the raw HTML, lxml makes one tree of it.
    written = lxml_html.document_fromstring(f"<html><body><div>{dirty}</div>")
    unique_ids(root)
    callouts(root, words)
    pull_quotes(root)
    quotations(root)
    found_marks += [("caption_lost", caption) for caption in figures(root)]
    tables(root, words)
    links = [a for a in root.iter("a") if a.get("href")]
    placed = place.links([a.get("href", "") for a in links])
    pictures = [image for image in root.iter("img") if image.get("src")]
    lost_pictures = [image for image in written.iter("img") if not image.get("src")]
    nowhere = [text_of(a) for a in root.iter("a") if a.get("href") == ""]
    found = Text(
        lead=Markup(),
        html=Markup(),
        headings=_headings(root, dirty),
        links=placed,
        pictures=place.pictures([(image.get("src", ""), _alt(image)) for image in (*pictures, *lost_pictures)]),
        cited=tuple(cited),
        anchors=frozenset(element.get("id", "") for element in root.iter() if element.get("id")),
        blocked=place.written([address for address in _addresses(written) if address not in kept], AS_ADDRESS),
        wordless=tuple(link for link, a in zip(placed, links, strict=True) if _is_wordless(a)),
        nowhere=place.written(nowhere, AS_WORDS),
        removed=tuple(sorted(tag for tag in set(TAG.findall(dirty)) if tag.lower() not in TAGS | {"h1"})),
        leftovers=tuple(zip((key for key, _ in found_marks), place.written([mark for _, mark in found_marks], "{}"), strict=True)),
    )
    _number(links, pictures)
    lead = take_lead(root)  # what it holds is of the text, too, so that it is cut out last
    return replace(found, lead=lead, html=inner_html(root))


def _sanitized(dirty: str) -> HtmlElement:
    """The HTML that Markdown made, as a tree of what may be in a text; ``<h1>`` is the page's own. Raises RecursionError."""
    clean = nh3.clean(
        re.sub(r"(</?)h1\b", r"\1h2", dirty),
        tags=TAGS,
        attributes=ATTRIBUTES,
        allowed_classes=CLASSES,
        link_rel=None,
        url_schemes=SCHEMES,
    )
    if depth(clean) > DEPTH:
        raise RecursionError
    return lxml_html.fragment_fromstring(NOT_IN_XML.sub("\ufffd", clean), create_parent="div")


def _headings(root: HtmlElement, dirty: str) -> tuple[Heading, ...]:
    """Every heading, of the level that was written: the preflight tells of an ``<h1>``."""
    headings = [(int(heading.tag[1]), text_of_heading(heading), heading.get("id", "")) for heading in root.iter(*HEADINGS)]
    written = [int(level) for level in re.findall(r"<h([1-6])", dirty)]
    levels = written if len(written) == len(headings) else [level for level, _, _ in headings]
    return tuple(Heading(level, words, anchor) for level, (_, words, anchor) in zip(levels, headings, strict=True))


def _number(links: list[HtmlElement], pictures: list[HtmlElement]) -> None:
    """Put the number of each in the place of its address; an anchor on the page itself keeps its own."""
    for number, link in enumerate(links):
        if not link.get("href", "").startswith("#"):
            link.set("href", str(number))
    for number, image in enumerate(pictures):
        image.set("src", str(number))


def _alt(image: HtmlElement) -> str:
    alt = image.get("alt", "").strip()
    return "" if is_blank(alt) else alt


def _is_wordless(link: HtmlElement) -> bool:
    """Whether nobody sees anything of it. A picture in it has words of its own, or the preflight asks for them."""
    return is_blank(text_of(link)) and link.find(".//img") is None


def _addresses(root: HtmlElement) -> Iterator[str]:
    """Where the links lead, and where the pictures are."""
    yield from (address for element in root.iter("a", "img") if (address := element.get("href") or element.get("src")))


def _markdown(references: Mapping[str, Reference], cited: list[str], found: list[Leftover], words: Words) -> Markdown:
    """A fresh converter: Markdown's footnotes keep state from text to text."""
    extensions: list[Any] = [
        "abbr", "def_list", "fenced_code", "sane_lists", "smarty", "github-callouts", AsInCommonMark(), AsPasted(),
        ExtendedSyntax(words),
        ListsAsWritten(), Leftovers(found), CheckedTables(found),
        CitationExtension(references, cited, words), FootnotesInOrder(words("text.footnote_back").replace("{number}", "{}"), found),
    ]  # fmt: skip
    quotes = {name: words(f"quotes.{name.replace('-', '_')}") for name in
              ("left-double-quote", "right-double-quote", "left-single-quote", "right-single-quote")}  # fmt: skip
    configs: dict[str, dict[str, Any]] = {
        "smarty": {"substitutions": quotes},
    }
    return Markdown(extensions=extensions, extension_configs=configs, output_format="html")
