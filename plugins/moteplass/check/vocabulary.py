"""Words that must stand in a list: tags, offices, references, campaigns, municipalities, languages."""

import difflib
import re
from collections.abc import Iterable, Iterator

from babel import localedata

from ..faults import Fault
from ..model.data import MenuItem, MenuSection
from ..model.meeting import Meeting
from ..model.office import Office
from ..model.story import Story
from ..read.content import Content
from ..read.sources import Source
from ..read.validate import line_at
from ..read.yaml_text import Location

OFFICE_WORDS = ("link", "district", "active", "closed")


def check(content: Content, languages: frozenset[str]) -> Iterator[Fault]:
    """Every word that an entry takes from elsewhere."""
    offices = content.stems("office")
    for source in content.whole:
        entry = source.entry
        if "data/tags.yaml" not in content.unread:
            yield from _known(source, "tags", entry.tags, content.data.tags, "unknown_tag")
        yield from _known(source, "offices", entry.offices, [*offices, *OFFICE_WORDS], "unknown_office")
        if "data/references.yaml" not in content.unread:
            yield from _known(source, "references", entry.references, content.data.references, "unknown_reference")
        if not _is_language(entry.lang):  # a text may be in any language; the words around it are then in bokmål
            yield from _known(source, "lang", [entry.lang], languages, "unknown_language")
        if entry.translation_of:
            same = {s.stem for s in content.whole if s.kind is source.kind and s.entry.lang == entry.lang}
            originals = content.stems(source.kind.name) - same
            yield from _known(source, "translation_of", [entry.translation_of], originals, "unknown_original")
        if isinstance(entry, Story) and entry.campaign:
            yield from _known(source, "campaign", [entry.campaign], content.stems("campaign"), "unknown_campaign")
        if isinstance(entry, Meeting):
            yield from _meeting(content, source, entry, offices)
        if isinstance(entry, Office):
            if "data/municipalities.yaml" not in content.unread:
                numbers = content.data.municipalities
                yield from _known(source, "municipalities", entry.municipalities, numbers, "unknown_municipality")
            yield from _known(source, "nearest", entry.nearest, offices, "unknown_office")
            yield from _known(source, "translations", entry.translations, languages, "unknown_language")
            if entry.closed and not entry.nearest:
                yield source.fault("closed_without_nearest", "closed")
    for source in content.sources.values():
        for key in content.text(source).cited:
            if key not in content.data.references and "data/references.yaml" not in content.unread:
                yield source.fault(
                    "unknown_reference", line=source.line_of(f"@{key}"), value=key, known=_near(key, content.data.references)
                )
    yield from _menu(content, languages, [*offices, *OFFICE_WORDS])
    yield from _municipalities(content)


def _meeting(content: Content, source: Source, entry: Meeting, offices: frozenset[str]) -> Iterator[Fault]:
    """The words of a group or an event."""
    yield from _known(source, "office", [entry.office], offices, "unknown_office")
    if entry.theme and "data/themes.yaml" not in content.unread:
        yield from _known(source, "theme", [entry.theme], content.data.themes, "unknown_theme")
    if "data/municipalities.yaml" not in content.unread:
        yield from _known(source, "municipalities", entry.municipalities, content.data.municipalities, "unknown_municipality")
    if not _is_language(entry.language):
        yield from _known(source, "language", [entry.language], ["nb", "nn", "en", "ar", "es"], "unknown_language")


def _municipalities(content: Content) -> Iterator[Fault]:
    """No name under two numbers: one of them is then another municipality's."""
    lines = content.data.lines.get("municipalities", {})
    numbers: dict[str, str] = {}
    for number, name in content.data.municipality_names.items():
        if name in numbers:
            shown = f"{content.folder.name}/data/municipalities.yaml"
            yield Fault(shown, lines.get((number,), 1), "same_municipality", values={"name": name, "other": numbers[name]})
        numbers.setdefault(name, number)


def _menu(content: Content, languages: frozenset[str], offices: list[str]) -> Iterator[Fault]:
    """The languages and offices that the menu names."""
    shown, lines = f"{content.folder.name}/data/menu.yaml", content.data.lines.get("menu", {})
    for lang, sections in content.data.menu.items():
        if lang not in languages:
            values = {"value": lang, "known": _near(lang, languages)}
            yield Fault(shown, lines.get((lang,), 1), "unknown_language", "", values)
        places: list[tuple[Location, MenuItem]] = [((lang, number), section) for number, section in enumerate(sections)]
        places += [((*place, "items", n), item) for place, section in places for n, item in enumerate(_items(section))]
        for place, item in places:
            for value in item.offices:
                if value not in offices:
                    line = line_at(lines, (*place, "offices"), 1)
                    yield Fault(shown, line, "unknown_office", "offices", {"value": value, "known": _near(value, offices)})


def _items(section: MenuItem) -> tuple[MenuItem, ...]:
    return section.items if isinstance(section, MenuSection) else ()


def _is_language(code: str) -> bool:
    """A language of ISO 639, as HTML takes it. «no» is two of them, of which we have both: ``nb`` and ``nn``."""
    return re.fullmatch("[a-z]{2,3}", code) is not None and code != "no" and localedata.exists(code)


def _known(source: Source, field: str, values: Iterable[str], known: Iterable[str], key: str) -> Iterator[Fault]:
    known = list(known)
    for number, value in enumerate(values):
        if value not in known:
            yield source.fault(key, f"{field}.{number}", value=value, known=_near(value, known))


def _near(value: str, known: Iterable[str]) -> str:
    """The nearest known words, or the first few: something to choose from."""
    words = sorted(known)
    return ", ".join(difflib.get_close_matches(value, words, n=3, cutoff=0.5) or words[:8]) or "–"
