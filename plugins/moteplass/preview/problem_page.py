"""What the browser shows while the site cannot be built: every fault with its place, and what to do."""

import re

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..paths import THEME
from ..read.colours import theme_palettes
from ..render.stylesheet import Stylesheet
from ..words import editor_words

FAULT = re.compile(r"(?P<place>\S.*?\.\w+:\d+): (?P<message>.+)")  # ``content/pages/x.md:7: «title»: …``


def problem_page(problem: str) -> bytes:
    """The page; ``problem`` is what the build printed."""
    lines = [line.strip() for line in problem.splitlines() if line.strip()]
    faults = [(found["place"], found["message"]) for line in lines if (found := FAULT.fullmatch(line))]
    others = [line for line in lines if not FAULT.fullmatch(line)]
    environment = Environment(loader=FileSystemLoader(THEME / "preview"), undefined=StrictUndefined, autoescape=True)
    template = environment.get_template("problem.html")
    values = {"t": editor_words(), "faults": faults, "others": others}
    css = Stylesheet(theme_palettes()["skog"]).for_page(template.render(values, css=""))
    return template.render(values, css=css).encode()
