"""Lists, «Om …», «Kontakt», «Søk» and the error pages: documents made from the entries and from the office file."""

from dataclasses import replace

from ..enrich.site import Crumb, Document, Site
from ..model.addresses import ABOUT, LISTS, contact, search
from ..read.selection import address_of
from .made import made
from .meetings import event_lists, group_lists, municipality_pages, open_data_page


def add_generated(site: Site) -> Site:
    """The site with these documents added, behind those of the entries."""
    meetings = [*group_lists(site), *event_lists(site), *municipality_pages(site), open_data_page(site)]
    others = [*_lists(site), *meetings, _about(site), *_contacts(site), *_searches(site), *_errors(site)]
    return replace(site, documents={**site.documents, **{doc.url: doc for doc in others}})


def _lists(site: Site) -> list[Document]:
    words = site.words["nb"]
    return [
        made(
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
    """How to reach the office, or others where it is closed, in every language of the site."""
    key = "contact" if site.office.active else "contact_closed"
    addresses = {lang: contact(lang) for lang in site.homes}

    def page(lang: str, url: str) -> Document:
        words, name = site.words[lang], site.office_name(lang)
        title, intro = words(f"{key}.title", name=name), words(f"{key}.intro", name=name)
        return made(site, url, "contact", title, intro, lang, translations=addresses)

    return [page(lang, url) for lang, url in addresses.items()]


def _searches(site: Site) -> list[Document]:
    """The search page of every language of the site: all its pages by letter, and the field that searches them."""
    addresses = {lang: search(lang) for lang in site.homes}
    return [
        made(site, url, "search", site.words[lang]("search.title"), site.words[lang]("search.intro"), lang, translations=addresses)
        for lang, url in addresses.items()
    ]


def _errors(site: Site) -> list[Document]:
    """404 and 410; the host serves them for any address, so nothing may point at them."""
    words = site.words["nb"]
    found = [
        made(site, f"{code}.html", "error", words(f"errors.{code}.title"), words(f"errors.{code}.intro"), translations={})
        for code in ("404", "410")
    ]
    return [replace(document, indexed=False) for document in found]
