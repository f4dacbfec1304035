"""A little site as data, made of files by the real steps up to the pages: quick enough to make hundreds of them."""

import datetime
from pathlib import Path

from moteplass.enrich.document import EntryDocument, MeetingDocument
from moteplass.enrich.site import Site
from moteplass.generate.site import BuildOptions, prepare_site
from scenarios.overlay import TODAY

SHARED = {"summary": "Finnes bare i testene.", "office": "test", "municipalities": '["4601"]'}
GROUP = {"title": "Gruppa", "theme": "ensomhet", "kind": "mixed", "state": "open", "confirmed": "2026-11-20"}
EVENT = {"title": "Møtet", "kind": "information", "sign_up": "{needed: false}"}


def group(**fields: str) -> str:
    """An open group with these fields besides, or instead of, the usual ones."""
    return _text({**SHARED, **GROUP, **fields})


def event(**fields: str) -> str:
    """An information meeting with these fields."""
    return _text({**SHARED, **EVENT, **fields})


def build_small_site(content: Path, today: datetime.date = TODAY, preview: bool = False) -> Site:
    """read → check → enrich → generate; raises ContentFaults for what the preflight refuses."""
    return prepare_site(BuildOptions("test", content, today, preview=preview))


def document(site: Site, stem: str) -> EntryDocument:
    """What the file of that name became."""
    return next(doc for doc in site.documents_by_path.values() if doc.source.stem == stem)


def meeting(site: Site, stem: str) -> MeetingDocument:
    """What the file of that name of a group or an event became."""
    return next(doc for doc in site.documents.meetings() if doc.source.stem == stem)


def _text(fields: dict[str, str]) -> str:
    return "".join(["---\n", *(f"{name}: {value}\n" for name, value in fields.items()), "---\n\nTekst.\n"])
