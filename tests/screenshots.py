"""Pictures of a page of each template, of the public site and, where only that has any, of the preview:
``python3 tasks.py screenshots``.

Writes ``screenshots/PAGE-WIDTH-MODE.png`` for looking at, and the two of the README into ``docs/images/``.
"""

import itertools
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "plugins"))

from browser import chromium, new_page
from moteplass.enrich.site import Site
from moteplass.render.pelican import render
from moteplass.words import editor_words
from sites import serve

WIDTHS = (360, 768, 1280)
MODES = ("lys", "mork", "utskrift")
README = {"home-360-lys": "mobil", "home-1280-lys": "skjerm"}


def main() -> None:
    """Build, take every picture, and print how many there are."""
    folder = ROOT / "screenshots"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    taken: set[str] = set()
    with chromium() as browser:
        for preview in (False, True):
            with built_site(preview=preview) as (origin, site):
                pages = {name: url for name, url in one_of_each(site).items() if name not in taken}
                take(browser, origin, pages, folder)
                taken |= pages.keys()
    save_for_readme(folder)
    print(editor_words()("cli.screenshots", count=len(list(folder.glob("*.png"))), folder=folder.name))


@contextmanager
def built_site(*, preview: bool) -> Iterator[tuple[str, Site]]:
    """The site of this content on a server of its own; yields the origin and the site as data."""
    with tempfile.TemporaryDirectory() as output:
        site = render(office="", content=ROOT / "content", output=Path(output), today="2026-12-01", site_url="", preview=preview)
        with serve(Path(output)) as origin:
            yield origin, site


def one_of_each(site: Site) -> dict[str, str]:
    """Template → the address of the first page in bokmål that uses it."""
    found: dict[str, str] = {}
    for document in site.documents.values():
        if document.lang == "nb":
            found.setdefault(document.template, document.url)
    return found


def take(browser: Browser, origin: str, pages: dict[str, str], folder: Path) -> None:
    """Every page in every width, light, dark and as it is printed."""
    for width, mode in itertools.product(WIDTHS, MODES):
        with new_page(browser, width=width, dark=mode == "mork") as page:
            page.emulate_media(media="print" if mode == "utskrift" else "screen")
            for name, url in pages.items():
                page.goto(f"{origin}/{url}")
                page.screenshot(path=folder / f"{name}-{width}-{mode}.png", full_page=True)


def save_for_readme(folder: Path) -> None:
    """The top of the home page, small enough for the repository."""
    target = ROOT / "docs" / "images"
    target.mkdir(parents=True, exist_ok=True)
    for name, new_name in README.items():
        with Image.open(folder / f"{name}.png") as picture:
            height = 920 if picture.width > 500 else 780
            top = picture.convert("RGB").crop((0, 0, picture.width, min(picture.height, height)))
            top.save(target / f"{new_name}.webp", quality=82, method=6)


if __name__ == "__main__":
    main()
