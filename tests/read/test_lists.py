"""Lists as people write them: what GitHub and other editors make of a text is what the site makes of it."""

import re
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt

from moteplass.read.lists import put

from .test_markdown import html


@dataclass(frozen=True)
class Tree:
    """A list: the mark of its items, 1 if they are numbered, and of each its words and the list in it."""

    mark: str
    items: tuple[tuple[str, "Tree | None"], ...]


def trees(inner: st.SearchStrategy[Tree | None]) -> st.SearchStrategy[Tree]:
    words = st.text("abcæøå", min_size=1, max_size=8)
    return st.builds(Tree, st.sampled_from("-*+1"), st.lists(st.tuples(words, inner), min_size=1, max_size=3).map(tuple))


def written(tree: Tree, indent: int, level: int = 0) -> list[str]:
    """A list as somebody types it who indents each level by so many blanks."""
    lines = []
    for number, (words, inner) in enumerate(tree.items, start=1):
        marker = f"{number}." if tree.mark == "1" else tree.mark
        lines.append(f"{' ' * indent * level}{marker} {words}")
        lines += written(inner, indent, level + 1) if inner else []
    return lines


def outline(markup: str) -> list[object]:
    """The lists of a page, with their kinds, words and nesting, and what stands between them. Whether an item's words are
    a paragraph, as they are where there is room between the items, makes no difference."""

    def of(element: HtmlElement) -> list[object]:
        found: list[object] = [element.text or ""]
        for child in element:
            found += [[child.tag, of(child)] if child.tag in ("ul", "ol", "li") else child.text_content(), child.tail or ""]
        texts = (" ".join(one.split()) if isinstance(one, str) else one for one in found)
        return [one for one in texts if one]

    return of(lxml_html.fragment_fromstring(markup, create_parent="div"))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.recursive(trees(st.none()), trees, max_leaves=8), st.sampled_from((3, 4)), st.booleans(), st.booleans())
def test_as_everywhere_else(tree: Tree, indent: int, blank: bool, quoted: bool) -> None:
    """Whatever is nested in whatever, with an empty line before it or none, in a quotation or not: the same lists as by the
    reference implementation of CommonMark."""
    lines = ["Innledning:", *([""] if blank else []), *written(tree, indent)]
    body = "\n".join(f"> {line}".rstrip() if quoted else line for line in lines)
    assert outline(html(body)) == outline(MarkdownIt().render(body))


@pytest.mark.parametrize(
    "body",
    [
        "Vi har:\n- kaffe\n- te",
        "Slik:\n1. først\n2. så",
        "- en\n  - under\n    - dypt\n- to",
        "1. en\n   1. under\n2. to",
        "1) en\n2) to",
        "* en\n\n  mer om en\n* to",
        "1. en\n\n   mer om en\n2. to",
        "- en\nsom går videre\n- to",
        "- en\n  som går videre\n- to",
        "- en\n - to\n - tre",
        "- en\n\n  mer\n  - under",
        "- en\n\n      kode\n      - kode",
        "    - kode\n    - kode",
        "Det var i\n1986. Da hendte det.",
        "- Det var i\n  1986. Da hendte det.",
        "- - -\n\n- en",
        "```\n- kode\n  - kode\n```\n- en",
        "- en\n\n\n\nTekst.\n- to",
        "- en\n- to\n1. tre\n2. fire",
        "1. en\n- to\n- tre\n\n1. fire",
        "- en\n  - under\n  1. under\n- to",
    ],
)
def test_as_written(body: str) -> None:
    """A list after a paragraph, levels of two blanks, paragraphs and code in an item, a year that begins a line."""
    assert outline(html(body)) == outline(MarkdownIt().render(body))


def test_two_blanks_below_a_number() -> None:
    """What is indented at all below an item belongs to it, where CommonMark would end the list."""
    assert outline(html("1. en\n  - under\n2. to")) == outline(MarkdownIt().render("1. en\n   - under\n2. to"))


@pytest.mark.parametrize(
    "body",
    [
        "24. desember er senteret stengt.\n\n2. januar åpner vi igjen.\n\n17. mai er stengt.",
        "1. mai er stengt.\n\n2. pinsedag også.",
        "- 20. februar: kurs\n- 3. mars: fest",
        "- 20. feb. kurs\n  - 2. etasje\n  - 5. etasje",
        "1. 17. mai\n2. 24. Des",
        "> 17. mai\n>\n> 1. mai",
        "2. etasje er åpen.",
        "2027. Et godt år.\n\n- 1. trinn\n- 3. trinn",
        "1. en\n2. to\n4. fire",
        "3. en\n\n1. to",
        "Ord\n: 2. utgave",
        "## Når?\n31. Desember\n\n1) januar",
    ],
)
def test_ordinals(body: str) -> None:
    """A date, and a number in no list that counts, is shown as it was typed, wherever a list could begin."""
    shown = lxml_html.fragment_fromstring(html(body), create_parent="div")
    numbers = [f"{number}." for number, _ in enumerate(shown.xpath("./ol/li"), start=1)]
    typed = re.sub(r"(?m)^> ?|^ *- |^#+|^: ", "", body)
    assert sorted([*shown.text_content().split(), *numbers]) == sorted(typed.split())


def test_a_list_that_begins_later_counts_on() -> None:
    """What stands between its items ends a list, and the next begins with the number that was typed; 1. 1. 1. counts."""
    assert html("1. en\n\n## Så\n\n2. to\n3. tre").count("<li>") == 3
    assert '<ol start="2">' in html("1. en\n\n## Så\n\n2. to\n3. tre")
    assert html("1. en\n1. to\n1. tre").count("<li>") == 3


def test_in_a_callout() -> None:
    """A box takes lists as well."""
    assert "<li>ring</li>" in html("> [!TIP]\n> Du kan:\n> - ring\n> - skriv")


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(("", "- a", "  - b", "1. c", "tekst", "    d", "> - e", "> f", "***", "2) g", "- ")), max_size=12))
def test_no_word_is_lost(lines: list[str]) -> None:
    """However the lines follow each other: each keeps its words, in their order."""

    def words(found: list[str]) -> list[str]:
        return [line.replace("> ", "").replace(")", ".").replace("\\", "").strip() for line in found if line.strip("> ")]

    assert words(list(put(lines))) == words(lines)
