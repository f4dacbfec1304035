"""Pictures for the web: upright, without metadata (GPS above all), in a few widths. The original is never published."""

import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageOps
from PIL import __version__ as pillow_version

from ..model.slugs import slugify

FOLDER = "bilder/"
WIDTHS = (480, 720, 960, 1600)
# Best first: a browser takes the first that it knows. The last is JPEG, or PNG where the picture is transparent.
MODERN = ("avif", "webp")
OPTIONS: dict[str, dict[str, Any]] = {
    # Tuned for likeness and with all of the colour: a third smaller than the defaults at 60, and closer to the original (SSIM 0.995
    # for 0.991, on the drawing of two cups at 720 px). One thread: the same bytes everywhere.
    "avif": {"quality": 48, "speed": 4, "codec": "aom", "max_threads": 1, "subsampling": "4:4:4", "advanced": {"tune": "ssim"}},
    "webp": {"quality": 78, "method": 6},
    "jpeg": {"quality": 82, "optimize": True, "progressive": True},
    "png": {"optimize": True},
}
ENDINGS = {"jpeg": "jpg"}


@dataclass(frozen=True)
class Variant:
    """One file of a picture; ``url`` is relative to the base of the site."""

    url: str
    width: int
    format: str


@dataclass(frozen=True)
class PictureSet:
    """A picture as published: its own proportions, and the files to choose from, smallest first in each format."""

    path: str
    width: int
    height: int
    variants: tuple[Variant, ...]

    def of_format(self, name: str) -> tuple[Variant, ...]:
        return tuple(variant for variant in self.variants if variant.format == name)

    @property
    def modern(self) -> tuple[str, ...]:
        """The formats that a browser may choose before the fallback's."""
        return MODERN

    @property
    def fallback(self) -> Variant:
        """The widest file of the format that every browser reads."""
        return self.variants[-1]


def picture_sets(folder: Path, paths: Iterable[str]) -> dict[str, PictureSet]:
    """Path relative to content/ → the files that it will become; names carry a hash of the original's bytes."""
    return {path: _picture_set(folder, path) for path in sorted(set(paths))}


def files_of(folder: Path, picture: PictureSet, cache: Path) -> Iterator[tuple[str, bytes]]:
    """(url, bytes) of each file, made once and kept in ``cache`` under its name, which tells what it was made from."""
    plain: Image.Image | None = None
    for variant in picture.variants:
        kept = cache / f"{_recipe(variant)}-{Path(variant.url).name}"
        if not kept.is_file():
            plain = plain or _upright(folder / picture.path)
            cache.mkdir(parents=True, exist_ok=True)
            fresh = kept.with_suffix(f"{kept.suffix}.{os.getpid()}")
            fresh.write_bytes(_encode(plain, variant, picture))
            fresh.replace(kept)  # neither a killed build nor another one beside it leaves a half file under the name
        yield variant.url, kept.read_bytes()


def _upright(path: Path) -> Image.Image:
    """The pixels, turned as the camera's EXIF orientation asks, in the colours of the web."""
    with Image.open(path) as opened:
        upright = ImageOps.exif_transpose(opened)
        return _in_srgb(upright, "RGBA" if _has_alpha(upright) else "RGB")


def _in_srgb(image: Image.Image, mode: str) -> Image.Image:
    """The picture as sRGB, which a browser takes for granted where a file has no colour profile. A telephone's own is often wider
    (Display P3), a printer's has four inks; a profile that cannot be read is passed over."""
    plain = image if image.mode == "CMYK" else image.convert(mode)
    if profile := image.info.get("icc_profile"):
        with suppress(ImageCms.PyCMSError, OSError):
            own, srgb = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            plain = ImageCms.profileToProfile(plain, own, srgb, outputMode=mode) or plain
    return plain.convert(mode)


def _encode(plain: Image.Image, variant: Variant, picture: PictureSet) -> bytes:
    height = max(1, round(picture.height * variant.width / picture.width))
    resized = plain.resize((variant.width, height), Image.Resampling.LANCZOS) if variant.width != plain.width else plain
    clean = Image.new(resized.mode, resized.size)  # a new image has no EXIF, XMP or comments to leak
    clean.paste(resized)
    buffer = io.BytesIO()
    clean.save(buffer, variant.format.upper(), **OPTIONS[variant.format])
    return buffer.getvalue()


def _recipe(variant: Variant) -> str:
    """What the bytes depend on besides the original: the encoder and its options, and how colours are read."""
    return hashlib.sha256(f"{pillow_version} {OPTIONS[variant.format]} sRGB".encode()).hexdigest()[:8]


def _picture_set(folder: Path, path: str) -> PictureSet:
    raw = (folder / path).read_bytes()
    with Image.open(io.BytesIO(raw)) as opened:
        upright = ImageOps.exif_transpose(opened)
        width, height = upright.size
        fallback = "png" if _has_alpha(upright) else "jpeg"
    name = f"{slugify(Path(path).stem)}-{hashlib.sha256(raw).hexdigest()[:8]}"
    widths = [w for w in WIDTHS if w < width] + ([width] if width <= WIDTHS[-1] else [])
    variants = tuple(
        Variant(f"{FOLDER}{name}-{w}.{ENDINGS.get(kind, kind)}", w, kind) for kind in (*MODERN, fallback) for w in widths
    )
    return PictureSet(path, width, height, variants)


def _has_alpha(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
