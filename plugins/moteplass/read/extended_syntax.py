"""What people type that Markdown at large shows and Python-Markdown does not: addresses without marks around them, what is struck
out, things to tick off, lines that end where they were ended, quotation marks around emphasis."""

import re
import xml.etree.ElementTree as etree
from html import unescape
from string import punctuation

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor, SimpleTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..words import Words

_HOST = r"(?:[\w-]+\.)+[A-Za-z]{2,}"
# GitHub Flavored Markdown, 6.9: where an address may begin, and that no punctuation at its end is part of it.
WEB = rf"(?<![\w/@.:=\"'\x03-])(?:https?://|www\.){_HOST}(?::\d+)?(?:[/?#][^\s<>\x02\x03]*)?"
MAIL = rf"(?<![\w./:+\x03-])[\w.+-]+@{_HOST}(?![\w@-])"
BRACKETED = rf"(?<!\]\()<((?:www\.)?{_HOST}(?:/[^\s<>]*)?)>"
STRUCK = r"(?<!~)(~~)(?![\s~])(.+?)(?<![\s~])~~(?!~)"
LAST = re.compile(r"(?:[?!.,:;*_~'\"»”]|&[a-z]+;)+$")

TICKED = re.compile(r"^\[([ xX])\](?=\s+\S)", re.MULTILINE)
BACKSLASH = re.compile(r"(?<!\\)((?:\\\\)*)\\\n")
BROKEN = re.compile(r"(?: {2}|<br ?/?> *)$", re.IGNORECASE)  # the line ends already, by the mark of Markdown or of HTML
SHORT = 40  # signs: what is shorter was not ended for want of room
# A line of an address or a signature, which stands alone however long the line above it is.
GREETING = r"(?:Mvh|Hilsen|Helsing|Beste hilsen|Med venn[a-zæøå]+ h[ei]ls\w+)\b"
CONTACT_LINE = re.compile(
    rf"(?:[\w.+-]+@|https?://|www\.){_HOST}\S*|c/o .{{1,40}}|{GREETING}.{{0,40}}"
    r"|(?i:tlf|tel|telefon|mobil|e-?post)[.:]* (?:\+?[\d ]+|\S+@\S+)"  # and nothing else
    r"|(?:Tlf|Tel|Telefon|Phone|Mobil|E-?post|E-?mail|Postboks|Besøksadresse|Postadresse|Org\.? ?nr)\b(?=.*[:\d@]).{0,40}"
)
STREET_LINE = re.compile(r"\d{4} [A-ZÆØÅ][\w -]{1,30}|[A-ZÆØÅ][\w.]*(?: [\w.]+){0,3} \d{1,3} ?[A-Za-z]?")
NAME = re.compile(r"[A-ZÆØÅ][\w.-]*(?: [A-ZÆØÅ][\w.-]*){1,3}")
# A line that ends so goes on.
GOES_ON = re.compile(
    r"(?:^|\s)(?:i|på|til|fra|med|av|for|om|hos|ved|er|var|blir|og|eller|men|som|at|den|det|de|en|ei|et|kl\.?|nr\.?|ca\.?)$|\w-$",
    re.IGNORECASE,
)
MARK = re.compile(r"(?:(?P<number>\d{1,9})|[A-Za-z])\\?[.)]\s|(?P<sign>[^\w\s\"'«“”‘’(\[*_`~<>!&#|=:.,;\\\x02\x03/@$%+{-])")
TARGET = re.compile(r"\]\([^)\n]*\)|[*_`\[]")
LEFT_OUT = re.compile(r"(?<!\w)'(?=\d\d(?!\d))|(?<= )'(?=n' )|(?<= 'n)'(?= )")  # of '78, Rock 'n' roll
CLOSING = re.compile(r"^[\"'](?!\w)|(?<=\x03)[\"'](?=[\s.,;:!?)\]]|$)")


class ExtendedSyntax(Extension):
    """Addresses come when code, links and HTML have been found and before the ends of lines are (priority 100), lines and ticks
    before any of it (20), quotation marks before they are turned (6)."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.closing = {'"': words("quotes.right_double_quote"), "'": words("quotes.right_single_quote")}

    def extendMarkdown(self, md: Markdown) -> None:
        md.ESCAPED_CHARS = list(punctuation)  # as in CommonMark, 2.4
        md.inlinePatterns.register(_Bracketed(BRACKETED, md), "bracketed_address", 173)
        md.inlinePatterns.register(_Address(WEB, md), "bare_address", 102)
        md.inlinePatterns.register(_Address(MAIL, md), "bare_mail", 101)
        md.inlinePatterns.register(SimpleTagInlineProcessor(STRUCK, "del"), "struck", 65)
        md.treeprocessors.register(_Lines(md), "lines_as_typed", 25)
        md.treeprocessors.register(_ClosingQuotes(md, self.closing), "closing_quotes", 8)


class _Address(InlineProcessor):
    """An address as the words of a link to it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # the base class allows a str too, which we never return
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002  # Markdown's signature
    ) -> tuple[etree.Element, int, int]:
        shown = _without_last(m[0])
        return _link(shown), m.start(0), m.start(0) + len(shown)


class _Bracketed(InlineProcessor):
    """One in angle brackets without its https://, which HTML takes for a tag of an unknown name."""

    def handleMatch(  # type: ignore[override]  # as above
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002  # Markdown's signature
    ) -> tuple[etree.Element, int, int]:
        return _link(m[1]), m.start(0), m.end(0)


def _link(shown: str) -> etree.Element:
    link = etree.Element("a", {"href": unescape(_with_scheme(shown))})
    link.text = AtomicString(unescape(shown))
    return link


def _with_scheme(address: str) -> str:
    if address.startswith(("http://", "https://")):
        return address
    return f"mailto:{address}" if "@" in address.partition("/")[0] else f"https://{address}"


def _without_last(address: str) -> str:
    """Without the punctuation behind it, and the end of a parenthesis that begins before it."""
    while True:
        shorter = LAST.sub("", address)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == address:
            return address
        address = shorter


class _Lines(Treeprocessor):
    """Works on paragraphs and items whose text is still as it was typed."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if isinstance(element.text, str) and not isinstance(element.text, AtomicString) and element.tag not in ("code", "pre"):
                text = TICKED.sub(lambda found: "☐" if found[1] == " " else "☑", element.text)
                element.text = lines_as_typed(text)


def lines_as_typed(text: str) -> str:
    """The text of a paragraph with Markdown's mark (two blanks) on each line that was ended on purpose: by a backslash, or as the
    lines of an address, a signature and a list with other marks are."""
    if BACKSLASH.search(text):
        text = BACKSLASH.sub(r"\1  \n", text.removesuffix("\\") if not text.endswith("\\\\") else text)
    first, *others = text.split("\n")
    written = first
    above = first
    for line in others:
        written += f"  \n{line}" if _is_ended(above, line) and not BROKEN.search(above) else f"\n{line}"
        above = line
    return written


def _is_ended(above: str, below: str) -> bool:
    """Whether a line was ended before there was no more room."""
    upper, lower = TARGET.sub("", above.strip()), TARGET.sub("", below.strip())
    mark_above, mark = MARK.match(upper), MARK.match(lower)
    if mark and (mark_above or mark["number"]):
        return mark_above is not None  # not so «Det var i», and below it «1986. Da …»
    if mark and upper.endswith((".", "!", "?", ":")):
        return True
    if upper and (CONTACT_LINE.fullmatch(lower) or re.fullmatch(rf"{GREETING}\W*", upper)):
        return not above.lstrip().startswith(("![", "[!")) and not (lower[0].islower() and GOES_ON.search(upper))
    if above.lstrip().startswith(("![", "[!")) or GOES_ON.search(upper):  # a picture, or the name of a box
        return False
    if STREET_LINE.fullmatch(lower):
        return upper != ""
    is_short = 0 < len(upper) <= SHORT
    if NAME.fullmatch(upper) and is_short and len(lower) <= SHORT and not lower.endswith("."):  # and below it, what somebody is
        return True
    begins = lower[:1].isupper() or lower[:1].isdigit() or lower.startswith(("+", "@", "\\#"))
    return is_short and begins and not upper.endswith((".", "!", "?", "…"))


class _ClosingQuotes(Treeprocessor):
    """A quotation mark right behind emphasis, code or a link ends a quotation; Python-Markdown sees it alone, and begins one."""

    def __init__(self, md: Markdown, closing: dict[str, str]) -> None:
        super().__init__(md)
        self.closing = closing

    def run(self, root: etree.Element) -> None:
        for parent in root.iter():
            if not isinstance(parent.text, AtomicString) and parent.text:
                parent.text = self._closed(parent.text, follows=False)
            for child in parent:
                if child.tail and not isinstance(child.tail, AtomicString):
                    child.tail = self._closed(child.tail, follows="".join(child.itertext()).strip() != "")

    def _closed(self, text: str, follows: bool) -> str:
        text = LEFT_OUT.sub(self.closing["'"], text)
        return CLOSING.sub(lambda found: self.closing[found[0]] if found.start() or follows else found[0], text)
