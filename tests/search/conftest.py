"""The real site and its search page in Chromium, under the Content-Security-Policy that is to come."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browser import chromium, new_page
from sites import BuiltSite, QuietHandler, serve

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src 'self'; "
    "style-src 'self' 'unsafe-inline'"
)


class StrictHandler(QuietHandler):
    """A file server that sends the policy with every answer."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="package")
def origin(site: BuiltSite) -> Iterator[str]:
    with serve(site.folder, StrictHandler) as address:
        yield f"{address}/"


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
