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
    """``folder`` in content/; ``prefix`` of its addresses, '' for the top; ``list_template``: that of the page at the prefix with
    all of the kind, '' where it has none or where ``model.generated`` has a row of its own; ``is_article``: dated writing, in
    the feeds, among what is related, and to search engines an article (schema.org)."""

    name: str
    folder: str
    model: type[Entry]
    prefix: str
    list_template: str = ""
    is_article: bool = False


KINDS = (
    Kind("page", "pages", Page, ""),
    Kind("article", "articles", Article, "aktuelt/", "list", is_article=True),
    Kind("story", "stories", Story, "historier/", "list", is_article=True),
    Kind("campaign", "campaigns", Campaign, "kampanjer/", "list"),
    Kind("group", "groups", Group, "grupper/"),
    Kind("event", "events", Event, "arrangementer/"),
    Kind("office", "offices", Office, "nettverket/", "network"),
)
