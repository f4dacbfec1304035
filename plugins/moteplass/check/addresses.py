"""Addresses: no two entries at one, none that the site itself answers, none lost in silence."""

import datetime
from collections.abc import Iterator

from ..faults import Fault
from ..model.addresses import HOME_SLUG, address, generated
from ..model.kinds import KINDS, RESERVED
from ..model.story import Story
from ..model.values import SLUG
from ..read.content import Content
from ..read.history import History, read_versions
from ..read.selection import address_of, select
from ..read.sources import Source, decode, split
from ..read.yaml_text import parse


def check(content: Content, today: datetime.date, languages: frozenset[str]) -> Iterator[Fault]:
    """Slugs that cannot be, and collisions on any office's site, redirects and gone addresses among them."""
    made = generated(languages)
    for source in content.sources.values():
        field = "slug" if source.entry.slug else ""
        if not SLUG.fullmatch(source.slug):
            yield source.fault("file_name", field, value=source.slug)
        elif not source.kind.prefix and source.slug in RESERVED:
            yield source.fault("reserved_address", field, value=source.slug)
    for office in content.offices.values():
        taken: dict[str, Source] = {}
        for source in select(content, office, today, preview=True):
            if source.entry.publish_until and source.entry.publish_until < today:
                continue
            at = address_of(source)
            if at in taken:
                yield source.fault(
                    "same_address", "slug" if source.entry.slug else "", address=f"/{at}", other=taken[at].shown_path
                )
            taken.setdefault(at, source)
        for source in select(content, office, today, preview=True):
            for number, old in enumerate(source.entry.redirect_from):
                if old.lstrip("/") in taken or old.lstrip("/") in made:
                    yield source.fault("redirect_taken", f"redirect_from.{number}", address=old)
    for number, gone in enumerate(content.data.gone):
        if any(address_of(source) == gone.address[1:] and source.entry.is_public(today) for source in content.sources.values()):
            line = content.data.lines["gone"].get((number,), 1)
            yield Fault(f"{content.folder.name}/data/gone.yaml", line, "gone_exists", "address", {"address": gone.address})


def check_history(content: Content, history: History, languages: frozenset[str]) -> Iterator[Fault]:
    """Addresses that the content once had, in any committed version, and that nothing answers for today."""
    if history.state != "whole":
        return
    answered = {address_of(source) for source in content.sources.values()} | generated(languages)
    answered |= {old.lstrip("/") for source in content.sources.values() for old in source.entry.redirect_from}
    answered |= {gone.address.lstrip("/") for gone in content.data.gone}
    answered |= {address_of(s) for s in content.sources.values() if isinstance(s.entry, Story) and s.entry.consent}
    lost: dict[str, str] = {}
    folders = {kind.folder: kind for kind in KINDS}
    markdown = tuple(blob for blob in history.blobs if blob[0].endswith(".md") and blob[0].rpartition("/")[0] in folders)
    for path, raw in read_versions(content.folder, markdown):
        front = split(decode(raw, path)[0])[0]
        fields = parse(front or "").value
        if not isinstance(fields, dict) or fields.get("status") == "draft" or str(fields.get("example", "")) in ("true", "ja"):
            continue
        folder, _, name = path.rpartition("/")
        slug = str(fields.get("slug") or name.removesuffix(".md"))
        once = address(folders[folder], slug, str(fields.get("lang") or "nb"))
        if once not in answered and slug != HOME_SLUG:
            lost.setdefault(once, path)
    for once, path in sorted(lost.items()):
        yield Fault(f"{content.folder.name}/{path}", 1, "lost_address", values={"address": f"/{once}"}, warning=True)
