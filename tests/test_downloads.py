"""Files to download, as they are published: whole, the same each time, and without what they say of people and computers."""

import io
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from conftest import build
from made_files import W, leading_out, office, open_document, pdf, photo, word
from moteplass.read.picture_metadata import without_metadata
from moteplass.write.downloads import publish
from scenarios.overlay import lay, page

SECRET = "Kvakkelorum"
CORE = f"<cp:coreProperties xmlns:cp='c' xmlns:dc='d'><dc:creator>{SECRET}</dc:creator></cp:coreProperties>"
SETTINGS = (
    f"<w:settings {W}><w:zoom w:percent='90'/><w:rsids><w:rsid w:val='{SECRET}'/></w:rsids>"
    f"<w:docVars><w:docVar w:name='a' w:val='{SECRET}'/></w:docVars></w:settings>"
)
DESCRIBED = f"<wp:docPr xmlns:wp='p' descr='C:\\Users\\{SECRET}\\a.png'/><wp:docPr xmlns:wp='p' descr='To kopper'/>"
BOOK = (
    f"<workbook><x15ac:absPath xmlns:x15ac='a' url='C:\\Users\\{SECRET}\\'/><fileSharing userName='{SECRET}'/><sheets/></workbook>"
)
LIST_OF_PEOPLE = f"<w15:people xmlns:w15='p'><w15:person w15:author='{SECRET}'/></w15:people>"

PACKAGES = {
    "docx": word(
        DESCRIBED + f"<w:sdt><w:sdtPr><w:dataBinding w:xpath='{SECRET}'/></w:sdtPr></w:sdt>",
        {
            "docProps/core.xml": CORE,
            "docProps/app.xml": f"<Properties xmlns='a'><Company>{SECRET}</Company></Properties>",
            "docProps/custom.xml": f"<Properties xmlns='a'>{SECRET}</Properties>",
            "docProps/thumbnail.jpeg": photo(SECRET),
            "docMetadata/LabelInfo.xml": f"<labels id='{SECRET}'/>",
            "customXml/item1.xml": f"<x owner='{SECRET}'>{SECRET}</x>",
            "package/services/metadata/core-properties/1.psmdcp": CORE,
            "word/people.xml": LIST_OF_PEOPLE,
            "word/glossary/document.xml": f"<w:glossaryDocument {W}>{SECRET}</w:glossaryDocument>",
            "word/settings.xml": SETTINGS,
            "word/media/image1.jpeg": photo(SECRET, orientation=6),
            "word/media/image2.png": photo(SECRET, kind="PNG"),
        },
    ),
    "xlsx": office(
        ".xlsx", {"xl/workbook.xml": BOOK, "xl/persons/person.xml": f"<p>{SECRET}</p>", "xl/printerSettings/a1.bin": SECRET}
    ),
    "pptx": office(
        ".pptx",
        {
            "ppt/commentAuthors.xml": f"<a>{SECRET}</a>",
            "ppt/authors.xml": f"<a>{SECRET}</a>",
            "ppt/revisionInfo.xml": f"<a>{SECRET}</a>",
            "ppt/changesInfos/changesInfo1.xml": f"<a>{SECRET}</a>",
            "ppt/tags/tag1.xml": f"<a>{SECRET}</a>",
        },
    ),
    "template": leading_out("attachedTemplate", f"file:///C:/Users/{SECRET}/a.dotx", "settings"),
    "odt": open_document(
        parts={
            "meta.xml": f"<m xmlns:office='o' office:version='1.3'><dc>{SECRET}</dc></m>",
            "settings.xml": f"<s>{SECRET}</s>",
            "manifest.rdf": f"<r>{SECRET}</r>",
            "Object 1/meta.xml": f"<m>{SECRET}</m>",
            "META-INF/documentsignatures.xml": f"<d>{SECRET}</d>",
            "Thumbnails/thumbnail.png": photo(SECRET, kind="PNG"),
            "Pictures/a.jpg": photo(SECRET),
            "layout-cache": SECRET,
        },
    ),
}


def with_secrets(made: pikepdf.Pdf) -> None:
    """Everything by which a PDF may tell of who made it, and what may run in it."""
    script = Dictionary(S=Name.JavaScript, JS=SECRET)
    made.docinfo["/Author"] = SECRET
    made.trailer.ID = Array([String(SECRET), String(SECRET)])
    made.Root.Metadata = made.make_stream(SECRET.encode(), Type=Name.Metadata)
    made.Root.OpenAction = script
    made.Root.AA = Dictionary(WC=script)
    made.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), script])),
        EmbeddedFiles=Dictionary(Names=Array([String(SECRET), Dictionary(EF=Dictionary(F=made.make_stream(SECRET.encode())))])),
        Dests=Dictionary(Names=Array([])),
    )
    made.Root.SomethingNew = String(SECRET)
    shown = made.pages[0]
    shown.Metadata = made.make_stream(SECRET.encode())
    shown.PieceInfo = Dictionary(A=Dictionary(Private=String(SECRET)))
    shown.AA = Dictionary(O=script)
    shown.Thumb = made.make_stream(SECRET.encode())
    picture = made.make_stream(photo(SECRET), Type=Name.XObject, Subtype=Name.Image, Width=64, Height=40, BitsPerComponent=8)
    picture.Filter, picture.ColorSpace, picture.Metadata = Name.DCTDecode, Name.DeviceRGB, made.make_stream(SECRET.encode())
    wrapped = made.make_stream(photo(SECRET).hex().encode() + b">")
    wrapped.Filter = Array([Name.ASCIIHexDecode, Name.DCTDecode])
    shown.Resources = Dictionary(XObject=Dictionary(A=picture, B=wrapped))
    actions = (
        Dictionary(S=Name.URI, URI="https://link.example/"),
        Dictionary(S=Name.URI, URI=f"file:///C:/Users/{SECRET}"),
        Dictionary(S=Name.Launch, F=String(SECRET)),
        Dictionary(S=Name.SubmitForm, F=String(SECRET)),
        Dictionary(S=Name.GoToR, F=String(SECRET)),
        Dictionary(S=Name.GoTo, D=Array([shown.obj, Name.Fit]), Next=script),
    )
    links = [Dictionary(Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action) for action in actions]
    drawn = Dictionary(Subtype=Name.Ink, Rect=Array([0, 0, 9, 9]), T=String(SECRET), M=String(SECRET), NM=String(SECRET))
    field = Dictionary(Subtype=Name.Widget, Rect=Array([0, 0, 9, 9]), T=String("felt"), FT=Name.Tx, AA=Dictionary(K=script))
    field = made.make_indirect(field)
    made.Root.AcroForm = Dictionary(Fields=Array([field]), XFA=made.make_stream(SECRET.encode()))
    shown.Annots = Array([*(made.make_indirect(each) for each in (*links, drawn)), field])


def everything_in(path: Path) -> bytes:
    """What is in a file, unpacked."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as opened:
            objects = [*opened.objects, opened.trailer]
            return b"\n".join(
                each.unparse() + (each.read_raw_bytes() if isinstance(each, pikepdf.Stream) else b"") for each in objects
            )
    with zipfile.ZipFile(path) as opened:
        return b"\n".join([repr(opened.infolist()).encode(), *(opened.read(name) for name in opened.namelist())])


@pytest.mark.parametrize("kind", [*PACKAGES, "pdf"])
def test_what_is_told_of_people_is_left_out(tmp_path: Path, kind: str) -> None:
    """Authors, companies, paths, templates, printers, scripts, attachments, what photos say: in none of the published bytes. And
    they were there: the same search finds them in the original."""
    source = tmp_path / f"a.{'docx' if kind == 'template' else kind}"
    source.write_bytes(pdf(with_secrets) if kind == "pdf" else PACKAGES[kind])
    place = tmp_path / "ut" / source.name
    publish(source, place)
    for encoded in (SECRET.encode(), SECRET.encode("utf-16-le"), SECRET.encode("utf-16-be"), SECRET.encode().hex().encode()):
        assert encoded not in everything_in(place)
    assert SECRET.encode() in everything_in(source)
    assert b"Exif" not in everything_in(place).replace(orientation_alone(6), b"")


def orientation_alone(turned: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = turned
    return exif.tobytes()


def test_a_package_keeps_what_is_read(tmp_path: Path) -> None:
    """All parts in their order, every one of them XML that was, the text as it was, the photos turned as before."""
    source, place = tmp_path / "a.docx", tmp_path / "b.docx"
    source.write_bytes(PACKAGES["docx"])
    publish(source, place)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(place) as new:
        assert new.namelist() == old.namelist()
        assert {part.date_time for part in new.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert new.testzip() is None
        for same in ("[Content_Types].xml", "_rels/.rels"):
            assert new.read(same) == old.read(same)
        assert b"<w:t>Hei</w:t>" in new.read("word/document.xml")
        assert b"To kopper" in new.read("word/document.xml")
        assert b"w:percent" in new.read("word/settings.xml")
        assert b"coreProperties" in new.read("docProps/core.xml")
        with Image.open(io.BytesIO(new.read("word/media/image1.jpeg"))) as turned:
            assert dict(turned.getexif()) == {0x0112: 6}
    for ending in ("odt", "xlsx"):
        (tmp_path / f"a.{ending}").write_bytes(PACKAGES[ending])
        publish(tmp_path / f"a.{ending}", tmp_path / f"b.{ending}")
    with zipfile.ZipFile(tmp_path / "b.odt") as new:
        first = new.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert b'version="1.3"' in new.read("meta.xml")
    template = tmp_path / "c.docx"
    template.write_bytes(PACKAGES["template"])
    publish(template, place)
    with zipfile.ZipFile(place) as new:
        assert b'Target="Normal.dotm"' in new.read("word/_rels/settings.xml.rels")


def test_a_pdf_keeps_what_is_read(tmp_path: Path) -> None:
    """The page, its picture, links to the web and within the file, and the fields of its form."""
    source, place = tmp_path / "a.pdf", tmp_path / "b.pdf"
    source.write_bytes(pdf(with_secrets))
    publish(source, place)
    with pikepdf.open(place) as new:
        shown = new.pages[0]
        assert shown.Contents.read_bytes() == b"BT /F 12 Tf (Hei) Tj ET"
        links = [each for each in shown.Annots if each.Subtype == Name.Link]
        assert [str(each.A.S) for each in links if "/A" in each] == ["/URI", "/GoTo"]
        assert [str(each.T) for each in shown.Annots if "/T" in each] == ["felt"]
        assert set(new.Root.keys()) == {"/Type", "/Pages", "/Names", "/AcroForm"}
        assert set(new.Root.Names.keys()) == {"/Dests"}
        for picture in (shown.Resources.XObject.A, shown.Resources.XObject.B):
            assert picture.Filter == Name.DCTDecode
            assert pixels(picture.read_raw_bytes()) == pixels(photo(SECRET))


def test_a_form_whose_fields_are_not_listed(tmp_path: Path) -> None:
    """Some programs write such; it is published, and nothing is said of it on the screen."""

    def change(made: pikepdf.Pdf) -> None:
        made.pages[0].Annots = Array([made.make_indirect(Dictionary(Subtype=Name.Widget, FT=Name.Tx, T=String("felt")))])

    with pytest.warns(pikepdf.PageCopyWarning):
        (tmp_path / "a.pdf").write_bytes(pdf(change))
    publish(tmp_path / "a.pdf", tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").is_file()


def pixels(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.tobytes()


PHOTOS = {
    "plain": photo(SECRET),
    "progressive": photo(SECRET, progressive=True),
    "grey": photo(SECRET, mode="L"),
    "four inks": photo(SECRET, mode="CMYK"),
    "restart markers": photo(SECRET, restart_marker_rows=1),
    "PNG": photo(SECRET, kind="PNG"),
    "PNG of few colours": photo(SECRET, kind="PNG", mode="P"),
}


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_inside_a_file_loses_no_pixel(name: str) -> None:
    """What the camera wrote is gone, and what was put behind the picture (a second one, a film); the picture is the same."""
    told = PHOTOS[name]
    assert SECRET.encode() in told
    clean = without_metadata(told + told + SECRET.encode())
    assert SECRET.encode() not in clean
    assert len(clean) < len(told)
    assert pixels(clean) == pixels(told)
    assert without_metadata(clean) == clean


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    """Two builds of one file are the same, in another folder and whatever its date."""
    for number, kind in enumerate((*PACKAGES, "pdf")):
        source = tmp_path / f"a{number}.{'docx' if kind == 'template' else kind}"
        source.write_bytes(pdf(with_secrets) if kind == "pdf" else PACKAGES[kind])
        publish(source, tmp_path / "ut" / source.name)
        again = tmp_path / "annen" / source.name
        again.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, again)
        publish(again, tmp_path / "ut2" / source.name)
        assert (tmp_path / "ut" / source.name).read_bytes() == (tmp_path / "ut2" / source.name).read_bytes()


def test_what_is_published(tmp_path: Path) -> None:
    """The files that a public text links to, each once and under an address that works whatever its name; not those that a draft
    links to or nobody, whatever they are, nor anything of what is left out."""
    link = "\n\n".join(
        f"[Fil](<../files/{name}>)" for name in ("plan.pdf", "2026/Årsmelding nr. 1 100%25.docx", "liste.txt", "plan.pdf")
    )
    content = lay(
        tmp_path,
        {
            "pages/ny-side.md": page(body=f"Se her.\n\n{link}"),
            "pages/kladd.md": page("status: draft\n", "Se [her](../files/kladd.txt).").replace("Ny side", "Kladd"),
            "files/plan.pdf": pdf(with_secrets),
            "files/2026/Årsmelding nr. 1 100%.docx": PACKAGES["docx"],
            "files/liste.txt": "En liste.\n",
            "files/kladd.txt": "Ikke ennå.\n",
            "files/tom.html": b"",
            "files/ond.svg": b"<svg/>",
        },
    )
    build(tmp_path / "ut", office="test", content=content)
    filer = tmp_path / "ut" / "filer"
    found = {path.relative_to(filer).as_posix() for path in filer.rglob("*") if path.is_file()}
    assert found == {"plan.pdf", "2026/Årsmelding nr. 1 100%.docx", "liste.txt"}
    html = (tmp_path / "ut" / "ny-side" / "index.html").read_text(encoding="utf-8")
    assert "/filer/2026/%C3%85rsmelding%20nr.%201%20100%25.docx" in html
    assert SECRET.encode() not in everything_in(filer / "2026" / "Årsmelding nr. 1 100%.docx")
