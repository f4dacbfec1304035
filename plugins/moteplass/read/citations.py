"""``[@gotaas2012]`` → «(Gotaas, 2012)» with a link to the reference list at the end of the page; ``[@gotaas2012, s. 143]`` says
where in the work."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Mapping

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from ..model.data import Reference
from ..words import Words

_APART = r"(?:,\s*|\s+)"  # a work, and where in it
_WORK = rf"@[A-Za-z0-9_-]+(?:{_APART}[^\[\]@;]+)?"
CITATION = rf"\[({_WORK}(?:\s*;\s*{_WORK})*)\s*\]"


def reference_id(key: str) -> str:
    """The anchor of a work; the underscore keeps it apart from the anchors of headings."""
    return f"ref_{key}"


def short_authors(reference: Reference, words: Words) -> str:
    """Surnames as in the text: «Gotaas», «Brottveit & Feiring», «Brottveit mfl.»."""
    names = [author.partition(",")[0] for author in reference.authors]
    return words("text.and_others", name=names[0]) if len(names) > 2 else " & ".join(names)


class CitationProcessor(InlineProcessor):
    """Makes the links and notes which works were cited, in order; an unknown key is left as typed."""

    def __init__(self, md: Markdown, references: Mapping[str, Reference], cited: list[str], words: Words) -> None:
        super().__init__(CITATION, md)
        self.references = references
        self.cited = cited
        self.words = words

    def handleMatch(  # type: ignore[override]  # the base class allows a str too, which we never return
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002  # Markdown's signature
    ) -> tuple[etree.Element | None, int | None, int | None]:
        works = [re.split(_APART, part.strip().removeprefix("@"), maxsplit=1) for part in m[1].split(";")]
        keys = [work[0] for work in works]
        self.cited += [key for key in dict.fromkeys(keys) if key not in self.cited]
        if not all(key in self.references for key in keys):
            return None, None, None
        span = etree.Element("span", {"class": "citation"})
        span.text = "("
        for number, (key, *where) in enumerate(works):
            link = etree.SubElement(span, "a", {"href": f"#{reference_id(key)}"})
            link.text = f"{short_authors(self.references[key], self.words)}, {self.references[key].year}"
            link.tail = "".join(f", {place.strip()}" for place in where) + (")" if number == len(keys) - 1 else "; ")
        return span, m.start(0), m.end(0)


class CitationExtension(Extension):
    """Registers the processor ahead of ordinary links."""

    def __init__(self, references: Mapping[str, Reference], cited: list[str], words: Words) -> None:
        super().__init__()
        self.references = references
        self.cited = cited
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        md.inlinePatterns.register(CitationProcessor(md, self.references, self.cited, self.words), "citation", 165)
