"""Opens PDF files within bounds, and finds every dictionary of one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
from pikepdf import ObjectType
from pikepdf.settings import set_qpdf_limits

from ..model.downloads import MOST_OBJECTS, RefusedFileError

# For the whole process: what qpdf unpacks while it looks for objects, and when it gives up on a damaged file. Nothing that a page
# shows is unpacked.
set_qpdf_limits(flate_max_memory=8_000_000, run_length_max_memory=8_000_000, max_stream_filters=4, doc_max_warnings=100)
HOLDERS = (ObjectType.dictionary, ObjectType.stream, ObjectType.array)


@contextmanager
def open_pdf(path: Path) -> Iterator[pikepdf.Pdf]:
    """Raises RefusedFileError for what is no PDF from its first byte, is locked, or has too many objects to be looked at; and
    pikepdf's errors for a damaged one."""
    with path.open("rb") as file:
        if file.read(5) != b"%PDF-":
            raise RefusedFileError("download_broken", ending=".pdf")
    try:
        opened = pikepdf.open(path)
    except pikepdf.PasswordError:
        raise RefusedFileError("download_locked") from None
    with opened:
        if opened.is_encrypted:
            raise RefusedFileError("download_locked")
        if len(opened.objects) > MOST_OBJECTS:
            raise RefusedFileError("download_unpacked")
        yield opened


def dictionaries(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every dictionary and stream that the file uses, each once. What nothing leads to is not saved."""
    seen: set[tuple[int, int]] = set()
    ahead: list[pikepdf.Object] = [pdf.trailer]
    while ahead:
        found = ahead.pop()
        if found.is_indirect:
            if found.objgen in seen:
                continue
            seen.add(found.objgen)
        held: Iterable[object]
        if isinstance(found, pikepdf.Array):
            held = found.as_list()
        else:
            yield found
            held = (found.stream_dict if isinstance(found, pikepdf.Stream) else found).as_dict().values()
        ahead += [value for value in held if isinstance(value, pikepdf.Object) and value._type_code in HOLDERS]


def jpeg_of(pdf: pikepdf.Pdf, found: pikepdf.Object) -> bytes | None:
    """The photo in a stream that holds one as the camera made it. Raises pikepdf.PdfError where it cannot be unpacked."""
    if not isinstance(found, pikepdf.Stream):
        return None
    written = found.get("/Filter", pikepdf.Array())
    filters = list(written.as_list()) if isinstance(written, pikepdf.Array) else [written]
    if not filters or filters[-1] != pikepdf.Name.DCTDecode:
        return None
    if len(filters) == 1:
        return found.read_raw_bytes()
    return pikepdf.Stream(pdf, found.read_raw_bytes(), Filter=pikepdf.Array(filters[:-1])).read_bytes()
