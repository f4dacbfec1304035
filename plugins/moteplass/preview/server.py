"""Serves a preview build on this machine and shows a saved change at once.

Each rebuild is a process of its own, since Pelican leaks memory when it builds again and again in one. A build that
fails leaves the last good one on the screen and its faults in the terminal and on the page.
"""

import html
import http.server
import json
import mimetypes
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import watchfiles

from ..faults import printable
from ..paths import ROOT
from ..publish.swap import NEW, staging_folder
from ..words import editor_words

EVENTS = "/_preview/events"
SCRIPT = "/_preview/reload.js"
RELOAD = f"""new EventSource("{EVENTS}?" + document.currentScript.src.split("?")[1]).onmessage = () => location.reload();\n"""
TRIES = 20
NUMBER = re.compile("[0-9]{1,9}")
NAMES = ("localhost", "127.0.0.1", "[::1]")


class NoFreePort(Exception):
    """Every port that was tried is taken."""


@dataclass
class Builds:
    """The newest preview build: where it lies, how many there have been, and what the last attempt printed if it failed."""

    options: list[str]
    folder: Path = Path()
    number: int = 0
    problem: str = ""
    news: threading.Condition = field(default_factory=threading.Condition)

    def build(self) -> None:
        """Build in a process of its own and tell those who wait."""
        command = [sys.executable, str(ROOT / "tasks.py"), "build", "--preview", "--output", str(self.folder), *self.options]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
        silent = editor_words()("cli.build_ended", status=done.returncode)  # killed: it could not say why
        with self.news:
            self.problem = "" if done.returncode == 0 else done.stderr or done.stdout or silent
            self.number += 1
            self.news.notify_all()

    @property
    def base(self) -> str:
        """The path that the site lies under, as a browser asks for it. The feed knows: it may come from the office's file,
        and change there while we serve."""
        feed = json.loads((self.folder / "feed.json").read_bytes())
        return quote(urlsplit(feed["home_page_url"]).path, safe="/%")


def serve(options: list[str], watched: Iterable[Path], first_port: int) -> None:
    """Build, serve and rebuild until Ctrl+C. Raises NoFreePort."""
    words = editor_words()
    builds = Builds(options)
    # No other preview has the port: what lies beside a folder of that name was left by one that was killed.
    with open_server(builds, first_port) as server, staging_folder(_place(server.server_port)) as folder:
        builds.folder = folder / NEW
        try:
            builds.build()
            print(builds.problem, file=sys.stderr) if builds.problem else None
            threading.Thread(target=server.serve_forever, daemon=True).start()
            print(words("cli.serving", address=f"http://127.0.0.1:{server.server_port}/"), flush=True)
            _rebuild(builds, watched)
        except KeyboardInterrupt:
            print(flush=True)  # asked for, and the way to end a preview: no message, and exit status 0


def _place(port: int) -> Path:
    return Path(tempfile.gettempdir()) / f"moteplass-{port}"


def _rebuild(builds: Builds, watched: Iterable[Path]) -> None:
    """Build again after each change, for ever."""
    words = editor_words()
    for changes in watchfiles.watch(*watched):
        names = sorted({Path(name).name for _, name in changes})
        print(printable(words("cli.changed", files=", ".join(names[:5]))), flush=True)
        started = time.monotonic()
        builds.build()
        if builds.problem:
            print(builds.problem, file=sys.stderr, flush=True)
        else:
            print(words("cli.rebuilt", seconds=f"{time.monotonic() - started:.1f}"), flush=True)


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


def problem_page(problem: str) -> bytes:
    """What the browser shows while the content has faults."""
    text = html.escape(problem)
    page = (
        f'<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>!</title></head><body><pre>{text}</pre></body></html>'
    )
    return page.encode()
