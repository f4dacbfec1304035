"""What follows a withdrawn story, or a text that it translates, off the site: editors are told of each file."""

import datetime
from collections.abc import Iterator
from typing import Any

from ..faults import Fault
from ..read.content import Content
from ..read.selection import is_public, originals, withdrawal_of
from ..read.withdrawal import Withdrawal, downloads_in, pictures_of


def check(content: Content, today: datetime.date) -> Iterator[Fault]:
    """Remarks, before the day of a withdrawal too. Its words on a page that the site must have stop the build from that day on;
    those of a story whose consent has run out do not, since nobody has taken it back."""
    for withdrawal in content.withdrawals:
        if withdrawal.story.entry.lapse and not withdrawal.story.entry.must_ask(today):
            continue
        yield from _languages(content, withdrawal)
        yield from _quoting(content, withdrawal, today)
        yield from _shown(content, withdrawal)
    for source in content.valid:
        hidden = {other.path: other.shown_path for other in originals(source, content) if not other.entry.is_released(today)}
        if hidden and source.entry.is_released(today) and not withdrawal_of(source, content, today):
            named = source.original_paths
            field = next((field for field, path in named.items() if path in hidden), next(iter(named)))
            key = "ordinary_not_public" if field == "easy_read_of" else "original_not_public"
            yield source.fault(key, field, warning=True, original=next(iter(hidden.values())))


def _languages(content: Content, withdrawal: Withdrawal) -> Iterator[Fault]:
    dated = {other.story.path for other in content.withdrawals if other.day <= withdrawal.day}
    for path in withdrawal.takes - withdrawal.quoting.keys() - dated:
        source = content.sources[path]
        field = next(iter(source.original_paths), "")
        yield source.fault("withdrawn_language", field, warning=True, **_values(withdrawal))


def _quoting(content: Content, withdrawal: Withdrawal, today: datetime.date) -> Iterator[Fault]:
    for path, line in withdrawal.quoting.items():
        source = content.sources[path]
        if path in withdrawal.takes:
            yield source.fault("withdrawn_words", line=line, warning=True, **_values(withdrawal))
        elif is_public(source, content, today):
            warning = withdrawal.day > today or withdrawal.story.entry.lapse is not None
            yield source.fault("withdrawn_words_needed", line=line, warning=warning, **_values(withdrawal))


def _shown(content: Content, withdrawal: Withdrawal) -> Iterator[Fault]:
    """Where else the story's pictures are shown, and the files that it links to are linked to."""
    for source in content.valid:
        for name, text in content.texts_of(source) if source.path not in withdrawal.takes else ():
            for picture in pictures_of(source, text, content.paths):
                field = "image" if picture.text == source.entry.image else name
                if picture.target.path in withdrawal.pictures:
                    values = {"picture": picture.text, **_values(withdrawal)}
                    yield source.fault("withdrawn_picture", field, picture.line, warning=True, **values)
            for link in downloads_in(text):
                if link.target.path in withdrawal.files:
                    yield source.fault("withdrawn_file", name, link.line, warning=True, **_values(withdrawal))


def _values(withdrawal: Withdrawal) -> dict[str, Any]:
    return {"story": withdrawal.story.shown_path, "day": withdrawal.day.isoformat()}
