"""The map of Norway with the offices: its outline, where an office stands on it, and what it says to those who do not see it."""

import itertools
import re

import brotli
import pytest
from lxml import etree

from browser import chromium, new_page
from conftest import ROOT
from moteplass.model.map_projection import HEIGHT, WIDTH, project
from moteplass.model.office import Office
from moteplass.read.validate import validate
from moteplass.read.yaml_text import YamlText
from moteplass.render.map import DOT, marks
from moteplass.words import editor_words
from sites import BuiltSite

OUTLINE = ROOT / "theme" / "templates" / "partials" / "norway.svg"
NETWORK = "nettverket/index.html"
# Capes at the ends of the mainland and of Lofoten, as maps give them (degrees north, degrees east).
CAPES = {
    "Lindesnes": (57.98, 7.05),
    "Stad": (62.19, 5.12),
    "Nordkapp": (71.17, 25.78),
    "Kinnarodden": (71.13, 27.66),
    "Hornøya": (70.39, 31.16),
    "Å i Lofoten": (67.88, 12.98),
}


def office(place: str, latitude: str, longitude: str, closed: str = "") -> Office:
    """An office that stands there."""
    front = {"title": place, "summary": place, "kind": "link", "area": place, **({"closed": closed} if closed else {})}
    return Office.model_validate({**front, "position": {"place": place, "latitude": latitude, "longitude": longitude}})


def nobody(_: Office) -> bool:
    """No office is unconfirmed."""
    return False


def outline() -> list[list[tuple[int, int]]]:
    """The corners of each island of the committed outline: «M x y l dx dy … z»."""
    data = etree.parse(OUTLINE).getroot().get("d") or ""
    assert re.fullmatch(r"(M\d+ \d+l(?: ?-?\d+)+z)+", data)
    rings = []
    for island in data.split("z")[:-1]:
        numbers = [int(number) for number in re.findall(r"-?\d+", island)]
        xs, ys = itertools.accumulate(numbers[::2]), itertools.accumulate(numbers[1::2])
        rings.append(list(zip(xs, ys, strict=True)))
    return rings


def test_the_outline_is_small() -> None:
    """At most 6 kB of path, 2.5 kB as it is sent."""
    raw = OUTLINE.read_bytes()
    assert len(raw) <= 6000
    assert len(brotli.compress(raw)) <= 2500


def test_the_outline_is_norway() -> None:
    """Inside the drawing, a mainland and islands, with the coast within 15 km of the capes at its ends, Lofoten's too."""
    rings = outline()
    corners = [corner for ring in rings for corner in ring]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in corners)
    assert len(rings) > 20
    for name, (latitude, longitude) in CAPES.items():
        x, y = project(latitude, longitude)
        assert min((x - a) ** 2 + (y - b) ** 2 for a, b in corners) < 7.5**2, name


def test_places_lie_as_they_do_in_the_country() -> None:
    """Oslo to Tromsø is 1150 km in a straight line, Bergen to Oslo 305 km; Tromsø is north of Oslo and east of it."""
    oslo, tromso, bergen = project(59.91, 10.75), project(69.65, 18.96), project(60.39, 5.32)
    assert 2 * ((oslo[0] - tromso[0]) ** 2 + (oslo[1] - tromso[1]) ** 2) ** 0.5 == pytest.approx(1150, rel=0.02)
    assert 2 * ((oslo[0] - bergen[0]) ** 2 + (oslo[1] - bergen[1]) ** 2) ** 0.5 == pytest.approx(305, rel=0.02)
    assert tromso[0] > oslo[0] > bergen[0]
    assert tromso[1] < bergen[1] < oslo[1]


def test_offices_in_one_place_share_a_mark() -> None:
    """A confirmed, an unconfirmed and a closed office in Bergen are one mark, named once; each alone is marked as what it is."""
    bergen = [office("Bergen", "60.39", "5.32"), office("Bergen", "60.40", "5.32"), office("Bergen", "60.39", "5.32", "2023-02-20")]
    states = [(True, False, False), (False, True, False), (False, False, True)]
    for offices, expected in (*(([one], state) for one, state in zip(bergen, states, strict=True)), (bergen, (True, True, True))):
        made = marks(offices, is_unconfirmed=lambda one: one is bergen[1])
        found = [(mark.place, (mark.has_confirmed, mark.has_unconfirmed, mark.has_closed)) for mark in made]
        assert found == [("Bergen", expected)]


def test_an_office_without_a_position_is_not_on_the_map() -> None:
    """What an office has not filled in is left out."""
    bare = Office.model_validate({"title": "LINK", "summary": "LINK", "kind": "link", "area": "Her"})
    assert marks([bare], nobody) == ()


def test_a_crowd_leaves_out_names_rather_than_cover_any() -> None:
    """Where offices stand too close for all names, no name lies on another or on a dot; the marks are all there."""
    crowd = marks([office(f"Sted nummer {i}", f"60.{i}", "10.5") for i in range(10, 40)], nobody)
    assert len(crowd) == 30
    named = [(mark, mark.label) for mark in crowd if mark.label]
    assert 0 < len(named) < 30
    boxes = []
    for mark, label in named:
        width = 15 * len(mark.place)  # of letters a little over half as wide as the 27 units they are high
        left = label.x - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
        boxes.append((left, label.y - 20, left + width, label.y + 5))
    dots = [(mark.x - 10, mark.y - 10, mark.x + 10, mark.y + 10) for mark in crowd]
    for one, other in [*itertools.combinations(boxes, 2), *itertools.product(boxes, dots)]:
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@pytest.mark.parametrize(("latitude", "longitude"), [("5.32", "60.39"), ("60,39", "5.32"), ("nan", "5.32"), ("78.22", "15.65")])
def test_a_position_off_the_map_is_a_fault(latitude: str, longitude: str) -> None:
    """Swapped degrees, a decimal comma, no number, Svalbard: a sentence at that field, never a dot in the sea or a traceback."""
    front = {"title": "A", "summary": "A", "kind": "link", "area": "A"}
    value = {**front, "position": {"place": "A", "latitude": latitude, "longitude": longitude}}
    found = validate(Office, value, YamlText(), "a.md")
    assert found.value is None
    expected = {("decimal" if "," in latitude else "degrees", "position")}
    assert {(fault.key, fault.field.partition(".")[0]) for fault in found.faults} == expected
    assert latitude.replace(",", ".") in found.faults[0].message(editor_words())


def test_the_map_says_in_words_what_it_shows(site: BuiltSite) -> None:
    """An image with a name that lists the places that are confirmed, not confirmed and closed; every office is on it."""
    (image,) = site.tree(NETWORK).xpath("//*[local-name()='svg'][@role='img']")
    (title,) = [element for element in image if element.get("id") == image.get("aria-labelledby")]
    assert title.text == (
        "Kart over Norge med kontorene i nettverket. Sentre som har bekreftet at de er åpne: Fjellby. "
        "Sentre vi kjenner til, men som ikke er bekreftet: Nordnes, Storvik. "
        "Kontorer som er stengt, eller skulle stenge: Viddeby, Fjellby."
    )
    assert sorted(text.text or "" for text in image.iter("text")) == sorted(
        {
            doc.entry.position.place
            for doc in site.data.documents.of_kind("office")
            if isinstance(doc.entry, Office) and doc.entry.position
        }
    )


def test_the_page_with_the_map_is_light(site: BuiltSite) -> None:
    """At most 14 kB as it is sent, style sheet and all."""
    assert len(brotli.compress(site.text(NETWORK).encode())) <= 14_000


OVERLAPS = """() => {
    const boxes = [...document.querySelectorAll(".map text, .map svg[role=img] > circle")].map(element => {
        const box = element.getBoundingClientRect();
        return [element.textContent || "dot", box.left, box.top, box.right, box.bottom, element.tagName];
    });
    const frame = document.querySelector(".map svg").getBoundingClientRect(), found = [];
    for (const a of boxes) {
        if (a[1] < frame.left - 1 || a[3] > frame.right + 1) found.push(a[0] + " outside");
        for (const b of boxes)
            if (a !== b && a[5] === "text" && a[1] < b[3] && b[1] < a[3] && a[2] + 3 < b[4] - 3 && b[2] + 3 < a[4] - 3)
                found.push(a[0] + " / " + b[0]);
    }
    return found;
}"""


@pytest.mark.slow
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_names_can_be_read(width: int, site: BuiltSite) -> None:
    """As the browser draws them: at least 12 px high on the smallest phone, none on another, on a dot or cut off."""
    with chromium() as browser, new_page(browser, width=width) as page:
        page.goto(site.address(NETWORK))
        assert page.evaluate(OVERLAPS) == []
        scale = page.evaluate("document.querySelector('.map svg').getBoundingClientRect().width") / WIDTH
        size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.map text')).fontSize)")
        assert size * scale >= 12
        assert DOT * 2 * scale >= 10
