"""A page: what self-help is, how a group works, take part …"""

from typing import Literal, get_args

from .entry import Entry
from .values import Choice, Key

Drawing = Literal["group-course", "circle"]
DRAWINGS: tuple[str, ...] = get_args(Drawing)


class Page(Entry):
    """A page with an address at the top of the site. ``easy_read_of``: the name of the file of the page that it says over again in
    easy words (Lettlest), in the same language."""

    template: Choice[Literal["default", "home", "help", "privacy", "accessibility", "traces", "tell", "organisations"]] = "default"
    drawing: Choice[Drawing] | None = None
    easy_read_of: Key | None = None
