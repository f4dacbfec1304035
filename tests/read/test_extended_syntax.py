"""What people type, and what they paste from Word and old websites, is shown as they see it elsewhere."""

import pytest

from moteplass.read.extended_syntax import lines_as_typed
from moteplass.read.lists import put

from .test_markdown import html, made

NBSP = "\u00a0"


def body_of(text: str) -> str:
    """Its HTML on one line."""
    return " ".join(html(text).split()).replace("> <", "><")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Se https://a.no/x--y_z_a?b=1&c=2.", 'Se <a href="https://a.no/x--y_z_a?b=1&amp;c=2">https://a.no/x--y_z_a?b=1&amp;c=2</a>.'),
        ("(http://a.no/b(c))", '(<a href="http://a.no/b(c)">http://a.no/b(c)</a>)'),
        ("**www.a.no**, *post@a.no*!", '<strong><a href="https://www.a.no">www.a.no</a></strong>, '
         '<em><a href="mailto:post@a.no">post@a.no</a></em>!'),
        ("<www.a.no> <a.no/b--c>", '<a href="https://www.a.no">www.a.no</a> <a href="https://a.no/b--c">a.no/b--c</a>'),
        ("[https://a.no](https://b.no) <b@a.no>", '<a href="https://b.no">https://a.no</a> <a href="mailto:b@a.no">b@a.no</a>'),
        ('<a href="https://a.no">https://a.no</a>', '<a href="https://a.no">https://a.no</a>'),
        ("`https://a.no` linkbergen.no kl.18.no", "<code>https://a.no</code> linkbergen.no kl.18.no"),
        ("~~tirsdag~~ \\~~onsdag~~ ~20", "<del>tirsdag</del> ~~onsdag~~ ~20"),
        ("post@a.no<mailto:post@a.no>, www.a.no <http://www.a.no/>, 55 31 09 45<tel:+4755310945>",
         '<a href="mailto:post@a.no">post@a.no</a>, <a href="https://www.a.no">www.a.no</a>, 55 31 09 45'),
        ("Kart\nwww.a.no\npost@a.no",
         'Kart<br>\n<a href="https://www.a.no">www.a.no</a><br>\n<a href="mailto:post@a.no">post@a.no</a>'),
        ("Kart\\\nhttps://a.no", 'Kart<br>\n<a href="https://a.no">https://a.no</a>'),
        ("her<https://a.no/x>", 'her<a href="https://a.no/x">https://a.no/x</a>'),
        ("Sommeren '78, '78-tallet og Rock 'n' roll, 'en 22' 'n", "Sommeren ’78, ’78-tallet og Rock ’n’ roll, ‘en 22’ ‘n"),
        ("#sorg, #angst og #uro", "#sorg, #angst og #uro"),
        ("\\\"a\\\" \\<b> \\| \\@", '"a" &lt;b&gt; | @'),
        ('"*Boka*" og "**a**", "`b`", "[c](#d)"',
         '«<em>Boka</em>» og «<strong>a</strong>», «<code>b</code>», «<a href="#d">c</a>»'),
        ('("<b>Boka</b>") *Per*\'s x<br>"y"', "(«Boka») <em>Per</em>’s x<br>«y»"),
    ],
)  # fmt: skip
def test_in_a_line(text: str, shown: str) -> None:
    """Addresses without marks around them, what is struck out, escaped signs, quotation marks around emphasis."""
    found = made(text)
    written = str(found.lead)
    for number, link in enumerate(found.links):
        written = written.replace(f'href="{number}"', f'href="{link.text}"'.replace("&", "&amp;"))
    assert written == shown


@pytest.mark.parametrize(
    "text",
    [
        "Storgata 1\\\n4000 Stavanger",
        "LINK Fjellby\nStorgata 1\n9999 Fjellby\nTlf. 55 51 00 00",
        "Vennlig hilsen\nKari Nordmann,\nDaglig leder",
        "**Telefon:** 55 51 00 00\n[Skriv](mailto:en.lang.adresse@fjellby.example)\nÅpent",
        "a) en\nb) to\nc) tre",
        "– Hei, sa hun.\n– Hei, sa jeg.",
        "24. desember: stengt\n2. januar: åpent",
        "☎ ring\n✉ skriv",
        "Vi holder til i første etasje i det gamle skolehuset ved torget\nStorgata 12 B\n9999 Fjellby",
        "Ta gjerne kontakt med oss hvis det er noe du lurer på\nTlf. 55 51 00 00\nE-post: post@fjellby.example",
        "Kari Nordmann\ndaglig leder\nLINK Fjellby\nc/o Huset\n9999 FJELLBY\npost@fjellby.example\nwww.a.no\ntlf 55 51 00 00",
        "Velkommen til alle som vil, både nye og gamle.\nMvh.\nStyret",
        "Vi gleder oss til å se både nye og gamle deltakere til høsten\nMed vennlig hilsen alle oss på senteret",
    ],
)
def test_lines_that_were_ended(text: str) -> None:
    """The lines of an address, of a signature and of what has marks of its own stay lines."""
    assert body_of(text).count("<br>") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "Det var i\n1986. Da hendte det.",
        "Et avsnitt som er brukket på en bredde som mange\nEditorer bruker, går videre.",
        "Kom som du er.\nDu kan bare lytte.",
        "Vi møtes på\nhuset.",
        "Han kom sent\n– og gikk.",
        "Da var det 5 grupper. I\n2012 var det 8.",
        "Det er\nGruppe 4\nsom har vært der lengst.",
        "Et avsnitt som er brukket på en bredde som mange bruker, og at\nTelefon er ikke alltid like lett",
        "Kari Nordmann\nsier at det er bra å komme dit når det passer.",
        "Vi bor i Nord-\nNorge.",
        "Ring gjerne til oss på vår nye\ntelefon 55 51 00 00 hvis du lurer.",
        "Skriv til oss på\npost@fjellby.example",
    ],
)
def test_lines_that_go_on(text: str) -> None:
    """A paragraph that was wrapped, and one sentence a line, are one paragraph."""
    assert lines_as_typed(text) == text


def test_ticks() -> None:
    """Things to tick off have a box, in a list and without one."""
    assert body_of("- [ ] kopp\n- [x] fat") == "<ul><li>☐ kopp</li><li>☑ fat</li></ul>"
    assert body_of("[X] kopp\n[ ] fat") == "<p>☑ kopp<br> ☐ fat</p>"
    assert body_of("- [x](#a) [ ] b") == '<ul><li><a href="#a">x</a> [ ] b</li></ul>'


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("•\tMat\no\tFrukt\n▪\tEple\no\tBær\n•\tDrikke", "- Mat\n    - Frukt\n        - Eple\n    - Bær\n- Drikke"),
        ("Inn:\n*Mat\n*Drikke", "Inn:\n\n* Mat\n* Drikke"),
        ("- Mat\n-Drikke: *saft* og vann\n\nUt", "- Mat\n- Drikke: *saft* og vann\n\nUt"),
        ("*Mat\n*Husk: **sko**", "* Mat\n* Husk: **sko**"),
        ("Mandag\t\t10–14\nTirsdag\t\t12–16", "Mandag 10–14  \nTirsdag 12–16"),
        ("Dag\tTid\tRom\nMandag\t10 | 12\t1\n\t14\t2", "| Dag | Tid | Rom |\n|--|--|--|\n| Mandag | 10 \\| 12 | 1 |\n| | 14 | 2 |"),
        ("\tMandag\tTirsdag\nTid\t10\t12", "| | Mandag | Tirsdag |\n|--|--|--|\n| Tid | 10 | 12 |"),
        ("Inn:\n·       Mat\n·       Drikke", "Inn:\n- Mat\n- Drikke"),
        ("\t•\tMat\n\t•\tDrikke", "- Mat\n- Drikke"),
        ("1. a\n   • b\n   • c\n2. d", "1. a\n   - b\n   - c\n2. d"),
        (f"-{NBSP}Mat\n-{NBSP}{NBSP}Drikke", "- Mat\n- Drikke"),
        (f"##{NBSP}Tid{NBSP}\n{NBSP}\n{NBSP}Hei{NBSP} på{NBSP}{NBSP}deg &nbsp; &nbsp; nå", "## Tid\n\nHei på deg nå"),
        ("Inn:\n| a | b |\n|---|---|\n| 1 | 2 |", "Inn:\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
        ("Inn:\na | b\n--|--\n1 | 2", "Inn:\n\na | b\n--|--\n1 | 2"),
        ("<div>\n**x**\n\n- y\n</div>", "**x**\n\n- y"),
        ("<div class='wp-block'>\n  <center>\n    **x**\n  </center>\n</div>", "<div class='wp-block'>\n<strong>x</strong></div>"),
        ("<p>En *to*</p>\n<p>tre</p>", "En *to*\n\ntre"),
    ],
)
def test_as_pasted(text: str, same: str) -> None:
    """Word's bullets and blanks, boxes of HTML, a table right below a line: what they would be in Markdown."""
    assert body_of(text).replace("<p>", "").replace("</p>", "") == body_of(same).replace("<p>", "").replace("</p>", "")


def test_what_is_kept() -> None:
    """One blank that does not break, a language of a box, and bullets in code."""
    assert html(f"kl.{NBSP}18") == f"<p>kl.{NBSP}18</p>\n"
    assert body_of('<div lang="en">Hi **you**</div>') == '<div lang="en"><p>Hi <strong>you</strong></p></div>'
    assert "• a" in html("```\n• a\n```")
    assert list(put(["o  a"])) == ["o  a"]
    assert body_of("*Gratis for medlemmer") == "<p>*Gratis for medlemmer</p>"
    assert body_of("* * *\n*Gratis for medlemmer") == "<hr><p>*Gratis for medlemmer</p>"
    assert body_of("*kursiv*\n*igjen*") == "<p><em>kursiv</em><em>igjen</em></p>"
    assert body_of("-5 grader\n-3 grader") == "<p>-5 grader -3 grader</p>"
    assert "-a\n-b" in html("```\n-a\n-b\n```")


@pytest.mark.parametrize(
    "text",
    [
        "> Gruppa hjalp.\n\n— Kari, 40 år",
        "> Gruppa hjalp.\n\n– Kari, 40 år\n\nMer.",
        "> Gruppa hjalp.\n— Kari, 40 år",
        "> Gruppa hjalp.\n> – Kari, 40 år",
        "> Gruppa hjalp.\n\n— Kari, *40 år*",
    ],
)
def test_who_said_it(text: str) -> None:
    """The name below a quotation belongs to it, with a dash of either length, inside or outside."""
    shown = html(text).replace("<em>", "").replace("</em>", "")
    assert "<p>Gruppa hjalp.</p>\n</blockquote><figcaption>— Kari, 40 år</figcaption></figure>" in shown


def test_what_nobody_signed() -> None:
    """A dash that begins what somebody says names nobody."""
    assert "figure" not in html("> Gruppa hjalp.\n\n– Ja, sa Kari.") + html("> En.\n> – To, sa jeg.") + html("> En.\n\nTo — tre.")


def test_pictures_on_lines_of_their_own() -> None:
    """Each keeps its caption and credit, beside other pictures, in a paragraph, in an item, in a link; one in a line has none."""
    assert body_of('![x](x.png "En | Kari")\n![x](x.png "To")').count("<figcaption>") == 2
    shown = body_of('Før *det*\n![x](x.png "En")\netter')
    assert shown == '<p>Før <em>det</em></p><figure><img alt="x" src="0"><figcaption>En</figcaption></figure><p>etter</p>'
    assert body_of('- a\n  ![x](x.png "En")\n- b').startswith('<ul><li>a <figure><img alt="x" src="0"><figcaption>En</figcaption>')
    assert '<figure><a href="0"><img alt="x" src="0"></a><figcaption>En</figcaption>' in body_of('[![x](x.png "En")](a.md)')
    assert [(key, mark.text) for key, mark in made('Se ![x](x.png "En") her').leftovers] == [("caption_lost", "En")]


def test_where_in_a_work() -> None:
    """A citation takes a page, with a comma or without, and each work its own."""
    shown = made("[@gotaas2012, s. 143] [@to2014 kap. 2; @gotaas2012, s. 3–4]").lead
    assert "Gotaas, 2012</a>, s. 143)" in shown
    assert "2014</a>, kap. 2; " in shown
    assert "2012</a>, s. 3–4)" in shown
