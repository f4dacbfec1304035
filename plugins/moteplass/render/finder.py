"""The finder's list in its parts, and its filters: each with what some group on the list is."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest
from typing import Literal, get_args

from babel import Locale

from ..enrich.document import GroupDocument
from ..enrich.meetings import STATES
from ..enrich.site import Site
from ..model.group import Group, PartOfDay
from ..model.meeting import Age, Format
from ..model.rhythm import WEEKDAYS, Weekday
from ..words import LOCALES, Words
from .formatting import weekday_name

Choices = list[tuple[str, str]]  # (value, label)
StepFree = Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class Filter:
    """What a reader can choose, and ``of`` a group the values that fit it."""

    name: str
    choices: Choices
    of: Callable[[Group], Collection[str]]


def sections(site: Site, documents: list[GroupDocument]) -> list[tuple[str, list[tuple[str, list[GroupDocument]]]]]:
    """[(key of the title, [(municipality, or '' for groups online and by telephone, its groups)])]: this office's own first,
    last those that nobody has confirmed lately. The documents are in the order of ``meetings.rank``, which the municipalities
    follow."""
    parts = [(key, list(group)) for key, group in groupby(documents, key=_part)]
    return [(key, _by_place(site, docs)) for key, docs in parts]


def filters(site: Site, documents: list[GroupDocument], lang: str) -> list[Filter]:
    """Each filter with what it can be set to; one with a single choice is left out."""
    words, data = site.words[lang], site.content.data
    groups = [doc.entry for doc in documents]
    bands = age_bands(group.age for group in groups)
    known = (
        Filter("theme", [(key, theme.label[lang]) for key, theme in data.themes.items()], lambda group: (group.theme,)),
        Filter("place", list(data.municipality_names.items()), lambda group: group.municipalities),
        Filter("day", [(day, weekday_name(day, lang)) for day in WEEKDAYS], weekdays_of),
        Filter("part", _named("parts", get_args(PartOfDay), words), lambda group: (group.part,) if group.part else ()),
        Filter("age", [(_value(band), _label(band, words)) for band in bands], lambda group: _bands_of(group, bands)),
        Filter("access", _named("answers", get_args(StepFree), words), lambda group: (step_free(group),)),
        Filter("language", _languages(groups, lang), lambda group: (group.language,)),
        Filter("format", _named("formats", get_args(Format), words), lambda group: (group.format,)),
        Filter("state", _named("states", STATES, words), lambda group: (group.state,)),
    )
    found = []
    for one in known:
        used = {value for group in groups for value in one.of(group)}
        found.append(replace(one, choices=[(value, label) for value, label in one.choices if value in used]))
    return [one for one in found if len(one.choices) > 1]


def weekdays_of(group: Group) -> tuple[Weekday, ...]:
    """The days of the week on which a group meets, as far as the public may know them."""
    if group.schedule:
        return group.schedule.rhythm.weekdays
    return group.usual.day if group.usual else ()


def step_free(group: Group) -> StepFree:
    """Whether somebody in a wheelchair gets in, as far as the public may know; online and by telephone there is no step."""
    if group.format != "place":
        return "yes"
    known = group.place.access.step_free if group.place else None
    return "unknown" if known is None else "yes" if known else "no"


def age_bands(ages: Iterable[Age | None]) -> list[Age]:
    """What the limits of groups divide readers into, so that each of them finds in theirs just the groups that they are old and
    young enough for: 18 and 18 to 30 make 0–17, 18–30, 31 and over."""
    limits = [age for age in ages if age]
    firsts = {0, *(age.least for age in limits if age.least), *(age.most + 1 for age in limits if age.most is not None)}
    ordered = sorted(firsts)
    return [Age(least=first or None, most=after and after - 1) for first, after in zip_longest(ordered, ordered[1:])]


def language_name(code: str, lang: str) -> str:
    """«arabisk» of ``ar``."""
    name = Locale.parse(code, sep="-").get_language_name(LOCALES.get(lang, lang))
    return (name or code).replace("norsk bokmål", "norsk").replace("Norwegian Bokmål", "Norwegian")


def _bands_of(group: Group, bands: Iterable[Age]) -> list[str]:
    """The bands that are within the group's limits: all, where it has none."""
    least, most = (group.age.least or 0, group.age.most) if group.age else (0, None)
    return [_value(band) for band in bands if (band.least or 0) >= least and (most is None or (band.most or most + 1) <= most)]


def _value(band: Age) -> str:
    return str(band.least or 0)


def _label(band: Age, words: Words) -> str:
    return words(f"facts.{band.form}", least=band.least, most=band.most)


def _languages(groups: Iterable[Group], lang: str) -> Choices:
    return [(code, language_name(code, lang)) for code in sorted({group.language for group in groups})]


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
    if group.format != "place" or not group.municipalities:
        return ""
    return site.content.data.municipalities[group.municipalities[0]].name


def _named(key: str, names: tuple[str, ...], words: Words) -> Choices:
    return [(name, words(f"groups.{key}.{name}")) for name in names]
