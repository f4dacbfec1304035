"""A page: what self-help is, how a group works, take part …"""

from typing import Literal

from .entry import Entry


class Page(Entry):
    """A page with an address at the top of the site."""

    template: Literal["default", "home", "help", "privacy", "accessibility", "traces"] = "default"
