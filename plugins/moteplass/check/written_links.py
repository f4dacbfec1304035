"""Every link that somebody wrote, with where it stands: in a text, in the field ``next``, in the menu."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..faults import Fault
from ..read.content import Content
from ..read.links import Target
from ..read.source import Source
from ..read.validate import line_at
from ..read.yaml_text import Location


@dataclass(frozen=True)
class WrittenLink:
    """A link as written: in which file, where, in which field (none: in the text), and what it means. ``own``: whether
    it must lead to a page of the site. ``folder``: from where its path is read."""

    shown_path: str
    href: str
    line: int
    target: Target
    field: str = ""
    own: bool = False
    folder: str = "pages"

    def fault(self, key: str, warning: bool = False, **values: object) -> Fault:
        return Fault(self.shown_path, self.line, key, self.field, {"href": self.href, **values}, warning)


def links_of(content: Content, source: Source) -> Iterator[WrittenLink]:
    """What the entry's texts and its field ``next`` point at; notes and citations are the renderer's own."""
    folder = source.kind.folder
    for field, text in content.texts_of(source):
        for link in text.links:
            if not link.text.startswith(("#fn", "#ref_")):
                yield WrittenLink(source.shown_path, link.text, link.line, link.target, field, folder=folder)
    for number, href in enumerate(source.entry.next):
        line = source.lines.get(("next", number), source.lines.get(("next",), 1))
        yield WrittenLink(source.shown_path, href, line, content.paths.resolve(href, source.path), "next", True, folder)


def links_of_menu(content: Content) -> Iterator[WrittenLink]:
    lines = content.data.lines.get("menu", {})
    for lang, sections in content.data.menu.items():
        items: list[tuple[Location, str]] = [((lang, number), section.link) for number, section in enumerate(sections)]
        items += [
            ((lang, number, "items", below), item.link)
            for number, section in enumerate(sections)
            for below, item in enumerate(section.items)
        ]
        for place, href in items:
            target = content.paths.resolve(href, "pages/menu")
            line = lines.get((*place, "link"), 1)
            yield WrittenLink(f"{content.folder.name}/data/menu.yaml", href, line, target, "link", own=True)


def links_of_next_steps(content: Content) -> Iterator[WrittenLink]:
    lines = content.data.lines.get("next_steps", {})
    shown = f"{content.folder.name}/data/next_steps.yaml"
    for lang, steps in content.data.next_steps.items():
        for template, hrefs in steps.items():
            for number, href in enumerate(hrefs):
                target = content.paths.resolve(href, "pages/next_steps")
                line = line_at(lines, (lang, template, number), 1)
                yield WrittenLink(shown, href, line, target, template, own=True)
