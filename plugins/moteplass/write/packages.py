"""Files of office programs without their properties, the names of those who wrote them, and what their photos say."""

import re
import zipfile
from pathlib import Path

from lxml import etree

from ..model.downloads import DROPPED, EMPTIED, TEMPLATE
from ..read.packages import is_xml, open_package, parsed
from ..read.picture_metadata import without_metadata

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that zip knows
# Older programs describe a picture by where it lay on the writer's computer.
DESCRIBED_BY_PATH = re.compile(rb"""\b(descr|title)=(["'])(?:[A-Za-z]:\\|\\\\|file:|/Users/|/home/)[^<]*?\2""")


def publish(source: Path, place: Path) -> None:
    """The same parts in the same order, so that nothing that names one has to be changed."""
    with open_package(source) as package, zipfile.ZipFile(place, "w") as made:
        for name in package.names:
            part = zipfile.ZipInfo(name, EPOCH)
            part.create_system = 0  # else it tells the operating system
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            made.writestr(part, _published(name, package.read(name)))


def _published(name: str, data: bytes) -> bytes:
    if EMPTIED.fullmatch(name):
        return _written(_emptied(parsed(data))) if is_xml(name) else b""
    if not is_xml(name):
        return without_metadata(data)
    data = DESCRIBED_BY_PATH.sub(rb"\1=\2\2", data)
    if not any(word.encode() in data for word in (*DROPPED, TEMPLATE)):
        return data
    root = parsed(data)
    for element in list(root.iter(*(f"{{*}}{name}" for name in DROPPED))):
        if (parent := element.getparent()) is not None:
            parent.remove(element)
    for element in root.iter("{*}Relationship"):
        if element.get("Type", "").endswith(f"/{TEMPLATE}"):
            element.set("Target", "Normal.dotm")  # what every Word has
    return _written(root)


def _emptied(root: etree._Element) -> etree._Element:
    """The root alone, with the version of the format where it says one."""
    del root[:]
    root.text = None
    for key in [key for key in root.attrib if not str(key).endswith("}version")]:
        del root.attrib[key]
    return root


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
