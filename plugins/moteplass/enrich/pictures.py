"""Which files a picture becomes: a few widths, in a few formats. The original is never published."""

import hashlib
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..model.slugs import slugify
from ..read.pictures import has_alpha, open_picture, upright_size

FOLDER = "bilder/"
WIDTHS = (480, 720, 960, 1600)
# Of a published file: AVIF is made with some 40 bytes of memory a pixel, so that what is far taller than a screen is made narrower.
MOST_PIXELS = 5_000_000
# Best first: a browser takes the first that it knows. The last is JPEG, or PNG where the picture is transparent.
MODERN = ("avif", "webp")
ENDINGS = {"jpeg": "jpg"}


@dataclass(frozen=True)
class Variant:
    """One file of a picture; ``url`` is relative to the base of the site."""

    url: str
    width: int
    format: str


@dataclass(frozen=True)
class PictureSet:
    """A picture as published: its own proportions, and the files to choose from, smallest first in each format. ``digest`` is the
    original's SHA-256."""

    path: str
    digest: str
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


def _picture_set(folder: Path, path: str) -> PictureSet:
    with (folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with open_picture(folder / path) as opened:
        width, height = upright_size(opened)
        fallback = "png" if has_alpha(opened) else "jpeg"
    name = f"{slugify(Path(path).stem)}-{digest[:8]}"
    widest = max(1, min(width, WIDTHS[-1], math.isqrt(MOST_PIXELS * width // height)))
    widths = [w for w in WIDTHS if w < widest] + [widest]
    variants = tuple(
        Variant(f"{FOLDER}{name}-{w}.{ENDINGS.get(kind, kind)}", w, kind) for kind in (*MODERN, fallback) for w in widths
    )
    return PictureSet(path, digest, width, height, variants)
