"""An article: news and longer pieces."""

from .entry import Entry
from .values import Text


class Article(Entry):
    """A piece under /aktuelt/; its date may be missing (undated, sorted last), and so may who has written it."""

    writer: Text | None = None
