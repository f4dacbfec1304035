"""PDF files: without comments, hidden layers or a signature. What runs or is attached is taken out when the file is published."""

from pathlib import Path

import pikepdf

from ..model.downloads import RefusedFileError
from ..read.pdf import dictionaries, jpeg_of, open_pdf
from ..read.picture_metadata import without_metadata

# Annotations that show on the page what they say, or say it to those who have the page read to them.
PLAIN = ("/Link", "/Widget", "/FreeText", "/Stamp", "/Watermark", "/PrinterMark", "/TrapNet", "/Popup")
# Those that mark the page, and may have a comment besides.
MARKS = (
    "/Highlight",
    "/Underline",
    "/Squiggly",
    "/StrikeOut",
    "/Caret",
    "/Ink",
    "/Line",
    "/Square",
    "/Circle",
    "/Polygon",
    "/PolyLine",
)
OTHERS = {
    "/Text": "download_comments",
    "/FileAttachment": "download_comments",
    "/Redact": "download_hidden",
}  # to be removed, but still there


def check(path: Path) -> None:
    """Raises RefusedFileError, or what pikepdf or the reader of pictures raises for a damaged file."""
    with open_pdf(path) as pdf:
        for page in pdf.pages:
            for annotation in page.get("/Annots", pikepdf.Array()):
                _check_annotation(annotation)
        layers = pdf.Root.get("/OCProperties", pikepdf.Dictionary()).get("/D", pikepdf.Dictionary())
        if len(layers.get("/OFF", pikepdf.Array())) or layers.get("/BaseState") == pikepdf.Name.OFF:
            raise RefusedFileError("download_hidden")
        for found in dictionaries(pdf):
            if "/ByteRange" in found:
                raise RefusedFileError("download_signed")
            if data := jpeg_of(pdf, found):
                without_metadata(data)


def _check_annotation(annotation: pikepdf.Object) -> None:
    kind = str(annotation.get("/Subtype", ""))
    if kind in MARKS and str(annotation.get("/Contents", "")).strip():
        raise RefusedFileError("download_comments")
    if kind not in PLAIN + MARKS:
        raise RefusedFileError(OTHERS[kind]) if kind in OTHERS else RefusedFileError("download_part", part=kind)
