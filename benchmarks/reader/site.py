"""Our own site as readers will meet it: with an address of its own, so that search engines are not asked to stay out."""

import shutil
import tempfile
from pathlib import Path

from moteplass.cli.calls import own_office
from moteplass.enrich.site import Site
from moteplass.render.pelican import render

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-12-01"
# Fields of an office whose site is no trial.
IN_USE = {
    "site_url": "https://senteret.example/",
    "telephone": "55 31 09 45",
    "confirmed": "2026-11-20",
    "hours": '[{day: tirsdag, opens: "10:00", closes: "14:00"}]',
    "host": "{name: Verten, outside_eea: false}",
    "personal_data": "{controller: Foreningen, basis: interest, months: 6}",
}


def build_site(folder: Path, origin: str) -> Site:
    """Build the real content into ``folder`` for this origin. A centre that has not filled in ``site_url`` has a trial with
    ``noindex`` (docs/drift.md), so the office file gets one, and what a site in use must have, in a copy."""
    with tempfile.TemporaryDirectory() as temporary:
        content = Path(temporary) / "content"
        shutil.copytree(ROOT / "content", content)
        own = own_office(content)
        office = content / "offices" / f"{own}.md"
        text = office.read_text(encoding="utf-8")
        added = "".join(f"{field}: {value}\n" for field, value in IN_USE.items() if f"\n{field}:" not in text)
        office.write_text(text.replace("---\n", f"---\n{added}", 1), encoding="utf-8")
        return render(office=own, content=content, output=folder, today=TODAY, site_url=origin, preview=False)
