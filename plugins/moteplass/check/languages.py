"""Which pages exist in which languages, and which translations are older than what they translate."""

from dataclasses import dataclass
from typing import Literal

from ..read.content import Content
from ..read.history import History
from ..read.source import Source

State = Literal["here", "older", "missing"]


@dataclass(frozen=True)
class Row:
    """An original and how it stands in each other language."""

    original: Source
    states: dict[str, State]


def parity(content: Content, languages: list[str], history: History) -> list[Row]:
    """A row for each page in bokmål that is published, in the order of the files."""
    translations = {
        (source.entry.translation_of, source.entry.lang): source
        for source in content.sources.values()
        if source.kind.name == "page" and source.entry.translation_of
    }
    originals = [
        s for s in content.sources.values() if s.kind.name == "page" and s.entry.lang == "nb" and s.entry.status != "draft"
    ]
    return [
        Row(
            original,
            {lang: _state(original, translations.get((original.stem, lang)), history) for lang in languages if lang != "nb"},
        )
        for original in originals
    ]


def _state(original: Source, translation: Source | None, history: History) -> State:
    if translation is None:
        return "missing"
    changed, since = history.changed.get(original.path), history.changed.get(translation.path)
    return "older" if changed and since and since < changed else "here"
