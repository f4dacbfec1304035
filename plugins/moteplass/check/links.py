"""Links and anchors inside the site."""

import datetime
import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from ..faults import Fault
from ..model.addresses import generated
from ..read.content import Content
from ..read.links import resolve
from ..read.selection import addresses
from ..read.sources import Source
from ..read.yaml_text import Location

FILES = frozenset({"", "feed.xml", "feed.json"})


@dataclass(frozen=True)
class _Link:
    """A link as written: by whom, where, in which field (none: in the text)."""

    source: Source
    href: str
    line: int
    field: str = ""

    def fault(self, key: str, warning: bool = False, **values: str) -> Fault:
        return self.source.fault(key, self.field, self.line, warning, **values)


def check(content: Content, today: datetime.date, languages: frozenset[str]) -> Iterator[Fault]:
    """Every link of every text and of the menu. A link to an entry that is not public now is a warning: the site
    prints the words without the link."""
    made = generated(languages)
    answered = made | FILES | frozenset(addresses(content.sources.values()))
    for source in content.sources.values():
        for link in _links(content, source):
            target = resolve(link.href, source.path, content.sources, content.files)
            if target.to == "missing":
                near = difflib.get_close_matches(target.path, [*content.sources, *content.files], n=1, cutoff=0.6)
                key = "broken_link_near" if near else "broken_link"
                yield link.fault(key, href=link.href, near=near[0] if near else "")
            elif target.to == "address" and target.path not in answered:
                yield link.fault("broken_address", href=link.href, known=", ".join(f"/{address}" for address in sorted(made)))
            elif target.to == "here":
                yield from _anchor(content, link, source, target.fragment)
            elif target.to == "entry":
                other = content.sources[target.path]
                yield from _anchor(content, link, other, target.fragment)
                if source.entry.is_public(today) and not other.entry.is_public(today):
                    yield link.fault("link_not_public", warning=True, href=link.href)
    yield from _menu(content, answered)


def _links(content: Content, source: Source) -> Iterator[_Link]:
    """What the entry's text and its field ``next`` point at; notes and citations are the renderer's own."""
    for href in content.text(source).links:
        if not href.startswith(("#fn", "#ref_")):
            yield _Link(source, href, source.line_of(href))
    for number, href in enumerate(source.entry.next):
        line = source.lines.get(("next", number), source.lines.get(("next",), 1))
        yield _Link(source, href, line, "next")


def _anchor(content: Content, link: _Link, source: Source, fragment: str) -> Iterator[Fault]:
    text = content.text(source)
    if fragment and fragment not in text.anchors:
        known = ", ".join(f"#{heading.id}" for heading in text.headings if heading.id) or "–"
        yield link.fault("broken_anchor", anchor=fragment, known=known)


def _menu(content: Content, answered: frozenset[str]) -> Iterator[Fault]:
    lines = content.data.lines.get("menu", {})
    for lang, sections in content.data.menu.items():
        items: list[tuple[Location, str]] = [((lang, number), section.link) for number, section in enumerate(sections)]
        items += [
            ((lang, number, "items", below), item.link)
            for number, section in enumerate(sections)
            for below, item in enumerate(section.items)
        ]
        for place, href in items:
            target = resolve(href, "pages/menu", content.sources, content.files)
            if not (target.to == "entry" or (target.to == "address" and target.path in answered)):
                line = lines.get((*place, "link"), 1)
                yield Fault(f"{content.folder.name}/data/menu.yaml", line, "broken_link", "link", {"href": href})
