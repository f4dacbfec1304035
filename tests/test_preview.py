"""What the preview answers, and whom. How it starts and ends is in test_docs.py."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html as lxml_html

from conftest import FULL, ROOT
from moteplass.preview import state
from moteplass.preview.own_pages import problem_page
from previews import answer, preview_of, serving
from scenarios.overlay import BASE, lay, page
from sites import QuietHandler, serve


@pytest.fixture(scope="module", params=["https://link.example/", "https://kommune.example/tilbud/møteplass/"])
def port(request: pytest.FixtureRequest) -> Iterator[int]:
    """The preview of a small site, at the root of its host and below a path; yields its port."""
    with serving(preview_of(BASE, site_url=request.param)) as server:
        yield server.server_port


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


@pytest.fixture(scope="module")
def open_to_attack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The preview of content beside and in which there is what nobody may get; yields its port."""
    root = tmp_path_factory.mktemp("attack")
    (root / "hemmelig.html").write_text(SECRET, encoding="utf-8")
    content = lay(root, {"pages/side.md": page(), ".git/config": SECRET, "files/.swp": SECRET, "files/ulest.txt": SECRET})
    with serving(preview_of(content, site_url="https://link.example/tilbud/")) as server:
        yield server.server_port


SECRET = "Dette er hemmelig."
LONG = b"a" * 70_000
# Request target → the status that is answered.
TARGETS = {
    **dict.fromkeys((b"/tilbud/", b"/tilbud/side/", b"/tilbud/side", b"/tilbud/js/finder.js", b"/tilbud/?a=b"), 200),
    **dict.fromkeys((b"/_preview/state?/tilbud/side/", b"/_preview/state?/", b"/_preview/state?%ff", b"/_preview/state"), 200),
    **dict.fromkeys((b"/", b"/tilbud", b"/?q"), 302),
    **dict.fromkeys((b"/_preview/events?0", b"/_preview/events?999999999", b"/_preview/reload.js", b"/_preview/reload.js?1"), 200),
    # No number, or one that no build will have: superscript two (as a byte and as UTF-8), Arabic three, thousands of digits.
    **dict.fromkeys((b"/_preview/events?\xb2", "/_preview/events?²".encode(), "/_preview/events?٣".encode()), 404),
    **dict.fromkeys(
        (b"/_preview/events?%B2", b"/_preview/events?" + b"9" * 5000, b"/_preview/events?-1", b"/_preview/events"), 404
    ),
    **dict.fromkeys((b"/tilbud/%", b"/tilbud/%zz", b"/tilbud/%ff%fe", b"/tilbud/%00", b"/tilbud/\x00", b"/tilbud/%0d%0aX:y"), 404),
    **dict.fromkeys((b"tilbud/", b"*", b"http://localhost/tilbud/", b"http://evil.example/", b"//evil.example/", b"\xff"), 404),
    **dict.fromkeys((b"/tilbud/../../hemmelig.html", b"/tilbud/%2e%2e/hemmelig.html", b"/tilbud/..%2fhemmelig.html"), 404),
    **dict.fromkeys(
        (b"/tilbud/..\\hemmelig.html", b"/tilbud/side/../../hemmelig.html", b"/tilbud//etc/passwd", b"/tilbud/%2fetc"), 404
    ),
    **dict.fromkeys((b"/tilbud/.moteplass", b"/tilbud/%2emoteplass", b"/tilbud/.git/config", b"/tilbud/filer/.swp"), 404),
    **dict.fromkeys((b"/tilbud/filer/ulest.txt", b"/tilbud/files/ulest.txt", b"/tilbud/pages/side.md", b"/tilbud/bilder/"), 404),
    **dict.fromkeys((b"/index.html", b"/side/", b"/tilbud/" + b"a/" * 3000, b"/tilbud/" + b"a" * 300, b"/tilbud/;side/"), 404),
    b"/" + LONG: 414,
}
HOST = b"Host: localhost:%d\r\n"


def asked(line: bytes = b"GET /tilbud/ HTTP/1.1", headers: bytes = HOST) -> bytes:
    return line + b"\r\n" + headers + b"\r\n"


METHODS = (b"POST", b"PUT", b"DELETE", b"TRACE", b"CONNECT", b"B\xc3\x98")
HEADERS = (
    *(b"\xff\xfe", b"Expect: 100-continue", b"Range: bytes=0-3", b"Range: bytes=99999999999999999999-"),
    *(b"If-Modified-Since: Fri, 99 Nov 99999 06:18:00 GMT", b"Content-Length: -1", b"Cookie: " + LONG[:60_000]),
)
OTHER_HOSTS = (
    b"",
    b"Host:\r\n",
    b"Host: \xff\r\n",
    HOST + b"Host: evil.example\r\n",
    b"Host: evil.example\r\n" + HOST,
    HOST + HOST,
)
VERSIONS = (b"9.9", b"1.\xb2", b"-1.1", b"1", b"1.99999999999")
NOTHING = (b"", b"\r\n\r\n", b"GET /tilbud/\r\n\r\n", b"GET /_preview/events?1\r\n", b"a b c d e\r\n\r\n", b"\x16\x03\x01\x00\xa5")
# A whole request → the status that is answered; 0: nothing, or what has no status line.
REQUESTS = {
    **{asked(b"%s /tilbud/ HTTP/1.1" % method): 501 for method in METHODS},
    **{asked(headers=HOST + header + b"\r\n"): 200 for header in HEADERS},
    **{asked(headers=hosts): 421 for hosts in OTHER_HOSTS},
    **{asked(b"GET /tilbud/ HTTP/%s" % version): 0 for version in VERSIONS},
    **dict.fromkeys(NOTHING, 0),
    asked(headers=HOST + b"X: " + LONG + b"\r\n"): 431,
    asked(headers=HOST + b"X: a\r\n" * 300): 431,
}


def exchange(port: int, request: bytes) -> bytes:
    """All that is answered to what is sent."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(1 << 16), b""))


def status_of(answered: bytes) -> int:
    return int(answered.split(b" ")[1]) if answered.startswith(b"HTTP/1") else 0


def test_any_request(open_to_attack: int, capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever is sent, every target and whole requests as other programs send them: the right status, nothing from outside the
    site nor of a name with a dot, no traceback in the terminal, and a server that still answers."""
    wrong = []
    for target, status in TARGETS.items():
        for method in (b"GET", b"HEAD"):
            answered = exchange(open_to_attack, b"%s %s HTTP/1.1\r\n" % (method, target) + HOST % open_to_attack + b"\r\n")
            head, _, body = answered.partition(b"\r\n\r\n")
            if status_of(answered) != status or SECRET.encode() in body or (method == b"HEAD" and body and status != 414):
                wrong.append((method, target[:60], head[:60]))
    for request, status in REQUESTS.items():
        answered = exchange(open_to_attack, request.replace(HOST, HOST % open_to_attack))
        if status_of(answered) != status or SECRET.encode() in answered or (b"LINK" in answered and status != 200):
            wrong.append((b"", request[:60], answered[:60]))
    assert wrong == []
    assert "Traceback" not in capfd.readouterr().err
    assert answer(open_to_attack, "/tilbud/")[0].status == 200


def test_without_a_site_the_faults_are_a_page(tmp_path: Path) -> None:
    """Until there has been a site to show, every fault with its place, in Norwegian; what was written is text, never markup. The
    page goes by itself, as every page is shown anew."""
    content = lay(tmp_path, {"pages/x.md": page("status: <b>fet</b>\n"), "pages/y.md": page("lang: xx\n")})
    preview = preview_of(content)
    told = problem_page(preview).decode()
    root = lxml_html.document_fromstring(told)
    assert (root.get("lang"), root.findtext(".//h1")) == ("nb", "Noe må rettes")
    places = [item.findtext("strong") for item in root.iter("li")]
    assert places == [f"{fault.path}:{fault.line}" for fault in preview.faults if not fault.warning]
    assert len(places) > 1
    assert "&lt;b&gt;fet" in told
    assert root.xpath("//meta[@name='viewport']")
    assert "--ink" in root.findtext(".//style", "")
    assert not root.xpath("//script|//link|//img|//b")
    with serving(preview) as server:
        response, body = answer(server.server_port, "/")
        assert response.status == 500
        assert "/_preview/reload.js" in body
        for name in ("pages/x.md", "pages/y.md"):
            (content / name).unlink()
        preview.renew()
        assert answer(server.server_port, "/")[0].status == 200


def test_a_fault_leaves_the_last_good_site(tmp_path: Path) -> None:
    """The page stays as it last was, and its script is told of the faults, those of its own file apart from those of others; they
    go when they are mended."""
    content = lay(tmp_path, {"pages/side.md": page(body="Den første teksten.")})
    preview = preview_of(content)
    with serving(preview) as server:

        def state(path: str) -> Any:
            return json.loads(answer(server.server_port, f"/_preview/state?{path}")[1])

        good = state("/side/")
        assert good["faults"] == []
        (content / "pages/side.md").write_text(page("tags: [finnes-ikke]\n", "Den andre teksten."), encoding="utf-8")
        preview.renew()
        bad = state("/side/")
        assert bad["shown"] == good["shown"]
        assert [(fault["here"], fault["text"].partition(":")[0]) for fault in bad["faults"]] == [(True, "content/pages/side.md")]
        assert [fault["here"] for fault in state("/")["faults"]] == [False]
        assert "Den første teksten." in answer(server.server_port, "/side/")[1]
        (content / "pages/side.md").write_text(page(body="Den tredje teksten."), encoding="utf-8")
        preview.renew()
        assert state("/side/")["faults"] == []
        assert state("/side/")["shown"] > good["shown"]
        assert "Den tredje teksten." in answer(server.server_port, "/side/")[1]


def test_the_overview(tmp_path: Path) -> None:
    """What is not public, by why; what the check remarks; languages that are missing; pictures that nothing shows. Each with its
    page, and what was written is text."""
    picture = next((FULL / "images").glob("*.png")).read_bytes()
    content = lay(
        tmp_path,
        {
            "pages/kladd.md": page("status: draft\n").replace("Ny side", "<b>Kladden</b>"),
            "pages/over-tida.md": page("review_by: 2026-11-01\nowner: redaksjonen\n").replace("Ny side", "Over tida"),
            "images/ubrukt.png": picture,
        },
    )
    with serving(preview_of(content)) as server:
        _, told = answer(server.server_port, "/_oversikt/")
        assert answer(server.server_port, "/kladd/")[0].status == 200
    root = lxml_html.document_fromstring(told)
    sections = {str(part.findtext("h2")).rpartition(" (")[0]: part for part in root.iter("section")}
    assert list(sections) == [
        "Kladd",
        "Merknader fra kontrollen",
        "Mangler på andre språk, eller er eldre enn originalen",
        "Bilder som ikke er i bruk",
    ]
    assert [(link.text, link.get("href")) for link in sections["Kladd"].iter("a")] == [("<b>Kladden</b>", "/kladd/")]
    due = sections["Merknader fra kontrollen"]
    assert ("content/pages/over-tida.md:4", "/over-tida/") in [(link.text, link.get("href")) for link in due.iter("a")]
    assert "images/ubrukt.png" in [item.text for item in sections["Bilder som ikke er i bruk"].iter("li")]


def test_news_comes_at_once(port: int) -> None:
    """A browser that has not seen the newest state is told, and told its number, which it says when it comes back."""
    _, page_now = answer(port, home(port))
    (number,) = re.findall(r'data-number="(\d+)"', page_now)
    _, told = answer(port, "/_preview/events?0")
    assert f"id: {number}\n" in told
    assert "data: news" in told


def test_what_goes_wrong_with_us_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in the program, as somebody makes who changes it, is shown over the last good page, and the preview goes on."""
    preview = preview_of(lay(tmp_path, {}))
    with monkeypatch.context() as patch:
        patch.setattr(state, "prepare_site", lambda *_: 1 // 0)
        preview.renew()
    assert preview.tell("index.html")["crash"].startswith("ZeroDivisionError")
    assert not preview.is_fine
    preview.renew()
    assert preview.is_fine
    assert preview.tell("index.html")["crash"] == ""


@pytest.mark.parametrize("error", [BrokenPipeError, ConnectionResetError, ValueError])
def test_a_browser_that_goes_away(error: type[Exception], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """That is nothing to fill the terminal with, here or in the tests; what is wrong with the server itself is."""

    class Failing(QuietHandler):
        def do_GET(self) -> None:
            raise error

    with serve(tmp_path, Failing) as origin, pytest.raises(http.client.RemoteDisconnected):
        answer(int(origin.rpartition(":")[2]), "/")
    assert ("Traceback" in capsys.readouterr().err) == (error is ValueError)


@contextmanager
def previewing(port: int, temporary: Path) -> Iterator["subprocess.Popen[str]"]:
    """``preview`` as somebody starts it, once it says where it is."""
    options = ["--office=test", f"--content={BASE}", f"--port={port}"]
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with subprocess.Popen(
        [sys.executable, str(ROOT / "tasks.py"), "preview", *options],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdout
        assert f"http://127.0.0.1:{port}/" in running.stdout.readline()
        yield running


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.skipif(os.name == "nt", reason="SIGHUP and SIGKILL are POSIX's")
def test_nothing_of_a_preview_is_left(tmp_path: Path) -> None:
    """Drafts do not stay in the temporary folder, not even when the terminal is closed."""
    port = free_port()
    with previewing(port, tmp_path) as running:
        assert answer(port, "/pagefind/pagefind.js")[0].status == 200  # the index is made from pages on the disk
        assert list(tmp_path.iterdir()) == []
        running.send_signal(signal.SIGHUP)
        said, errors = running.communicate(timeout=30)
    assert (running.returncode, said.strip(), errors) == (0, "", "")
    assert list(tmp_path.iterdir()) == []
