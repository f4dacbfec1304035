"""Pictures: they exist, open, are not enormous, and say in words what they show (WCAG 1.1.1)."""

import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from ..faults import Fault
from ..read.content import Content
from ..read.links import resolve_picture
from ..read.sources import Source

MEGAPIXELS = 40
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "MPO")


def check(content: Content) -> Iterator[Fault]:
    """The picture of the front matter and those of the text."""
    for source in content.sources.values():
        if source.entry.image:
            yield from _file(content, source, source.entry.image, "image", source.lines.get(("image",), 1))
            if not source.entry.alt:
                yield source.fault("alt_missing", "alt", source.lines.get(("image",), 1), picture=source.entry.image)
        elif source.entry.alt or source.entry.caption or source.entry.credit:
            yield source.fault("alt_without_image", "alt" if source.entry.alt else "caption" if source.entry.caption else "credit")
        for picture in content.text(source).pictures:
            line = source.line_of(f"({picture.src}" if f"({picture.src}" in source.body else picture.src)
            if not picture.alt:
                yield source.fault("alt_missing_text", "", line, picture=picture.src)
            yield from _file(content, source, picture.src, "", line)


def _file(content: Content, source: Source, src: str, field: str, line: int) -> Iterator[Fault]:
    target = resolve_picture(src, source.path, content.files)
    if target.to == "external":
        yield source.fault("picture_elsewhere", field, line, picture=src)
    elif target.to != "file":
        yield source.fault("picture_missing", field, line, picture=src)
    elif problem := _problem(content.folder / target.path):
        yield source.fault(problem, field, line, picture=src, limit=MEGAPIXELS)


def _problem(path: Path) -> str:
    """The key of what is wrong with the file, or nothing. Only the header is read for the size, then all pixels."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path, formats=FORMATS) as image:
                if image.width * image.height > MEGAPIXELS * 1_000_000:
                    return "picture_large"
                image.load()
    except Image.DecompressionBombError:
        return "picture_large"
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        return "picture_broken"
    return ""
