"""Files of office programs: nothing in them that runs or is fetched from elsewhere, nor what hides from whoever looks at the pages
but not from whoever looks for it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from ..model.downloads import SCHEME, TEMPLATE, RefusedFileError, may_be_followed
from ..read.packages import attribute, is_xml, open_package, parsed
from ..read.picture_metadata import is_cleaned, without_metadata

FALSE, TRUE, HIDDEN = ("0", "false", "off"), ("1", "true", "on"), ("hidden", "veryHidden", "collapse", "filter")
# Fields of Word that tell of the file itself, ask for something, or lead somewhere when they are clicked; others can fetch it from
# elsewhere (ECMA-376-1, 17.16.5).
FIELDS = re.compile(
    "=.*|(?:ADVANCE|AUTHOR|AUTONUM|AUTONUMLGL|AUTONUMOUT|BIBLIOGRAPHY|CITATION|COMMENTS|CREATEDATE|DATE|DOCPROPERTY|EDITTIME|EQ|FILENAME"
    "|FILESIZE|FORMCHECKBOX|FORMDROPDOWN|FORMTEXT|HYPERLINK|IF|INDEX|KEYWORDS|LASTSAVEDBY|LISTNUM|MERGEFIELD|NOTEREF|NUMCHARS|NUMPAGES"
    r"|NUMWORDS|PAGE|PAGEREF|PRINTDATE|REF|REVNUM|SAVEDATE|SECTION|SECTIONPAGES|SEQ|STYLEREF|SUBJECT|SYMBOL|TA|TC|TEMPLATE|TIME|TITLE"
    r"|TOA|TOC|XE)(?:\s.*)?",
    re.IGNORECASE | re.DOTALL,
)
HYPERLINK_FIELD = re.compile(r'HYPERLINK\s+"?([^"\s]+)', re.IGNORECASE)
FETCHING = re.compile(r"\b(?:WEBSERVICE|IMAGE|RTD|DDE) ?\(|file:", re.IGNORECASE)  # in the formulas of spreadsheets
PHOTO = re.compile(r"(?:media|Pictures)/.*[.](?:jpe?g|png)", re.IGNORECASE)
HYPERLINK, HREF = "hyperlink", "{http://www.w3.org/1999/xlink}href"


def _has_text(elements: Iterable[etree._Element]) -> bool:
    return any((element.text or "").strip() for element in elements)


def _is_hidden_run(run: etree._Element) -> bool:
    marks = (mark for properties in run.iterchildren("{*}rPr") for mark in properties.iterchildren("{*}vanish"))
    return any(attribute(mark, "val") not in FALSE for mark in marks) and _has_text(run.iterchildren("{*}t"))


@dataclass(frozen=True)
class _Rule:
    """Which sentence is said of a part that has such an element; ``names`` are without namespace, which differs by edition."""

    key: str
    parts: re.Pattern[str]
    names: tuple[str, ...]
    is_so: Callable[[etree._Element], bool] = lambda _: True


WORD, SHEETS, SLIDES = re.compile(r"word/.*"), re.compile(r"xl/worksheets/.*"), re.compile(r"ppt/slides/.*")
ANY_OFFICE, OPEN_DOCUMENT = re.compile(r"(?:word|xl|ppt)/.*"), re.compile(r"(?:Object \d+/)?(?:content|styles)\.xml")
RULES = (
    _Rule("download_comments", re.compile(r"(?:word|xl|ppt)/.*omment.*"), ("comment", "cm", "threadedComment")),
    _Rule("download_comments", OPEN_DOCUMENT, ("annotation",)),
    _Rule("download_changes", WORD, ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange")),
    _Rule("download_changes", WORD, ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange")),
    _Rule("download_changes", WORD, ("tcPrChange", "tblGridChange")),
    _Rule("download_changes", OPEN_DOCUMENT, ("changed-region",)),
    _Rule("download_hidden", WORD, ("r",), _is_hidden_run),
    _Rule("download_hidden", ANY_OFFICE, ("cNvPr", "docPr"), lambda shape: attribute(shape, "hidden") in TRUE),
    _Rule("download_hidden", re.compile(r"xl/workbook\.xml"), ("sheet",), lambda sheet: attribute(sheet, "state") in HIDDEN),
    _Rule("download_hidden", SHEETS, ("row", "col"), lambda found: attribute(found, "hidden") in TRUE),
    _Rule("download_hidden", SLIDES, ("sld",), lambda slide: attribute(slide, "show") in FALSE),
    _Rule("download_hidden", OPEN_DOCUMENT, ("hidden-text", "hidden-paragraph")),
    _Rule("download_hidden", OPEN_DOCUMENT, ("*",), lambda found: attribute(found, "display") in ("none", "false")),
    _Rule("download_hidden", OPEN_DOCUMENT, ("*",), lambda found: attribute(found, "visibility") in HIDDEN),
    _Rule("download_notes", re.compile(r"ppt/notesSlides/.*"), ("r",), lambda run: _has_text(run.iterchildren("{*}t"))),
    _Rule("download_notes", OPEN_DOCUMENT, ("notes",), lambda notes: _has_text(notes.iter("{*}p", "{*}span"))),
    _Rule("download_active", OPEN_DOCUMENT, ("script", "event-listener")),
    _Rule("download_active", re.compile(r".*\.svg", re.IGNORECASE), ("script", "foreignObject")),
    _Rule("download_linked", OPEN_DOCUMENT, ("dde-source", "dde-link", "dde-connection-decl", "database-source-table")),
    _Rule("download_linked", OPEN_DOCUMENT, ("table-cell",), lambda cell: bool(FETCHING.search(attribute(cell, "formula")))),
    _Rule("download_linked", SHEETS, ("f",), lambda formula: bool(FETCHING.search(formula.text or ""))),
)


def check(path: Path) -> None:
    """Read every part. Raises RefusedFileError, or what zipfile, lxml or the reader of pictures raises for a damaged one."""
    with open_package(path) as package:
        hidden = _hiding_styles(parsed(package.read("word/styles.xml"))) if "word/styles.xml" in package.names else frozenset()
        for name in package.names:
            if not is_xml(name):
                _check_picture(name, package.read(name))
                continue
            root = parsed(package.read(name))
            for rule in RULES:
                if rule.parts.fullmatch(name) and any(map(rule.is_so, root.iter(*(f"{{*}}{tag}" for tag in rule.names)))):
                    raise RefusedFileError(rule.key)
            if hidden and _uses(root, hidden):
                raise RefusedFileError("download_hidden")
            fields = list(_fields(root)) if name.startswith("word/") else []
            links = [*_links(root), *(link[1] for field in fields if (link := HYPERLINK_FIELD.match(field)))]
            if _fetches(root) or not (all(map(may_be_followed, links)) and all(map(FIELDS.fullmatch, fields))):
                raise RefusedFileError("download_linked")


def _check_picture(name: str, data: bytes) -> None:
    """A TIFF that is called .jpg says as much of who took it as any other."""
    if PHOTO.search(name) and not is_cleaned(data):
        raise RefusedFileError("download_part", part=name)
    without_metadata(data)


def _hiding_styles(styles: etree._Element) -> frozenset[str]:
    """The names of the styles of Word in which text is hidden."""
    marks = [mark for mark in styles.iter("{*}vanish") if attribute(mark, "val") not in FALSE]
    return frozenset(attribute(style, "styleId") for mark in marks for style in mark.iterancestors("{*}style"))


def _uses(root: etree._Element, styles: frozenset[str]) -> bool:
    """Whether a paragraph or a run of one of the styles has text."""
    properties = (mark.getparent() for mark in root.iter("{*}pStyle", "{*}rStyle") if attribute(mark, "val") in styles)
    owners = {owner for found in properties if found is not None and (owner := found.getparent()) is not None}
    return any(_has_text(owner.iter("{*}t")) for owner in owners)


def _fetches(root: etree._Element) -> bool:
    """Whether something is shown with the file that lies elsewhere."""
    outside = [link for link in root.iter("{*}Relationship") if attribute(link, "TargetMode") == "External"]
    if any(_kind(link) not in (HYPERLINK, TEMPLATE) for link in outside):
        return True
    places = (element.get(HREF) or "" for element in root.iter("{*}*") if etree.QName(element).localname != "a")
    return any(SCHEME.match(place) or place.startswith(("/", "\\", "..")) for place in places)


def _links(root: etree._Element) -> Iterator[str]:
    """Where those links lead that are followed when somebody clicks them."""
    yield from (attribute(link, "Target") for link in root.iter("{*}Relationship") if _kind(link) == HYPERLINK)
    yield from (link.get(HREF) or "" for link in root.iter("{*}a"))


def _kind(relationship: etree._Element) -> str:
    return attribute(relationship, "Type").rpartition("/")[2]


def _fields(root: etree._Element) -> Iterator[str]:
    """The instruction of every field of Word; it may be spread over several runs, and have further fields within."""
    unfinished: list[str] = []
    for element in root.iter("{*}fldSimple", "{*}fldChar", "{*}instrText"):
        name, kind = etree.QName(element).localname, attribute(element, "fldCharType")
        if name == "fldSimple":
            yield attribute(element, "instr").strip()
        elif kind == "begin":
            unfinished.append("")
        elif unfinished and name == "instrText":
            unfinished[-1] += element.text or ""
        elif unfinished:
            yield unfinished[-1].strip()
            if kind == "end":
                unfinished.pop()
    yield from (instruction.strip() for instruction in unfinished)
