"""The real site and its search page in Chromium, under the Content-Security-Policy that is to come."""

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser import chromium, new_page
from sites import BuiltSite, QuietHandler

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src 'self'; "
    "style-src 'self' 'unsafe-inline'"
)


class StrictHandler(QuietHandler):
    """A file server that sends the policy with every answer."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The folder under the strict policy; yields the origin."""
    handler = functools.partial(StrictHandler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="package")
def origin(site: BuiltSite) -> Iterator[str]:
    with serve(site.folder) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of search, gone before any other test runs."""
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test if the browser has anything to complain of."""
    complaints: list[str] = []
    with new_page(browser, width=800) as opened:
        opened.set_default_timeout(10_000)
        opened.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        yield opened
    assert complaints == []
