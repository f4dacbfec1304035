"""Which groups a reader comes across, where, and in which order."""

import itertools
import json
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest

from conftest import build
from moteplass.model.event import OPEN_KINDS, EventKind
from moteplass.model.meeting import Format
from published import files_with
from sites import BuiltSite

# As they stand in the search index: in lower case, without endings.
SECRETS = ("hemmelighus", "skjultgat", "lønnrom", "smuglervei", "skjultlenke", "17.43", "17:43", "t1743", "skyggebuss", "skyggeapp")
TOLD = ("ropehus", "ropegat", "roperom", "ropevei", "ropelenke", "17.41", "17:41", "t1741", "ropebuss")
VIDEO = "video: https://video.test.no/skjultlenke\n"
# A group that one can sign up for says how it is to join online, so the word is not among the secrets of those.
ONLINE = "online: {camera_may_be_off: true, needed: Skyggeappen}\n"
ACCESS = "access: {lift: false, transport: Skyggebussen}"
HIDDEN = f"place: {{name: Hemmelighuset, street: Skjultgata 7, room: Lønnrommet, directions: Smuglerveien, {ACCESS}}}\n{VIDEO}"
CLOSED = """---
title: En lukket gruppe
summary: Gruppa er i gang med de samme menneskene.
office: fjellby
theme: sorg
kind: mixed
state: {state}
{more}municipalities: ["9901"]
schedule: {{repeat: hver tirsdag, first: 2026-01-06, start: "17:43", end: "19:43"}}
confirmed: {confirmed}
---

Tekst.
"""
COURSE = """---
title: Et møte etter avtale
summary: Et møte som folk melder seg på.
office: fjellby
kind: {kind}
municipalities: ["9901"]
start: 2027-01-14 17:43
end: 2027-01-14 19:43
sign_up: {{email: post@fjellby.no}}
{more}---

Tekst.
"""


def links(site: BuiltSite, page: str) -> list[str]:
    """The groups that a list leads to, in order."""
    return [str(href) for href in site.tree(page).xpath("//ul[@class='meeting-list']//a/@href")]


LANGUAGES = {"nn/grupper": ("nn", "Tek imot påmelding", "tysdag"), "en/groups": ("en", "Taking sign-ups", "Tuesday")}


@pytest.mark.parametrize("address", LANGUAGES)
def test_the_finder_in_another_language(address: str, preview: BuiltSite) -> None:
    """All the groups, with the theme's words in that language; the groups' own titles are marked as bokmål, and each
    language leads to the others."""
    lang, state, day = LANGUAGES[address]
    tree = preview.tree(f"{address}/index.html")
    titles = tree.xpath("//ul[@class='meeting-list']//h4")
    assert tree.get("lang") == lang
    assert [title.text_content() for title in titles] == [
        title.text_content() for title in preview.tree("grupper/index.html").xpath("//ul[@class='meeting-list']//h4")
    ]
    assert {title.get("lang") for title in titles} == {"nb"}
    text = str(tree.xpath("string(//main)"))
    assert state in text
    assert day in text
    assert {link.get("hreflang") for link in tree.xpath("//head/link[@rel='alternate' and @hreflang]")} == {
        "nb",
        "nn",
        "en",
        "x-default",
    }


def test_the_finder_has_every_group_without_a_script(preview: BuiltSite) -> None:
    """All the examples stand in the HTML: this office's own, then the neighbour's, last what nobody has confirmed lately."""
    found = links(preview, "grupper/index.html")
    assert len(found) == len(set(found)) == 9
    assert found[-2:] == ["/grupper/nordnes-livet/", "/grupper/parorende-granoya/"]
    titles = [str(heading.text_content()) for heading in preview.tree("grupper/index.html").xpath("//*[@id='_groups']//h2")]
    assert titles[:3] == ["Gruppene våre", "Grupper hos andre sentre", "Ikke bekreftet på en stund"]


def test_each_filter_has_an_address(preview: BuiltSite) -> None:
    """A list for each theme, for each municipality of the office, and for groups online; each with just its own."""
    assert links(preview, "grupper/tema/sorg/index.html") == ["/grupper/sammen-om-sorg/"]
    assert links(preview, "grupper/sted/9903-granoya/index.html") == ["/grupper/parorende-granoya/"]
    assert links(preview, "grupper/sted/9920-nordnes/index.html") == ["/grupper/nordnes-livet/"]
    assert links(preview, "grupper/digitalt/index.html") == ["/grupper/angst-pa-nett/"]


def test_an_empty_list_leads_to_a_person(site: BuiltSite) -> None:
    """Without the examples there are no groups today: the finder says so in each language, and how to reach somebody."""
    for page in ("grupper/index.html", "nn/grupper/index.html", "en/groups/index.html"):
        assert links(site, page) == []
        assert site.tree(page).xpath("//main//a[contains(@href, 'kontakt') or contains(@href, 'contact')]"), page
        assert not site.tree(page).xpath("//main//script[contains(@src, 'finder.js')]"), page


def test_examples_are_nowhere_in_public(site: BuiltSite, preview: BuiltSite) -> None:
    """No example is on a page, in a feed, a data file, a calendar, the sitemap or the search index of the public site; in the
    preview they are in all of these."""
    signs = ("eksempelhus", "tirsdagsgruppa")
    assert files_with(site.folder, signs) == {}
    endings = {Path(path).suffix for path in files_with(preview.folder, signs)}
    assert endings >= {".html", ".xml", ".json", ".csv", ".ics", ".pf_fragment", ".pf_index"}
    assert json.loads((site.folder / "data" / "groups.json").read_text())["groups"] == []
    assert list(site.folder.rglob("*.ics")) == []


def test_a_closed_group_says_nothing_of_its_door_anywhere(tmp_path: Path, content: Path) -> None:
    """Nonsense words in the fields that are kept back reach no file of the site, whatever the state of a group and however it
    meets, nor do those of an event by appointment: pages, data, calendars, structured data, the search index. An open group's
    are told in all of these, so they would be found."""
    copy = Path(shutil.copytree(content, tmp_path / "content"))
    for state, format in itertools.product(("collecting", "starting", "running", "paused", "ended"), get_args(Format)):
        more = (
            ("starts: 2027-01-05\n" if state == "starting" else "")
            + f"format: {format}\n"
            + (ONLINE if format == "online" and state in ("running", "paused", "ended") else "")
            + (HIDDEN if format == "place" else VIDEO)
        )
        text = CLOSED.format(state=state, more=more, confirmed="2026-11-20").replace("En lukket", f"En {state} {format}")
        (copy / "groups" / f"lukket-{state}-{format}.md").write_text(text, encoding="utf-8")
    for kind in sorted({*get_args(EventKind)} - OPEN_KINDS):
        text = COURSE.format(kind=kind, more=HIDDEN).replace("Et møte etter", f"Et {kind} etter")
        (copy / "events" / f"avtale-{kind}.md").write_text(text, encoding="utf-8")
    shown = (
        CLOSED.format(state="open", more=HIDDEN, confirmed="2026-11-20").replace("17:43", "17:41").replace("En lukket", "En åpen")
    )
    for hidden, told in (
        ("Hemmelig", "Rope"),
        ("Skjult", "Rope"),
        ("Lønn", "Rope"),
        ("Smugler", "Rope"),
        ("Skygge", "Rope"),
        ("skjult", "rope"),
    ):
        shown = shown.replace(hidden, told)
    (copy / "groups" / "apen.md").write_text(shown, encoding="utf-8")
    build(tmp_path / "site", content=copy)
    pages = [path.name for folder in ("grupper", "arrangementer") for path in (tmp_path / "site" / folder).iterdir()]
    assert {f"lukket-{state}-online" for state in ("running", "ended")} | {"avtale-course", "apen"} <= {*pages}
    assert files_with(tmp_path / "site", SECRETS) == {}
    says_no_lift = {path for path in files_with(tmp_path / "site", ("ingen heis",)) if path.endswith(".html")}
    assert says_no_lift == {"grupper/apen/index.html"}
    rows = json.loads((tmp_path / "site" / "data" / "groups.json").read_text(encoding="utf-8"))["groups"]
    assert {row["id"] for row in rows if "lift" in row} == {"apen"}
    found = files_with(tmp_path / "site", TOLD)
    assert {word for words in found.values() for word in words} == {*TOLD}
    assert {Path(path).suffix for path in found} >= {".html", ".json", ".csv", ".ics", ".pf_fragment", ".pf_index"}


def test_what_nobody_confirms_is_said_and_then_leaves_the_lists(tmp_path: Path, content: Path) -> None:
    """After 90 days the page and the lists say since when; after 180 the page alone is left, and says so."""
    copy = Path(shutil.copytree(content, tmp_path / "content"))
    for name, day in (("frisk", "2026-11-20"), ("gammel", "2026-08-01"), ("glemt", "2026-05-01")):
        text = CLOSED.format(state="collecting", more="", confirmed=day).replace("En lukket", f"En {name}")
        (copy / "groups" / f"{name}.md").write_text(text, encoding="utf-8")
    data = build(tmp_path / "site", content=copy)
    site = BuiltSite(tmp_path / "site", "", data)
    assert links(site, "grupper/index.html") == ["/grupper/frisk/", "/grupper/gammel/"]
    assert "Ikke bekreftet siden 1. august 2026" in site.text("grupper/index.html")
    assert "Ingen har bekreftet denne gruppa på lenge" in site.text("grupper/glemt/index.html")
    assert [row["id"] for row in json.loads((site.folder / "data" / "groups.json").read_text())["groups"]] == ["frisk", "gammel"]


def test_events_to_come_and_events_that_were(preview: BuiltSite) -> None:
    """The next first; what is over is in the archive; cancelled and moved are said before anything else."""
    coming = links(preview, "arrangementer/index.html")
    assert coming[0] == "/arrangementer/kontaktmote-desember/"
    assert "/arrangementer/informasjonsmote-oktober/" not in coming
    assert links(preview, "arrangementer/tidligere/index.html") == ["/arrangementer/informasjonsmote-oktober/"]
    moved = preview.tree("arrangementer/apent-mote-sildvik/index.html").xpath("//main//p[contains(@class, 'event-change')]")[0]
    said = re.sub(r"\s+", " ", str(moved.text_content()))
    assert said == "Flyttet fra tirsdag 2. februar 2027 kl. 18. Lokalet var opptatt."


def test_a_municipality_has_its_own_page(preview: BuiltSite) -> None:
    """Every municipality, each with the office that serves it and its groups."""
    pages = [page for page in preview.pages if re.fullmatch(r"kommune/\d{4}-[a-z-]+/index.html", page)]
    assert len(pages) == len(preview.data.content.data.municipalities) > 1
    assert "/grupper/apen-samtalegruppe/" in links(preview, "kommune/9901-fjellby/index.html")
    for page in pages:
        assert preview.tree(page).xpath("//main//a[starts-with(@href, '/nettverket/')]"), page
