"""The server of a preview: for this machine alone, at the address that the site will have."""

import http.server
import json
import mimetypes
import re
import sys
from functools import partial
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import TemplateError

from ..paths import THEME
from ..words import editor_words
from .own_pages import overview_page, problem_page
from .shown_site import NOT_FOUND, ShownSite
from .state import Preview

EVENTS, STATE, SCRIPT = "/_preview/events", "/_preview/state", "/_preview/reload.js"
OVERVIEW = "/_oversikt/"
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


def open_server(preview: Preview, first_port: int) -> LocalServer:
    """A server on ``first_port`` or the next free one, for this machine alone. Raises NoFreePort."""
    for port in range(first_port, first_port + TRIES):
        try:
            return LocalServer(("127.0.0.1", port), partial(Handler, preview))
        except OSError:
            continue
    raise NoFreePort(editor_words()("cli.no_port", first=first_port, last=first_port + TRIES - 1))


class Handler(http.server.BaseHTTPRequestHandler):
    """The site where its address has it, our own 404 page, and a script that shows each page anew when it has changed."""

    server: LocalServer

    def __init__(self, preview: Preview, *args: Any) -> None:
        self.preview = preview
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
        site = self.preview.site
        if path == EVENTS and NUMBER.fullmatch(query):
            self._tell(int(query))
        elif path == SCRIPT:
            self._answer(HTTPStatus.OK, (THEME / "preview" / "reload.js").read_bytes(), "text/javascript")
        elif path == STATE:
            name = _name_of(unquote(query), site) if site else None
            self._answer(HTTPStatus.OK, json.dumps(self.preview.tell(name or "")).encode(), "application/json")
        elif path == OVERVIEW and site:
            self._page(HTTPStatus.OK, overview_page(self.preview.overview(), _base(site)))
        elif site is None:
            self._page(HTTPStatus.INTERNAL_SERVER_ERROR, problem_page(self.preview))
        else:
            self._site(path, site)

    def do_HEAD(self) -> None:
        """The same without a body, which ``_answer`` leaves out."""
        self.do_GET()

    def _site(self, path: str, site: ShownSite) -> None:
        base = _base(site)
        if path in ("/", base.rstrip("/")) and path != base:
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", base)
            self.end_headers()
            return
        try:
            name = _name_of(path, site)
            found = site.file(name) if name else None
            if name is None or found is None:
                self._page(HTTPStatus.NOT_FOUND, site.file(NOT_FOUND) or b"")
            elif name.endswith(".html"):
                self._page(HTTPStatus.OK, found)
            else:
                self._answer(HTTPStatus.OK, found, mimetypes.guess_type(name)[0] or "application/octet-stream")
        except TemplateError as error:  # of somebody who changes the theme
            place = f"{getattr(error, 'filename', None) or ''}:{getattr(error, 'lineno', None) or ''}: "
            self._page(HTTPStatus.INTERNAL_SERVER_ERROR, problem_page(self.preview, f"{place}{error.message}"))

    def _page(self, status: HTTPStatus, page: bytes) -> None:
        """A page with the script that shows it anew."""
        numbers = f'data-shown="{self.preview.shown}" data-number="{self.preview.number}"'
        script = f'<script src="{SCRIPT}" {numbers} defer></script></head>'
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
        """Server-sent events (HTML, 9.2): one when there is news since ``seen``; then the browser asks what. A browser that comes
        back says itself what it has seen last."""
        last = self.headers.get("Last-Event-ID", "")
        seen = int(last) if NUMBER.fullmatch(last) else seen
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        if self.command == "HEAD":
            return
        with self.preview.news:
            while self.preview.number == seen and self.preview.news.wait(timeout=15):
                pass
            number = self.preview.number
        self.wfile.write(f"retry: 200\nid: {number}\ndata: news\n\n".encode() if number != seen else b"retry: 200\n: waiting\n\n")

    def log_message(self, format: str, *args: object) -> None:
        """A line for each request would hide the faults."""


def _base(site: ShownSite) -> str:
    """The path that the site lies under, as a browser asks for it."""
    return quote(site.site.base, safe="/%")


def _name_of(path: str, site: ShownSite) -> str | None:
    """The file that answers a path on the host, if it is there; none outside the site, nor one whose name begins with a dot."""
    base = _base(site)
    if not path.startswith(base):
        return None
    names = [unquote(name) for name in path.removeprefix(base).split("/")]
    if any(name.startswith(".") or {"/", "\\", "\0"} & {*name} for name in names):
        return None
    address = "/".join(names)
    candidates = (f"{address}index.html",) if address in ("", *[address.rstrip("/") + "/"]) else (address, f"{address}/index.html")
    return next((name for name in candidates if site.file(name) is not None), None)
