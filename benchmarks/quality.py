"""Writes docs/quality.md: what readers meet, in figures, each with the command that made it: ``python3 tasks.py quality``.

The exact figures are taken from a build of the real content here and now; what depends on the machine comes from the last
runs of the benchmarks (last_runs.py).
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins"), str(ROOT / "tests")]

from benchmarks.last_runs import benchmark, builds, finder, network
from benchmarks.reader.site import TODAY

from browser import chromium, new_page
from host import hosting
from moteplass.check.languages import parity
from moteplass.check.palettes import SIGNS, TEXT, contrast
from moteplass.enrich.document import Document
from moteplass.read.colours import common_colours, theme_palettes
from moteplass.read.history import latest_commit, read_history
from moteplass.render.pelican import render
from moteplass.words import editor_words
from search.queries import queries_of
from search.results import answers
from sites import BuiltSite
from weight import ALL_PAGES, ELEMENTS_LIMIT, SCRIPT_LIMIT, WIDTHS, compressed, elements, limit, load, shift

TARGET = ROOT / "docs" / "quality.md"
HEADING = """\
# Quality, in figures

Written by `python3 tasks.py quality`; do not edit by hand. kB is 1,000 bytes; bytes are as a host sends them, compressed
beforehand with brotli at its best quality."""
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
        parts = [HEADING, exact(site, rows), for_everybody(site), finder(), network(), builds(), benchmark()]
    TARGET.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
    print(editor_words()("cli.handbook", file=TARGET.relative_to(ROOT)))


def built(folder: Path, origin: str, *, preview: bool) -> BuiltSite:
    """The site of today's content, which is to be shown at ``origin``."""
    data = render(office="", content=ROOT / "content", output=folder, today=TODAY, site_url="", preview=preview)
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
        f"The public site of `{site.data.office_id}` on {TODAY}: {len(documents)} pages; pages with groups and events "
        "are those of its preview, with the examples. Bytes and elements are held, for every page and not only those below, by "
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
    rows = parity(content, ["nn", "en"], read_history(content.folder, latest_commit(site.data.today)))
    with chromium() as browser, new_page(browser, width=800) as page:
        given = list(answers(page, f"{site.origin}/", queries_of(ROOT / "content").public))
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
        second=sum(answer.is_at(1) and not answer.is_at(0) for answer in given),
    )


def lowest(pairs: tuple[tuple[str, str], ...]) -> float:
    """The lowest contrast of these pairs of tokens, in any palette, light or dark."""
    return min(
        contrast(colours[first][mode], colours[second][mode])
        for palette in theme_palettes().values()
        for colours in [common_colours() | palette.shades]
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


def weight_of(site: BuiltSite, document: Document) -> int:
    return compressed((site.folder / document.save_as).read_bytes())


if __name__ == "__main__":
    main()
