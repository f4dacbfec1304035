"""The words of a PDF, as far as looking for a number in it needs: what its pages show, its form fields, notes and properties.

Only what is shown as text: a scanned page is a picture.
"""

import re
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

MOST = 2_000_000  # bytes that are unpacked of a file: the text of 100 to 400 pages, which takes a second at the most
DRAWING = 100  # bytes that a drawing counts for at least, however small it is
DEPTH = 5  # of drawings inside drawings
OPERATORS = "Tf Tj ' \" TJ Do"  # those that choose a font, show a text, and draw what stands elsewhere
GAP = -200  # thousandths of the font's size: a wider one parts words
RANGE_LENGTH = 256  # codes
# Of a font's ToUnicode (ISO 32000-2, 9.10.3): one code and its character, or a range of codes and its first character.
TABLE = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
CHARACTER = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
RANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]+)>|\[([^\]]*)\])")


def words_in_pdf(path: Path) -> list[str]:
    """Each page's text, then all other texts. Nothing more from where the file cannot be read, or is longer than ``MOST``."""
    found: list[str] = []
    # Of a damaged file, qpdf and pikepdf raise, or warn of, what they happen to meet.
    with suppress(Exception), warnings.catch_warnings(action="ignore"), pikepdf.open(path) as pdf:
        reader = _Reader(pdf)
        for page in pdf.pages:
            found.append(" ".join(reader.shown(page.obj.get(Name.Contents), page.resources, DEPTH)))
        found.extend(reader.others())
    return found


@dataclass
class _Reader:
    """``left`` is how much may still be unpacked; ``fonts`` are those that were met: how many bytes a code of each has, and what
    its codes mean."""

    pdf: Pdf
    left: int = MOST
    fonts: dict[bytes, tuple[int, Mapping[int, str]]] = field(default_factory=dict)

    def others(self) -> Iterator[str]:
        """Titles and names in the properties, notes, what was filled into forms: every text that is no instruction of a page."""
        for found in self.pdf.objects:
            if isinstance(found, Stream) and found.get(Name.Type) == Name.Metadata:
                yield self.unpacked(found).decode("utf-8", "replace")
            elif isinstance(found, Dictionary):
                yield from (str(value) for _, value in found.items() if isinstance(value, String))

    def shown(self, contents: Object | None, resources: Object, depth: int) -> Iterator[str]:
        """The texts that a page or a drawing on it shows, in the order in which they are drawn."""
        fonts, drawings = (resources.get(name, Dictionary()) for name in (Name.Font, Name.XObject))
        streams = list(contents) if isinstance(contents, Array) else [contents]
        data = b"\n".join(self.unpacked(stream) for stream in streams if isinstance(stream, Stream))
        width, codes = self.font(Dictionary())
        for instruction in pikepdf.parse_content_stream(self.pdf.make_stream(data), OPERATORS):
            operands = instruction.operands
            match str(instruction.operator):
                case "Tf":
                    width, codes = self.font(fonts.get(str(operands[0]), Dictionary()))
                case "Tj" | "'" | '"':
                    yield _text(bytes(operands[-1]), codes, width)
                case "TJ":
                    parts = (
                        _text(bytes(part), codes, width) if isinstance(part, String) else " " * (part < GAP) for part in operands[0]
                    )
                    yield "".join(parts)
                case "Do" if depth and self.left > 0 and isinstance(drawing := drawings.get(str(operands[0])), Stream):
                    self.left -= DRAWING
                    yield from self.shown(drawing, drawing.get(Name.Resources, resources), depth - 1)

    def font(self, font: Object) -> tuple[int, Mapping[int, str]]:
        """How many bytes a code of the font has, and what its codes mean."""
        key = font.unparse()
        if key not in self.fonts:
            table = font.get(Name.ToUnicode)
            codes = _characters(self.unpacked(table)) if isinstance(table, Stream) else {}
            self.left -= len(codes)
            self.fonts[key] = 2 if font.get(Name.Subtype) == Name.Type0 else 1, codes
        return self.fonts[key]

    def unpacked(self, stream: Stream) -> bytes:
        """Its bytes, as far as any may still be unpacked; none where it is packed otherwise than programs pack text."""
        packing = stream.get(Name.Filter)
        if packing is None:
            data = stream.read_raw_bytes()[: max(self.left, 0)]
        elif (
            self.left > 0
            and (packing == Name.FlateDecode or packing == Array([Name.FlateDecode]))
            and Name.DecodeParms not in stream
        ):
            data = zlib.decompressobj().decompress(stream.read_raw_bytes(), self.left)
        else:
            data = b""
        self.left -= len(data)
        return data


def _text(codes: bytes, characters: Mapping[int, str], width: int) -> str:
    numbers = (int.from_bytes(codes[place : place + width]) for place in range(0, len(codes), width))
    return "".join(characters.get(number, chr(number) if width == 1 else "") for number in numbers)


def _characters(table: bytes) -> dict[int, str]:
    """Code → what it means, of a font's ToUnicode."""
    found: dict[int, str] = {}
    for kind, lines in TABLE.findall(table):
        if kind == b"bfchar":
            found |= {int(code, 16): _utf16(meant) for code, meant in CHARACTER.findall(lines)}
        for first, last, meant, each in RANGE.findall(lines) if kind == b"bfrange" else ():
            codes = range(int(first, 16), int(last, 16) + 1)[:RANGE_LENGTH]
            if each:
                found |= dict(zip(codes, map(_utf16, re.findall(rb"[0-9a-fA-F]+", each)), strict=False))
            else:
                found |= {code: chr(int(meant, 16) + number) for number, code in enumerate(codes) if len(meant) == 4}
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")
