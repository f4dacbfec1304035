"""What the preview answers, and whom. How it starts and ends is in test_docs.py."""

import http.client
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from lxml import html as lxml_html

from conftest import build
from moteplass.preview import Builds, open_server
from scenarios.overlay import BASE
from sites import QuietHandler, serve


@pytest.fixture(scope="module", params=["https://link.example/", "https://kommune.example/tilbud/møteplass/"])
def port(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The preview of a small site, at the root of its host and below a path; yields its port."""
    folder = tmp_path_factory.mktemp("preview")
    build(folder, office="test", content=BASE, site_url=request.param, preview=True)
    with open_server(Builds([], folder), 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def answer(port: int, path: str, host: str = "localhost:{port}", method: str = "GET") -> tuple[http.client.HTTPResponse, str]:
    """The answer to one request, and its body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers={"Host": host.format(port=port)})
    response = connection.getresponse()
    body = response.read().decode(errors="replace")
    connection.close()
    return response, body


def home(port: int) -> str:
    """The address of the home page."""
    response, _ = answer(port, "/")
    return response.headers.get("Location", "/")


def test_every_link_leads_somewhere(port: int) -> None:
    """From the address that is printed, every page and file that any page links to is there, below the path of the site."""
    waiting, seen = [home(port)], set[str]()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        response, body = answer(port, address)
        assert response.status == 200, address
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        elements = lxml_html.document_fromstring(body).iter("*")
        found = (element.get("href") or element.get("src") or "" for element in elements)
        links = (quote(link.partition("#")[0], safe="/%:?=&") for link in found)
        waiting += {link for link in links if link.startswith("/") and not link.startswith("/_preview/")} - seen - {*waiting}
    assert len(seen) > 10
    assert all(address.startswith(home(port)) for address in seen)


@pytest.mark.parametrize("path", ["borte/", "borte.png", "borte/?a=b", "%00", "a" * 300, "../../README.md", "../borte/"])
def test_what_is_not_there(path: str, port: int) -> None:
    """Our own 404 page, never an empty answer (as Pelican's own server gives)."""
    response, body = answer(port, home(port) + path)
    assert response.status == 404
    assert "LINK Test" in body


@pytest.mark.parametrize("host", ["localhost:{port}", "127.0.0.1:{port}", "[::1]:{port}"])
def test_this_machine_is_answered(host: str, port: int) -> None:
    """By every name that it has for itself."""
    assert answer(port, home(port), host)[0].status == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "localhost.evil.example:{port}", "localhost:1", ""])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_another_host_is_not_answered(method: str, host: str, port: int) -> None:
    """A page elsewhere whose name is made to lead here (DNS rebinding) gets nothing of the site, drafts least of all."""
    for path in (home(port), "/", "/_preview/reload.js", "/_preview/events?0"):
        response, body = answer(port, path, host, method)
        assert response.status == 421
        assert "LINK" not in body


def test_a_build_that_ends_in_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that was killed could say nothing; the page says so and is never empty."""
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    builds = Builds([], tmp_path / "site")
    builds.build()
    with open_server(builds, 0) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        response, body = answer(server.server_port, "/")
        server.shutdown()
    assert response.status == 500
    assert "Byggingen stoppet" in body


@pytest.mark.parametrize("error", [BrokenPipeError, ConnectionResetError, ValueError])
def test_a_browser_that_goes_away(error: type[Exception], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That is nothing to fill the terminal with, here or in the tests; what is wrong with the server itself is."""

    class Failing(QuietHandler):
        def do_GET(self) -> None:
            raise error

    with serve(tmp_path, Failing) as origin, pytest.raises(http.client.RemoteDisconnected):
        answer(int(origin.rpartition(":")[2]), "/")
    assert ("Traceback" in capsys.readouterr().err) == (error is ValueError)
