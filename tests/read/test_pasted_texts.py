"""Texts as people paste them, by somebody who has only the messages: what is said after the first try, and what is shown when
that has been obeyed."""

from pathlib import Path

import pytest
from lxml import html as lxml_html

from moteplass.check.preflight import read_and_check
from scenarios.overlay import TODAY, lay

PASTED = Path(__file__).resolve().parents[1] / "pasted"
HEAD = "---\ntitle: Fra en gammel side\nsummary: En tekst som er limt inn fra et annet sted.\ndate: 2026-10\n---\n"
BELOW_HEAD = HEAD.count("\n")

# The text → (line of it, what is said of that line) after the first try.
SAID: dict[str, list[tuple[int, str]]] = {
    "word-guide": [(3, "lead_date")],
    "wordpress-page": [
        *[(9, key) for key in ("picture_elsewhere", "tool_mark", "tool_mark")],
        (16, "tool_mark"),
        (21, "broken_address"),
        *[(24, key) for key in ("tool_link", "tool_mark")],
        (33, "tool_mark"),
        (35, "html_embedded"),
    ],
    "newsletter": [
        *[(line, "html_removed") for line in (2, 3, 4, 5, 10)],
        (11, "hidden_character"),
        (16, "heading_one_html"),
        (17, "tool_mark"),
        (21, "tool_mark"),
        (27, "alt_missing_html"),
        (27, "picture_elsewhere"),
        (35, "tool_mark"),
        *[(36, "tool_mark")] * 2,
    ],
    "pdf-report": [
        *[(line, "word_divided_either") for line in (5, 6, 8)],
        (9, "page_number"),
        *[(line, "word_divided_either") for line in (14, 23)],
        (24, "page_number"),
        (28, "word_divided_either"),
    ],
    "post": [(17, "tool_mark")],
    "word-list": [(1, "lead_date")],
    "wordpress-post": [*[(2, key) for key in ("picture_elsewhere", "tool_mark", "tool_mark")], (8, "tool_mark")],
}
# What somebody writes who does as the messages say: (before, after). The words then shown stand in a .txt beside the text.
OBEYED: dict[str, list[tuple[str, str]]] = {
    "word-guide": [("Sist endret: 14.03.2019\n", "")],
    "wordpress-page": [
        ('[caption id="attachment_42" align="alignright" width="300"]', ""),
        ("[/caption]", ""),
        ("https://gammel.fjellby.example/wp-content/uploads/2014/05/huset-300x200.jpg", "../images/bilde.png"),
        ('[gallery ids="12,13,14" columns="3"]\n', ""),
        ("/?p=17", "../pages/bli-med.md"),
        ('[button link="https://gammel.fjellby.example/pamelding" color="blue"]Meld deg på[/button]',
         "\n[Meld deg på](https://gammel.fjellby.example/pamelding)"),
        ('[contact-form-7 id="99" title="Kontakt"]\n', ""),
        ('<iframe src="https://www.youtube.com/embed/abc123" width="560" height="315"></iframe>',
         "[Se filmen](https://www.youtube.com/embed/abc123)"),
    ],
    "newsletter": [
        ("&zwnj;", ""),
        ("<h1 style=\"text-align:center\">Høsten hos oss</h1>", "<h2>Høsten hos oss</h2>"),
        ("Hei *|FNAME|*", "Hei"),
        ("https://fjellby.us1.list-manage.com/track/click?u=1f&amp;id=2c&amp;e=*|UNIQID|*", "/kontakt/"),
        ('alt="" src="https://gallery.mailchimp.com/1f/images/topp.png"', 'alt="En høstskog" src="../images/bilde.png"'),
        ("*|CURRENT_YEAR|* ", ""),
        ('<a href="*|ARCHIVE|*">Se i nettleseren</a> | <a href="*|UNSUB|*">Meld deg av</a>\n', ""),
    ],
    "pdf-report": [
        ("delta-\nkere", "deltakere\n"),
        ("sam-\nmen", "sammen\n"),
        ("ka-\npittel", "kapittel\n"),
        ("\n3\n", "\n"),
        ("tele-\nfon", "telefon"),
        ("fjell-\nby", "fjellby"),
        ("Side 4 av 12\n", ""),
        ("over-\nskudd", "overskudd"),
    ],
    "post": [("… Se mer\n", "")],
    "word-list": [("Sist oppdatert: 12.03.2019\n", "")],
    "wordpress-post": [
        ('[caption id="attachment_12" align="alignnone" width="300"]', ""),
        ("[/caption]", ""),
        ('[gallery ids="1,2,3"]', ""),
        ("http://gammel.no/wp-content/bilde.jpg", "../images/bilde.png"),
    ],
}  # fmt: skip


def tried(folder: Path, body: str) -> tuple[list[tuple[int, str]], str]:
    """What is said of an article with this text, by the line of the text, and the words that are shown, blocks apart."""
    checked = read_and_check(lay(folder, {"articles/limt-inn.md": HEAD + body}), TODAY)
    text = checked.content.text(checked.content.sources["articles/limt-inn.md"])
    root = lxml_html.fragment_fromstring(f"<p>{text.lead}</p>{text.html}", create_parent="div")
    for element in root.iter():
        if element.tag in ("br", "p", "li", "td", "th", "h2", "h3", "hr", "div", "img", "ul", "blockquote"):
            element.text, element.tail = f"\n{element.text or ''}", f"\n{element.tail or ''}"
    lines = (" ".join(line.split()) for line in str(root.text_content()).splitlines())
    return [(fault.line - BELOW_HEAD, fault.key) for fault in checked.faults], "\n".join(filter(None, lines))


@pytest.mark.parametrize("name", SAID)
def test_two_tries_and_nothing_lost(name: str, tmp_path: Path) -> None:
    """All that is wrong with the text is said at the first try, on its line; who obeys passes, and every word is shown."""
    body = (PASTED / f"{name}.md").read_text(encoding="utf-8")
    said, _ = tried(tmp_path / "first", body)
    for before, after in OBEYED[name]:
        assert before in body
        body = body.replace(before, after)
    said_then, shown = tried(tmp_path / "second", body)
    assert said == SAID[name]
    assert [key for _, key in said_then if key != "html_removed"] == []  # a notice, of what nobody sees
    assert shown.splitlines() == (PASTED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
