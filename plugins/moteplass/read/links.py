"""What a link in the content means: an entry, an address of the site, a file, or somewhere else."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from .known import Known
from .source import Source

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
    path, _, fragment = map(unquote, href.strip().partition("#"))  # a name with a # has it as %23 (RFC 3986, 2.2)
    if not path:
        return Target("here", fragment=fragment)
    if (":" in path.split("/")[0] and not path.startswith(FILENAME)) or path.startswith("//"):
        return Target("external", unquote(href.strip()))
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


def is_pasted(href: str) -> bool:
    """Whether it is no address but the file itself, as programs write it that paste a picture into a text (RFC 2397)."""
    return href.lstrip()[:5].lower() == "data:"


def known_files(paths: Iterable[str]) -> Known:
    """Files, which are alike where their names without folder and ending are."""
    return Known(paths, lambda path: posixpath.splitext(posixpath.basename(path))[0].lower())
