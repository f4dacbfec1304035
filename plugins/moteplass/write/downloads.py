"""Files to download, as readers may have them: what tells of people, computers and earlier versions is left behind."""

from pathlib import Path

from ..model.downloads import TEXTS, ending
from . import packages, pdf


def publish(source: Path, place: Path) -> None:
    """Write what the check has let pass to ``place``; the same bytes whenever and wherever that is done."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if ending(source.name) in TEXTS:
        place.write_bytes(source.read_bytes())
    else:
        (pdf.publish if ending(source.name) == ".pdf" else packages.publish)(source, place)
