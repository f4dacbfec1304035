"""The words of a PDF, as far as looking for a number in it needs: what its pages show, its form fields, notes and properties.

Only what is shown as text: a scanned page is a picture.
"""

import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf, Stream, String

MOST = 20_000_000  # bytes of one page's instructions, unpacked
DEPTH = 5  # of drawings inside drawings
GAP = -200  # thousandths of the font's size: a wider one parts words
# Of a font's ToUnicode (ISO 32000-2, 9.10.3): one code and its character, or a range of codes and its first character.
TABLE = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
CHARACTER = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]+)>|\[([^\]]*)\])")


def words_in_pdf(path: Path) -> Iterator[str]:
    """Each page's text, then all other texts. Nothing more from where the file cannot be read."""
    try:
        with pikepdf.open(path) as pdf:
            for page in pdf.pages:
                yield " ".join(_shown(pdf, page.obj, page.obj.get(Name.Contents), DEPTH))
            yield from _others(pdf)
    except Exception:  # of a damaged file, qpdf and pikepdf raise what they happen to meet
        return


def _others(pdf: Pdf) -> Iterator[str]:
    """Titles and names in the properties, notes, and what was filled into forms: every text that is no instruction of a page."""
    for found in pdf.objects:
        if isinstance(found, Stream) and found.get(Name.Type) == Name.Metadata:
            yield _unpacked(found).decode("utf-8", "replace")
        elif isinstance(found, Dictionary):
            yield from (str(value) for _, value in found.items() if isinstance(value, String))


def _shown(pdf: Pdf, holder: Object, contents: Object | None, depth: int) -> Iterator[str]:
    """The texts that a page or a drawing on it shows, in the order in which they are drawn."""
    resources = holder.get(Name.Resources, Dictionary())
    fonts, drawings = (resources.get(name, Dictionary()) for name in (Name.Font, Name.XObject))
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    data = b"\n".join(_unpacked(stream) for stream in streams if isinstance(stream, Stream))
    codes: Mapping[int, str] = {}
    width = 1
    for instruction in pikepdf.parse_content_stream(pdf.make_stream(data)):
        operands = instruction.operands
        match str(instruction.operator):
            case "Tf":
                font = fonts.get(str(operands[0]), Dictionary())
                width, codes = (2 if font.get(Name.Subtype) == Name.Type0 else 1), _characters(font)
            case "Tj" | "'" | '"':
                yield _text(bytes(operands[-1]), codes, width)
            case "TJ":
                yield "".join(
                    _text(bytes(part), codes, width) if isinstance(part, String) else " " * (part < GAP) for part in operands[0]
                )
            case "Do" if depth and isinstance(drawing := drawings.get(str(operands[0])), Stream) and Name.Resources in drawing:
                yield from _shown(pdf, drawing, drawing, depth - 1)


def _text(codes: bytes, characters: Mapping[int, str], width: int) -> str:
    numbers = (int.from_bytes(codes[place : place + width]) for place in range(0, len(codes), width))
    return "".join(characters.get(number, chr(number) if width == 1 else "") for number in numbers)


def _characters(font: Object) -> dict[int, str]:
    """Code → what it means."""
    found: dict[int, str] = {}
    table = font.get(Name.ToUnicode)
    for kind, lines in TABLE.findall(_unpacked(table)) if isinstance(table, Stream) else ():
        if kind == b"bfchar":
            found |= {int(code, 16): _utf16(meant) for code, meant in CHARACTER.findall(lines)}
        for first, last, meant, each in RANGE.findall(lines) if kind == b"bfrange" else ():
            codes = range(int(first, 16), min(int(last, 16), 0xFFFF) + 1)
            if each:
                found |= dict(zip(codes, map(_utf16, re.findall(rb"[0-9a-fA-F]+", each)), strict=False))
            else:
                found |= {code: chr(int(meant, 16) + number) for number, code in enumerate(codes) if len(meant) == 4}
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _unpacked(stream: Stream) -> bytes:
    """Its bytes, but of what bursts no more than ``MOST``."""
    if stream.get(Name.Filter) == Name.FlateDecode and Name.DecodeParms not in stream:
        return zlib.decompressobj().decompress(stream.read_raw_bytes(), MOST)
    return stream.read_bytes()
