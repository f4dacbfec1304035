"""What a preview shows: the last site that could be made, and what keeps the content as it is now from being made into one.

It stays in one process and keeps what pure steps made, so that a save costs what it changes.
"""

import secrets
import threading
import traceback
from collections.abc import Callable
from typing import Any

from ..check.preflight import read_and_check
from ..enrich.document import EntryDocument
from ..faults import ContentFaults, Fault
from ..generate.site import BuildOptions, prepare_site
from ..results import Results
from ..words import editor_words
from .overview import Section, sections
from .shown_site import ShownSite, Templates


class Preview:
    """``site``: the last one that could be made, and ``shown``, a number for it; ``faults`` and ``crash``: why the content as it is
    now is none. ``number`` grows with every attempt, and ``news`` tells of it. ``options`` are asked for each time: the day may be
    another."""

    def __init__(self, options: Callable[[], BuildOptions]) -> None:
        self._options = options
        self._results, self._templates = Results(keep=True), Templates()
        self.site: ShownSite | None = None
        self.faults: list[Fault] = []
        self.crash = ""
        # A page of an earlier preview, still open in the browser, has another number.
        self.number = self.shown = secrets.randbelow(10**6) * 100
        self.news = threading.Condition()
        self._reading = threading.Lock()

    def renew(self) -> None:
        """Make the site of the content as it is now, and tell those who wait."""
        site, faults, crash = None, list[Fault](), ""
        with self._reading:
            self._results.next_run()
            try:
                site = ShownSite(prepare_site(self._options(), self._results), self._templates, self._results)
            except ContentFaults as error:
                faults = error.faults
            except Exception:  # of our own making: a preview tells of it and goes on
                crash = traceback.format_exc()
        with self.news:
            self.number += 1
            self.faults, self.crash = faults, crash
            if site:
                self.site, self.shown = site, self.number
            self.news.notify_all()

    @property
    def is_fine(self) -> bool:
        """Whether what is shown is the content as it is now."""
        return self.shown == self.number

    def overview(self) -> list[Section]:
        """What is to be done, as the content is now."""
        if not self.site:
            return []
        with self._reading:
            options = self._options()
            checked = read_and_check(options.content, options.today, self._results)
        return sections(self.site.site, checked, editor_words())

    def tell(self, name: str) -> dict[str, Any]:
        """What the page made of a file (``shown_site``) has to know, for its script: theme/preview/reload.js."""
        words = editor_words()
        document = self.site.document(name) if self.site else None
        here = document.source.shown_path if isinstance(document, EntryDocument) else ""
        wrong = [fault for fault in self.faults if not fault.warning]
        return {
            "shown": self.shown,
            "overview": words("overview.title"),
            "title": words("problem_page.title"),
            "elsewhere": words("problem_page.elsewhere", count=sum(fault.path != here for fault in wrong)),
            "faults": [{"here": fault.path == here, "text": fault.text(words)} for fault in wrong],
            "crash": self.crash.strip().rpartition("\n")[2],
        }
