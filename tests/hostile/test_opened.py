"""What is let pass is published and does nothing: seen in Chromium, page by page, and in every file (issue 11)."""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from .attack import MEGABYTES
from .building import OUTSIDE, Built
from .conftest import documents
from .visit import Seen

pytestmark = pytest.mark.slow

# What nobody sees, and what turns the text around it (XML 1.0, 2.2; UTR 36).
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufff9-\uffff\U000e0000-\U000e007f]"
)
TEXTS = (".html", ".xml", ".json", ".csv", ".ics", ".txt", ".svg", "_redirects")
# A calendar's lines (RFC 5545, 3.1): a name that we write, then what it says.
OF_CALENDARS = re.compile(
    r"(?:BEGIN|END|VERSION|PRODID|NAME|X-WR-CALNAME|TZID|TZNAME|TZOFFSETFROM|TZOFFSETTO|DTSTART|DTEND|DTSTAMP|LAST-MODIFIED|UID|"
    r"SUMMARY|DESCRIPTION|URL|LOCATION|STATUS|RRULE|EXDATE|SEQUENCE)[;:]|[ \t]"
)


@pytest.fixture(params=["public", "of_closed"])
def seen(request: pytest.FixtureRequest) -> Seen:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Seen)
    return found


@pytest.fixture(params=["published", "closed"])
def built(request: pytest.FixtureRequest) -> Built:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Built)
    return found


def test_built(built: Built) -> None:
    """Whatever the check lets pass is built and verified, in time that its size warrants."""
    said = [line for line in built.printed.splitlines() if ": merknad: " not in line]
    assert built.taken.status == 0, said
    assert "Traceback" not in built.printed
    assert built.taken.megabytes <= MEGABYTES


def test_nothing_is_executed(seen: Seen) -> None:
    """No ``hostile()``, no dialog, whatever event reaches whatever element."""
    assert seen.executed == []
    assert seen.opened > 10


OF_NGINX = "|".join(
    (r'map "\$uri\?\$args" \$moteplass_(gone|moved) \{', r'    default (0|"");', r'    "~\^[^"{};\n]*" (1|/[a-z0-9/.-]*);', r"\}")
)
OF_CADDY = "|".join(
    (
        r"@gone path( /[a-z0-9/.-]+)+",
        r"error @gone\d* 410",
        r"redir @moved\d+ /[a-z0-9/.-]* 301",
        r"@(gone|moved)\d+ \{",
        r"\tpath_regexp `\^[^`{}\n]*`",
        r"\tvars_regexp \{query\} `[^`{}\n]*`",
        r"\}",
    )
)


def test_every_page_was_opened(published: Built, public: Seen) -> None:
    """None is passed over."""
    assert public.opened >= len([path for path in documents(published.folder) if path.endswith(".html")]) > 200


def test_nothing_is_asked_of_another_host(seen: Seen) -> None:
    """Neither a request nor a connection that is opened in advance."""
    assert seen.away == []


def test_nothing_leads_away(seen: Seen) -> None:
    """No page navigates by itself, opens another, or has one in it."""
    assert seen.left == []


def test_nothing_is_stored(seen: Seen) -> None:
    """No cookie, no storage, no worker."""
    assert seen.stored == []


def test_the_policy_has_nothing_to_forbid(seen: Seen) -> None:
    """Nothing on the console: what the policy of a page would have stopped was not there in the first place."""
    assert seen.console == []


def test_nothing_is_written_outside(built: Built) -> None:
    """Around the site there is what was there before, and the host's maps beside it."""
    others = {line.partition(":")[0] for line in built.around}
    assert others - {f"{built.folder.name}.gone.nginx.conf", f"{built.folder.name}.gone.caddy"} == set(OUTSIDE)
    assert {f"{name}: {text.encode()!r}" for name, text in OUTSIDE.items()} <= built.around


def test_nothing_is_read_from_outside(built: Built) -> None:
    """What lies beside the content is in no file."""
    assert [path for path, held in _files(built.folder) if b"KANARI-UTENFRA" in held.upper()] == []


def test_nothing_leaks(published: Built) -> None:
    """What is withdrawn, kept back or hidden, and who wrote a file, is nowhere in the public site, its search index and pictures
    among them."""
    assert [path for path, held in _files(published.folder) if b"KANARI" in held.upper()] == []


def test_nothing_unseen_is_published(built: Built) -> None:
    """No file of text has a character that nobody sees, or that turns the text around it."""
    texts = {
        path: held.removeprefix(path.encode()).decode("utf-8-sig") for path, held in _files(built.folder) if path.endswith(TEXTS)
    }
    assert {path: found[0] for path, text in texts.items() if (found := UNSEEN.search(text))} == {}


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Path and bytes of each file, its name before them; those of the search index unpacked."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            held = path.read_bytes()
            name = path.relative_to(folder).as_posix()
            yield name, name.encode() + (gzip.decompress(held) if held.startswith(b"\x1f\x8b") else held)


def test_files_for_programs(built: Built) -> None:
    """Feeds, tables, calendars and the host's lists are well formed, and no text ends what it stands in."""
    for path, held in _files(built.folder):
        text = held.removeprefix(path.encode()).decode("utf-8-sig", "replace")
        if path.endswith((".xml", ".svg")):
            root = etree.fromstring(text.encode())
            assert {etree.QName(element).namespace for element in root.iter()} <= _namespaces(path), path
        elif path.endswith(".json"):
            json.loads(text)
        elif path.endswith(".ics"):
            assert [line for line in text.split("\r\n") if line and not OF_CALENDARS.match(line)] == [], path
            assert "\n" not in text.replace("\r\n", ""), path
        elif path.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
            assert [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)] == [], path
            assert len({len(row) for row in csv.reader(io.StringIO(text), delimiter=";")}) == 1, path
    lines = (built.folder / "_redirects").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"/[A-Za-z0-9/.%-]* /[a-z0-9/.-]* 30[12]", line)] == []


def _namespaces(path: str) -> set[str]:
    if path == "sitemap.xml":
        return {"http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"}
    return {"http://www.w3.org/2000/svg"} if path.endswith(".svg") else {"http://www.w3.org/2005/Atom"}


def test_maps_of_the_host(published: Built) -> None:
    """What the web server's configuration takes in has one line for each address that is gone or leads on, of a fixed form, and
    nothing that ends the pattern in it."""
    nginx, caddy = (published.folder.with_name(f"ut.gone.{name}").read_text(encoding="utf-8") for name in ("nginx.conf", "caddy"))
    assert [line for line in nginx.splitlines() if not re.fullmatch(OF_NGINX, line)] == []
    assert [line for line in caddy.splitlines() if not re.fullmatch(OF_CADDY, line)] == []
