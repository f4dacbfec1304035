"""A machine that fails a task: a sentence in Norwegian, the right exit status, no traceback, and what was published as it was."""

import errno
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from invoke.exceptions import Exit

from conftest import ROOT
from disturbances import DISTURBANCES
from moteplass.cli import build_command, check_command, status
from moteplass.cli.program import machine_problem
from moteplass.cli.status import WRONG_CALL
from moteplass.words import editor_words
from scenarios.overlay import BASE, faults_of, lay

SAYS = re.compile(r"^(Maskinen stoppet arbeidet: .* – .*|Avbrutt\. .*|Søkeregisteret ble ikke .* – .*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What became of a build with each disturbance (tests/disturbances.py)."""
    folder = tmp_path_factory.mktemp("disturbances")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(str(ROOT / name) for name in ("plugins", "tests", ""))}
    command = [sys.executable, str(ROOT / "tests" / "disturbances.py"), str(folder)]
    subprocess.run(command, env=environment, check=True, timeout=300)
    return json.loads((folder / "results.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", DISTURBANCES)
def test_a_build_that_is_disturbed(name: str, results: Any) -> None:
    """In each step, whatever happens: it is told in Norwegian, the status says whose turn it is, the old site is there byte for
    byte and nothing lies beside it but the maps that a web host reads."""
    result = results[name]
    assert result["status"] == DISTURBANCES[name].status, result["said"]
    assert "Traceback" not in result["said"]
    assert {*result["left"]} <= {"ut", "ut.gone.caddy", "ut.gone.nginx.conf"}
    assert result["old"] == bool(result["status"])
    if result["status"]:
        assert SAYS.search(result["said"]), result["said"]


def call(*arguments: str, **more: Any) -> "subprocess.CompletedProcess[str]":
    """One task in a process of its own."""
    command = [sys.executable, str(ROOT / "tasks.py"), *arguments]
    return subprocess.run(command, **{"capture_output": True, "encoding": "utf-8", "check": False, "timeout": 120, **more})


def build(output: Path, **more: Any) -> "subprocess.CompletedProcess[str]":
    return call("build", "--office=test", f"--content={BASE}", f"--output={output}", **more)


def small_files() -> None:
    """In the new process: no file may grow beyond 6,000 bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))


def test_what_the_system_allows(tmp_path: Path) -> None:
    """A real limit of the system's, met somewhere in the middle."""
    done = build(tmp_path / "ut", preexec_fn=small_files)
    assert done.returncode == WRONG_CALL
    assert editor_words()("machine.EFBIG") in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_all_offices_are_stopped_too(tmp_path: Path) -> None:
    """A call that is asked to stop stops what it has started, which cleans up behind it."""
    (tmp_path / "ut").mkdir()
    command = [sys.executable, str(ROOT / "tasks.py"), "build", "--all-offices", f"--content={BASE}", f"--output={tmp_path / 'ut'}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8") as running:
        while not list((tmp_path / "ut").glob(".test.building.*/site")):
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.SIGTERM)
        _, errors = running.communicate(timeout=60)
    assert running.returncode == status.INTERRUPTED
    assert errors.strip() == editor_words()("cli.interrupted")
    assert list((tmp_path / "ut").iterdir()) == []


def closed_pipe() -> int:
    """One that nobody reads from any more."""
    reader, writer = os.pipe()
    os.close(reader)
    return writer


@pytest.mark.parametrize("stream", [lambda: os.open("/dev/full", os.O_WRONLY), closed_pipe], ids=["full", "closed pipe"])
def test_nobody_hears(stream: Callable[[], int], tmp_path: Path) -> None:
    """What cannot be told stops nothing, and ends in no complaint: the site is built, for what was withdrawn must go."""
    output = stream()
    done = build(tmp_path / "ut", capture_output=False, stdout=output, stderr=subprocess.PIPE)
    os.close(output)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "ut" / "index.html").is_file()


def close_both() -> None:
    """In the new process: neither output nor error."""
    os.close(1)
    os.close(2)


def test_no_streams_at_all() -> None:
    """A program that a system starts may have none."""
    assert call("check", f"--content={BASE}", preexec_fn=close_both).returncode == 0


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {
            "PYTHONIOENCODING": "ascii",
            "HOME": "/finnes/ikke",
            "TERM": "tull",
            "COLUMNS": "0",
            "LINES": "-1",
            "TMPDIR": "/finnes/ikke",
        },
    ],
    ids=["bare", "nonsense"],
)
def test_a_bare_environment(environment: dict[str, str]) -> None:
    """With next to nothing set, as cron does, or with nonsense, a wrong call is told all the same, «» and æøå among it."""
    done = call("build", "--office=nei", env={"PATH": os.defpath, **environment}, encoding="latin-1")
    assert done.returncode == WRONG_CALL
    assert "Kontoret" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    """Somebody deleted the folder that a terminal stands in."""
    folder = tmp_path / "borte"
    folder.mkdir()
    done = call("build", f"--content={BASE}", "--office=test", cwd=folder, preexec_fn=folder.rmdir)
    assert done.returncode == WRONG_CALL
    assert SAYS.search(done.stderr), done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("library", "error"),
    [
        ("lightningcss", "ImportError('libx.so.2: cannot open shared object file')"),
        ("lxml", "OSError('cannot load library')"),
        ("filelock", "ModuleNotFoundError('No module named filelock')"),
        ("invoke", "ImportError('libx.so.2: cannot open shared object file')"),
    ],
)
def test_a_library_that_is_missing(library: str, error: str, tmp_path: Path) -> None:
    """A package that is not there, or that finds something of the system missing as it is loaded."""
    (tmp_path / f"{library}.py").write_text(f"raise {error}\n", encoding="utf-8")
    done = call("check", env={**os.environ, "PYTHONPATH": str(tmp_path)})
    assert done.returncode == WRONG_CALL
    assert done.stderr.startswith("Et av programmene som trengs, vil ikke starte: ")
    assert error.split("'")[1] in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("output", ["/dev/null", "/dev/full", "fil", "rør", "ring", "fil/ut", "u" * 255])
def test_an_output_that_cannot_be(output: str, tmp_path: Path) -> None:
    """A device, a file, a pipe, a ring of symlinks, a place below a file, too long a name: a wrong call, or what the system says of
    it (which ends with the same status), and nothing is touched."""
    (tmp_path / "fil").write_text("mitt", encoding="utf-8")
    os.mkfifo(tmp_path / "rør")
    (tmp_path / "ring").symlink_to("ring")
    with pytest.raises((Exit, OSError)) as stopped:
        build_command.build("test", str(BASE), str(tmp_path / output), today="", site_url="", preview=False)
    assert getattr(stopped.value, "code", WRONG_CALL) == WRONG_CALL
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fil", "ring", "rør"]
    assert (tmp_path / "fil").read_text(encoding="utf-8") == "mitt"


@pytest.mark.parametrize("content", ["ring", "/dev/null", "x" * 300])
def test_content_that_cannot_be(content: str, tmp_path: Path) -> None:
    """``--content`` may be anything at all."""
    (tmp_path / "ring").symlink_to("ring")
    with pytest.raises((Exit, OSError)) as stopped:
        check_command.check(str(tmp_path / content), today="", as_json=False)
    assert getattr(stopped.value, "code", WRONG_CALL) == WRONG_CALL


def test_odd_things_in_the_content(tmp_path: Path) -> None:
    """Folders, pipes and rings where files are meant: what leads nowhere is told, the rest passed over, nothing waited for."""
    content = lay(tmp_path, {})
    for name in ("pages/mappe.md", "data/pauses.yaml", "images/mappe.png"):
        (content / name).mkdir()
    for name in ("pages/rør.md", "images/rør.png"):
        os.mkfifo(content / name)
    rings = {"pages/ring.md": "ring.md", "pages/dyp": "../pages", "data/her": ".", "images/a.png": "b.png", "images/b.png": "a.png"}
    for name, target in rings.items():
        (content / name).symlink_to(target)
    assert {(fault.path, fault.key) for fault in faults_of(content)} == {(f"content/{name}", "symlink") for name in rings}


def test_the_reasons_are_those_of_the_system() -> None:
    """Each sentence stands under a code that a system knows, and says what is wrong and what to do."""
    reasons = [key.removeprefix("machine.") for key in sorted(editor_words().keys()) if key.startswith("machine.")]
    assert {*reasons} <= {*errno.errorcode.values(), "other"}
    assert len(reasons) > 15
    assert not [key for key in reasons if " – " not in editor_words()(f"machine.{key}")]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "minnet er fullt"),
        (OSError("image file is truncated"), "(image file is truncated)"),
        (OSError(errno.ENOSPC, "No space left on device"), "arbeidet: disken er full"),
        (FileNotFoundError(errno.ENOENT, "No such file", "bilde.png"), "arbeidet: bilde.png: fila eller mappa finnes ikke"),
        (OSError(errno.ENOTTY, "Inappropriate ioctl"), os.strerror(errno.ENOTTY)),
    ],
)
def test_what_is_said(error: OSError | MemoryError, said: str) -> None:
    """The reason in Norwegian where it is one that operators meet, with the file where the system names one."""
    assert said in machine_problem(error, editor_words())
