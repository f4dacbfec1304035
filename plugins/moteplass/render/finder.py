"""The finder's list in its parts, and what its filters can be set to: only what some group on the list is."""

from itertools import groupby

from babel import Locale

from ..enrich.document import GroupDocument
from ..enrich.site import Site
from ..model.group import Group
from ..model.rhythm import WEEKDAYS, Weekday
from ..words import LOCALES, Words
from .formatting import weekday_name

Choices = list[tuple[str, str]]  # (value, label)


def sections(site: Site, documents: list[GroupDocument]) -> list[tuple[str, list[tuple[str, list[GroupDocument]]]]]:
    """(key of the title, [(municipality, or '' for groups online and by telephone, its groups)]): this office's own first,
    last those that nobody has confirmed lately. The documents are in the order of ``meetings.rank``, which the municipalities
    follow."""
    parts = [(key, list(group)) for key, group in groupby(documents, key=_part)]
    return [(key, _by_place(site, docs)) for key, docs in parts]


def choices(site: Site, documents: list[GroupDocument], lang: str) -> list[tuple[str, Choices]]:
    """Each filter with what it can be set to; one with a single choice is left out."""
    words, data = site.words[lang], site.content.data
    groups = [doc.entry for doc in documents if isinstance(doc.entry, Group)]
    places = {number for group in groups for number in group.municipalities}
    days = {day for doc in documents for day in weekdays_of(doc)}
    found: list[tuple[str, Choices]] = [
        ("theme", [(key, theme.label[lang]) for key, theme in data.themes.items() if key in {group.theme for group in groups}]),
        ("place", [(number, known.name) for number, known in data.municipalities.items() if number in places]),
        ("day", [(day, weekday_name(day, lang)) for day in WEEKDAYS if day in days]),
        ("language", [(code, language_name(code, lang)) for code in sorted({group.language for group in groups})]),
        ("format", _named("formats", ("place", "online", "telephone"), {group.format for group in groups}, words)),
        ("state", _named("states", ("open", "starting", "collecting", "paused", "running"), {g.state for g in groups}, words)),
    ]
    return [(name, values) for name, values in found if len(values) > 1]


def weekdays_of(document: GroupDocument) -> tuple[Weekday, ...]:
    """The days of the week on which a group meets, as far as the public may know them."""
    group = document.entry
    if not isinstance(group, Group):
        return ()
    if group.schedule:
        return group.schedule.rhythm.weekdays
    return group.usual.day if group.usual else ()


def language_name(code: str, lang: str) -> str:
    """«arabisk» of ``ar``."""
    name = Locale.parse(code, sep="-").get_language_name(LOCALES.get(lang, lang))
    return (name or code).replace("norsk bokmål", "norsk").replace("Norwegian Bokmål", "Norwegian")


def _part(document: GroupDocument) -> str:
    status = document.status
    return "groups.unsure_part" if status.freshness != "fresh" else "groups.own" if status.own else "groups.others"


def _by_place(site: Site, documents: list[GroupDocument]) -> list[tuple[str, list[GroupDocument]]]:
    """Grouped by municipality in the order in which each first comes; within one by theme."""
    names = {doc.url: _place(site, doc) for doc in documents}
    order = list(dict.fromkeys(names.values()))
    placed = sorted(documents, key=lambda doc: (names[doc.url] == "", order.index(names[doc.url])))
    return [(name, list(group)) for name, group in groupby(placed, key=lambda doc: names[doc.url])]


def _place(site: Site, document: GroupDocument) -> str:
    group = document.entry
    if not isinstance(group, Group) or group.format != "place" or not group.municipalities:
        return ""
    return site.content.data.municipalities[group.municipalities[0]].name


def _named(key: str, order: tuple[str, ...], used: set[str], words: Words) -> Choices:
    return [(name, words(f"groups.{key}.{name}")) for name in order if name in used]
