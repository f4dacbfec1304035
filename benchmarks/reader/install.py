"""Installs the benchmark's npm packages into benchmarks/reader/node_modules, as its lock says."""

import hashlib
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
NODE_MODULES = HERE / "node_modules"
STAMP = NODE_MODULES / ".stamp"


def install(*, peers: bool) -> None:
    """``npm ci`` unless the stamp, written last, says that this lock has been installed whole. Lighthouse alone, or the
    peers too. Raises FileNotFoundError or CalledProcessError where it cannot be done."""
    lock = b"\0".join((HERE / name).read_bytes() for name in ("package.json", "package-lock.json"))
    wanted = hashlib.sha256(lock).hexdigest()
    installed = STAMP.read_text(encoding="utf-8") if STAMP.is_file() else ""
    if installed == f"{wanted} all" or (installed == f"{wanted} lighthouse" and not peers):
        return
    npm = shutil.which("npm")
    if npm is None:
        raise FileNotFoundError("no npm: run `python3 tasks.py test`, which installs it (tests/install.py)")
    # No install scripts: esbuild and sharp come as packages of their own for each platform and need none.
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run([*command, *([] if peers else ["--omit=dev"])], cwd=HERE, check=True)
    STAMP.write_text(f"{wanted} {'all' if peers else 'lighthouse'}", encoding="utf-8")
