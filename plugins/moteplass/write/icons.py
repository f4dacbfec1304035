"""The logo in the office's colours: ``icon.svg``, ``favicon.ico``, and the picture that is shown when a page is shared.

The logo is a ring of seats, one of them free; its geometry stands once, in the theme's ``logo.svg``, and the
colours around it in ``tokens.css``.
"""

import io
from dataclasses import dataclass

from lxml import etree
from PIL import Image, ImageDraw, ImageFont

from ..enrich.site import Site
from ..paths import THEME
from ..read.colours import common_colours

SHARE_PICTURE = "bilder/del.png"
SHARE_SIZE = (1200, 630)  # what Open Graph readers crop to
OVERSAMPLE = 4
VIEW_BOX = 48


@dataclass(frozen=True)
class Seat:
    """A circle of the logo, in the units of its view box."""

    x: float
    y: float
    radius: float
    is_free: bool


def seats() -> list[Seat]:
    """The circles of ``logo.svg``, the free one last."""
    circles = etree.parse(THEME / "templates" / "partials" / "logo.svg").iter("circle")
    return [
        Seat(
            float(circle.attrib["cx"]),
            float(circle.attrib["cy"]),
            float(circle.attrib["r"]),
            is_free=circle.get("class") == "logo-free-seat",
        )
        for circle in circles
    ]


def svg(site: Site) -> bytes:
    """The icon for browsers that take SVG."""
    accent = _accent(site)
    taken = "".join(f'<circle cx="{s.x}" cy="{s.y}" r="{s.radius}"/>' for s in seats() if not s.is_free)
    free = "".join(
        f'<circle cx="{s.x}" cy="{s.y}" r="{s.radius}" fill="none" stroke="{_light("warm")}" stroke-width="2"/>'
        for s in seats()
        if s.is_free
    )
    view = f'viewBox="0 0 {VIEW_BOX} {VIEW_BOX}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {view}><g fill="{accent}">{taken}</g>{free}</svg>\n'.encode()


def ico(site: Site) -> bytes:
    """The icon for everything else, 16 and 32 pixels."""
    picture = Image.new("RGBA", (32 * OVERSAMPLE, 32 * OVERSAMPLE), (0, 0, 0, 0))
    _draw(ImageDraw.Draw(picture), 0, 0, 32 * OVERSAMPLE, _accent(site))
    buffer = io.BytesIO()
    picture.resize((32, 32), Image.Resampling.LANCZOS).save(buffer, "ICO", sizes=[(16, 16), (32, 32)])
    return buffer.getvalue()


def share_picture(site: Site) -> bytes:
    """The office's name beside its mark; no photo of anybody."""
    width, height = (side * 2 for side in SHARE_SIZE)
    picture = Image.new("RGB", (width, height), _light("paper"))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height - 36, width, height), fill=_accent(site))
    _draw(draw, 1560, 320, 680, _accent(site))
    title = _fitted(draw, site.office.title, width=1320, lines=3)
    line = _font(64)
    gap = 60
    top = (height - 36 - _height(draw, *title) - gap - _height(draw, site.words["nb"]("share.line"), line)) / 2
    draw.multiline_text((160, top), title[0], fill=_light("ink"), font=title[1])
    draw.text((160, top + _height(draw, *title) + gap), site.words["nb"]("share.line"), fill=_light("ink-quiet"), font=line)
    buffer = io.BytesIO()
    small = picture.resize(SHARE_SIZE, Image.Resampling.LANCZOS)
    small.quantize(colors=128, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _fitted(draw: ImageDraw.ImageDraw, text: str, width: int, lines: int) -> tuple[str, ImageFont.FreeTypeFont]:
    """The text broken between words, and the largest size at which it takes no more than ``lines`` lines."""
    for size in range(160, 60, -8):
        font = _font(size)
        broken = [""]
        for word in text.split():
            longer = f"{broken[-1]} {word}".strip()
            if broken[-1] and draw.textlength(longer, font) > width:
                broken.append(word)
            else:
                broken[-1] = longer
        if len(broken) <= lines and all(draw.textlength(line, font) <= width for line in broken):
            break
    return "\n".join(broken), font


def _font(size: int) -> ImageFont.FreeTypeFont:
    path = str(THEME / "fonts" / "moteplass-serif-semibold.ttf")
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)  # the same on every machine


def _height(draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont) -> float:
    return draw.multiline_textbbox((0, 0), text, font)[3]


def _draw(draw: ImageDraw.ImageDraw, left: int, top: int, size: int, accent: str) -> None:
    unit = size / VIEW_BOX
    for seat in seats():
        x, y, radius = left + seat.x * unit, top + seat.y * unit, seat.radius * unit
        box = (x - radius, y - radius, x + radius, y + radius)
        if seat.is_free:
            draw.ellipse(box, outline=_light("warm"), width=round(2 * unit))
        else:
            draw.ellipse(box, fill=accent)


def _accent(site: Site) -> str:
    return site.palette.accent.light


def _light(token: str) -> str:
    """A colour of the style sheet, as pages have it in the light."""
    return common_colours()[token][0]
