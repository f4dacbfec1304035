"""Opens the packages that office programs save, zip files of mostly XML (ECMA-376-2, ODF 1.3-2), and reads them within bounds."""

import struct
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from ..model.downloads import (
    EMPTIED,
    KEPT,
    MEGABYTES_OF_XML,
    MEGABYTES_UNPACKED,
    MOST_PARTS,
    OFFICE,
    OPEN_DOCUMENT,
    PROGRAMS,
    SIGNED,
    RefusedFileError,
    ending,
)

END_RECORD, LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x07"
LOCKED = "EncryptedPackage".encode("utf-16-le")  # as Office names it in the older form of file that it locks one in (MS-OFFCRYPTO)
OLDER_FORM = b"\xd0\xcf\x11\xe0"
ENCRYPTED = 1  # a flag of a part (APPNOTE 4.4.4)


@dataclass(frozen=True)
class Package:
    """An open package, all of whose parts are known; ``names`` in the order in which they lie."""

    file: zipfile.ZipFile
    names: tuple[str, ...]

    def read(self, name: str) -> bytes:
        """A part, no longer than the list of parts says. Raises zipfile.BadZipFile or zlib.error for a damaged one."""
        with self.file.open(name) as part:
            return part.read(self.file.getinfo(name).file_size)


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """Raises RefusedFileError for what is no package of its ending, is locked, is too large when unpacked or has parts that
    may not be published; and what zipfile raises for a damaged one."""
    _look_at_the_ends(path)
    with zipfile.ZipFile(path) as file:
        parts = [part for part in file.infolist() if not part.is_dir()]
        names = tuple(part.filename for part in parts)
        if any(part.flag_bits & ENCRYPTED for part in parts):
            raise RefusedFileError("download_locked")
        unusual = any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts)
        if unusual or len({name.casefold() for name in names}) < len(names):
            raise RefusedFileError("download_broken", ending=ending(path.name))
        of_xml = sum(part.file_size for part in parts if is_xml(part.filename))
        if sum(part.file_size for part in parts) > MEGABYTES_UNPACKED * 1_000_000 or of_xml > MEGABYTES_OF_XML * 1_000_000:
            raise RefusedFileError("download_unpacked")
        package = Package(file, names)
        if not _is_what_it_says(package, ending(path.name)):
            raise RefusedFileError("download_broken", ending=ending(path.name))
        for name in names:
            if not (KEPT.fullmatch(name) or EMPTIED.fullmatch(name)):
                raise _refusal(name)
        yield package


def _refusal(name: str) -> RefusedFileError:
    """Of a part that may not be published."""
    if SIGNED.fullmatch(name):
        return RefusedFileError("download_signed")
    return RefusedFileError("download_active") if PROGRAMS.search(name) else RefusedFileError("download_part", part=name)


def is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels", ".rdf", ".vml", ".svg", ".psmdcp"))


def parsed(data: bytes) -> etree._Element:
    """The root of an XML part. Raises lxml's error for what is none, and ValueError for UTF-16, in which words are not found by
    their bytes, and for one that defines entities."""
    if b"\0" in data:
        raise ValueError("UTF-16")
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("document type")
    return root


def attribute(element: etree._Element, name: str) -> str:
    """Its value, whichever edition of the format its namespace says; nothing if there is none."""
    return next((str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name), "")


def _look_at_the_ends(path: Path) -> None:
    """Before zipfile reads its whole list of parts into memory: whether it is such a file, and how long the list is."""
    with path.open("rb") as file:
        first = file.read(4)
        if first == OLDER_FORM:
            raise RefusedFileError("download_locked" if LOCKED in file.read() else "download_broken", ending=ending(path.name))
        size = file.seek(0, 2)
        file.seek(max(0, size - 0xFFFF - 22))
        last = file.read()
    end = last.rfind(END_RECORD)
    if first != b"PK\x03\x04" or end < 0 or LOCATOR_64 in last[max(0, end - 20) : end]:
        raise RefusedFileError("download_broken", ending=ending(path.name))
    parts, length = struct.unpack_from("<HL", last, end + 10)
    if parts > MOST_PARTS or length > 500 * MOST_PARTS:
        raise RefusedFileError("download_unpacked")


def _is_what_it_says(package: Package, kind: str) -> bool:
    """Whether its main part, or its mimetype, is of its ending's kind."""
    if kind in OPEN_DOCUMENT:
        if package.names[0] != "mimetype" or package.read("mimetype") != OPEN_DOCUMENT[kind].encode():
            return False
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise RefusedFileError("download_locked")
        return True
    if "[Content_Types].xml" not in package.names or "_rels/.rels" not in package.names:
        return False
    types = {
        element.get("ContentType", "") for element in parsed(package.read("[Content_Types].xml")).iter("{*}Override", "{*}Default")
    }
    if any("macroEnabled" in type for type in types):
        raise RefusedFileError("download_active")
    return OFFICE[kind] in types
