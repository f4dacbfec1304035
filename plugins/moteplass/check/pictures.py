"""Pictures: they exist, open, are not enormous, and say in words what they show (WCAG 1.1.1)."""

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from ..faults import Fault
from ..model.downloads import FOLDER
from ..model.pictures import LONGEST_SIDE
from ..read.content import Content
from ..read.links import file_name, is_on_a_machine, is_pasted, known_files, way_to
from ..read.pictures import PictureRefusedError, open_picture, turn
from ..read.places import Picture, picture_above
from ..read.source import Source


class _Pictures:
    """The pictures that could have been meant (``known``). A file is looked at once, however many texts show it."""

    def __init__(self, content: Content) -> None:
        self.known = known_files(path for path in content.files if not path.startswith(FOLDER))
        self.problem = cache(lambda path: problem(content.folder / path))


def check(content: Content) -> Iterator[Fault]:
    """The picture of the front matter and those of the text."""
    faults_of = partial(_file, _Pictures(content))
    for source in content.readable:
        if above := picture_above(source, content.paths):
            yield from faults_of(source, above, "image")
            if not above.alt:
                yield source.fault("alt_missing", "alt", above.line, picture=above.text)
        elif source.entry.alt or source.entry.caption or source.entry.credit:
            yield source.fault("alt_without_image", "alt" if source.entry.alt else "caption" if source.entry.caption else "credit")
    for source in content.sources.values():
        for field, picture in ((field, picture) for field, text in content.texts_of(source) for picture in text.pictures):
            if not picture.alt:
                key = "alt_missing_html" if not field and source.has_tag(picture.line, "img") else "alt_missing_text"
                yield source.fault(key, field, picture.line, picture=picture.text)
            yield from faults_of(source, picture, field)


def _file(pictures: _Pictures, source: Source, picture: Picture, field: str) -> Iterator[Fault]:
    src, line, target = picture.text, picture.line, picture.target
    if not src:
        yield source.fault("picture_nowhere", field, line)
    elif is_pasted(src):
        yield source.fault("data_address", field, line)
    elif is_on_a_machine(src):
        yield source.fault("picture_on_machine", field, line, picture=src, name=file_name(src))
    elif target.to == "external":
        yield source.fault("picture_elsewhere", field, line, picture=src)
    elif target.to == "unread":
        return
    elif target.to != "file":
        near = "".join(way_to(path, source.kind.folder) for path in pictures.known.near(target.path.replace("\\", "/")))
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
