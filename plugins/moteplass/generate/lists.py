"""Lists, «Om …», «Kontakt», «Søk» and the error pages: documents made from the entries and from the office file."""

from dataclasses import fields, replace

from ..enrich.document import Crumb, Document, TextDocument
from ..enrich.index import Index
from ..enrich.site import Site
from ..model.addresses import ABOUT, LISTS, contact, search
from .list_document import generated_page
from .meetings import event_lists, group_lists, municipality_pages, open_data_page


def with_generated(site: Site) -> Site:
    """The site with these documents added, behind those of the entries."""
    meetings = [*group_lists(site), *event_lists(site), *municipality_pages(site), open_data_page(site)]
    others = [*_lists(site), *meetings, _about(site), *_contacts(site), *_searches(site), *_errors(site)]
    return replace(site, documents=Index([*site.documents.values(), *others]))


def _lists(site: Site) -> list[Document]:
    words = site.words["nb"]
    return [
        generated_page(
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
    own = site.documents_by_path[site.office_source.path]
    title = site.words["nb"]("about.title", name=site.office.title)
    crumbs = (Crumb(site.words["nb"]("crumbs.home"), ""), Crumb(title, ""))
    text = TextDocument(**{field.name: getattr(own, field.name) for field in fields(TextDocument)})
    return replace(text, url=ABOUT, template="about", title=title, crumbs=crumbs, translations={"nb": ABOUT})


def _contacts(site: Site) -> list[Document]:
    """How to reach the office, or others where it is closed, in every language of the site."""
    key = "contact" if site.office.active else "contact_closed"
    addresses = {lang: contact(lang) for lang in site.homes}

    def page(lang: str, url: str) -> Document:
        words, name = site.words[lang], site.office_name(lang)
        title, intro = words(f"{key}.title", name=name), words(f"{key}.intro", name=name)
        return generated_page(site, url, "contact", title, intro, lang, translations=addresses)

    return [page(lang, url) for lang, url in addresses.items()]


def _searches(site: Site) -> list[Document]:
    """The search page of every language of the site: all its pages by letter, and the field that searches them."""
    addresses = {lang: search(lang) for lang in site.homes}
    return [
        generated_page(
            site, url, "search", site.words[lang]("search.title"), site.words[lang]("search.intro"), lang, translations=addresses
        )
        for lang, url in addresses.items()
    ]


def _errors(site: Site) -> list[Document]:
    """404 and 410; the host serves them for any address, so nothing may point at them."""
    words = site.words["nb"]
    found = [
        generated_page(site, f"{code}.html", "error", words(f"errors.{code}.title"), words(f"errors.{code}.intro"), translations={})
        for code in ("404", "410")
    ]
    return [replace(document, indexed=False) for document in found]
