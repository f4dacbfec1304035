"""The first minute on a fresh machine: ``python3 tasks.py`` with nothing but Python."""

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)
SET_UP = "import bootstrap, sys; sys.stderr.write(bootstrap.set_up(sys.argv[1]))"


def make_project(folder: Path) -> Path:
    """What bootstrap needs of the project, with locks of a small package or two (the real ones take a minute)."""
    (folder / "theme").mkdir(parents=True)
    shutil.copytree(ROOT / "theme" / "locale", folder / "theme" / "locale")
    (folder / "requirements").mkdir()
    for name in ("bootstrap.py", "tasks.py"):
        shutil.copy(ROOT / name, folder)
    for group, packages in (("build", ["invoke"]), ("test", ["invoke", "iniconfig"])):
        (folder / "requirements" / f"{group}.txt").write_text("".join(map(locked, packages)), encoding="utf-8")
    return folder


def locked(package: str) -> str:
    """The lines of one package in the lock of the tests, which has those of the build too."""
    lock = (ROOT / "requirements" / "test.txt").read_text(encoding="utf-8")
    found = re.search(rf"^{package}==.*?(?=^\S)", lock, re.MULTILINE | re.DOTALL)
    assert found
    return found[0]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The project before anything is installed."""
    return make_project(tmp_path / "prosjekt")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> "tuple[Path, subprocess.CompletedProcess[str]]":
    """A project whose environment the first call made, and what it said."""
    folder = make_project(tmp_path_factory.mktemp("made") / "prosjekt")
    return folder, set_up(folder)


@pytest.fixture
def ready(made: "tuple[Path, subprocess.CompletedProcess[str]]", tmp_path: Path) -> Path:
    """A copy of that project, for a test to change. What it runs is in the copy: an environment finds itself by its place."""
    return Path(shutil.copytree(made[0], tmp_path / "prosjekt", symlinks=True))


def set_up(folder: Path, group: str = "build", **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [BASE_PYTHON, "-c", SET_UP, group],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_makes_an_environment_once(made: "tuple[Path, subprocess.CompletedProcess[str]]") -> None:
    """The first call installs the locked packages and says so; the second one only looks, in under a second."""
    folder, first = made
    assert first.stderr == ""
    assert ".venv" in first.stdout
    assert list(folder.glob(".venv/lib/*/site-packages/invoke")) or list(folder.glob(".venv/Lib/site-packages/invoke"))
    second = set_up(folder)
    assert (second.stdout, second.stderr) == ("", "")


@pytest.mark.skipif(os.name == "nt", reason="a running Python is locked on Windows")
@pytest.mark.parametrize("program", ["tasks.py", ".venv/bin/inv"])
def test_an_activated_environment_is_looked_at_too(ready: Path, program: str) -> None:
    """In a ``.venv`` that was made by ``build`` alone, what the tests need is installed before they are run; so is what a new
    lock asks for. Then the task begins, in the environment."""
    package = ready / "plugins" / "moteplass" / "cli"
    package.mkdir(parents=True)
    package.with_name("__init__.py").touch()
    commands = ("build_command", "calls", "check_command", "development", "preview_command")
    (package / "__init__.py").write_text(f"{' = '.join(commands)} = None\n", encoding="utf-8")
    (package / "program.py").write_text("import sys\n\ndef run(*_):\n    print(sys.prefix)\n    return 7\n", encoding="utf-8")
    assert (ready / ".venv" / "build.stamp").exists()
    assert not (ready / ".venv" / "test.stamp").exists()
    activated = [str(ready / ".venv" / "bin" / "python"), program, "test"]
    for change in ("", "# changed\n"):
        for lock in (ready / "requirements").iterdir():
            lock.write_text(lock.read_text(encoding="utf-8") + change, encoding="utf-8")
        done = subprocess.run(activated, cwd=ready, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 7, done.stderr
        assert done.stdout.startswith("Første gang: ")
        assert done.stdout.splitlines()[-1] == str(ready / ".venv")
        assert (ready / ".venv" / "test.stamp").exists()
    again = subprocess.run([activated[0], "tasks.py", "test"], cwd=ready, capture_output=True, check=False)
    assert (again.returncode, again.stdout.splitlines()) == (7, [str(ready / ".venv").encode()])


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is POSIX's")
def test_a_killed_install_is_done_again(copy: Path) -> None:
    """The stamp is written last: whatever a killed install left behind is seen and made anew."""
    running = subprocess.Popen(
        [BASE_PYTHON, "-c", SET_UP, "build"], cwd=copy, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    while not (copy / ".venv").exists():
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGKILL)  # what it has started too, which would go on beside the next one
    running.wait()
    assert not (copy / ".venv" / "build.stamp").exists()
    assert set_up(copy).stderr == ""
    assert (copy / ".venv" / "build.stamp").exists()


def test_without_network_one_sentence(ready: Path) -> None:
    """No network: a sentence in Norwegian and no traceback."""
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_EXTRA_INDEX_URL": "", "PIP_CONFIG_FILE": os.devnull}
    done = set_up(ready, "test", **nowhere, PIP_FIND_LINKS="", PIP_RETRIES="0", PIP_NO_CACHE_DIR="1")
    assert done.stderr.startswith("Får ikke kontakt med pakkelageret")
    assert "Traceback" not in done.stderr


def test_a_wrong_hash_is_refused(ready: Path) -> None:
    """A package that is not the locked one is never installed."""
    lock = ready / "requirements" / "test.txt"
    lock.write_text(re.sub(r"sha256:[0-9a-f]{8}", "sha256:00000000", lock.read_text(encoding="utf-8")), encoding="utf-8")
    done = set_up(ready, "test")
    assert done.stderr.startswith("Installasjonen stoppet")
    assert not (ready / ".venv" / "test.stamp").exists()
    assert not list((ready / ".venv").rglob("iniconfig"))


def test_without_venv_one_sentence(copy: Path) -> None:
    """Debian's Python without python3-venv: the exact command to install it."""
    (copy / "venv.py").write_text("raise SystemExit('ensurepip is not available')\n", encoding="utf-8")
    done = set_up(copy, PYTHONPATH=str(copy))
    assert "sudo apt install python3-venv" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="folders are locked in another way on Windows")
def test_an_unwritable_folder_one_sentence(copy: Path) -> None:
    """A folder that may not be written to: one sentence that names it."""
    root = os.geteuid() == 0  # root may write everywhere, and its own Python may be closed to others
    outside = [folder for folder in copy.parents if folder.is_relative_to(tempfile.gettempdir())][:-1]
    for parent in outside if root else ():
        parent.chmod(0o755)
    copy.chmod(0o555)
    done = subprocess.run(
        ["/usr/bin/python3" if root else BASE_PYTHON, "-B", "-c", SET_UP, "build"],
        cwd=copy,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        user=65534 if root else None,
    )
    copy.chmod(0o755)
    assert str(copy) in done.stderr
    assert "Traceback" not in done.stderr


TASK = "import signal, sys\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit(130))\nprint(flush=True)\nsignal.pause()\n"


@pytest.mark.skipif(os.name == "nt", reason="these signals are POSIX's")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_who_stops_it_stops_the_task(name: str, tmp_path: Path) -> None:
    """The task runs in a process of its own; what asks the first one to stop is passed on, and so is how the task ended."""
    (tmp_path / "tasks.py").write_text(TASK, encoding="utf-8")
    set_up_already = (
        f"bootstrap.set_up, bootstrap.PYTHON, bootstrap.ROOT = lambda _: '', sys.executable, pathlib.Path({str(tmp_path)!r})"
    )
    code = f"import bootstrap, pathlib, sys; {set_up_already}; sys.exit(bootstrap.main([]))"
    with subprocess.Popen([BASE_PYTHON, "-c", code], cwd=ROOT, stdout=subprocess.PIPE) as running:
        assert running.stdout
        running.stdout.readline()
        running.send_signal(getattr(signal, name))
        assert running.wait(timeout=30) == 130


def test_ctrl_c_while_it_is_made() -> None:
    """A sentence and the status of a program that Ctrl+C ended."""
    stop = "def stopped(_): raise KeyboardInterrupt"
    code = f"import bootstrap, sys\n{stop}\nbootstrap.set_up = stopped\nsys.exit(bootstrap.main(['build']))"
    done = subprocess.run([BASE_PYTHON, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr.count("\n")) == (130, 1)
    assert done.stderr.startswith("Avbrutt. ")


def test_an_old_python_is_told_so() -> None:
    """Python 3.6 can parse both scripts, and an old one gets a sentence and exit status 2."""
    for name in ("tasks.py", "bootstrap.py"):
        ast.parse((ROOT / name).read_text(encoding="utf-8"), feature_version=(3, 6))
    code = "import sys; sys.version_info = (3, 8, 0); import bootstrap; sys.exit(bootstrap.main(['build']))"
    done = subprocess.run([BASE_PYTHON, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("Møteplass trenger Python 3.11")


def test_only_the_standard_library_before_the_environment() -> None:
    """bootstrap.py imports nothing that has to be installed."""
    tree = ast.parse((ROOT / "bootstrap.py").read_text(encoding="utf-8"))
    names = {alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= set(sys.stdlib_module_names)
