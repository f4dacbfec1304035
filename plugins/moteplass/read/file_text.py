"""What a file says in words, whatever program wrote it: for finding what must not be published."""

import codecs
import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .pdf_text import words_in_pdf

MOST = 5_000_000  # bytes of words that are looked at in a file: a book has a fifth of it; what bursts when it is unpacked has more
START = 1024
ZIP, GZIP, PDF = b"PK\x03\x04", b"\x1f\x8b", b"%PDF-"  # office documents; the fragments of the search index


def words_in(path: Path) -> Iterator[str]:
    """Every text of a file, of an office document each part. Nothing of pictures, sound and whatever else has no words, nor of what
    cannot be opened."""
    with path.open("rb") as file:
        start = file.read(START)
        file.seek(0)
        if start.startswith(ZIP):
            yield from _parts(path)
        elif PDF in start:
            yield from words_in_pdf(path)
        elif start.startswith(GZIP):
            with suppress(OSError, EOFError, zlib.error):
                yield gzip.GzipFile(fileobj=file).read(MOST).decode("utf-8", "replace")
        elif start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            yield file.read(MOST).decode("utf-16", "replace")
        elif b"\0" not in start:
            yield file.read(MOST).decode("utf-8", "replace")


def _parts(path: Path) -> Iterator[str]:
    """The XML of an office document: its text, comments, notes and properties."""
    left = MOST
    with (
        suppress(OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError),
        zipfile.ZipFile(path) as parts,
    ):
        for part in parts.infolist():
            if part.filename.endswith((".xml", ".rels")):
                with parts.open(part) as file:
                    words = file.read(left)
                left -= len(words)
                yield words.decode("utf-8", "replace")
