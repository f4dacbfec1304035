"""Files to download: what runs on the site's origin, what says who wrote it, and what is more than it looks like."""

import io
import zipfile
from collections.abc import Mapping
from functools import partial

from PIL import Image

from ..table import Held

PAGE = "---\ntitle: Side NAME\nsummary: Sammendrag.\n---\n\nLast ned [fila](../files/NAME.{ending}).\n"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' onload='hostile()'><script>hostile()</script></svg>"
HTML = "<!doctype html><title>x</title><script>hostile()</script>"
XHTML = "<html xmlns='http://www.w3.org/1999/xhtml'><script>hostile()</script></html>"
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>KANARI</dc:creator></cp:coreProperties>'
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
WORDS = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Hei</w:t></w:r></w:p>{}</w:body></w:document>'
Part = str | bytes | list[bytes]
ENTITIES = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def linked(ending: str, held: Held, name: str = "NAME") -> dict[str, Held]:
    """A file, and a page that leads to it."""
    return {f"files/{name}.{ending}": held, "pages/NAME.md": PAGE.format(ending=ending).replace("NAME.", f"{name}.", 1)}


def package(parts: Mapping[str, Part]) -> bytes:
    """A zip file, such as Word makes; always the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, held in parts.items():
            about = zipfile.ZipInfo(name)
            about.compress_type = zipfile.ZIP_DEFLATED
            with made.open(about, "w") as part:
                for piece in [held.encode()] if isinstance(held, str) else [held] if isinstance(held, bytes) else held:
                    part.write(piece)
    return buffer.getvalue()


def word(inside: str = "", **more: Part) -> bytes:
    """A Word file with this in its text and further parts."""
    parts: dict[str, Part] = {name.replace("__", "/").replace("_", "."): held for name, held in more.items()}
    return package({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": WORDS.format(inside), **parts})


def pdf(action: str = "") -> bytes:
    """A PDF file of one page, with its writer; ``action``: JavaScript that runs when it is opened."""
    import pikepdf  # as large as the product itself: not before it is needed

    buffer = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Author"] = "KANARI"
        if action:
            made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=action)
        made.save(buffer, static_id=True)
    return buffer.getvalue()


def picture(form: str) -> bytes:
    """A picture that says who took it."""
    buffer = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "KANARI"
    Image.new("RGB", (8, 8), "red").save(buffer, form, exif=exif)
    return buffer.getvalue()


REFUSED = (
    ("svg", "files", linked("svg", SVG)),
    ("svg-packed", "files", linked("svgz", SVG)),
    ("html", "files", linked("html", HTML)),
    ("html-short", "files", linked("htm", HTML)),
    ("html-capitals", "files", linked("HTML", HTML)),
    ("html-empty", "files", linked("html", "")),
    ("html-server", "files", linked("shtml", HTML)),
    ("xhtml", "files", linked("xhtml", XHTML)),
    ("xht", "files", linked("xht", XHTML)),
    ("mhtml", "files", linked("mhtml", HTML)),
    ("xml", "files", linked("xml", f"<?xml-stylesheet type='text/xsl' href='x.xsl'?>{XHTML}")),
    ("xsl", "files", linked("xsl", XHTML)),
    ("rdf", "files", linked("rdf", XHTML)),
    ("json", "files", linked("json", "{}")),
    ("script", "files", linked("js", "hostile()")),
    ("script-module", "files", linked("mjs", "hostile()")),
    ("wasm", "files", linked("wasm", b"\0asm\1\0\0\0")),
    ("style", "files", linked("css", "*{background:url(//ond.example)}")),
    ("flash", "files", linked("swf", b"FWS")),
    ("java", "files", linked("jar", partial(package, {"META-INF/MANIFEST.MF": ""}))),
    ("program", "files", linked("exe", b"MZ")),
    ("batch", "files", linked("bat", "del x")),
    ("shortcut", "files", linked("url", "[InternetShortcut]\nURL=javascript:hostile()")),
    ("application", "files", linked("hta", HTML)),
    ("php", "files", linked("php", "<?php hostile(); ?>")),
    ("macros", "files", linked("docm", partial(word))),
    ("macros-inside", "files", linked("docx", partial(word, word__vbaProject_bin=b"\xd0\xcf\x11\xe0"))),
    ("sheet-with-macros", "files", linked("xlsm", partial(word))),
    ("archive", "files", linked("zip", partial(package, {"../../x": "x"}))),
    ("no-ending", "files", linked("", HTML)),
    ("two-endings", "files", linked("pdf.html", HTML)),
    ("pdf-of-html", "files", linked("pdf", HTML)),
    ("pdf-of-nothing", "files", linked("pdf", b"")),
    ("pdf-half", "files", linked("pdf", lambda: pdf()[:200])),
    ("pdf-behind-html", "files", linked("pdf", lambda: HTML.encode() + pdf())),
    ("pdf-locked", "files", linked("pdf", b"%PDF-1.7\ntrailer<</Encrypt 1 0 R>>")),
    ("word-of-html", "files", linked("docx", HTML)),
    ("word-of-anything", "files", linked("docx", partial(package, {"x": "y"}))),
    ("word-entities", "files", linked("docx", partial(word, docProps__core_xml=ENTITIES + CORE))),
    ("word-bomb", "files", linked("docx", partial(word, word__media__x_png=[bytes(1_000_000)] * 200))),
    ("word-outside", "files", linked("docx", partial(package, {"../../../x": "x", "[Content_Types].xml": TYPES}))),
    ("word-comment", "files", linked("docx", partial(word, word__comments_xml="<w:comments xmlns:w='x'><w:comment>KANARI</w:comment></w:comments>"))),
    ("word-removed", "files", linked("docx", partial(word, "<w:del><w:r><w:delText>KANARI</w:delText></w:r></w:del>"))),
    ("text-of-html", "files", linked("txt", HTML)),
    ("text-not-utf-8", "files", linked("txt", b"\xff\xfe\x00")),
    ("picture", "files", linked("jpg", partial(picture, "JPEG"))),
    ("picture-of-html", "files", linked("png", HTML)),
    ("hidden", "files", linked("htaccess", "AddType text/html .txt", name="")),
    ("worker", "files", linked("js", "self.onfetch=x", name="sw")),
)
HARMLESS = (
    ("pdf", "files", linked("pdf", pdf)),
    ("pdf-script", "files", linked("pdf", partial(pdf, "app.alert(1);hostile()"))),
    ("word", "files", linked("docx", partial(word, docProps__core_xml=CORE, docProps__app_xml="<x>KANARI</x>", docProps__custom_xml="<x>KANARI</x>"))),
    ("text", "files", linked("txt", "En liste.\n")),
)
