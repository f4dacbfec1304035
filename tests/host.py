"""A web host as a good one is: static files over HTTP/1.1, compressed beforehand with brotli at its best quality."""

import http.server
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import brotli

# The compressed forms of files whose form is not compressed already.
TEXT = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".ico")


@dataclass(frozen=True)
class Answer:
    """One file as it is sent."""

    body: bytes
    type: str
    compressed: bool


class Host(http.server.ThreadingHTTPServer):
    """``origin`` is known before there is anything to show; ``show`` reads and compresses a folder."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Answer] = {}

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def show(self, folder: Path) -> None:
        """Serve the files of this folder, and no others, at the root of the host."""
        self.answers = {f"/{path.relative_to(folder).as_posix()}": _answer(path) for path in folder.rglob("*") if path.is_file()}

    def find(self, path: str) -> Answer | None:
        """``/a/`` is a/index.html, ``/a`` is a or a.html."""
        return next((self.answers[name] for name in (path, f"{path}index.html", f"{path}.html") if name in self.answers), None)


@contextmanager
def hosting(folder: Path | None = None) -> Iterator[Host]:
    """A host that runs until the end of the block."""
    with Host() as host:
        if folder:
            host.show(folder)
        threading.Thread(target=host.serve_forever, daemon=True).start()
        yield host
        host.shutdown()


def _answer(path: Path) -> Answer:
    body, name = path.read_bytes(), mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix not in TEXT:
        return Answer(body, name, compressed=False)
    charset = "; charset=utf-8" if name.startswith("text/") else ""
    return Answer(brotli.compress(body, quality=11), name + charset, compressed=True)


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept open, as every host does
    server: Host

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        found = self.server.find(path)
        answer = found or self.server.answers.get("/404.html") or Answer(b"", "text/plain", compressed=False)
        body = answer.body
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", answer.type)
        if answer.compressed:
            if "br" in self.headers.get("Accept-Encoding", ""):
                self.send_header("Content-Encoding", "br")
            else:
                body = brotli.decompress(body)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""
