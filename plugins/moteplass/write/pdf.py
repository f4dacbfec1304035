"""PDF files without their properties, authors, earlier versions, attachments, and whatever would run."""

import warnings
from collections.abc import Iterable
from pathlib import Path

import pikepdf

from ..model.downloads import may_be_followed
from ..read.pdf import dictionaries, jpeg_of, open_pdf
from ..read.picture_metadata import without_metadata

# What a document may consist of (ISO 32000-2, table 29): what shows its pages and helps to find and to hear what is on them.
KEPT = {
    *(
        "/Type",
        "/Version",
        "/Extensions",
        "/Pages",
        "/PageLabels",
        "/Names",
        "/Dests",
        "/ViewerPreferences",
        "/PageLayout",
        "/PageMode",
    ),
    *("/Outlines", "/OpenAction", "/AcroForm", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OCProperties", "/OutputIntents"),
}
# Anywhere: metadata (XMP), what programs keep for themselves, scripts, forms of another kind (XFA), attached files.
PRIVATE = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/AA", "/JS", "/XFA", "/EF", "/RF", "/AF")
ACTIONS = ("/A", "/PA", "/Next", "/OpenAction")
OF_WHO_MARKED = ("/T", "/M", "/CreationDate", "/NM", "/Subj")


def publish(source: Path, place: Path) -> None:
    """Every object that a page needs, written anew; the streams of its pages as they are, apart from what cameras wrote."""
    with open_pdf(source) as pdf:
        _remove(pdf.Root, pdf.Root.keys() - KEPT)
        if "/Names" in pdf.Root:
            _remove(pdf.Root.Names, pdf.Root.Names.keys() - {"/Dests"})
        for found in list(dictionaries(pdf)):
            _remove(found, PRIVATE)
            _remove(found, (key for key in ACTIONS if not _is_harmless(found.get(key))))
            if data := jpeg_of(pdf, found):
                found.write(without_metadata(data), filter=pikepdf.Name.DCTDecode, decode_parms=_last(found.get("/DecodeParms")))
        for page in pdf.pages:
            for annotation in page.get("/Annots", pikepdf.Array()):
                if annotation.get("/Subtype") != pikepdf.Name.Widget:  # whose /T is the name of a field
                    _remove(annotation, OF_WHO_MARKED)
        _remove(pdf.trailer, ("/Info", "/ID"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", pikepdf.PageCopyWarning)  # of form fields that the file itself does not lead to
            pdf.save(place, deterministic_id=True, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def _remove(held: pikepdf.Object, keys: Iterable[str]) -> None:
    for key in [key for key in keys if key in held]:
        del held[key]


def _last(parameters: pikepdf.Object | None) -> pikepdf.Dictionary | None:
    """Those of the last filter, where there are several."""
    found = parameters[-1] if isinstance(parameters, pikepdf.Array) else parameters
    return found if isinstance(found, pikepdf.Dictionary) else None


def _is_harmless(action: object) -> bool:
    """Whether it is a place in the document, a link to the web, or no action at all: /A and /Next mean other things elsewhere."""
    if not isinstance(action, pikepdf.Dictionary) or "/S" not in action:
        return True
    if action.S == pikepdf.Name.URI:
        return may_be_followed(str(action.get("/URI", "")))
    return action.S in (pikepdf.Name.GoTo, pikepdf.Name.Named)
