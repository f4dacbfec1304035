"""What somebody who edits the site should look at: what is not public yet or no more, what is due, what is missing.

It is the preview's alone (issue 15): nothing of it is in any build.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..check.languages import parity
from ..check.preflight import Checked
from ..enrich.assembly import pictures_used
from ..enrich.document import EntryDocument
from ..enrich.site import Site
from ..faults import Fault, printable
from ..words import Words, site_words

PICTURES = "images/"


@dataclass(frozen=True)
class Row:
    """``url`` is the address of its page, '' where it has none; ``text`` says what there is to do."""

    title: str
    url: str = ""
    text: str = ""


@dataclass(frozen=True)
class Section:
    """``key`` names its heading (``overview`` in the editor's words), unless ``title`` is one."""

    key: str
    rows: tuple[Row, ...]
    title: str = ""


def sections(site: Site, checked: Checked, words: Words) -> list[Section]:
    """Those with something in them."""
    faults = checked.faults_of(site.office_id, preview=True)
    pages = {doc.source.shown_path: site.url(doc.url) for doc in site.documents.values() if isinstance(doc, EntryDocument)}
    content = checked.content
    unused = sorted(path for path in content.files - pictures_used(content, content.sources.values()) if path.startswith(PICTURES))
    found = [
        *_by_badge(site),
        Section("due", tuple(_fault_rows([fault for fault in faults if fault.warning], pages, words))),
        Section("languages", tuple(_untranslated(checked, pages, words))),
        Section("pictures", tuple(Row(printable(path)) for path in unused)),
        Section("plain", tuple(_fault_rows(checked.notes, pages, words))),
    ]
    return [section for section in found if section.rows]


def _by_badge(site: Site) -> Iterator[Section]:
    """What the public does not see, by why."""
    entries = [doc for doc in site.documents.values() if isinstance(doc, EntryDocument)]
    by_badge: dict[str, list[Row]] = defaultdict(list)
    for doc in sorted(entries, key=lambda doc: doc.source.path):
        for badge in doc.badges:
            by_badge[badge].append(Row(doc.title, site.url(doc.url), doc.source.shown_path))
    return (Section("badge", tuple(rows), badge) for badge, rows in by_badge.items())


def _fault_rows(faults: list[Fault], pages: dict[str, str], words: Words) -> Iterator[Row]:
    """Where each fault stands, with a link to the page, and what it says."""
    for fault in faults:
        yield Row(f"{printable(fault.path)}:{fault.line}", pages.get(fault.path, ""), fault.text(words).partition(": ")[2])


def _untranslated(checked: Checked, pages: dict[str, str], words: Words) -> Iterator[Row]:
    """The pages that lack a language that the site has, or whose translation is older."""
    names = {lang: known("language") for lang, known in site_words().items() if lang != "nb"}
    for row in parity(checked.content, [*names], checked.history):
        states = [f"{names[lang]}: {words(f'languages.{state}')}" for lang, state in row.states.items() if state != "here"]
        if states:
            yield Row(row.original.entry.title, pages.get(row.original.shown_path, ""), ", ".join(states))
