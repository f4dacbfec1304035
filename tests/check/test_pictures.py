"""Pictures: whatever the bytes, a sentence or a picture that can be published."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from moteplass.check.pictures import FORMATS
from moteplass.enrich.pictures import files_of, picture_sets
from scenarios.overlay import faults_of, lay, page


def picture(kind: str, mode: str = "RGB") -> bytes:
    """A small picture with EXIF, where the format has it."""
    image = Image.linear_gradient("L").resize((40, 30)).convert("RGB").convert(mode)
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010E] = "Notater"
    buffer = io.BytesIO()
    image.save(buffer, kind, **({} if kind == "GIF" else {"exif": exif}))
    return buffer.getvalue()


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The base with a page that shows images/prove.png."""
    return lay(tmp_path, {"pages/ny-side.md": page(body="![En prøve](prove.png)"), "images/prove.png": picture("PNG")})


@pytest.mark.parametrize("kind", FORMATS)
def test_formats(content: Path, kind: str) -> None:
    """Every format that is named, whatever the file is called."""
    (content / "images" / "prove.png").write_bytes(picture(kind))
    assert faults_of(content) == []


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", mode) for mode in ("1", "L", "LA", "P", "RGBA", "I;16")] + [("JPEG", "CMYK"), ("JPEG", "L")]
)
def test_modes(content: Path, kind: str, mode: str) -> None:
    """Whatever scanners and print shops deliver is accepted, and can be published."""
    image = (
        Image.new("I;16", (40, 30)) if mode == "I;16" else Image.linear_gradient("L").resize((40, 30)).convert("RGB").convert(mode)
    )
    buffer = io.BytesIO()
    image.save(buffer, kind)
    (content / "images" / "prove.png").write_bytes(buffer.getvalue())
    assert faults_of(content) == []
    publish(content)


@pytest.mark.parametrize("size", [(20_000, 10), (10, 20_000)])
def test_too_long_for_webp(content: Path, size: tuple[int, int]) -> None:
    """A picture longer than WebP can hold is refused with a sentence, not met by a traceback in the build."""
    Image.new("1", size).save(content / "images" / "prove.png")
    assert {fault.key for fault in faults_of(content)} == {"picture_large"}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(kind=st.sampled_from(FORMATS), data=st.data())
def test_damaged_pictures(content: Path, kind: str, data: st.DataObject) -> None:
    """A picture cut short or with bytes changed: refused, or good enough to be published; never an exception."""
    raw = bytearray(picture(kind))
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=4)):
        raw[place] = data.draw(st.integers(0, 255))
    (content / "images" / "prove.png").write_bytes(raw[: data.draw(st.integers(0, len(raw)))] if data.draw(st.booleans()) else raw)
    keys = {fault.key for fault in faults_of(content)}
    assert keys <= {"picture_broken", "picture_large"}
    if not keys:
        publish(content)


def publish(content: Path) -> None:
    """Make the files that a build would make."""
    for found in picture_sets(content, ["images/prove.png"]).values():
        for _, made in files_of(content, found, content.parent / "cache"):
            Image.open(io.BytesIO(made)).verify()
