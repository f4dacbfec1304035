"""tools/mutation.py asks the right tests about a change. What it runs itself is installed by hand (requirements/mutation.txt)."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage import CoverageData
from tools import mutation
from tools.mutation import PACKAGE, SECONDS, Reach, copies, files_to_ask, lines_run, measure

from conftest import ROOT

SLUGS = "tests/model/test_slugs.py"


@pytest.fixture(scope="module")
def folders() -> Iterator[list[Path]]:
    with copies() as folders:
        yield folders


def test_the_quickest_that_run_the_line_are_asked() -> None:
    """Only test files that run the changed line, the quickest first, and no more of them than a change is worth; at least one. One
    that only imports the module is not asked, unless there is no other."""

    def reach(seconds: float, *lines: int) -> Reach:
        return Reach(seconds=seconds, lines={"model/group.py": list(lines)})

    measured = {
        "importing": reach(0.5, 1),
        "elsewhere": reach(1, 1, 20),
        "slower": reach(SECONDS / 2, 1, 10),
        "quicker": reach(3, 1, 10),
        "too much": reach(SECONDS, 1, 10, 30),
        "of another module": Reach(seconds=1, lines={"model/event.py": [1], "model/group.py": []}),
    }
    assert files_to_ask(Path("model/group.py"), 10, measured) == ["quicker", "slower"]
    assert files_to_ask(Path("model/group.py"), 12, measured) == ["quicker", "slower"], "a statement's second line"
    assert files_to_ask(Path("model/group.py"), 30, measured) == ["too much"]
    assert files_to_ask(Path("model/group.py"), 1, measured) == ["elsewhere", "quicker", "slower"], "a line of the module itself"
    assert files_to_ask(Path("model/event.py"), 1, measured) == ["of another module"]
    assert files_to_ask(Path("model/office.py"), 1, measured) == []


def test_a_test_file_is_measured_once(folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it runs is known by module and line; nothing is run again as long as the test file and the module are the same."""
    monkeypatch.setattr(mutation, "MEASURED", tmp_path)
    reach = measure(SLUGS, [], folders[0])
    assert reach["seconds"] > 0
    assert len(reach["lines"]["model/slugs.py"]) > 1
    assert reach["lines"]["publish/swap.py"] == []
    assert measure(SLUGS, [Path("model/slugs.py")], tmp_path / "nowhere") == reach
    lines_moved = (ROOT / PACKAGE / "model/slugs.py").stat().st_mtime - 1
    os.utime(tmp_path / f"{SLUGS}.json", (lines_moved, lines_moved))
    with pytest.raises(FileNotFoundError):  # it is measured anew
        measure(SLUGS, [Path("model/slugs.py")], tmp_path / "nowhere")


def test_a_test_file_that_fails_is_not_asked(folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would notice every change."""
    monkeypatch.setattr(mutation, "MEASURED", tmp_path)
    failing = "tests/model/test_failing.py"
    (folders[0] / failing).write_text("def test_nothing() -> None:\n    assert False\n", encoding="utf-8")
    assert measure(failing, [], folders[0])["lines"] == {}


def test_what_is_run_elsewhere_is_not_counted(tmp_path: Path) -> None:
    """A test file that runs a copy of its own of the modules notices no change of ours."""
    found = CoverageData(no_disk=True)
    found.add_lines({str(tmp_path / "copy" / PACKAGE / "model/slugs.py"): [3, 1], str(tmp_path / "other" / PACKAGE / "a.py"): [2]})
    assert lines_run(found, tmp_path / "copy") == {"model/slugs.py": [1, 3]}


def test_changes_are_made_in_copies() -> None:
    """A copy has the files as they are here, whether they are in git or not, and a history and tools of its own."""
    with copies() as folders:
        for folder in folders:
            assert folder != ROOT
            assert (folder / PACKAGE / "__init__.py").read_bytes() == (ROOT / PACKAGE / "__init__.py").read_bytes()
            assert (folder / "tests" / "test_mutation.py").is_file()
            assert (folder / ".git").is_dir()
            assert (folder / ".venv").resolve() == (ROOT / ".venv").resolve()
    assert not any(folder.exists() for folder in folders)
