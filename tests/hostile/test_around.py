"""What lies around the content: the history of git, its configuration, and what a browser asks the preview for (issue 11)."""

import http.client
import os
import resource
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from moteplass.check.preflight import read_and_check
from moteplass.faults import stops
from previews import preview_of, serving
from scenarios.overlay import TODAY

from .attack import CPU_SECONDS
from .building import OUTSIDE, surroundings
from .vectors import history, requests

NOBODY = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
ORDINARY = f"A <a@b.no> {history.NOW} +0000"


def repository(root: Path, committer: str, older: dict[str, str]) -> Path:
    """Content in a repository of two commits: what it once was, by this committer, and what it is."""
    content = surroundings(root, [])
    (root / "INNBRUDD.sh").write_text("#!/bin/sh\ntouch INNBRUDD\n", encoding="utf-8")
    (root / "INNBRUDD.sh").chmod(0o755)
    now = {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}
    before = {name: text.encode("utf-8", "surrogateescape") for name, text in older.items()}
    stream = _commit(1, committer, before) + _commit(2, ORDINARY, now)
    subprocess.run(["git", "init", "-q", "-b", "main", str(content)], check=True, env=NOBODY)
    importing = ["git", "-C", str(content), "fast-import", "--quiet", "--force", "--date-format=raw-permissive"]
    subprocess.run(importing, input=stream, check=True, env=NOBODY)
    return content


def _commit(mark: int, committer: str, files: dict[str, bytes]) -> bytes:
    who = committer.encode("utf-8", "surrogateescape")
    parts = [b"commit refs/heads/main\nmark :%d\ncommitter %s\ndata 1\nx\n" % (mark, who)]
    parts.append(b"from :%d\ndeleteall\n" % (mark - 1) if mark > 1 else b"")
    for name, held in files.items():
        parts.append(b"M 100644 inline %s\ndata %d\n%s\n" % (_quoted(name), len(held), held))
    return b"".join([*parts, b"\n"])


def _quoted(name: str) -> bytes:
    """As git wants a path with odd signs."""
    escaped = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode("utf-8", "surrogateescape")


def is_let_pass(content: Path) -> None:
    """It is read and checked without a fault, in the time that anything may take, and nothing was run."""
    began = _seconds()
    checked = read_and_check(content, TODAY)
    assert _seconds() - began < 2 * CPU_SECONDS  # git's own included
    assert not stops(checked.faults)
    assert all(moment.year < 2100 for moments in checked.history.commits.values() for moment in moments)
    assert list(content.parent.rglob("INNBRUDD")) == []
    assert not Path("INNBRUDD").exists()


def _seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


@pytest.mark.parametrize(("name", "committer"), history.COMMITTERS)
def test_a_commit(name: str, committer: str, tmp_path: Path) -> None:
    """Whoever committed, and whenever."""
    is_let_pass(repository(tmp_path, committer, {"pages/bli-med.md": history.PAGE.replace("x", name)}))


@pytest.mark.parametrize(("name", "older"), history.OLDER)
def test_what_there_was_once(name: str, older: dict[str, str], tmp_path: Path) -> None:
    """Whatever older commits hold: it is only looked at for addresses."""
    assert name
    is_let_pass(repository(tmp_path, ORDINARY, older))


@pytest.mark.parametrize(("name", "configuration"), history.CONFIGURATIONS)
def test_a_configuration(name: str, configuration: str, tmp_path: Path) -> None:
    """Whatever git is told to do."""
    content = repository(tmp_path, ORDINARY, {"pages/bli-med.md": history.PAGE.replace("x", name)})
    with (content / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(configuration)
    (content / ".gitattributes").write_text("*.md diff=x filter=x\n", encoding="utf-8")
    is_let_pass(content)


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, list[str]]]:
    """The port of a preview, and what its server complained of."""
    root = tmp_path_factory.mktemp("hostile-preview-server")
    complaints: list[str] = []
    with serving(preview_of(surroundings(root, []))) as server:
        server.handle_error = lambda request, client_address: complaints.append(f"{request} {client_address}")  # type: ignore[method-assign]
        yield server.server_port, complaints


@pytest.mark.parametrize(("name", "target", "host"), requests.REQUESTS)
def test_a_request(name: str, target: str, host: str, preview: tuple[int, list[str]]) -> None:
    """It is answered, with nothing from outside of the site, and to nobody but this machine."""
    port, complaints = preview
    said = host.format(port=port)
    answer = _ask(port, f"GET {target} HTTP/1.1\r\n" + (f"Host: {said}\r\n" if said else "") + "Connection: close\r\n\r\n")
    assert complaints == []
    assert answer.startswith(b"HTTP/1.")
    assert not any(text.encode() in answer for text in OUTSIDE.values())
    assert b"root:" not in answer
    assert b"\nX-Hostile" not in answer
    assert b"<script>hostile" not in answer
    if host != requests.OWN:
        assert answer.split()[1] in (b"400", b"421"), name


@pytest.mark.parametrize("method", requests.METHODS)
def test_a_method(method: str, preview: tuple[int, list[str]]) -> None:
    """Nothing can be sent."""
    port, complaints = preview
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, "/")
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    assert complaints == []
    assert status == (200 if method == "HEAD" else 501)


def _ask(port: int, request: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.connect()
    connection.sock.sendall(request.encode("utf-8", "surrogateescape"))
    found = b""
    while some := connection.sock.recv(65536):
        found += some
    connection.close()
    return found
