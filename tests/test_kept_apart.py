"""A preview, with drafts and what was withdrawn, and a public site never take each other's place."""

import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tasks
from invoke.exceptions import Exit

from conftest import ROOT
from moteplass.cli import build_command, status
from moteplass.words import editor_words
from moteplass.write.mark import MARK, Mark, read_mark
from scenarios.overlay import BASE

OLD_MARK = "test 2026-12-01\n"  # before there were two kinds


def build(output: Path, *, preview: bool, office: str = "test", content: Path = BASE) -> None:
    build_command.build(office=office, content=str(content), output=str(output), today="2026-12-01", site_url="", preview=preview)


def site(folder: Path, mark: str) -> Path:
    """What an earlier build left, as far as a later one looks at it."""
    folder.mkdir(parents=True)
    (folder / MARK).write_text(mark, encoding="utf-8")
    (folder / "index.html").write_text("som det var", encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_build_says_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The mark of the folder tells the two kinds apart; each is built again into its own without a remark, and only the public one
    has maps for the web host beside it."""
    for preview in (False, True):
        output = tmp_path / str(preview)
        for _ in range(2):
            build(output, preview=preview)
        assert read_mark(output) == Mark("test", preview)
    assert "Merk:" not in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == ["False", "False.gone.caddy", "False.gone.nginx.conf", "True"]


@pytest.mark.parametrize("form", ["folder", "symlink"])
@pytest.mark.parametrize(
    ("there", "preview", "key"),
    [
        ("test 2026-12-01 public\n", True, "output_public"),
        (OLD_MARK, True, "output_public"),
        ("", True, "output_public"),
        ("test 2026-12-01 preview\n", False, "output_preview"),
        ("preview\n", True, "output_public"),  # an office may be called so
    ],
)
def test_neither_replaces_the_other(form: str, there: str, preview: bool, key: str, tmp_path: Path) -> None:
    """A wrong call: a sentence that says what to do, and every byte as it was, behind a symlink too. What is not known to be a
    preview counts as public."""
    folder = site(tmp_path / "versjon", there)
    output = tmp_path / "ut"
    if form == "symlink":
        output.symlink_to("versjon")
    else:
        folder = folder.rename(output)
    before = contents(tmp_path)
    with pytest.raises(Exit) as stopped:
        build(output, preview=preview)
    assert stopped.value.code == status.WRONG_CALL
    assert stopped.value.message == editor_words()(f"cli.{key}", output=output)
    assert contents(tmp_path) == before


def test_without_an_output_each_has_a_folder_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """``build --preview`` says nothing of a folder and is kept from the public one all the same, and from git."""
    asked: list[str] = []
    for name in ("build", "build_all"):
        monkeypatch.setattr(build_command, name, lambda **options: asked.append(options["output"]))
    for preview in (False, True):
        tasks.build.body(None, preview=preview)
        tasks.build.body(None, preview=preview, all_offices=True)
    assert asked == ["output", "output", "output-preview", "output-preview"]
    for name in ("output/index.html", "output-preview/index.html", ".output-preview.building.abcdefgh/site/index.html"):
        assert subprocess.run(["git", "check-ignore", "-q", name], cwd=ROOT, check=False).returncode == 0, name


def test_the_settings_alone_keep_them_apart() -> None:
    """Who calls Pelican itself with either file of settings gets the same two folders."""
    for file, preview, folder in (("pelicanconf.py", True, "output-preview"), ("publishconf.py", False, "output")):
        settings = runpy.run_path(str(ROOT / file))
        assert (settings["MOTEPLASS_PREVIEW"], settings["OUTPUT_PATH"]) == (preview, str(ROOT / folder))


@pytest.mark.parametrize("preview", [False, True])
@pytest.mark.parametrize("below", ["utkast", "a/b"])
def test_no_site_lies_inside_another(preview: bool, below: str, tmp_path: Path) -> None:
    """A folder of drafts below a public site would be shown with it, and go with its next build."""
    output = site(tmp_path / "ut", "test 2026-12-01 public\n")
    before = contents(tmp_path)
    with pytest.raises(Exit) as stopped:
        build(output / below, preview=preview)
    assert stopped.value.code == status.WRONG_CALL
    assert contents(tmp_path) == before
    assert not (output / "a").exists()


def all_offices(content: Path, output: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    command = [
        sys.executable,
        str(ROOT / "tasks.py"),
        "build",
        "--all-offices",
        f"--content={content}",
        f"--output={output}",
        *more,
    ]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_all_offices_are_kept_apart_too(tmp_path: Path) -> None:
    """One office's public site among the folders stops a preview of all before any is built, and the other way round."""
    for kind, more in (("public", ["--preview"]), ("preview", [])):
        site(tmp_path / kind / "test", f"test 2026-12-01 {kind}\n")
        before = contents(tmp_path)
        done = all_offices(BASE, tmp_path / kind, *more)
        assert done.returncode == status.WRONG_CALL
        assert str(tmp_path / kind / "test") in done.stderr
        assert contents(tmp_path) == before


def test_an_office_without_a_site_any_more_is_told_of(tmp_path: Path) -> None:
    """Its old site stays where it was put, with all that was withdrawn since; nobody would look for it there."""
    left = site(tmp_path / "ut" / "nedlagt", "nedlagt 2020-01-01\n")
    (tmp_path / "ut" / "bilder").mkdir()
    done = all_offices(BASE, tmp_path / "ut")
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith("Merk:")] == [editor_words()("cli.all_left", folder=left)]


def test_another_office_in_the_same_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who makes a site for one office in the folder of another may mean it (it is how a new centre begins), but is told."""
    content = Path(shutil.copytree(BASE, tmp_path / "content"))
    shutil.copy(content / "offices" / "test.md", content / "offices" / "ny.md")
    text = (content / "offices" / "ny.md").read_text(encoding="utf-8")
    (content / "offices" / "ny.md").write_text(text.replace("LINK Test", "LINK Ny"), encoding="utf-8")
    output = site(tmp_path / "ut", OLD_MARK)
    build(output, preview=False, office="ny", content=content)
    assert editor_words()("cli.output_other_office", output=output, there="test", office="ny") in capsys.readouterr().out
    assert read_mark(output) == Mark("ny", preview=False)
