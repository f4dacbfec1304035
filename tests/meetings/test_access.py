"""Whether somebody gets in, at the door and online: as readers see it, and as the data files have it."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from conftest import build
from moteplass.render.structured_data import json_ld
from moteplass.write.open_data import files
from scenarios.overlay import lay
from sites import BuiltSite, serve

from .small import build_small_site, document, event, group

SOON = "{repeat: hver tirsdag, first: 2026-09-01, start: '18:00', end: '20:00'}"
OFFICE = """---
title: LINK Test
summary: Et senter.
kind: link
area: Bergen
municipalities: ["4601"]
{more}---

Tekst.
"""
DOOR = 'address: {street: Gata 1, postal_code: "5003", city: Bergen, access: {step_free: true, lift: false, transport: Bybanen}}\n'
COLUMNS = ("step_free", "lift", "accessible_toilet", "hearing_loop", "disabled_parking", "quiet_room", "transport")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """A site whose office can be reached, with a door that everything is known of, one that nothing is, and groups online."""
    root: Path = tmp_path_factory.mktemp("access")
    everything = ", ".join(f"{name}: {'false' if name == 'lift' else 'true'}" for name in COLUMNS[:-1])
    content = {
        "offices/test.md": OFFICE.format(more=f"{DOOR}email: post@senteret.no\n"),
        "groups/alt.md": group(title="Alt", schedule=SOON, place=f"{{name: Huset, access: {{{everything}}}}}"),
        "groups/intet.md": group(title="Intet", schedule=SOON, place="{name: Huset}"),
        "groups/nett.md": group(title="Nett", state="collecting", format="online"),
        "groups/nett-lukket.md": group(title="Lukket", state="running", format="online"),
        "groups/samler.md": group(title="Samler", state="collecting"),
        "events/kurs.md": event(title="Kurset", kind="course", start="2027-01-14 18:00"),
    }
    data = build(root / "site", office="test", content=lay(root, content))
    with serve(root / "site") as origin:
        yield BuiltSite(root / "site", origin, data)


def row(tree: HtmlElement, title: str) -> HtmlElement | None:
    """What stands beside these words in the facts of a page."""
    found = tree.xpath(f"//main//dl/div[normalize-space(dt)='{title}']/dd")
    return found[0] if found else None


def said(site: BuiltSite, page: str, title: str = "Kommer jeg inn?") -> str:
    """The same as one line of text; '' where there is no such row."""
    found = row(site.tree(f"{page}index.html"), title)
    return "" if found is None else " ".join(" ".join(found.itertext()).split())


def test_what_is_known_comes_first(preview: BuiltSite) -> None:
    """Each yes and each no is a point of a list, in words; then, in a sentence, what nobody has told, and a way to ask."""
    found = row(preview.tree("grupper/apen-samtalegruppe/index.html"), "Kommer jeg inn?")
    assert found is not None
    assert [str(item.text_content()) for item in found.xpath(".//li")] == [
        "Trinnfri vei inn",
        "Toalett for rullestol",
        "Ingen teleslynge",
    ]
    assert [str(item.text_content()) for item in found.xpath(".//p")] == [
        "Kollektivt: Bussene stopper rett utenfor.",
        "Ikke opplyst: heis, parkering for forflytningshemmede, stille rom. Spør oss",
    ]
    assert found.xpath(".//a/@href") == ["#_ask"]


def test_nothing_is_left_to_ask_where_all_is_known(built: BuiltSite) -> None:
    """And where nothing is, that is said in two words instead of six."""
    assert "Ikke opplyst" not in said(built, "grupper/alt/")
    assert said(built, "grupper/intet/") == "Ikke opplyst. Spør oss"


def test_nobody_is_sent_to_ask_who_does_not_answer(preview: BuiltSite) -> None:
    """An event of an office without a telephone and an e-mail address: what is not known is said without a link."""
    assert said(preview, "arrangementer/informasjonsmote-januar/").endswith(
        "Ikke opplyst: toalett for rullestol, parkering for forflytningshemmede, stille rom."
    )


@pytest.mark.parametrize("page", ["kontakt/", "om/"])
def test_the_door_of_the_office(built: BuiltSite, page: str) -> None:
    """The centre's own, with its address; «Spør oss» leads to how to reach it on the page itself."""
    assert said(built, page).startswith("Trinnfri vei inn Ingen heis Kollektivt: Bybanen Ikke opplyst: toalett for rullestol, ")
    found = row(built.tree(f"{page}index.html"), "Kommer jeg inn?")
    assert found is not None
    (leads,) = found.xpath(".//a/@href")
    assert built.tree(f"{page}index.html").xpath(
        f"//section[h2[@id='{leads.removeprefix('#')}']]//a[starts-with(@href, 'mailto:')]"
    )


def test_how_it_is_to_join_online(preview: BuiltSite, built: BuiltSite) -> None:
    """What one needs and whether the camera may be off, as long as somebody can join; a group that is closed tells neither."""
    assert said(preview, "grupper/angst-pa-nett/", "På nett") == (
        "Lov å ha kameraet av Ingen teksting Dette trenger du: En telefon eller PC med nett. Du trenger ikke laste ned noe."
    )
    assert said(built, "grupper/nett/", "På nett") == "Ikke opplyst. Spør oss"
    assert said(built, "grupper/nett-lukket/", "På nett") == ""


@pytest.mark.parametrize("page", ["grupper/samler/", "arrangementer/kurs/"])
def test_a_door_that_is_not_told_says_nothing_of_itself(built: BuiltSite, page: str) -> None:
    """Where the place is told later, one is asked to say what one needs."""
    assert said(built, page) == ""
    assert "Si fra hvis du trenger trinnfri vei inn" in built.text(f"{page}index.html")


def test_data_files(tmp_path: Path) -> None:
    """Each answer in a field of its own, in JSON and in CSV; one that nobody has given is missing, never «nei»."""
    access = "{step_free: true, lift: false, transport: Bybanen}"
    content = {
        "offices/test.md": OFFICE.format(more=DOOR),
        "groups/a.md": group(schedule=SOON, place=f"{{name: Huset, access: {access}}}"),
        "groups/b.md": group(
            title="B", format="online", state="collecting", online="{camera_may_be_off: true, needed: Et nettbrett}"
        ),
        "events/a.md": event(start="2027-01-14", place=f"{{name: Huset, access: {access}}}"),
    }
    written = dict(files(build_small_site(lay(tmp_path, content))))
    for name in ("groups", "events", "offices"):
        told = json.loads(written[f"data/{name}.json"])[name][0]
        assert {column: told[column] for column in COLUMNS if column in told} == {
            "step_free": True,
            "lift": False,
            "transport": "Bybanen",
        }
        cells = next(csv.DictReader(io.StringIO(written[f"data/{name}.csv"].decode("utf-8-sig")), delimiter=";"))
        assert [cells[column] for column in COLUMNS] == ["ja", "nei", "", "", "", "", "Bybanen"]
    online = json.loads(written["data/groups.json"])["groups"][1]
    assert (online["camera_may_be_off"], online["needed"], "captions" in online) == (True, "Et nettbrett", False)
    assert json.loads(written["data/offices.json"])["offices"][0]["address"] == "Gata 1, 5003 Bergen"


def test_search_engines_are_told(tmp_path: Path) -> None:
    """As features of a place (schema.org/amenityFeature), those it has and those it has not; none where nothing is known."""
    places = {"a": "{name: Huset, access: {step_free: true, lift: false, transport: Bybanen}}", "b": "{name: Huset}"}
    site = build_small_site(
        lay(tmp_path, {f"groups/{name}.md": group(title=name, schedule=SOON, place=place) for name, place in places.items()})
    )
    told = {}
    for name in places:
        (part,) = [part for part in json.loads(json_ld(site, document(site, name)))["@graph"] if part["@type"] == "Event"]
        told[name] = part["location"]
    assert told["a"]["amenityFeature"] == [
        {"@type": "LocationFeatureSpecification", "name": "Trinnfri vei inn", "value": True},
        {"@type": "LocationFeatureSpecification", "name": "Heis", "value": False},
    ]
    assert "amenityFeature" not in told["b"]
