"""Links and anchors inside the site."""

import datetime
import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..faults import Fault
from ..model.addresses import address
from ..model.kinds import KINDS
from ..read.content import Content
from ..read.links import Target, nearest, resolve, resolve_picture
from ..read.selection import address_of, is_public, pictures_withheld, withdrawal_of
from ..read.sources import Source
from ..read.validate import line_at
from ..read.yaml_text import Location

# What people leave out: the https:// of an address, the mailto: of an e-mail address.
WEB = re.compile(r"(www\.[\w-]+|[\w-]+(\.[\w-]+)*\.(no|com|org|net|eu|info))([./?#:].*)?", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


@dataclass(frozen=True)
class _Link:
    """A link as written: in which file, where, in which field (none: in the text), and what it means. ``own``: whether
    it must lead to a page of the site."""

    shown_path: str
    href: str
    line: int
    target: Target
    field: str = ""
    own: bool = False

    def fault(self, key: str, warning: bool = False, **values: str) -> Fault:
        return Fault(self.shown_path, self.line, key, self.field, {"href": self.href, **values}, warning)


def check(content: Content, today: datetime.date, languages: frozenset[str]) -> Iterator[Fault]:
    """Every link of every text and of the menu. A link to an entry that is not public now is a warning: the site
    prints the words without the link."""
    made = content.data.generated(languages)
    pictures = _pictures(content)
    for source in content.sources.values():
        for link in _links(content, source):
            yield from _problem(content, link, source, made, pictures)
            if source.whole and is_public(source, content, today):
                yield from _hidden(content, link, today)
        for field, text in content.texts_of(source):
            for href in text.blocked:
                yield source.fault("link_scheme", field, None if field else source.line_of(href), href=href)
            for href in text.wordless:
                line = None if field else source.lines_of(f"[]({href}", href)[0]
                yield source.fault("link_wordless", field, line, href=href)
    for link in (*_menu(content), *_next_steps(content)):
        yield from _problem(content, link, None, made, pictures)


def _hidden(content: Content, link: _Link, today: datetime.date) -> Iterator[Fault]:
    """What a link of a public text leads to may not be public; the words of one to a withdrawn story are not printed either."""
    others = _entries_at(content, link.target)
    withdrawn = [other for other in others if withdrawal_of(other, content, today)]
    is_withdrawn = link.target.path in pictures_withheld(content, today) or (withdrawn and len(withdrawn) == len(others))
    if is_withdrawn and not link.own:
        yield link.fault("link_withdrawn", warning=True)
    elif others and not any(is_public(other, content, today) for other in others):
        yield link.fault("link_not_public", warning=True)


def _links(content: Content, source: Source) -> Iterator[_Link]:
    """What the entry's texts and its field ``next`` point at; notes and citations are the renderer's own."""
    seen: Counter[str] = Counter()
    for field, text in content.texts_of(source):
        for href in text.links:
            if href.startswith(("#fn", "#ref_")):
                continue
            lines = [source.lines.get((field,), 1)] if field else source.lines_of(f"]({href}", f"](<{href}", f"]: {href}", href)
            line = lines[min(seen[href], len(lines) - 1)]
            seen[href] += 1
            yield _Link(source.shown_path, href, line, resolve(href, source.path, content.sources, content.files), field)
    for number, href in enumerate(source.entry.next):
        line = source.lines.get(("next", number), source.lines.get(("next",), 1))
        yield _Link(source.shown_path, href, line, resolve(href, source.path, content.sources, content.files), "next", own=True)


def _menu(content: Content) -> Iterator[_Link]:
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
            line = lines.get((*place, "link"), 1)
            yield _Link(f"{content.folder.name}/data/menu.yaml", href, line, target, "link", own=True)


def _next_steps(content: Content) -> Iterator[_Link]:
    lines = content.data.lines.get("next_steps", {})
    shown = f"{content.folder.name}/data/next_steps.yaml"
    for lang, steps in content.data.next_steps.items():
        for template, hrefs in steps.items():
            for number, href in enumerate(hrefs):
                target = resolve(href, "pages/next_steps", content.sources, content.files)
                line = line_at(lines, (lang, template, number), 1)
                yield _Link(shown, href, line, target, template, own=True)


def _problem(
    content: Content, link: _Link, source: Source | None, made: frozenset[str], pictures: frozenset[str]
) -> Iterator[Fault]:
    """What is wrong with one link, if anything. ``source`` is what «#here» points into."""
    target = link.target
    if target.to == "missing":
        yield from _missing(content, link)
    elif link.own and (target.to not in ("entry", "address") or target.path in content.data.files):
        yield link.fault("not_own_page")
    elif target.to == "external" and not _is_address(target.path):
        yield link.fault("link_scheme")
    elif target.to == "address" and target.path not in made | content.data.files | {"", *_addresses(content)}:
        near = difflib.get_close_matches(target.path.rstrip("/") + "/", [*made, *_addresses(content)], n=1, cutoff=0.7)
        known = ", ".join(f"/{address}" for address in sorted(made) if address.count("/") == 1)
        yield link.fault("broken_link_near", near=f"/{near[0]}") if near else link.fault("broken_address", known=known)
    elif target.to == "file" and not target.path.startswith("files/") and target.path not in pictures:
        yield link.fault("file_elsewhere")
    elif target.fragment:
        # A field's text is shown on several pages, so that an anchor of its own leads nowhere on some of them.
        here = [source] if source and not link.field else []
        others = here if target.to == "here" else _entries_at(content, target)
        headings = [heading.id for other in others for heading in content.text(other).headings if heading.id]
        is_page = bool(others) or target.to == "here"
        if is_page and not any(target.fragment in content.text(other).anchors for other in others):
            yield link.fault("broken_anchor", anchor=target.fragment, known=", ".join(f"#{name}" for name in headings) or "–")


def _is_address(href: str) -> bool:
    """Whether a browser could follow it. One with a scheme has been looked at by the cleaning of the text."""
    try:
        urlsplit(href).port  # noqa: B018  # raises for what is no number
    except ValueError:
        return False
    return True


def _missing(content: Content, link: _Link) -> Iterator[Fault]:
    """No such file: what did they mean?"""
    path = link.target.path
    if path in content.unread:
        return
    if MAIL.fullmatch(link.href):
        yield link.fault("link_mail")
    elif WEB.fullmatch(link.href):
        yield link.fault("link_web")
    elif near := nearest(path, [*content.sources, *content.files]):
        yield link.fault("broken_link_near", near=near)
    else:
        yield link.fault("broken_link")


def _entries_at(content: Content, target: Target) -> list[Source]:
    """The entries that a link leads to: several where offices have each their own page at one address."""
    if target.to == "entry":
        return [content.sources[target.path]]
    return [s for s in content.sources.values() if target.to == "address" and address_of(s) == target.path]


def _addresses(content: Content) -> Iterable[str]:
    """Every address of an entry; of one that could not be read, the likely one."""
    folders = {kind.folder: kind for kind in KINDS}
    unread = [path.rpartition("/") for path in content.unread if path.endswith(".md")]
    yield from (address_of(source) for source in content.sources.values())
    yield from (address(folders[folder], name.removesuffix(".md"), "nb") for folder, _, name in unread if folder in folders)


def _pictures(content: Content) -> frozenset[str]:
    """The pictures that some page shows: a link to one leads to the file that the page shows."""
    shown = [
        (source, picture.src)
        for source in content.sources.values()
        for _, text in content.texts_of(source)
        for picture in text.pictures
    ]
    shown += [(source, source.entry.image) for source in content.whole if source.entry.image]
    return frozenset(resolve_picture(src, source.path, content.files).path for source, src in shown)
