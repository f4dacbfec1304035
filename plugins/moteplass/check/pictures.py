"""Pictures: they exist, open, are not enormous, and say in words what they show (WCAG 1.1.1)."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ..faults import Fault
from ..model.pictures import LONGEST_SIDE
from ..read.content import Content
from ..read.links import nearest, resolve_picture
from ..read.pictures import PictureRefusedError, open_picture, turn
from ..read.sources import Source


def check(content: Content) -> Iterator[Fault]:
    """The picture of the front matter and those of the text."""
    for source in content.whole:
        if source.entry.image:
            yield from _file(content, source, source.entry.image, "image", source.lines.get(("image",), 1))
            if not source.entry.alt:
                yield source.fault("alt_missing", "alt", source.lines.get(("image",), 1), picture=source.entry.image)
        elif source.entry.alt or source.entry.caption or source.entry.credit:
            yield source.fault("alt_without_image", "alt" if source.entry.alt else "caption" if source.entry.caption else "credit")
    for source in content.sources.values():
        seen: Counter[str] = Counter()
        for field, picture in ((field, picture) for field, text in content.texts_of(source) for picture in text.pictures):
            found = source.lines_of(f"]({picture.src}", f"](<{picture.src}", picture.src)
            lines = [source.lines.get((field,), 1)] if field else found
            line = lines[min(seen[picture.src], len(lines) - 1)]
            seen[picture.src] += 1
            if not picture.alt:
                yield source.fault("alt_missing_text", field, line, picture=picture.src)
            yield from _file(content, source, picture.src, field, line)


def _file(content: Content, source: Source, src: str, field: str, line: int) -> Iterator[Fault]:
    target = resolve_picture(src, source.path, content.files | content.unread)
    if target.to == "external":
        yield source.fault("picture_elsewhere", field, line, picture=src)
    elif target.path in content.unread:
        return
    elif target.to != "file":
        near = nearest(target.path, [path for path in content.files if not path.startswith("files/")])
        yield source.fault("picture_missing_near" if near else "picture_missing", field, line, picture=src, near=near)
    elif refused := problem(content.folder / target.path):
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
