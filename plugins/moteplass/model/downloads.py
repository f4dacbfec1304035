"""Files to download: which there may be in ``content/files/``, how large, and what of their inside the public may have."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Any

FOLDER, PUBLISHED = "files/", "filer/"  # relative to content/, and to the site

TEXTS = (".txt", ".csv")
# Ending → what the file says that it is: the type of its main part (ECMA-376-2, 10.1) or its mimetype (ODF 1.3-2, 3.3).
OFFICE = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
OPEN_DOCUMENT = {
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odp": "application/vnd.oasis.opendocument.presentation",
}
ENDINGS = (".pdf", *OFFICE, *OPEN_DOCUMENT, *TEXTS)
# What is a picture, to whoever wrote it, and so belongs in images/, whether it can be read there or not.
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".heic", ".heif", ".tif", ".tiff", ".bmp")

MEGABYTES, MEGABYTES_OF_TEXT = 50, 5
MEGABYTES_UNPACKED, MEGABYTES_OF_XML = 150, 10  # of a package: all parts, and those that are read into trees, up to 40 bytes a byte
MOST_PARTS = 3000
MOST_OBJECTS = 100_000  # of a PDF: some 200 MB of memory

# The parts of a package: those that are published, and those that are emptied because they tell of people, computers or earlier
# versions. Whatever else a program puts into its files is private until it stands here.
SHOWN = r"[\w.-]+\.(?i:png|jpe?g|gif|bmp|emf|wmf|svg)"  # pictures of which we know what else is in them
KEPT = re.compile(
    r"\[Content_Types\]\.xml|(?:[\w-]+/)*_rels/[\w.-]*\.rels"
    r"|word/document\.xml|word/(?:glossary/)?(?:styles|stylesWithEffects|settings|webSettings|fontTable|numbering|(?:foot|end)notes)\.xml"
    r"|word/(?:header|footer)\d*\.xml|word/fonts/[\w.-]+"
    r"|xl/(?:workbook|styles|sharedStrings|calcChain|metadata)\.xml|xl/(?:worksheets|chartsheets|tables)/\w+\.xml"
    r"|ppt/(?:presentation|presProps|viewProps|tableStyles)\.xml|ppt/fonts/[\w.-]+"
    r"|ppt/(?:slides|slideLayouts|slideMasters|notesSlides|notesMasters|handoutMasters)/\w+\.xml"
    r"|(?:word|xl|ppt)/(?:theme|charts|diagrams|drawings|ink)/\w+\.(?:xml|vml)"
    r"|(?:word/comments\w*|xl/comments\d*|(?:xl/threadedComments|ppt/comments)/\w+)\.xml"  # only if there is no comment in them
    r"|customXml/itemProps\d+\.xml"
    r"|mimetype|META-INF/manifest\.xml|(?:Object \d+/)?(?:content|styles)\.xml|Fonts/[\w.-]+|ObjectReplacements/Object \d+"
    rf"|(?:(?:word|xl|ppt)/media|Pictures)/{SHOWN}"
)
EMPTIED = re.compile(
    r"docProps/[\w.-]+|package/services/metadata/core-properties/\w+\.psmdcp|docMetadata/\w+\.xml|customXml/item\d+\.xml"
    r"|(?:word/people|word/glossary/document|xl/persons/\w+|ppt/(?:commentAuthors|authors))\.xml"
    r"|ppt/(?:revisionInfo|changesInfos/\w+|tags/\w+)\.xml|(?:word|xl|ppt)/printerSettings/[\w.-]+"
    r"|(?:Object \d+/)?(?:meta|settings)\.xml|manifest\.rdf|layout-cache|Thumbnails/[\w.-]+|Configurations2/[\w./-]+"
    r"|META-INF/documentsignatures\.xml"
)
# Signatures, and parts that can run: the preflight has a message of its own for each.
SIGNED = re.compile(r"_xmlsignatures/.*")
PROGRAMS = re.compile(r"vbaProject|vbaData|activeX|macrosheets|customUI|Basic/|Scripts/", re.IGNORECASE)
# The relationship to the template that a Word file was made from: a path on the writer's computer.
TEMPLATE = "attachedTemplate"
# Elements that say where on a computer the file lay, who may change it, or what programs keep for themselves.
DROPPED = ("absPath", "fileSharing", "docVars", "rsids", "permStart", "permEnd", "dataBinding")
# Where a link of such a file may lead, besides to a place in itself or beside it.
SCHEMES = ("http", "https", "mailto", "tel")
SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")


class RefusedFileError(Exception):
    """A file that cannot be published. ``key`` names the sentence that says why, ``values`` fill it in."""

    def __init__(self, key: str, **values: Any) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def ending(path: str) -> str:
    """``files/Plan.PDF`` → ``.pdf``."""
    return PurePosixPath(path).suffix.lower()


def address_of_file(path: str) -> str:
    """Where a file of ``content/files/`` is published, relative to the site: its letters composed, as every system types them."""
    return PUBLISHED + unicodedata.normalize("NFC", path.removeprefix(FOLDER))


def may_be_followed(target: str) -> bool:
    """Whether a link leads to the web, or is relative, rather than to a place on somebody's computer or to a program."""
    scheme = SCHEME.match(target)
    return scheme[1].lower() in SCHEMES if scheme else not target.startswith("\\\\")
