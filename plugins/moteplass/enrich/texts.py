"""The rendered text with the addresses of this site: links, pictures, and the mark of a link that leaves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from lxml import html as lxml_html
from lxml.html import HtmlElement
from markupsafe import Markup

from ..model.downloads import FOLDER, address_of_file
from ..read.blocks import inner_html, prefix_ids
from ..read.content import Content
from ..read.links import Target
from ..read.places import Link
from ..read.selection import address_of
from ..read.source import Source
from ..read.text import Text
from ..words import Words, text_direction
from .pictures import PictureSet

# As wide as the text (--measure in tokens.css), or as a telephone is; a browser knows no `ch` here.
SIZES = "(min-width:40rem) 35rem,95vw"
SEARCH_IGNORE = "data-search-ignore"  # a mark for the search (write/search_marks.py)


@dataclass(frozen=True)
class Resolver:
    """Turns what an editor wrote into an address of this site. ``shown``: address → source, of this site alone; ``elsewhere``:
    address → full address of what has its page on another office's site; ``generated``: the addresses that no file makes;
    ``empty``: those of them that are not published, since nothing is there today → where links to them lead; ``languages``: those
    of the site; ``withdrawn``: paths and addresses of what has gone with a withdrawn story."""

    content: Content
    shown: Mapping[str, Source]
    base: str
    pictures: Mapping[str, PictureSet]
    elsewhere: Mapping[str, str]
    generated: frozenset[str]
    empty: Mapping[str, str]
    languages: tuple[str, ...]
    withdrawn: frozenset[str]

    def url(self, href: str, source_path: str) -> str | None:
        """The url of a link of a field, relative to the base, or None where this site shows no such thing."""
        return self.url_of(self.content.paths.resolve(href, source_path))

    def url_of(self, target: Target) -> str | None:
        """Likewise, of what a link means. None for what is outside the site, too."""
        fragment = f"#{target.fragment}" if target.fragment else ""
        if target.to == "entry":
            source = self.content.sources.get(target.path)  # some are left out of what is built
            at = address_of(source) if source else None
            return at + fragment if at is not None and at in self.shown else None
        if target.to == "address" and target.path in self.empty:
            return self.empty[target.path]
        if target.to == "address":
            return target.path + fragment if target.path in self.shown or target.path in self.generated else None
        if target.to == "file" and target.path.startswith(FOLDER):
            return quote(address_of_file(target.path))
        if target.to == "file" and target.path in self.pictures:
            return self.pictures[target.path].fallback.url
        return None

    def away(self, target: Target) -> str | None:
        """The full address of what a link means where its page is on the site of the office that has it."""
        source = self.content.sources.get(target.path) if target.to == "entry" else None
        at = address_of(source) if source else target.path
        return self.elsewhere.get(at)

    def language(self, url: str) -> str:
        """The language of the page at the url."""
        path = url.partition("#")[0]
        prefix = path.partition("/")[0]
        return self.shown[path].entry.lang if path in self.shown else prefix if prefix in self.languages else "nb"


def finish(fragment: Markup, text: Text, source: Source, resolver: Resolver, words: Words, prefix: str = "") -> Markup:
    """Part of a text → the same with every link and picture of the site's own addresses. ``prefix``: for the anchors of a text that
    stands on a page beside another."""
    if "<" not in fragment:
        return fragment
    root = lxml_html.fragment_fromstring(fragment, create_parent="div")
    if prefix:
        prefix_ids(root, prefix)
    for image in list(root.iter("img")):
        if text.pictures[int(image.get("src", ""))].target.path not in resolver.pictures:
            _take_out(image)
    for link in list(root.iter("a")):
        if (number := link.get("href", "")).isdecimal():
            _finish_link(link, text.links[int(number)], source, resolver, words)
    if source.entry.lang not in resolver.languages:  # the theme's words are then in bokmål (WCAG 3.1.2)
        for element in root.xpath(".//*[@class='callout-title' or @class='visually-hidden' or @class='withdrawn']"):
            element.set("lang", "nb")
            element.set("dir", "ltr")
    for number, image in enumerate(list(root.iter("img"))):
        picture = resolver.pictures[text.pictures[int(image.get("src", ""))].target.path]
        image.getparent().replace(
            image, _picture_element(picture, image, resolver.base, lazy=number > 0 or bool(source.entry.image))
        )
    return inner_html(root)


def _finish_link(link: HtmlElement, written: Link, source: Source, resolver: Resolver, words: Words) -> None:
    away = resolver.away(written.target)
    if away or written.target.to == "external":
        link.set("href", away or written.text)
        if written.text.startswith("tel:"):
            for part in link.iter():
                part.text = (part.text or "").replace(" ", "\N{NO-BREAK SPACE}")
            if text_direction(source.entry.lang) == "rtl":
                link.set("dir", "ltr")  # else a + stands behind its number (UAX 9)
        if written.text.startswith(("mailto:", "tel:")):
            return
        link.set("class", "external")
        mark = lxml_html.Element("span")
        mark.set("class", "visually-hidden")
        mark.set(SEARCH_IGNORE, "")
        mark.text = f" {words('text.external')}"
        link.append(mark)
        return
    url = resolver.url_of(written.target)
    if url is None and written.target.path in resolver.withdrawn:
        _take_words(link, words)
    elif url is None:
        link.drop_tag()  # what this site does not show is named without a link
    else:
        link.set("href", resolver.base + url)
        lang = resolver.language(url)
        if lang != source.entry.lang:
            link.set("hreflang", lang)


def _take_words(link: HtmlElement, words: Words) -> None:
    """Put other words in the place of a link to a withdrawn story, and take away the anchor of the heading around it: both may be
    made of the story's title."""
    for heading in link.iterancestors("h2", "h3", "h4", "h5", "h6"):
        heading.attrib.pop("id", None)
    tail = link.tail
    link.clear()
    link.tag, link.text, link.tail = "span", words("text.withdrawn"), tail
    link.set("class", "withdrawn")


def _take_out(image: HtmlElement) -> None:
    """A picture that is withheld goes with its caption, and with what would be empty without it."""
    element = next(image.iterancestors("figure"), image)
    parent = element.getparent()
    element.drop_tree()
    while parent is not None and parent.tag in ("a", "p", "li") and not (len(parent) or (parent.text or "").strip()):
        element, parent = parent, parent.getparent()
        element.drop_tree()


def _picture_element(picture: PictureSet, image: HtmlElement, base: str, lazy: bool) -> HtmlElement:
    markup = picture_html(picture, image.get("alt", ""), base, lazy)
    element = lxml_html.fragment_fromstring(markup)
    element.tail = image.tail
    return element


def picture_html(picture: PictureSet, alt: str, base: str, lazy: bool) -> Markup:
    """``<picture>`` with its real size, so that nothing moves when it arrives."""

    def srcset(name: str) -> str:
        return ", ".join(f"{base}{variant.url} {variant.width}w" for variant in picture.of_format(name))

    source = Markup('<source type="image/{}" srcset="{}" sizes="{}">')
    fallback = picture.fallback
    return Markup(
        "<picture>{sources}"
        '<img src="{src}" srcset="{srcset}" sizes="{sizes}" width="{width}" height="{height}" alt="{alt}"{lazy} decoding="async">'
        "</picture>"
    ).format(
        sources=Markup().join(source.format(name, srcset(name), SIZES) for name in picture.modern),
        src=f"{base}{fallback.url}",
        srcset=srcset(fallback.format),
        sizes=SIZES,
        width=picture.width,
        height=picture.height,
        alt=alt,
        lazy=Markup(' loading="lazy"') if lazy else "",
    )
