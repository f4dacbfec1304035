"""Pictures: they exist, open, are not enormous, and say in words what they show (WCAG 1.1.1)."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from ..faults import Fault
from ..model.downloads import FOLDER
from ..model.pictures import LONGEST_SIDE
from ..read.content import Content
from ..read.links import is_pasted, known_files, resolve_picture
from ..read.pictures import PictureRefusedError, open_picture, turn
from ..read.source import Source

NOWHERE = re.compile(r"!\[[^\]]*\]\(\s*\)|<img\b(?![^>]*\bsrc\b)", re.IGNORECASE)


class _Pictures:
    """What pictures can be: ``files`` are all that there are, readable or not, ``known`` those that could have been meant. A file
    is looked at once, however many texts show it."""

    def __init__(self, content: Content) -> None:
        self.unread = content.unread
        self.files = content.files | content.unread
        self.known = known_files(path for path in content.files if not path.startswith(FOLDER))
        self.problem = cache(lambda path: problem(content.folder / path))


def check(content: Content) -> Iterator[Fault]:
    """The picture of the front matter and those of the text."""
    faults_of = partial(_file, _Pictures(content))
    for source in content.whole:
        if source.entry.image:
            yield from faults_of(source, source.entry.image, "image", source.lines.get(("image",), 1))
            if not source.entry.alt:
                yield source.fault("alt_missing", "alt", source.lines.get(("image",), 1), picture=source.entry.image)
        elif source.entry.alt or source.entry.caption or source.entry.credit:
            yield source.fault("alt_without_image", "alt" if source.entry.alt else "caption" if source.entry.caption else "credit")
    for source in content.sources.values():
        seen: Counter[str] = Counter()
        lines_of = cache(partial(_lines_of, source))
        for field, picture in ((field, picture) for field, text in content.texts_of(source) for picture in text.pictures):
            lines = [source.lines.get((field,), 1)] if field else lines_of(picture.src)
            line = lines[min(seen[picture.src], len(lines) - 1)]
            seen[picture.src] += 1
            if not picture.alt:
                yield source.fault("alt_missing_text", field, line, picture=picture.src)
            yield from faults_of(source, picture.src, field, line)


def _lines_of(source: Source, src: str) -> list[int]:
    """Where a picture of the text stands; of those without an address, every place where there is one."""
    if src:
        return source.lines_of(f"]({src}", f"](<{src}", src)
    return [source.line_at(found.start()) for found in NOWHERE.finditer(source.body)] or [source.body_line]


def _file(pictures: _Pictures, source: Source, src: str, field: str, line: int) -> Iterator[Fault]:
    target = resolve_picture(src, source.path, pictures.files)
    if not src:
        yield source.fault("picture_nowhere", field, line)
    elif is_pasted(src):
        yield source.fault("data_address", field, line)
    elif target.to == "external":
        yield source.fault("picture_elsewhere", field, line, picture=src)
    elif target.path in pictures.unread:
        return
    elif target.to != "file":
        near = "".join(pictures.known.near(target.path))
        yield source.fault("picture_missing_near" if near else "picture_missing", field, line, picture=src, near=near)
    elif refused := pictures.problem(target.path):
        yield source.fault(refused.key, field, line, picture=src, limit=refused.limit, side=LONGEST_SIDE)


def problem(path: Path) -> PictureRefusedError | None:
    """What is wrong with the file, if anything. Every pixel is decoded, as when it is published: a JPEG at an eighth of its size,
    which reads all of the file in a sixty-fourth of the memory."""
    try:
        with open_picture(path) as picture:
            turn(picture)
            picture.draft(None, (1, 1))
            picture.load()
    except PictureRefusedError as refused:
        return refused
    except Exception:  # of a damaged file, each of Pillow's plugins raises what its parser happens to raise
        return PictureRefusedError("picture_broken")
    return None
