"""Looks at every page of a built folder as a browser would, and refuses what no reader should meet."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..check.characters import BROKEN
from ..enrich.document import EntryDocument
from ..enrich.site import Site
from ..faults import printable
from ..words import Words, editor_words
from . import forbidden_text
from .allowed import Allowed
from .links import Links
from .page import Elements, Page

SHOWN = 120  # characters of what is wrong: enough to find it


class VerificationError(Exception):
    """The folder must not be published: ``problems`` are sentences, each with its page."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def verify(site: Site, output: str) -> None:
    """Raises VerificationError with every problem of every page; an empty folder is a problem too."""
    words = editor_words()
    folder = Path(output)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    elements = Elements()
    pages = {path: Page.parse(path, (folder / path).read_bytes(), elements) for path in sorted(files) if path.endswith(".html")}
    problems = [
        words("verify.missing_page", source=doc.source.shown_path if isinstance(doc, EntryDocument) else "–", page=doc.save_as)
        for doc in site.documents.values()
        if doc.save_as not in files
    ]
    links, allowed = Links(pages, files, site), Allowed(site)
    for page in pages.values():
        problems += _page_problems(page, links, allowed, words)
    problems += _same_titles(pages, words)
    problems += forbidden_text.problems(folder, files, words)
    if problems:
        raise VerificationError([printable(problem) for problem in problems])


def _page_problems(page: Page, links: Links, allowed: Allowed, words: Words) -> Iterator[str]:
    if not page.title:
        yield words("verify.no_title", page=page.path)
    for key, address in links.broken(page):
        yield words(key, page=page.path, href=address)
    for what in dict.fromkeys(allowed.problems(page)):
        yield words("verify.not_allowed", page=page.path, what=what[:SHOWN])
    for sign in BROKEN:
        if sign in page.text:
            yield words("verify.mojibake", page=page.path, what=sign)


def _same_titles(pages: Mapping[str, Page], words: Words) -> Iterator[str]:
    """A unique title for each page of a language (WCAG 2.4.2); a translation may be called the same, as may redirects, which only
    lead on."""
    seen: dict[tuple[str, str], str] = {}
    for page in pages.values():
        if page.leads_on:
            continue
        if (page.lang, page.title) in seen:
            yield words("verify.same_title", page=page.path, other=seen[page.lang, page.title], title=page.title)
        seen.setdefault((page.lang, page.title), page.path)
