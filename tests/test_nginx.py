"""The configurations for nginx that docs/drift.md prints, in a real nginx, before a real build.

nginx is not installed from here: where it is missing, the tests fail and say how to get it.
"""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import ROOT, TODAY
from moteplass import commands

pytestmark = pytest.mark.slow  # needs a program beside Python

DRIFT = (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")
SERVERS = re.findall(r"^```nginx\n(.*?)^```$", DRIFT, re.MULTILINE | re.DOTALL)
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
GONE = "- {address: /gammelt-tilbud/, since: 2026-11-01, why: Tilbudet er avsluttet.}\n"


@dataclass(frozen=True)
class Served:
    """A build behind nginx: where it listens, and the path that the site lies under."""

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


@pytest.fixture(scope="module")
def nginx() -> str:
    """The program; fails where there is none."""
    found = shutil.which("nginx", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin")))
    if not found:
        pytest.fail("nginx is missing. On Debian and Ubuntu: sudo apt-get install nginx-light")
    return found


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content with two withdrawn stories, one of them with a long address, and a page that is gone."""
    folder = Path(shutil.copytree(ROOT / "content", tmp_path_factory.mktemp("nginx") / "content"))
    for name in ("trukket", LONG):
        (folder / "stories" / f"{name}.md").write_text(WITHDRAWN.format(name=len(name)), encoding="utf-8")
    (folder / "data" / "gone.yaml").write_text(GONE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["/", "/selvhjelp/"], ids=["at the root", "below a path"])
def served(request: pytest.FixtureRequest, nginx: str, content: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """``build`` and the configuration of the guide, with this machine's folder and port in place of the guide's."""
    folder = tmp_path_factory.mktemp("server")
    base: str = request.param
    output = folder / (base.strip("/") or "output")
    site_url = f"https://www.example.no{base}"
    commands.build(office="bergen", content=str(content), output=str(output), today=str(TODAY), site_url=site_url, preview=False)
    port = free_port()
    guide = next(block for block in SERVERS if ("/srv/www" in block) == (base != "/"))
    guides_folder = "/srv/moteplass" if base == "/" else "/srv/www"
    assert guides_folder in guide
    assert "listen 80;" in guide
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log;"
        + ("user root;" if os.geteuid() == 0 else "")  # the temporary folder is closed to others
        + "events {} http { include /etc/nginx/mime.types; access_log off;"
        + "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        + f"\n{guide.replace(guides_folder, str(folder)).replace('listen 80;', f'listen 127.0.0.1:{port};')}\n}}\n",
        encoding="utf-8",
    )
    process = subprocess.Popen([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE)
    try:
        wait_for(port, process)
        yield Served(port, base, output)
    finally:
        process.terminate()
        process.communicate(timeout=10)


def test_pages_are_served(served: Served) -> None:
    """The home page, a page below it and a file answer 200; an address without its slash leads to the one with it."""
    assert served.get("")[0] == 200
    status, _, body = served.get("hva-er-selvhjelp/")
    assert status == 200
    assert 'lang="nb"' in body
    assert served.get("feed.xml")[0] == 200
    assert served.get("hva-er-selvhjelp")[:2] == (301, f"{served.base}hva-er-selvhjelp/")


@pytest.mark.parametrize("path", ["historier/trukket/", f"historier/{LONG}/", "gammelt-tilbud/"])
def test_what_is_gone_answers_410(served: Served, path: str) -> None:
    """A withdrawn story, however long its address, and an address of gone.yaml: 410, with our page that says so."""
    status, _, body = served.get(path)
    assert status == 410
    assert body == (served.output / "410.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ["finnes-ikke/", "finnes-ikke", "historier/finnes-ikke/", "404.html", "410.html", "bilder/"])
def test_what_never_was_answers_404(served: Served, path: str) -> None:
    """A missing address, the error pages' own, and a folder without a page: 404, with our page."""
    status, _, body = served.get(path)
    assert status == 404
    assert body == (served.output / "404.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [".moteplass", "_redirects"])
def test_what_is_not_for_readers_answers_404(served: Served, path: str) -> None:
    """Files that the build keeps for itself and for other hosts are not shown."""
    assert (served.output / path).is_file()
    assert served.get(path)[0] == 404


def test_the_map_is_not_for_readers(served: Served) -> None:
    """The list of what is gone lies beside the output, out of the readers' reach."""
    name = f"{served.output.name}.gone.nginx.conf"
    assert served.output.with_name(name).is_file()
    assert served.get_from_host(f"/{name}")[0] == 404


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Until nginx answers; fails with what it says if it ends instead."""
    for _ in range(200):
        if process.poll() is not None:
            pytest.fail(f"nginx ended: {(process.stderr.read() if process.stderr else b'').decode()}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("nginx did not answer within ten seconds")
