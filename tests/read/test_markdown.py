"""Markdown → safe HTML with the site's own elements."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from moteplass.model.data import Reference
from moteplass.model.kinds import KINDS
from moteplass.model.page import Page
from moteplass.read.headings import Heading
from moteplass.read.links import Paths, Target
from moteplass.read.markdown import ATTRIBUTES, TAGS, render
from moteplass.read.places import Link, Picture, Place, Written
from moteplass.read.source import Source
from moteplass.read.text import Text
from moteplass.words import site_words

WORDS = site_words()
WORKS = {
    "gotaas2012": Reference(authors=("Gotaas, N.",), year="2012", title="Selvhjelp"),
    "to2014": Reference(authors=("Brottveit, Å.", "Feiring, M."), year="2014", title="To"),
    "tre2020": Reference(authors=("A, B.", "C, D.", "E, F."), year="2020", title="Tre"),
    "etat2019": Reference(authors=("Helsedirektoratet",), year="2019", title="Etaten"),
}
FILES = frozenset({"images/x.png"})


def made(body: str, lang: str = "nb", title: str = "Tittelen") -> Text:
    """One body as rendered."""
    page = Page.model_construct(title=title, summary="")
    place = Place(Source("pages/x.md", "content/pages/x.md", KINDS[0], page, body, 1, {}))
    return render(body, place, WORKS, WORDS[lang]).pointing(Paths(frozenset(), FILES), "pages/x.md")


def html(body: str, lang: str = "nb") -> str:
    """The whole text, its lead too."""
    text = made(body, lang)
    lead = f"<p>{text.lead}</p>\n" if text.lead else ""
    return f"{lead}{text.html}"


def test_tables() -> None:
    """A table scrolls in a region that the keyboard reaches and that has a name; alignment is a class, never a style."""
    text = html("Inn.\n\n| A | B | C | D |\n|:--|--:|:-:|---|\n| 1 | 2 | 3 | 4 |\n\n| E |\n|---|\n| 5 |\n")
    assert '<div class="table-scroll" role="region" tabindex="0" aria-label="Tabell 1"><table>' in text
    assert 'aria-label="Tabell 2"' in text
    assert '<th class="align-left" scope="col">A</th>\n<th class="align-right" scope="col">B</th>' in text
    assert '<th class="align-center" scope="col">C</th>\n<th scope="col">D</th>' in text
    assert '<td class="align-right">2</td>' in text
    assert "style" not in text
    assert "align=" not in text


@pytest.mark.parametrize(
    ("lang", "label"),
    [("nb", "Tilbake til teksten fra note 2"), ("nn", "Tilbake til teksten frå note 2"), ("en", "Back to the text from note 2")],
)
def test_footnotes(lang: str, label: str) -> None:
    """Notes at the end, numbered by their place in the text, each with a way back whose label is in the text's language."""
    text = html("En.[^b] To.[^1]\n\n[^1]: Note *en*.\n[^b]: Note to.\n", lang)
    assert 'En.<sup id="fnref:b"><a class="footnote-ref" href="#fn:b">1</a></sup>' in text
    assert 'To.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">2</a></sup>' in text
    assert text.index('<li id="fn:b">') < text.index('<li id="fn:1">')
    assert f'<p>Note <em>en</em>.\u00a0<a class="footnote-backref" href="#fnref:1" title="{label}">↩</a></p>' in text


def test_footnotes_have_any_name() -> None:
    """A name with an underscore keeps its anchors, two places may name one note, and one without words is no crash."""
    text = made("En.[^min_note] To.[^min_note] Tre.[^tom]\n\n[^tom]:\n[^min_note]: Noten.\n[^]:\n")
    assert {"fn:min_note", "fnref:min_note", "fnref2:min_note", "fn:tom", "fnref:tom", "fn:"} == text.anchors
    assert [link.text for link in text.links if link.text[1:] not in text.anchors] == ["#fnref:"]
    assert text.html.index('id="fn:min_note"') < text.html.index('id="fn:tom"')


@pytest.mark.parametrize(
    ("mark", "kind", "lang", "title"),
    [
        ("NOTE", "note", "nb", "Merk"),
        ("TIP", "tip", "nb", "Tips"),
        ("IMPORTANT", "important", "nb", "Viktig"),
        ("WARNING", "warning", "nb", "Vær oppmerksom"),
        ("CAUTION", "danger", "nb", "Fare"),
        ("NOTE", "note", "en", "Note"),
    ],
)
def test_callouts(mark: str, kind: str, lang: str, title: str) -> None:
    """GitHub's five, with a title in the text's language."""
    assert html(f"> [!{mark}]\n> Les *dette*.\n", lang) == (
        f'<div class="callout callout-{kind}">\n<p class="callout-title">{title}</p>\n<p>Les <em>dette</em>.</p>\n</div>'
    )


@pytest.mark.parametrize(
    "written", ["> [!QUOTE]\n> Du kan bare *lytte*.", "> [!quote]\n>\n> Du kan bare *lytte*.", "> [!QUOTE] Du kan bare *lytte*."]
)
def test_a_pull_quote(written: str) -> None:
    """Written as a callout is; it has no title."""
    assert html(f"{written}\n").split() == [
        "<blockquote",
        'class="pull-quote">',
        "<p>Du",
        "kan",
        "bare",
        "<em>lytte</em>.</p>",
        "</blockquote>",
    ]


def test_a_pull_quote_says_who_said_it() -> None:
    """As any quotation."""
    quote = html("> [!QUOTE]\n> Kom.\n>\n> — Kari\n").replace("\n", "")
    quotation = '<blockquote class="pull-quote"><p>Kom.</p></blockquote>'
    assert quote == f'<figure class="quotation">{quotation}<figcaption>— Kari</figcaption></figure>'


def test_headings_and_their_anchors() -> None:
    """Anchors are made of the heading's words with æ, ø and å as people expect; each has its own, one without words too."""
    text = made(
        "## Gå på møte\n\n### Æ & `kode`, [lenke](x.md)[^1]\n\n## Gå på møte\n\n## Gå på møte 2\n\n## \n\n## 你好\n\n[^1]: N"
    )
    assert text.headings == (
        Heading(2, "Gå på møte", "ga-pa-mote"),
        Heading(3, "Æ & kode, lenke", "ae-kode-lenke"),
        Heading(2, "Gå på møte", "ga-pa-mote-3"),
        Heading(2, "Gå på møte 2", "ga-pa-mote-2"),
        Heading(2, "", "del"),
        Heading(2, "你好", "del-2"),
    )
    assert {heading.id for heading in text.headings} < text.anchors
    assert '<h2 id="ga-pa-mote-3">Gå på møte</h2>' in text.html


@pytest.mark.parametrize(
    ("body", "quoted", "by"),
    [
        ("> Gruppa hjalp.\n> — Kari", "Gruppa hjalp.", "— Kari"),
        ("> Gruppa hjalp.\n>\n> — Kari, 40 år", "Gruppa hjalp.", "— Kari, 40 år"),
        ("> Gruppa hjalp.\n> --- Kari", "Gruppa hjalp.", "— Kari"),
        ("> Gruppa *hjalp*\n> — Kari", "Gruppa hjalp", "— Kari"),
        ("> Gruppa hjalp — mye.\n> — Kari", "Gruppa hjalp — mye.", "— Kari"),
    ],
)
def test_an_attributed_quotation(body: str, quoted: str, by: str) -> None:
    """A quotation whose last line begins «— » is a figure, and the name stands outside the quotation (HTML, 4.4.4)."""
    root = lxml_html.fragment_fromstring(html(body))
    assert (root.tag, root.get("class")) == ("figure", "quotation")
    assert " ".join(root.find("blockquote").text_content().split()) == quoted
    assert root.findtext("figcaption") == by


@pytest.mark.parametrize("body", ["> Gruppa hjalp — mye.", "> Bare tekst.\n> Mer."])
def test_a_quotation_without_a_name(body: str) -> None:
    """A dash inside the quotation names nobody."""
    assert html(body).startswith("<blockquote>")
    assert "figcaption" not in html(body)


@pytest.mark.parametrize("between", ["\n> — Kari\n\n> To.\n> — Per", "\n\n— Kari\n\n> To.\n\n— Per"])
def test_quotations_after_each_other(between: str) -> None:
    """Each is one of its own, with its own name."""
    quotes = lxml_html.fragment_fromstring(html(f"> En.{between}"), create_parent="div").findall("figure")
    assert [" ".join(quote.text_content().split()) for quote in quotes] == ["En. — Kari", "To. — Per"]
    assert html("> En.\n\n> To.\n\n— Kari").startswith("<blockquote>\n<p>En.</p>\n</blockquote>")
    assert html("> En.\n>\n> To.").count("<blockquote>") == 1


@pytest.mark.parametrize("text", ["*NB! **Ring 55 31 09 45*8 nå", "*Sko, **vann*flaske", "a*y, **18*, Hus", "az___*_**z*x__z***b"])
def test_emphasis_that_does_not_match(text: str) -> None:
    """No letter, digit or comma is taken for the end of it."""
    shown = lxml_html.fragment_fromstring(html(text)).text_content()
    assert re.sub(r"[*_\s]", "", shown) == re.sub(r"[*_\s]", "", text)
    assert html("**a**b *c* ***d*** __e__ *f **g***").count("</") == 8


def test_figures() -> None:
    """A picture alone in its paragraph is a figure; its title is «caption | credit», each of which may be missing."""
    assert html('Inn.\n\n![Et bilde](x.png "Fra møtet | Kari & co")').endswith(
        '<img alt="Et bilde" src="0"><figcaption>Fra møtet <span class="credit">Kari &amp; co</span></figcaption></figure>'
    )
    assert html('![Et bilde](x.png "Fra møtet")').endswith("<figcaption>Fra møtet</figcaption></figure>")
    assert html('![Et bilde](x.png "| Kari")').endswith('<figcaption><span class="credit">Kari</span></figcaption></figure>')
    assert html("![Et bilde](x.png)") == '<figure><img alt="Et bilde" src="0"></figure>'
    assert "<figure>" not in html("Se ![Et bilde](x.png) her.")
    found = Picture("x.png", 1, Target("file", "images/x.png"), "Et bilde")
    assert made("![Et bilde](x.png)\n\n![](y.png)").pictures == (found, Picture("y.png", 3, Target("missing", "pages/y.png"), ""))


def test_links() -> None:
    """Each with its address as written, its line and what it means; in the text stands its number, but for one on the same page."""
    text = made("Se [a](x.md), [b][w].\n\n## Her\n\n[c](#her)\n[d](<x.md>) [e](mailto:a@b.no)\n\n[w]: https://c.no/")
    assert text.links == (
        Link("x.md", 1, Target("missing", "pages/x.md")),
        Link("https://c.no/", 8, Target("external", "https://c.no/")),
        Link("#her", 5, Target("here", "", "her")),
        Link("x.md", 6, Target("missing", "pages/x.md")),
        Link("mailto:a@b.no", 6, Target("external", "mailto:a@b.no")),
    )
    assert text.lead == 'Se <a href="0">a</a>, <a href="1">b</a>.'
    assert [link.get("href") for link in lxml_html.fromstring(text.html).iter("a")] == ["#her", "3", "4"]


@pytest.mark.parametrize(
    ("lang", "expected"), [("nb", "Hun sa «hei» og ‘nei’."), ("nn", "Hun sa «hei» og ‘nei’."), ("en", "Hun sa “hei” og ‘nei’.")]
)
def test_quotation_marks(lang: str, expected: str) -> None:
    """Typed marks become those of the language; dashes and dots too; code is left alone."""
    assert made("Hun sa \"hei\" og 'nei'.", lang).lead == expected
    assert made('1--2 ... `"kode" --`').lead == '1–2 … <code>"kode" --</code>'


def test_definition_lists() -> None:
    """A term and what it means."""
    assert html("Igangsetter\n: Den som setter i gang.\n").split() == [
        "<dl>",
        "<dt>Igangsetter</dt>",
        "<dd>Den",
        "som",
        "setter",
        "i",
        "gang.</dd>",
        "</dl>",
    ]


def test_citations() -> None:
    """A work is cited by surname and year with a link to the list; several stand in one pair of brackets; each is listed
    once, in order. An unknown one stays as typed (the preflight tells of it), and code is left alone."""
    text = made("A [@gotaas2012]. B [@to2014; @tre2020]. C [@etat2019; @gotaas2012]. D [@ukjent]. `[@kode]`")
    assert '<span class="citation">(<a href="#ref_gotaas2012">Gotaas, 2012</a>)</span>' in text.lead
    assert '(<a href="#ref_to2014">Brottveit &amp; Feiring, 2014</a>; <a href="#ref_tre2020">A mfl., 2020</a>)' in text.lead
    assert "Helsedirektoratet, 2019" in text.lead
    assert "D [@ukjent]. <code>[@kode]</code>" in text.lead
    assert text.cited == ("gotaas2012", "to2014", "tre2020", "etat2019", "ukjent")


def test_a_citation_in_another_language() -> None:
    """More than two authors are named as the language of the text does it."""
    assert ">A et al., 2020</a>)" in made("As shown [@tre2020].", "en").lead


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "Hei <script src='https://a.no/x.js'></script>",
        '<p onclick="alert(1)">Hei</p>',
        '<p style="position:fixed">Hei</p>',
        '<iframe src="https://a.no/"></iframe>',
        '<a href="javascript:alert(1)">her</a>',
        "[her](javascript:alert(1))",
        "[her](JaVaScRiPt:alert(1))",
        '<a href="&#106;avascript:alert(1)">her</a>',
        "[her](data:text/html,<script>alert(1)</script>)",
        "[her](vbscript:x)",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)></svg>",
        "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>",
        '<form action="https://a.no/"><input name="x"><button>Send</button></form>',
        '<meta http-equiv="refresh" content="0; url=https://a.no/">',
        '<link rel="stylesheet" href="https://a.no/x.css">',
        '<base href="https://a.no/">',
        "<style>body { display: none }</style>",
        '<object data="x"></object><embed src="x">',
        '<div class="site-header" id="_main">Hei</div>',
        "<template><script>alert(1)</script></template>",
        "<!-- <script>alert(1)</script> --!> hei",
        "![x](x.png \"t' onload='alert(1)\")",
        "## Hei <img src=x onerror=alert(1)>",
        "| a |\n|---|\n| <script>alert(1)</script> |",
    ],
)
def test_raw_html_is_never_trusted(body: str) -> None:
    """Nothing in the result that runs, loads, styles, submits or borrows the theme's ids and classes (OWASP, XSS prevention)."""
    assert_safe(made(body))


def assert_safe(text: Text) -> None:
    """Only what the theme knows, in every element and attribute."""
    ours = {"figure": {"class"}, "figcaption": set(), "div": {"class", "role", "tabindex", "aria-label"}, "span": {"class"}}
    root = lxml_html.fragment_fromstring(f"<p>{text.lead}</p>{text.html}", create_parent="section")
    for element in root.iter():
        if element is root or not isinstance(element.tag, str):
            continue
        assert element.tag in TAGS | {"figure", "figcaption"}
        known = ATTRIBUTES["*"] | ATTRIBUTES.get(element.tag, set()) | ours.get(element.tag, set()) | {"class"}
        assert set(element.attrib) <= known, lxml_html.tostring(element)
        address = (element.get("href") or element.get("src") or "").strip().lower()
        assert ":" not in address.split("/")[0] or address.split(":")[0] in ("http", "https", "mailto", "tel") or address[0] == "#"
        assert "_" not in element.get("id", "") or element.get("id", "").startswith(("fn:", "fnref"))
        classes = set(element.get("class", "").split())
        assert not classes & {"site-header", "help-bar", "menu", "skip-link", "visually-hidden"}
    assert "<!--" not in text.html


def test_what_was_taken_out_is_known() -> None:
    """The preflight can tell of addresses that no page may have, and of elements that disappear."""
    text = made('<a href="javascript:x">a</a> ![b](file:///b.png) <font>c</font> `<code>` <b>d</b> <iframe></iframe>')
    assert text.blocked == (Written("javascript:x", 1), Written("file:///b.png", 1))
    assert text.removed == ("b", "font", "iframe")
    assert text.pictures == ()
    assert made("[](bli-med.md) [![Alt](x.png)](y.md) [z](z.md)").wordless == (
        Link("bli-med.md", 1, Target("missing", "pages/bli-med.md")),
    )


def test_the_themes_own_anchors_are_safe() -> None:
    """An id with an underscore is the theme's; the text cannot take it, nor use one twice. The heading gets one of its words."""
    text = made('<h2 id="_main">En</h2>\n\n<h2 id="to">To</h2>\n\n<h3 id="to">Tre</h3>\n\n## Ref_x')
    assert text.anchors == {"en", "to", "tre", "ref-x"}


@pytest.mark.parametrize("body", ["# Tittelen\n\nHei.", "\n\n# Tittelen #\nHei.", "# Tittelen"])
def test_a_repeated_title_is_dropped(body: str) -> None:
    """A first line «# title» says nothing new; the page's h1 is the title."""
    text = made(body)
    assert text.headings == ()
    assert (text.lead, text.html) == ("" if body.endswith("n") else "Hei.", "")


def test_another_h1_is_kept_for_the_preflight() -> None:
    """Any other «# …» is noted as level 1, so that the preflight can refuse it, and never becomes a second h1."""
    text = made("Hei.\n\n# Tittelen\n\n## To")
    assert [heading.level for heading in text.headings] == [1, 2]
    assert "<h1" not in text.html


def test_the_lead() -> None:
    """The first paragraph is the lead; a text that begins with something else has none."""
    assert (made("En *to*.\n\nTre.").lead, made("En *to*.\n\nTre.").html) == ("En <em>to</em>.", "<p>Tre.</p>")
    assert made("## Først\n\nSå.").lead == ""
    assert made("").is_empty
    assert made("<!-- bare en merknad -->").is_empty


def test_texts_do_not_leak_into_each_other() -> None:
    """Notes, works and anchors of one text are not in the next."""
    made("A.[^1] [@gotaas2012]\n\n## To\n\n[^1]: Note.")
    text = made("B.\n\n## To\n")
    assert (text.cited, text.links, text.html) == ((), (), '<h2 id="to">To</h2>')


# Everything that means something to Markdown or HTML, to be put together in any order.
SIGNS = (
    *(
        "# ",
        "## ",
        "> ",
        "[!NOTE]\n",
        "- ",
        "1. ",
        "    ",
        "\n",
        "\n\n",
        "|",
        "|---|",
        ": ",
        "[^1]",
        "[^1]: ",
        "[@a]",
        "*",
        "__",
        "`",
    ),
    *(
        "```\n",
        "![a](b)",
        "[a](b)",
        "<p>",
        "</p>",
        "<a href='x'",
        "<script>",
        "<!--",
        "-->",
        "&amp;",
        "&#0;",
        "— ",
        "æ",
        "\u00a0",
        "x",
    ),
    *(
        "<",
        ">",
        '"',
        "'",
        "<svg>",
        "<math>",
        "<style>",
        "</div>",
        "<div>",
        "<table>",
        "<li>",
        "{: #a }",
        "\\",
        "===",
        "---",
        "<br/>",
    ),
    *("<img src=x>", "\u2028"),
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)))
def test_any_text(body: str) -> None:
    """Whatever is typed: never an exception, always safe."""
    assert_safe(made(body))
