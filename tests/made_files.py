"""Files as office programs, cameras and scanners save them, made small; and with whatever a test wants in them."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

TYPE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    ".docx": ("word/document.xml", f"{TYPE}wordprocessingml.document.main+xml"),
    ".xlsx": ("xl/workbook.xml", f"{TYPE}spreadsheetml.sheet.main+xml"),
    ".pptx": ("ppt/presentation.xml", f"{TYPE}presentationml.presentation.main+xml"),
}
MIMETYPE = {
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odp": "application/vnd.oasis.opendocument.presentation",
}
RELATIONSHIPS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
O = (  # noqa: E741  # as W
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" office:version="1.3"'
)
Parts = Mapping[str, str | bytes]


def zipped(parts: Parts) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, held in parts.items():
            made.writestr(zipfile.ZipInfo(name), held, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def office(ending: str, parts: Parts, kind: str = "") -> bytes:
    """A package of Office: its list of types, a main part, and these."""
    main, usual = MAIN[ending]
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/{main}" ContentType="{kind or usual}"/></Types>'
    )
    link = f'<Relationship Id="a" Type="{KIND}officeDocument" Target="{main}"/>'
    return zipped({"[Content_Types].xml": types, "_rels/.rels": RELATIONSHIPS.format(link), main: "<x/>", **parts})


def word(body: str = "", parts: Parts | None = None, **more: str | bytes) -> bytes:
    """A text with this in its body. Further parts, or by name: «word__styles_xml» is word/styles.xml."""
    text = f"<w:document {W}><w:body><w:p><w:r><w:t>Hei</w:t></w:r></w:p>{body}</w:body></w:document>"
    return office(".docx", {"word/document.xml": text, **(parts or {}), **named(more)})


def named(parts: Parts) -> dict[str, str | bytes]:
    return {name.replace("__", "/").replace("_", "."): held for name, held in parts.items()}


def leading_out(kind: str, target: str, part: str = "document") -> bytes:
    """A text of which a part has something of this kind elsewhere."""
    link = f'<Relationship Id="b" Type="{KIND}{kind}" Target="{target}" TargetMode="External"/>'
    return word(parts={f"word/_rels/{part}.xml.rels": RELATIONSHIPS.format(link)})


def open_document(ending: str = ".odt", body: str = "", parts: Parts | None = None, manifest: str = "") -> bytes:
    content = f"<office:document-content {O}><office:body>{body}</office:body></office:document-content>"
    own = {"mimetype": MIMETYPE[ending], "content.xml": content, "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>"}
    return zipped({**own, **(parts or {})})


def pdf(change: Callable[[pikepdf.Pdf], object] = lambda _: None, encryption: pikepdf.Encryption | None = None) -> bytes:
    """A PDF of one page with a word on it."""
    buffer = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.pages[0].Contents = made.make_stream(b"BT /F 12 Tf (Hei) Tj ET")
        change(made)
        made.save(buffer, static_id=True, encryption=encryption)
    return buffer.getvalue()


def annotated(kind: str, contents: str = "", **more: Any) -> bytes:
    """A PDF with an annotation on its page."""

    def change(made: pikepdf.Pdf) -> None:
        said = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array([0, 0, 9, 9]), Contents=contents, **more)
        made.pages[0].Annots = Array([made.make_indirect(said)])

    return pdf(change)


def photo(secret: str, orientation: int = 1, kind: str = "JPEG", **options: object) -> bytes:
    """A photo that says where and by whom it was taken, in every way that there is."""
    exif = Image.Exif()
    exif[0x0112], exif[0x013B] = orientation, secret
    exif.get_ifd(0x8825).update({1: "N", 2: (60.0, 23.0, 30.0), 29: secret})
    buffer = io.BytesIO()
    picture = Image.linear_gradient("L").resize((64, 40)).convert(str(options.pop("mode", "RGB")))
    picture.save(
        buffer, kind, exif=exif, **({"comment": secret.encode(), "xmp": secret.encode()} if kind == "JPEG" else {}), **options
    )
    return buffer.getvalue()
