"""Every file of a finished site: it is one that was meant, and nothing secret is in it, nor in its name."""

import gzip
import io
import shutil
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pydantic import TypeAdapter, ValidationError

from conftest import build
from model.test_identity_numbers import TEST
from moteplass.enrich.site import Site
from moteplass.model.addresses import DOWNLOADS, FILES, FOLDERS, PICTURES, data_files, entry_calendar, file_of, is_own
from moteplass.model.old_addresses import PagePath
from moteplass.model.old_addresses import Path as Address
from moteplass.publish import forbidden_text
from moteplass.publish.verify import VerificationError, verify
from moteplass.read.file_text import words_in
from moteplass.words import editor_words
from scenarios.overlay import BASE, IN_USE, PRIVACY, faults_of, lay, page

GROUP = """---
title: Åpen gruppe
summary: En gruppe som bare finnes i testene.
office: test
theme: ensomhet
kind: mixed
state: open
municipalities: ["4601"]
confirmed: 2026-11-20
schedule: {repeat: hver tirsdag, first: 2027-01-05, start: "18:00", end: "20:00"}
---

Tekst.
"""
EVENT = """---
title: En dag
summary: Et møte som bare finnes i testene.
office: test
kind: information
municipalities: ["4601"]
start: 2027-01-14 18:00
sign_up: {needed: false}
---

Tekst.
"""
# Everything that makes a file of its own.
FULL = {
    "groups/apen.md": GROUP,
    "groups/kladd.md": GROUP.replace("Åpen gruppe", "En kladd").replace("office:", "status: draft\noffice:"),
    "events/dag.md": EVENT,
    "articles/nytt.md": page("date: 2026-11-20\n").replace("Ny side", "Nytt"),
    "pages/home.md": page("slug: index\ntemplate: home\nlang: en\n").replace("Ny side", "Welcome"),
    "pages/ny-side.md": page(
        "redirect_from: [/gammel/, /gammel.html, /2015/06/tekst.htm]\nimage: bilde.png\nalt: Et bilde\n", "[Les](../files/ny.txt)."
    ),
    "pages/varsom.md": page("sensitive: true\nneutral_title: Lesestoff\nslug: lesestoff\n").replace("Ny side", "Varsom"),
    "files/ny.txt": "En fil å laste ned.\n",
    "offices/test.md": (BASE / "offices" / "test.md")
    .read_text(encoding="utf-8")
    .replace("area:", f"site_url: https://test.example.org/\n{IN_USE}quick_exit: https://www.yr.no/\narea:"),
    "pages/personvern.md": PRIVACY,
}


@pytest.fixture(scope="module", params=[False, True], ids=["public", "preview"])
def full(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Site]:
    """A site with a file of every sort, and its folder."""
    folder = tmp_path_factory.mktemp("full")
    site = build(folder / "site", office="test", content=lay(folder, dict(FULL)), preview=request.param)
    return folder / "site", site


def test_every_file_is_one_that_was_meant(full: tuple[Path, Site]) -> None:
    """Each is a page, an old address's, an empty list's, a linked file, a picture, open data, or one that the list names; and the
    list names nothing that a site never has. So no ``redirect_from`` can take a file's place, and the list cannot rot."""
    folder, site = full
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = {document.save_as for document in site.documents.values()}
    assert len(site.redirects) == 3
    redirects = {file_of(old) for old in (*site.redirects, *site.empty_lists)}
    own = written - pages - redirects
    assert {file for file in own if not is_own(file)} == set()
    assert {file for file in redirects if is_own(file)} == set()
    assert {file for file in FILES if file not in written} == set()
    assert {name for name in FOLDERS if not any(file.startswith(name) for file in own)} == set()
    data = site.content.data
    assert {file for file in own if file.startswith("data/")} == {
        *(file for file in data_files(data.municipality_names, data.themes) - site.unused_calendars if file.startswith("data/"))
    }
    calendars = {entry_calendar(url) for url in ("grupper/apen/", "arrangementer/dag/", *(["grupper/kladd/"] * site.preview))}
    assert {file for file in own if file.endswith("/kalender.ics") and not file.startswith("data/")} == calendars
    assert {file for file in own if file.startswith(DOWNLOADS)} == {f"{DOWNLOADS}ny.txt"}
    shown = {variant.url for picture in site.pictures.values() for variant in picture.variants}
    assert {file for file in own if file.startswith(PICTURES)} == shown | {f"{PICTURES}del.png"}
    dotted = {file for file in written if any(part.startswith(".") for part in file.split("/"))}
    assert dotted == {".moteplass"}


def taken_by(kind: Any, values: Iterable[str]) -> list[str]:
    """Those of the values that a field of this type takes."""
    field: TypeAdapter[str] = TypeAdapter(kind)
    found = []
    for value in values:
        with suppress(ValidationError):
            found.append(field.validate_python(value))
    return found


def test_nothing_takes_the_place_of_a_file(full: tuple[Path, Site], tmp_path: Path) -> None:
    """Of every file that came out, no entry can have the address, nor can it be said to be gone: in any way to write it that the
    field takes at all, the check tells of it. (A picture may be gone: its name never comes again.)"""
    files = [path.relative_to(full[0]).as_posix() for path in full[0].rglob("*") if path.is_file()]
    pages = [file.removesuffix(end) for file in files for end in ("", "index.html", "/index.html")]
    redirected = taken_by(PagePath, (f"/{name}{slash}" for name in pages for slash in ("", "/")))
    assert len(redirected) > 50
    page_with_all = page(f"redirect_from: [{', '.join(redirected)}]\n").replace("Ny side", "Tatt")
    told = told_of(lay(tmp_path / "1", {**FULL, "pages/tatt.md": page_with_all}))
    assert told["redirect_taken"] | told["redirect_twice"] == set(redirected)
    gone = taken_by(Address, (f"/{file}" for file in files if not file.startswith((PICTURES, "grupper/kladd/"))))
    lines = [f"- {{address: {address}, since: 2026-01-01, why: Borte}}\n" for address in gone]
    assert told_of(lay(tmp_path / "2", {**FULL, "data/gone.yaml": "".join(lines)}))["gone_exists"] == set(gone)


def told_of(content: Path) -> Mapping[str, set[str]]:
    """Fault → the addresses of which it is said."""
    told = defaultdict[str, set[str]](set)
    for fault in faults_of(content):
        told[fault.key].add(fault.values.get("address", ""))
    return told


def problems(folder: Path) -> list[str]:
    """What the last look says of a folder."""
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return list(forbidden_text.problems(folder, files, editor_words()))


def test_a_site_without_secrets(full: tuple[Path, Site]) -> None:
    """Nothing is found where nothing is, Pagefind's and our own scripts included."""
    assert problems(full[0]) == []


def test_a_site_with_a_secret_is_not_published(full: tuple[Path, Site], tmp_path: Path) -> None:
    """The verification asks; what it says does not say the number again."""
    built, site = full
    folder = Path(shutil.copytree(built, tmp_path / "site"))
    text = (folder / "index.html").read_text(encoding="utf-8")
    (folder / "index.html").write_text(
        text.replace("Velkommen", "018170<b>10055</b>").replace("Her begynner", "Her\u202e begynner"), encoding="utf-8"
    )
    with pytest.raises(VerificationError) as raised:
        verify(site, str(folder))
    said = [problem for problem in raised.value.problems if "fødselsnummer" in problem or "U+202E" in problem]
    assert len(said) == 2
    assert all(problem.startswith("index.html: ") for problem in said)
    assert not any(TEST[6:] in problem for problem in raised.value.problems)


def zipped(parts: dict[str, str]) -> bytes:
    """An office document."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def pdf(drawn: bytes, fonts: bytes = b"<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>", **info: str) -> bytes:
    """A page on which this is drawn."""
    buffer = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.pages[0].obj.Resources = pikepdf.Dictionary(Font=pikepdf.Object.parse(fonts))
        made.pages[0].obj.Contents = made.make_stream(drawn)
        for name, value in info.items():
            made.docinfo[f"/{name}"] = value
        made.save(buffer)
    return buffer.getvalue()


# The codes 1 to 10 are the digits, as in a font that has only what the document needs.
SUBSET = b"<< /F1 << /Type /Font /Subtype /Type0 /ToUnicode 9 0 R >> >>"
CODES = "".join(f"{int(digit) + 1:04x}" for digit in TEST)

SECRET: dict[str, bytes] = {
    "a/index.html": b"<p>018170 <b>10055</b></p>",
    "alt/index.html": b'<img alt="018170-10055">',
    "meta/index.html": b'<meta name="description" content="01.81.70 10055">',
    "data/index.html": b'<script type="application/ld+json">{"name":"018170\\u002010055"}</script>',
    "link/index.html": b'<a href="https://www.example.org/?fnr=018170%2010055">x</a>',
    "feed.xml": b"<content>&lt;p&gt;018170&lt;/p&gt;&lt;p&gt;10055&lt;/p&gt;</content>",
    "feed.json": b'{"content_html": "<td>018170</td>\\n<td>10055</td>"}',
    "data/kalender.ics": b"SUMMARY:Med 0181\r\n 7010055 og andre\r\n",
    "data/groups.csv": "\ufeffid;title\r\n018170;10055\r\n".encode(),
    "sitemap.xml": b"<loc>https://x.example/018170-10055/</loc>",
    "_redirects": b"/01817010055/ /ny/ 301\n",
    "icon.svg": b"<svg><title>018170 10055</title></svg>",
    "filer/liste.txt": "\ufeff018170\t10055".encode("utf-16"),
    "filer/latin.csv": "Pål;01.81.1970;10055".encode("latin-1"),
    "filer/ark.xlsx": zipped({"xl/sharedStrings.xml": "<si><t>018170</t></si><si><t>10055</t></si>"}),
    "filer/brev.docx": zipped({"word/document.xml": "<w:p><w:r><w:t>0181</w:t></w:r><w:r><w:t>7010055</w:t></w:r></w:p>"}),
    "filer/kommentar.odt": zipped({"content.xml": "<text:p>018170<text:s/>10055</text:p>"}),
    "filer/side.pdf": pdf(b"BT /F1 12 Tf (F\xf8dt 018170) Tj 0 -20 Td [(100) -20 (55)] TJ ET"),
    "filer/tittel.pdf": pdf(b"", Title="018170 10055"),
    "filer/delt.pdf": pdf(b"BT /F1 12 Tf [(0181) -50 (7010055)] TJ ET"),
    "pagefind/fragment/nb_1.pf_fragment": gzip.compress(b'pagefind_dcd{"content":"Hei 018170 10055"}'),
    "bilder/018170-10055-480.avif": b"\0",
    "01817010055/index.html": b"<p>Hei</p>",
}


@pytest.mark.parametrize("name", SECRET)
def test_no_number_in_any_file(name: str, tmp_path: Path) -> None:
    """Whatever sort of file it is in, and in every name."""
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(SECRET[name])
    assert problems(tmp_path)
    path.unlink()
    assert not problems(tmp_path)


def test_a_font_of_its_own(tmp_path: Path) -> None:
    """A PDF whose codes mean something only by its font's table, as most programs make them."""
    with pikepdf.open(io.BytesIO(pdf(f"BT /F1 12 Tf <{CODES}> Tj ET".encode()))) as made:
        table = b"1 beginbfrange <0001> <000a> <0030> endbfrange 1 beginbfchar <000b> <0041> endbfchar"
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, ToUnicode=made.make_stream(table))
        made.pages[0].obj.Resources.Font.F1 = font
        made.save(tmp_path / "side.pdf")
    assert next(words_in(tmp_path / "side.pdf")) == TEST
    assert problems(tmp_path)


def test_a_drawing_in_a_form(tmp_path: Path) -> None:
    """Text that a page only refers to, in the resources that it has from the tree of pages; each way counts towards the limit."""
    with pikepdf.open(io.BytesIO(pdf(b"/X Do"))) as made:
        drawing = made.make_stream(b"BT /F1 12 Tf (018170 10055) Tj ET /X Do /X Do")
        drawing.Type, drawing.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        made.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=drawing)
        made.Root.Pages.Resources = made.pages[0].obj.Resources
        del made.pages[0].obj.Resources
        made.save(tmp_path / "side.pdf")
    assert TEST in next(words_in(tmp_path / "side.pdf")).replace(" ", "")


HEAVY = {"letters": (b"BT /F1 12 Tf ", b"(a) Tj "), "drawings": (b"", b"/X Do ")}


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_pdf(name: str, tmp_path: Path) -> None:
    """A small file that unpacks to megabytes of instructions takes time in proportion to them: ten times as many never take thirty
    times as long, as they would if each were looked for among the others."""
    begin, instruction = HEAVY[name]

    def seconds(count: int) -> float:
        path = tmp_path / f"{count}.pdf"
        with pikepdf.open(io.BytesIO(pdf(b""))) as made:
            made.pages[0].obj.Contents = made.make_stream(begin + instruction * count)
            made.pages[0].obj.Resources.XObject = pikepdf.Dictionary(X=made.make_stream(b"/X Do " * 100))
            made.save(path)
        assert path.stat().st_size < 100_000
        began = time.process_time()
        list(words_in(path))
        return time.process_time() - began

    assert seconds(500_000) < 30 * seconds(50_000)


DAMAGED = {
    "filer/a.pdf": b"%PDF-1.7 tull",
    "filer/b.docx": b"PK\x03\x04 tull",
    "filer/c.gz": b"\x1f\x8b tull",
    "filer/d.png": b"\x89PNG\r\n\x1a\n\0\0018170 10055",
    "filer/e.txt": b"",
    "filer/f.pdf": pdf(b"BT /F9 12 Tf (a) Tj [ ( ] TJ /X Do"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_what_cannot_be_read_has_no_words(name: str, tmp_path: Path) -> None:
    """Damaged files and pictures stop nothing here: other checks tell of them."""
    (tmp_path / "filer").mkdir()
    (tmp_path / name).write_bytes(DAMAGED[name])
    assert problems(tmp_path) == []


STRANGE = {
    "index.html": b"<p>&#x202E;</p>",
    "a/index.html": "<p title='\u2067'>x</p>".encode(),
    "b/index.html": "<p>Selv\u200bhjelp</p>".encode(),
    "c/index.html": b"<p>a&#13;b</p>",
    "feed.json": b'{"title": "a\\u0007b"}',
    "feed.xml": "<title>a\u2028b</title>".encode(),
    "data/groups.csv": b"a\rb\r\n",
    "robots.txt": b"a\0b",
    "d/index.html": b'<a href="https://x.example/%E2%80%AE">x</a>',
}


@pytest.mark.parametrize("name", STRANGE)
def test_no_strange_character_in_any_file(name: str, tmp_path: Path) -> None:
    """Written, as an entity, as an escape or percent-encoded; said by its code point."""
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(STRANGE[name])
    (said,) = problems(tmp_path)
    assert said.startswith(f"{name}: ")
    assert "[U+" in said


def test_what_other_programs_need(tmp_path: Path) -> None:
    """The mark before a table for Excel, line ends of calendars, Arabic with its marks, Pagefind's own signs, and files to download
    as they are."""
    files = {
        "data/groups.csv": "\ufeffid;title\r\n1;a\r\n".encode(),
        "data/kalender.ics": b"BEGIN:VCALENDAR\r\nSUMMARY:Hei\r\n du\r\n",
        "ar/index.html": "<p>مرحبا \u200fC++ می\u200cخواهم</p>".encode(),
        "pagefind/pagefind.js": "content.includes('\u200b')".encode(),
        "pagefind/fragment/nb_1.pf_fragment": gzip.compress("pagefind_dcd{'content':'กลุ่ม\u200b\u200bช่วย'}".encode()),
        "filer/gammel.txt": b"a\x0cb",
    }
    for name, held in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(held)
    assert problems(tmp_path) == []
