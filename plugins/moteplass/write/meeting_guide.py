"""Open twelve-step groups as meeting finders read them: the Meeting Guide format (github.com/code4recovery/spec)."""

import datetime
import re
from collections.abc import Iterator
from typing import Any

from ..enrich.document import Document
from ..enrich.meeting_lists import listed_groups
from ..enrich.site import Site
from ..model.group import Group
from ..model.office import Office

# The format's codes of languages that people speak in groups here.
LANGUAGES = {
    "nb": "NO", "nn": "NO", "no": "NO", "da": "DA", "sv": "SV", "en": "EN", "de": "DE", "fr": "FR", "es": "S", "pt": "POR",
    "it": "ITA", "pl": "POL", "lt": "LT", "uk": "UK", "ru": "RUS", "fa": "FA", "tr": "TUR", "am": "AM", "th": "TH", "tl": "TL",
}  # fmt: skip
# What it has a code for of a place that people can get into (its README, «Meeting Types»).
ACCESS = {"step_free": "X", "accessible_toilet": "XB"}

WEEK = datetime.timedelta(days=6)  # from the first day of a week to its last


def meetings(site: Site) -> Iterator[dict[str, Any]]:
    """Those that meet every week, this one too, that somebody has confirmed and can get into: the format knows no others (its
    README, «Time Fields», «Geographic Fields» and «Online Meeting Fields»)."""
    for listed in listed_groups(site):
        document = site.shared(listed)
        group, timetable = document.entry, document.status.timetable
        if group.kind != "twelve-step" or document.status.freshness != "fresh" or not timetable or timetable.rhythm.weeks != 1:
            continue
        held = timetable.meetings(site.today, site.today + WEEK)
        days = sorted((meeting.start.weekday() + 1) % 7 for meeting in held)  # 0 is Sunday
        conference = _conference(site, group)
        if not days or not (listed.entry.place or conference):
            continue
        row = {
            "name": document.title,
            "slug": document.url.removesuffix("/").rpartition("/")[2],
            "day": days if len(days) > 1 else days[0],
            "time": f"{timetable.start:%H:%M}",
            "end_time": f"{timetable.end:%H:%M}",
            "timezone": "Europe/Oslo",
            **_where(site, group),
            **conference,
            "notes": document.summary,
            "updated": _updated(document),
            "url": site.absolute_of(document),
            "types": _types(group) or None,
        }
        yield {key: value for key, value in row.items() if value is not None}


def _types(group: Group) -> list[str]:
    """The format's codes of what we know. Whether it is an «open meeting» (O) in the sense of the fellowships, we do not: open for
    new people it is."""
    language = [LANGUAGES[group.language]] if group.language in LANGUAGES else []
    there = group.place.access.answered(True) if group.place else []
    return [*language, *(code for name, code in ACCESS.items() if name in there)]


def _where(site: Site, group: Group) -> dict[str, str | None]:
    """The door, or else the town near which people look for it: the group's municipality, or its office's."""
    place, office = group.place, _office(site, group)
    numbers = group.municipalities or (office.municipalities if office else ())
    town = site.content.data.municipalities[numbers[0]].name if numbers else None
    return {
        "location": place.name if place else None,
        "address": place.street if place else None,
        "city": (place.city if place else None) or town,
        "postal_code": place.postal_code if place else None,
        "country": "NO",
        "approximate": "no" if place and place.street else "yes",
        "location_notes": place.directions if place else None,
    }


def _conference(site: Site, group: Group) -> dict[str, str]:
    """How to get into a meeting that is in no place, if anybody knows. By telephone one rings whom the page names, who lets people
    in."""
    if group.format == "online":
        return {"conference_url": group.video} if group.video else {}
    office = _office(site, group)
    telephone = (group.contact.telephone if group.contact else None) or (office.telephone if office else None)
    if group.format != "telephone" or not telephone:
        return {}
    return {"conference_phone": re.sub(r"[^+0-9]", "", telephone), "conference_phone_notes": site.words["nb"]("groups.ask")}


def _office(site: Site, group: Group) -> Office | None:
    source = site.content.offices.get(group.office)
    return source.entry if source else None


def _updated(document: Document) -> str | None:
    return f"{document.updated.astimezone(datetime.UTC):%Y-%m-%d %H:%M:%S}" if document.updated else None
