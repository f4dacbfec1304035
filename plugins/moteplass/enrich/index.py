"""The pages of a site, and every way to look one up."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from ..model.meeting import Meeting
from ..read.source import E
from .document import Document, EntryDocument, M, MeetingDocument


class Index(Mapping[str, Document]):
    """Documents by url, in the order in which they are written. Nothing is added to it later."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._by_url = {document.url: document for document in documents}

    def __getitem__(self, url: str) -> Document:
        """The document at ``url`` (a fragment is passed over); raises KeyError where there is none."""
        return self._by_url[url.partition("#")[0]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_url)

    def __len__(self) -> int:
        return len(self._by_url)

    @cached_property
    def homes(self) -> dict[str, str]:
        """Language → url of its home page."""
        found = {doc.lang: doc.url for doc in self.values() if doc.is_home}
        return dict(sorted(found.items(), key=lambda item: (not item[0].startswith("n"), item[0])))  # Norwegian ones first

    def entries(self, model: type[E], lang: str = "") -> list[EntryDocument[E]]:
        """The pages of the entries of a kind, in one language or in all: newest first, undated last, then by title."""
        spoken = (doc for doc in self._entries if lang in ("", doc.lang))
        return [doc for doc in spoken if isinstance(doc.entry, model)]  # type: ignore[misc]  # mypy does not narrow by a field

    def meetings(self, model: type[M] = Meeting) -> list[MeetingDocument[M]]:  # type: ignore[assignment]  # the default is the bound
        """The pages of groups, of events, or of both."""
        return [doc for doc in self.values() if isinstance(doc, MeetingDocument) and isinstance(doc.entry, model)]

    def of_kind(self, kind: str, lang: str = "nb") -> list[EntryDocument]:
        """The pages of one kind and language, newest first, undated last, then by title."""
        return self._by_kind.get((kind, lang), [])

    def of_file(self, kind: str, stem: str | None) -> EntryDocument | None:
        """The page of the entry with this name of its file."""
        return self._by_stem.get((kind, stem))

    def with_template(self, template: str, lang: str) -> Document | None:
        """The page with a template of its own, as «contact», in this language or else in bokmål; no easy-read twin of one."""
        return self._by_template.get((template, lang)) or self._by_template.get((template, "nb"))

    @cached_property
    def _by_kind(self) -> dict[tuple[str, str], list[EntryDocument]]:
        found: dict[tuple[str, str], list[EntryDocument]] = defaultdict(list)
        for doc in self._entries:
            found[doc.kind, doc.lang].append(doc)
        return dict(found)

    @cached_property
    def _by_stem(self) -> dict[tuple[str, str | None], EntryDocument]:
        return {(doc.kind, doc.source.stem): doc for doc in self._entries}

    @cached_property
    def _by_template(self) -> dict[tuple[str, str], Document]:
        ordinary = (doc for doc in self.values() if not (isinstance(doc, EntryDocument) and doc.is_easy_read))
        return {(doc.template, doc.lang): doc for doc in ordinary}

    @cached_property
    def _entries(self) -> list[EntryDocument]:
        by_title = sorted((doc for doc in self.values() if isinstance(doc, EntryDocument)), key=lambda doc: doc.title.casefold())
        return sorted(by_title, key=lambda doc: doc.date.start if doc.date else datetime.date.min, reverse=True)
