"""Pictures for the web: upright, without metadata (GPS above all), in a few widths. The original is never published."""

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageOps

from ..read.slugs import slugify

FOLDER = "bilder/"
WIDTHS = (480, 960, 1600)
QUALITY = {"webp": 78, "jpeg": 82}


@dataclass(frozen=True)
class Variant:
    """One file of a picture; ``url`` is relative to the base of the site."""

    url: str
    width: int
    format: str


@dataclass(frozen=True)
class PictureSet:
    """A picture as published: its own proportions, and the files to choose from, smallest first."""

    path: str
    width: int
    height: int
    variants: tuple[Variant, ...]

    def of_format(self, name: str) -> tuple[Variant, ...]:
        return tuple(variant for variant in self.variants if variant.format == name)

    @property
    def fallback(self) -> Variant:
        """The widest file of the format that every browser reads."""
        return [variant for variant in self.variants if variant.format != "webp"][-1]


def picture_sets(folder: Path, paths: Iterable[str]) -> dict[str, PictureSet]:
    """Path relative to content/ → the files that it will become; names carry a hash of the original's bytes."""
    return {path: _picture_set(folder, path) for path in sorted(set(paths))}


def files_of(folder: Path, picture: PictureSet) -> Iterator[tuple[str, bytes]]:
    """(url, bytes) of each file: turned upright by its EXIF orientation, then saved with pixels alone."""
    with Image.open(folder / picture.path) as opened:
        upright = ImageOps.exif_transpose(opened)
        plain = upright.convert("RGBA" if _has_alpha(upright) else "RGB")
    for variant in picture.variants:
        height = max(1, round(picture.height * variant.width / picture.width))
        resized = plain.resize((variant.width, height), Image.Resampling.LANCZOS) if variant.width != plain.width else plain
        buffer = io.BytesIO()
        clean = Image.new(resized.mode, resized.size)  # a new image has no EXIF, XMP or comments to leak
        clean.paste(resized)
        clean.save(buffer, variant.format.upper(), **_options(variant.format))
        yield variant.url, buffer.getvalue()


def _picture_set(folder: Path, path: str) -> PictureSet:
    raw = (folder / path).read_bytes()
    with Image.open(io.BytesIO(raw)) as opened:
        upright = ImageOps.exif_transpose(opened)
        width, height = upright.size
        plain_format = "png" if _has_alpha(upright) else "jpeg"
    name = f"{slugify(Path(path).stem)}-{hashlib.sha256(raw).hexdigest()[:8]}"
    widths = [w for w in WIDTHS if w < width] + ([width] if width <= WIDTHS[-1] else [])
    variants = tuple(
        Variant(f"{FOLDER}{name}-{w}.{'jpg' if kind == 'jpeg' else kind}", w, kind)
        for kind in ("webp", plain_format)
        for w in widths
    )
    return PictureSet(path, width, height, variants)


def _has_alpha(image: Image.Image) -> bool:
    return image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info


def _options(name: str) -> dict[str, int | bool]:
    if name == "png":
        return {"optimize": True}
    return {"quality": QUALITY[name], **({"method": 6} if name == "webp" else {"optimize": True, "progressive": True})}
