"""The 652 examples of the CommonMark specification, through the reader: readers see the words that they see elsewhere.

``commonmark.json`` has the examples of version 0.31.2 in their order (John MacFarlane, CC BY-SA 4.0, spec.commonmark.org); what
each should be is told by the reference implementation. Marks and spaces are not compared, but the numbers of lists are.
"""

import json
from pathlib import Path

import nh3
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from .test_markdown import html

EXAMPLES: list[str] = json.loads(Path(__file__).with_name("commonmark.json").read_text(encoding="utf-8"))
TYPED = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "‘": "'", "’": "'", "–": "--", "—": "---", "…": "..."})
BLOCKS = ("p", "li", "pre", "td", "th", "h1", "h2", "h3", "blockquote")

# Where we differ on purpose: the number of the example → why.
ON_PURPOSE = {
    **dict.fromkeys((161, 184, 191), "a box of HTML says nothing here, and Markdown in it is read also without empty lines"),
    **dict.fromkeys((156, 157, 158), "a tag that does not end is shown, not lost with all that follows"),
    213: "a definition is one right below a line of text too, and not shown",
    268: "a number that counts nothing is shown as it was typed: 003",
    **dict.fromkeys((488, 490, 568), "an address may have blanks, since files have; the preflight says how it is written"),
    **dict.fromkeys((627, 628, 629), "instructions and declarations are shown, and a fault tells of them, instead of vanishing"),
}
# What Python-Markdown reads otherwise, and nobody types: titles and labels with odd marks in them, links in links.
OTHERWISE = frozenset((28, 41, 216, 283, 344, 493, 494, 508, 519, 532, 541, 549, 569, 571, 632))


def words_shown(markup: str) -> list[str]:
    """What a reader reads, with quotation marks and dashes as they were typed."""
    root = lxml_html.fragment_fromstring(nh3.clean(markup, attributes={"ol": {"start"}}) or " ", create_parent="div")
    for caption in root.xpath(".//figcaption"):  # a title, which elsewhere is seen when somebody points at the picture
        caption.drop_tree()
    for numbered in root.iter("ol"):
        for number, item in enumerate(numbered.findall("li"), start=int(numbered.get("start", "1"))):
            item.text = f"{number}. {item.text or ''}"
    for block in root.iter(*BLOCKS):
        block.text, block.tail = f" {block.text or ''}", f" {block.tail or ''}"
    return str(root.text_content()).translate(TYPED).split()


def letters(words: list[str]) -> str:
    return "".join(letter for letter in " ".join(words) if letter.isalnum() or letter == " ")


def test_every_example() -> None:
    """No example is a traceback, fewer than twenty differ in their words, and those on purpose are what they were."""
    elsewhere = MarkdownIt("commonmark")
    found = {
        number
        for number, text in enumerate(EXAMPLES, start=1)
        if letters(words_shown(html(text))).split() != letters(words_shown(elsewhere.render(text))).split()
    }
    assert len(EXAMPLES) == 652
    assert found == {*ON_PURPOSE, *OTHERWISE}
    assert len(OTHERWISE) < 20
