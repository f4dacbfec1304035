"""Everything that a built site says, file by file; what is compressed too."""

import gzip
from collections.abc import Iterator
from pathlib import Path


def texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """(file, what it holds in lower case), of every file: the search index has its words in lower case and without their endings,
    in files that are gzip."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            held = path.read_bytes()
            yield path, (gzip.decompress(held) if path.suffix.startswith(".pf_") else held).decode("utf-8", "replace").lower()


def files_with(folder: Path, words: tuple[str, ...]) -> dict[str, set[str]]:
    """The files in which any of the words stand, and which."""
    found = {path.relative_to(folder).as_posix(): {word for word in words if word in text} for path, text in texts(folder)}
    return {path: those for path, those in found.items() if those}
