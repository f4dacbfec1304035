"""``[^1]`` → a number that leads to the note at the end and back, numbered by their order in the text."""

import re
import xml.etree.ElementTree as etree

from markdown.extensions.footnotes import FootnoteExtension

from .leftovers import Leftover

# The anchors of a note and of the places that name it: ``fn:x``, ``fnref:x``, ``fnref2:x``.
ANCHOR = re.compile(r"fn(ref\d*)?:")
BACK = "footnote-backref"


class FootnotesInOrder(FootnoteExtension):
    """Markdown's own notes. It sorts them by the way back that each has, and stumbles on a note without words, which has
    none; here that one gets one too (the preflight tells of it). Of two with one name it shows the last;
    the name is added to ``found``."""

    def __init__(self, back: str, found: list[Leftover]) -> None:
        super().__init__(USE_DEFINITION_ORDER=False, BACKLINK_TEXT="↩", BACKLINK_TITLE=back)
        self.found = found

    def setFootnote(self, id: str, text: str) -> None:
        if id in self.footnotes:
            self.found.append(("footnote_twice", f"[^{id}]:"))
        super().setFootnote(id, text)

    def makeFootnotesDiv(self, root: etree.Element) -> etree.Element | None:
        div: etree.Element | None = super().makeFootnotesDiv(root)
        for item in div.findall("./ol/li") if div is not None else ():
            if item.find(f".//a[@class='{BACK}']") is None:
                name = item.get("id", "").removeprefix("fn:")
                link = etree.SubElement(item, "a", {"class": BACK, "href": f"#{self.makeFootnoteRefId(name)}"})
                link.text = self.getConfig("BACKLINK_TEXT")
        return div
