"""How the sites of a growing network are built: ``.venv/bin/python benchmarks/network/measure.py`` (about ten minutes).

300 shared entries, and 30 of each office's own: 10 groups, which every site lists as a neighbour's, and 20 articles, which only
its own site has. The networks differ in the number of offices alone and are built one after the other on the same machine, so that
the ratios mean something; the seconds do not. Writes results.json beside this file, from which docs/quality.md is made.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "plugins"))

from moteplass.cli.calls import own_office

RESULTS = Path(__file__).with_name("results.json")
TODAY = "2026-12-01"
SIZES = (5, 10, 20, 40)
SHARED, OWN_GROUPS, OWN_ARTICLES = 300, 10, 20
THEMES = ("ensomhet", "sorg", "angst")
DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")


def main() -> None:
    """Build each network once with pictures already in the cache, as every night but the first, and write the figures."""
    with tempfile.TemporaryDirectory() as folder:
        rows = [measure(size, Path(folder)) for size in (SIZES[0], *SIZES)][1:]  # the first one fills the caches
    RESULTS.write_text(json.dumps({"processors": os.cpu_count(), "networks": rows}, indent=1) + "\n", encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


def measure(offices: int, folder: Path) -> dict[str, float]:
    """Seconds for all, and the median of a site, its pages and kilobytes, in a network of so many offices."""
    content, output = folder / f"content-{offices}", folder / f"sites-{offices}"
    if not content.exists():
        network(content, offices)
    command = [sys.executable, str(ROOT / "tasks.py"), "build", "--all-offices"]
    start = time.monotonic()
    done = subprocess.run(
        [*command, f"--content={content}", f"--output={output}", f"--today={TODAY}"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    seconds = time.monotonic() - start
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    rows = re.findall(r"^\| \S+ +\| ferdig +\| (\d+) +\| (\d+) +\|", done.stdout, re.MULTILINE)
    assert len(rows) == offices
    sizes = [sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) for site in output.iterdir() if site.is_dir()]
    return {
        "offices": offices,
        "seconds": round(seconds, 1),
        "site_seconds": median(int(row[1]) for row in rows),
        "site_pages": median(int(row[0]) for row in rows),
        "site_kilobytes": round(median(sizes) / 1000),
    }


def network(content: Path, offices: int) -> None:
    """A content folder with the repository's pages and data, shared articles up to SHARED entries, and the offices' own."""
    shutil.copytree(ROOT / "content", content)
    for kind in ("groups", "events"):
        shutil.rmtree(content / kind)
        (content / kind).mkdir()
    shared = sum(1 for path in content.rglob("*.md") if path.parent.name != "offices")
    real = [path.stem for path in (content / "offices").glob("*.md")]
    names = [*sorted(real), *(f"kontor-{number}" for number in range(offices))]
    own = own_office(content)
    names = [own, *[name for name in names if name != own]][:offices]
    text = (ROOT / "content" / "articles" / "noen-a-dele-med.md").read_text(encoding="utf-8")
    body = re.sub(r"\[\^?[^\]]*\](\([^)]*\))?:?", "", text.split("---\n", 2)[2])
    for number, name in enumerate(names):
        if name not in real:
            write(content / "offices" / f"{name}.md", office(name), "Et kontor.")
        for index in range(OWN_GROUPS):
            write(content / "groups" / f"{name}-{index}.md", group(name, number, index), body)
        for index in range(OWN_ARTICLES):
            write(content / "articles" / f"{name}-{index}.md", article(f"{name} {index}", f"offices: [{name}]"), body)
    for other in set(real) - set(names):  # the repository's texts link to them
        path = content / "offices" / f"{other}.md"
        path.write_text(path.read_text(encoding="utf-8").replace("kind:", "example: true\nkind:", 1), encoding="utf-8")
    for index in range(SHARED - shared):
        write(content / "articles" / f"felles-{index}.md", article(f"Felles {index}"), body)


def write(path: Path, front: str, body: str) -> None:
    path.write_text(f"---\n{front}\n---\n\n{body}\n", encoding="utf-8")


def office(name: str) -> str:
    return f"title: {name}\nsummary: {name} er et kontor til måling.\nkind: link\narea: {name}\nmunicipalities: ['4601']"


def article(title: str, extra: str = "") -> str:
    return f"title: {title}\nsummary: {title} er skrevet for å måle.\ndate: 2026-10-05\n{extra}".strip()


def group(name: str, number: int, index: int) -> str:
    return (
        f"title: Gruppe {index} hos {name}\nsummary: Gruppe {index} hos {name} er laget for å måle.\noffice: {name}\n"
        f"theme: {THEMES[index % 3]}\nkind: mixed\nformat: place\nmunicipalities: ['4601']\nstate: open\nconfirmed: 2026-11-20\n"
        f"place: {{name: Huset {number}}}\n"
        f"schedule: {{repeat: hver {DAYS[(number + index) % 5]}, first: 2026-09-01, start: '18:00', end: '20:00'}}"
    )


if __name__ == "__main__":
    main()
