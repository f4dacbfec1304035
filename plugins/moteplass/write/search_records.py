"""A page as the search engine shall see it: its own text, what each part weighs, and further words by which it is found."""

import re
from collections.abc import Callable
from html import escape

from lxml import html as lxml_html
from lxml.html import HtmlElement

from ..enrich.document import Document, ListDocument
from ..enrich.site import Site
from ..model.search_words import SearchWords

ADDED = "^"  # Pagefind passes over punctuation, so that the words themselves are indexed
# What of a page is not its own text: ways to elsewhere and notices that stand on many pages.
NOT_OWN_TEXT = (
    ".//nav | .//aside | .//script | .//*[contains(concat(' ', @class, ' '), ' next-pages ')] | .//*[@class='cards'] | "
    ".//*[@class='modified'] | .//*[@class='meta'] | .//*[@class='visually-hidden'] | .//*[@class='actions']"
)
# Pages that lead to others. Of these the search knows only what they say of themselves, so that no list comes before the page
# that somebody means; of the finder also the themes and places, so that one without a group today leads to whom to ask.
LISTS = frozenset({"list", "network", "finder", "groups", "events", "municipalities", "municipality"})
OWN_TEXT_OF_LISTS = ".//*[@class='page-header'] | .//nav[contains(concat(' ', @class, ' '), ' finder-links ')]/ul"
# How much a word counts by where it stands; Pagefind adds the weights up, so that a title outweighs many words of text.
TEXT, SUMMARY = 0.1, 0.3
LISTED = 2.0  # the themes and places of the finder
WEIGHTS = {"h1": 10.0, "h2": 1.5, "h3": 1.0, "h4": 0.7, "dt": 0.4, "small": TEXT}
# What share of these weights a page has that tells of one case, or of one place or theme of many.
SHARES = {"story": 0.5, "municipality": 0.45, "municipalities": 0.5, "groups": 0.8}
ADDED_SHARE = 0.7  # of the weight of the word behind which it stands: who writes that word itself gets its page first

Adding = Callable[[str], tuple[str, ...]]  # word → the further words by which it is found


def record(document: Document, page: bytes, titles: dict[str, float], added: Adding, common: str) -> str:
    """The page as Pagefind shall see it: what a result shows of it; as added words its summary and the neutral title of a
    sensitive page; and its own text, in which the ``common`` words of the title are words like others. ``titles``: what each of
    its titles weighs."""
    (main,) = lxml_html.document_fromstring(page, parser=lxml_html.HTMLParser(encoding="utf-8")).iter("main")
    for heading in main.iter("h1"):
        make_small(heading, common)
    is_list = document.template in LISTS
    share = SHARES.get(document.template, 1.0)
    known = {**WEIGHTS, "h1": titles[document.title], **({"li": LISTED} if is_list else {})}
    weights = {tag: weight * share for tag, weight in known.items()}
    text = "".join(_with_weights(part, added, weights, TEXT) for part in own_text(main, is_list))
    neutral = {title: weight * ADDED_SHARE for title, weight in titles.items() if title != document.title}
    unseen = {**neutral, document.summary: SUMMARY * share}
    return (
        f'<html lang="{document.lang}"><body data-pagefind-body data-pagefind-weight="{TEXT}">'
        f'<div title="{escape(document.title)}" data-pagefind-meta="title[title]"></div>'
        f'<div title="{document.lang}" data-pagefind-meta="lang[title]"></div>'
        f"{''.join(_as_added(words, added, weight) for words, weight in unseen.items())}{text}</body></html>"
    )


def _as_added(text: str, added: Adding, weight: float) -> str:
    """Words that the page is found by and that are never shown."""
    words = " ".join(f"{ADDED}{word}" for token in text.split() for word in (token, *_behind(token, added)))
    return f'<p data-pagefind-weight="{weight}">{escape(words)}</p>'


def own_text(main: HtmlElement, is_list: bool) -> list[HtmlElement]:
    """The parts of a page that say what it is about itself."""
    if is_list:
        return list(main.xpath(OWN_TEXT_OF_LISTS))
    for element in main.xpath(NOT_OWN_TEXT):
        element.drop_tree()
    return [main]


def common_words(document: Document, site: Site) -> str:
    """What of a title says nothing of this page alone: the office's name, but on the page about it, and of «Selvhjelp i
    Bergen» all but the municipality."""
    if isinstance(document, ListDocument) and document.template == "municipality":
        return document.title.removesuffix(site.content.data.municipalities[document.key].name)
    return "" if document.template == "about" else site.office_name(document.lang)


def make_small(heading: HtmlElement, words: str) -> None:
    """Mark the words in the heading as ``<small>``."""
    before, found, after = (heading.text or "").partition(words) if words else ("", "", "")
    if found:
        small = lxml_html.Element("small")
        heading.text, small.text, small.tail = before, words, after
        heading.insert(0, small)


def title_weight(title: str, known: SearchWords, common: str) -> float:
    """A title's weight is shared by its words, so that of two titles with a word the shorter comes first; small words and
    those that many titles have in common count for nothing."""
    words = [word for word in re.findall(r"[\w-]+", title.replace(common, "").lower()) if word not in known.small]
    return WEIGHTS["h1"] / max(1, len(words))


def _with_weights(element: HtmlElement, added: Adding, weights: dict[str, float], weight: float) -> str:
    """The element as HTML without attributes of its own, its words followed by the added ones."""
    if not isinstance(element.tag, str):
        return ""
    weight = weights.get(element.tag, weight)
    inner = _with_added(element.text or "", added, weight)
    for child in element:
        inner += _with_weights(child, added, weights, weight) + _with_added(child.tail or "", added, weight)
    own = f' data-pagefind-weight="{weight}"' if element.tag in weights else ""
    return f"<{element.tag}{own}>{inner}</{element.tag}>"


def _with_added(text: str, added: Adding, weight: float) -> str:
    parts: list[str] = []
    for token in re.split(r"(\s+)", text):
        parts.append(escape(token.replace(ADDED, "")))
        if more := " ".join(f"{ADDED}{word}" for words in _behind(token, added) for word in words.split()):
            parts.append(f' <span data-pagefind-weight="{weight * ADDED_SHARE:.2f}">{escape(more)}</span>')
    return "".join(parts)


def _behind(token: str, added: Adding) -> tuple[str, ...]:
    """The words to add behind one with its punctuation and capitals."""
    word = re.sub(r"^\W+|\W+$", "", token).lower()
    return added(word) if word else ()
