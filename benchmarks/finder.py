"""The finder with 500 groups: ``.venv/bin/python benchmarks/finder.py`` (after ``python3 tasks.py test``, which installs Chromium).

Titles and summaries are made of the words of the real pages, so that they compress as real ones do. A filter is timed from the
reader's choice until the list has been laid out and painted again, with the processor slowed 4 ×; where many groups come back,
they do so over several frames, and the longest of these counts too. Beside it, in the same page and by turns, a choice that
changes nothing in the list, which is what the browser itself needs. Writes finder.json beside it.
"""

import json
import random
import re
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "plugins"), str(ROOT / "tests")]

from browser import chromium, new_page
from host import hosting
from moteplass.cli.calls import own_office
from moteplass.render.pelican import render
from weight import compressed

RESULTS = Path(__file__).with_suffix(".json")
TODAY = "2026-12-01"
GROUPS, TURNS, SLOWER = 500, 15, 4
DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")
STATES = ("open", "collecting", "running", "paused")
TIMED = """async ([name, value]) => {
    const painted = (start) => new Promise((done) => requestAnimationFrame(() => {
        document.body.offsetHeight;
        const channel = new MessageChannel();
        channel.port1.onmessage = () => done(performance.now() - start);
        channel.port2.postMessage(null);
    }));
    const wanted = () => parseInt(document.getElementById("_count").textContent) || 0;
    const select = document.querySelector(`#_filter select[name="${name}"]`);
    const start = performance.now();
    if (value !== null) select.value = value;
    select.dispatchEvent(new Event(value === null ? "input" : "change", { bubbles: true }));
    const first = await painted(start);
    let longest = first;
    while (document.querySelectorAll(".meeting-list > li:not([hidden])").length < wanted())
        longest = Math.max(longest, await painted(performance.now()));
    return { first, longest, whole: performance.now() - start };
}"""


def main() -> None:
    """Build the list, weigh it, and filter it by turns."""
    with tempfile.TemporaryDirectory() as temporary, hosting() as host:
        folder = Path(temporary)
        write(folder / "content")
        render(office="", content=folder / "content", output=folder / "site", today=TODAY, site_url="", preview=False)
        host.show(folder / "site")
        weight = compressed((folder / "site" / "grupper" / "index.html").read_bytes())
        with chromium() as browser, new_page(browser, width=412) as page:
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.goto(f"{host.origin}/grupper/")
            assert page.locator(".meeting-list > li").count() == GROUPS
            themes = page.eval_on_selector_all("#_filter select[name=theme] option", "(all) => all.map((one) => one.value)")
            filters, nothing = [], []
            for turn in range(TURNS):
                filters.append(page.evaluate(TIMED, ["theme", themes[turn % len(themes)]]))
                nothing.append(page.evaluate(TIMED, ["theme", None]))
    found = {
        "groups": GROUPS,
        "bytes": weight,
        "slower": SLOWER,
        "filter_ms": round(median(one["first"] for one in filters), 1),
        "longest_ms": round(max(one["longest"] for one in filters), 1),
        "whole_ms": round(max(one["whole"] for one in filters), 1),
        "nothing_ms": round(median(one["first"] for one in nothing), 1),
    }
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


def write(content: Path) -> None:
    """The real content with so many groups instead of the examples, in all its themes, days and states."""
    shutil.copytree(ROOT / "content", content)
    for path in (content / "groups").glob("*.md"):
        path.unlink()
    chance = random.Random(1)
    own = own_office(content)
    pages = "".join(path.read_text(encoding="utf-8").split("---\n", 2)[2] for path in sorted((content / "pages").glob("*.md")))
    words = sorted(set(re.findall(r"\b[a-zæøå]{4,12}\b", pages)))
    themes = re.findall(r"^(\w[\w-]*):", (content / "data" / "themes.yaml").read_text(encoding="utf-8"), re.MULTILINE)
    for number in range(GROUPS):
        state, hour = STATES[number % len(STATES)], chance.randrange(9, 20)
        title = " ".join(chance.sample(words, 3)).capitalize()
        schedule = (
            f"schedule: {{repeat: hver {chance.choice(DAYS)}, first: 2026-09-01, start: '{hour:02}:00', end: '{hour + 2}:00'}}"
        )
        front = (
            f"title: {title} {number}\nsummary: {' '.join(chance.sample(words, 12))}\noffice: {own}\n"
            f"theme: {chance.choice(themes)}\n"
            f"kind: mixed\nstate: {state}\nmunicipalities: ['4601']\nconfirmed: 2026-11-20\nplace: {{name: Huset}}\n{schedule}"
        )
        (content / "groups" / f"gruppe-{number}.md").write_text(f"---\n{front}\n---\n\nTekst.\n", encoding="utf-8")


if __name__ == "__main__":
    main()
