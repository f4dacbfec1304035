"""Pictures of the main pages of a real build, and of groups and events in the preview, where there are examples:
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
from moteplass.render.pelican import render
from moteplass.words import editor_words
from sites import serve

PAGES = {
    "forsiden": "",
    "hva-er-selvhjelp": "hva-er-selvhjelp/",
    "gruppas-gang": "gruppas-gang/",
    "bli-med": "bli-med/",
    "hjelp-na": "hjelp-na/",
    "for-kommuner": "for-kommuner/",
    "artikkel": "aktuelt/noen-a-dele-med/",
    "historie": "historier/link-bergen-og-statsbudsjettet/",
    "kampanje": "kampanjer/statsbudsjettet-2023/",
    "nettverket": "nettverket/",
    "kontakt": "kontakt/",
    "404": "404.html",
}
MEETINGS = {
    "grupper": "grupper/",
    "gruppe": "grupper/sammen-om-sorg/",
    "apen-gruppe": "grupper/apen-samtalegruppe/",
    "arrangementer": "arrangementer/",
    "arrangement": "arrangementer/informasjonsmote-januar/",
    "kommune": "kommune/4601-bergen/",
    "apne-data": "data/",
}
WIDTHS = (360, 768, 1280)
MODES = ("lys", "mork", "utskrift")
README = {"forsiden-360-lys": "mobil", "forsiden-1280-lys": "skjerm"}


def main() -> None:
    """Build, take every picture, and print how many there are."""
    folder = ROOT / "screenshots"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with chromium() as browser:
        for pages, preview in ((PAGES, False), (MEETINGS, True)):
            with built_site(preview=preview) as origin:
                take(browser, origin, pages, folder)
    save_for_readme(folder)
    print(editor_words()("cli.screenshots", count=len(list(folder.glob("*.png"))), folder=folder.name))


@contextmanager
def built_site(*, preview: bool) -> Iterator[str]:
    """The site of LINK Bergen og omegn on a server of its own; yields the origin."""
    with tempfile.TemporaryDirectory() as output:
        render(office="bergen", content=ROOT / "content", output=Path(output), today="2026-12-01", site_url="", preview=preview)
        with serve(Path(output)) as origin:
            yield origin


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
