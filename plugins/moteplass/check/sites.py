"""What every office's site must have: a home page in each of its languages, its own office, titles that differ."""

import datetime
from collections.abc import Collection, Iterator, Mapping

from ..faults import Fault
from ..model.addresses import HOME_SLUG
from ..model.office import Office
from ..model.page import Page
from ..read.content import Content
from ..read.data import Data
from ..read.generated_titles import phrase
from ..read.selection import is_elsewhere, is_public, select
from ..read.source import Source, sources_of
from ..words import Words

NAMING_OFFICE = ("about", "contact")  # templates of pages whose title names the office
# What is said of an office's file and is wrong with its own site alone.
OWN_SITE = frozenset({"no_home", "office_elsewhere"})


def check(content: Content, today: datetime.date, words: Mapping[str, Words]) -> Iterator[Fault]:
    """Every office's site, as the public and as the preview see it."""
    if not content.stems("office"):
        yield Fault(f"{content.folder.name}/offices", 1, "no_office")
    for source in content.valid:
        if isinstance(source.entry, Page) and source.entry.template == "home" and source.slug != HOME_SLUG:
            yield source.fault("home_slug", "template")
    for office in sources_of(Office, content.valid):
        preview = [source for source in select(content, office, today, preview=True) if source.is_valid]
        yield from _own_office(office, preview)
        yield from _same_titles(
            preview, generated_titles(content.data, office.entry, words.keys() & _homes(preview), words), words.keys()
        )
        if _is_readable(content, office):  # else the home page may be in a file that has faults
            public = [source for source in preview if is_public(source, content, today)]
            for lang in sorted(words.keys() & (_homeless(preview) | _homeless(public))):
                yield office.fault("no_home", lang=lang)


def _own_office(office: Source, shown: list[Source]) -> Iterator[Fault]:
    """«Om …» is made from the office's own entry."""
    if office.entry.lang != "nb":
        yield office.fault("office_elsewhere", "lang")
    if office not in shown:
        yield office.fault("office_elsewhere", "offices")


def _is_readable(content: Content, office: Source[Office]) -> bool:
    """Whether every file that could be a home page of this office's site is without faults; those of the others stop nothing
    here."""
    sources = [source for source in content.sources.values() if isinstance(source.entry, Page)]
    return not content.unread and all(source.is_valid or is_elsewhere(source, office) for source in sources)


def _homeless(sources: list[Source]) -> frozenset[str]:
    """The languages of these entries in which none of them is the home page."""
    return frozenset({s.entry.lang for s in sources} - _homes(sources))


def _homes(sources: list[Source]) -> frozenset[str]:
    """The languages in which one of these entries is the home page."""
    return frozenset(source.entry.lang for source in sources if source.is_home)


def _same_titles(sources: list[Source], generated: Mapping[tuple[str, str], str], languages: Collection[str]) -> Iterator[Fault]:
    """The title that a tab shows (WCAG 2.4.2), within each language of the pages; a text in another language stands on a page in
    bokmål. ``generated``: see ``generated_titles``."""
    seen: dict[tuple[str, str], Source] = {}
    for source in sources:
        entry = source.entry
        lang = entry.lang if entry.lang in languages else "nb"
        shown = lang, (entry.neutral_title if entry.sensitive else None) or entry.title
        if source.slug == HOME_SLUG:
            continue
        if shown in generated:
            yield source.fault("generated_title", "title", address=f"/{generated[shown]}")
        elif shown in seen:
            yield source.fault("same_title", "title", other=seen[shown].shown_path)
        seen.setdefault(shown, source)


def generated_titles(
    data: Data, office: Office, languages: Collection[str], words: Mapping[str, Words]
) -> dict[tuple[str, str], str]:
    """(language, title) → address of the pages that ``generate`` makes, whatever Markdown there is. Those that name the office in
    their titles have no name behind it in the tab, so that no entry's page can be called the same."""
    return {
        (page.lang, phrase(page, "title", data, office, words[page.lang])): page.address
        for page in data.generated(languages)
        if page.template not in NAMING_OFFICE
    }
