"""Looks at every page of a built folder as a browser would, and refuses what no reader should meet."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html as lxml_html
from lxml.html import HtmlElement

from ..check.characters import BROKEN
from ..enrich.site import Site
from ..words import Words, editor_words

LOADING = (("img", "src"), ("script", "src"), ("source", "src"), ("iframe", "src"), ("video", "src"), ("audio", "src"),
           ("embed", "src"), ("object", "data"), ("link", "href"), ("use", "href"))  # fmt: skip
NOT_LOADED = {"canonical", "alternate"}


class VerificationError(Exception):
    """The folder must not be published: ``problems`` are sentences, each with its page."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Page:
    """A parsed page: its path in the folder, and the anchors it has."""

    path: str
    root: HtmlElement
    anchors: frozenset[str] = field(repr=False)


def verify(site: Site, output: str) -> None:
    """Raises VerificationError with every problem of every page; an empty folder is a problem too."""
    words = editor_words()
    folder = Path(output)
    problems = [
        words("verify.missing_page", source=doc.source.shown_path if doc.source else "–", page=doc.save_as)
        for doc in site.documents.values()
        if not (folder / doc.save_as).is_file()
    ]
    pages = {page.path: page for page in _pages(folder)}
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    for page in pages.values():
        problems += _page_problems(page, pages, files, site, words)
    problems += _same_titles(pages, words)
    if problems:
        raise VerificationError(problems)


def _pages(folder: Path) -> Iterator[Page]:
    for path in sorted(folder.rglob("*.html")):
        root = lxml_html.document_fromstring(path.read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8"))
        anchors = frozenset(name for element in root.iter() if (name := element.get("id")))
        yield Page(path.relative_to(folder).as_posix(), root, anchors)


def _page_problems(page: Page, pages: dict[str, Page], files: set[str], site: Site, words: Words) -> Iterator[str]:
    if not (page.root.findtext(".//title") or "").strip():
        yield words("verify.no_title", page=page.path)
    for href in _links(page.root):
        yield from _link_problem(page, href, pages, files, site, words)
    for tag, attribute in LOADING:
        for element in page.root.iter(tag):
            href = element.get(attribute, "")
            parts = urlsplit(href)
            if parts.netloc and f"{parts.scheme}://{parts.netloc}" != site.origin and element.get("rel") not in NOT_LOADED:
                yield words("verify.foreign_host", page=page.path, href=href)
    # A strict CSP (no 'unsafe-inline') would drop these, and so would a reader's security.
    if page.root.xpath("//script[not(@src) and not(@type='application/ld+json')]"):
        yield words("verify.inline", page=page.path, what="<script>")
    if page.root.xpath("//*[@style]"):
        yield words("verify.inline", page=page.path, what="style=")
    if page.root.xpath("//@*[starts-with(name(), 'on')]"):
        yield words("verify.inline", page=page.path, what="on…=")
    text = page.root.text_content()
    for sign in BROKEN:
        if sign in text:
            yield words("verify.mojibake", page=page.path, what=sign)


def _links(root: HtmlElement) -> Iterator[str]:
    """Everything that a page points at: links, pictures, every candidate of a srcset, style sheets, icons."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        for attribute in ("href", "src", "data", "poster", "action"):
            if value := element.get(attribute):
                yield value
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield candidate.split()[0]


def _link_problem(page: Page, href: str, pages: dict[str, Page], files: set[str], site: Site, words: Words) -> Iterator[str]:
    parts = urlsplit(href)
    if parts.scheme in ("mailto", "tel", "data"):
        return
    if parts.netloc and f"{parts.scheme}://{parts.netloc}" != site.origin:
        return
    if parts.path:
        path = posixpath.normpath(posixpath.join("/" + posixpath.dirname(page.path), unquote(parts.path)))
        path += "/" if parts.path.endswith("/") and path != "/" else ""
        base = site.base if parts.netloc or parts.path.startswith("/") else "/"
        if not path.startswith(base):
            yield words("verify.broken_link", page=page.path, href=href)
            return
        target = path[len(base) :]
        target = target + "index.html" if not target or target.endswith("/") else target
    else:
        target = page.path
    if target not in files:
        yield words("verify.broken_link", page=page.path, href=href)
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors:
        yield words("verify.broken_anchor", page=page.path, href=href)


def _same_titles(pages: dict[str, Page], words: Words) -> Iterator[str]:
    """A unique title for each page of a language (WCAG 2.4.2); a translation may be called the same, as may redirects, which only
    lead on."""
    seen: dict[tuple[str, str], str] = {}
    for page in pages.values():
        title = (page.root.findtext(".//title") or "").strip()
        if page.root.xpath("//meta[@http-equiv='refresh']"):
            continue
        lang = page.root.get("lang", "")
        if (lang, title) in seen:
            yield words("verify.same_title", page=page.path, other=seen[lang, title], title=title)
        seen.setdefault((lang, title), page.path)
