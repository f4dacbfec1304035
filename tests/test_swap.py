"""The swap: readers meet the whole old site or the whole new one."""

import os
import sys
import threading
from pathlib import Path

import pytest

from moteplass.publish.swap import NotOurs, swap, workshop
from moteplass.write import MARK


def made(output: Path, text: str) -> Path:
    """A finished build beside ``output``."""
    new = workshop(output)
    (new / MARK).write_text("bergen\n", encoding="utf-8")
    (new / "index.html").write_text(text, encoding="utf-8")
    return new


@pytest.mark.parametrize("form", ["missing", "empty", "folder", "symlink"])
def test_any_form_of_output(form: str, tmp_path: Path) -> None:
    """--output may be missing, an empty folder, an earlier build or a symlink to one; nothing is left beside it."""
    output = tmp_path / "ut"
    if form == "empty":
        output.mkdir()
    if form == "folder":
        swap(made(output, "gammel"), output)
    if form == "symlink":
        swap(made(tmp_path / "v1", "gammel"), tmp_path / "v1")
        output.symlink_to("v1", target_is_directory=True)
    for text in ("ny", "nyere"):
        swap(made(output, text), output)
        assert (output / "index.html").read_text(encoding="utf-8") == text
        assert output.is_symlink() == (form == "symlink")
    names = [path.name for path in tmp_path.iterdir()]
    assert len(names) == (2 if form == "symlink" else 1)
    assert not [name for name in names if name.startswith(".")]
    assert output.stat().st_mode & 0o055 == 0o055


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="renameat2 is Linux's; elsewhere there are two renames")
def test_no_gap_while_swapping(tmp_path: Path) -> None:
    """A reader who asks all the time never meets a missing page."""
    output = tmp_path / "ut"
    swap(made(output, "0"), output)
    missing: list[Exception] = []
    done = threading.Event()

    def ask() -> None:
        while not done.is_set():
            try:
                (output / "index.html").read_bytes()
            except OSError as error:
                missing.append(error)

    reader = threading.Thread(target=ask)
    reader.start()
    for number in range(200):
        swap(made(output, str(number)), output)
    done.set()
    reader.join()
    assert not missing


def test_foreign_files_are_refused(tmp_path: Path) -> None:
    """A folder without our mark is not ours to replace; a file is not either."""
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "brev.txt").write_text("mitt", encoding="utf-8")
    with pytest.raises(NotOurs):
        workshop(tmp_path / "ut")
    with pytest.raises(NotOurs):
        workshop(tmp_path / "ut" / "brev.txt")


def test_leftovers_of_killed_builds_go(tmp_path: Path) -> None:
    """What a dead process left is removed; what a living one is making stays."""
    dead = tmp_path / ".ut.999999999.abc.building"
    alive = tmp_path / f".ut.{os.getpid()}.abc.building"
    dead.mkdir()
    alive.mkdir()
    workshop(tmp_path / "ut").rmdir()
    assert not dead.exists()
    assert alive.exists()
