"""The logo of the site as icons and as the picture of a shared link."""

import io

import pytest
from lxml import etree
from PIL import Image

from conftest import ROOT, TODAY
from moteplass.enrich.site import Site
from moteplass.generate.site import BuildOptions, prepare_site
from moteplass.read.colours import common_colours
from moteplass.write import icons
from scenarios.overlay import BASE


@pytest.fixture(scope="module")
def data() -> Site:
    """A site as data."""
    return prepare_site(BuildOptions("test", BASE, TODAY))


def test_the_logo_is_read_from_the_theme() -> None:
    """The icons show every seat of ``logo.svg``, the free one as it is there."""
    circles = list(etree.parse(ROOT / "theme" / "templates" / "partials" / "logo.svg").iter("circle"))
    assert [(seat.x, seat.y, seat.radius) for seat in icons.seats()] == [
        (float(circle.get("cx", "")), float(circle.get("cy", "")), float(circle.get("r", ""))) for circle in circles
    ]
    assert [seat.is_free for seat in icons.seats()] == [False] * 6 + [True]


def test_colours(data: Site) -> None:
    """Icons and the shared picture have the office's accent and, of the style sheet, the colours that pages have."""
    light = {name: pair[0] for name, pair in (common_colours() | data.palette.shades).items()}
    drawn = etree.fromstring(icons.svg(data)).iter()
    assert {element.get(name) for element in drawn for name in ("fill", "stroke")} == {light["accent"], light["warm"], "none", None}
    shared = Image.open(io.BytesIO(icons.share_picture(data)))
    palette = bytes(shared.getpalette() or ())
    used = {f"#{palette[start : start + 3].hex()}" for start in range(0, len(palette), 3)}
    assert used >= {light[name] for name in ("paper", "accent", "ink")}
    assert shared.size == icons.SHARE_SIZE
