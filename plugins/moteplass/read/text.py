"""A text as rendered, and what it points at."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from .headings import Heading
from .links import Paths
from .places import Link, Picture, Written


@dataclass(frozen=True)
class Text:
    """A rendered body. ``lead`` is the first paragraph (may be empty), ``html`` what follows; the other fields are what it holds.

    In both, a link that leads away from the page, and a picture, has for its address the number of it in ``links`` or ``pictures``.
    ``blocked`` are addresses that no page may have (``javascript:``, ``C:\\``, ``http://[::1``), ``wordless`` the links
    without words, ``nowhere`` the words of links without an address, ``removed`` the tags that were taken out, as written.
    ``leftovers``: marks that readers would see, each with the key of what is said of it (``read.leftovers``).
    Of a ``refused`` text nothing is known (``read.limits``).
    """

    lead: Markup
    html: Markup
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    cited: tuple[str, ...] = ()
    anchors: frozenset[str] = frozenset()
    blocked: tuple[Written, ...] = ()
    wordless: tuple[Link, ...] = ()
    nowhere: tuple[Written, ...] = ()
    removed: tuple[str, ...] = ()
    leftovers: tuple[tuple[str, Written], ...] = ()
    refused: bool = False

    def pointing(self, paths: Paths, source_path: str) -> "Text":
        """The text with what its links and pictures mean among these files; all else depends on its own file alone."""
        links = tuple(replace(link, target=paths.resolve(link.text, source_path)) for link in self.links)
        pictures = tuple(replace(shown, target=paths.resolve_picture(shown.text, source_path)) for shown in self.pictures)
        wordless = tuple(replace(link, target=paths.resolve(link.text, source_path)) for link in self.wordless)
        return replace(self, links=links, pictures=pictures, wordless=wordless)

    @property
    def is_empty(self) -> bool:
        return not (self.lead or self.html or self.refused)
