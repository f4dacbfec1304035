"""The whole content folder as read: what every later step works on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from markupsafe import Markup

from ..faults import Fault
from ..model.campaign import Campaign
from ..model.data import Reference
from ..model.kinds import KINDS
from ..model.office import Office
from ..results import NONE_KEPT, Results
from ..words import Words
from . import limits
from .data import FILES as DATA_FILES
from .data import Data, read_data
from .files import copies_below, files_below, is_astray, is_hidden
from .links import Paths
from .markdown import render
from .places import Place
from .source import Source, sources_of
from .sources import read_sources
from .text import Text
from .withdrawal import Withdrawal, find_withdrawals

# What people save a text as when they do not know of Markdown, or on a system that changes the ending.
TEXTS = (".md", ".markdown", ".txt", ".doc", ".docx", ".odt", ".rtf", ".pages", ".htm", ".html", ".yaml", ".yml")


@dataclass(frozen=True)
class Content:
    """``sources`` by path relative to ``folder``; ``texts`` likewise, and ``notes``, the closing notes of campaigns; ``files``:
    what is neither Markdown nor data;
    ``unread``: files of any sort of which nothing could be read, so that what points at them is not blamed;
    ``withdrawals``: the stories that are off the site, or will be, and what each takes along."""

    folder: Path
    sources: dict[str, Source]
    texts: dict[str, Text]
    notes: dict[str, Text]
    data: Data
    files: frozenset[str]
    faults: tuple[Fault, ...]
    unread: frozenset[str] = frozenset()
    withdrawals: tuple[Withdrawal, ...] = ()

    @cached_property
    def offices(self) -> dict[str, Source[Office]]:
        """By the names of their files."""
        return {source.stem: source for source in sources_of(Office, self.sources.values())}

    @cached_property
    def valid(self) -> list[Source]:
        """The sources whose front matter has no faults."""
        return [source for source in self.sources.values() if source.is_valid]

    @cached_property
    def readable(self) -> list[Source]:
        """The sources of whose fields something can be said, those that have faults without the fields that are doubtful."""
        return [source for source in self.sources.values() if source.readable]

    @cached_property
    def paths(self) -> Paths:
        """What a link or a picture can mean."""
        return Paths(frozenset(self.sources), self.files, self.unread)

    @cached_property
    def taken_along(self) -> Mapping[str, list[Withdrawal]]:
        """By path, the withdrawals that take an entry along."""
        found: dict[str, list[Withdrawal]] = defaultdict(list)
        for withdrawal in self.withdrawals:
            for path in withdrawal.takes:
                found[path].append(withdrawal)
        return dict(found)

    def without(self, paths: Iterable[str]) -> "Content":
        """The content as if these files were not there."""
        left_out = frozenset(paths)
        return replace(self, sources={path: source for path, source in self.sources.items() if path not in left_out})

    def stems(self, kind: str) -> frozenset[str]:
        """The names, without folder and ``.md``, of the files of one kind, unread ones among them."""
        folder = next(row.folder for row in KINDS if row.name == kind)
        paths = [path for path in (*self.sources, *self.unread) if path.startswith(f"{folder}/") and path.endswith(".md")]
        return frozenset(path.removeprefix(f"{folder}/").removesuffix(".md") for path in paths)

    def text(self, source: Source) -> Text:
        return self.texts[source.path]

    def texts_of(self, source: Source) -> list[tuple[str, Text]]:
        """(field, text) of everything in a source that was written as Markdown; the body has no field."""
        note = self.notes.get(source.path)
        return [("", self.text(source)), *([("closing_note", note)] if note else [])]


def read_content(folder: Path, words: dict[str, Words], results: Results = NONE_KEPT) -> Content:
    """Read everything below ``folder``. Never raises for what an editor wrote: that is in ``faults``."""
    data, data_faults, unread_data = read_data(folder, results)
    read = read_sources(folder, results)
    works = repr(data.references)  # which every text may cite

    refused: list[Fault] = []

    def rendered(source: Source, markdown: str, field: str = "") -> Text:
        """The text as HTML; one that passes a limit is not made into any, and has a fault."""
        speak = words.get(source.entry.lang, words["nb"])
        made_from = source.path, field, markdown, source.entry.title, line_of(source, field), works, speak.fingerprint
        make = partial(_rendered, markdown, Place(source, field), data.references, speak)
        text, problem = results.of("text", made_from, make)
        if problem:
            below, key, values = problem
            line = line_of(source, field) + (0 if field else below)
            refused.append(Fault(source.shown_path, line, key, field, {**values}))
        return text.pointing(paths, source.path)

    sources = {source.path: source for source in read.sources}
    files = frozenset(path.relative_to(folder).as_posix() for path in files_below(folder) if path.suffix not in (".md", ".yaml"))
    astray = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if is_astray(path, folder) and not is_hidden(path, folder)
    }
    unread = frozenset({*unread_data, *read.unread, *astray})
    paths = Paths(frozenset(sources), files, unread)
    texts = {source.path: rendered(source, source.body) for source in read.sources}
    notes = {
        source.path: rendered(source, source.entry.closing_note, "closing_note")
        for source in read.sources
        if source.is_valid and isinstance(source.entry, Campaign)
    }
    return Content(
        folder,
        sources,
        texts,
        notes,
        data,
        files,
        (
            *data_faults,
            *read.faults,
            *refused,
            *_unused(folder),
            *(Fault(f"{folder.name}/{path}", 1, "symlink") for path in astray),
        ),
        unread,
        find_withdrawals(folder, sources, texts, paths),
    )


def _rendered(markdown: str, place: Place, references: Mapping[str, Reference], words: Words) -> tuple[Text, limits.Problem | None]:
    """A text, and the limit that it passes, if it does; then it is none."""
    problem = limits.problem_of_text(markdown)
    try:
        if not problem:
            return render(markdown, place, references, words), None
    except RecursionError:
        problem = limits.first_line(markdown), "text_deep", {}
    return Text(Markup(), Markup(), refused=True), problem


def line_of(source: Source, field: str) -> int:
    """The line on which a text begins: the body, or what a field has."""
    return source.lines.get((field,), 1) if field else source.body_line


def _unused(folder: Path) -> Iterator[Fault]:
    """Files that somebody wrote a text or data in and that nothing would read."""
    for path, original in copies_below(folder):
        shown = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        yield Fault(shown, 1, "copy", values={"original": original.name}, warning=True)
    kinds = {kind.folder for kind in KINDS}
    for path in files_below(folder):
        shown = f"{folder.name}/{path.relative_to(folder).as_posix()}"
        place = path.parent.relative_to(folder).as_posix()
        if place in kinds and path.suffix != ".md" and path.suffix.lower() in TEXTS:
            yield Fault(shown, 1, "not_markdown")
        elif place == "data" and path.name not in DATA_FILES:
            meant = f"{path.stem.lower()}.yaml"
            is_near = meant in DATA_FILES and path.suffix.lower() in (".yml", ".yaml")
            values = {"meant": meant} if is_near else {"known": ", ".join(DATA_FILES)}
            yield Fault(shown, 1, "data_file_name" if is_near else "unknown_data_file", values=values)
