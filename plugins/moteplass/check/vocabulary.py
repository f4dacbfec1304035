"""Words that must stand in a list: tags, offices, references, campaigns, municipalities, languages."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, partial

from babel import localedata

from ..faults import Fault
from ..model.data import MenuItem, MenuSection
from ..model.localized import Localized
from ..model.meeting import Meeting
from ..model.office import Office
from ..model.story import Story
from ..read import advice, rewritten
from ..read.content import Content
from ..read.known import Known
from ..read.source import Source
from ..read.validate import label, line_at
from ..read.yaml_text import Location
from . import municipalities

SPOKEN = ("nb", "nn", "en", "ar", "es")
OFFICE_WORDS = ("link", "district", "active", "closed")
EVERY = ("alle", "all", "alle kontorer", "alle kontor", "alle sentre", "hele landet", "*")


class _Words:
    """The words of each kind."""

    def __init__(self, content: Content, languages: frozenset[str]) -> None:
        data = content.data
        self.languages, self.spoken = Known(languages), Known(SPOKEN)
        self.offices = Known(content.stems("office"))
        self.audiences = Known([*self.offices.names, *OFFICE_WORDS])
        self.campaigns = Known(content.stems("campaign"))
        self.tags, self.references = Known(data.tags), Known(data.references)
        self.themes, self.palettes = Known(data.themes), Known(data.palettes)


def check(content: Content, languages: frozenset[str]) -> Iterator[Fault]:
    """Every word that an entry takes from elsewhere."""
    words, originals = _Words(content, languages), cache(partial(_originals, content))
    for source in content.readable:
        entry = source.entry
        if "data/tags.yaml" not in content.unread:
            yield from _known(source, "tags", entry.tags, words.tags, "unknown_tag")
        yield from _known(source, "offices", entry.offices, words.audiences, "unknown_office")
        if "data/references.yaml" not in content.unread:
            yield from _known(source, "references", entry.references, words.references, "unknown_reference")
        if not _is_language(entry.lang):  # a text may be in any language; the words around it are then in bokmål
            yield from _language(source, "lang", entry.lang, words.languages)
        if entry.translation_of:
            known = originals(source.kind.name, entry.lang)
            yield from _known(source, "translation_of", [entry.translation_of], known, "unknown_original")
        if isinstance(entry, Story) and entry.campaign:
            yield from _known(source, "campaign", [entry.campaign], words.campaigns, "unknown_campaign")
        if isinstance(entry, Meeting):
            yield from _meeting(content, source, entry, words)
        if isinstance(entry, Office):
            yield from municipalities.of(source, entry.municipalities, content)
            yield from _known(source, "nearest", entry.nearest, words.offices, "unknown_office")
            yield from _known(source, "translations", entry.translations, words.languages, "unknown_language")
            if entry.palette and "data/palettes.yaml" not in content.unread:
                yield from _known(source, "palette", [entry.palette], words.palettes, "unknown_palette")
            if entry.closed and not entry.nearest:
                yield source.fault("closed_without_nearest", "closed")
    for source in content.sources.values():
        for field, key in ((field, key) for field, text in content.texts_of(source) for key in text.cited):
            if key not in words.references and "data/references.yaml" not in content.unread:
                line = None if field else source.line_of(f"@{key}")
                yield source.fault("unknown_reference", field, line, value=key, known=_near(key, words.references))
    yield from _menu(content, words)
    yield from _site_owner(content, words)
    yield from _help_lines(content, words)
    yield from _phrases(content, words)
    yield from municipalities.named_twice(content)


def _originals(content: Content, kind: str, lang: str) -> Known:
    """What an entry in this language can be a translation of."""
    same = {source.stem for source in content.valid if source.kind.name == kind and source.entry.lang == lang}
    return Known(content.stems(kind) - same)


def _meeting(content: Content, source: Source, entry: Meeting, words: _Words) -> Iterator[Fault]:
    """The words of a group or an event."""
    yield from _known(source, "office", [entry.office], words.offices, "unknown_office")
    if entry.theme and "data/themes.yaml" not in content.unread:
        yield from _known(source, "theme", [entry.theme], words.themes, "unknown_theme")
    yield from municipalities.of(source, entry.municipalities, content)
    if not _is_language(entry.language):
        yield from _language(source, "language", entry.language, words.spoken)


def _menu(content: Content, words: _Words) -> Iterator[Fault]:
    """The languages and offices that the menu names."""
    shown, lines = f"{content.folder.name}/data/menu.yaml", content.data.lines.get("menu", {})
    for lang, sections in content.data.menu.items():
        if lang not in words.languages:
            values = {"value": lang, "known": _near(lang, words.languages)}
            yield Fault(shown, lines.get((lang,), 1), "unknown_language", "", values)
        places: list[tuple[Location, MenuItem]] = [((lang, number), section) for number, section in enumerate(sections)]
        places += [((*place, "items", n), item) for place, section in places for n, item in enumerate(_items(section))]
        for place, item in places:
            for value in item.offices:
                if value not in words.audiences:
                    values = {"value": value, "known": _near(value, words.audiences)}
                    yield Fault(shown, line_at(lines, (*place, "offices"), 1), _of_audience(value), "offices", values)


def _phrases(content: Content, words: _Words) -> Iterator[Fault]:
    """The languages of the phrases in the data files, and of the words of themes."""
    data = content.data
    phrases: list[tuple[str, Location, Localized]] = [("tags", (key,), phrase) for key, phrase in data.tags.items()]
    phrases += [("themes", (key, name), getattr(theme, name)) for key, theme in data.themes.items() for name in ("label", "title")]
    for number, line in enumerate(data.help_lines):
        told = {"name": line.name, "audience": line.audience, "hours": line.hours}
        phrases += [("help_lines", (number, name), phrase) for name, phrase in told.items() if phrase]
        hours = enumerate(channel.hours for channel in line.channels)
        phrases += [("help_lines", (number, "channels", n, "hours"), phrase) for n, phrase in hours if phrase]
    phrases += [("organisations", (number, "about"), one.about) for number, one in enumerate(data.organisations)]
    languages: list[tuple[str, Location, Iterable[str]]] = [(file, place, phrase.others) for file, place, phrase in phrases]
    languages += [("themes", (key, "also"), theme.also) for key, theme in data.themes.items()]
    for file, place, named in languages:
        for lang in named:
            if lang not in words.languages:
                at = line_at(data.lines[file], (*place, lang), 1)
                values = {"value": lang, "known": _near(lang, words.languages)}
                yield Fault(f"{content.folder.name}/data/{file}.yaml", at, "unknown_language", label((*place, lang)), values)


def _help_lines(content: Content, words: _Words) -> Iterator[Fault]:
    """The offices and municipalities that a help line is for."""
    shown, lines = f"{content.folder.name}/data/help_lines.yaml", content.data.lines.get("help_lines", {})
    for number, line in enumerate(content.data.help_lines):
        for value in line.offices:
            if value not in words.audiences:
                values = {"value": value, "known": _near(value, words.audiences)}
                yield Fault(shown, line_at(lines, (number, "offices"), 1), _of_audience(value), "offices", values)
        for n, key, values in municipalities.unknown(line.municipalities, content):
            at = line_at(lines, (number, "municipalities", n), 1)
            yield Fault(shown, at, key, label(("municipalities", n)), values)


def _site_owner(content: Content, words: _Words) -> Iterator[Fault]:
    """The office whose site this is made into."""
    site = content.data.site
    if site and site.office not in words.offices:
        values = {"value": site.office, "known": _near(site.office, words.offices)}
        line = content.data.lines["site"].get(("office",), 1)
        yield Fault(f"{content.folder.name}/data/site.yaml", line, "unknown_office", "office", values)


def _items(section: MenuItem) -> tuple[MenuItem, ...]:
    return section.items if isinstance(section, MenuSection) else ()


def _is_language(code: str) -> bool:
    """A language of ISO 639, as HTML takes it. «no» is two of them, of which we have both: ``nb`` and ``nn``."""
    return re.fullmatch("[a-z]{2,3}", code) is not None and code != "no" and localedata.exists(code)


def _known(source: Source, field: str, values: Iterable[str], known: Known, key: str) -> Iterator[Fault]:
    for number, value in enumerate(values):
        at = f"{field}.{number}"
        if value in known:
            continue
        if isinstance(values, tuple) and (listed := advice.several(value, field, "slug")):
            yield source.fault(listed[0], at, **listed[1])
        elif (meant := rewritten.slug(value)) in known:
            yield source.fault("slug_ending" if value.endswith(".md") else "written_otherwise", at, value=value, meant=meant)
        else:
            key = _of_audience(value) if field == "offices" else key
            yield source.fault(key, at, value=value, known=_near(value, known))


def _of_audience(value: str) -> str:
    """What is said of a word that is no office: all of them need no word."""
    return "offices_all" if value.casefold() in EVERY else "unknown_office"


def _language(source: Source, field: str, value: str, known: Known) -> Iterator[Fault]:
    if meant := rewritten.language(value):
        yield source.fault("written_otherwise", field, value=value, meant=meant)
    else:
        yield source.fault("unknown_language", field, value=value, known=_near(value, known))


def _near(value: str, known: Known) -> tuple[str, ...]:
    """All that there is to choose from, the nearest first."""
    return tuple(dict.fromkeys([*known.near(value, most=3, cutoff=0.5), *known.names]))
