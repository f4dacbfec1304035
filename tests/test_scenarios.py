"""The preflight as an editor meets it: one small content folder for each fault, and all faults of a folder in one run."""

import ast
import errno
import io
import json
import subprocess
import sys
import tomllib
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest
from PIL import Image

from made_files import annotated, leading_out, office, open_document, pdf, word
from moteplass.faults import Fault
from moteplass.words import LOCALE, editor_words
from scenarios import messages
from scenarios.limits import LIMITS
from scenarios.overlay import SCENARIOS, faults_of, lay, page, scenario

ROOT = Path(__file__).resolve().parents[1]
NAMES = sorted(folder.name for folder in SCENARIOS.iterdir() if (folder / "expected.txt").is_file())

# Faults that no folder of text files in a repository can hold, or should: the test that holds each.
ELSEWHERE = {
    **dict.fromkeys(LIMITS, "tests/read/test_limits.py::test_a_text_that_passes_a_limit"),
    **dict.fromkeys(("file_large", "yaml_large"), "tests/read/test_limits.py::test_files_that_are_too_large"),
    **dict.fromkeys(("lix_high", "sentence_long", "word_heavy"), "tests/check/test_plain_language.py::test_what_is_told"),
    "symlink": "tests/read/test_sources.py::test_a_link_out_of_the_folder_is_not_followed",
    "lost_address": "tests/check/test_addresses.py::test_a_lost_address_is_remarked",
    "identity_number": "tests/check/test_identity_numbers.py::test_a_number_is_found_in_every_file_and_not_repeated",
    "picture_heavy": "tests/check/test_pictures.py::test_a_heavy_file_is_not_read",
    "identity_number_name": "tests/check/test_identity_numbers.py::test_a_number_in_a_name",
    "office_not_public": "tests/check/test_sites.py::test_the_site_of_an_office_that_is_not_public_is_not_built",
}

NOT_UTF8 = "fila er ikke lagret som UTF-8 (feilen er på denne linja) – lagre den på nytt med tegnkoding UTF-8"
TOO_LARGE = "er større enn 40 megapiksler, eller bredere eller høyere enn 16383 piksler – gjør det mindre først"
NO_STATUS = "«status»: «halvveis» er ikke et mulig valg – skriv ett av disse: draft (kladd), published (publisert)"
BROKEN = "lar seg ikke åpne – lagre det på nytt som JPEG, PNG eller WebP"


def picture(size: tuple[int, int]) -> bytes:
    """A PNG of one colour; large ones take little room."""
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        Image.new("1", size).save(buffer, "PNG")
    return buffer.getvalue()


# name → (files, what the preflight says): what is no text, or would not survive an editor or git.
BINARY: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "not_utf8": (
        {"pages/ny-side.md": page(body="Grønn\n\nog blå.").encode("cp1252"), "data/tags.yaml": b"a: {nb: A}\r\nb: {nb: \xe5}\r\n"},
        [
            f"content/data/tags.yaml:2: {NOT_UTF8}",
            f"content/pages/ny-side.md:6: {NOT_UTF8}",
        ],
    ),
    "utf16": (
        {"pages/ny-side.md": page().encode("utf-16")},
        [f"content/pages/ny-side.md:1: {NOT_UTF8}"],
    ),
    "bom_and_crlf": (
        {
            "pages/ny-side.md": b"\xef\xbb\xbf" + page("tags: [selvhjelp]\n").replace("\n", "\r\n").encode(),
            "pages/mac.md": page(body="Fra en gammel Mac.").replace("\n", "\r").replace("Ny side", "Mac").encode(),
            "data/tags.yaml": b"\xef\xbb\xbfselvhjelp:\r\n  nb: Selvhjelp\r\n",
        },
        [],
    ),
    "crlf_keeps_the_lines": (
        {"pages/ny-side.md": page("status: halvveis\n", "Se [her](borte-vekk.md).").replace("\n", "\r\n").encode()},
        [
            f"content/pages/ny-side.md:4: {NO_STATUS}",
            "content/pages/ny-side.md:7: lenka «borte-vekk.md» leder ingen steder – sjekk filnavnet",
        ],
    ),
    "separators_keep_the_lines": (
        {"pages/ny-side.md": page("owner: redak\u2028sjonen\nstatus: halvveis\n", "Hei\u2028på\u2029deg.\n\n#### Fire")},
        [
            f"content/pages/ny-side.md:5: {NO_STATUS}",
            "content/pages/ny-side.md:10: overskriften «Fire» hopper over et nivå – skriv ## i stedet for ####",
        ],
    ),
    "picture_broken": (
        {
            "pages/ny-side.md": page("image: halvt.png\nalt: Halvt\n", "![Ikke et bilde](tekst.jpg)\n\n![Helt](helt.png)"),
            "images/halvt.png": picture((64, 64))[:-30],
            "images/tekst.jpg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "images/helt.png": picture((64, 64)),
        },
        [
            f"content/pages/ny-side.md:4: «image»: bildet «halvt.png» {BROKEN}",
            f"content/pages/ny-side.md:8: bildet «tekst.jpg» {BROKEN}",
        ],
    ),
    "picture_large": (
        {
            "pages/ny-side.md": page(body="![Stort](stort.png)\n\n![Enda større](enormt.png)\n\n![Stort nok](nok.png)"),
            "images/stort.png": picture((8000, 5001)),
            "images/enormt.png": picture((20000, 20000)),
            "images/nok.png": picture((8000, 5000)),
        },
        [
            f"content/pages/ny-side.md:6: bildet «stort.png» {TOO_LARGE}",
            f"content/pages/ny-side.md:8: bildet «enormt.png» {TOO_LARGE}",
        ],
    ),
}

# name of the file → (what is in it, what the preflight says).
DOWNLOADS: dict[str, tuple[str | bytes, str]] = {
    "stor.txt": (b"x" * 5_000_001, "er større enn 5 MB – gjør den mindre, for eksempel med lavere oppløsning på bildene i den"),
    "bombe.docx": (
        word("<w:p/>" * 2_000_000),
        "blir for stor når den åpnes – del den i flere, eller lagre den som PDF og legg ut den",
    ),
    "halv.pdf": (
        pdf()[:30],
        "er ikke en .pdf-fil som lar seg åpne – åpne den i programmet den er laget i, og lagre den på nytt som .pdf",
    ),
    "laast.pdf": (
        pdf(encryption=pikepdf.Encryption(user="a", owner="b")),
        "er låst med passord – lagre den på nytt uten passord",
    ),
    "signert.docx": (
        word(parts={"_xmlsignatures/sig1.xml": "<x/>"}),
        "er signert digitalt, og signaturen forteller hvem som signerte – skriv den ut til en ny PDF, og legg ut den",
    ),
    "makro.docx": (
        word(word__vbaProject_bin=b"x"),
        "har makroer eller annet som kjører på leserens maskin – lagre den uten, eller lagre den som PDF og legg ut den",
    ),
    "lenke.docx": (
        leading_out("image", "file:///C:/Users/kari/bilde.png"),
        "viser til noe på en datamaskin eller et annet sted som leserne ikke har – ta bort den koblingen, "
        "eller lagre fila som PDF og legg ut den",
    ),
    "merknad.pdf": (annotated("/Text", "Stemmer dette?"), "har kommentarer som alle kan lese – slett dem, og lagre på nytt"),
    "sporet.docx": (
        word("<w:ins/>"),
        "har sporede endringer, så alle kan lese det som er strøket – godta eller avvis dem, og lagre på nytt",
    ),
    "skjult.ods": (
        open_document(".ods", "<table:table-row table:visibility='collapse'/>"),
        "har noe som er skjult, men som alle kan hente fram (tekst, rader, kolonner, ark, lysbilder eller lag) "
        "– vis det eller slett det, og lagre på nytt",
    ),
    "notat.odp": (
        open_document(".odp", "<presentation:notes><text:p>Husk kaffe.</text:p></presentation:notes>"),
        "har notater til lysbildene, som alle kan lese – slett dem, eller lagre fila som PDF og legg ut den",
    ),
    "film.pptx": (
        office(".pptx", {"ppt/media/media1.mp4": b"x"}),
        "har noe i seg som ikke kan legges ut (ppt/media/media1.mp4) – ta det bort, eller lagre fila som PDF og legg ut den",
    ),
    "windows.csv": (
        "Navn\nGrønn\n".encode("cp1252"),
        "er ikke ren tekst i UTF-8 (linje 2) – lagre den på nytt med tegnkoding UTF-8, uten styretegn",
    ),
}
BINARY["downloads"] = (
    {
        "pages/ny-side.md": page(body="\n".join(f"- [Fil](../files/{name})" for name in DOWNLOADS)),
        **{f"files/{name}": held for name, (held, _) in DOWNLOADS.items()},
    },
    [
        f"content/pages/ny-side.md:{line}: fila «../files/{name}» {said}"
        for line, (name, (_, said)) in enumerate(DOWNLOADS.items(), start=6)
    ],
)

BINARY["messages"] = messages.files(), messages.expected()


@cache
def said(name: str) -> list[Fault]:
    """What the preflight says of a scenario, of either sort."""
    files = BINARY[name][0] if name in BINARY else scenario(name)
    with TemporaryDirectory() as folder:
        return faults_of(lay(Path(folder), files))


def lines(faults: list[Fault]) -> list[str]:
    words = editor_words()
    return [fault.text(words) for fault in faults]


@pytest.mark.parametrize("name", NAMES)
def test_scenario(name: str) -> None:
    """The folder gives exactly the lines of ``expected.txt``: no fault is missed, none is invented, each is in its place."""
    assert lines(said(name)) == (SCENARIOS / name / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", BINARY)
def test_binary_scenario(name: str) -> None:
    """The same for files that are no text, or not in UTF-8."""
    assert lines(said(name)) == BINARY[name][1]


def test_the_base_has_no_faults(tmp_path: Path) -> None:
    """What the scenarios lie over is a valid site, so that every line is the scenario's own."""
    assert faults_of(lay(tmp_path, {})) == []


def test_every_fault_is_exercised() -> None:
    """Every sentence under [faults] is shown by a scenario, or held by the test that ``ELSEWHERE`` names."""
    found = {fault.key for name in [*NAMES, *BINARY] for fault in said(name)}
    assert found | set(ELSEWHERE) == set(sentences())
    for test in ELSEWHERE.values():
        file, _, function = test.partition("::")
        assert f"def {function}(" in (ROOT / file).read_text(encoding="utf-8")


def test_no_suggestion_is_what_was_written() -> None:
    """Whoever does what a message says must not meet the same one again; nobody is told to delete what holds something back."""
    suggested = 0
    for fault in (fault for name in [*NAMES, *BINARY] for fault in said(name)):
        written = {fault.values.get(name) for name in ("value", "href", "picture")} - {None}
        meant = {fault.values.get(name) for name in ("meant", "near", "suggestion")} - {None, ""}
        assert not written & meant, fault
        suggested += bool(meant)
        kept = {"withdrawn_on", "consent", "status", "publish_until"} & {*fault.field.split(".")}
        assert not (kept and "slett linja" in fault.message(editor_words())), fault
    assert suggested > 50


def test_every_key_in_the_code_has_a_sentence() -> None:
    """A fault that the code can raise has its sentence, and every sentence is one that the code can raise."""
    raised, written = set[str](), set[str]()
    for path in sorted((ROOT / "plugins" / "moteplass").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        raised |= set(keys_in(tree))
        written |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert {"missing", "yaml_tab", "broken_link", "partial_date"} <= raised | written  # the search itself works
    assert raised - set(sentences()) == set()
    assert set(sentences()) - written == set()


def sentences() -> dict[str, str]:
    """Key → sentence of every fault."""
    found = tomllib.loads((LOCALE / "editor" / "nb.toml").read_text(encoding="utf-8"))["faults"]
    assert isinstance(found, dict)
    return found


def keys_in(tree: ast.AST) -> Iterator[str]:
    """The keys given as literals to ``Fault``, to a ``fault`` method and to pydantic's custom errors."""
    position = {"Fault": 2, "fault": 0, "PydanticCustomError": 0}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
        place = position.get(name)
        given = node.args[place] if place is not None and len(node.args) > place else None
        choices = [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]
        yield from (choice.value for choice in choices if isinstance(choice, ast.Constant) and isinstance(choice.value, str))


# --- The command itself --------------------------------------------------------------------------------------------


def check(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), "check", *arguments], capture_output=True, encoding="utf-8", check=False
    )


def test_all_faults_of_a_folder_in_one_run(tmp_path: Path) -> None:
    """At least 25 different faults in one folder: all of them in one run, exit status 1, nothing written, no traceback."""
    content = lay(tmp_path, scenario("twenty-five"))
    assert len({fault.key for fault in faults_of(content)}) >= 25
    before = tree(tmp_path)
    done = check("--content", str(content), "--today", "2026-12-01")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    expected = (SCENARIOS / "twenty-five" / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert done.stderr.splitlines()[: len(expected)] == expected
    assert done.stderr.splitlines()[len(expected) :] == [f"Feil: {len(expected)}. Merknader: 0."]
    assert tree(tmp_path) == before


def test_the_same_faults_for_machines(tmp_path: Path) -> None:
    """``--json`` says the same, file by file and line by line, with the code of each fault."""
    content = lay(tmp_path, scenario("twenty-five"))
    done = check("--content", str(content), "--today", "2026-12-01", "--json")
    assert done.returncode == 1
    assert done.stderr == ""
    said = [
        f"{fault['file']}:{fault['line']}: " + (f"«{fault['field']}»: " if fault["field"] else "") + fault["message"]
        for fault in json.loads(done.stdout)
    ]
    assert said == (SCENARIOS / "twenty-five" / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert {fault["level"] for fault in json.loads(done.stdout)} == {"fault"}
    assert {fault["code"] for fault in json.loads(done.stdout)} == {fault.key for fault in faults_of(content)}


def test_remarks_do_not_stop(tmp_path: Path) -> None:
    """A folder with remarks alone: they are printed, and the exit status is 0."""
    content = lay(tmp_path, scenario("title-long"))
    done = check("--content", str(content), "--today", "2026-12-01")
    assert done.returncode == 0
    assert done.stderr.splitlines() == (SCENARIOS / "title-long" / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert done.stdout.splitlines() == ["Ingen feil. Filer: 5. Merknader: 1."]


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    """A file whose name came out of an old zip file is named as well as can be, for people and for machines."""
    content = lay(tmp_path, {})
    try:
        (content / "pages").joinpath(b"p\x86-tur.md".decode("utf-8", "surrogateescape")).write_text(page(), encoding="utf-8")
    except OSError as error:
        if error.errno != errno.EILSEQ:
            raise
        pytest.skip("this file system has no such names, so the fault cannot arise on it")
    for arguments in ((), ("--json",)):
        done = check("--content", str(content), "--today", "2026-12-01", *arguments)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "p -tur" in done.stdout + done.stderr


def tree(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
