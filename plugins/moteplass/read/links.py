"""What a link in the content means: an entry, an address of the site, a file, or somewhere else."""

import posixpath
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from .known import Known

FILENAME = ("{filename}", "{static}", "{attach}")


@dataclass(frozen=True)
class Target:
    """``entry``: a source file (``path``) · ``address``: an address relative to the base · ``file``: another file of content/ ·
    ``here``: an anchor on the same page · ``external``: a full address · ``unread``: a file that could not be read ·
    ``missing``: nothing that exists."""

    to: Literal["entry", "address", "file", "here", "external", "unread", "missing"]
    path: str = ""
    fragment: str = ""


@dataclass(frozen=True)
class Paths:
    """What there is below content/, relative to it: the ``entries``, the other ``files``, and of both what could not be read."""

    entries: frozenset[str]
    files: frozenset[str]
    unread: frozenset[str] = frozenset()

    def resolve(self, href: str, source_path: str) -> Target:
        """Read ``href`` as written in ``source_path`` (relative to content/)."""
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
        return Target(self._what(path), path, fragment)

    def resolve_picture(self, src: str, source_path: str) -> Target:
        """As ``resolve``; a bare name is looked for in ``images/`` too, since that is where editors put pictures."""
        target = self.resolve(src, source_path)
        if target.to != "missing":
            return target
        in_images = f"images/{unquote(src.strip())}"
        return target if (what := self._what(in_images)) == "missing" else Target(what, in_images)

    def _what(self, path: str) -> Literal["entry", "file", "unread", "missing"]:
        if path in self.entries:
            return "entry"
        return "file" if path in self.files else "unread" if path in self.unread else "missing"


def is_pasted(href: str) -> bool:
    """Whether it is no address but the file itself, as programs write it that paste a picture into a text (RFC 2397)."""
    return href.lstrip()[:5].lower() == "data:"


def known_files(paths: Iterable[str]) -> Known:
    """Files, which are alike where their names without folder and ending are."""
    return Known(paths, lambda path: posixpath.splitext(posixpath.basename(path))[0].lower())
