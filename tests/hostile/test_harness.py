"""The attack itself is tested: whatever it measures, it finds where it is."""

import datetime
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from moteplass.faults import Fault
from sites import serve

from .attack import MEGABYTES, Check, Outcome, attack
from .building import around, surroundings
from .conftest import alone
from .table import Vector
from .visit import Seen, visit

ROW = Vector("harness", "harness-row", "page.title", "En tittel", "bounded")
# What is measured → pages on which it is to be found.
PAGES = {
    "executed": {
        "script": "<script>hostile()</script>",
        "error": "<img src=x onerror=hostile()>",
        "click": "<b onclick=hostile()>x</b>",
        "link": "<a href=javascript:hostile()>x</a>",
        "over": "<b onmouseover=hostile()>x</b>",
        "focus": "<b tabindex=0 onfocus=hostile()>x</b>",
        "toggle": "<details ontoggle=hostile()>x</details>",
        "animation": "<b onanimationstart=hostile()>x</b>",
        "submit": "<form onsubmit=hostile()><button>x</button></form>",
        "key": "<body onkeydown=hostile()>",
        "hash": "<body onhashchange=hostile()>",
        "frame": "<iframe srcdoc='<script>hostile()</script>'></iframe>",
        "dialog": "<script>alert(1)</script>",
        "formaction": "<form><button formaction=javascript:hostile()>x</button></form>",
    },
    "away": {
        "picture": "<img src=http://ond.example/x>",
        "style": "<style>body{background:url(http://ond.example/x)}</style>",
        "fetch": "<script>fetch('http://ond.example/').catch(() => 0)</script>",
        "beacon": "<b onclick=\"navigator.sendBeacon('http://ond.example/')\">x</b>",
        "socket": "<script>new WebSocket('ws://ond.example/')</script>",
        "prefetch": "<link rel=prefetch href=http://ond.example/x>",
        "form": "<form method=post action=http://ond.example/><input name=q></form><script>document.forms[0].submit()</script>",
    },
    "left": {
        "refresh": "<meta http-equiv=refresh content='0;url=/x.html'>",
        "script": "<script>location = '/x.html'</script>",
        "frame": "<iframe src=/x.html></iframe>",
        "window": "<script>open('/x.html')</script>",
    },
    "console": {
        "error": "<script>throw new Error('x')</script>",
        "policy": "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\"><script>hostile()</script>",
    },
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Gone before other tests run: its event loop would be in their way."""
    with alone() as running:
        yield running


@pytest.mark.slow
@pytest.mark.parametrize("what", PAGES)
def test_the_visit_finds(what: str, browser: Browser, tmp_path: Path) -> None:
    """Everything that a page does and should not, on each page that does it."""
    seen = _visited(tmp_path, browser, PAGES[what])
    assert [name for name in PAGES[what] if not any(f"/{name}.html" in line for line in getattr(seen, what))] == []


@pytest.mark.slow
def test_the_visit_finds_nothing(browser: Browser, tmp_path: Path) -> None:
    """A page that leads to others, when clicked, is left in peace."""
    page = "<a href=http://ond.example/>x</a><a href=/x.html>y</a><form action=/x.html><button>z</button></form>"
    seen = _visited(tmp_path, browser, {"page": page})
    assert seen == Seen(opened=1)


@pytest.mark.slow
def test_the_visit_finds_what_is_stored(browser: Browser, tmp_path: Path) -> None:
    """Cookies and storage, whichever page wrote them."""
    page = "<script>document.cookie = 'kake=1'; localStorage.lager = 1; indexedDB.open('base')</script>"
    stored = "\n".join(_visited(tmp_path, browser, {"page": page}).stored)
    assert all(name in stored for name in ("kake", "lager", "base"))


def _visited(folder: Path, browser: Browser, pages: dict[str, str]) -> Seen:
    for name, html in {**pages, "x": "x", "index": "x"}.items():
        (folder / f"{name}.html").write_text(f"<!doctype html><title>x</title><link rel=icon href=data:,>{html}", encoding="utf-8")
    with serve(folder) as origin:
        return visit(browser, origin, [f"{name}.html" for name in pages])


def _raises(content: Path, today: datetime.date) -> Iterable[Fault]:
    raise RuntimeError(content, today)


def _takes_long(content: Path, today: datetime.date) -> Iterable[Fault]:
    return [fault for number in range(10**12) for fault in (Fault(str(content), number, "empty", str(today)),) if number < 0]


def _takes_memory(content: Path, today: datetime.date) -> Iterable[Fault]:
    held = b"x" * 400_000_000
    return [Fault(str(content), len(held), "empty", str(today))]


def _elsewhere(content: Path, today: datetime.date) -> Iterable[Fault]:
    return [Fault("content/pages/harness-row.md", 3, "empty"), Fault(f"{content.name}/pages/bli-med.md", today.day, "empty")]


def _right(content: Path, today: datetime.date) -> Iterable[Fault]:
    return [Fault(f"{content.name}/pages/harness-row.md", today.day + 1, "empty")]


@pytest.mark.parametrize(
    ("check", "finding"),
    [
        (_raises, lambda one: "RuntimeError" in one.failure),
        (_takes_long, lambda one: "TooSlow" in one.failure),
        (_elsewhere, lambda one: not one.told and len(one.astray) == 2),
        (_right, lambda one: len(one.told) == 1 and not (one.astray or one.failure)),
    ],
)
def test_the_attack_finds(check: Check, finding: Callable[[Outcome], bool]) -> None:
    """A traceback, what takes long, a fault on another line or in another file, and one where it should be."""
    (found,) = attack([ROW], check)
    assert finding(found)


def test_the_attack_finds_what_takes_memory(tmp_path: Path) -> None:
    """In a process of its own, as the attack has."""
    report = tmp_path / "megabytes"
    child = multiprocessing.get_context("spawn").Process(target=_report, args=(report,))
    child.start()
    child.join()
    assert float(report.read_text(encoding="utf-8")) > MEGABYTES


def _report(report: Path) -> None:
    (found,) = attack([ROW], _takes_memory)
    report.write_text(str(found.megabytes), encoding="utf-8")


def test_what_is_written_outside_is_seen(tmp_path: Path) -> None:
    """A file that is new beside the content, and one that is another than before."""
    surroundings(tmp_path, [])
    before = around(tmp_path, tmp_path / "ut")
    (tmp_path / "ny.txt").write_text("x", encoding="utf-8")
    (tmp_path / "hemmelig.txt").write_text("x", encoding="utf-8")
    assert {line.partition(":")[0] for line in around(tmp_path, tmp_path / "ut") - before} == {"ny.txt", "hemmelig.txt"}
