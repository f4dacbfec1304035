"""Structured data (JSON-LD, schema.org) of a document: who publishes it, where it stands, what it is."""

import datetime
import json
from typing import Any

from markupsafe import Markup

from ..enrich.document import Document, EntryDocument, MeetingDocument
from ..enrich.meetings import AHEAD
from ..enrich.site import Site
from ..model.event import Event
from ..model.group import Group
from ..model.occurrences import Timetable
from ..model.office import Office
from .structured_places import features_of, location

DAYS = {"mandag": "Monday", "tirsdag": "Tuesday", "onsdag": "Wednesday", "torsdag": "Thursday", "fredag": "Friday",
        "lørdag": "Saturday", "søndag": "Sunday"}  # fmt: skip

ABOUT_THE_OFFICE = ("home", "about", "contact")
STATUS = {"planned": "EventScheduled", "cancelled": "EventCancelled", "moved": "EventRescheduled"}


def json_ld(site: Site, document: Document) -> Markup:
    """One ``@graph`` for the page; ``<`` is escaped so that no text can end the script element (HTML, 4.12.1.3)."""
    document = site.shared(document)
    graph = [
        _own_office(site, document),
        *_breadcrumbs(site, document),
        *_article(site, document),
        *_event(site, document),
    ]
    if isinstance(document.entry, Office):
        graph.append(organization(site, document.entry, site.absolute(document.url)))
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _own_office(site: Site, document: Document) -> dict[str, Any]:
    """The office whose site it is: in full on the pages that are about it, elsewhere by its name, so that every page is light
    (https://developers.google.com/search/docs/appearance/structured-data/organization: «on your home page, or a single page»)."""
    whole = organization(site, site.office, site.absolute(""))
    return whole if document.template in ABOUT_THE_OFFICE else {name: whole[name] for name in ("@type", "@id", "name", "url")}


def organization(site: Site, office: Office, url: str) -> dict[str, Any]:
    """https://schema.org/Organization, with what the office has filled in; when it is open only while somebody has confirmed it,
    for this vocabulary cannot say that it is not sure."""
    is_unconfirmed = site.is_unconfirmed(office)
    data: dict[str, Any] = {
        "@type": "Organization",
        "@id": f"{url}#organization",
        "name": office.title,
        "description": office.summary,
        "areaServed": office.area,
        "url": url,
        "email": office.email,
        "telephone": office.telephone,
        "foundingDate": str(office.founded) if office.founded else None,
        "dissolutionDate": office.closed.isoformat() if office.closed and not office.closed_planned else None,
        "sameAs": office.website,
    }
    if office.address:
        data["address"] = {
            "@type": "PostalAddress",
            "streetAddress": office.address.street,
            "postalCode": office.address.postal_code,
            "addressLocality": office.address.city,
            "addressCountry": "NO",
        }
        if features := features_of(office.address.access, site.words["nb"]):  # a Place has them, an Organization has none
            data["location"] = {"@type": "Place", "address": data["address"], "amenityFeature": features}
    if office.hours and not is_unconfirmed:
        data["openingHoursSpecification"] = [
            {"@type": "OpeningHoursSpecification", "dayOfWeek": DAYS[hours.day], "opens": hours.opens, "closes": hours.closes}
            for hours in office.hours
        ]
    if office.closures and not is_unconfirmed:  # closed all day: opens and closes at midnight (schema.org)
        data["specialOpeningHoursSpecification"] = [
            {
                "@type": "OpeningHoursSpecification",
                "validFrom": closure.first.isoformat(),
                "validThrough": closure.end.isoformat(),
                "opens": "00:00",
                "closes": "00:00",
            }
            for closure in office.closures
        ]
    return {key: value for key, value in data.items() if value is not None}


def _breadcrumbs(site: Site, document: Document) -> list[dict[str, Any]]:
    """https://schema.org/BreadcrumbList; the last step is the page itself."""
    if not document.crumbs:
        return []
    steps = [
        {"@type": "ListItem", "position": number, "name": crumb.title, "item": site.absolute(crumb.url)}
        for number, crumb in enumerate(document.crumbs[:-1], start=1)
    ]
    last = {"@type": "ListItem", "position": len(steps) + 1, "name": document.title}
    return [{"@type": "BreadcrumbList", "itemListElement": [*steps, last]}]


def _article(site: Site, document: Document) -> list[dict[str, Any]]:
    """https://schema.org/Article for articles and stories; a date only as precisely as it is known."""
    if not (isinstance(document, EntryDocument) and document.is_article):
        return []
    data = {
        "@type": "Article",
        "headline": document.title,
        "description": document.noted_summary,
        "inLanguage": document.lang,
        "url": site.absolute(document.url),
        "datePublished": str(document.date) if document.date else None,
        "dateModified": document.updated.isoformat() if document.updated else None,
        "image": site.absolute(document.image.picture.fallback.url) if document.image else None,
        "publisher": {"@id": f"{site.absolute('')}#organization"},
    }
    return [{key: value for key, value in data.items() if value is not None}]


def _event(site: Site, document: Document) -> list[dict[str, Any]]:
    """https://schema.org/Event for events, and for groups that anybody may come to and somebody has confirmed: what the public may
    know of them."""
    if not isinstance(document, MeetingDocument) or document.status.is_over or document.status.freshness != "fresh":
        return []
    meeting, status = document.entry, document.status
    # The next meeting of what recurs, also where it is cancelled and the page lists none.
    coming = next(status.timetable.meetings(site.today, site.today + AHEAD), None) if status.timetable else None
    if not coming and (status.timetable or isinstance(meeting, Group)):
        return []  # an Event has a time; other groups keep theirs, and what recurs may have met for the last time
    data: dict[str, Any] = {
        "@type": "Event",
        "name": document.title,
        "description": document.summary,
        "url": site.absolute(document.url),
        "inLanguage": meeting.language,
        "isAccessibleForFree": True if isinstance(meeting, Group) or meeting.price == 0 else None,
        "eventAttendanceMode": f"https://schema.org/{'Offline' if meeting.format == 'place' else 'Online'}EventAttendanceMode",
        "eventStatus": "https://schema.org/EventScheduled",
        "organizer": {"@id": f"{site.absolute('')}#organization"} if status.own else None,
        "location": location(site, document),
    }
    if status.timetable and coming:
        data |= {"startDate": coming.start.isoformat(), "endDate": coming.end.isoformat()}
        data["eventSchedule"] = _schedule(status.timetable, site.today)
    elif isinstance(meeting, Event) and meeting.start:
        data |= {"startDate": meeting.start.isoformat(), "endDate": meeting.end.isoformat() if meeting.end else None}
    if isinstance(meeting, Event):
        data["eventStatus"] = f"https://schema.org/{STATUS[meeting.state]}"
        data["previousStartDate"] = meeting.moved_from.isoformat() if meeting.moved_from else None
        data["maximumAttendeeCapacity"] = meeting.capacity
    return [{key: value for key, value in data.items() if value is not None}]


def _schedule(timetable: Timetable, today: datetime.date) -> dict[str, Any]:
    """https://schema.org/Schedule, from its first day of the rule, by which every other week is counted; what is off is said
    from today as far ahead as in the calendars."""
    rhythm = timetable.rhythm
    days = [f"https://schema.org/{DAYS[day]}" for day in rhythm.weekdays] if rhythm.weeks else timetable.by_day()
    off = [moment.date() for moment in timetable.exceptions(today + AHEAD)]
    data = {
        "@type": "Schedule",
        "startDate": next(timetable.days()).isoformat(),
        "endDate": timetable.last.isoformat() if timetable.last else None,
        "startTime": timetable.start.isoformat(),
        "endTime": timetable.end.isoformat(),
        "repeatFrequency": f"P{rhythm.weeks}W" if rhythm.weeks else "P1M",
        "byDay": days if len(days) > 1 else days[0],
        "scheduleTimezone": "Europe/Oslo",
        "exceptDate": [day.isoformat() for day in off if day >= today] or None,
    }
    return {key: value for key, value in data.items() if value is not None}
