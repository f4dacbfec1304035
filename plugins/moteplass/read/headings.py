"""Anchors of headings: each heading has one, made of its words; a repeated one gets a number, an empty one a word of ours."""

from dataclasses import dataclass

from lxml.html import HtmlElement

from ..model.characters import as_field
from ..model.slugs import slugify
from .footnotes import ANCHOR

TAGS = ("h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Heading:
    level: int
    text: str
    id: str


def text_of_heading(heading: HtmlElement) -> str:
    """Its words, without the numbers of notes."""
    texts = heading.xpath(".//text()[not(ancestor::sup[starts-with(@id, 'fnref')])]")
    return " ".join("".join(texts).split())


def unique_ids(root: HtmlElement) -> None:
    """Of two elements with one id only the first keeps it; ids with an underscore are the theme's own, and a space ends a name.
    Headings that have none then are named by their words: the first with these words as it would be alone."""
    seen: set[str] = set()
    for element in root.iter():
        if (name := element.get("id")) is not None:
            if name in seen or not name or ("_" in name and not ANCHOR.match(name)):
                del element.attrib["id"]
            seen.add(name)
    repeated: list[tuple[HtmlElement, str]] = []
    for heading in [heading for heading in root.iter(*TAGS) if heading.get("id") is None]:
        name = slugify(text_of_heading(heading))
        if name in seen:
            repeated.append((heading, name))
        else:
            heading.set("id", name)
            seen.add(name)
    for heading, name in repeated:
        number = 2
        while f"{name}-{number}" in seen:
            number += 1
        heading.set("id", f"{name}-{number}")
        seen.add(f"{name}-{number}")


def drop_repeated_title(body: str, title: str) -> str:
    """The body without a first ``# title`` line, which many editors type out of habit."""
    stripped = body.lstrip("\n")
    first, _, rest = stripped.partition("\n")
    return rest if first.startswith("# ") and as_field(first[2:].strip(" #")) == title else body
