"""Lists, «Om …», «Kontakt», «Søk» and the error pages: documents made from the entries and from the office file."""

from dataclasses import replace

from ..enrich.site import Crumb, Document, Site
from ..model.addresses import ABOUT, LISTS, contact, search
from ..read.selection import address_of
from .meetings import event_lists, group_lists, municipality_pages, open_data_page


def add_generated(site: Site) -> Site:
    """The site with these documents added, behind those of the entries."""
    meetings = [*group_lists(site), *event_lists(site), *municipality_pages(site), open_data_page(site)]
    made = [*_lists(site), *meetings, _about(site), *_contacts(site), *_searches(site), *_errors(site)]
    return replace(site, documents={**site.documents, **{doc.url: doc for doc in made}})


def _lists(site: Site) -> list[Document]:
    words = site.words["nb"]
    return [
        _document(
            site,
            url,
            "network" if kind == "office" else "list",
            words(f"lists.{kind}.title"),
            words(f"lists.{kind}.intro"),
            list_of=kind,
        )
        for kind, url in LISTS.items()
    ]


def _about(site: Site) -> Document:
    """The office's own text, at the address that all its readers know."""
    own = site.documents[address_of(site.office_source)]
    title = site.words["nb"]("about.title", name=site.office.title)
    crumbs = (Crumb(site.words["nb"]("crumbs.home"), ""), Crumb(title, ""))
    return replace(own, url=ABOUT, template="about", title=title, source=None, crumbs=crumbs, translations={"nb": ABOUT})


def _contacts(site: Site) -> list[Document]:
    """How to reach the office, in every language of the site."""
    state = "contact" if site.office.active else "contact_closed"
    addresses = {lang: contact(lang) for lang in site.homes}
    return [
        replace(
            _document(
                site,
                url,
                "contact",
                site.words[lang]("contact.title", name=site.office_name(lang)),
                site.words[lang](f"{state}.intro", name=site.office_name(lang)),
                lang=lang,
            ),
            translations=addresses,
        )
        for lang, url in addresses.items()
    ]


def _searches(site: Site) -> list[Document]:
    """The search page of every language of the site: all its pages by letter, and the field that searches them."""
    addresses = {lang: search(lang) for lang in site.homes}
    return [
        replace(
            _document(site, url, "search", site.words[lang]("search.title"), site.words[lang]("search.intro"), lang=lang),
            translations=addresses,
        )
        for lang, url in addresses.items()
    ]


def _errors(site: Site) -> list[Document]:
    """404 and 410; the host serves them for any address, so nothing may point at them."""
    words = site.words["nb"]
    return [
        replace(
            _document(site, f"{code}.html", "error", words(f"errors.{code}.title"), words(f"errors.{code}.intro")),
            indexed=False,
            translations={},
        )
        for code in ("404", "410")
    ]


def _document(site: Site, url: str, template: str, title: str, summary: str, list_of: str = "", lang: str = "nb") -> Document:
    crumbs = (Crumb(site.words[lang]("crumbs.home"), site.homes.get(lang, "")), Crumb(title, ""))
    return Document(
        url=url,
        template=template,
        title=title,
        summary=summary,
        lead=summary,
        crumbs=crumbs,
        list_of=list_of,
        lang=lang,
        translations={lang: url},
    )
