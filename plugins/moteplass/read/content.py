"""The whole content folder as read: what every later step works on."""

from dataclasses import dataclass
from pathlib import Path

from ..faults import Fault
from ..model.office import Office
from ..words import Words
from .data import Data, read_data
from .markdown import Text, render
from .sources import Source, read_sources


@dataclass(frozen=True)
class Content:
    """``sources`` by path relative to ``folder``; ``texts`` likewise; ``files``: what is neither Markdown nor data."""

    folder: Path
    sources: dict[str, Source]
    texts: dict[str, Text]
    data: Data
    files: frozenset[str]
    faults: tuple[Fault, ...]

    @property
    def offices(self) -> dict[str, Source]:
        return {source.stem: source for source in self.sources.values() if isinstance(source.entry, Office)}

    def text(self, source: Source) -> Text:
        return self.texts[source.path]


def read_content(folder: Path, words: dict[str, Words]) -> Content:
    """Read everything below ``folder``. Never raises for what an editor wrote: that is in ``faults``."""
    data, data_faults = read_data(folder)
    sources, source_faults = read_sources(folder)
    texts = {
        source.path: render(source.body, source.entry.title, data.references, words.get(source.entry.lang, words["nb"]))
        for source in sources
    }
    files = frozenset(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix not in (".md", ".yaml") and not path.name.startswith(".")
    )
    return Content(folder, {source.path: source for source in sources}, texts, data, files, (*data_faults, *source_faults))
