"""The kinds of entries: one row each. A new kind is a model, a row here and a template."""

from dataclasses import dataclass

from .article import Article
from .campaign import Campaign
from .entry import Entry
from .event import Event
from .group import Group
from .office import Office
from .page import Page
from .story import Story


@dataclass(frozen=True)
class Kind:
    """``folder`` in content/; ``prefix`` of its addresses, '' for the top; ``template`` in the theme."""

    name: str
    folder: str
    model: type[Entry]
    prefix: str


KINDS = (
    Kind("page", "pages", Page, ""),
    Kind("article", "articles", Article, "aktuelt/"),
    Kind("story", "stories", Story, "historier/"),
    Kind("campaign", "campaigns", Campaign, "kampanjer/"),
    Kind("group", "groups", Group, "grupper/"),
    Kind("event", "events", Event, "arrangementer/"),
    Kind("office", "offices", Office, "nettverket/"),
)
