"""Our own site as readers will meet it: with an address of its own, so that search engines are not asked to stay out."""

import shutil
import tempfile
from pathlib import Path

from moteplass.cli.calls import own_office
from moteplass.enrich.site import Site
from moteplass.render.pelican import render

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-12-01"


def build_site(folder: Path, origin: str) -> Site:
    """Build the real content into ``folder`` for this origin. A centre that has not filled in ``site_url`` has a demo with
    ``noindex`` (docs/drift.md), so the office file gets one, in a copy."""
    with tempfile.TemporaryDirectory() as temporary:
        content = Path(temporary) / "content"
        shutil.copytree(ROOT / "content", content)
        own = own_office(content)
        office = content / "offices" / f"{own}.md"
        text = office.read_text(encoding="utf-8")
        if "\nsite_url:" not in text:
            office.write_text(text.replace("---\n", f"---\nsite_url: https://{own}.example/\n", 1), encoding="utf-8")
        return render(office=own, content=content, output=folder, today=TODAY, site_url=origin, preview=False)
