"""Which groups and events stand on a page that no file makes, and what has none of them today and so is not published."""

from collections.abc import Collection, Iterable, Mapping

from ..model.addresses import calendar, calendars, group_list
from ..model.generated import GeneratedPage
from ..model.group import Group
from ..model.meeting import Meeting
from ..model.slugs import slugify
from .meetings import MeetingStatus

Meetings = Collection[tuple[Meeting, MeetingStatus]]


def stands_on(page: GeneratedPage, meeting: Meeting, status: MeetingStatus) -> bool:
    """Whether a page lists a group or an event."""
    if isinstance(meeting, Group):
        is_listed = page.template in ("finder", "groups", "municipality") and status.listed and not status.is_over
    else:
        is_listed = page.template in ("events", "municipality") and status.is_over == (page.of == "archive")
    return is_listed and _is_about(page, meeting)


def _is_about(page: GeneratedPage, meeting: Meeting) -> bool:
    match page.of:
        case "municipality":
            return page.key in meeting.municipalities
        case "theme":
            return meeting.theme == page.key
        case "online":
            return meeting.format != "place"
        case _:
            return True


def empty_lists(pages: Iterable[GeneratedPage], meetings: Meetings) -> dict[str, str]:
    """Address of each list that has nothing on it today → that of the list above it, to which it leads until it has."""
    return {
        page.address: page.above
        for page in pages
        if page.can_be_empty and not any(stands_on(page, meeting, status) for meeting, status in meetings)
    }


def unused_calendars(municipalities: Mapping[str, str], themes: Iterable[str], meetings: Iterable[Meeting]) -> dict[str, str]:
    """Address of each calendar that none of these meetings belongs to → that of the finder, to which links to it lead.
    Municipalities are number → name."""
    used = set[str]()
    for meeting in meetings:
        used |= {calendar(), *(calendar(f"{number}-{slugify(municipalities[number])}") for number in meeting.municipalities)}
        used |= {calendar(meeting.theme)} if meeting.theme else set()
    return dict.fromkeys(calendars(municipalities, themes) - used, group_list("nb"))
