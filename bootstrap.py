"""Makes ``.venv`` from the hash-locked requirements and starts ``tasks.py`` again inside it.

Only the standard library, in a syntax that Python 3.6 can parse: an old Python gets a sentence, not a traceback.
"""

import hashlib
import os
import pathlib
import signal
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

STAMPS = {"build": VENV / "build.stamp", "test": VENV / "test.stamp"}
# Inside .venv, the Python that it was made with: it alone can make it anew.
BASE = getattr(sys, "_base_executable", None) or sys.executable

# The one sentence that cannot come from theme/locale/: reading TOML needs Python 3.11 too.
TOO_OLD = "Møteplass trenger Python 3.11 eller nyere; dette er Python %d.%d. Hent en ny på https://www.python.org/downloads/\n"
OFFLINE_SIGNS = ("NewConnectionError", "Temporary failure in name resolution", "ProxyError", "(from versions: none)")


def is_called(name: str) -> bool:
    """Whether ``tasks.py``, whose ``__name__`` this is, has been called: as it is, or by Invoke's own command. For another program
    that imports it nothing is set up."""
    return name == "__main__" or pathlib.Path(sys.argv[0]).stem in ("inv", "invoke")


def is_ready(arguments: "list[str]") -> bool:
    """Whether this Python is the one in ``.venv``, and that holds what the task needs: an activated one may be of yesterday, or
    made for another task."""
    return pathlib.Path(sys.prefix).resolve() == VENV.resolve() and is_whole(group_of(arguments))


def group_of(arguments: "list[str]") -> str:
    """Which of requirements/ the task needs."""
    return "test" if arguments[:1] in (["test"], ["lint"], ["coverage"], ["screenshots"], ["quality"]) else "build"


def main(arguments: "list[str]") -> int:
    """Set up what the task needs and run it in ``.venv``; returns its exit status, or 2 where that cannot be done."""
    if sys.version_info < (3, 11):
        sys.stderr.buffer.write((TOO_OLD % sys.version_info[:2]).encode("utf-8"))
        return 2
    try:
        problem = set_up(group_of(arguments))
    except KeyboardInterrupt:
        return tell_interrupted()
    if problem:
        print(problem, file=sys.stderr)
        return 2
    task = subprocess.Popen([str(PYTHON), str(ROOT / "tasks.py"), *arguments])
    for name in ("SIGTERM", "SIGHUP"):  # who asks this process to stop means the task
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda *_: task.terminate())
    while True:
        try:
            return task.wait()
        except KeyboardInterrupt:
            continue  # Ctrl+C reaches the task as well; it ends itself, and its exit status is the one to pass on


def tell_interrupted() -> int:
    """Ctrl+C before the task itself has begun; returns the exit status."""
    print(setup_words()["interrupted"], file=sys.stderr)
    return 130


def tell_unloadable(error: Exception) -> int:
    """Something in ``.venv`` is missing, or lacks a library of the system's; returns the exit status."""
    print(setup_words()["unloadable"].format(error=error, folder=VENV.name), file=sys.stderr)
    return 2


def set_up(group: str) -> str:
    """Make ``.venv`` hold ``requirements/GROUP.txt``; returns what is wrong, or an empty string.

    A stamp with the lock's hash is written last, so that a killed install is seen and done again from nothing.
    The packages of ``build`` are all among those of ``test``.
    """
    if is_whole(group):
        return ""
    from_nothing = not any(is_whole(name) for name in STAMPS)
    words = setup_words()
    print(words["installing"].format(folder=VENV.name), flush=True)
    try:
        for stamp in STAMPS.values():
            if stamp.exists():
                stamp.unlink()
        if from_nothing:
            made = run_quietly([BASE, "-m", "venv", "--clear", str(VENV)])
            if made.returncode:
                return words["no_venv"].format(output=made.stdout.strip()[-400:])
        output = install(ROOT / "requirements" / (group + ".txt"), words["progress"])
        if output:
            offline = any(sign in output for sign in OFFLINE_SIGNS)
            return words["offline" if offline else "install_failed"].format(output=output[-1500:])
        for name in STAMPS if group == "test" else [group]:
            STAMPS[name].write_text(lock_hash(name))
    except OSError as error:
        return words["not_writable"].format(folder=ROOT, error=error)
    return ""


def is_whole(group: str) -> bool:
    """Whether ``.venv`` holds ``requirements/GROUP.txt`` as it is now."""
    return STAMPS[group].exists() and PYTHON.exists() and STAMPS[group].read_text() == lock_hash(group)


def lock_hash(group: str) -> str:
    """What a whole ``.venv`` was made from: the locked requirements and the Python itself."""
    lock = (ROOT / "requirements" / (group + ".txt")).read_bytes()
    return hashlib.sha256(lock + sys.version.encode()).hexdigest()


def install(requirements: pathlib.Path, progress: str) -> str:
    """pip, with a count of the packages as they come; returns pip's output if it failed, else an empty string."""
    total = sum("==" in line for line in requirements.read_text(encoding="utf-8").splitlines())
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--require-hashes", "-r", str(requirements)]
    lines = []
    count = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace") as pip:
        for line in pip.stdout or ():
            lines.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied: ")):
                count += 1
                if sys.stdout.isatty():
                    print("\r  " + progress.format(count=count, total=total), end="", flush=True)
                elif count % 20 == 0:
                    print("  " + progress.format(count=count, total=total), flush=True)
    if sys.stdout.isatty():
        print(flush=True)
    return "".join(lines) if pip.returncode else ""


def run_quietly(command: "list[str]") -> "subprocess.CompletedProcess[str]":
    """The finished command, its output and errors together as text."""
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace")


def setup_words() -> "dict[str, str]":
    """The sentences of the set-up, from the editors' language file."""
    import tomllib  # here, since an old Python lacks it

    words = tomllib.loads((ROOT / "theme" / "locale" / "editor" / "nb.toml").read_text(encoding="utf-8"))
    table: "dict[str, str]" = words["setup"]
    return table
