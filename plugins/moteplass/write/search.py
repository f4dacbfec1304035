"""The search index: Pagefind (pagefind.app) over the text of the pages, with what Norwegian needs besides.

Pagefind knows inflections, not compounds, nor that «korleis» is «hvordan». So it is given copies of the pages in which
each word is followed by the words it shall also be found by, marked with ``ADDED``; the script on the search page
(theme/static/js/search.js) never shows those. One index serves bokmål and nynorsk, and each other language has its own:
with several languages in one, and with filters, Pagefind's files differ from run to run.
"""

import errno
import functools
import gzip
import json
import os
import re
import subprocess
import tempfile
import zlib
from collections.abc import Callable
from html import escape
from pathlib import Path

from lxml import html as lxml_html
from lxml.html import HtmlElement
from pagefind.service import get_executable

from ..enrich.search_words import added_words
from ..enrich.site import Document, Site
from ..model.addresses import search_bundle
from ..model.data import SearchWords
from ..words import editor_words

ADDED = "^"  # Pagefind passes over punctuation, so that the words themselves are indexed
# What of a page is not its own text: ways to elsewhere and notices that stand on many pages.
NOT_OWN_TEXT = (
    ".//nav | .//aside | .//script | .//*[contains(concat(' ', @class, ' '), ' onward ')] | .//*[@class='cards'] | "
    ".//*[@class='modified'] | .//*[@class='meta'] | .//*[@class='visually-hidden'] | .//*[@class='actions']"
)
# Pages that lead to others. Of these the search knows only what they say of themselves, so that no list comes before the page
# that somebody means; of the finder also the themes and places, so that one without a group today leads to whom to ask.
LISTS = frozenset({"list", "network", "finder", "groups", "events", "municipalities", "municipality"})
OWN_TEXT_OF_LISTS = ".//*[@class='page-header'] | .//nav[contains(concat(' ', @class, ' '), ' ways ')]/ul"
# How much a word counts by where it stands; Pagefind adds the weights up, so that a title outweighs many words of text.
TEXT, SUMMARY = 0.1, 0.3
LISTED = 2.0  # the themes and places of the finder
WEIGHTS = {"h1": 10.0, "h2": 1.5, "h3": 1.0, "h4": 0.7, "dt": 0.4, "small": TEXT}
# What share of these weights a page has that tells of one case, or of one place or theme of many.
SHARES = {"story": 0.5, "municipality": 0.45, "municipalities": 0.5, "groups": 0.8}
ADDED_SHARE = 0.7  # of the weight of the word behind which it stands: who writes that word itself gets its page first
# What of Pagefind's files the search page uses: not its own interfaces, nor the second copy for a web worker.
USED = re.compile(r"pagefind\.js|pagefind-entry\.json|wasm\.(?!unknown).*|.*\.pf_meta")

Adding = Callable[[str], tuple[str, ...]]  # word → the further words by which it is found


class SearchIndexError(Exception):
    """Pagefind could not index the pages; says what it said."""


def write_search(site: Site, output: str) -> None:
    """An index below ``pagefind/`` for each group of languages, of the pages as they came out in ``output``."""
    for bundle in sorted({search_bundle(lang) for lang in site.homes}):
        documents = [doc for doc in site.documents.values() if is_searched(doc, site) and search_bundle(doc.lang) == bundle]
        if documents:
            _write_index(site, documents, Path(output), bundle)


def is_searched(document: Document, site: Site) -> bool:
    """Every page that is advertised: no error page and no list that is empty today. Left out are the search pages themselves, and
    the office's place in the network, which says the same as «Om …»."""
    return document.advertised and document.template != "search" and document.source is not site.office_source


def _write_index(site: Site, documents: list[Document], output: Path, bundle: str) -> None:
    known = site.content.data.search_words
    added = functools.cache(functools.partial(added_words, known=known))  # a site has few words, each many times
    lang = "nb" if bundle == search_bundle("nb") else documents[0].lang
    # Beside the pages, so that it goes with them where a build is killed.
    with tempfile.TemporaryDirectory(dir=output.parent) as folder:
        for document in documents:
            page = (output / document.save_as).read_bytes()
            copy = Path(folder) / document.save_as
            copy.parent.mkdir(parents=True, exist_ok=True)
            common = common_words(document, site)
            titles = {title: title_weight(title, known, common) for title in (document.title, document.tab_title)}
            copy.write_text(record(document, page, titles, added, common), encoding="utf-8")
        run_pagefind(["--site", folder, "--output-path", str(output / bundle), "--force-language", lang, "--quiet"])
    remove_unused(output / bundle)
    check_whole(output / bundle)


def run_pagefind(arguments: list[str]) -> None:
    """Raises SearchIndexError, or OSError where the program is missing or may not be run."""
    program = get_executable()
    if program is None:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), "pagefind")
    done = subprocess.run([str(program), *arguments], capture_output=True, encoding="utf-8", errors="replace", check=False)
    if done.returncode:
        said = (done.stdout + done.stderr).strip() or f"pagefind: {done.returncode}"  # killed: it could not say why
        raise SearchIndexError(editor_words()("verify.search", problem=said))


def remove_unused(folder: Path) -> None:
    """Delete what no page of ours loads; folders of further languages stay."""
    for path in folder.iterdir():
        if path.is_file() and not USED.fullmatch(path.name):
            path.unlink()


def check_whole(folder: Path) -> None:
    """On a full disk Pagefind leaves files that are empty or cut, and ends well all the same. Raises SearchIndexError for these."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not is_whole(path.suffix, path.read_bytes()):
            raise SearchIndexError(editor_words()("verify.search_cut", file=path.name))


def is_whole(suffix: str, data: bytes) -> bool:
    """Whether a file of Pagefind's is as it was made: JSON, a script that ends with its exports, anything else packed with gzip."""
    if suffix == ".js":
        return data.rstrip().endswith(b"};")
    try:
        json.loads(data) if suffix == ".json" else gzip.decompress(data)
    except (ValueError, EOFError, OSError, zlib.error):
        return False
    return bool(data)


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
    if document.template == "municipality":
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
