"""The search index: Pagefind (pagefind.app) over the text of the pages, with what Norwegian needs besides.

Pagefind knows inflections, not compounds, nor that «korleis» is «hvordan». So it is given copies of the pages in which each word
is followed by the words that also find it, its expansions, marked with ``EXPANSION_MARK``; the script on the search page
(theme/static/js/search.js) never shows those. Beside each index stand its words, for the reader who writes one with a slip
(theme/static/js/search-near.js). One index serves bokmål and nynorsk, and each other language has its own:
with several languages in one, and with filters, Pagefind's files differ from run to run.
"""

import errno
import gzip
import json
import os
import re
import subprocess
import tempfile
import zlib
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path

from pagefind.service import get_executable

from ..enrich.document import Document
from ..enrich.site import Site
from ..model.addresses import search_bundle
from ..model.search_words import SearchWords
from ..words import editor_words
from .search_marks import without_marks
from .search_records import EXPANSION_MARK, Expander, record

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
TAG = re.compile(r"<[^>]*>")
SHORTEST = 4  # letters; a shorter word is like too many others
# What of Pagefind's files the search page uses: not its own interfaces, nor the second copy for a web worker.
USED = re.compile(r"pagefind\.js|pagefind-entry\.json|wasm\.(?!unknown).*|.*\.pf_meta")


class SearchIndexError(Exception):
    """Pagefind could not index the pages; says what it said."""


def write_search(site: Site, output: str) -> None:
    """An index below ``pagefind/`` for each group of languages, of the pages as they came out in ``output``; then the marks that
    say what of them it reads are taken off them."""
    for bundle in site.search_bundles:
        documents = [doc for doc in site.documents.values() if is_searched(doc, site) and search_bundle(doc.lang) == bundle]
        if documents:
            _write_index(site, documents, Path(output), bundle)
    for document in site.documents.values():
        page = Path(output) / document.save_as
        page.write_bytes(without_marks(page.read_bytes().decode()).encode())


def is_searched(document: Document, site: Site) -> bool:
    """Every page but error pages. Left out are the search pages themselves, and
    the office's place in the network, which says the same as «Om …»."""
    return document.indexed and document.template != "search" and document is not site.documents_by_path[site.office_source.path]


def _write_index(site: Site, documents: list[Document], output: Path, bundle: str) -> None:
    known = site.content.data.search_words
    expander = Expander(known)
    lang = "nb" if bundle == search_bundle("nb") else documents[0].lang
    records = {doc.save_as: record(doc, (output / doc.save_as).read_bytes(), known, expander) for doc in documents}
    # Beside the pages, so that it goes with them where a build is killed.
    with tempfile.TemporaryDirectory(dir=output.parent) as folder:
        for name, html in records.items():
            copy = Path(folder) / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(html, encoding="utf-8")
        run_pagefind(["--site", folder, "--output-path", str(output / bundle), "--force-language", lang, "--quiet"])
    remove_unused(output / bundle)
    check_complete(output / bundle)
    (output / bundle / "words.txt").write_text("\n".join(known_words(records, documents, known)), encoding="utf-8")


def known_words(records: Mapping[str, str], documents: Iterable[Document], known: SearchWords) -> list[str]:
    """The words by which some page is found, as somebody wrote them: what a misspelt word may have meant."""
    texts = [text for doc in documents for text in (doc.tab_title, doc.summary, *doc.also)]
    written = {word.lower() for text in texts for word in WORD.findall(text)}.union(known.compound_parts, *known.synonyms)
    tokens = {token.lower() for html in records.values() for token in unescape(TAG.sub(" ", html)).split()}
    words = {word for token in tokens for word in WORD.findall(token) if word in written or not token.startswith(EXPANSION_MARK)}
    return sorted(word for word in words if len(word) >= SHORTEST and word not in known.stop_words)


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


def check_complete(folder: Path) -> None:
    """On a full disk Pagefind leaves files that are empty or cut short, and reports success. Raises SearchIndexError for these."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not is_complete(path.suffix, path.read_bytes()):
            raise SearchIndexError(editor_words()("verify.search_cut", file=path.name))


def is_complete(suffix: str, data: bytes) -> bool:
    """Whether a file of Pagefind's is not cut short: JSON, a script that ends with its exports, anything else packed with gzip."""
    if suffix == ".js":
        return data.rstrip().endswith(b"};")
    try:
        json.loads(data) if suffix == ".json" else gzip.decompress(data)
    except (ValueError, EOFError, OSError, zlib.error):
        return False
    return bool(data)
