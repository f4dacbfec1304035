"""Words that must stand in a list: tags, offices, references, campaigns, municipalities, languages."""

import difflib
from collections.abc import Iterable, Iterator

from ..faults import Fault
from ..model.office import Office
from ..model.story import Story
from ..read.content import Content
from ..read.sources import Source

OFFICE_WORDS = ("link", "district", "active", "closed")


def check(content: Content, languages: frozenset[str]) -> Iterator[Fault]:
    """Every word that an entry takes from elsewhere."""
    office_ids = [*content.offices, *OFFICE_WORDS]
    campaigns = [s.stem for s in content.sources.values() if s.kind.name == "campaign"]
    for source in content.sources.values():
        entry = source.entry
        yield from _known(source, "tags", entry.tags, content.data.tags, "unknown_tag")
        yield from _known(source, "offices", entry.offices, office_ids, "unknown_office")
        yield from _known(source, "references", entry.references, content.data.references, "unknown_reference")
        yield from _known(source, "lang", [entry.lang], languages, "unknown_language")
        if entry.translation_of:
            originals = [s.stem for s in content.sources.values() if s.kind is source.kind and s.entry.lang != entry.lang]
            yield from _known(source, "translation_of", [entry.translation_of], originals, "unknown_original")
        if isinstance(entry, Story) and entry.campaign:
            yield from _known(source, "campaign", [entry.campaign], campaigns, "unknown_campaign")
        if isinstance(entry, Office):
            yield from _known(source, "municipalities", entry.municipalities, content.data.municipalities, "unknown_municipality")
            yield from _known(source, "nearest", entry.nearest, content.offices, "unknown_office")
            yield from _known(source, "translations", entry.translations, languages, "unknown_language")
            if entry.closed and not entry.nearest:
                yield source.fault("closed_without_nearest", "closed")
        for key in content.text(source).cited:
            if key not in content.data.references:
                yield source.fault(
                    "unknown_reference", line=source.line_of(f"@{key}"), value=key, known=_near(key, content.data.references)
                )


def _known(source: Source, field: str, values: Iterable[str], known: Iterable[str], key: str) -> Iterator[Fault]:
    known = list(known)
    for number, value in enumerate(values):
        if value not in known:
            location = f"{field}.{number}" if (field, number) in source.lines else field
            fault = source.fault(key, location, value=value, known=_near(value, known))
            yield Fault(fault.path, fault.line, fault.key, field, fault.values)


def _near(value: str, known: Iterable[str]) -> str:
    """The nearest known words, or the first few: something to choose from."""
    words = sorted(known)
    return ", ".join(difflib.get_close_matches(value, words, n=3, cutoff=0.5) or words[:8]) or "–"
