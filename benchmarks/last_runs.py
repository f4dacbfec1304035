"""What the benchmarks found when they were last run, as the parts of docs/quality.md that depend on the machine."""

import json
from typing import Any

from .build.measure import RESULTS as BUILD_RESULTS
from .finder import RESULTS as FINDER_RESULTS
from .network.measure import RESULTS as NETWORK_RESULTS
from .reader.measure import MINIMAL, OUR_ARTICLE, OUR_HOME, RESULTS, table

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

BUILDS = """\
## Builds and saves

From `.venv/bin/python benchmarks/build/measure.py`, on {processors} processors: {entries:,} articles of 540 words beside our own
content, medians of {runs} runs, all by turns. Seconds change with the machine; only the ratios of one run mean something.

| | wall, s | processor, s |
|---|--:|--:|
{rows}

- Our cold build takes {cpu:g} times the processor's time of plain Pelican, which makes pages alone (goal: 2.5), and {wall:g} times
  as long as Hugo with Pagefind and lychee, which together do what our build does (goal: 4).
- In the preview a save is in the browser's hands after {own:g} s with our own content, and after {more:g} s with all these
  articles."""


def builds() -> str:
    """What builds and saves cost in the last run of that benchmark."""
    results = json.loads(BUILD_RESULTS.read_text(encoding="utf-8"))
    rows = [f"| {name} | {each['wall']:g} | {each['cpu']:g} |" for name, each in results["seconds"].items()]
    cpu, wall = results["ratios"].values()
    own, more = results["save to page, seconds"].values()
    return BUILDS.format(**results, rows="\n".join(rows), cpu=cpu, wall=wall, own=own, more=more)


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
