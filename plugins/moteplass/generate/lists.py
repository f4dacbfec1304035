"""The pages that no file makes: lists, «Om …», «Kontakt», «Søk» and the error pages (the table is in ``model.generated``)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace

from markupsafe import escape

from ..enrich.document import Crumb, Document, EventDocument, GroupDocument, ListDocument, MeetingDocument, TextDocument
from ..enrich.index import Index
from ..enrich.listed import events_by_date, listed_groups, upcoming_events
from ..enrich.site import Site
from ..model.generated import GeneratedPage
from ..read.generated_titles import Part, phrase


def with_generated(site: Site) -> Site:
    """The site with these documents added, behind those of the entries."""
    pages = {page.address: page for page in site.content.data.generated(site.homes)}
    meetings = _Meetings.of(site)
    found = [
        _about(site, page) if page.template == "about" else _list(site, page, pages.get(page.above), meetings.on(page))
        for page in pages.values()
    ]
    return replace(site, documents=Index([*site.documents.values(), *found]))


@dataclass(frozen=True)
class _Meetings:
    groups: list[GroupDocument]
    upcoming: list[EventDocument]
    past: list[EventDocument]

    @classmethod
    def of(cls, site: Site) -> "_Meetings":
        past = [doc for doc in reversed(events_by_date(site)) if doc.status.is_over]
        return cls(listed_groups(site), upcoming_events(site), past)

    def on(self, page: GeneratedPage) -> Sequence[MeetingDocument]:
        """Those that stand on a page."""
        lists: Mapping[str, Sequence[MeetingDocument]] = {
            "finder": self.groups,
            "groups": self.groups,
            "events": self.past if page.of == "archive" else self.upcoming,
            "municipality": (*self.groups, *self.upcoming),
        }
        return [doc for doc in lists.get(page.template, ()) if _is_about(doc, page)]


def _is_about(doc: MeetingDocument, page: GeneratedPage) -> bool:
    match page.of:
        case "municipality":
            return page.key in doc.entry.municipalities
        case "theme":
            return doc.entry.theme == page.key
        case "online":
            return doc.entry.format != "place"
        case _:
            return True


def _list(site: Site, page: GeneratedPage, above: GeneratedPage | None, members: Sequence[Document]) -> ListDocument:
    intro = _phrase(site, page, "intro")
    return ListDocument(
        url=page.address,
        template=page.template,
        title=_phrase(site, page, "title"),
        summary=intro,
        lead=escape(intro),
        crumbs=_crumbs(site, page, above),
        list_of=page.key if page.of == "kind" else "",
        members=tuple(doc.url for doc in members),
        key="" if page.of == "kind" else page.key or page.of,
        is_empty=page.can_be_empty and not members,
        lang=page.lang,
        translations=dict(page.translations) or ({page.lang: page.address} if page.template != "error" else {}),
        indexed=page.template != "error",
    )


def _about(site: Site, page: GeneratedPage) -> TextDocument:
    """The office's own text, at the address that all its readers know."""
    own = site.documents_by_path[site.office_source.path]
    text = TextDocument(**{field.name: getattr(own, field.name) for field in fields(TextDocument)})
    return replace(
        text,
        url=page.address,
        template=page.template,
        title=_phrase(site, page, "title"),
        crumbs=_crumbs(site, page),
        translations={page.lang: page.address},
    )


def _crumbs(site: Site, page: GeneratedPage, above: GeneratedPage | None = None) -> tuple[Crumb, ...]:
    """The home page of its language, the page ``above`` it, and itself."""
    home = Crumb(site.words[page.lang]("crumbs.home"), site.homes.get(page.lang, ""))
    between = (Crumb(_phrase(site, above, "title"), above.address),) if above else ()
    return (home, *between, Crumb(_phrase(site, page, "title"), ""))


def _phrase(site: Site, page: GeneratedPage, part: Part) -> str:
    return phrase(page, part, site.content.data, site.office, site.words[page.lang])
