"""The swap: readers meet the whole old site or the whole new one, wherever a build is killed, whoever else builds."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from moteplass.publish import swap as swapping
from moteplass.publish.swap import NEW, OutputBusyError, OutputNotManagedError, place_of, staging_folder, swap
from moteplass.write.mark import MARK

WITH_PLUGINS = {**os.environ, "PYTHONPATH": str(ROOT / "plugins")}


def publish(output: Path, text: str) -> None:
    """A site of one page."""
    place = place_of(output)
    with staging_folder(place) as staging:
        (staging / NEW).mkdir()
        (staging / NEW / MARK).write_text("bergen 2026-12-01 public\n", encoding="utf-8")
        (staging / NEW / "index.html").write_text(text, encoding="utf-8")
        swap(staging, place)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("form", ["missing", "empty", "folder", "symlink", "symlink to nothing", "symlink to a symlink"])
def test_any_form_of_output(form: str, tmp_path: Path) -> None:
    """--output may be missing, an empty folder, an earlier build or a symlink to one; nothing is left beside it."""
    output = tmp_path / "ut"
    there = ["ut", *(["v1"] if "symlink" in form else []), *(["v2"] if form == "symlink to a symlink" else [])]
    if form == "empty":
        output.mkdir()
    if form == "folder":
        publish(output, "gammel")
    if "symlink" in form:
        output.symlink_to("v1", target_is_directory=True)
    if form == "symlink to a symlink":
        (tmp_path / "v1").symlink_to("v2", target_is_directory=True)
    if form in ("symlink", "symlink to a symlink"):
        publish(output, "gammel")
    for text in ("ny", "nyere"):
        publish(output, text)
        assert (output / "index.html").read_text(encoding="utf-8") == text
        assert output.is_symlink() == ("symlink" in form)
        assert names(tmp_path) == there
    assert output.stat().st_mode & 0o055 == 0o055


def killed(folder: Path, what: str) -> Any:
    """What tests/kills.py found in this folder."""
    command = [sys.executable, str(ROOT / "tests" / "kills.py"), str(folder), what]
    subprocess.run(command, env=WITH_PLUGINS, check=True, stdout=subprocess.DEVNULL, timeout=300)
    return json.loads((folder / "results.json").read_text(encoding="utf-8"))


MAPS = ["ut.gone.caddy", "ut.gone.nginx.conf"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="renameat2 is Linux's; elsewhere there are two renames")
def test_killed_at_every_point(tmp_path: Path) -> None:
    """Killed whenever the disk is about to change, a publication leaves the whole old site or the whole new one, in a folder and
    behind a symlink; and the next one leaves nothing of it. There is no moment without a site: the two change places at once."""
    for form, results in killed(tmp_path, "swap").items():
        assert len(results) >= 15, form
        assert [result["killed"] for result in results] == [True] * (len(results) - 1) + [False], form
        old = "0 files: []" if form == "missing" else "gammel"
        served = [result["served"] for result in results]
        changed = served.index("ny")
        assert served == [old] * changed + ["ny"] * (len(results) - changed), form
        assert {result["then"] for result in results} == {"nyere"}, form
        left = sorted(["ut", *MAPS, *(["versjon"] if form == "symlink" else [])])
        assert [result["left"] for result in results] == [left] * len(results), form


def test_killed_where_there_is_no_exchange(tmp_path: Path) -> None:
    """Between two renames no site is there, once; the next publication neither minds nor leaves anything."""
    for form, results in killed(tmp_path, "two-renames").items():
        gaps = [number for number, result in enumerate(results) if result["served"] == "0 files: []"]
        assert len(gaps) == 1 or form == "missing", form
        assert {result["then"] for result in results} == {"nyere"}, form
        assert not [name for result in results for name in result["left"] if name.startswith(".")], form


def test_killed_in_every_step_of_a_build(tmp_path: Path) -> None:
    """A build that is killed as it reads, renders, writes, indexes, verifies or has just swapped leaves the site that was there or
    the new one, and what begins next, though it comes no further, removes what lies beside it."""
    results = killed(tmp_path, "build")
    assert all(result["killed"] for result in results)
    assert [result["point"] for result in results if result["served"] != "old"] == ["after the swap"]
    assert [result["served"] for result in results if result["served"] != "old"] == ["new"]
    for result in results:
        assert {*result["left"]} <= {"ut", "versjon", *MAPS}, result["point"]


def test_the_old_site_stays_where_the_new_one_cannot_be_put(tmp_path: Path) -> None:
    """Where there is no exchange and the second rename fails, the first is undone; the failure is told."""
    place = tmp_path / "ut"
    place.mkdir()
    (place / "index.html").write_text("gammel", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        swapping._two_renames(tmp_path / "borte", place)
    assert [path.name for path in tmp_path.iterdir()] == ["ut"]
    assert (place / "index.html").read_text(encoding="utf-8") == "gammel"


def test_a_site_between_two_renames_is_put_back(tmp_path: Path) -> None:
    """Where there is no exchange and the build was killed in between, the next start, whatever becomes of it, puts the old site
    back."""
    output = tmp_path / "ut"
    publish(output, "gammel")
    left = tmp_path / ".ut.building.abcdefgh"
    left.mkdir()
    output.rename(left / swapping.OLD)
    with staging_folder(output):
        assert (output / "index.html").read_text(encoding="utf-8") == "gammel"
    assert names(tmp_path) == ["ut"]


def test_foreign_files_are_refused(tmp_path: Path) -> None:
    """A folder without our mark is not ours to replace; a file is not either."""
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "brev.txt").write_text("mitt", encoding="utf-8")
    for output in (tmp_path / "ut", tmp_path / "ut" / "brev.txt"):
        with pytest.raises(OutputNotManagedError), staging_folder(output):
            pass
    assert names(tmp_path) == ["ut"]
    assert names(tmp_path / "ut") == ["brev.txt"]


@pytest.mark.parametrize("form", ["ring", "below a file", "name too long"])
def test_an_address_that_cannot_be(form: str, tmp_path: Path) -> None:
    """It is told before anything is made."""
    output = {"ring": tmp_path / "ut", "below a file": tmp_path / "fil" / "ut", "name too long": tmp_path / ("u" * 300)}[form]
    if form == "ring":
        output.symlink_to("annen")
        (tmp_path / "annen").symlink_to("ut")
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(OSError, match=r"ut|uuu"):
        place_of(output)


LEFT = {
    "of a build killed now": ".ut.building.abcdefgh",
    "of one before there was a lock": ".ut.999999999.abc.building",
    "of one whose number another process has": f".ut.{os.getpid()}.abc.building",
    "of one killed between its two renames then": ".ut.17.abc.building.old",
}
NOT_OURS = [".ut.x.building.abcdefgh", ".utx.building.abcdefgh", "ut.building.abcdefgh", ".ut.building", ".ut.gone"]


def test_what_no_lock_holds_goes(tmp_path: Path) -> None:
    """What killed builds left beside the output goes with the next start, whatever number their process had; what belongs to the
    next output, and what only looks like it, stays."""
    for name in (*LEFT.values(), *NOT_OURS):
        (tmp_path / name / "side").mkdir(parents=True)
    (tmp_path / ".ut.17.link").symlink_to("ut.17.abc")
    (tmp_path / ".ut.lock").touch()
    with staging_folder(tmp_path / "ut"):
        pass
    assert names(tmp_path) == sorted(NOT_OURS)


@contextmanager
def another_build(place: Path) -> Iterator[None]:
    """A process that builds for the same place until the end of the block."""
    code = (
        f"import pathlib, sys\nfrom moteplass.publish.swap import *\nwith staging_folder(pathlib.Path({str(place)!r})) as s:\n"
        + (" (s / 'halv').mkdir()\n print(flush=True)\n sys.stdin.read()")
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], env=WITH_PLUGINS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdout
        process.stdout.readline()
        try:
            yield
        finally:
            process.communicate()


def test_two_builds_of_one_place(tmp_path: Path) -> None:
    """The second says that it waits, and goes on once the first has ended: a night and a push may meet, and what was withdrawn in
    between must not be the one that loses. Behind a symlink it is the same place."""
    place, output = tmp_path / "versjon", tmp_path / "ut"
    output.symlink_to("versjon")
    publish(output, "gammel")
    content = ROOT / "tests" / "scenarios" / "base" / "content"
    command = [sys.executable, str(ROOT / "tasks.py"), "build", "--office=test", f"--content={content}", f"--output={output}"]
    with another_build(place):
        second = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        assert second.stdout
        assert "Venter" in second.stdout.readline()
        (left,) = place.parent.glob(".versjon.building.*")
        assert (left / "halv").is_dir()  # what the first has in hand is not touched
        assert (output / "index.html").read_text(encoding="utf-8") == "gammel"
    said, errors = second.communicate(timeout=120)
    assert second.returncode == 0, errors
    assert said.splitlines()[-2].endswith(f"ligger i {output}.")
    assert names(tmp_path) == ["ut", *MAPS, "versjon"]


def test_another_build_that_does_not_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting has an end, after which the operator is told."""
    monkeypatch.setattr(swapping, "PATIENCE", 0.1)
    with another_build(tmp_path / "ut"), pytest.raises(OutputBusyError), staging_folder(tmp_path / "ut"):
        pass


def test_what_cannot_be_removed_now_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A file of the old site that something holds fast: the new one is there all the same, it is told, and the next build tries
    again."""
    output = tmp_path / "ut"
    publish(output, "gammel")
    with monkeypatch.context() as held, caplog.at_level(logging.INFO, "moteplass"):
        held.setattr("shutil.rmtree", lambda *_, **__: None)
        publish(output, "ny")
    assert "Neste bygging prøver igjen" in caplog.text
    assert (output / "index.html").read_text(encoding="utf-8") == "ny"
    publish(output, "nyere")
    assert names(tmp_path) == ["ut"]
