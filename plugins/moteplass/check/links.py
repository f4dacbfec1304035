"""Links and anchors inside the site."""

import datetime
import difflib
from collections.abc import Iterator

from ..faults import Fault
from ..model.addresses import GENERATED
from ..read.content import Content
from ..read.links import Target, resolve
from ..read.selection import addresses, select
from ..read.sources import Source


def check(content: Content, today: datetime.date) -> Iterator[Fault]:
    """Every link of every text and of the menu. A link to an entry that a site does not show (a draft, another
    office's) is a warning: that site prints the words without the link."""
    for source in content.sources.values():
        text = content.text(source)
        for href in text.links:
            if href.startswith(("#fn", "#ref_")):
                continue
            target = resolve(href, source.path, content.sources, content.files)
            yield from _fault_of(content, source, href, target, today, source.line_of(href))
        for number, href in enumerate(source.entry.next):
            target = resolve(href, source.path, content.sources, content.files)
            line = source.lines.get(("next", number), source.lines.get(("next",), 1))
            yield from _fault_of(content, source, href, target, today, line, "next")
    yield from _menu(content)


def _fault_of(
    content: Content, source: Source, href: str, target: Target, today: datetime.date, line: int, field: str = ""
) -> Iterator[Fault]:
    if target.to == "missing":
        near = difflib.get_close_matches(target.path, [*content.sources, *content.files], n=1, cutoff=0.6)
        yield source.fault("broken_link_near" if near else "broken_link", field, line, href=href, near=near[0] if near else "")
    elif target.to == "here" and target.fragment and target.fragment not in content.text(source).anchors:
        yield source.fault("broken_anchor", field, line, anchor=target.fragment, known=_anchors(content, source))
    elif target.to == "entry":
        other = content.sources[target.path]
        if target.fragment and target.fragment not in content.text(other).anchors:
            yield source.fault("broken_anchor", field, line, anchor=target.fragment, known=_anchors(content, other))
        if source.entry.is_public(today) and not other.entry.is_public(today):
            yield source.fault("link_not_public", field, line, warning=True, href=href)
    elif target.to == "address" and not _answers(content, target.path):
        yield source.fault("broken_address", field, line, href=href, known=", ".join(f"/{a}" for a in sorted(GENERATED)))


def _answers(content: Content, path: str) -> bool:
    return path in GENERATED or path in addresses(content.sources.values()) or path in ("", "feed.xml", "feed.json")


def _anchors(content: Content, source: Source) -> str:
    return ", ".join(f"#{heading.id}" for heading in content.text(source).headings if heading.id) or "–"


def _menu(content: Content) -> Iterator[Fault]:
    shown = f"{content.folder.name}/data/menu.yaml"
    lines = content.data.lines.get("menu", {})
    for lang, sections in content.data.menu.items():
        for number, section in enumerate(sections):
            for place, link in [((lang, number), section.link)] + [
                ((lang, number, "items", i), item.link) for i, item in enumerate(section.items)
            ]:
                target = resolve(link, "pages/menu", content.sources, content.files)
                if target.to not in ("entry", "address") or (target.to == "address" and not _answers(content, target.path)):
                    yield Fault(shown, lines.get((*place, "link"), 1), "broken_link", "link", {"href": link})


def unanswered(content: Content, office: Source, today: datetime.date) -> frozenset[str]:
    """The entries (by path) that this office's site does not show, so that links to them lose their link."""
    shown = {source.path for source in select(content, office, today)}
    return frozenset(set(content.sources) - shown)
