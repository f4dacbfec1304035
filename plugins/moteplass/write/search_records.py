"""A page as the search engine sees it: its own text, what each part weighs, and the words by which it is also found."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from html import escape

from lxml import html as lxml_html
from lxml.html import HtmlElement

from ..enrich.document import Document
from ..enrich.search_words import expansions, spellings
from ..model.search_words import SearchWords
from .search_marks import searched_parts

SOFT_HYPHEN = "\u00ad"  # where a word may be parted at the end of a line; nobody searches for it
EXPANSION_MARK = "^"  # Pagefind passes over punctuation, so that the words themselves are indexed
# How much a word counts by where it stands; Pagefind adds the weights up, so that a title outweighs many words of text.
TEXT, SUMMARY = 0.1, 0.3
TITLE = 10.0
ALSO = 2.0
WEIGHTS = {"h2": 1.5, "h3": 1.0, "h4": 0.7, "dt": 0.4, "small": TEXT}
EXPANSION_SHARE = 0.7  # of the weight of the word behind which it stands: who writes that word itself gets its page first
BLANKS = re.compile(r"(\s+)")
AROUND_WORD = re.compile(r"^\W+|\W+$")

Expand = Callable[[str], Iterable[str]]  # word → the further words by which it is found


class Expander:
    """The expansions of words. The pages of a site have few different words, each many times, so that what is made of one is kept
    while an index is made."""

    def __init__(self, known: SearchWords) -> None:
        self.expansions: Expand = cache(lambda word: expansions(word, known))
        self.in_text: Callable[[str], tuple[str, str]] = cache(self._in_text)

    def _in_text(self, token: str) -> tuple[str, str]:
        """A word with its punctuation, and what stands behind it, both as HTML."""
        words = (word for phrase in _expansions_of(token, self.expansions) for word in phrase.split())
        return escape(token.replace(EXPANSION_MARK, "")), escape(" ".join(f"{EXPANSION_MARK}{word}" for word in words))


def record(document: Document, page: bytes, known: SearchWords, expander: Expander) -> str:
    """The page as Pagefind sees it: what a result shows of it; as hidden words its summary, what readers call it and the neutral
    title of a sensitive page; and its own text, in which the common words of the title are words like others."""
    parts = searched_parts(page)
    titles = {title: title_weight(title, known, parts.common) for title in (document.title, document.tab_title)}
    weights = {tag: weight * parts.share for tag, weight in {**WEIGHTS, "h1": titles[document.title]}.items()}
    for body in parts.bodies:
        for heading in body.iter("h1"):
            mark_common_words(heading, parts.common)
    text = "".join(_with_weights(body, expander, weights, TEXT) for body in parts.bodies)
    neutral = {title: weight * EXPANSION_SHARE for title, weight in titles.items() if title != document.title}
    unseen = {**neutral, document.summary: SUMMARY * parts.share}
    phrases = [telling_words(phrase.lower().split(), known) for phrase in document.also]
    also = dict.fromkeys(word for words in phrases for word in words if word not in document.title.lower().split())
    note = f'<div title="{escape(document.content_note)}" data-pagefind-meta="note[title]"></div>' if document.content_note else ""
    return (
        f'<html lang="{document.lang}"><body data-pagefind-body data-pagefind-weight="{TEXT}">'
        f'<div title="{escape(document.title)}" data-pagefind-meta="title[title]"></div>'
        f'<div title="{document.lang}" data-pagefind-meta="lang[title]"></div>'
        f"{note}"
        f"{''.join(_hidden_words(words, expander.expansions, weight) for words, weight in unseen.items())}"
        f"{_hidden_words(' '.join(also), spellings, ALSO * parts.share)}{text}</body></html>"
    )


def telling_words(words: list[str], known: SearchWords) -> list[str]:
    """Those that are no stop words; all of them where there are only such: «hvem er dere»."""
    return [word for word in words if word not in known.stop_words] or words


def _hidden_words(text: str, expand: Expand, weight: float) -> str:
    """Words that the page is found by and that are never shown."""
    words = " ".join(f"{EXPANSION_MARK}{word}" for token in text.split() for word in (token, *_expansions_of(token, expand)))
    return f'<p data-pagefind-weight="{weight}">{escape(words)}</p>'


def mark_common_words(heading: HtmlElement, words: str) -> None:
    """Mark the words in the heading as ``<small>``."""
    before, found, after = (heading.text or "").partition(words) if words else ("", "", "")
    if found:
        small = lxml_html.Element("small")
        heading.text, small.text, small.tail = before, words, after
        heading.insert(0, small)


def title_weight(title: str, known: SearchWords, common: str) -> float:
    """A title's weight is shared by its words, so that of two titles with a word the shorter comes first; stop words and
    those that many titles have in common count for nothing."""
    words = [word for word in re.findall(r"[\w-]+", title.replace(common, "").lower()) if word not in known.stop_words]
    return TITLE / max(1, len(words))


def _with_weights(element: HtmlElement, expander: Expander, weights: dict[str, float], weight: float) -> str:
    """The element as HTML without attributes of its own, its words followed by their expansions."""
    if not isinstance(element.tag, str):
        return ""
    own = element.get("data-search-weight") or weights.get(element.tag)
    weight = weight if own is None else float(own)
    inner = _expanded(element.text or "", expander, weight)
    for child in element:
        inner += _with_weights(child, expander, weights, weight) + _expanded(child.tail or "", expander, weight)
    attribute = "" if own is None else f' data-pagefind-weight="{weight}"'
    return f"<{element.tag}{attribute}>{inner}</{element.tag}>"


def _expanded(text: str, expander: Expander, weight: float) -> str:
    begin, parts = f' <span data-pagefind-weight="{weight * EXPANSION_SHARE:.2f}">', []
    for token in BLANKS.split(text.replace(SOFT_HYPHEN, "")):
        shown, more = expander.in_text(token)
        parts.append(f"{shown}{begin}{more}</span>" if more else shown)
    return "".join(parts)


def _expansions_of(token: str, expand: Expand) -> Iterable[str]:
    """The words to add behind one with its punctuation and capitals."""
    word = AROUND_WORD.sub("", token).lower()
    return expand(word) if word else ()
