"""Links and anchors inside the site."""

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, partial

from ..faults import Fault
from ..model.addresses import ABOUT, address
from ..model.downloads import FOLDER
from ..model.forms import link_problem
from ..model.generated import addresses_of
from ..model.kinds import KINDS
from ..model.office import Office
from ..read.content import Content
from ..read.known import Known
from ..read.leftovers import PATTERNS
from ..read.links import Target, file_name, is_on_a_machine, is_pasted, known_files, way_to
from ..read.rewritten import telephone_link
from ..read.selection import address_of, is_elsewhere, is_public, pictures_withheld, withdrawal_of
from ..read.source import Source
from ..read.withdrawal import pictures_of
from . import files
from .written_links import WrittenLink, links_of, links_of_menu, links_of_next_steps

# What people leave out: the https:// of an address, the mailto: of an e-mail address.
WEB = re.compile(r"(www\.[\w-]+|[\w-]+(\.[\w-]+)*\.(no|com|org|net|eu|info))([./?#:].*)?", re.IGNORECASE)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
NOTE_OF_WORD = re.compile(r"_(?:ftn|edn)(?:ref)?(\d{1,4})")
PICTURE = re.compile(r".*\.(?:jpe?g|png|webp|avif|gif|heic|tiff?|bmp)", re.IGNORECASE | re.DOTALL)
LONGEST = 300  # of these in signs: a name of a host has at most 253 (RFC 1035), and what is longer is no slip of the pen


class _Site:
    """What links can lead to. ``entries`` by address: several where offices have each their own page at one; ``generated``: the
    addresses of pages that no file makes, and ``lists`` those at the top of the site, as text; ``pictures``: those that some page
    shows, since a link to one leads to the file it shows; ``refusal``: why a file cannot be downloaded, looked at once however
    many texts lead to it; ``withheld``: those that no page shows."""

    def __init__(self, content: Content, today: datetime.date, languages: frozenset[str]) -> None:
        self.generated = generated = addresses_of(content.data.generated(languages))
        self.content = content
        self.entries: dict[str, list[Source]] = defaultdict(list)
        for source in content.sources.values():
            self.entries[address_of(source)].append(source)
        self.addresses = Known({*generated, *self.entries, *_unread_addresses(content)})
        self.files = known_files([*content.sources, *content.files])
        self.lists = ", ".join(f"/{address}" for address in sorted(generated) if address.count("/") == 1)
        self.pictures = _pictures(content)
        self.refusal = cache(partial(files.refusal, content.folder))
        self.withheld = pictures_withheld(content, today)

    def entries_at(self, target: Target) -> list[Source]:
        """The entries that a link leads to."""
        if target.to == "entry":
            return [self.content.sources[target.path]]
        return self.entries.get(target.path, []) if target.to == "address" else []

    def told_at(self, target: Target) -> list[Source]:
        """The entries whose text stands there: «Om …» has the office's; other pages that the site makes have none."""
        return list(self.content.offices.values()) if target.to == "address" and target.path == ABOUT else self.entries_at(target)


def check(content: Content, today: datetime.date, languages: frozenset[str]) -> Iterator[Fault]:
    """Every link of every text and of the menu. A link to an entry that is not public now is a warning: the site
    prints the words without the link."""
    site = _Site(content, today, languages)
    for source in content.sources.values():
        for link in links_of(content, source):
            yield from _problem(site, link, source)
            if source.is_valid and is_public(source, content, today):
                yield from _hidden(site, link, today)
        for field, text in content.texts_of(source):
            for blocked in text.blocked:
                there = _on_machine(blocked.text) if is_on_a_machine(blocked.text) else "link_scheme"
                key = "data_address" if is_pasted(blocked.text) else there
                name = file_name(blocked.text)
                yield source.fault(key, field, blocked.line, href=blocked.text, picture=blocked.text, name=name)
            for wordless in text.wordless:
                yield source.fault("link_wordless", field, wordless.line, href=wordless.text)
            for nowhere in text.nowhere:
                yield source.fault("link_nowhere", field, nowhere.line, words=nowhere.text)
    for link in (*links_of_menu(content), *links_of_next_steps(content)):
        yield from _problem(site, link, None)


def _hidden(site: _Site, link: WrittenLink, today: datetime.date) -> Iterator[Fault]:
    """What a link of a public text leads to may not be public; the words of one to a withdrawn story are not printed either."""
    others = site.entries_at(link.target)
    withdrawn = [other for other in others if withdrawal_of(other, site.content, today)]
    is_withdrawn = link.target.path in site.withheld or (withdrawn and len(withdrawn) == len(others))
    if is_withdrawn and not link.own:
        yield link.fault("link_withdrawn", warning=True)
    elif others and not any(is_public(other, site.content, today) for other in others):
        yield link.fault("link_not_public", warning=True)


def _problem(site: _Site, link: WrittenLink, source: Source | None) -> Iterator[Fault]:
    """What is wrong with one link, if anything. ``source`` is what «#here» points into."""
    target, content = link.target, site.content
    if PATTERNS["tool_mark"].search(link.href):
        yield link.fault("tool_mark", value=link.href)
    elif is_on_a_machine(link.href) and target.path not in site.addresses:
        yield link.fault(_on_machine(link.href), picture=link.href, name=file_name(link.href))
    elif target.to == "missing":
        yield from _missing(site, link)
    elif is_pasted(link.href):
        yield link.fault("data_address")
    elif target.to == "unread":
        return
    elif link.own and (target.to not in ("entry", "address") or target.path in content.data.files):
        yield link.fault("not_own_page")
    elif target.to == "external" and (problem := link_problem(link.href)):
        meant = telephone_link(link.href) if problem == "link_telephone" else ""
        yield link.fault("link_telephone_near", meant=meant) if meant else link.fault(problem)
    elif target.to == "address" and target.path and target.path not in site.addresses and target.path not in content.data.files:
        file = target.path.removeprefix("content/")
        near = [f"/{at}" for at in site.addresses.near(target.path.rstrip("/") + "/")]
        near = [way_to(file, link.folder)] if file in content.sources or file in content.files else near
        yield link.fault("broken_link_near", near=near[0]) if near else link.fault("broken_address", known=site.lists)
    elif target.to == "file":
        is_download = target.path.startswith(FOLDER) or target.path not in site.pictures
        if is_download and (refused := site.refusal(target.path)):
            yield link.fault(refused.key, **refused.values)
    elif target.to == "here" and (note := NOTE_OF_WORD.fullmatch(target.fragment)):
        yield link.fault("note_of_word", number=note[1])
    elif target.to == "here" and not target.fragment:
        yield link.fault("link_here")
    elif target.fragment:
        # A field's text is shown on several pages, so that an anchor of its own leads nowhere on some of them.
        here = [source] if source and not link.field else []
        others = here if target.to == "here" else site.told_at(target)
        lacking = _without_anchor(site, target, source, others)
        has_no_text = not others and (target.to == "here" or target.path in site.generated)
        if lacking or has_no_text:
            headings = [heading.id for other in lacking for heading in content.text(other).headings if heading.id]
            yield link.fault("broken_anchor", anchor=target.fragment, known=", ".join(f"#{name}" for name in headings) or "–")


def _without_anchor(site: _Site, target: Target, source: Source | None, others: list[Source]) -> list[Source]:
    """The pages that a link reaches on the first office's site where its anchor is missing; empty if it is on every site. Offices
    may each have a page of their own at one address (``others``), and not every site has the page with the link (``source``)."""

    def has_anchor(other: Source) -> bool:
        text = site.content.text(other)
        return text.refused or target.fragment in text.anchors

    def is_on_site(other: Source, office: Source[Office]) -> bool:
        return other is office if target.to == "address" and target.path == ABOUT else not is_elsewhere(other, office)

    for office in site.content.offices.values():
        if office.is_valid and not (source and is_elsewhere(source, office)):
            reached = [other for other in others if is_on_site(other, office)]
            if reached and not any(map(has_anchor, reached)):
                return reached
    return []


def _on_machine(href: str) -> str:
    return "picture_on_machine" if PICTURE.fullmatch(href) else "link_on_machine"


def _missing(site: _Site, link: WrittenLink) -> Iterator[Fault]:
    """No such file: what did they mean?"""
    is_short = len(link.href) <= LONGEST
    if is_short and MAIL.fullmatch(link.href):
        yield link.fault("link_mail")
    elif is_short and WEB.fullmatch(link.href):
        yield link.fault("link_web")
    elif near := site.files.near(link.target.path.replace("\\", "/")):
        yield link.fault("broken_link_near", near=way_to(near[0], link.folder))
    else:
        yield link.fault("broken_link")


def _unread_addresses(content: Content) -> Iterable[str]:
    """The likely address of each entry that could not be read."""
    folders = {kind.folder: kind for kind in KINDS}
    unread = [path.rpartition("/") for path in content.unread if path.endswith(".md")]
    yield from (address(folders[folder], name.removesuffix(".md"), "nb") for folder, _, name in unread if folder in folders)


def _pictures(content: Content) -> frozenset[str]:
    """The pictures that some page shows."""
    return frozenset(
        picture.target.path
        for source in content.sources.values()
        for _, text in content.texts_of(source)
        for picture in pictures_of(source, text, content.paths)
    )
