"""Writes content/data/accessibility.yaml, what the page «Tilgjengelighet» tells of the last test: ``python3 tasks.py quality``.

The checkers and their rules are those of the tests (tests/checkers.py), over every page of the real public site of today.
"""

import datetime
import json
import sys
import tempfile
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins"), str(ROOT / "tests")]

import checkers
from browser import NODE_MODULES, chromium
from host import hosting
from moteplass.model.dates import OSLO
from moteplass.render.pelican import render
from moteplass.words import editor_words
from sites import BuiltSite

TARGET = ROOT / "content" / "data" / "accessibility.yaml"
HEADING = "# Skrevet av «python3 tasks.py quality». Ikke endre det for hånd.\n"
NAMES = {
    "axe": "axe-core",
    "IBM Equal Access": "accessibility-checker-engine",
    "Nu Html Checker": "vnu-jar",
    "html-validate": "html-validate",
}
"""What a checker is called → its npm package."""


def main() -> None:
    """Build, check, write."""
    today = datetime.datetime.now(OSLO).date()
    with tempfile.TemporaryDirectory() as temporary, hosting() as host:
        folder = Path(temporary) / "site"
        data = render(office="", content=ROOT / "content", output=folder, today=today.isoformat(), site_url="", preview=False)
        host.show(folder)
        site = BuiltSite(folder, host.origin, data)
        found = problems(site, Path(temporary) / "report.json")
    known = {
        "checked": today.isoformat(),
        "office": data.office_id,
        "pages": len(data.documents),
        "checkers": [{"name": name, "version": version(NAMES[name]), "problems": count} for name, count in found.items()],
    }
    TARGET.write_text(HEADING + yaml.safe_dump(known, allow_unicode=True, sort_keys=False), encoding="utf-8")
    print(editor_words()("cli.handbook", file=TARGET.relative_to(ROOT)))


def problems(site: BuiltSite, report: Path) -> dict[str, int]:
    """How much each checker found; axe in small and light and in large and dark."""
    found = dict.fromkeys(NAMES, 0)
    with chromium() as browser:
        for width, dark in ((360, False), (1280, True)):
            with checkers.checked_page(browser, width=width, dark=dark) as page:
                for document in site.data.documents.values():
                    page.goto(site.address(document.save_as))
                    found["axe"] += len(checkers.axe(page)[0])
        with checkers.checked_page(browser, width=1280) as page:
            for document in site.data.documents.values():
                page.goto(site.address(document.save_as))
                found["IBM Equal Access"] += len(checkers.ibm(page))
    found["Nu Html Checker"] = len(checkers.vnu([site]))
    found["html-validate"] = len(checkers.html_validate([site], report))
    return found


def version(package: str) -> str:
    """What is installed."""
    read: str = json.loads((NODE_MODULES / package / "package.json").read_text(encoding="utf-8"))["version"]
    return read


if __name__ == "__main__":
    main()
