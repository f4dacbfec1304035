"""A campaign: stories told in one connection, with one closing note."""

from .entry import Entry
from .values import Fields, ListOf, Markdown, Text, Url


class Link(Fields):
    """A titled web address."""

    title: Text
    link: Url


class Campaign(Entry):
    """Its closing note (Markdown) stands once here and is shown under each of its stories, its background links there and on its
    own page."""

    closing_note: Markdown
    background: ListOf[Link] = ()
