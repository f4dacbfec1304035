"""An article: news and longer pieces."""

from .writing import Writing


class Article(Writing):
    """A piece under /aktuelt/; its date may be missing (undated, sorted last), and so may who has written it."""
