"""Files to download: which are refused, with which sentence, and which are let pass."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from made_files import RELATIONSHIPS, Parts, W, annotated, leading_out, named, office, open_document, pdf, photo, word, zipped
from moteplass.check import files
from moteplass.model import downloads
from moteplass.write.downloads import publish

HTML = b"<!doctype html><script>alert(1)</script>"
FIELD = "<w:r><w:fldChar w:fldCharType='begin'/></w:r>{}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
HIDDEN_STYLE = f"<w:styles {W}><w:style w:styleId='Skjult'><w:rPr><w:vanish/></w:rPr></w:style></w:styles>"


def instruction(*pieces: str) -> str:
    """A field of Word, whose instruction stands in as many runs."""
    return FIELD.format("".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces))


def sheet(inside: str = "", book: str = "", **more: str | bytes) -> bytes:
    """A workbook of one sheet with this inside."""
    sheets = {"xl/workbook.xml": f"<workbook>{book}</workbook>", "xl/worksheets/sheet1.xml": f"<worksheet>{inside}</worksheet>"}
    return office(".xlsx", {**sheets, **named(more)})


def slides(attributes: str = "", notes: str = "", parts: Parts | None = None) -> bytes:
    """A presentation of one slide, with notes to it."""
    own = {"ppt/slides/slide1.xml": f"<sld {attributes}/>", "ppt/notesSlides/notesSlide1.xml": f"<notes>{notes}</notes>"}
    return office(".pptx", {**own, **(parts or {})})


def with_layer(state: str) -> bytes:
    def change(made: pikepdf.Pdf) -> None:
        layer = made.make_indirect(Dictionary(Type=Name.OCG, Name="Lag"))
        made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary({f"/{state}": Array([layer])}))

    return pdf(change)


def signed(made: pikepdf.Pdf) -> None:
    signature = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=pikepdf.String("x"))
    made.Root.AcroForm = Dictionary(Fields=Array([made.make_indirect(Dictionary(FT=Name.Sig, T="a", V=signature))]))


def lying_about_its_size() -> bytes:
    """A part that is said to be of 20 bytes, and is of 30 million."""
    made = zipped({"[Content_Types].xml": b" " * 30_000_000})
    return made.replace((30_000_000).to_bytes(4, "little"), (20).to_bytes(4, "little"))


Held = bytes | Callable[[], bytes]
REFUSED: dict[str, tuple[str, Held, str]] = {
    # Of kinds that there may not be, whatever is in them.
    **{
        f"a file .{kind}": (kind, b"x", "download_kind")
        for kind in ("svg", "svgz", "html", "HTM", "xhtml", "xht", "xml", "xsl", "mhtml", "js")
    },
    **{
        f"a file .{kind}": (kind, b"x", "download_kind")
        for kind in ("mjs", "css", "json", "wasm", "swf", "zip", "exe", "hta", "url", "php", "")
    },
    **{
        f"a file .{kind}": (kind, b"x", "download_kind")
        for kind in ("docm", "xlsm", "pptm", "dotx", "doc", "rtf", "eml", "ics", "pdf.html")
    },
    **{
        f"a picture .{kind}": (kind, photo("x"), "download_picture")
        for kind in ("jpg", "JPEG", "png", "webp", "heic", "tif", "pdf.jpg")
    },
    **{f"an empty file .{kind}": (kind, b"", "download_empty") for kind in ("pdf", "docx", "odt", "txt", "csv")},
    # Not what their endings say.
    **{f"HTML as .{kind}": (kind, HTML, "download_broken") for kind in ("pdf", "PDF", "docx", "odp")},
    "a PDF behind HTML": ("pdf", HTML + pdf(), "download_broken"),
    "half a PDF": ("pdf", pdf()[:30], "download_broken"),
    "a PDF without a page": ("pdf", b"%PDF-1.7\ntrailer<</Root<</Pages<</Count 0/Kids[]>>>>>>", "download_broken"),
    "a zip file as PDF": ("pdf", word(), "download_broken"),
    "a PDF as Word": ("docx", pdf(), "download_broken"),
    "HTML before Word": ("docx", HTML + word(), "download_broken"),
    "a sheet as Word": ("docx", sheet(), "download_broken"),
    "any zip file as Word": ("docx", zipped({"x": "y"}), "download_broken"),
    "an older Word file": ("docx", b"\xd0\xcf\x11\xe0" + bytes(600), "download_broken"),
    "a text as a presentation": ("odp", open_document(), "download_broken"),
    "an OpenDocument that says it late": (
        "odt",
        zipped({"content.xml": "<x/>", "mimetype": downloads.OPEN_DOCUMENT[".odt"]}),
        "download_broken",
    ),
    # Zip files that would fill the memory, or that two programs read differently.
    "a part of 160 megabytes": ("docx", lambda: word(word__media__a_png=bytes(160_000_000)), "download_unpacked"),
    "XML of 12 megabytes": ("docx", lambda: word("<w:p/>" * 2_000_000), "download_unpacked"),
    "10,000 parts": ("docx", lambda: zipped({f"word/media/{number}.png": "" for number in range(10_000)}), "download_unpacked"),
    "a list of parts in the form for larger files": (
        "docx",
        word()[:-22] + b"PK\x06\x07" + bytes(16) + word()[-22:],
        "download_broken",
    ),
    "more than it says": ("docx", lying_about_its_size, "download_broken"),
    "one name twice": ("docx", word(WORD__document_xml="<x/>"), "download_broken"),
    "out of its folder": ("docx", office(".docx", {"../../x.xml": "<x/>"}), "download_part"),
    "entities": ("docx", word(docProps__core_xml='<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'), "download_broken"),
    "a thousand million laughs": (
        "docx",
        word(
            docProps__core_xml=(
                "<!DOCTYPE x [<!ENTITY a0 'ha'>"
                + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
                + "]><x>&a9;</x>"
            )
        ),
        "download_broken",
    ),
    "UTF-16": ("docx", word(word__settings_xml=f"<w:settings {W}/>".encode("utf-16")), "download_broken"),
    "no XML": ("docx", word(word__settings_xml="<w:settings>"), "download_broken"),
    "a damaged photo": ("docx", word(word__media__a_jpg=photo("x")[:40]), "download_broken"),
    # Locked and signed.
    "a password in Word": ("docx", b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "download_locked"),
    "a password in OpenDocument": ("odt", open_document(manifest="<encryption-data/>"), "download_locked"),
    "a password in PDF": ("pdf", pdf(encryption=pikepdf.Encryption(user="a", owner="b")), "download_locked"),
    "a password for changing a PDF": ("pdf", pdf(encryption=pikepdf.Encryption(user="", owner="b")), "download_locked"),
    "a signed PDF": ("pdf", pdf(signed), "download_signed"),
    "a signed Word file": ("docx", word(parts={"_xmlsignatures/sig1.xml": "<x/>"}), "download_signed"),
    # What runs, and what is fetched.
    "macros": ("docx", word(word__vbaProject_bin=b"x"), "download_active"),
    "macros under another ending": (
        "docx",
        office(".docx", {}, "application/vnd.ms-word.document.macroEnabled.main+xml"),
        "download_active",
    ),
    "ActiveX": ("docx", word(word__activeX__activeX1_xml="<x/>"), "download_active"),
    "macros of OpenDocument": ("odt", open_document(parts={"Basic/Standard/a.xml": "<x/>"}), "download_active"),
    "a script of OpenDocument": ("odt", open_document(body="<office:scripts><office:script/></office:scripts>"), "download_active"),
    "an event of OpenDocument": (
        "odt",
        open_document(body="<office:event-listeners><x:event-listener xmlns:x='s'/></office:event-listeners>"),
        "download_active",
    ),
    "a drawing with a script": (
        "docx",
        word(word__media__a_svg="<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
        "download_active",
    ),
    "a photo from elsewhere": ("docx", leading_out("image", "https://x.example/a.png"), "download_linked"),
    "a template as an object": ("docx", leading_out("oleObject", "https://x.example/a"), "download_linked"),
    "a link to somebody's disk": ("docx", leading_out("hyperlink", "file:///C:/Users/kari/a"), "download_linked"),
    "a link to a drive": ("docx", leading_out("hyperlink", "C:\\Users\\kari\\a"), "download_linked"),
    "a link to a server": ("docx", leading_out("hyperlink", "\\\\tjener\\kari"), "download_linked"),
    "a link that runs": ("docx", leading_out("hyperlink", "javascript:alert(1)"), "download_linked"),
    "a field that fetches": ("docx", word(instruction(r'INCLUDEPICTURE "https://x.example/a.png"')), "download_linked"),
    "a field in pieces": ("docx", word(instruction(" DDE", "AUTO", r' c:\\windows\\system32\\cmd.exe "/k x"')), "download_linked"),
    "a field that never ends": (
        "docx",
        word("<w:r><w:fldChar w:fldCharType='begin'/><w:instrText>DDE a</w:instrText></w:r>"),
        "download_linked",
    ),
    "a field made by another": ("docx", word(FIELD.format(instruction("QUOTE 68 68 69"))), "download_linked"),
    "a simple field": (
        "docx",
        word("<w:fldSimple w:instr='LINK Excel.Sheet.12 &quot;C:\\\\Users\\\\kari&quot;'/>"),
        "download_linked",
    ),
    "a field that leads to a disk": ("docx", word(instruction('HYPERLINK "file:///C:/Users/kari"')), "download_linked"),
    "a function that fetches": ("xlsx", sheet("<f>_xlfn.WEBSERVICE(&quot;https://x.example/&quot;&amp;A1)</f>"), "download_linked"),
    "a formula with a path": ("xlsx", sheet("<f>'file:///home/kari/[a.xlsx]A'!A1</f>"), "download_linked"),
    "a photo of OpenDocument from elsewhere": (
        "odt",
        open_document(body="<draw:image xlink:href='https://x.example/a.png'/>"),
        "download_linked",
    ),
    "a photo of OpenDocument beside it": ("odt", open_document(body="<draw:image xlink:href='../a.png'/>"), "download_linked"),
    "a link of OpenDocument to a disk": ("odt", open_document(body="<text:a xlink:href='file:///home/kari'/>"), "download_linked"),
    "a function of OpenDocument": (
        "ods",
        open_document(".ods", "<table:table-cell table:formula='of:=WEBSERVICE(\"x\")'/>"),
        "download_linked",
    ),
    "another program's data": ("ods", open_document(".ods", "<table:dde-link/>"), "download_linked"),
    # What hides.
    "a comment in Word": ("docx", word(word__comments_xml=f"<w:comments {W}><w:comment/></w:comments>"), "download_comments"),
    "a comment in a sheet": (
        "xlsx",
        sheet(xl__comments1_xml="<comments><commentList><comment/></commentList></comments>"),
        "download_comments",
    ),
    "a thread in a sheet": (
        "xlsx",
        sheet(xl__threadedComments__a_xml="<ThreadedComments><threadedComment/></ThreadedComments>"),
        "download_comments",
    ),
    "a comment on a slide": (
        "pptx",
        slides(parts={"ppt/comments/modernComment_1.xml": "<cmLst><cm/></cmLst>"}),
        "download_comments",
    ),
    "a comment in OpenDocument": ("odt", open_document(body="<office:annotation/>"), "download_comments"),
    "a note in a PDF": ("pdf", annotated("/Text", "Er dette riktig?"), "download_comments"),
    "a marked word with a comment": ("pdf", annotated("/Highlight", "Stryk dette."), "download_comments"),
    "an attached note": ("pdf", annotated("/FileAttachment"), "download_comments"),
    "what is removed": ("docx", word("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"), "download_changes"),
    "what is new": (
        "docx",
        word("<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>", word__header1_xml="<x/>"),
        "download_changes",
    ),
    "what is new in a note": ("docx", word(word__footnotes_xml=f"<w:footnotes {W}><w:ins/></w:footnotes>"), "download_changes"),
    "what looked otherwise": ("docx", word("<w:p><w:pPr><w:pPrChange/></w:pPr></w:p>"), "download_changes"),
    "what is removed from OpenDocument": (
        "odt",
        open_document(body="<text:tracked-changes><text:changed-region/></text:tracked-changes>"),
        "download_changes",
    ),
    "a hidden word": ("docx", word("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>"), "download_hidden"),
    "a hidden word in a footer": (
        "docx",
        word(word__footer1_xml=f"<w:ftr {W}><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:ftr>"),
        "download_hidden",
    ),
    "a hidden style": (
        "docx",
        word("<w:p><w:pPr><w:pStyle w:val='Skjult'/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>", word__styles_xml=HIDDEN_STYLE),
        "download_hidden",
    ),
    "a hidden style of words": (
        "docx",
        word("<w:r><w:rPr><w:rStyle w:val='Skjult'/></w:rPr><w:t>x</w:t></w:r>", word__styles_xml=HIDDEN_STYLE),
        "download_hidden",
    ),
    "a hidden shape": ("pptx", office(".pptx", {"ppt/slides/slide1.xml": "<sld><cNvPr hidden='1'/></sld>"}), "download_hidden"),
    "a hidden sheet": ("xlsx", sheet(book="<sheet name='a'/><sheet name='b' state='veryHidden'/>"), "download_hidden"),
    "a hidden row": ("xlsx", sheet("<row hidden='1'/>"), "download_hidden"),
    "a hidden column": ("xlsx", sheet("<cols><col hidden='true'/></cols>"), "download_hidden"),
    "a hidden slide": ("pptx", slides("show='0'"), "download_hidden"),
    "notes to a slide": ("pptx", slides(notes="<r><t>Husk å nevne Kari.</t></r>"), "download_notes"),
    "notes to a slide of OpenDocument": (
        "odp",
        open_document(".odp", "<presentation:notes><text:p>Husk Kari.</text:p></presentation:notes>"),
        "download_notes",
    ),
    "hidden text of OpenDocument": ("odt", open_document(body="<text:hidden-text/>"), "download_hidden"),
    "a hidden section of OpenDocument": ("odt", open_document(body="<text:section text:display='none'/>"), "download_hidden"),
    "a hidden sheet of OpenDocument": (
        "ods",
        open_document(".ods", "<style:table-properties table:display='false'/>"),
        "download_hidden",
    ),
    "a hidden row of OpenDocument": (
        "ods",
        open_document(".ods", "<table:table-row table:visibility='collapse'/>"),
        "download_hidden",
    ),
    "a filtered row of OpenDocument": (
        "ods",
        open_document(".ods", "<table:table-row table:visibility='filter'/>"),
        "download_hidden",
    ),
    "a hidden layer of a PDF": ("pdf", with_layer("OFF"), "download_hidden"),
    "what should have been blacked out": ("pdf", annotated("/Redact"), "download_hidden"),
    # What else a program may put in.
    "another file in Word": ("docx", word(word__embeddings__a_xlsx=sheet()), "download_part"),
    "HTML in Word": ("docx", word(word__afchunk_htm=HTML), "download_part"),
    "a film": ("pptx", slides(parts={"ppt/media/media1.mp4": b"x"}), "download_part"),
    "a photo of a kind that is not cleaned": ("docx", word(word__media__a_tiff=b"II"), "download_part"),
    "such a photo under another ending": ("docx", word(word__media__a_jpg=b"II"), "download_part"),
    "such a photo in OpenDocument": ("odt", open_document(parts={"Pictures/a.PNG": b"II"}), "download_part"),
    "data of a pivot table": ("xlsx", sheet(xl__pivotCache__pivotCacheRecords1_xml="<x/>"), "download_part"),
    "an earlier version": ("odt", open_document(parts={"Versions/Version1": b"x"}), "download_part"),
    "a film in a PDF": ("pdf", annotated("/RichMedia"), "download_part"),
    # Texts.
    "a text of Windows": ("txt", "Møte på låven".encode("cp1252"), "download_text"),
    "a text in UTF-16": ("txt", "Møte".encode("utf-16"), "download_text"),
    "a text with a control character": ("csv", b"a;b\nc\x1b[2J;d", "download_text"),
    **{
        f"a text with {tag}": ("txt", f"Hei.\n{tag}x".encode(), "download_markup")
        for tag in ("<!DOCTYPE html>", "<?xml ", "<!--", "<?php ", "</Body>")
    },
    **{
        f"a text with {tag}": ("csv", f"Hei.\n{tag}x".encode(), "download_markup")
        for tag in ("<script>", "<svg/onload=x>", "<iframe ", "<meta ")
    },
    **{
        f"a table with {cell}": ("csv", f"Navn;Tall\na;{cell}\n".encode(), "download_formula")
        for cell in ("=1+1", '"=1+1"', "@SUM(1)", "+cmd|x")
    },
    "a table that begins with a formula": ("csv", b"=HYPERLINK(A1)", "download_formula"),
}

ACCEPTED: dict[str, tuple[str, bytes]] = {
    "a PDF": ("pdf", pdf()),
    "a PDF in capitals": ("PDF", pdf()),
    "two endings that say the same": ("html.pdf", pdf()),
    "a PDF with a script, which is taken out": (
        "pdf",
        pdf(lambda made: made.Root.update({"/OpenAction": Dictionary(S=Name.JavaScript, JS="x")})),
    ),
    "a PDF with a link": ("pdf", annotated("/Link", A=Dictionary(S=Name.URI, URI="https://x.example/"))),
    "a marked word": ("pdf", annotated("/Highlight")),
    "words typed on a page": ("pdf", annotated("/FreeText", "Fyll ut her")),
    "a PDF with a layer that is shown": ("pdf", with_layer("ON")),
    "Word": ("docx", word()),
    "a folder in Word": ("docx", office(".docx", {"word/media/": b""})),
    "a word that is not hidden": ("docx", word("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>x</w:t></w:r>")),
    "a hidden word for the index": ("docx", word("<w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE x</w:instrText></w:r>")),
    "a hidden style that is not used": ("docx", word(word__styles_xml=HIDDEN_STYLE)),
    "fields": ("docx", word(instruction(" PAGE ") + instruction('HYPERLINK "https://x.example/"') + instruction("=SUM(ABOVE)"))),
    "a field in a field": (
        "docx",
        word(FIELD.format("<w:instrText>IF </w:instrText>" + instruction("PAGE") + "<w:instrText> = 1</w:instrText>")),
    ),
    "links": ("docx", leading_out("hyperlink", "mailto:post@x.example")),
    "a template": ("docx", leading_out("attachedTemplate", "file:///C:/Users/kari/a.dotx", "settings")),
    "no comment left": ("docx", word(word__comments_xml=f"<w:comments {W}/>")),
    "a photo": ("docx", word(word__media__Bilde1_JPG=photo("x"))),
    "an empty part": ("docx", office(".docx", {"_rels/.rels": RELATIONSHIPS.format("")})),
    "a sheet": ("xlsx", sheet("<row><c><f>SUM(A1:A2)</f></c></row>", "<sheet name='a' state='visible'/>")),
    "slides": ("pptx", slides(notes="<fld><t>1</t></fld><r><t> </t></r>")),
    **{f"OpenDocument {kind}": (kind.removeprefix("."), open_document(kind)) for kind in downloads.OPEN_DOCUMENT},
    "OpenDocument with a photo and a link": (
        "odt",
        open_document(
            body="<draw:image xlink:href='Pictures/a.png'/><draw:object xlink:href='./Object 1'/><text:a xlink:href='https://x.example/'/>"
        ),
    ),
    "slides of OpenDocument": (
        "odp",
        open_document(".odp", "<presentation:notes><text:p><text:page-number>1</text:page-number></text:p></presentation:notes>"),
    ),
    "a text": ("txt", "\ufeffMøte på låven.\r\nSkriv til Kari <post@x.example>; 1 < 2, LINK <link>.".encode()),
    "a table": ("csv", b'Navn;Telefon;Endring\nKari @ LINK;+47 55 00 00 00;-3\n"a = b";(+1);@kari\n'),
}


def key_of(folder: Path, ending: str, data: bytes) -> str:
    """Of the sentence that refuses the file; nothing where it is let pass, and then it can be published."""
    name = f"files/plan.{ending}".rstrip(".")
    (folder / "files").mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    if refused := files.refusal(folder, name):
        return refused.key
    publish(folder / name, folder / "ut" / name)
    return ""


@pytest.mark.parametrize("name", REFUSED)
def test_refused(tmp_path: Path, name: str) -> None:
    """Each with the sentence that says what to do about it."""
    ending, data, key = REFUSED[name]
    assert key_of(tmp_path, ending, data() if callable(data) else data) == key


@pytest.mark.parametrize("name", ACCEPTED)
def test_let_pass(tmp_path: Path, name: str) -> None:
    """What an editor may mean to offer is published, and what is published would be let pass again."""
    ending, data = ACCEPTED[name]
    assert key_of(tmp_path, ending, data) == ""
    again = (tmp_path / "ut" / "files" / f"plan.{ending}").read_bytes()
    assert key_of(tmp_path, ending, again) == ""


@pytest.mark.parametrize(("ending", "megabytes"), [("txt", 5), ("csv", 5), ("pdf", 50), ("docx", 50)])
def test_a_large_file_is_not_read(tmp_path: Path, ending: str, megabytes: int) -> None:
    """It is refused by its size alone; one that is as large as it may be is read."""
    (tmp_path / "files").mkdir()
    path = tmp_path / "files" / f"a.{ending}"
    path.touch()
    os.truncate(path, megabytes * 1_000_000 + 1)
    refused = files.refusal(tmp_path, f"files/a.{ending}")
    assert refused is not None
    assert (refused.key, refused.values) == ("download_large", {"limit": megabytes})
    os.truncate(path, megabytes * 1_000_000)
    nothing_in_it = files.refusal(tmp_path, f"files/a.{ending}")
    assert nothing_in_it is not None
    assert nothing_in_it.key != "download_large"


def test_a_pdf_of_too_many_objects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes memory, however little it takes in the file."""
    many = pdf(lambda made: made.Root.update({"/X": Array([made.make_indirect(Dictionary(A=n)) for n in range(50)])}))
    assert key_of(tmp_path, "pdf", many) == ""
    monkeypatch.setattr("moteplass.read.pdf.MOST_OBJECTS", 40)
    assert key_of(tmp_path, "pdf", many) == "download_unpacked"


def test_a_name_that_no_address_can_have(tmp_path: Path) -> None:
    """A name that shows as another, or that is no text, is refused; others become addresses, whatever is in them."""
    for name in ("files/fdp.\u202etxt", "files/a\nb.txt", "files/\udce5.txt"):
        refused = files.refusal(tmp_path, name)
        assert refused is not None
        assert refused.key == "file_name"


SEEDS = {
    "docx": word(word__media__a_jpg=photo("x")),
    "odt": open_document(parts={"meta.xml": "<x/>"}),
    "pdf": pdf(),
    "txt": b"Hei.\n",
}
KEYS = {key for _, _, key in REFUSED.values()}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ending=st.sampled_from(sorted(SEEDS)), data=st.data())
def test_damaged_files(tmp_path: Path, ending: str, data: st.DataObject) -> None:
    """A file cut short or with bytes changed: a sentence, or good enough to be published; never an exception."""
    raw = bytearray(SEEDS[ending])
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=4)):
        raw[place] = data.draw(st.integers(0, 255))
    cut = raw[: data.draw(st.integers(0, len(raw)))] if data.draw(st.booleans()) else raw
    assert key_of(tmp_path, ending, bytes(cut)) in KEYS | {""}


def test_the_vectors_are_what_they_say() -> None:
    """The files that are let pass are whole: each zip file among them is one to Python too."""
    for ending, data in ACCEPTED.values():
        if ending.lower() in ("docx", "xlsx", "pptx", "odt", "ods", "odp"):
            assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
