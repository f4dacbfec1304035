"""Opens the pictures that editors put in ``content/``: those within the limits, and never more of them than is asked for."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import ExifTags, Image

from ..model.pictures import FORMATS, LONGEST_SIDE, MEGABYTES, PRINT

# A progressive JPEG goes over the whole picture once a scan: some ten times as cameras and programs write it. A made-up one of 2 MB
# can ask for 20,000, which is ten minutes.
START_OF_SCAN, MOST_SCANS = b"\xff\xda", 50
# By EXIF's orientation; the others, and what is none, leave the picture as it is.
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = (Image.Transpose.TRANSPOSE, Image.Transpose.ROTATE_270, Image.Transpose.TRANSVERSE, Image.Transpose.ROTATE_90)


class PictureRefusedError(Exception):
    """A picture that cannot be published. ``key`` names the sentence that says why, ``limit`` is the most that it tells of."""

    def __init__(self, key: str, limit: int = 0) -> None:
        super().__init__(key)
        self.key, self.limit = key, limit


@contextmanager
def open_picture(path: Path) -> Iterator[Image.Image]:
    """The picture with its size and metadata known, and no pixel decoded yet.

    Raises PictureRefusedError for one beyond the limits, and whatever Pillow raises for a damaged one, here or when it is decoded.
    """
    if path.stat().st_size > MEGABYTES * 1_000_000:
        raise PictureRefusedError("picture_heavy", MEGABYTES)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the limits here are lower
        try:
            opened = Image.open(path, formats=tuple(FORMATS))
        except Image.DecompressionBombError:
            raise PictureRefusedError("picture_large", max(FORMATS.values())) from None
    with opened:
        if opened.format == "JPEG" and path.read_bytes().count(START_OF_SCAN) > MOST_SCANS:
            raise PictureRefusedError("picture_broken")
        limit = PRINT if opened.mode == "CMYK" else FORMATS.get(opened.format or "", FORMATS["JPEG"])
        if opened.width * opened.height > limit * 1_000_000 or max(opened.size) > LONGEST_SIDE:
            raise PictureRefusedError("picture_large", limit)
        yield opened


def turn(picture: Image.Image) -> Image.Transpose | None:
    """How the camera says that the picture is to be turned. Pillow's own ``getexif`` of a PNG would decode it first."""
    return TURNS.get(Image.Image.getexif(picture).get(ExifTags.Base.Orientation, 1))


def upright_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height once the picture is turned."""
    return (picture.height, picture.width) if turn(picture) in SIDEWAYS else picture.size


def has_alpha(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
