"""The last look at a finished folder, file by file: no identity number, and no character that a page may not have (issue 11).

The content has been looked at before. Here is what became of it, where marks, encodings and lines that kept two halves of a number
apart are gone: pages, feeds, calendars, tables, files to download, what the search shows, and every name.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..model.addresses import DOWNLOADS, ICON, PICTURES, SCRIPTS, SEARCH_INDEX
from ..model.characters import decoded, in_context, unescaped, unwanted
from ..model.identity_numbers import has_identity_number
from ..read.file_text import words_in
from ..words import Words

FRAGMENT = ".pf_fragment"  # a page's text as Pagefind keeps it; its other files have the same words, one by one
FOLD = "\r\n "  # a line of a calendar that goes on (RFC 5545, 3.1)


def problems(folder: Path, files: Iterable[str], words: Words) -> Iterator[str]:
    """A sentence for each file that no reader should get. ``files``: the paths of all, relative to the folder."""
    for name in sorted(files):
        if has_identity_number(name):
            yield words("verify.identity_number", file=name)
        for text in _texts(folder, name):
            if has_identity_number(text):
                yield words("verify.identity_number", file=name)
            read = (
                "" if name.startswith((DOWNLOADS, SEARCH_INDEX)) else decoded(unescaped(text) if name.endswith(".json") else text)
            )
            if (place := unwanted(read)) is not None:
                yield words("verify.character", file=name, context=in_context(read, place))


def _texts(folder: Path, name: str) -> Iterator[str]:
    """What people or programs read in a file; of pictures, our own scripts and Pagefind's nothing, since no content is in them."""
    if name.startswith((DOWNLOADS, SEARCH_INDEX)):
        yield from words_in(folder / name) if name.endswith(FRAGMENT) or name.startswith(DOWNLOADS) else ()
    elif not name.startswith((PICTURES, SCRIPTS)) and name != ICON:
        text = (folder / name).read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
        before, _, behind = text.partition("<style>")  # the theme's rules, half of a page and full of numbers
        text = before + behind.partition("</style>")[2]
        yield text.replace(FOLD, "").replace("\r\n", "\n")
