"""Pictures for the web: upright, without metadata (GPS above all), in a few widths."""

import hashlib
import io
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, features
from PIL import __version__ as pillow_version

from ..enrich.pictures import PictureSet
from ..read import pictures as reading
from ..read.pictures import SIDEWAYS, has_alpha, open_picture, turn
from .picture_cache import PictureCache

OPTIONS: dict[str, dict[str, Any]] = {
    # Tuned for likeness and with all of the colour: a third smaller than the defaults at 60, and closer to the original (SSIM 0.995
    # for 0.991, on the drawing of two cups at 720 px). One thread: the same bytes everywhere.
    "avif": {"quality": 48, "speed": 4, "codec": "aom", "max_threads": 1, "subsampling": "4:4:4", "advanced": {"tune": "ssim"}},
    "webp": {"quality": 78, "method": 6},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True},
    "png": {"optimize": True},
}
ROWS_AT_A_TIME = 512


def files_of(folder: Path, picture: PictureSet, kept: PictureCache) -> Iterator[tuple[str, bytes]]:
    """(url, bytes) of each file, made once and kept in the cache."""
    plain: Image.Image | None = None
    for variant in picture.variants:
        size = (variant.width, max(1, round(picture.height * variant.width / picture.width)))
        made_from = f"{_recipe()} {picture.digest} {variant.format} {size}"
        name = f"{_recipe()[:8]}-{Path(variant.url).name}"
        data = kept.get(name, made_from, variant.format, size)
        if data is None:
            plain = plain or _plain(folder / picture.path, picture)
            data = _encode(plain, variant.format, size)
            kept.put(name, made_from, data)
        yield variant.url, data


@cache
def _recipe() -> str:
    """What the bytes depend on besides the original: this code, and the encoders."""
    code = [Path(file).read_bytes() for file in (__file__, reading.__file__)]
    encoders = [features.version(name) for name in ("avif", "webp", "libjpeg_turbo", "zlib", "littlecms2")]
    return hashlib.sha256(b"".join([*code, f"{pillow_version} {encoders}".encode()])).hexdigest()


def _plain(path: Path, picture: PictureSet) -> Image.Image:
    """The pixels alone: upright, in the colours of the web, and no wider than the widest file."""
    width = picture.fallback.width
    size = (width, max(1, round(picture.height * width / picture.width)))
    with open_picture(path) as opened:
        mode, turned, profile = "RGBA" if has_alpha(opened) else "RGB", turn(opened), opened.info.get("icc_profile")
    if turned in SIDEWAYS:
        size = (size[1], size[0])
    small = _in_srgb(_narrow(path, size, mode).resize(size, Image.Resampling.LANCZOS), profile, mode)
    small.info.clear()  # the colour profile: a browser takes sRGB for granted
    return small if turned is None else small.transpose(turned)


def _narrow(path: Path, size: tuple[int, int], mode: str) -> Image.Image:
    """The original, as wide as ``size`` says and as high as it was decoded, in ``mode`` or, where it has four inks, in those.

    It is decoded once, a JPEG at the least size that is twice what is needed, and never held twice: it is converted and resized
    some rows at a time. Pillow resizes the rows before the columns, each row by itself, so that the pixels are the same.
    """
    with open_picture(path) as opened:
        opened.draft(None, (2 * size[0], 2 * size[1]))
        mode = "CMYK" if opened.mode == "CMYK" else mode
        narrow = Image.new(mode, (size[0], opened.height))
        for top in range(0, opened.height, ROWS_AT_A_TIME):
            rows = _in_bytes(opened.crop((0, top, opened.width, min(top + ROWS_AT_A_TIME, opened.height)))).convert(mode)
            narrow.paste(rows.resize((size[0], rows.height), Image.Resampling.LANCZOS), (0, top))
        return narrow


def _in_bytes(picture: Image.Image) -> Image.Image:
    """Grey of 16 bits in 8, which Pillow would cut off instead: all but the darkest would be white."""
    return picture.convert("I").point(lambda grey: grey * (255 / 65535)).convert("L") if picture.mode.startswith("I") else picture


def _in_srgb(picture: Image.Image, profile: bytes | None, mode: str) -> Image.Image:
    """The picture as sRGB. A telephone's own colour profile is often wider (Display P3), a printer's has four inks; one that cannot
    be read is passed over."""
    if profile:
        with suppress(ImageCms.PyCMSError, OSError):
            own, srgb = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            picture = ImageCms.profileToProfile(picture, own, srgb, outputMode=mode) or picture
    return picture.convert(mode)


def _encode(plain: Image.Image, kind: str, size: tuple[int, int]) -> bytes:
    buffer = io.BytesIO()
    (plain if plain.size == size else plain.resize(size, Image.Resampling.LANCZOS)).save(buffer, kind.upper(), **OPTIONS[kind])
    return buffer.getvalue()
