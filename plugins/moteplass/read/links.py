"""What a link in the content means: an entry, an address of the site, a file, or somewhere else."""

import posixpath
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import quote, unquote

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
        """Read ``href`` as written in ``source_path`` (relative to content/): as an address (RFC 3986, 2.2), else as the name of a
        file, in which %, # and ? may stand for themselves."""
        href = href.strip()
        path, _, fragment = href.partition("#")
        first = self._read(unquote(path), unquote(fragment), source_path)
        if first.to != "missing":
            return first
        others = (self._read(*reading, source_path) for reading in ((path, unquote(fragment)), (unquote(href), ""), (href, "")))
        return next((other for other in others if other.to in ("entry", "file", "unread")), first)

    def _read(self, path: str, fragment: str, source_path: str) -> Target:
        """The same of a path that is no longer encoded."""
        if not path:
            return Target("here", fragment=fragment)
        if (":" in path.split("/")[0] and not path.startswith(FILENAME)) or path.startswith("//"):
            return Target("external", f"{path}#{fragment}" if fragment else path)
        marked = next((mark for mark in FILENAME if path.startswith(mark)), "")
        path = path.removeprefix(marked)
        if path.startswith("/") and not marked:
            return Target("address", path[1:], fragment)
        base = "" if path.startswith("/") else posixpath.dirname(source_path)
        path = posixpath.normpath(posixpath.join(base, path.lstrip("/") if marked and path.startswith("/") else path))
        return self._named(path, fragment)

    def resolve_picture(self, src: str, source_path: str) -> Target:
        """As ``resolve``; a bare name is looked for in ``images/`` too, since that is where editors put pictures."""
        target = self.resolve(src, source_path)
        if target.to != "missing":
            return target
        bare = src.strip()
        in_images = (self._named(f"images/{name}") for name in (unquote(bare), bare))
        return next((other for other in in_images if other.to != "missing"), target)

    def _named(self, path: str, fragment: str = "") -> Target:
        """What has this name, whichever way its letters are put together: macOS keeps å as a and a ring."""
        path = path if path.isascii() else self._composed.get(unicodedata.normalize("NFC", path), path)
        if path in self.entries:
            return Target("entry", path, fragment)
        return Target("file" if path in self.files else "unread" if path in self.unread else "missing", path, fragment)

    @cached_property
    def _composed(self) -> dict[str, str]:
        """The name with composed letters → as it is on the disk."""
        names = (*self.unread, *self.files, *self.entries)
        return {unicodedata.normalize("NFC", name): name for name in names if not name.isascii()}


def is_pasted(href: str) -> bool:
    """Whether it is no address but the file itself, as programs write it that paste a picture into a text (RFC 2397)."""
    return href.lstrip()[:5].lower() == "data:"


def is_on_a_machine(href: str) -> bool:
    """Whether it is the place of a file on somebody's own machine: ``C:\\Users\\…``, ``file:///home/…``."""
    return re.match(r"[a-z]:[\\/]|file:|\\\\|/(?:home|users)/", href.strip(), re.IGNORECASE) is not None


def file_name(href: str) -> str:
    """The last part of a path, of whatever system, as it is written in a link."""
    return way_to(re.split(r"[\\/]", unquote(href.strip()))[-1] or "navn", ".")


def way_to(path: str, folder: str) -> str:
    """A path as it is written in a file of a folder, both relative to content/; blanks and signs that would end it are encoded."""
    return re.sub(r"[\s%#?()<>]", lambda sign: quote(sign[0]), posixpath.relpath(path, folder))


def known_files(paths: Iterable[str]) -> Known:
    """Files, which are alike where their names without folder and ending are."""
    return Known(paths, lambda path: posixpath.splitext(posixpath.basename(path))[0].lower())
