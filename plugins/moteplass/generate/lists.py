"""The pages that no file makes: lists, «Om …», «Kontakt», «Søk» and the error pages (the table is in ``model.generated``)."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from markupsafe import escape

from ..enrich.document import Crumb, ListDocument, MeetingDocument, TextDocument
from ..enrich.index import Index
from ..enrich.meeting_lists import events_by_date, listed_groups
from ..enrich.members import stands_on
from ..enrich.site import Site
from ..model.generated import GeneratedPage
from ..read.generated_titles import Part, also_of, phrase


def with_generated(site: Site) -> Site:
    """The site with these documents added, behind those of the entries."""
    pages = {page.address: page for page in site.content.data.generated(site.homes)}
    by_date = events_by_date(site)
    past = [doc for doc in reversed(by_date) if doc.status.is_over]
    meetings = [*listed_groups(site), *(doc for doc in by_date if not doc.status.is_over), *past]
    found = [
        _about(site, page) if page.template == "about" else _list(site, page, pages, meetings)
        for page in pages.values()
        if page.address not in site.empty_lists
    ]
    return replace(site, documents=Index([*site.documents.values(), *found]))


def _list(site: Site, page: GeneratedPage, pages: Mapping[str, GeneratedPage], meetings: Iterable[MeetingDocument]) -> ListDocument:
    intro = _phrase(site, page, "intro")
    return ListDocument(
        url=page.address,
        template=page.template,
        title=_phrase(site, page, "title"),
        summary=intro,
        lead=escape(intro),
        also=(*also_of(page, site.content.data, site.words[page.lang]), *_led_here(site, page, pages)),
        crumbs=_crumbs(site, page, pages.get(page.above)),
        list_of=page.key if page.of == "kind" else "",
        members=tuple(doc.url for doc in meetings if stands_on(page, doc.entry, doc.status)),
        key="" if page.of == "kind" else page.key or page.of,
        lang=page.lang,
        translations=dict(page.translations) or ({page.lang: page.address} if page.template != "error" else {}),
        indexed=page.template != "error",
    )


def _led_here(site: Site, page: GeneratedPage, pages: Mapping[str, GeneratedPage]) -> tuple[str, ...]:
    """The titles, in the language of a list, of those below it that are empty today, and so lead to it."""
    here = page.translations.get("nb", page.address)
    below = [pages[address] for address, above in site.empty_lists.items() if above == here]
    return tuple(_phrase(site, replace(other, lang=page.lang), "title") for other in below)


def _about(site: Site, page: GeneratedPage) -> TextDocument:
    """The office's own text, at the address that all its readers know."""
    own = site.documents_by_path[site.office_source.path]
    text = TextDocument(**{field.name: getattr(own, field.name) for field in fields(TextDocument)})
    return replace(
        text,
        url=page.address,
        template=page.template,
        title=_phrase(site, page, "title"),
        also=(*text.also, *also_of(page, site.content.data, site.words[page.lang])),
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
