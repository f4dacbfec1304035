"""The commands as people and CI call them: ``python tasks.py …`` in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tasks as task_list

from conftest import FULL
from moteplass.cli.development import steps_of_tests
from moteplass.cli.program import call
from scenarios.overlay import lay

ROOT = Path(__file__).resolve().parents[1]


def tasks(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """One call, from outside the project's folder as CI may do it."""
    return subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the real content that a test may change."""
    return Path(shutil.copytree(FULL, tmp_path / "content"))


def test_build_says_where_the_site_is(tmp_path: Path) -> None:
    """The public site is in the folder, and the last lines say where and how to look at it."""
    output = tmp_path / "ut"
    done = tasks("build", "--output", str(output))
    assert done.returncode == 0, done.stderr
    assert (output / "index.html").is_file()
    assert str(output) in done.stdout
    assert "tasks.py preview" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("bygg",),
        ("build", "--ukjent"),
        ("build", "--office", "atlantis"),
        ("build", "--today", "i dag"),
        ("build", "--today", "2026-02-30"),
        ("build", "--site-url", "linkbergen.no"),
        ("build", "--site-url", "https://[x"),
        ("build", "--site-url", "https://host.example//ond.example/"),
        ("build", "--today", "9999-12-31"),
        ("build", "--all-offices", "--office", "test"),
        ("build", "--content", "finnes-ikke"),
        ("check", "--content", "finnes-ikke"),
        ("check", "--json", "--languages"),
        ("check", "--languages", "--today", "2026-12-01"),
        ("check", "--today", "1. mai"),
        ("check", "--jsom"),
        ("check", "--office", "test"),
        ("test", "--only", "-k 'uten slutt"),
        ("preview", "--office", "atlantis"),
        ("build", "--output", "content/ut"),
        ("build", "--output", "requirements"),
    ],
)
def test_a_wrong_call_exits_with_2(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A call that cannot be meant: a sentence, exit status 2, no traceback, nothing touched."""
    monkeypatch.chdir(ROOT)
    assert call(task_list, [*arguments]) == 2
    printed = capfd.readouterr().err
    assert printed.strip()
    assert "Traceback" not in printed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("check --office oslo", "«--office» er et valg for build, preview, men ikke for check, som har disse: --content, --json"),
        ("build --offic oslo", "«--offic» er ikke et valg for build – mente du --office?"),
        ("lint -x", "«-x» er ikke et valg for lint, som har disse: –"),
        ("chek", "«chek» er ikke en oppgave – mente du «check»?"),
        ("--help chek", "«chek» er ikke en oppgave – mente du «check»?"),
        ("check oslo", "«oslo» er ikke en oppgave"),
        ("check --today", "--today mangler det som skal stå etter"),
        ("preview --port abc", "«abc» er ikke et helt tall"),
    ],
)
def test_a_wrong_call_is_explained(
    arguments: str, said: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """In Norwegian, with what could have been meant."""
    monkeypatch.chdir(ROOT)
    assert call(task_list, arguments.split()) == 2
    assert capfd.readouterr().err.startswith(f"Kommandoen er ikke riktig: {said}")


def test_help_is_in_norwegian(capfd: pytest.CaptureFixture[str]) -> None:
    """Every task and every option is explained, by ``--list``, by no task at all, and by ``--help``; nothing of Invoke's own."""
    for arguments in (["--list"], ["--help"], []):
        assert call(task_list, arguments) == 0
        overview = capfd.readouterr().out
        assert overview.startswith("Skriv python3 tasks.py og en av disse oppgavene:\n")
    names = [line.split()[0] for line in overview.splitlines() if line.startswith("  ")]
    assert {"build", "check", "preview", "test"} < {*names}
    for name in names:
        assert call(task_list, [name, "--help"]) == 0
        shown = capfd.readouterr().out
        assert shown.startswith(f"python3 tasks.py {name} – ")
        assert "Usage" not in shown
    assert call(task_list, ["check", "--help"]) == 0
    options = [line.split()[0] for line in capfd.readouterr().out.splitlines()[1:]]
    assert options == ["--content", "--json", "--languages", "--today"]


@pytest.mark.parametrize("epoch", ["999999999999999999999", "99999999999", "i dag"])
def test_a_day_that_cannot_be_exits_with_2(epoch: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    """SOURCE_DATE_EPOCH may come from anywhere: one that is no moment of our time is a wrong call, named in the sentence."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert call(task_list, ["check"]) == 2
    printed = capfd.readouterr().err
    assert epoch in printed
    assert "Traceback" not in printed


def test_only_is_split_as_a_shell_does() -> None:
    """What stands in quotation marks in ``--only`` reaches pytest as one."""
    assert steps_of_tests("-k 'a or b' tests/read", fast=True)[-1] == [
        "-m",
        "pytest",
        "-m",
        "not slow",
        "-k",
        "a or b",
        "tests/read",
    ]


def test_a_fault_stops_the_build_and_keeps_the_old_site(tmp_path: Path) -> None:
    """Whole or not at all: what was published stays, byte for byte, and nothing is left beside it."""
    content, output = lay(tmp_path, {}), tmp_path / "ut"
    call = ("build", "--office", "test", "--content", str(content), "--output", str(output))
    assert tasks(*call).returncode == 0
    before = fingerprint(output)
    (content / "pages" / "bli-med.md").write_text("---\ntitle: Uten sammendrag\n---\nTekst.\n", encoding="utf-8")
    done = tasks(*call)
    assert done.returncode == 1
    assert "content/pages/bli-med.md:1: «summary»: feltet mangler" in done.stderr
    assert fingerprint(output) == before
    assert not list(tmp_path.glob(".ut.*"))


def test_a_foreign_folder_is_not_touched(tmp_path: Path) -> None:
    """--output with somebody's own files in it is refused; the status is that of the process too."""
    output = tmp_path / "bilder"
    output.mkdir()
    (output / "ferie.jpg").write_bytes(b"mine")
    done = tasks("build", "--output", str(output))
    assert done.returncode == 2
    assert [path.name for path in output.iterdir()] == ["ferie.jpg"]


def test_two_builds_are_byte_identical(tmp_path: Path) -> None:
    """Same commit and day: the same bytes, whatever the folder, time zone, locale and hash seed (reproducible-builds.org)."""
    one = tasks("build", "--output", str(tmp_path / "a"), "--today", "2026-12-01", TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="1")
    two = tasks(
        "build", "--output", str(tmp_path / "x" / "b"), SOURCE_DATE_EPOCH="1796083200", TZ="America/New_York", PYTHONHASHSEED="2"
    )
    assert one.returncode == two.returncode == 0, one.stderr + two.stderr
    assert fingerprint(tmp_path / "a") == fingerprint(tmp_path / "x" / "b")


def test_check_json(tmp_path: Path) -> None:
    """``check --json`` is one JSON list for machines, warnings and faults alike."""
    content = lay(tmp_path, {"pages/ny.md": "---\ntitle: Ny\nsummary: Kort.\nstatus: ferdig\n---\nTekst.\n"})
    done = tasks("check", "--content", str(content), "--json")
    assert done.returncode == 1
    faults = json.loads(done.stdout)
    assert [(f["file"], f["line"], f["field"], f["code"], f["level"]) for f in faults] == [
        ("content/pages/ny.md", 4, "status", "choice_meant", "fault")
    ]


def test_the_task_list_needs_no_manual() -> None:
    """Without a task, the list of them."""
    done = tasks()
    assert done.returncode == 0
    for name in ("build", "check", "preview", "test", "handbook", "screenshots"):
        assert name in done.stdout


def fingerprint(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_check_languages_is_a_report(content: Path) -> None:
    """``check --languages``: a row for each page, what each other language lacks, and no fault for what is missing."""
    (content / "pages" / "join.md").unlink()
    done = tasks("check", "--languages", "--content", str(content))
    assert done.returncode == 0, done.stderr
    lines = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines()]
    header, *rows = [cells for cells in lines if len(cells) > 2]
    told = {cells[0]: dict(zip(header, cells, strict=True)) for cells in rows}
    assert (told["pages/hva-er-selvhjelp.md"]["English"], told["pages/hva-er-selvhjelp.md"]["Nynorsk"]) == ("finnes", "finnes")
    assert (told["pages/bli-med.md"]["English"], told["pages/bli-med.md"]["Nynorsk"]) == ("mangler", "finnes")


def test_names_are_shown_as_they_are(content: Path) -> None:
    """The name of a file is neither markup nor a picture for the terminal, and moves no cursor."""
    page = (content / "pages" / "bli-med.md").read_text(encoding="utf-8")
    (content / "pages" / "[bold]x:100:.md").write_text(page, encoding="utf-8")
    (content / "offices" / "\x1b[31m.md").write_text(page, encoding="utf-8")
    listed = tasks("check", "--languages", "--content", str(content))
    assert "pages/[bold]x:100:.md" in listed.stdout
    refused = tasks("build", "--office", "nei", "--content", str(content))
    assert "[31m" in refused.stderr
    assert "\x1b" not in listed.stdout + refused.stderr
