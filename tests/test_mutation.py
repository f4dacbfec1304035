"""tools/mutation.py asks the right tests about a module. What it runs itself is installed by hand (requirements/mutation.txt)."""

from pathlib import Path

from tools.mutation import PACKAGE, ROOMS, copies, files_to_ask

from conftest import ROOT


def test_every_test_that_is_named_is_there() -> None:
    """A folder that was renamed would leave its room's changes to fewer tests, and so alive."""
    assert [path for paths in ROOMS.values() for path in paths if not (ROOT / path).exists()] == []
    assert [room for room in ROOMS if not (ROOT / PACKAGE / room).is_dir()] == []


def test_the_nearest_tests_come_first() -> None:
    """First the tests with the module's name, then those that import it, in whatever way, then its room's; each once."""
    asked = files_to_ask(Path("check/pictures.py"))
    assert asked[:2] == ["tests/check/test_pictures.py", "tests/test_pictures.py"]
    assert asked[-len(ROOMS["check"]) :] == list(ROOMS["check"])
    assert "tests/model/test_occurrences.py" in files_to_ask(Path("model/schedule.py"))
    assert "tests/test_swap.py" in files_to_ask(Path("publish/swap.py"))
    assert len(set(asked)) == len(asked)


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
