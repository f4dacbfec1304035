"""Everything that a built site says, file by file; what is compressed or encoded too."""

import gzip
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from lxml import html as lxml_html
from lxml.html import HtmlElement
from PIL import Image


def texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """(file, its name and what it holds, in lower case), of every file: the search index has its words in lower case and without
    their endings, in files that are gzip; a PNG may hold its texts compressed; addresses and HTML have ways of their own."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            held = path.read_bytes()
            plain = (gzip.decompress(held) if path.suffix.startswith(".pf_") else held).decode("utf-8", "replace")
            if path.suffix == ".png":
                with Image.open(path) as image:
                    image.load()
                    plain += str(image.info)
            told = f"{path.relative_to(folder).as_posix()}\n{plain}"
            yield path, "\n".join({told, unquote(told), unescape(told)}).casefold()


def files_with(folder: Path, words: tuple[str, ...]) -> dict[str, set[str]]:
    """The files in which any of the words stand, and which."""
    found = {path.relative_to(folder).as_posix(): {word for word in words if word in text} for path, text in texts(folder)}
    return {path: those for path, those in found.items() if those}


def parsed(site: Path, address: str) -> HtmlElement:
    """The page at an address."""
    page: HtmlElement = lxml_html.fromstring((site / address / "index.html").read_text(encoding="utf-8"))
    return page


def links_in(site: Path, address: str, name: str) -> list[tuple[str, str]]:
    """The words and the address of each link within what has this class."""
    found: list[HtmlElement] = parsed(site, address).xpath(f"//*[contains(concat(' ', @class, ' '), ' {name} ')]//a")
    return [(link.text_content(), link.get("href", "")) for link in found]
