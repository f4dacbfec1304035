"""A built page as a browser reads it: Lexbor follows the HTML Standard (13.2), so that nothing is hidden from it that a reader's
browser would see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

HOLDING_TEXT = frozenset({"title", "script", "style"})  # elements whose text the verification looks at


@dataclass(frozen=True, eq=False)
class Element:
    """An element with its attributes, in small letters, '' for one without a value; ``text`` is what stands right inside a title,
    script or style sheet. A comment is an element too, whose tag is ``-comment``."""

    tag: str
    attributes: Mapping[str, str]
    text: str

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """What it points at: every candidate of a ``srcset`` too."""
        found = [self.attributes[name] for name in ("href", "src", "action") if name in self.attributes]
        candidates = self.attributes.get("srcset", "").split(",")
        return (*found, *(part for candidate in candidates for part in candidate.split()[:1]))


@dataclass(frozen=True)
class Elements:
    """The elements of a folder's pages. Most stand on every page: equal ones are one object, so that each is looked at once."""

    _known: dict[tuple[str, tuple[tuple[str, str | None], ...], str], Element] = field(default_factory=dict)

    def of(self, node: LexborNode) -> Element:
        tag, attributes = node.tag or "", tuple(node.attributes.items())
        key = tag, attributes, node.text(deep=False) if tag in HOLDING_TEXT else ""
        if key not in self._known:
            self._known[key] = Element(tag, {name: value or "" for name, value in attributes}, key[2])
        return self._known[key]


@dataclass(frozen=True)
class Page:
    """``path`` is relative to the built folder; ``elements`` in the order of the page; ``text`` is that of all of them."""

    path: str
    elements: tuple[Element, ...]
    text: str

    @classmethod
    def parse(cls, path: str, content: bytes, elements: Elements) -> "Page":
        """Bytes that are no UTF-8 become U+FFFD, which no page may have."""
        root = LexborHTMLParser(content.decode("utf-8", "replace")).root
        nodes = root.traverse() if root else ()
        return cls(path, tuple(map(elements.of, nodes)), root.text() if root else "")

    @cached_property
    def title(self) -> str:
        return next((element.text.strip() for element in self.of("title")), "")

    @cached_property
    def lang(self) -> str:
        return next((element.attributes.get("lang", "") for element in self.of("html")), "")

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What a fragment may name (HTML, 7.4.6.4)."""
        return frozenset(element.attributes["id"] for element in self.elements if "id" in element.attributes)

    @property
    def leads_on(self) -> bool:
        """Whether it only sends the reader to another page."""
        return any(element.attributes.get("http-equiv", "").lower() == "refresh" for element in self.of("meta"))

    def of(self, tag: str) -> list[Element]:
        return [element for element in self.elements if element.tag == tag]
