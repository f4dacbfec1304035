"""How the tests look at a page: its visible text, its landmarks, whether it only leads on, and what its file says."""

import datetime
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from lxml import etree
from lxml.html import HtmlElement

from moteplass.enrich.document import Document, EntryDocument
from moteplass.read.source import Source
from sites import BuiltSite

OSLO = ZoneInfo("Europe/Oslo")
Place = tuple[str, ...]
SECTIONING = ("article", "aside", "main", "nav", "section")

# What the browser makes of every element, and of what stands before and after it (CSSOM, 7.2), each as a number that another look
# does not have by chance.
LOOKS = """() => [...document.querySelectorAll("html, body, body *")].map((element) => {
    let number = 0;
    for (const part of [null, "::before", "::after"]) {
        const text = getComputedStyle(element, part).cssText;
        for (let at = 0; at < text.length; at++) number = (number * 31 + text.charCodeAt(at)) | 0;
    }
    return element.outerHTML.slice(0, 60) + " " + number;
})"""
SHEET = "() => document.querySelector('style').textContent"
RESTYLE = """(css) => { document.querySelector("style").textContent = css; }"""

# The colours of all that is seen, each with its ground, as «rgb(…)|rgb(…)»: of text, of signs and lines, and what is no colour.
COLOURS = """() => {
    const text = new Set(), signs = new Set(), other = new Set();
    const isSeen = (colour) => {
        if (colour === "none" || colour === "transparent" || /^rgba.* 0\\)$/.test(colour)) return false;
        if (!/^rgb\\(\\d/.test(colour)) other.add(colour);
        return true;
    };
    const groundOf = (element) => {
        while (element && !isSeen(getComputedStyle(element).backgroundColor)) element = element.parentElement;
        return getComputedStyle(element || document.body).backgroundColor;
    };
    for (const element of document.querySelectorAll("body *")) {
        if (!element.checkVisibility()) continue;
        for (const part of [null, "::before", "::after"]) {
            const style = getComputedStyle(element, part);
            if (part && style.content === "none") continue;
            const around = groundOf(part ? element : element.parentElement), drawn = [];
            const says = part ? /\\S/.test(style.content.replace(/"/g, ""))
                : [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
            if (says) text.add(style.color + "|" + groundOf(element));
            if (!part && element instanceof SVGGeometryElement) drawn.push(style.fill, style.stroke);
            if (part && isSeen(style.backgroundColor)) drawn.push(style.backgroundColor);
            for (const side of ["Top", "Right", "Bottom", "Left"]) {
                if (parseFloat(style[`border${side}Width`])) drawn.push(style[`border${side}Color`]);
            }
            const ringed = element.matches("a[href], button, input, select, summary, [tabindex], .card");
            if (ringed && parseFloat(style.outlineWidth) && style.outlineStyle !== "none") drawn.push(style.outlineColor);
            if (style.boxShadow !== "none") drawn.push(style.boxShadow.match(/^rgba?\\([^)]*\\)/)[0]);
            for (const colour of drawn) if (isSeen(colour)) signs.add(colour + "|" + around);
        }
    }
    return [[...text], [...signs], [...other]];
}"""


def written(site: BuiltSite) -> list[str]:
    """The pages that have the site's frame: all but the redirects."""
    return [page for page in site.pages if not is_redirect(site.tree(page))]


def every_shape(sites: Iterable[BuiltSite]) -> set[Path]:
    """The files of pages that together have every element in every place where one of the sites has it, told apart by tags, classes
    and the names of attributes, as the style sheet does: in another width or other colours the rest can show nothing new."""
    pages = [(site, page) for site in sites for page in written(site)]
    chosen: set[Path] = set()
    seen: set[Place] = set()
    for built, name in sorted(pages, key=lambda page: len(page[0].text(page[1])), reverse=True):
        found = set(places(built.tree(name), ()))
        if found - seen:
            chosen.add(built.folder / name)
            seen |= found
    return chosen


def places(element: HtmlElement, outer: Place) -> Iterator[Place]:
    """Where the element and all that it holds stand: what is around each, from the outside in, and itself."""
    if isinstance(element.tag, str):  # no comment
        place = (*outer, f"{element.tag}.{element.get('class')} {sorted(map(str, element.keys()))}")
        yield place
        for inner in element:
            yield from places(inner, place)


def document_of(site: BuiltSite, page: str) -> Document:
    """What the page was rendered from."""
    return next(document for document in site.data.documents.values() if document.save_as == page)


def is_redirect(tree: HtmlElement) -> bool:
    return bool(tree.xpath("//meta[@http-equiv='refresh']"))


def one(tree: HtmlElement, path: str) -> HtmlElement:
    """The only element at the XPath."""
    found = tree.xpath(path)
    assert len(found) == 1, f"{len(found)} × {path}"
    assert isinstance(found[0], HtmlElement)
    return found[0]


def text(element: etree._Element) -> str:
    """Its text with white space, no-break spaces too, as single blanks."""
    return collapse("".join(str(part) for part in element.itertext()))


def collapse(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


def meta(tree: HtmlElement, name: str) -> str | None:
    """The content of ``<meta name=…>`` or ``<meta property=…>``; None where there is no such element."""
    found = tree.xpath(f"//head/meta[@name='{name}' or @property='{name}']/@content")
    assert len(found) <= 1, f"{len(found)} × {name}"
    return str(found[0]) if found else None


def label(element: HtmlElement, tree: HtmlElement) -> str:
    """The accessible name that an author gave a landmark (Accessible Name 1.2, steps B and C)."""
    ids = (element.get("aria-labelledby") or "").split()
    return " ".join(text(one(tree, f"//*[@id='{name}']")) for name in ids) or collapse(element.get("aria-label") or "")


def landmarks(tree: HtmlElement, tag: str) -> list[HtmlElement]:
    """``header`` and ``footer`` are landmarks only outside of sectioning content (HTML-AAM 1.0)."""
    inside = " or ".join(f"ancestor::{name}" for name in SECTIONING)
    condition = f"[not({inside})]" if tag in ("header", "footer") else ""
    found = tree.xpath(f"//body//{tag}{condition}")
    return [element for element in found if isinstance(element, HtmlElement)]


def source_of(site: BuiltSite, document: Document) -> Source | None:
    """The Markdown file that the page is made from; «Om …» is made from the office's own."""
    if document.url == "om/":
        return site.data.office_source
    return document.source if isinstance(document, EntryDocument) else None


def front_matter(site: BuiltSite, document: Document) -> dict[str, Any]:
    """The fields of the Markdown file as they are typed there, read without any of the site's own code."""
    source = source_of(site, document)
    assert source
    content = (site.data.content.folder / source.path).read_text(encoding="utf-8")
    fields = yaml.load(content.split("---\n")[1], Loader=yaml.BaseLoader)  # every scalar as text
    assert isinstance(fields, dict)
    return fields


def described(fields: dict[str, Any]) -> str:
    """What is said of an entry where its summary stands alone: first what a reader may not want to read about."""
    return f"{fields['content_note']}. {fields['summary']}" if "content_note" in fields else str(fields["summary"])


def last_changed(site: BuiltSite, document: Document) -> datetime.datetime | None:
    """When the file last changed: as its ``modified`` says, else as git does, asked about this file alone; None where
    nobody knows."""
    source = source_of(site, document)
    if source is None:
        return None
    if by_hand := front_matter(site, document).get("modified"):
        return datetime.datetime.combine(datetime.date.fromisoformat(by_hand), datetime.time(), OSLO)
    folder = site.data.content.folder
    asked = subprocess.run(
        ["git", "-C", str(folder), "rev-parse", "--is-shallow-repository"], capture_output=True, encoding="utf-8", check=False
    )
    if asked.stdout.strip() != "false":
        return None  # no repository, or one whose history is cut off
    log = ["git", "-C", str(folder), "log", "-1", "--format=%cI", "--", source.path]
    found = subprocess.run(log, capture_output=True, encoding="utf-8", check=True).stdout.strip()
    return datetime.datetime.fromisoformat(found) if found else None


def at_once(sheet: str) -> str:
    """A style sheet in which everything looks as it does under a pointer and with the focus, both at once."""
    return re.sub(r":(hover|focus-visible|focus-within|focus)(?![\w-])", ":not(#_)", sheet)
