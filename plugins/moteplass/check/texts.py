"""Texts: not empty, a summary that fits a search result, a neutral title where somebody may look over a shoulder."""

from collections.abc import Iterator

from ..faults import Fault
from ..read.content import Content

SUMMARY_MAX = 160  # what search engines show of a description
SUMMARY_LIMIT = 300
TITLE_MAX = 120


def check(content: Content) -> Iterator[Fault]:
    """The body and the summary of each entry."""
    for source in content.sources.values():
        length = len(source.entry.summary)
        if content.text(source).is_empty:
            yield source.fault("empty_body", line=source.body_line)
        if length > SUMMARY_MAX:
            yield source.fault("summary_long", "summary", warning=length <= SUMMARY_LIMIT, length=length, limit=SUMMARY_MAX)
        if source.entry.sensitive and not source.entry.neutral_title:
            yield source.fault("neutral_missing", "sensitive")
        if len(source.entry.title) > TITLE_MAX:
            yield source.fault("title_long", "title", warning=True, length=len(source.entry.title), limit=TITLE_MAX)
