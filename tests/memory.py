"""How much memory a program has taken at most.

``ru_maxrss`` does not say: on Linux a program begins with the peak of the process that started it (a test's worker has
hundreds of megabytes), and keeps it. What ``/proc`` tells is the program's own (proc_pid_status(5), ``VmHWM``).
"""

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Taken:
    """How a program ended, the processor seconds it took, and the megabytes of the largest process in it."""

    status: int
    seconds: float
    megabytes: float


def peak() -> float:
    """The most memory that this process has had at one time, in megabytes."""
    told = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert told, "/proc/self/status of Linux names VmHWM"
    return int(told[1]) / 1024


def run(command: Sequence[str], folder: Path, printed: Path) -> Taken:
    """Run the command in the folder; what it prints, errors too, goes to a file. It is started by a small process, whose peak
    is next to nothing."""
    with printed.open("wb") as log:
        report = subprocess.run(
            [sys.executable, __file__, str(log.fileno()), *command],
            cwd=folder,
            stdout=subprocess.PIPE,
            check=True,
            pass_fds=[log.fileno()],
        )
    return Taken(**json.loads(report.stdout))


if __name__ == "__main__":
    output = int(sys.argv[1])
    process = subprocess.Popen(sys.argv[2:], stdout=output, stderr=output)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    taken = {
        "status": process.returncode,
        "seconds": usage.ru_utime + usage.ru_stime,
        "megabytes": usage.ru_maxrss / 1024,
    }
    print(json.dumps(taken))
