"""The server of a preview: for this machine alone, at the address that the site will have."""

import http.server
import mimetypes
import re
import sys
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ..words import editor_words
from .builds import Builds
from .problem_page import problem_page

EVENTS = "/_preview/events"
SCRIPT = "/_preview/reload.js"
RELOAD = f"""new EventSource("{EVENTS}?" + document.currentScript.src.split("?")[1]).onmessage = () => location.reload();\n"""
TRIES = 20
NUMBER = re.compile("[0-9]{1,9}")
NAMES = ("localhost", "127.0.0.1", "[::1]")


class NoFreePort(Exception):
    """Every port that was tried is taken."""


class LocalServer(http.server.ThreadingHTTPServer):
    """Tells of errors, but not of a browser that goes away before it has its answer, as every browser does now and then."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Called where the error was caught."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def open_server(builds: Builds, first_port: int) -> LocalServer:
    """A server on ``first_port`` or the next free one, for this machine alone. Raises NoFreePort."""
    for port in range(first_port, first_port + TRIES):
        try:
            return LocalServer(("127.0.0.1", port), partial(Handler, builds))
        except OSError:
            continue
    raise NoFreePort(editor_words()("cli.no_port", first=first_port, last=first_port + TRIES - 1))


class Handler(http.server.BaseHTTPRequestHandler):
    """The built files where the site's address has them, our own 404 page, and a script that reloads the page after a build."""

    server: LocalServer

    def __init__(self, builds: Builds, *args: Any) -> None:
        self.builds = builds
        super().__init__(*args)

    def parse_request(self) -> bool:
        """Refuse what is asked of another host: a page elsewhere whose name is made to lead here (DNS rebinding) would
        otherwise read drafts, and stories that were withdrawn."""
        if not super().parse_request():
            return False
        port = self.server.server_port
        if self.headers.get_all("Host") in [[f"{name}:{port}"] for name in NAMES]:
            return True
        told = editor_words()("cli.other_host", address=f"http://127.0.0.1:{port}/")
        self._answer(HTTPStatus.MISDIRECTED_REQUEST, told.encode(), "text/plain")
        return False

    def do_GET(self) -> None:
        """Answer one request."""
        path, _, query = self.path.partition("?")
        if path == EVENTS and NUMBER.fullmatch(query):
            self._tell(int(query))
        elif path == SCRIPT:
            self._answer(HTTPStatus.OK, RELOAD.encode(), "text/javascript")
        elif self.builds.problem:
            self._page(HTTPStatus.INTERNAL_SERVER_ERROR, problem_page(self.builds.problem))
        else:
            self._site(path, self.builds.base)

    def do_HEAD(self) -> None:
        """The same without a body, which ``_answer`` leaves out."""
        self.do_GET()

    def _site(self, path: str, base: str) -> None:
        if path in ("/", base.rstrip("/")) and path != base:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", base)
            self.end_headers()
        elif found := self._file(path.removeprefix(base)) if path.startswith(base) else None:
            if found.suffix == ".html":
                self._page(HTTPStatus.OK, found.read_bytes())
            else:
                self._answer(HTTPStatus.OK, found.read_bytes(), mimetypes.guess_type(found.name)[0] or "application/octet-stream")
        else:
            self._page(HTTPStatus.NOT_FOUND, (self.builds.folder / "404.html").read_bytes())

    def _file(self, address: str) -> Path | None:
        """The file of an address below the base: none for a name that begins with a dot, nor for one that leads out of the site."""
        names = [unquote(name) for name in address.split("/")]
        if any(name.startswith(".") or {"/", "\\", "\0"} & {*name} for name in names):
            return None
        try:
            site = self.builds.folder.resolve()
            path = site.joinpath(*names)
            found = (path / "index.html" if path.is_dir() else path).resolve()
            return found if found.is_file() and found.is_relative_to(site) else None
        except (OSError, RuntimeError):  # a name that is too long for any file, a ring of symlinks
            return None

    def _page(self, status: HTTPStatus, page: bytes) -> None:
        """A page with the script that reloads it."""
        script = f'<script src="{SCRIPT}?{self.builds.number}" defer></script></head>'
        self._answer(status, page.replace(b"</head>", script.encode(), 1), "text/html")

    def _answer(self, status: HTTPStatus, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _tell(self, seen: int) -> None:
        """Server-sent events (HTML, 9.2): one when a build newer than ``seen`` is there; then the browser asks again."""
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if self.command == "HEAD":
            return
        with self.builds.news:
            while self.builds.number == seen and self.builds.news.wait(timeout=15):
                pass
        self.wfile.write(b"data: built\n\n" if self.builds.number != seen else b": waiting\n\n")

    def log_message(self, format: str, *args: object) -> None:
        """A line for each request would hide the faults."""
