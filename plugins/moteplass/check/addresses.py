"""Addresses: no two entries at one, none that the site itself answers, none lost in silence."""

import datetime
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from ..faults import Fault
from ..model.addresses import DOWNLOADS, FILES, HOME_SLUG, SCRIPTS, SEARCH_INDEX, address, entry_calendar, file_of, is_own
from ..model.characters import in_context, unwanted
from ..model.forms import NAME_MAX, SLUG, name_problem
from ..model.generated import RESERVED, addresses_of
from ..model.kinds import KINDS
from ..model.meeting import Meeting
from ..model.office import Office
from ..model.values import YES
from ..read.content import Content
from ..read.files import decode
from ..read.history import History, read_versions
from ..read.selection import address_of, is_public, select
from ..read.source import Source, sources_of
from ..read.sources import split
from ..read.validate import line_at
from ..read.yaml_text import parse

# What of the front matter decides on which address it was published: a line, and those that continue it.
ADDRESSED = re.compile(r"^(?:[\"']?(?:slug|lang|status|example)\b|\{).*(?:\n[ \t]+.*)*", re.MULTILINE)


def check(content: Content, today: datetime.date, languages: frozenset[str]) -> Iterator[Fault]:
    """Slugs that cannot be, and collisions on any office's site, redirects and gone addresses among them."""
    generated = addresses_of(content.data.generated(languages))
    above = {at.rpartition("/")[0].rpartition("/")[0] + "/" for at in generated} - {"/", *(f"{lang}/" for lang in languages)}
    for source in content.sources.values():
        field = "slug" if source.entry.slug else ""
        if not SLUG.fullmatch(source.slug):
            yield source.fault("file_name", field, value=source.slug)
        elif problem := name_problem(source.slug):
            yield source.fault(problem, field, value=source.slug[:NAME_MAX], limit=NAME_MAX)
        elif address_of(source) in generated | above or (not source.kind.prefix and source.slug in RESERVED):
            yield source.fault("reserved_address", field, value=source.slug)
    for office in sources_of(Office, content.valid):
        shown = [source for source in select(content, office, today, preview=True) if _on_site(source, today)]
        yield from _collisions(shown, generated)
        yield from _redirects(shown, generated)
    yield from _gone(content, today, generated)
    yield from _files(content)


def _on_site(source: Source, today: datetime.date) -> bool:
    """Whether it needs its address: an entry whose time is over has left it to others."""
    return source.is_valid and not (source.entry.publish_until and source.entry.publish_until < today)


def _collisions(shown: list[Source], generated: frozenset[str]) -> Iterator[Fault]:
    taken: dict[str, Source] = {}
    for source in shown:
        at = address_of(source)
        if at in taken and at not in generated:
            field = "slug" if source.entry.slug else ""
            yield source.fault("same_address", field, address=f"/{at}", other=taken[at].shown_path)
        taken.setdefault(at, source)


def _redirects(shown: list[Source], generated: frozenset[str]) -> Iterator[Fault]:
    """Old addresses that something answers already, or whose page could not be written beside what is there."""
    files = {file_of(address_of(source)) for source in shown} | {file_of(address) for address in generated}
    folders = {folder for file in files for folder in _folders(file)}
    led: dict[str, Source] = {}
    for source in shown:
        for number, old in enumerate(source.entry.redirect_from):
            file = file_of(old.lstrip("/"))
            above = (file, *_folders(file))
            if file in folders or not files.isdisjoint(above) or any(map(is_own, above)):
                yield source.fault("redirect_taken", f"redirect_from.{number}", address=old)
            elif before := next((led[taken] for taken in above if taken in led), None):
                yield source.fault("redirect_twice", f"redirect_from.{number}", address=old, other=before.shown_path)
            led.setdefault(file, source)


def _folders(file: str) -> Iterator[str]:
    """Every folder that a file lies in: ``a`` and ``a/b`` of ``a/b/c.html``."""
    return accumulate(file.split("/")[:-1], lambda above, name: f"{above}/{name}")


def _gone(content: Content, today: datetime.date, generated: frozenset[str]) -> Iterator[Fault]:
    """What is said to be gone and is there: a page, a redirect or another file of any office's site."""
    public = [source for source in content.valid if is_public(source, content, today)]
    answered = {*generated, *map(address_of, public), *(old.lstrip("/") for source in public for old in source.entry.redirect_from)}
    files = {*map(file_of, answered), *FILES, *content.data.files}
    files |= {entry_calendar(address_of(source)) for source in public if isinstance(source.entry, Meeting)}
    files |= {DOWNLOADS + path.removeprefix("files/") for path in content.files if path.startswith("files/")}
    for number, gone in enumerate(content.data.gone):
        path = gone.address.lstrip("/")
        if path in files or file_of(path) in files or path.startswith((SCRIPTS, SEARCH_INDEX)):
            line = line_at(content.data.lines["gone"], (number, "address"), 1)
            yield Fault(f"{content.folder.name}/data/gone.yaml", line, "gone_exists", "address", {"address": gone.address})


def _files(content: Content) -> Iterator[Fault]:
    """Files to download keep their names, so these must be names everywhere, and two that differ in case alone are one file on
    Windows and macOS."""
    seen: dict[str, str] = {}
    for path in sorted(path for path in content.files if path.startswith("files/")):
        shown, (_, *parts) = f"{content.folder.name}/{path}", path.split("/")
        problem = next(filter(None, map(name_problem, parts)), "")
        same = unicodedata.normalize("NFC", path).casefold()
        if (place := unwanted(path)) is not None:
            yield Fault(shown, 1, "control_character", values={"context": in_context(path, place)})
        elif problem:
            yield Fault(shown, 1, problem, values={"value": parts[-1][:NAME_MAX], "limit": NAME_MAX})
        elif same in seen:
            yield Fault(shown, 1, "same_file", values={"other": seen[same]})
        seen.setdefault(same, shown)


def check_history(content: Content, history: History, languages: frozenset[str]) -> Iterator[Fault]:
    """Addresses that the content once had, in any committed version, and that nothing answers for today."""
    if history.state != "complete" or content.unread or len(content.valid) < len(content.sources):
        return  # while files have faults, what they answer for is not known
    answered = {address_of(source) for source in content.sources.values()} | addresses_of(content.data.generated(languages))
    answered |= {old.lstrip("/") for source in content.sources.values() for old in source.entry.redirect_from}
    answered |= {gone.address.lstrip("/") for gone in content.data.gone}
    files = {file_of(at) for at in answered}
    lost: dict[str, str] = {}
    folders = {kind.folder: kind for kind in KINDS}
    markdown = tuple(blob for blob in history.blobs if blob[0].endswith(".md") and blob[0].rpartition("/")[0] in folders)
    fields_of = cache(lambda lines: parse(lines).value)  # most versions say the same
    for path, raw in read_versions(content.folder, markdown):
        front = split(decode(raw, path)[0])[0]
        fields = fields_of("\n".join(ADDRESSED.findall(front))) or {} if front else None
        if not isinstance(fields, dict) or fields.get("status") == "draft" or str(fields.get("example", "")).lower() in YES:
            continue
        folder, _, name = path.rpartition("/")
        slug, lang = fields.get("slug") or name.removesuffix(".md"), fields.get("lang") or "nb"
        if not (isinstance(slug, str) and SLUG.fullmatch(slug) and isinstance(lang, str) and lang in languages):
            continue  # such a version was never published
        once = address(folders[folder], slug, lang)
        if file_of(once) not in files and slug != HOME_SLUG:
            lost.setdefault(once, path)
    for once, path in sorted(lost.items()):
        yield Fault(f"{content.folder.name}/{path}", 1, "lost_address", values={"address": f"/{once}"}, warning=True)
