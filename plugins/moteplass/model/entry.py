"""The fields that every kind of entry has."""

import datetime
from collections.abc import Collection
from typing import Literal, Self

from .dates import AnyDate, Day
from .old_addresses import PagePath
from .search_words import Also
from .values import Choice, Fields, Flag, Key, ListOf, Slug, Text, Title, Url


class Source(Fields):
    """Who published it first; when and where, as far as known; ``full_text``: whether it is given as it stood there, not retold."""

    name: Text
    full_text: Flag = False
    link: Url | None = None
    date: AnyDate | None = None


class Entry(Fields):
    """What every entry can say of itself. The front matter of each kind is a subclass."""

    title: Title
    summary: Text
    date: AnyDate | None = None
    modified: Day | None = None
    lang: Text = "nb"
    translation_of: Key | None = None
    slug: Slug | None = None
    tags: ListOf[Key] = ()
    also: Also = ()
    image: Text | None = None
    alt: Text | None = None
    caption: Text | None = None
    credit: Text | None = None
    offices: ListOf[Key] = ()
    status: Choice[Literal["draft", "published"]] = "published"
    publish_from: Day | None = None
    publish_until: Day | None = None
    owner: Text | None = None
    review_by: Day | None = None
    source: Source | None = None
    references: ListOf[Key] = ()
    redirect_from: ListOf[PagePath] = ()
    next: ListOf[Text] = ()
    sensitive: Flag = False
    neutral_title: Title | None = None
    example: Flag = False

    def is_released(self, today: datetime.date) -> bool:
        """Whether its own fields let the public see it on this day; ``read.selection.is_public`` asks other files too."""
        return not (
            self.status == "draft"
            or self.example
            or (self.publish_from and today < self.publish_from)
            or (self.publish_until and today > self.publish_until)
        )

    def only(self, public: Collection[str], **changes: object) -> Self:
        """The entry with these fields alone: every other is as if nobody had filled it in. Private unless said."""
        fields = type(self).model_fields
        hidden = {name: field.get_default() for name, field in fields.items() if name not in public and not field.is_required()}
        return self.model_copy(update={**hidden, **changes})

    def public_view(self) -> Self:
        """The entry as the public may know it. A kind that keeps something back says what."""
        return self

    def neutral(self) -> Self:
        """A sensitive entry as it may be known outside its own page. A kind with more to keep there says what."""
        return self

    def in_feeds(self) -> bool:
        """Whether the feeds may carry it."""
        return True
