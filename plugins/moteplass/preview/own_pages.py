"""The preview's own pages: what keeps the site from being made, as long as there is none to show, and what is to be done."""

from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..faults import printable
from ..paths import THEME
from ..read.colours import theme_palettes
from ..render.stylesheet import Stylesheet
from ..words import editor_words
from .overview import Section
from .state import Preview


def problem_page(preview: Preview, crash: str = "") -> bytes:
    """Every fault of the content, or a ``crash``, with its place, and what to do."""
    wrong = [] if crash else [fault for fault in preview.faults if not fault.warning]
    faults = [fault.text(editor_words()).partition(": ") for fault in wrong]
    others = [printable(line) for line in (crash or preview.crash).splitlines()[-1:]]
    return _page("problem.html", {"faults": [(place, message) for place, _, message in faults], "others": others})


def overview_page(sections: list[Section], home: str) -> bytes:
    """``home``: the address of the front page."""
    return _page("overview.html", {"sections": sections, "home": home})


def _page(name: str, values: dict[str, Any]) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(THEME / "preview"), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.get_template(name)
    values = {"t": editor_words(), **values}
    css = Stylesheet(theme_palettes()["skog"]).for_page(template.render(values, css=""))
    return template.render(values, css=css).encode()
