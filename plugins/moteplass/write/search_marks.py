"""What of a page the search reads: the marks that the theme sets for it, which no reader gets.

They are named as Pagefind names its own (pagefind.app/docs/indexing):

``data-search-body``     what stands in it is indexed; of one inside another the outer one counts
``data-search-ignore``   but this is not: ways to elsewhere, and notices that stand on many pages
``data-search-weight``   how much a word in it counts, instead of what its tag says
``data-search-share``    on ``<main>``: multiplies all weights of the page; less than 1 for a page that is one of many like it
``data-search-common``   on ``<main>``: words of its title that count as words of the text do, since many titles have them
"""

import re
from dataclasses import dataclass

from lxml import html as lxml_html
from lxml.html import HtmlElement

from ..enrich.texts import SEARCH_IGNORE

MARK = re.compile(r' data-search-[a-z]+(?:="[^"]*")?')
MARKED_TAG = re.compile(rf"<[a-z][^<>]*{MARK.pattern}[^<>]*>")


@dataclass(frozen=True)
class SearchedParts:
    """``bodies``: what is indexed of a page, in order, without what is ignored."""

    bodies: tuple[HtmlElement, ...]
    share: float
    common: str


def searched_parts(page: bytes) -> SearchedParts:
    """What the marks of a page say."""
    main: HtmlElement
    (main,) = lxml_html.document_fromstring(page, parser=lxml_html.HTMLParser(encoding="utf-8")).iter("main")
    for element in [it for it in main.iter() if it.get(SEARCH_IGNORE) is not None]:
        element.drop_tree()
    bodies = tuple(it for it in main.iter() if _is_body(it) and not any(map(_is_body, it.iterancestors())))
    return SearchedParts(bodies, float(main.get("data-search-share", "1")), main.get("data-search-common", ""))


def _is_body(element: HtmlElement) -> bool:
    return element.get("data-search-body") is not None


def without_marks(html: str) -> str:
    """The page, or a part of it, as readers get it."""
    return MARKED_TAG.sub(lambda tag: MARK.sub("", tag[0]), html)
