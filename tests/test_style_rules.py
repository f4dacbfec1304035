"""Which rules of a style sheet a page gets."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from moteplass.render.stylesheet import drop_unused_tokens, matching_css, parse_rules

PAGE = """<body><header class="top"><a href="/">a</a></header>
<main><article class="text card"><h2>t</h2><p>b</p></article><aside><a class="go">c</a></aside></main></body>"""
FIT = """
    body | .top a | main>.text | .text+aside | h2,h3 | main>*+* | .text.card | :is(.top,.gone) a | main:has(>article>h2)
    main :is(h2,h3)+p | .text{&>p | .top{& a | *,:before | :focus-visible | a:hover | a::after | [hidden] | a[aria-current]
    :root | main:not(:has(.gone,article)) | .go:where(.open) | :where(.open) a | .top:not(.gone) a
"""
FIT_NOT = """
    .gone | .top p | main>p | aside+.text | h3,h4 | .text.go | :is(.gone,.away) a | main:has(>h2) | .gone:hover | #top
    .text{&>a | .gone{& a | main{& .top a | .gone::after | .gone[hidden] | .gone:not(.card) | .top :is(p,.gone) a
"""


def selectors(lines: str) -> list[str]:
    return [selector.strip() for line in lines.strip().splitlines() for selector in line.split("|")]


def of_page(selector: str) -> str:
    """What a rule with this selector is on the page above; of a nested one, written ``outer{inner``, what stands inside."""
    sheet = selector + "{color:red}" + "}" * selector.count("{")
    return matching_css(parse_rules(sheet), LexborHTMLParser(PAGE))


@pytest.mark.parametrize("selector", selectors(FIT))
def test_what_fits_stays(selector: str) -> None:
    """A rule for something that is on the page stays, also where its state is for a reader or a script to change."""
    assert "color:red" in of_page(selector)


@pytest.mark.parametrize("selector", selectors(FIT_NOT))
def test_what_cannot_fit_goes(selector: str) -> None:
    """A rule for something that is not on the page, or stands elsewhere on it, is left out whole."""
    assert of_page(selector) == ""


def test_of_a_list_the_fitting_stay() -> None:
    """Selectors are judged one by one; an at-rule without a rule goes, one that holds other things stays."""
    sheet = ".gone,h2,.away>p{color:red}@media print{.gone{color:red}}@media print{h2{color:red}}@page{margin:1cm}"
    assert matching_css(parse_rules(sheet), LexborHTMLParser(PAGE)) == "h2{color:red}@media print{h2{color:red}}@page{margin:1cm}"


def test_tokens_are_in_use() -> None:
    """Of the custom properties those stay that something asks for, also where another one asks; nothing else changes."""
    sheet = ":root{--ink:#123;--gone:1px;--wide:var(--page, 3rem);--page:1px}.a--b:hover{color:var(--ink);inset:var(--wide)}"
    assert drop_unused_tokens(sheet) == sheet.replace("--gone:1px;", "")
