"""What a story takes with it when its teller withdraws the consent (GDPR, articles 7 and 17), or when it has run out.

What goes is the story, not a file: every language version goes, whichever of them bears the date; so does an entry
that has words of it; and its pictures are shown by nothing. ``selection`` and the check read the same.
"""

import datetime
import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..model.downloads import FOLDER
from ..model.story import Story
from .links import Paths
from .places import Link, picture_above
from .source import Source, sources_of
from .text import Text

# So many words in a row two people hardly write alike. Of the first 67 files one office's and one story have 12, none has more.
RUN = 12
# Addresses: a Markdown link's is not the same in another folder, and the words in a web address are nobody's own.
ADDRESS = re.compile(r"\]\(<?[^)\s>]*>?|\w+://\S+")

Words = list[tuple[str, int]]  # each with its line in the file


@dataclass(frozen=True)
class Withdrawal:
    """A story that is off the site from ``day`` on, withdrawn or without a consent that still holds; all paths are relative to
    content/. ``versions``: it and its translations · ``quoting``: other entries that have words of it, and the line where these
    begin · ``takes``: all that goes, translations of what quotes it too · ``pictures``: those of the versions, and
    copies of them · ``files``: what they link to in files/."""

    story: Source[Story]
    day: datetime.date
    versions: frozenset[str]
    quoting: Mapping[str, int] = field(repr=False)
    takes: frozenset[str]
    pictures: frozenset[str]
    files: frozenset[str]


def language_versions(sources: Mapping[str, Source]) -> dict[str, frozenset[str]]:
    """Path of each entry → the paths of all that tell the same, in any language or in easy words, itself among them."""
    beside: dict[str, set[str]] = defaultdict(set)
    for path, source in sources.items():
        for original in source.original_paths.values():
            if original in sources:
                beside[path].add(original)
                beside[original].add(path)
    found: dict[str, frozenset[str]] = {}
    for path in sources:
        if path not in found:
            group, ahead = {path}, [path]
            while ahead:
                new = beside[ahead.pop()] - group
                group |= new
                ahead += new
            found |= dict.fromkeys(group, frozenset(group))
    return found


def find_withdrawals(
    folder: Path, sources: Mapping[str, Source], texts: Mapping[str, Text], paths: Paths
) -> tuple[Withdrawal, ...]:
    """Every story that goes some day, also one to come. Linear in the length of the texts; no work where there is none."""
    withdrawn = [(source, day) for source in sources_of(Story, sources.values()) if (day := source.entry.off_from)]
    if not withdrawn:
        return ()
    versions = language_versions(sources)
    readable = {path: source for path, source in sources.items() if not texts[path].refused}
    quoting = _quoting({path for story, _ in withdrawn for path in versions[story.path]}, readable)
    found = []
    for story, day in withdrawn:
        own = versions[story.path]
        others = {path: line for one in sorted(own) for path, line in quoting[one].items() if path not in own}
        takes = own.union(*(versions[path] for path in others if not _is_needed(sources[path])))
        pictures = frozenset(picture.target.path for one in own for picture in pictures_of(sources[one], texts[one], paths))
        pictures |= _copies(folder, pictures, paths.files)
        linked = frozenset(link.target.path for one in own for link in downloads_in(texts[one]))
        found.append(Withdrawal(story, day, own, others, takes, pictures, linked))
    return tuple(found)


def pictures_of(source: Source, text: Text, paths: Paths) -> list[Link]:
    """The pictures that an entry shows with one of its texts: those of the text, and its own above it."""
    own = [picture] if (picture := picture_above(source, paths)) else []
    return [picture for picture in (*own, *text.pictures) if picture.target.to == "file"]


def downloads_in(text: Text) -> list[Link]:
    """The links to files in content/files/."""
    return [link for link in text.links if link.target.to == "file" and link.target.path.startswith(FOLDER)]


def _is_needed(source: Source) -> bool:
    """Whether a site cannot be without it: then the check stops the build instead."""
    return source.kind.name == "office" or source.is_home


def _quoting(stories: set[str], sources: Mapping[str, Source]) -> dict[str, dict[str, int]]:
    """Path of a story → path of an entry with words of it → line. Every text is read once, however many stories there are."""
    told: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for path in stories & sources.keys():
        for words in _texts(sources[path]):
            for run in _runs(words):
                told[run].add(path)
    found: dict[str, dict[str, int]] = {path: {} for path in stories}
    for source in sources.values():
        for words in _texts(source) if source.is_valid else ():
            for place, run in enumerate(_runs(words)):
                for path in told.get(run, ()):
                    found[path].setdefault(source.path, words[place][1])
    return found


def _runs(words: Words) -> Iterator[tuple[str, ...]]:
    plain = [word for word, _ in words]
    return (tuple(plain[place : place + RUN]) for place in range(len(plain) - RUN + 1))


def _texts(source: Source) -> Iterator[Words]:
    """The words of the body, then those of every field of text."""
    yield [(word, source.body_line + number) for number, line in enumerate(source.body.split("\n")) for word in _plain(line)]
    for name, value in source.entry.model_dump().items():
        for text in _strings(value):
            yield [(word, source.lines.get((name,), 1)) for word in _plain(text)]


def _strings(value: Any) -> Iterator[str]:
    """Every text in a field, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _strings(part)


def _plain(text: str) -> list[str]:
    """The words alone, the same however they are set: without addresses, marks, soft hyphens and capitals."""
    same = unicodedata.normalize("NFKC", ADDRESS.sub(" ", text)).replace("\N{SOFT HYPHEN}", "").casefold()
    return re.findall(r"[^\W_]+", same)


def _copies(folder: Path, pictures: frozenset[str], files: frozenset[str]) -> frozenset[str]:
    """The files with the same bytes as one of the pictures, under whatever name; only those of the same size are read."""
    sizes = {(folder / path).stat().st_size for path in pictures}
    hashes = {_hash(folder / path) for path in pictures}
    return frozenset(path for path in files if (folder / path).stat().st_size in sizes and _hash(folder / path) in hashes)


def _hash(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()
