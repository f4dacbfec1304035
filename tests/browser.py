"""Chromium for the tests: one browser, started once, with a page for every size and colour scheme that is asked for."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NODE_MODULES = Path(__file__).resolve().parent / "node_modules"
# Nothing of the browser's own may reach the network, nor may a first-run page come in the way.
ARGUMENTS = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str:
    """Where Chromium is; raises FileNotFoundError with what to do where there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise FileNotFoundError("no Chromium: run `python3 tasks.py test`, which installs it (tests/install.py)")
    return found


def npm_file(path: str) -> Path:
    """A file below tests/node_modules; raises FileNotFoundError with what to do where it is missing."""
    found = NODE_MODULES / path
    if not found.exists():
        raise FileNotFoundError(f"no {found}: run `python3 tasks.py test`, which installs it (tests/install.py)")
    return found


@contextmanager
def chromium(*more: str) -> Iterator[Browser]:
    """A headless browser, with some more arguments, that runs until the end of the block."""
    with sync_playwright() as playwright, launch(playwright.chromium, *more) as browser:
        yield browser


def launch(kind: BrowserType, *more: str) -> Browser:
    """A headless browser with some more arguments. Root cannot use Chromium's sandbox, so only then is it off."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*ARGUMENTS, *more, *(["--no-sandbox"] if is_root else [])]
    return kind.launch(executable_path=executable(), headless=True, args=arguments)


@contextmanager
def new_page(
    browser: Browser, *, width: int, dark: bool = False, javascript: bool = True, bypass_csp: bool = False
) -> Iterator[Page]:
    """A page in a profile of its own: no cookie, no storage, no cache from before. ``bypass_csp`` lets a test put
    a style sheet or a checker's script into the page, which the policy of every page forbids."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        java_script_enabled=javascript,
        locale="nb-NO",
        bypass_csp=bypass_csp,
    )
    yield context.new_page()
    context.close()
