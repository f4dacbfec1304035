"""The finder's order by distance: from a postal code or a place that is typed, to the confirmed first; and no script at all."""

import gzip
import math
import tomllib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Request

from browser import chromium, new_page
from conftest import ROOT, build
from scenarios.overlay import BASE, TODAY, lay
from sites import BuiltSite, serve

from .small import group

TABLE = ROOT / "theme" / "static" / "js" / "places.txt"
OFFICE = (BASE / "offices" / "test.md").read_text(encoding="utf-8")
PLACES = {"Tromsø": (69.65, 18.96), "Oslo": (59.91, 10.75), "Bergen": (60.39, 5.32)}
SCHEDULE = '{repeat: hver tirsdag, first: 2026-01-06, start: "18:00", end: "20:00"}'


def office(name: str, place: str, confirmed: str = "") -> str:
    latitude, longitude = PLACES[place]
    position = f"position: {{place: {place}, latitude: {latitude}, longitude: {longitude}}}\n"
    return OFFICE.replace("LINK Test", f"LINK {name}").replace("kind:", f"{position}{confirmed}kind:")


CONFIRMED = f"confirmed: {TODAY}\n"
FILES = {
    "offices/sor.md": office("Sør", "Oslo", CONFIRMED),
    "offices/nord.md": office("Nord", "Tromsø", CONFIRMED),
    "offices/vest.md": office("Vest", "Bergen"),
    "offices/nedlagt.md": office("Nedlagt", "Bergen", "closed: 2026-01-01\nnearest: test\n"),
    "offices/test.md": OFFICE.replace('["4601"]', '["0301", "4601"]'),  # no position: where its first municipality is
    "groups/i-oslo.md": group(title="I Oslo", schedule=SCHEDULE, municipalities='["0301"]'),
    "groups/i-bergen.md": group(title="I Bergen", schedule=SCHEDULE),
    "groups/gammel.md": group(title="Gammel i Bergen", schedule=SCHEDULE, confirmed="2026-08-01"),
    "groups/pa-nett.md": group(title="På nett", schedule=SCHEDULE, format="online"),
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    root = tmp_path_factory.mktemp("near")
    data = build(root / "site", office="test", content=lay(root, FILES))
    with serve(root / "site") as origin:
        yield BuiltSite(root / "site", origin, data)


@pytest.mark.slow
@pytest.mark.parametrize("typed", ["5700", "Voss", "voss ", "5708 Voss"])
def test_from_voss(network: BuiltSite, browser: Browser, typed: str) -> None:
    """Oslo, which is confirmed, stands before Bergen, which is nearer and is not, and says so; the closed is not there. Distances
    are rounded. Groups likewise, without those that meet nowhere."""
    with new_page(browser, width=1280) as page:
        page.goto(f"{network.origin}/grupper/")
        page.get_by_label("Postnummer, by eller kommune").fill(typed)
        page.get_by_role("button", name="Sorter etter avstand").click()
        page.locator("#_near h3").first.wait_for()
        found = page.locator("#_near ol").first.locator("li").all_inner_texts()
        assert found == [
            "LINK Sør · omtrent 250 km",
            "LINK Nord · omtrent 1160 km",
            "LINK Vest · Ikke bekreftet · omtrent 65 km",
            "LINK Test · Ikke bekreftet · omtrent 250 km",
        ]
        groups = page.locator("#_near ol").last.locator("h4").all_inner_texts()
        assert groups == ["I Bergen", "I Oslo", "Gammel i Bergen"]
        status = page.locator("#_near [aria-live]").inner_text()
        assert status.startswith("Sortert etter avstand fra ")
        assert status.endswith("Voss. De som er bekreftet, står først.")


@pytest.mark.slow
def test_what_is_not_found_leads_on(network: BuiltSite, browser: Browser) -> None:
    """A place that is none, a name that several have, a table that does not come: each says what to do, and shows no old answer."""
    with new_page(browser, width=360) as page:
        page.goto(f"{network.origin}/grupper/")
        field, status = page.get_by_label("Postnummer, by eller kommune"), page.locator("#_near [aria-live]")
        for typed, said in {
            "osteroy": "Sortert etter avstand fra Osterøy. De som er bekreftet, står først.",
            "Ingensteds": "Vi fant ikke Ingensteds. Skriv de fire sifrene i postnummeret, eller finn kommunen din i lista.",
            "Våler": "Flere steder heter Våler. Skriv postnummeret i stedet.",
            "0000": "Vi fant ikke 0000. Skriv de fire sifrene i postnummeret, eller finn kommunen din i lista.",
        }.items():
            field.fill(typed)
            field.press("Enter")
            page.wait_for_function("said => document.querySelector('#_near [aria-live]').textContent === said", arg=said)
            assert page.locator("#_near h3").first.is_visible() == (typed == "osteroy")
        page.route("**/places.txt", lambda route: route.abort())
        page.reload()
        field.fill("5700")
        field.press("Enter")
        page.wait_for_function("document.querySelector('#_near [aria-live]').textContent.includes('Vi fikk ikke hentet stedene')")
        assert "lista" in status.inner_text()


@pytest.mark.slow
def test_what_is_typed_stays_here(network: BuiltSite, browser: Browser) -> None:
    """One file of the site is asked for, the first time alone, whatever is typed; nothing is in an address or stored, and no
    position is asked for."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(f"{request.method} {request.url.removeprefix(network.origin)}")

    with new_page(browser, width=1280) as page:
        page.add_init_script("navigator.geolocation.getCurrentPosition = () => { window.positionAsked = true; }")
        page.goto(f"{network.origin}/grupper/")
        page.on("request", note)
        for typed in ("5700", "Oslo"):
            page.get_by_label("Postnummer, by eller kommune").fill(typed)
            page.get_by_label("Postnummer, by eller kommune").press("Enter")
            page.wait_for_function("typed => document.querySelector('#_near [aria-live]').textContent.includes(typed)", arg=typed)
        assert asked == ["GET /js/places.txt"]
        assert page.url == f"{network.origin}/grupper/"
        assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, window.positionAsked ?? false]") == [
            *(0, 0, "", False)
        ]


@pytest.mark.slow
def test_without_a_script(network: BuiltSite, browser: Browser) -> None:
    """There is no field that does nothing, but the list of municipalities."""
    with new_page(browser, width=360, javascript=False) as page:
        page.goto(f"{network.origin}/grupper/")
        assert not page.locator("#_near").is_visible()
        page.get_by_role("link", name="Finn kommunen din i lista").click()
        page.get_by_role("link", name="Bergen", exact=True).click()
        assert page.get_by_role("heading", level=1).inner_text() == "Selvhjelp i Bergen"


def test_the_table_is_small_and_whole() -> None:
    """At most 30 kB as a server sends it; every municipality that the messages know, by its number and name, and the places of some
    codes to within ten kilometres of where maps have them; it says where it is from."""
    raw = TABLE.read_bytes()
    assert len(gzip.compress(raw)) <= 30_000
    head, *lines = raw.decode().splitlines()
    assert "GeoNames" in head
    assert "CC BY 4.0" in head
    rows = [(code, (int(north) / 100, int(east) / 100), name) for code, north, east, name in (line.split(" ", 3) for line in lines)]
    assert [code for code, _, _ in rows] == sorted(code for code, _, _ in rows)
    municipalities = {code.removeprefix("k"): name for code, _, name in rows if code.startswith("k")}
    known = (ROOT / "theme" / "locale" / "editor" / "municipalities.toml").read_text(encoding="utf-8")
    assert municipalities == tomllib.loads(known)
    towns = {"0150": (59.91, 10.74), "4016": (58.95, 5.72), "5003": (60.39, 5.32), "5700": (60.63, 6.42), "7010": (63.43, 10.39)}
    for asked, (north, east) in {**towns, "9008": (69.65, 18.96), "9510": (69.97, 23.27)}.items():
        *_, (_, at, _) = (row for row in rows if row[0] <= asked)
        assert math.hypot((at[0] - north) * 111, (at[1] - east) * 111 * math.cos(math.radians(north))) < 10, asked
