"""The configurations for nginx and Caddy that docs/drift.md prints, in the real servers, before a real build.

The servers are not installed from here: where one is missing, the tests fail and say how to get it.
"""

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest

from conftest import ROOT, TODAY
from moteplass.cli import build_command
from scenarios.overlay import lay, page

pytestmark = pytest.mark.slow  # needs programs beside Python

DRIFT = (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")
GUIDES = re.findall(r"^```(nginx|caddy)\n(.*?)^```$", DRIFT, re.MULTILINE | re.DOTALL)
LONG = "en-historie-" + "med-langt-navn-" * 8 + "slutt"
WITHDRAWN = """---
title: En historie som er trukket {name}
summary: En historie som den det gjelder, har bedt oss om å ta bort igjen.
consent:
  given_on: 2026-01-10
  kept_by: daglig leder
  scope: [site, feeds]
  withdrawn_on: 2026-11-20
---

Tekst.
"""
GONE = """- {address: /gammelt-tilbud/, since: 2026-11-01, why: Tilbudet er avsluttet.}
- {address: /gammel.html, since: 2026-11-01, why: Siden er avsluttet.}
- {address: /Borte-Blad/, since: 2026-11-01, why: Bladet er avsluttet.}
- {address: /sider/s%C3%B8knad, since: 2026-11-01, why: Skjemaet er avsluttet.}
- {address: "/?p=99", since: 2026-11-01, why: Siden er avsluttet.}
"""
MOVED = ("/Om-Oss/", "/bli-Med/", "/sider/s%C3%B8k/", "/om oss/", "/?p=12", "/index.php?id=4&lang=no", "/dok/Plan 2015.PDF")
# The site that the guide puts at the root of its host, and the one that it puts below a path.
FOLDERS = {"/": "/srv/moteplass", "/selvhjelp/": "/srv/www"}


@dataclass(frozen=True)
class Served:
    """A build behind a server: where that listens, and the path that the site lies under."""

    kind: str
    port: int
    base: str
    output: Path

    def get(self, path: str) -> tuple[int, str, str]:
        """(status, Location, body) of one request below the base."""
        return self.get_from_host(self.base + path)

    def get_from_host(self, path: str) -> tuple[int, str, str]:
        """The same for any path of the host."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.getheader("Location", ""), answer.read().decode("utf-8", "replace")


def program(name: str, package: str) -> str:
    """Where it is; fails where there is none."""
    found = shutil.which(name, path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin")))
    if not found:
        pytest.fail(f"{name} is missing. On Debian and Ubuntu: sudo apt-get install {package}")
    return found


@pytest.fixture(scope="module", params=FOLDERS, ids=["at the root", "below a path"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """``build``, of two withdrawn stories, one of them with a long address, of addresses that are gone and some that lead on; and
    beside it what a killed build leaves."""
    folder = tmp_path_factory.mktemp("hosts")
    stories = {f"stories/{name}.md": WITHDRAWN.format(name=len(name)) for name in ("trukket", LONG)}
    moved = page(f"slug: om-oss\nredirect_from: {json.dumps(MOVED)}\n")
    content = lay(folder, {**stories, "data/gone.yaml": GONE, "pages/om.md": moved})
    output = folder / "www" / (request.param.strip("/") or "output")
    site_url = f"https://www.example.no{request.param}"
    build_command.build("test", str(content), str(output), today=str(TODAY), site_url=site_url, preview=False)
    for place in (folder / "www" / f".{output.name}.building.abcdefgh" / "site", output / ".building"):
        place.mkdir(parents=True)
        (place / "index.html").write_text("Trukket tilbake", encoding="utf-8")
    (folder / "www" / f".{output.name}.lock").touch()
    return output


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def served(request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The server with the configuration of the guide, with this machine's folder and port in place of the guide's."""
    base = "/" if built.name == "output" else f"/{built.name}/"
    (guide,) = (text for kind, text in GUIDES if kind == request.param and FOLDERS[base] in text)
    guide = guide.replace(FOLDERS[base], str(built.parent))
    start = {"nginx": nginx, "caddy": caddy}[request.param]
    with start(guide, tmp_path_factory.mktemp("server")) as port:
        yield Served(request.param, port, base, built)


@contextmanager
def nginx(guide: str, folder: Path) -> Iterator[int]:
    """nginx with these servers, until the end of the block; yields its port."""
    port = free_port()
    assert "listen 80;" in guide
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log;"
        + ("user root;" if os.geteuid() == 0 else "")  # the temporary folder is closed to others
        + "events {} http { include /etc/nginx/mime.types; access_log off;"
        + "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        + f"\n{guide.replace('listen 80;', f'listen 127.0.0.1:{port};')}\n}}\n",
        encoding="utf-8",
    )
    with running([program("nginx", "nginx-light"), "-p", str(folder), "-c", str(folder / "nginx.conf")], folder, port):
        yield port


@contextmanager
def caddy(guide: str, folder: Path) -> Iterator[int]:
    """Caddy with this site, until the end of the block; yields its port."""
    port = free_port()
    assert "www.example.no {" in guide
    site = guide.replace("www.example.no {", f"http://127.0.0.1:{port} {{")
    (folder / "Caddyfile").write_text(f"{{\n\tadmin off\n\tauto_https off\n}}\n{site}", encoding="utf-8")
    with running([program("caddy", "caddy"), "run", "--config", str(folder / "Caddyfile")], folder, port):
        yield port


@contextmanager
def running(command: list[str], folder: Path, port: int) -> Iterator[None]:
    """The server runs until the end of the block; what it keeps, it keeps in the folder."""
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "said").open("wb") as said:
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
    try:
        wait_for(port, process, folder / "said")
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def test_pages_are_served(served: Served) -> None:
    """The home page, a page below it and a file answer 200; an address without its slash leads to the one with it."""
    assert served.get("")[0] == 200
    status, _, body = served.get("bli-med/")
    assert status == 200
    assert 'lang="nb"' in body
    assert served.get("feed.xml")[0] == 200
    status, address, _ = served.get("bli-med")
    assert status in (301, 308)
    assert unquote(address) == f"{served.base}bli-med/"


@pytest.mark.parametrize(
    "path",
    [
        *(
            "Om-Oss/",
            "Om-Oss",
            "Om-Oss/index.html",
            "Om-Oss/?fra=epost",
            "bli-Med/",
            "sider/s%C3%B8k/",
            "sider/s%c3%b8k",
            "om%20oss/",
        ),
        *("?p=12", "?x=1&p=12", "?p=12&fbclid=x", "index.html?p=12", "index.php?id=4&lang=no", "dok/Plan%202015.PDF"),
    ],
)
def test_what_has_moved_leads_on(served: Served, path: str) -> None:
    """An old address that no file can have, with capitals, Norwegian letters, blanks or a query: 301, to the new page."""
    status, address, _ = served.get(path)
    assert (status, address) == (301, f"{served.base}om-oss/")


@pytest.mark.parametrize("path", ["om-oss/", "bli-med/", "", "?p=123", "?pp=12", "?p=1"])
def test_what_has_not_moved_stays(served: Served, path: str) -> None:
    """Neither the page of the same letters without capitals, nor another query."""
    assert served.get(path)[0] == 200


@pytest.mark.parametrize("path", ["Borte-Blad/", "Borte-Blad", "sider/s%C3%B8knad/", "?p=99", "?a=b&p=99"])
def test_what_is_gone_of_an_older_site(served: Served, path: str) -> None:
    """The same of what is gone: 410, with our page."""
    status, _, body = served.get(path)
    assert (status, body) == (410, (served.output / "410.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", ["historier/trukket", f"historier/{LONG}", "gammelt-tilbud"])
@pytest.mark.parametrize("end", ["/", "", "/index.html", "/?fra=epost", "?q"])
def test_what_is_gone_answers_410(served: Served, path: str, end: str) -> None:
    """A withdrawn story, however long its address, and an address of gone.yaml: 410, with our page that says so; without the slash
    and by the name of the file as well."""
    status, _, body = served.get(path + end)
    assert status == 410
    assert body == (served.output / "410.html").read_text(encoding="utf-8")


def test_a_file_that_is_gone_answers_410(served: Served) -> None:
    """An address that was a file's."""
    assert served.get("gammel.html")[0] == 410


NEVER_THERE = [
    "finnes-ikke/",
    "finnes-ikke",
    "historier/finnes-ikke/",
    "historier/trukket/x",
    "historier/trukket/index.htm",
    "bilder/",
]


@pytest.mark.parametrize("path", NEVER_THERE)
def test_what_never_was_answers_404(served: Served, path: str) -> None:
    """A missing address, and a folder without a page: 404, with our page."""
    status, _, body = served.get(path)
    assert status == 404
    assert body == (served.output / "404.html").read_text(encoding="utf-8")


def test_what_is_not_for_readers_answers_404(served: Served) -> None:
    """Files that the build keeps for itself and for other hosts, names with a dot, the maps and what a killed build left are not
    shown, wherever they lie."""
    name = served.output.name
    beside = [f"{name}.gone.nginx.conf", f"{name}.gone.caddy", f".{name}.lock", f".{name}.building.abcdefgh/site/index.html"]
    assert all((served.output.parent / it).is_file() for it in beside)
    own = [".moteplass", "_redirects", ".building/index.html"]
    assert all((served.output / it).is_file() for it in own)
    for path in (
        *(f"/{it}" for it in beside),
        *(f"/{it}".replace("index.html", "") for it in beside),
        *(served.base + it for it in own),
    ):
        for form in (path, path.replace("/.", "/%2e")):
            status, _, body = served.get_from_host(form)
            assert status == 404, form
            assert "Trukket tilbake" not in body


def test_a_certificate_can_be_asked_for(served: Served) -> None:
    """What certbot puts below the folder for nginx is shown; Caddy answers for itself."""
    proof = served.output / ".well-known" / "acme-challenge" / "x"
    proof.parent.mkdir(parents=True, exist_ok=True)
    proof.write_text("bevis", encoding="utf-8")
    status, _, body = served.get(".well-known/acme-challenge/x")
    assert (status, body == "bevis") == ((200, True) if served.kind == "nginx" else (404, False))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, process: "subprocess.Popen[bytes]", said: Path) -> None:
    """Until the server answers; fails with what it says if it ends instead."""
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(f"the server ended: {said.read_text()}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server did not answer within ten seconds")
