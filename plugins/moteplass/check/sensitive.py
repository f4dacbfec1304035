"""Sensitive entries: nothing that stays in a browser's history, or among its downloads, says more than the neutral title.

What is judged is simple: an address is made of the neutral title's words (and numbers); a picture or a file to download is not
called by a word that the title has and the neutral title has not. Old addresses (``redirect_from``) are what they once were.
"""

from collections.abc import Iterator, Set
from pathlib import PurePosixPath

from ..faults import Fault
from ..model.addresses import HOME_SLUG
from ..model.slugs import slugify
from ..read.content import Content
from ..read.selection import address_of
from ..read.source import Source

SHORT = 3  # letters of a word that tells nothing: «når», «den», «for»


def check(content: Content) -> Iterator[Fault]:
    """Every sensitive entry that has a neutral title in letters that an address can have."""
    for source in content.readable:
        neutral = _words(source.entry.neutral_title or "") if source.entry.sensitive else set()
        if neutral and source.slug != HOME_SLUG:
            if any(word not in neutral and not word.isdigit() for word in _words(source.slug)):
                meant = slugify(source.entry.neutral_title or "")
                field = "slug" if source.entry.slug else "sensitive"
                yield source.fault("telling_address", field, address=f"/{address_of(source)}", meant=meant)
            yield from _names(content, source, {word for word in _words(source.entry.title) - neutral if len(word) > SHORT})


def _names(content: Content, source: Source, telling: Set[str]) -> Iterator[Fault]:
    """The pictures that it shows, and the files that it links to."""
    if source.entry.image and telling & _words(PurePosixPath(source.entry.image).stem):
        yield source.fault("telling_name", "image", warning=True, name=source.entry.image)
    for field, text in content.texts_of(source):
        files = [link for link in text.links if link.target.to == "file"]
        for name, line in {link.text: link.line for link in reversed((*text.pictures, *files))}.items():
            if telling & _words(PurePosixPath(name).stem):
                yield source.fault("telling_name", field, line, warning=True, name=name)


def _words(text: str) -> set[str]:
    """None of a title in another script, of which an address has nothing."""
    return set(slugify(text).split("-")) - {slugify("")}
