"""What a link in the content means: an entry, an address of the site, a file, or somewhere else."""

import difflib
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from .sources import Source

FILENAME = ("{filename}", "{static}", "{attach}")


@dataclass(frozen=True)
class Target:
    """``entry``: a source file (``path``) · ``address``: an address relative to the base · ``file``: another file of content/ ·
    ``here``: an anchor on the same page · ``external``: a full address · ``missing``: nothing that exists."""

    to: Literal["entry", "address", "file", "here", "external", "missing"]
    path: str = ""
    fragment: str = ""


def resolve(href: str, source_path: str, sources: Mapping[str, Source], files: frozenset[str]) -> Target:
    """Read ``href`` as written in ``source_path`` (relative to content/). ``files`` are the other files of content/."""
    href = unquote(href.strip())
    if href.startswith("#"):
        return Target("here", fragment=href[1:])
    if (":" in href.split("/")[0] and not href.startswith(FILENAME)) or href.startswith("//"):
        return Target("external", href)
    path, _, fragment = href.partition("#")
    marked = next((mark for mark in FILENAME if path.startswith(mark)), "")
    path = path.removeprefix(marked)
    if path.startswith("/") and not marked:
        return Target("address", path[1:], fragment)
    base = "" if path.startswith("/") else posixpath.dirname(source_path)
    path = posixpath.normpath(posixpath.join(base, path.lstrip("/") if marked and path.startswith("/") else path))
    if path in sources:
        return Target("entry", path, fragment)
    if path in files:
        return Target("file", path, fragment)
    return Target("missing", path, fragment)


def resolve_picture(src: str, source_path: str, files: frozenset[str]) -> Target:
    """As ``resolve``; a bare name is looked for in ``images/`` too, since that is where editors put pictures."""
    target = resolve(src, source_path, {}, files)
    in_images = f"images/{unquote(src.strip())}"
    return Target("file", in_images) if target.to == "missing" and in_images in files else target


def nearest(path: str, known: Iterable[str]) -> str:
    """The file that was probably meant, by its name without folder and ending; nothing if none is like it."""
    names = {posixpath.splitext(posixpath.basename(other))[0].lower(): other for other in sorted(known)}
    wanted = posixpath.splitext(posixpath.basename(path))[0].lower()
    return next((names[name] for name in difflib.get_close_matches(wanted, names, n=1, cutoff=0.7)), "")
