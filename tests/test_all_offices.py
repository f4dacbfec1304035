"""Every office's site in one call: ``build --all-offices``."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from moteplass.cli import all_offices as network
from scenarios.overlay import BASE, lay

OFFICES = ("fjellby", "storvik", "vidda")
SITE_URL = "https://host.example/link/"


def offices(folder: Path) -> Path:
    """The small content of the scenarios with three offices; a fourth has no site yet."""
    office = (BASE / "offices" / "test.md").read_text(encoding="utf-8")
    files: dict[str, str | bytes | None] = {
        f"offices/{name}.md": office.replace("LINK Test", f"LINK {name.capitalize()}") for name in OFFICES
    }
    return lay(folder, files | {"offices/test.md": office.replace("kind:", "status: draft\nkind:")})


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return offices(tmp_path)


def build_all(content: Path, output: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    options = ["--all-offices", "--today=2026-12-01", f"--content={content}", f"--output={output}", *more]
    return subprocess.run(
        [sys.executable, str(ROOT / "tasks.py"), "build", *options],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def write(content: Path, name: str, front: str) -> None:
    (content / name).parent.mkdir(exist_ok=True)
    (content / name).write_text(f"---\n{front}\n---\n\nTekst.\n", encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """(Output, what was printed) of the three sites, each at its own place below an address."""
    folder = tmp_path_factory.mktemp("network")
    done = build_all(offices(folder), folder / "ut", f"--site-url={SITE_URL}")
    assert done.returncode == 0, done.stderr
    return folder / "ut", done.stdout


def test_every_public_office_has_its_site_below_the_output(built: tuple[Path, str]) -> None:
    """Each in a folder named as its file, at its own place below ``--site-url``; a draft has none; the table tells of each."""
    output, printed = built
    assert sorted(path.name for path in output.iterdir() if path.is_dir()) == list(OFFICES)
    for office in OFFICES:
        home = (output / office / "index.html").read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{SITE_URL}{office}/">' in home
        assert f"| {office} " in printed
    assert "| storvik " in printed
    assert "| test " not in printed


def test_the_same_as_one_by_one(built: tuple[Path, str], tmp_path: Path) -> None:
    """Building side by side changes no byte of a site."""
    output, _ = built
    alone = [
        sys.executable,
        str(ROOT / "tasks.py"),
        "build",
        "--office=storvik",
        "--today=2026-12-01",
        f"--site-url={SITE_URL}storvik",
    ]
    folders = [f"--content={output.parent / 'content'}", f"--output={tmp_path / 'storvik'}"]
    subprocess.run([*alone, *folders], check=True, capture_output=True)
    assert fingerprint(tmp_path / "storvik") == fingerprint(output / "storvik")


def test_one_that_fails_neither_stops_nor_harms_another(built: tuple[Path, str], content: Path, tmp_path: Path) -> None:
    """A fault in an entry of one office alone: it keeps the site it had, byte for byte, the others are built anew, and the call
    ends with 1, having said what is wrong and whose site it is."""
    output = Path(shutil.copytree(built[0], tmp_path / "ut"))
    before = fingerprint(output / "storvik")
    write(content, "articles/ny.md", "title: Ny artikkel\nsummary: Kvakkelorum for alle.\ndate: 2026-11-30")
    write(content, "articles/feil.md", "title: Uten sammendrag\noffices: [storvik]\ndate: 2026-11-30")
    write(content, "stories/uten.md", "title: Uten samtykke\nsummary: En historie.\noffices: [storvik]")
    done = build_all(content, output)
    assert done.returncode == 1
    assert "| storvik | ikke bygget |" in done.stdout
    assert "content/articles/feil.md:1: «summary»: feltet mangler" in done.stderr
    assert "content/stories/uten.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert fingerprint(output / "storvik") == before
    for office in ("fjellby", "vidda"):
        assert (output / office / "aktuelt" / "ny" / "index.html").is_file()
        assert not (output / office / "aktuelt" / "feil").exists()
        assert not (output / office / "historier" / "uten").exists()


def test_a_fault_that_all_have_is_said_once(content: Path, tmp_path: Path) -> None:
    """What is wrong in a shared entry stops every site, and stands there once."""
    write(content, "articles/feil.md", "title: Uten sammendrag\ndate: 2026-11-30")
    done = build_all(content, tmp_path / "ut")
    assert done.returncode == 1
    assert done.stderr.count("content/articles/feil.md:1: «summary»") == 1
    for office in OFFICES:
        assert f"{office}: ferdig" not in done.stdout
        assert not (tmp_path / "ut" / office).exists()


def test_an_office_kept_off_its_own_site_stops_itself_alone(content: Path, tmp_path: Path) -> None:
    """What is wrong with one site only, said of its office's file, leaves the others alone."""
    write(content, "offices/ny.md", "title: LINK Ny\nsummary: Et nytt senter.\nkind: link\narea: Et sted\noffices: [storvik]")
    done = build_all(content, tmp_path / "ut")
    assert done.returncode == 1
    assert "content/offices/ny.md:6: «offices»" in done.stderr
    assert sorted(path.name for path in (tmp_path / "ut").iterdir() if path.is_dir()) == list(OFFICES)


def test_an_unreadable_office_stops_all(content: Path, tmp_path: Path) -> None:
    """An office is shown on every site, so that none is built without it; that is said once, without a traceback."""
    (content / "offices" / "storvik.md").write_text("Bare tekst.\n", encoding="utf-8")
    done = build_all(content, tmp_path / "ut")
    assert done.returncode == 1
    assert done.stderr.count("content/offices/storvik.md:1:") == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "ut").exists()


def test_what_fails_in_the_building_is_told_with_its_site(content: Path, tmp_path: Path) -> None:
    """A folder that is no site of ours is not touched; whose it was and why stands there, and the others are built."""
    foreign = tmp_path / "ut" / "storvik"
    foreign.mkdir(parents=True)
    (foreign / "viktig.txt").write_text("Ikke slett.\n", encoding="utf-8")
    done = build_all(content, tmp_path / "ut")
    assert done.returncode == 1
    assert "\nstorvik:\n" in done.stderr
    assert [path.name for path in foreign.iterdir()] == ["viktig.txt"]
    assert (tmp_path / "ut" / "fjellby" / "index.html").is_file()


def test_it_never_builds_into_a_single_site(content: Path, tmp_path: Path) -> None:
    """A folder that is one office's site is left as it is: the next build of that office would take the others' with it."""
    output = tmp_path / "ut"
    output.mkdir()
    (output / ".moteplass").write_text("fjellby 2026-12-01\n", encoding="utf-8")
    done = build_all(content, output)
    assert done.returncode == 2
    assert "--output" in done.stderr
    assert [path.name for path in output.iterdir()] == [".moteplass"]


def fingerprint(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.skipif(sys.platform == "win32", reason="there no memory is asked for")
@pytest.mark.parametrize(("gigabytes", "builds"), [(0.5, 1), (1, 1), (2, 2), (3.5, 4), (64, 8)])
def test_no_more_builds_at_once_than_the_memory_carries(monkeypatch: pytest.MonkeyPatch, gigabytes: float, builds: int) -> None:
    """On eight processors: one build at least, and one more for every 800 MB that the machine has."""
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(8), raising=False)
    monkeypatch.setattr(os, "sysconf", {"SC_PHYS_PAGES": int(gigabytes * 2**18), "SC_PAGE_SIZE": 4096}.__getitem__)
    assert network.at_once() == builds
