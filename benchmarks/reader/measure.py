"""What readers meet, side by side in one run: our site, a page made by hand, and three generators as they come from npm.

    .venv/bin/python benchmarks/reader/measure.py

Installs what it needs with npm, builds every site with the same article and picture, serves each from a local host that
sends brotli, visits the pages by turns, and prints medians and ratios; then Lighthouse on our own pages. Writes
benchmarks/reader/results.json, which ``python3 tasks.py quality`` reads. Only the ratios mean something on another
machine, and only those within one run. ``--runs N`` and ``--lighthouse-runs N`` say how often.
"""

import argparse
import contextlib
import dataclasses
import datetime
import json
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins"), str(ROOT / "tests")]

from benchmarks.reader import article as the_article
from benchmarks.reader import lighthouse, peers
from benchmarks.reader.install import install
from benchmarks.reader.site import build_site
from benchmarks.reader.visits import CPU_SLOWDOWN, Visit, visit

from browser import chromium
from host import hosting

RESULTS = Path(__file__).resolve().with_name("results.json")
MINIMAL = "minimal page, by hand"
OUR_ARTICLE = "Møteplass, article"
OUR_HOME = "Møteplass, home"


@dataclass(frozen=True)
class Contestant:
    """A page to measure. The home page is the only one without the article."""

    name: str
    address: str
    has_article: bool = True


def main() -> None:
    """Measure, print, and write the results."""
    parser = argparse.ArgumentParser(description="What readers meet, side by side in one run.")
    parser.add_argument("--runs", type=int, default=7, help="visits to each page")
    parser.add_argument("--lighthouse-runs", type=int, default=3, help="runs of Lighthouse on each page")
    options = parser.parse_args()
    install(peers=True)
    article = the_article.read_article()
    with contestants(article) as (pages, ours), chromium() as browser:
        visits: dict[str, list[Visit]] = {page.name: [] for page in pages}
        for number in range(options.runs):
            for page in pages:
                made = visit(browser, page.address)
                check(page, made, article)
                visits[page.name].append(made)
            print(f"visited every page, {number + 1} of {options.runs}", file=sys.stderr)
        version = browser.version
        rows = {name: median(made) for name, made in visits.items()}
        reports = lighthouse.lighthouse([f"{ours}/{page}" for page in lighthouse.PAGES.values()], runs=options.lighthouse_runs)
    results = {
        "measured": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "command": ".venv/bin/python benchmarks/reader/measure.py",
        "chromium": version,
        "runs": options.runs,
        "conditions": f"phone 412 × 823, slow 4G (150 ms, 1.6 Mbit/s), processor {CPU_SLOWDOWN}× slower, empty cache",
        "versions": versions(),
        "pages": rows,
        "ratios": {name: ratios(row, rows[MINIMAL]) for name, row in rows.items()},
        "lighthouse": {"version": reports[0].version, "runs": options.lighthouse_runs, "pages": scores(reports, ours)},
    }
    RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(table(results))


@contextlib.contextmanager
def contestants(article: the_article.Article) -> Iterator[tuple[list[Contestant], str]]:
    """Every site, built and served; yields the pages and the origin of our own site."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        host = stack.enter_context(hosting())
        build_site(folder / "ours", host.origin)
        host.show(folder / "ours")
        (picture,) = (folder / "ours" / "bilder").glob(f"{article.picture.stem}-*-720.avif")
        pages = [
            Contestant(OUR_HOME, f"{host.origin}/", has_article=False),
            Contestant(OUR_ARTICLE, f"{host.origin}/aktuelt/{the_article.STEM}/"),
        ]
        addresses = {
            MINIMAL: peers.build_minimal(article, picture, folder / "minimal"),
            "Eleventy + simple.css": peers.build_eleventy(article, folder / "eleventy"),
            "Starlight": peers.build_starlight(article, folder / "starlight"),
            "VitePress": peers.build_vitepress(article, folder / "vitepress"),
        }
        for (name, path), built in zip(addresses.items(), ("minimal", "eleventy", "starlight", "vitepress"), strict=True):
            served = stack.enter_context(hosting(folder / built))
            pages.append(Contestant(name, f"{served.origin}/{path}"))
        yield pages, host.origin


def check(page: Contestant, made: Visit, article: the_article.Article) -> None:
    """A page that does not show the article and its picture is not measured."""
    if not page.has_article:
        return
    missing = [paragraph for paragraph in article.paragraphs if paragraph not in made.text]
    if missing or not made.picture_bytes:
        raise RuntimeError(f"{page.name} does not show {missing or 'the picture'}")


def median(visits: list[Visit]) -> dict[str, float]:
    """The median of each figure."""
    names = [field.name for field in dataclasses.fields(Visit) if field.name != "text"]
    return {name: round(statistics.median(getattr(made, name) for made in visits)) for name in names}


def ratios(row: dict[str, float], limit: dict[str, float]) -> dict[str, float]:
    """Each figure as a multiple of the hand-made page's."""
    return {name: round(row[name] / limit[name], 2) for name in ("bytes", "requests", "fcp", "lcp")}


def versions() -> dict[str, str]:
    """What was measured, as package.json pins it."""
    package = json.loads(Path(__file__).with_name("package.json").read_text(encoding="utf-8"))
    return {**package["dependencies"], **package["devDependencies"]}


def scores(reports: list[lighthouse.Report], origin: str) -> dict[str, Any]:
    """The median score of each page in each category, and what took points in any run."""
    found: dict[str, Any] = {}
    for name, path in lighthouse.PAGES.items():
        own = [report for report in reports if report.url == f"{origin}/{path}"]
        medians = {
            category: round(statistics.median(report.scores[category] for report in own)) for category in lighthouse.CATEGORIES
        }
        found[name] = {**medians, "failed": sorted({failure for report in own for failure in report.failed})}
    return found


def table(results: dict[str, Any]) -> str:
    """The results in Markdown."""
    lines = [
        "| page | bytes | of which pictures | requests | FCP ms | LCP ms | bytes × | FCP × | LCP × |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, row in sorted(results["pages"].items(), key=lambda item: float(item[1]["bytes"])):
        times = results["ratios"][name]
        lines.append(
            f"| {name} | {row['bytes']:,} | {row['picture_bytes']:,} | {row['requests']} | {row['fcp']} | {row['lcp']} "
            f"| {times['bytes']:.2f} | {times['fcp']:.2f} | {times['lcp']:.2f} |"
        )
    lines += ["", "| Lighthouse | " + " | ".join(lighthouse.CATEGORIES) + " |", "|---|" + "--:|" * len(lighthouse.CATEGORIES)]
    for name, found in results["lighthouse"]["pages"].items():
        lines.append(f"| {name} | " + " | ".join(str(found[category]) for category in lighthouse.CATEGORIES) + " |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
