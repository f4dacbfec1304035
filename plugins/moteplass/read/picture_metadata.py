"""Pictures inside other files, without what cameras and programs wrote into them. Not a pixel changes."""

import re
from contextlib import suppress

from PIL import ExifTags, Image

START, END = b"\xff\xd8", b"\xff\xd9"
NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
START_OF_SCAN, COMMENT = 0xDA, 0xFE
APPLICATION = range(0xE0, 0xF0)
KEPT_SEGMENTS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # of an application: what a decoder needs for the colours

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT_CHUNKS = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs")


def without_metadata(data: bytes) -> bytes:
    """A JPEG or a PNG without EXIF, XMP, comments and what follows it; anything else as it is.

    Raises ValueError for a JPEG or a PNG that cannot be followed from part to part.
    """
    if data.startswith(START):
        return _jpeg(data)
    return _png(data) if data.startswith(SIGNATURE) else data


def is_cleaned(data: bytes) -> bool:
    """Whether it is of a kind that ``without_metadata`` knows."""
    return data.startswith((START, SIGNATURE))


def _jpeg(data: bytes) -> bytes:
    """Segment by segment (ITU-T T.81, B.1), up to the end of the picture: some telephones put a second one, or a film, after it."""
    kept, place = [START], len(START)
    while place < len(data):
        if data[place] != 0xFF or place + 1 == len(data):
            raise ValueError("no marker")
        marker = data[place + 1]
        if marker == 0xFF:  # a fill byte
            place += 1
            continue
        if data[place : place + 2] == END:
            break
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        segment = data[place : place + 2 + length]
        if length < 2 or len(segment) < 2 + length:
            raise ValueError("segment cut short")
        place += len(segment)
        if marker in APPLICATION:
            kept.append(segment if segment[4:].startswith(KEPT_SEGMENTS.get(marker, segment)) else _orientation(segment))
        elif marker != COMMENT:
            kept.append(segment)
        if marker == START_OF_SCAN:
            found = NEXT_MARKER.search(data, place)
            following = found.start() if found else len(data)
            kept.append(data[place:following])
            place = following
    return b"".join([*kept, END])


def _orientation(segment: bytes) -> bytes:
    """Of an EXIF segment, only how the picture is turned; nothing of any other, or where it stands as it is."""
    exif, only = Image.Exif(), Image.Exif()
    with suppress(Exception):  # of damaged EXIF, Pillow raises what its parser happens to raise
        if segment[4:].startswith(b"Exif\0"):
            exif.load(segment[4:])
    turned = exif.get(ExifTags.Base.Orientation)
    if turned not in range(2, 9):
        return b""
    only[ExifTags.Base.Orientation] = turned
    written = only.tobytes()
    return segment[:2] + (len(written) + 2).to_bytes(2, "big") + written


def _png(data: bytes) -> bytes:
    """Chunk by chunk (PNG, 5.3)."""
    kept, place = [SIGNATURE], len(SIGNATURE)
    while place < len(data):
        kind, end = data[place + 4 : place + 8], place + 12 + int.from_bytes(data[place : place + 4], "big")
        if end > len(data):
            raise ValueError("chunk cut short")
        if kind in KEPT_CHUNKS:
            kept.append(data[place:end])
        place = end
        if kind == b"IEND":
            return b"".join(kept)
    raise ValueError("no end")
