"""Pictures: whatever the bytes, a sentence or a picture that can be published."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from moteplass.check.pictures import problem
from moteplass.enrich.pictures import picture_sets
from moteplass.model.pictures import FORMATS, MEGABYTES
from moteplass.write.picture_cache import PictureCache
from moteplass.write.pictures import files_of
from scenarios.overlay import lay, lines_of, page


def picture(kind: str, mode: str = "RGB") -> bytes:
    """A small picture with EXIF, where the format has it."""
    image = Image.linear_gradient("L").resize((40, 30)).convert("RGB").convert(mode)
    exif = Image.Exif()
    exif[0x0112] = 6  # turned a quarter
    exif[0x010E] = "Notater"
    return saved(image, kind, **({} if kind == "GIF" else {"exif": exif}))


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def said_of(tmp_path: Path, data: bytes) -> str:
    """The key of the sentence about such a picture; nothing if it is accepted, and then it is published too."""
    (tmp_path / "prove.png").write_bytes(data)
    if refused := problem(tmp_path / "prove.png"):
        return refused.key
    publish(tmp_path)
    return ""


def publish(folder: Path) -> None:
    """Make the files that a build would make."""
    for found in picture_sets(folder, ["prove.png"]).values():
        for _, made in files_of(folder, found, PictureCache(folder / "cache")):
            Image.open(io.BytesIO(made)).verify()


@pytest.mark.parametrize("kind", FORMATS)
def test_formats(tmp_path: Path, kind: str) -> None:
    """Every format that is named, whatever the file is called."""
    assert said_of(tmp_path, picture(kind)) == ""


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", mode) for mode in ("1", "L", "LA", "P", "RGBA", "I;16")] + [("JPEG", "CMYK"), ("JPEG", "L")]
)
def test_modes(tmp_path: Path, kind: str, mode: str) -> None:
    """Whatever scanners and print shops deliver is accepted, and can be published."""
    plain = Image.new("I;16", (40, 30))
    image = plain if mode == "I;16" else Image.linear_gradient("L").resize((40, 30)).convert("RGB").convert(mode)
    assert said_of(tmp_path, saved(image, kind)) == ""


@pytest.mark.parametrize(("size", "said"), [((16_384, 10), "picture_large"), ((10, 16_384), "picture_large"), ((16_383, 10), "")])
def test_too_long_for_webp(tmp_path: Path, size: tuple[int, int], said: str) -> None:
    """A picture longer than WebP can hold is refused with a sentence, not met by a traceback in the build."""
    assert said_of(tmp_path, saved(Image.new("1", size), "PNG")) == said


@pytest.mark.parametrize(("kind", "mode"), [("WEBP", "RGB"), ("AVIF", "RGB"), ("JPEG", "CMYK")])
def test_formats_that_take_much_memory_have_a_lower_limit(tmp_path: Path, kind: str, mode: str) -> None:
    """What is decoded in several copies may have fewer pixels, and the sentence says how many."""
    options = {"WEBP": {"method": 0, "quality": 1}, "AVIF": {"speed": 10, "quality": 1}, "JPEG": {}}[kind]
    large = saved(Image.new(mode, (4097, 4001)), kind, **options)
    content = lay(tmp_path, {"pages/ny-side.md": page(body="![Stort](stort.png)"), "images/stort.png": large})
    assert [line.partition("» ")[2] for line in lines_of(content)] == [
        "er større enn 16 megapiksler, eller bredere eller høyere enn 16383 piksler – gjør det mindre først"
    ]


def test_a_heavy_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file beyond the limit is refused by its size alone, before any of it is read."""
    with (tmp_path / "prove.png").open("wb") as file:
        file.truncate(MEGABYTES * 1_000_000 + 1)
    monkeypatch.delattr(Image, "open")
    refused = problem(tmp_path / "prove.png")
    assert refused is not None
    assert (refused.key, refused.limit) == ("picture_heavy", MEGABYTES)


def test_a_jpeg_that_would_take_minutes(tmp_path: Path) -> None:
    """A progressive JPEG whose last scan is repeated thousands of times is refused; one as programs write it is not."""
    plain = saved(Image.linear_gradient("L"), "JPEG", progressive=True)
    assert said_of(tmp_path, plain) == ""
    last, end = plain.rindex(b"\xff\xda"), plain.rindex(b"\xff\xd9")
    assert said_of(tmp_path, plain[:end] + plain[last:end] * 20_000 + plain[end:]) == "picture_broken"


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(sorted(FORMATS)), data=st.data())
def test_damaged_pictures(tmp_path: Path, kind: str, data: st.DataObject) -> None:
    """A picture cut short or with bytes changed: refused, or good enough to be published; never an exception."""
    raw = bytearray(picture(kind))
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=4)):
        raw[place] = data.draw(st.integers(0, 255))
    cut = raw[: data.draw(st.integers(0, len(raw)))] if data.draw(st.booleans()) else raw
    assert said_of(tmp_path, bytes(cut)) in ("", "picture_broken", "picture_large")
