"""Pictures: what is in them besides the picture, and what they cost."""

import io
import struct
import zlib
from functools import partial
from typing import Any

from PIL import Image

from ..table import Held
from .files import HTML, SVG, picture

PAGE = "---\ntitle: Side NAME\nsummary: Sammendrag.\n---\n\nFørst.\n\n![Et bilde](../images/NAME.{ending})\n"


def shown(ending: str, held: Held) -> dict[str, Held]:
    """A picture, and a page that shows it."""
    return {f"images/NAME.{ending}": held, "pages/NAME.md": PAGE.format(ending=ending)}


def chunk(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))


def png(width: int, height: int, rows: int, *chunks: bytes) -> bytes:
    """A PNG that says it is so large, with only this many rows of nothing, and further chunks."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    packer = zlib.compressobj(1)
    pixels = chunk(b"IDAT", b"".join([*(packer.compress(bytes(1 + 3 * width)) for _ in range(rows)), packer.flush()]))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(chunks) + pixels + chunk(b"IEND", b"")


def saved(form: str, size: tuple[int, int] = (8, 8), **options: Any) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, "red").save(buffer, form, **options)
    return buffer.getvalue()


REFUSED = (
    ("huge", "files", shown("png", partial(png, 60_000, 60_000, 1))),
    ("huge-real", "files", shown("png", partial(png, 9_000, 9_000, 9_000))),
    ("wide", "files", shown("png", partial(png, 17_000, 2, 2))),
    ("nothing", "files", shown("png", partial(png, 0, 0, 0))),
    ("half", "files", shown("jpg", lambda: saved("JPEG", (400, 400))[:900])),
    ("text-bomb", "files", shown("png", lambda: png(8, 8, 8, chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 30_000_000, 9))))),
    ("svg", "files", shown("svg", SVG)),
    ("svg-as-png", "files", shown("png", SVG)),
    ("html-as-png", "files", shown("png", HTML)),
    ("html-as-gif", "files", shown("gif", "GIF89a/*" + HTML)),
    ("postscript", "files", shown("jpg", "%!PS\n(/etc/passwd) (r) file")),
    ("windows-metafile", "files", shown("png", b"\xd7\xcd\xc6\x9a" + bytes(80))),
    ("tiff", "files", shown("tif", partial(saved, "TIFF"))),
    ("bitmap", "files", shown("png", partial(saved, "BMP"))),
    ("pdf", "files", shown("png", b"%PDF-1.7\n")),
    ("empty", "files", shown("png", b"")),
)
HARMLESS = (
    ("exif", "files", shown("jpg", partial(picture, "JPEG"))),
    ("exif-webp", "files", shown("webp", partial(picture, "WEBP"))),
    ("html-behind", "files", shown("jpg", lambda: saved("JPEG") + HTML.encode() + b"KANARI")),
    ("html-in-comment", "files", shown("jpg", partial(saved, "JPEG", comment=f"KANARI{HTML}".encode()))),
    ("html-in-png", "files", shown("png", png(8, 8, 8, chunk(b"tEXt", b"Author\0KANARI<script>hostile()</script>")))),
    ("wrong-ending", "files", shown("png", partial(saved, "JPEG"))),
    ("animated", "files", shown("gif", partial(saved, "GIF", save_all=True, append_images=[Image.new("RGB", (8, 8), "blue")]))),
)
BOUNDED = (
    ("rows-missing", "files", shown("png", partial(png, 800, 800, 10))),
    ("forty-megapixels", "files", shown("png", partial(png, 7_900, 5_000, 5_000))),
)
