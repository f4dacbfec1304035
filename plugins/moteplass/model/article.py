"""An article: news and longer pieces."""

from .entry import Entry


class Article(Entry):
    """A piece under /aktuelt/; its date may be missing (undated, sorted last)."""
