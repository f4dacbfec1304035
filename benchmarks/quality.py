"""Writes docs/quality.md: what readers meet, in figures, each with the command that made it: ``python3 tasks.py quality``.

The exact figures are taken from a build of the real content here and now; what depends on the machine comes from the last
run of the reader benchmark (benchmarks/reader/results.json).
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins"), str(ROOT / "tests")]

from benchmarks.finder import RESULTS as FINDER_RESULTS
from benchmarks.network.measure import RESULTS as NETWORK_RESULTS
from benchmarks.reader.measure import MINIMAL, OUR_ARTICLE, OUR_HOME, RESULTS, table
from benchmarks.reader.site import OFFICE, TODAY

from browser import chromium, new_page
from host import hosting
from moteplass.check.languages import parity
from moteplass.enrich.palettes import palettes
from moteplass.enrich.site import Document
from moteplass.read.history import read_history
from moteplass.render import render
from moteplass.words import editor_words
from moteplass.write.icons import tokens
from search.queries import QUERIES
from search.results import answers
from sites import BuiltSite
from test_contrast import SIGNS, TEXT, contrast
from weight import ALL_PAGES, ELEMENTS_LIMIT, SCRIPT_LIMIT, WIDTHS, compressed, elements, limit, load, shift

TARGET = ROOT / "docs" / "quality.md"
HEADING = """\
# Quality, in figures

Written by `python3 tasks.py quality`; do not edit by hand. kB is 1,000 bytes; bytes are as a host sends them, compressed
beforehand with brotli at its best quality."""
BESIDE_OTHERS = """\
## Beside others

From `{command}`, {measured}, Chromium {chromium}: medians of {runs} visits, the pages by turns; {conditions}. All but our
home page show the same article and picture, the page by hand in the one file that our page gives this telephone; each comes from
a host of its own that sends brotli. «×» is against the page by hand.
Milliseconds change with the machine; only the ratios of one run mean something."""
AIMS = (("bytes", "bytes", 1.5), ("LCP", "lcp", 1.3))
LIGHTHOUSE = """\
Lighthouse {version}, medians of {runs} runs; aim: 99 in performance, 100 in the rest. All but performance are held by
`.venv/bin/python -m pytest tests/test_lighthouse.py`."""
FINDER = """\
## The finder with {groups} groups

From `.venv/bin/python benchmarks/finder.py`: {bytes:,} bytes of at most 60,000. A filter takes {filter_ms} ms (aim: under 50) with
the processor slowed {slower} ×, from the choice until the list has been laid out and painted again, in the median, and no frame
takes longer than {longest_ms} ms; all groups are back after {whole_ms} ms at most, a screen or two a frame. A choice that changes
nothing takes {nothing_ms} ms: the browser's own share."""
NETWORK = """\
## A network of sites

From `.venv/bin/python benchmarks/network/measure.py`, on {processors} processors: 300 shared entries, and 30 of each office's own.
«×» is against the smallest network; seconds change with the machine.

| offices | all sites, s | a site, s | × | pages of a site | × | a site, kB | × |
|--:|--:|--:|--:|--:|--:|--:|--:|
{rows}

An office more costs {growth:.1f} s in the largest network: its own site, and what its groups add to every other one."""
FOR_EVERYBODY = """\
## For everybody

Of the same site; a test that is named holds the figure on every page.

| What | Figure | Held by |
|---|---|---|
| Lowest contrast of text, of all palettes in light and dark | {text:.2f}, at least 4.5 | `tests/test_contrast.py` |
| Lowest contrast of signs, rings and borders | {signs:.2f}, at least 3 | `tests/test_contrast.py` |
| Pairs of colours in use that these two do not know | 0 | `tests/pages/test_colours.py` |
{checkers}
| Pages that scroll sideways at 320 px, or with text twice as large | 0 | `tests/pages/test_modes.py`, `tests/test_odd_content.py` |
| Targets below 24 px; telephone links below 44 px | 0; 0 | `tests/pages/test_accessibility.py`, `tests/pages/test_modes.py` |
| Characters in a line of running text, in the mean | about 66 | `tests/pages/test_modes.py` |
| Pages of text in bokmål; of these in nynorsk; in English | {nb}; {nn}; {en} | `python3 tasks.py check --languages` |
| Searches of the table; the right page first; second | {queries}; {first}; {second} | `tests/search/test_queries.py` |"""
MAIN_PAGES = {
    "Home": "",
    "What self-help is": "hva-er-selvhjelp/",
    "The course of a group": "gruppas-gang/",
    "Take part": "bli-med/",
    "Help lines": "telefonnumre/",
    "For municipalities": "for-kommuner/",
    "Article with a picture": "aktuelt/noen-a-dele-med/",
    "Story": "historier/link-bergen-og-statsbudsjettet/",
    "Campaign": "kampanjer/statsbudsjettet-2023/",
    "List of articles": "aktuelt/",
    "Finder": "grupper/",
    "Municipality": "kommune/4601-bergen/",
    "Network (map)": "nettverket/",
    "Search (all pages)": "sok/",
    "404": "404.html",
}
WITH_MEETINGS = {
    "Home, with groups and events": "",
    "Finder, with nine groups": "grupper/",
    "Group": "grupper/apen-samtalegruppe/",
    "Event": "arrangementer/informasjonsmote-januar/",
    "Municipality, with groups and events": "kommune/4601-bergen/",
}
"""Name → address on the site, and in its preview. A page that is no longer there stops the task."""


def main() -> None:
    """Build, measure, write."""
    with tempfile.TemporaryDirectory() as temporary, hosting() as host:
        site, preview = (built(Path(temporary) / str(kind), host.origin, preview=kind) for kind in (False, True))
        host.show(preview.folder)
        rows = main_pages(preview, WITH_MEETINGS)
        host.show(site.folder)
        rows = main_pages(site, MAIN_PAGES) + rows
        parts = [HEADING, exact(site, rows), for_everybody(site), finder(), network(), benchmark()]
    TARGET.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print(editor_words()("cli.handbook", file=TARGET.relative_to(ROOT)))


def built(folder: Path, origin: str, *, preview: bool) -> BuiltSite:
    """The site of today's content, which is to be shown at ``origin``."""
    data = render(office=OFFICE, content=ROOT / "content", output=folder, today=TODAY, site_url="", preview=preview)
    return BuiltSite(folder, origin, data)


def exact(site: BuiltSite, rows: list[str]) -> str:
    """The figures that are the same on every machine; ``rows`` are those of the main pages."""
    documents = list(site.data.documents.values())
    sizes = {doc.url: weight_of(site, doc) for doc in documents}
    counts = {doc.url: elements(site.tree(doc.save_as)) for doc in documents}
    near = max(documents, key=lambda doc: sizes[doc.url] / limit(doc))
    most = max((doc for doc in documents if doc.template != ALL_PAGES), key=lambda doc: counts[doc.url])
    longest = max(counts[doc.url] for doc in documents if doc.template == ALL_PAGES)
    scripts = {path.name: compressed(path.read_bytes()) for path in sorted((ROOT / "theme" / "static" / "js").glob("*.js"))}
    lines = [
        "## Exact figures\n",
        f"The public site of `{OFFICE}` on {TODAY}: {len(documents)} pages; pages with groups and events are those of its preview, "
        "with the examples. Bytes and elements are held, for every page and not only those below, by "
        "`.venv/bin/python -m pytest tests/test_weight.py`.\n",
        "| Page | HTML with its style sheet, bytes | limit | elements | requests | of which pictures | scripts | layout shift |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
        *rows,
        "",
        f"- Heaviest against its limit: `/{near.url}`, {sizes[near.url]:,} of {limit(near):,} bytes.",
        f"- Most elements: `/{most.url}`, {counts[most.url]} of {ELEMENTS_LIMIT}. The search pages, which list every page, "
        f"grow with the site and have no limit; here the largest has {longest}.",
        f"- Layout shift is the sum of three loads, {', '.join(map(str, WIDTHS))} px wide, with every picture delivered late.",
        "- Scripts, none of which the content needs: "
        + ", ".join(f"`{name}` {size:,}" for name, size in scripts.items())
        + f" bytes, of at most {SCRIPT_LIMIT:,} each.",
        "- Held at none, on every page: render-blocking resources (`tests/test_weight.py`); cookies, storage and requests to other "
        "hosts (`tests/pages/test_privacy.py`).",
    ]
    return "\n".join(lines)


def for_everybody(site: BuiltSite) -> str:
    """Contrast, what the checkers found last, languages, and how well the search finds."""
    content = site.data.content
    run = content.data.accessibility
    assert run
    rows = parity(content, ["nn", "en"], read_history(content.folder))
    with chromium() as browser, new_page(browser, width=800) as page:
        given = list(answers(page, f"{site.origin}/", QUERIES))
    return FOR_EVERYBODY.format(
        text=lowest(TEXT),
        signs=lowest(SIGNS),
        checkers="\n".join(
            f"| Problems that {checker.name} {checker.version} finds on {run.pages} pages, {run.checked} | {checker.problems} "
            "| `tests/pages/` |"
            for checker in run.checkers
        ),
        nb=len(rows),
        **{lang: sum(row.states[lang] != "missing" for row in rows) for lang in ("nn", "en")},
        queries=len(given),
        first=sum(answer.is_at(0) for answer in given),
        second=sum(answer.is_at(1) for answer in given),
    )


def lowest(pairs: list[tuple[str, str]]) -> float:
    """The lowest contrast of these pairs of tokens, in any palette, light or dark."""
    return min(
        contrast(colours[first][mode], colours[second][mode])
        for palette in palettes().values()
        for colours in [{**tokens(), **palette}]
        for mode in (0, 1)
        for first, second in pairs
    )


def main_pages(site: BuiltSite, names: dict[str, str]) -> list[str]:
    """A row of the table for each of these pages."""
    rows = []
    with chromium() as browser:
        for name, url in names.items():
            document = site.data.documents[url]
            with new_page(browser, width=WIDTHS[0]) as page:
                loaded = load(page, f"{site.origin}/{url}")
            pictures, scripts = loaded.of_type("image"), loaded.of_type("script")
            total = 0.0
            for width in WIDTHS:
                with new_page(browser, width=width) as page:
                    total += shift(page, f"{site.origin}/{url}")
            cells = (
                name,
                f"{weight_of(site, document):,}",
                f"{limit(document):,}",
                elements(site.tree(document.save_as)),
                1 + len(pictures) + len(scripts),
                len(pictures),
                len(scripts),
                f"{total:g}",
            )
            rows.append(f"| {' | '.join(map(str, cells))} |")
    return rows


def finder() -> str:
    """What the last run of the finder's benchmark found."""
    return FINDER.format(**json.loads(FINDER_RESULTS.read_text(encoding="utf-8")))


def network() -> str:
    """How building grew with the number of offices, in the last run of that benchmark."""
    results = json.loads(NETWORK_RESULTS.read_text(encoding="utf-8"))
    sizes = results["networks"]
    first, before, last = sizes[0], sizes[-2], sizes[-1]
    rows = [
        f"| {size['offices']} | {size['seconds']} | "
        + " | ".join(
            f"{size[name]:g} | {size[name] / first[name]:.1f}" for name in ("site_seconds", "site_pages", "site_kilobytes")
        )
        + " |"
        for size in sizes
    ]
    growth = (last["seconds"] - before["seconds"]) / (last["offices"] - before["offices"])
    return NETWORK.format(rows="\n".join(rows), growth=growth, processors=results["processors"])


def benchmark() -> str:
    """What the last run of the reader benchmark found, and the aims that it is held against."""
    results = json.loads(RESULTS.read_text(encoding="utf-8"))
    versions = ", ".join(f"{name} {version}" for name, version in results["versions"].items())
    parts = [
        BESIDE_OTHERS.format(**results),
        table(results),
        "\n".join(verdicts(results)),
        LIGHTHOUSE.format(**results["lighthouse"]),
        f"Measured with {versions}.",
    ]
    return "\n\n".join(parts)


def verdicts(results: dict[str, Any]) -> list[str]:
    """Each aim, and whether the article meets it."""
    ours, limit = results["pages"][OUR_ARTICLE], results["pages"][MINIMAL]
    lines = [
        f"- Aim: {name} at most {most:g} × the page by hand. {'Met' if ours[key] <= most * limit[key] else 'Not met'}: "
        f"{results['ratios'][OUR_ARTICLE][key]:.2f}."
        for name, key, most in AIMS
    ]
    peers = [name for name in results["pages"] if name not in (OUR_ARTICLE, OUR_HOME, MINIMAL)]
    for name, key in (("bytes", "bytes"), ("FCP", "fcp"), ("LCP", "lcp")):
        ahead = [peer for peer in peers if results["pages"][peer][key] <= results["pages"][OUR_ARTICLE][key]]
        lines.append(f"- Aim: ahead of every peer in {name}. {'Not met: behind ' + ', '.join(ahead) if ahead else 'Met'}.")
    return lines


def weight_of(site: BuiltSite, document: Document) -> int:
    return compressed((site.folder / document.save_as).read_bytes())


if __name__ == "__main__":
    main()
