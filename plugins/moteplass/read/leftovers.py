"""Marks in a text that meant nothing to Markdown, so that readers would see them: found in what it made of the text, where code,
links and escaped signs are known. The preflight tells of them (``check.leftovers``)."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

ADDRESS = r"(?:mailto:|tel:|https?:|www\.|#)[^()\s]{0,300}|[^()\s]{0,300}[/.][^()\s]{0,300}\w"
NOTE = (
    r"\b(?:TODO|FIXME|TBD|XXX+)\b(?!-)|(?i:\blorem ipsum\b)|(?i:\[(?:sett|fyll|skriv|set) (?:inn|ut)\b[^\]\n]{0,200}\])"
    r"|(?i:\[insert [^\]\n]{0,200}\])|(?:Kommentert|Commented) \[[^\]\n]{0,200}\]:"
)
# Of WordPress and forums; of other generators of sites; of Word; of a machine that writes.
TOOL = (
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|contact-form(?:-7)?|vc_\w+|et_pb_\w+|su_\w+)\b[^\]\n]{0,200}\]"
    r"|\[/?(?:b|i|u|url|img|quote|color|size|center)(?:=[^\]\n]{0,200})?\](?!\()"
    r"|\[\w[\w-]{0,50} \w{1,50}=[\"“”«][^\]\n]{0,200}\]|\[TOC\]|\[_TOC_\]"
    r"|\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|\{:[ .#][^}\n]{0,100}\}|\{[.#][\w-]{1,50}\}|^:::.*$|'''+"
    r"|(?:Feil|Error)! (?:Bokmerke|Bookmark|Hyperlink|Hyperkobling|Fant ikke|Reference)[^\n]*"
    r"|\bHYPERLINK \"|:contentReference\[\S{0,100}|【[^】\n]{0,200}】"
    r"|oaicite\S{0,100}|<\?(?:php|xml|=)[^>\n]{0,200}>?|<!\[CDATA\["
)
# What is looked for, by the key of its sentence. All is bounded: the end of a mark would be looked for in all that follows.
TYPED = {
    "comment_open": r"<!--|-->",
    "note_left": NOTE,
    "tool_mark": TOOL,
    "wiki_link": r"\[\[[^\[\]\n]{1,300}\]\]",
    "link_gap": rf"(?<!\])\[[^\[\]]{{1,300}}\]\s+\((?:{ADDRESS})\)",
    "reference_missing": r"(?<![\]\[])\[(?![@^!])[^\[\]]{1,300}\]\[(?!\^)[^\[\]]{0,300}\]",
    "citation_form": r"\[[^\[\]@\n]{0,200}[\s;-]@[A-Za-z0-9][^\[\]\n]{0,200}\]",
    "code_open": r"`{3,}|~{3,}",
    "marks_left": r"\*\*|(?<!~)~~(?!~)",
    "table_form": r"(?<!\|\n)^\|.*\|[ \t]*$",
}
PATTERNS = {key: re.compile(pattern, re.MULTILINE) for key, pattern in TYPED.items()}
IN_HTML = re.compile(r"\*\*\w|\w\*\*|\]\([^)\s]+\)")
NOT_SHOWN = re.compile(r"<!--.*?-->|<(code|pre|script|style)\b.*?(?:</\1>|\Z)|<[^<>]*>", re.DOTALL | re.IGNORECASE)
BLANK_LINE = re.compile(r"\n\s*\n")
BLOCKS = ("p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6")

Leftover = tuple[str, str]  # the key of the sentence, what readers would see


class Leftovers(Extension):
    """Looks when all of Markdown has been read, and before quotation marks and dashes are turned (6)."""

    def __init__(self, found: list[Leftover]) -> None:
        super().__init__()
        self.found = found

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Finder(md, self.found), "leftovers", 7)


class _Finder(Treeprocessor):
    def __init__(self, md: Markdown, found: list[Leftover]) -> None:
        super().__init__(md)
        self.found = found

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.tag in BLOCKS:
                self.found += leftovers_of("".join(_shown(element)))
            elif element.tag == "pre":
                blocks = BLANK_LINE.split("".join(element.itertext()).strip())
                self.found += [("code_indented", block.strip().partition("\n")[0]) for block in blocks]
        for html in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(html, str) and (found := IN_HTML.search(NOT_SHOWN.sub(" ", html))):
                self.found.append(("marks_in_html", found[0]))


def leftovers_of(text: str) -> Iterator[Leftover]:
    """What of the text meant something to somebody, each sort once a mark."""
    for key, pattern in PATTERNS.items():
        yield from ((key, found) for found in dict.fromkeys(match[0] for match in pattern.finditer(text)))


def _shown(element: etree.Element) -> Iterator[str]:
    """The text in a block, without code and without blocks in it."""
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif child.tag == "code":
            yield " "
        elif child.tag not in (*BLOCKS, "pre", "ul", "ol", "dl", "table", "blockquote", "div"):
            yield from _shown(child)
        yield child.tail or ""
