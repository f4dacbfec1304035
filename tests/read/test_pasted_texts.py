"""Texts as Word and an old WordPress leave them: what is told at the first try, and what readers see when that has been obeyed."""

from pathlib import Path

import pytest
from lxml import html as lxml_html

from conftest import ROOT
from moteplass.read.content import read_content
from moteplass.words import site_words
from scenarios.overlay import lay, lines_of

FILE = "content/articles/tekst.md"
STALE = "blir ingressen på siden – slett linja; siden sier selv når den sist ble endret"
AWAY = "ligger på et annet nettsted – last det ned og legg det i images/"
FOREIGN = "kommer fra et annet program og blir vist slik – slett det, eller form teksten som i håndboka"
# name → what is told, what is put for what (as the messages say), what readers see below the lead.
TEXTS: dict[str, tuple[list[str], dict[str, str], str]] = {
    "word": (
        [f"{FILE}:5: «Sist oppdatert: 12.03.2019» {STALE}"],
        {"Sist oppdatert: 12.03.2019\n": ""},
        "Mandag: Sorg|Tirsdag: Angst og uro|Vi møtes i kjelleren|Onsdag: Fri|Senteret|Storgata 1|5003 Bergen|1. Ta kontakt|"
        "2. Kom på møte|4. Bli med|24. desember er det stengt.|Mvh|Daglig leder",
    ),
    "wordpress": (
        [
            f"{FILE}:6: bildet «http://gammel.no/wp-content/bilde.jpg» {AWAY}",
            f"{FILE}:6: «[/caption]» {FOREIGN}",
            f'{FILE}:6: «[caption id="attachment_12" align="alignnone" width="300"]» {FOREIGN}',
            f'{FILE}:12: «[gallery ids="1,2,3"]» {FOREIGN}',
        ],
        {
            '[caption id="attachment_12" align="alignnone" width="300"]': "",
            "[/caption]": "",
            '[gallery ids="1,2,3"]': "",
            "http://gammel.no/wp-content/bilde.jpg": "bilde.png",
        },
        "Fra turen|Nytt!|Les mer på|hjemmesiden|.|Skriv til|post@gammel.no|eller se|www.gammel.no/a--b|.",
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_two_tries(name: str, tmp_path: Path) -> None:
    """All is told at once; whoever obeys is done at the second try, and nothing of the words is lost or shown as marks."""
    told, obeyed, shown = TEXTS[name]
    text = (ROOT / "tests" / "pasted" / f"{name}.md").read_text(encoding="utf-8")
    assert lines_of(lay(tmp_path / "first", {"articles/tekst.md": text})) == told
    for written, instead in obeyed.items():
        text = text.replace(written, instead)
    content = lay(tmp_path / "second", {"articles/tekst.md": text})
    assert lines_of(content) == []
    html = read_content(content, site_words()).texts["articles/tekst.md"].html
    words = [part.strip() for part in lxml_html.fragment_fromstring(html, create_parent="div").itertext() if part.strip()]
    assert "|".join(words) == shown
