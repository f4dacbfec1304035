"""Which files are read, and where their parts begin."""

import os
from pathlib import Path

import pytest
from invoke.exceptions import Exit

from moteplass.cli.calls import check_call
from moteplass.model.kinds import KINDS
from moteplass.read.content import read_content
from moteplass.read.files import decode
from moteplass.read.sources import read_sources, split
from moteplass.words import site_words
from scenarios.overlay import faults_of, lay, lines_of, page

SYMLINK = "fila er en snarvei til noe annet enn en fil i samme mappe – legg selve fila her"


def link(place: Path, target: Path) -> None:
    """A symbolic link, where the system lets us make one."""
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        place.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        assert os.name == "nt"  # needs a right that few users have there
        pytest.skip("this Windows user may not make symbolic links")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """A text, a picture or data that is a link to something outside is a fault and is not read: what a checkout of
    somebody's branch points at on the publishing machine must never reach a page."""
    secret = tmp_path / "hemmelig.md"
    secret.write_text(page(body="Hemmelig."), encoding="utf-8")
    content = lay(
        tmp_path, {"data/tags.yaml": None, "pages/ny-side.md": page(body="![Et bilde](hemmelig.png)\n\n[Lest](hemmelig.md)")}
    )
    link(content / "pages" / "hemmelig.md", secret)
    link(content / "images" / "hemmelig.png", secret)
    link(content / "data" / "tags.yaml", secret)
    link(content / "articles", tmp_path)
    assert lines_of(content) == [
        f"content/{path}:1: {SYMLINK}" for path in ("articles", "data/tags.yaml", "images/hemmelig.png", "pages/hemmelig.md")
    ]
    read = read_content(content, site_words())
    assert "pages/hemmelig.md" not in read.sources
    assert "images/hemmelig.png" not in read.files
    assert "Hemmelig" not in repr(read)


def test_links_that_lead_nowhere(tmp_path: Path) -> None:
    """To nothing, to itself, to a folder: a fault, never an exception."""
    content = lay(tmp_path, {})
    link(content / "pages" / "borte.md", tmp_path / "borte.md")
    link(content / "pages" / "ring.md", content / "pages" / "ring.md")
    link(content / "images" / "mappe.png", content / "pages")
    assert [(fault.path, fault.key) for fault in faults_of(content)] == [
        ("content/images/mappe.png", "symlink"),
        ("content/pages/borte.md", "symlink"),
        ("content/pages/ring.md", "symlink"),
    ]


def test_links_to_what_is_not_public(tmp_path: Path) -> None:
    """A file to download that is another name of a draft, or of a hidden file: neither is published by that name."""
    draft = page("status: draft\n").replace("Ny side", "Utkast")
    text = page(body="Les [denne](../files/utkast.txt) og [denne](../files/skjult.txt).")
    content = lay(tmp_path, {"stories/utkast.md": draft, "files/.skjult": "Skjult.", "pages/ny-side.md": text})
    link(content / "files" / "utkast.txt", Path("../stories/utkast.md"))
    link(content / "files" / "skjult.txt", Path(".skjult"))
    assert lines_of(content) == [f"content/files/{name}.txt:1: {SYMLINK}" for name in ("skjult", "utkast")]


def test_links_within_a_folder_are_read(tmp_path: Path) -> None:
    """One picture may have two names."""
    content = lay(tmp_path, {"pages/ny-side.md": page(body="![Et bilde](samme.png)")})
    link(content / "images" / "samme.png", content / "images" / "bilde.png")
    assert lines_of(content) == []


def test_a_folder_that_is_named_like_a_text(tmp_path: Path) -> None:
    """A folder «x.md» is no text; what lies in it lies in the wrong folder."""
    content = lay(tmp_path, {"pages/mappe.md/ny-side.md": page()})
    assert [(fault.path, fault.key) for fault in faults_of(content)] == [("content/pages/mappe.md/ny-side.md", "wrong_folder")]
    assert decode(b"\x00" * 100, "x")[0] == ""


LITTER = (
    *(".#test.md", "#ny.md#", "ny.md~", ".ny.md.swp", "ny.yaml~", "tags.yaml.bak", "ny.md.orig", "~$ny.docx", "ny.tmp"),
    *("desktop.ini", "Desktop.ini", "Thumbs.db", "ehthumbs.db", ".DS_Store", "._ny.md", "Icon\r"),
)


def test_what_programs_leave_is_in_nobodys_way(tmp_path: Path) -> None:
    """In any folder of the content: no fault, no notice, no file that could be linked to, no office. Emacs' lock is a link to
    nothing."""
    content = lay(tmp_path, {})
    for folder in (content, *(path for path in content.rglob("*") if path.is_dir()), *(content / kind.folder for kind in KINDS)):
        folder.mkdir(exist_ok=True)
        for name in LITTER:
            if not (folder / name).exists():
                (folder / name).write_bytes(b"\x00\xff: [")
        (folder / ".#test.md").unlink()
        link(folder / ".#test.md", Path("kari@maskin.4711:1795622400"))
    assert faults_of(content) == []
    assert not any(Path(name).name in LITTER for name in read_content(content, site_words()).files)
    with pytest.raises(Exit, match=r"Velg ett av disse: test'"):
        check_call(content, ".#test", "", "")


def test_hidden_files_are_not_ours(tmp_path: Path) -> None:
    """What systems and programs leave behind is passed over."""
    left = dict.fromkeys(("pages/.ny-side.md.swp", ".git/x.md", "pages/.DS_Store", "pages/~$ny.md", "data/.yaml"), b"\xff\x00")
    assert lines_of(lay(tmp_path, dict(left))) == []


@pytest.mark.parametrize(
    ("text", "front", "body", "line"),
    [
        ("---\na: b\n---\nTekst", "a: b", "Tekst", 4),
        ("---  \na: b\n--- \n\nTekst\n", "a: b", "\nTekst\n", 4),
        ("\n\n---\na: b\n---\nTekst", "\n\na: b", "Tekst", 6),
        ("---\na: b\n...\nTekst\n---\n", "a: b", "Tekst\n---\n", 4),
        ("---\n---\nTekst", "", "Tekst", 3),
        ("---\na: b\n---", "a: b", "", 3),
        ("Tekst\n---\na: b\n---", None, "Tekst\n---\na: b\n---", 1),
        ("---\na: b", None, "---\na: b", 1),
        ("", None, "", 1),
        ("----\na: b\n----\n", None, "----\na: b\n----\n", 1),
    ],
)
def test_where_the_text_begins(text: str, front: str | None, body: str, line: int) -> None:
    """Front matter, text, and the line of the file where the text begins; that line is always one that there is."""
    assert split(text) == (front, body, line)
    assert line <= text.count("\n") + 1


@pytest.mark.parametrize(("raw", "text"), [(b"\xef\xbb\xbfa\r\nb\rc\n", "a\nb\nc\n"), ("æøå".encode(), "æøå"), (b"", "")])
def test_bytes(raw: bytes, text: str) -> None:
    """A byte order mark and any line end are accepted in silence."""
    assert decode(raw, "x") == (text, [])


@pytest.mark.parametrize(("raw", "line"), [(b"a\nb\xe5\n", 2), (b"\xff\xfea\x00", 1), (b"a\rb\r\xe5", 3), (b"a\r\nb\xc3", 2)])
def test_the_line_of_the_first_bad_byte(raw: bytes, line: int) -> None:
    """Counted as the editor's program counts, whatever its line ends."""
    (fault,) = decode(raw, "x")[1]
    assert (fault.line, fault.key) == (line, "not_utf8")


def test_the_title_may_stand_in_the_text(tmp_path: Path) -> None:
    """Without the field, the first «# …» is the title."""
    content = lay(tmp_path, {"pages/x.md": "---\nsummary: En side.\n---\n\n# En tittel: med kolon #\n\nTekst.\n"})
    (source,) = [source for source in read_sources(content).sources if source.stem == "x"]
    assert source.entry.title == "En tittel: med kolon"
    assert lines_of(content) == []


def test_a_file_with_faults_stands_in_for_itself(tmp_path: Path) -> None:
    """Its address and title hold as far as they can be read, so that other files' links to it are not blamed."""
    content = lay(tmp_path, {"pages/x.md": "---\ntitle: Navnet\nslug: y\nstatus: halvveis\n---\n\n# Navnet\n\nTekst.\n"})
    read = read_sources(content)
    (source,) = [source for source in read.sources if source.stem == "x"]
    assert (source.is_valid, source.slug, source.entry.title) == (False, "y", "Navnet")
    assert {fault.key for fault in read.faults} == {"choice", "missing"}
    assert {fault.key for fault in faults_of(content)} == {"choice", "missing"}


def test_the_line_of_a_word(tmp_path: Path) -> None:
    """The line in the file, not in the text, where it first stands; the first line of the text where it does not."""
    content = lay(tmp_path, {"pages/x.md": page("owner: a\n", "En (a.md) to\n\ntre (a.md)\n\naa.md")})
    (source,) = [source for source in read_sources(content).sources if source.stem == "x"]
    assert [source.line_of(needle) for needle in ("(a.md", "tre", "aa", "borte")] == [7, 9, 11, 6]


def test_what_nobody_sees_is_gone() -> None:
    """Signs that pasting brings leave no trace, and no line has another number for them; others are told where they stand."""
    text, faults = decode("\ufeffa: Selv\u200bhjelp\u2028her\r\nb: \u200e2\rc\n".encode(), "x")
    assert (text, faults) == ("a: Selvhjelp her\nb: 2\nc\n", [])
    for sign in "\x00\x1b\x85\u202e\u2066\uf0b7\U000e0041":
        text, (fault,) = decode(f"En\r\nto {sign} tre\n".encode(), "x")
        assert text == "En\nto  tre\n"
        assert (fault.line, fault.key) == (2, "control_character")
        assert fault.values == {"context": f"to [U+{ord(sign):04X}] tre"}
