"""Atom (RFC 4287) and JSON Feed 1.1 of articles and stories.

``published`` only where the whole day is known, ``updated`` from git or the entry itself; an entry with neither is left
out, since both formats want a date and none is invented.
"""

import datetime
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from feedgenerator import Atom1Feed
from lxml import html as lxml_html
from markupsafe import Markup

from ..enrich.document import EntryDocument, MeetingDocument
from ..enrich.site import Site
from ..model.addresses import OPEN_DATA
from ..model.dates import OSLO
from ..model.entry import Entry
from ..model.event import Event
from ..model.group import Group
from ..model.meeting import Meeting
from ..model.writing import Writing
from ..read.blocks import inner_html
from ..render.formatting import format_date, format_when
from .search_marks import without_marks

MOST = 30


@dataclass(frozen=True)
class FeedEntry:
    """A document with the dates that a feed may carry; ``updated`` is always there."""

    document: EntryDocument
    published: datetime.datetime | None
    updated: datetime.datetime


def articles(site: Site) -> list[FeedEntry]:
    """What the feed of articles and stories carries, latest change first."""
    return _entries(site, (document for document in site.documents.entries(Entry) if document.is_article))


def _entries(site: Site, documents: Iterable[EntryDocument]) -> list[FeedEntry]:
    found: list[FeedEntry] = []
    for document in documents:
        entry = document.entry
        if not entry.in_feeds():
            continue
        if isinstance(document, MeetingDocument) and not document.status.listed:
            continue
        whole_day = entry.date if entry.date and entry.date.is_day else None
        published = datetime.datetime.combine(whole_day.start, datetime.time(), OSLO) if whole_day else None
        updated = max((moment for moment in (document.updated, published) if moment), default=None)
        if updated:
            found.append(FeedEntry(site.shared(document), published, updated))
    return sorted(found, key=lambda item: (-item.updated.timestamp(), item.document.url))[:MOST]


def atom(site: Site) -> bytes:
    """The Atom feed."""
    description = site.words["nb"]("feed.description", name=site.office.title)
    return _atom(site, "feed.xml", site.absolute(""), site.office.title, description, articles(site))


def changes(site: Site) -> bytes:
    """The Atom feed of groups and events that are new or changed; each says what has become of it."""
    words, path = site.words["nb"], f"{OPEN_DATA}changes.xml"
    title = words("data.changes_title", name=site.office.title)
    description = words("data.changes_text", name=site.office.title)
    found = [replace(item, document=_with_state(site, item.document)) for item in _entries(site, site.documents.entries(Meeting))]
    licence = site.office.data_licence
    return _atom(site, path, site.absolute(path), title, description, found, f"{licence.name}: {licence.url}")


def _with_state(site: Site, document: EntryDocument) -> EntryDocument:
    """«Avlyst: …» before the title of an event that is not as planned, and why before its summary; a group's state there too."""
    words, meeting = site.words[document.lang], document.entry
    if isinstance(meeting, Group):
        state = words(f"groups.states.{meeting.state}")
        if isinstance(document, MeetingDocument) and document.status.freshness != "fresh":
            state += f". {words('groups.unconfirmed', date=format_date(meeting.confirmed, document.lang))}"
        return replace(document, summary=f"{state}. {document.summary}")
    if not isinstance(meeting, Event) or meeting.state == "planned":
        return document
    moved_from = format_when(meeting.moved_from, None, words, document.lang) if meeting.moved_from else ""
    said = (words("events.moved_from", date=moved_from) if moved_from else "", meeting.note or "", document.summary)
    title = f"{words(f'events.{meeting.state}')}: {document.title}"
    return replace(document, title=title, summary=" ".join(part for part in said if part))


def _atom(site: Site, path: str, guid: str, title: str, description: str, found: list[FeedEntry], rights: str = "") -> bytes:
    feed = _AtomFeed(
        title=title,
        link=site.absolute(""),
        feed_url=site.absolute(path),
        feed_guid=guid,
        description=description,
        language="nb",
        author_name=site.office.title,
        feed_copyright=rights,
    )
    for item in found:
        feed.add_item(
            title=item.document.title,
            link=site.absolute(item.document.url),
            description=escape(item.document.noted_summary),  # feedgenerator writes it as type="html"
            content=_absolute_html(site, item.document) or None,
            author_name=_writer(item.document),
            pubdate=item.published,
            updateddate=item.updated,
            unique_id=site.absolute(item.document.url),
        )
    return feed.writeString("utf-8").encode("utf-8")  # type: ignore[no-any-return]


class _AtomFeed(Atom1Feed):  # type: ignore[misc]  # feedgenerator has no types
    """feedgenerator takes the clock for an empty feed; then we say the start of time instead."""

    def latest_post_date(self) -> datetime.datetime:
        dates = [item["updateddate"] for item in self.items]
        return max(dates, default=datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC))


def json_feed(site: Site) -> bytes:
    """The JSON Feed (jsonfeed.org/version/1.1)."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.office.title,
        "home_page_url": site.absolute(""),
        "feed_url": site.absolute("feed.json"),
        "description": site.words["nb"]("feed.description", name=site.office.title),
        "language": "nb",
        "items": [_json_item(site, item) for item in articles(site)],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _json_item(site: Site, item: FeedEntry) -> dict[str, Any]:
    content = _absolute_html(site, item.document)
    data = {
        "id": site.absolute(item.document.url),
        "url": site.absolute(item.document.url),
        "title": item.document.title,
        "summary": item.document.noted_summary,
        "content_html": content or None,
        "content_text": None if content else item.document.noted_summary,  # one of the two must be there
        "language": item.document.lang,
        "authors": [{"name": writer}] if (writer := _writer(item.document)) else None,
        "date_published": item.published.isoformat() if item.published else None,
        "date_modified": item.updated.isoformat(),
    }
    return {key: value for key, value in data.items() if value is not None}


def _writer(document: EntryDocument) -> str | None:
    """Who wrote it, where that is not the office, whose feed it is."""
    return document.entry.writer if isinstance(document.entry, Writing) else None


def _absolute_html(site: Site, document: EntryDocument) -> str:
    """The text with full addresses: a feed reader does not know ours."""
    first = [document.content_note, document.lead]
    lead = Markup().join(Markup("<p>{}</p>").format(part) for part in first if part)
    root = lxml_html.fragment_fromstring(lead + document.html, create_parent="div")
    root.make_links_absolute(site.absolute(document.url))
    for element in root.iter("img", "source"):
        if candidates := element.get("srcset"):
            element.set("srcset", candidates.replace(f"{site.base}bilder/", site.absolute("bilder/")))
    return without_marks(inner_html(root))
