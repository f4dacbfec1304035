"""What the browser shows as long as there is no site to show: every fault with its place, and what to do."""

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..faults import printable
from ..paths import THEME
from ..read.colours import theme_palettes
from ..render.stylesheet import Stylesheet
from ..words import editor_words
from .state import Preview


def problem_page(preview: Preview, crash: str = "") -> bytes:
    """The page of what is wrong with the content, or of a ``crash``."""
    words = editor_words()
    wrong = [] if crash else [fault for fault in preview.faults if not fault.warning]
    faults = [fault.text(words).partition(": ") for fault in wrong]
    environment = Environment(loader=FileSystemLoader(THEME / "preview"), undefined=StrictUndefined, autoescape=True)
    template = environment.get_template("problem.html")
    others = [printable(line) for line in (crash or preview.crash).splitlines()[-1:]]
    values = {"t": words, "faults": [(place, message) for place, _, message in faults], "others": others}
    css = Stylesheet(theme_palettes()["skog"]).for_page(template.render(values, css=""))
    return template.render(values, css=css).encode()
