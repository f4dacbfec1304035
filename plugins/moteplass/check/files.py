"""Files to download: of the kinds that there may be, what their endings say, and nothing in them that readers should not have."""

import re
from pathlib import Path

from ..model.downloads import ENDINGS, FOLDER, MEGABYTES, MEGABYTES_OF_TEXT, PICTURES, TEXTS, RefusedFileError, ending
from ..read.files import decode
from . import packages, pdf

# What a browser would take for a document, wherever it stands in a text.
MARKUP = re.compile(
    r"<(?:!doctype|!--|[?](?:xml|php)|/?(?:html|head|body|script|style|svg|math|iframe|object|embed|meta|base|form|img|video|audio)\b)",
    re.IGNORECASE,
)
# What a spreadsheet works out rather than shows; + - @ only before a function or a program, since they begin numbers and names too.
FORMULA = re.compile(r"(?:^|[;,\t]) ?\"? ?(?:=|[+\-@] ?[A-Za-z]\w{0,40} ?[(|!])", re.MULTILINE)


def refusal(folder: Path, path: str) -> RefusedFileError | None:
    """Why the file at ``path``, relative to the content folder, cannot be published; nothing if it can."""
    try:
        _check(folder, path)
    except RefusedFileError as refused:
        return refused
    except Exception:  # of a damaged file, each library raises what its parser happens to raise
        return RefusedFileError("download_broken", ending=ending(path))
    return None


def _check(folder: Path, path: str) -> None:
    kind = ending(path)
    if not path.isprintable():
        raise RefusedFileError("file_name", value=Path(path).name)
    if kind in PICTURES:
        raise RefusedFileError("download_picture", name=Path(path).name)
    if kind not in ENDINGS:
        raise RefusedFileError("download_kind", known=", ".join(known.removeprefix(".") for known in ENDINGS))
    if not path.startswith(FOLDER):
        raise RefusedFileError("file_elsewhere")
    size, limit = (folder / path).stat().st_size, MEGABYTES_OF_TEXT if kind in TEXTS else MEGABYTES
    if not size:
        raise RefusedFileError("download_empty")
    if size > limit * 1_000_000:
        raise RefusedFileError("download_large", limit=limit)
    if kind in TEXTS:
        _check_text(folder / path)
    else:
        (pdf.check if kind == ".pdf" else packages.check)(folder / path)


def _check_text(path: Path) -> None:
    text, faults = decode(path.read_bytes(), path.name)
    if faults:
        raise RefusedFileError("download_text", number=faults[0].line)
    if MARKUP.search(text):
        raise RefusedFileError("download_markup")
    if path.suffix.lower() == ".csv" and (formula := FORMULA.search(text)):
        raise RefusedFileError("download_formula", number=text.count("\n", 0, formula.end()) + 1)
