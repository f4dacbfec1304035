"""Where Python-Markdown reads less strictly than CommonMark 0.31, so that words would be lost or shown otherwise than elsewhere."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor, ReferenceProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    AUTOLINK_RE,
    IMAGE_REFERENCE_RE,
    REFERENCE_RE,
    AutolinkInlineProcessor,
    AutomailInlineProcessor,
    Delimiter,
    DelimiterProcessor,
    HtmlInlineProcessor,
    ImageReferenceInlineProcessor,
    InlineProcessor,
    ReferenceInlineProcessor,
)
from markdown.preprocessors import Preprocessor

_NOT_AN_ADDRESS = r"(?<!\]\()"  # of a link: [a](<b c.pdf>)
_ATTRIBUTE = r"\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?"
# 6.6: what looks like a tag and is none, such as <localhost:5001/foo>, is text.
TAG = rf"{_NOT_AN_ADDRESS}(<[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*\s*/?>|</[A-Za-z][A-Za-z0-9-]*\s*>|<!--(?:(?!-->).)*-->)"
MAIL = rf"{_NOT_AN_ADDRESS}<([^<> !\x02]+@[^@<> \x02]+)>"  # without escaped signs, which stand behind \x02 by then
_LABEL = r"\[((?!!)(?=[^\]]*[^\]\s])(?:[^\[\]\\]|\\.)+)\]"
_TITLE = r"((['\"])((?:(?!\4)[^\\]|\\.)*)\4|\(([^()]*)\))"
FENCE = re.compile(r"(`{3,})[^`]*|(~{3,}).*")


class AsInCommonMark(Extension):
    """Tags and addresses bind before links (6.3), which begin at priority 170, and behind code (190) and escapes (180)."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Fences(md), "fences", 26)
        md.parser.blockprocessors.register(_Definition(md.parser), "reference", 15)
        md.parser.blockprocessors.register(_Quotation(md.parser), "quote", 20)
        md.inlinePatterns.register(_Ampersand(r"\\&", md), "escaped_ampersand", 185)
        md.inlinePatterns.register(AutolinkInlineProcessor(_NOT_AN_ADDRESS + AUTOLINK_RE, md), "autolink", 175)
        md.inlinePatterns.register(AutomailInlineProcessor(MAIL, md), "automail", 174)
        md.inlinePatterns.register(HtmlInlineProcessor(TAG, md), "html", 172)
        md.inlinePatterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
        md.inlinePatterns.register(_PictureReference(IMAGE_REFERENCE_RE, md), "image_reference", 140)
        emphasis = _Emphasis("*", "strong,em", md)
        emphasis.add("_", "strong,em", smart=True)
        md.inlinePatterns.register(emphasis, "em_strong", 60)


class _Fences(Preprocessor):
    """The words behind a fence name a language, which no page shows; a longer fence ends code too (4.5)."""

    def run(self, lines: list[str]) -> list[str]:
        return list(self._plain(lines))

    def _plain(self, lines: list[str]) -> Iterator[str]:
        fence = ""
        for line in lines:
            if not fence and (found := FENCE.fullmatch(line)):
                fence = found[1] or found[2]
                yield fence
            elif fence and line.rstrip().startswith(fence) and not line.strip().strip(fence[0]):
                yield fence
                fence = ""
            else:
                yield line


class _Definition(ReferenceProcessor):
    """With titles as there; ``[!NOTE]:`` was to be a box."""

    RE = re.compile(
        rf"^[ ]{{0,3}}{_LABEL}:[ ]*(?:\n[ ]*)?(<[^<>\n]*>|[^\s<]\S*)(?:(?:[ ]+|[ ]*\n[ ]*){_TITLE})?[ ]*$", re.MULTILINE
    )


class _Quotation(BlockQuoteProcessor):
    """An empty line ends a quotation (5.1): the next one is another's."""

    def lastChild(self, parent: etree.Element) -> etree.Element | None:
        last = super().lastChild(parent)
        return None if last is not None and last.tag == "blockquote" else last


class _Ampersand(InlineProcessor):
    def handleMatch(  # type: ignore[override]  # the base class allows None and an element too
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002  # Markdown's signature
    ) -> tuple[str, int, int]:
        return self.md.htmlStash.store("&amp;"), m.start(0), m.end(0)


class _Reference(ReferenceInlineProcessor):
    RE_LINK = re.compile(r"\[([^\]]*)\]")  # with no blank before it


class _PictureReference(ImageReferenceInlineProcessor):
    RE_LINK = _Reference.RE_LINK


class _Emphasis(DelimiterProcessor):
    """Python-Markdown 3.11 may let ** end with one *, and takes the sign behind it for the other: such a pair is none."""

    data = ""

    def search(self, data: str, start: int) -> re.Match[str] | None:
        self.data = data
        return super().search(data, start)

    def add_region(self, delim: Delimiter, a: int, b: int, c: int, d: int, size: int) -> None:
        super().add_region(delim, a, b, c, d, size)
        if {*self.data[a:b], *self.data[c:d]} != {delim.token}:
            self.regions.pop()
