"""Marks in a text that meant nothing to Markdown, so that readers would see them: found in what it made of the text, where code,
links and escaped signs are known. The preflight tells of them (``check.leftovers``)."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

ADDRESS = r"(?:mailto:|tel:|https?:|www\.|#)[^()\s]{0,300}|[^()\s]{0,300}[/.][^()\s]{0,300}\w"
# An address that nobody writes for anything else.
LINK_TARGET = (
    r"(?:(?:mailto:|tel:|https?:|www\.)[^()\[\]{}<>\s]{1,300}"
    r"|[^()\[\]{}<>\s]{1,300}\.(?:md|html?|pdf|docx?|jpe?g|png|webp|gif)(?:#[\w-]{0,100})?)"
)
NOTE = (
    r"\b(?:TODO|FIXME|TBD|XXX+)\b(?!-)|(?i:\btodo:)|\bXX\. (?=[a-zæøå])|(?i:\bkl\. ?)XX\b|(?<!\d )\b(?:00 ?){3}00\b"
    r"|(?i:\blorem ipsum\b)|(?i:\[(?:(?:sett|fyll|skriv|set|legg) (?:inn|ut|til)\b|insert )[^\]\n]{0,200}\])"
    r"|\[KOMMER\b[^\]\n]{0,100}\]"
    r"|(?:Kommentert|Commented) \[[^\]\n]{0,200}\]:|\[(?i:kommentar|merknad|notat|comment|note): [^\]\n]{1,300}\]"
    # Of Obsidian, of CriticMarkup, of Google Docs.
    r"|(?:^|(?<=[^\d\s] ))%%[^%\n]{1,300}%%|\{(?:>>|\+\+|--|~~)[^{}\n]{1,300}(?:<<|\+\+|--|~~)\}"
    r"|^\[[a-z]{1,2}\][A-ZÆØÅ][^:\n]{0,60}:"
)
OFFICE_NAME = ("{senteret}", "{Senteret}")  # what enrich.office_name fills in
NAMES_OFFICE = r"(?:[Ss]enter|SENTER|KONTOR|[Ss]entret|[Kk]ontor|[Oo]ffice|[Cc]ent(?:re|er)\b)"
# Of WordPress and forums; of newsletters and Facebook; of other generators of sites; of Word; of a machine that writes.
TOOL = (
    r"\[(?:cid|image): ?[^\]\n]{1,200}\]"
    r"|\[/?(?:caption|gallery|embed|audio|video|playlist|contact-form(?:-7)?|vc_\w+|et_pb_\w+|su_\w+)\b[^\]\n]{0,200}\]"
    r"|\[/?(?:b|i|u|url|img|quote|color|size|center)(?:=[^\]\n]{0,200})?\](?!\()"
    r"|\[/[A-Za-z][\w-]{0,50}\](?![(\[])|\*?\|[A-Z][A-Z0-9_:]{1,60}\|\*?|^(?:…|\.\.\.) ?(?:Se mer|See more)$|^Liker(?: ·|$).{0,60}$"
    r"|\[\w[\w-]{0,50} \w{1,50}=[\"“”«][^\]\n]{0,200}\]|\[TOC\]|\[_TOC_\]"
    rf"|\{{\{{(?! ?{NAMES_OFFICE}).{{0,200}}?\}}\}}"
    r"|\{%.{0,200}?%\}|\{:[ .#][^}\n]{0,100}\}|\{[.#][\w-]{1,50}\}|\{\w{1,20}=[^{}\n]{1,100}\}|^:::.*$|'''+"
    r"|(?:Feil|Error)! (?:Bokmerke|Bookmark|Hyperlink|Hyperkobling|Fant ikke|Reference)[^\n]*"
    r"|\bHYPERLINK \"|:contentReference\[\S{0,100}|【[^】\n]{0,200}】"
    r"|oaicite\S{0,100}|<\?(?:php|xml|=)[^>\n]{0,200}>?|<!\[CDATA\["
)
LONG = 40  # signs
# What is looked for, by the key of its sentence. All is bounded: the end of a mark would be looked for in all that follows.
TYPED = {
    "comment_open": r"<!--",
    "note_left": NOTE,
    "tool_mark": TOOL,
    "office_name_form": rf"(?!{'|'.join(OFFICE_NAME)})\{{{{1,3}} ?{NAMES_OFFICE}[^{{}}\n]{{0,40}}\}}{{1,3}}"
    r"|\[[Ss]enteret\](?![(\[:])",
    "wiki_link": r"!?\[\[[^\[\]\n]{1,300}\]\]",
    "link_gap": rf"(?<!\])\[[^\[\]]{{1,300}}\]\s+\((?:{ADDRESS})\)",
    # (words)[address], [words]{address}, [words] [address], and one of the marks alone: [words](address
    "link_form": rf"!? ?\([^()\[\]\n]{{1,200}}\) ?[\[(]{LINK_TARGET}[\])]"
    rf"|!?\[[^\[\]\n]{{1,200}}\](?: ?[({{<]{LINK_TARGET}(?:[}}>\]]|(?![^\s,.;:!?]))|{LINK_TARGET}\)| \[{LINK_TARGET}\])",
    "reference_missing": r"(?<![\]\[])\[(?![@^!])[^\[\]]{1,300}\]\[(?!\^)[^\[\]]{0,300}\]",
    # [se @work], [@work:5], [@work; s. 5], [@work, @other], (@work2012)
    "citation_form": r"\[[^\[\]@\n]{0,200}[\s;-]@[A-Za-z0-9][^\[\]\n]{0,200}\]|\[@[\w-]{1,100}\s*(?::|;(?!\s*@))[^\[\]\n]{0,200}\]"
    r"|\[@[\w-]{1,100}[^\[\]\n;@]{1,200}@[^\[\]\n]{0,200}\]|\(@[A-Za-z][\w-]{0,100}\d{4}\w{0,9}(?:,[^()\n]{0,100})?\)",
    "code_open": r"`{3,}|~{3,}",
    # One * alone says that there is a remark below; two, each in front of a word, were to be one on either side.
    "marks_left": r"\*\*|(?<!~)~~(?!~)|(?<![\w*_])(?:\*[^\W\d_]+(?=[^*\n]{0,200} \*(?:[\w\s.,;:!?)]|$))"
    r"|_[^\W\d_]+(?=[^_.\n]{0,200} _(?:[\w\s.,;:!?)]|$)))",
    # Not «vår-» above «og», where the hyphen stands for the rest of a word.
    "word_divided": r"\w[\w-]{0,60}[-\u2010\u00ad\u00ac]\s*\n\s*(?!(?:og|eller|samt|til|som|and|or)\b)\w+",
    "page_number": r"^ *(?:Side|Page) \d{1,4}(?: ?(?:av|of|/) ?\d{1,4})?$|^ *[-–] ?\d{1,4} ?[-–]$"
    # Below a sentence's end or a full line; not 112 below «Politi».
    rf"|(?:(?<=[.!?]\n)|(?<=[^\n]{{{LONG}}}[^:\n]\n)) *(?!11[0236]\n)\d{{1,3}}(?=\n)",
    "table_form": r"(?<!\|\n)^\|.*\|[ \t]*$",
}
# What none of these can do without, so that most texts are looked at once. Each alternative begins with one letter or sign, which
# the engine looks for first.
SUSPECT = re.compile(
    r"\[|\{|<|\||\*|_|~|`|【|\n|%%|\) ?\(|\(@|XX|TODO|FIXME|TBD|t[oO][dD][oO]:|T[oO][dD][oO]:|l[oO][rR][eE][mM]|L[oO][rR][eE][mM]"
    r"|00 ?00|Se mer|See more|Liker|:::|'''|Feil!|Error!|HYPERLINK|oaicite|Side \d|Page \d|-\d|- \d|–\d|– \d"
)
AS_TYPED = {"page_number": "\n{}\n"}  # where it stands: a number is found in other lines too
LINE_BEGIN = re.compile(r"\n +")
PATTERNS = {key: re.compile(pattern, re.MULTILINE) for key, pattern in TYPED.items()}
ALONE = re.compile(r"(?!11[0236]$)\d{1,3}")  # a paragraph; not a number to ring
SEE_MORE = re.compile(r"Se mer|See more")  # of Facebook, where it is no link
PICTURE_GAP = re.compile(r"(?:^|\s)! $")
PICTURE = re.compile(r"\.(?:jpe?g|png|webp|gif)$", re.IGNORECASE)
IN_HTML = re.compile(r"\*\*\w|\w\*\*|\]\([^)\s]+\)|^[ \t]*#{1,6} .*$", re.MULTILINE)
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
        above = ""  # the text of the paragraph right above
        for element in root.iter():
            if element.tag in BLOCKS:
                text = "".join(_shown(element))
                self.found += leftovers_of(text)
                if element.tag == "p":
                    self.found += _between(above, text)
                    self.found += [("tool_mark", text)] if SEE_MORE.fullmatch(text) and len(element) == 0 else []
                above = text if element.tag == "p" else ""
                self.found += _beside_links_and_emphasis(element)
            elif element.tag == "pre":
                blocks = BLANK_LINE.split("".join(element.itertext()).strip())
                self.found += [("code_indented", block.strip().partition("\n")[0]) for block in blocks]
        for html in self.md.htmlStash.rawHtmlBlocks:
            if isinstance(html, str) and html.count("<!--") > 1:  # a comment in a comment, which ends with the inner one
                self.found.append(("comment_open", "-->"))
            shown = NOT_SHOWN.sub(" ", html) if isinstance(html, str) else ""
            self.found += [("marks_in_html", found[0].strip()) for found in [IN_HTML.search(shown)] if found]
            self.found += [(key, found) for key, found in leftovers_of(shown) if key in ("note_left", "tool_mark")]


def _between(above: str, text: str) -> Iterator[Leftover]:
    """A page's end in a paragraph of its own, or in the middle of a word. «Antall:» says what the number below is."""
    if ALONE.fullmatch(text) and not above.endswith(":"):
        yield "page_number", f"\n{text}\n"
    around = f"{above.rpartition(' ')[2]}\n\n{text.partition(' ')[0]}"
    if text[:1].islower() and (found := PATTERNS["word_divided"].search(around)):
        yield "word_divided", found[0]


def _beside_links_and_emphasis(element: etree.Element) -> Iterator[Leftover]:
    """The links that were to be pictures: ``! [words](picture.jpg)``; emphasis with a mark too many on one side: ``**words*``."""
    before = element.text or ""
    for child in element:
        href, words, after = child.get("href", ""), "".join(child.itertext()), child.tail or ""
        if child.tag == "a" and PICTURE_GAP.search(before) and PICTURE.search(href):
            yield "link_form", f"! [{words}]({href})"
        elif child.tag == "em" and before.endswith("*"):
            yield "marks_uneven", f"**{words}*"
        elif child.tag == "em" and after.startswith("*"):
            yield "marks_uneven", f"*{words}**"
        before = after


def leftovers_of(text: str) -> Iterator[Leftover]:
    """The leftover marks in a text, each once of each kind."""
    if not SUSPECT.search(text):
        return
    for key, pattern in PATTERNS.items():
        form = AS_TYPED.get(key, "{}")
        written = (form.replace("{}", LINE_BEGIN.sub("\n", match[0]).strip()) for match in pattern.finditer(text))
        yield from ((key, found) for found in dict.fromkeys(written))


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
