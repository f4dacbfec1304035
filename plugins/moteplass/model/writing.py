"""What articles and stories share: they are written by somebody, and read from beginning to end."""

from typing import Self

from .entry import Entry
from .values import Text


class Writing(Entry):
    """``content_note``: what a reader may want to know before the text («Handler om selvmordstanker»); wherever its summary is."""

    writer: Text | None = None
    content_note: Text | None = None

    def neutral(self) -> Self:
        return super().neutral().model_copy(update={"content_note": None})
