"""Open data: groups, events and offices as JSON with a published schema, and the same as CSV for a spreadsheet.

The rows are made from what the public may know (``Entry.published``); what is no field here is in no file.
"""

import csv
import datetime
import io
import json
from collections.abc import Callable, Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..enrich.listed import events_of, groups_of, meeting_of
from ..enrich.opening import opening_of, week_words
from ..enrich.site import Document, Site
from ..enrich.wording import schedule_words
from ..model.addresses import OPEN_DATA
from ..model.event import Event
from ..model.group import Group
from ..model.meeting import Meeting
from ..model.office import Office
from .calendar import location

VERSION = "1.0"
# What a spreadsheet would take for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Row(BaseModel):
    """What all rows have."""

    model_config = ConfigDict(extra="forbid")

    id: str = Field(description="Navnet på oppføringen; det endrer seg ikke.")
    url: str = Field(description="Siden på nettstedet.")
    title: str = Field(description="Tittelen.")
    summary: str = Field(description="Hva det er, i en eller to setninger.")
    example: bool = Field(description="Sant for eksempler, som bare finnes i forhåndsvisning.")
    modified: datetime.datetime | None = Field(default=None, description="Når oppføringen sist ble endret.")


class MeetingRow(Row):
    """What groups and events share."""

    office: str = Field(description="Kontoret som har ansvaret.")
    theme: str | None = Field(default=None, description="Temaet, som i adressen /grupper/tema/…/.")
    language: str = Field(description="Språket som snakkes (BCP 47).")
    format: Literal["place", "online", "telephone"] = Field(description="Hvordan man møtes.")
    municipalities: list[str] = Field(description="Kommunenumrene det er for; det første er der man møtes.")
    location: str = Field(description="Stedet, så nøyaktig som det er offentlig.")
    audience: str | None = Field(default=None, description="Hvem det er for.")
    schedule: str | None = Field(default=None, description="Når det gjentar seg, med ord.")
    next: list[datetime.datetime] = Field(description="De neste møtene.")


class GroupRow(MeetingRow):
    """En gruppe."""

    kind: str = Field(description="Hva slags gruppe.")
    state: str = Field(description="Hvor gruppa står: collecting, starting, open, running eller paused.")
    starts: datetime.date | None = Field(default=None, description="Når den starter.")
    signed_up: int | None = Field(default=None, description="Hvor mange som har meldt seg, mens den samler påmeldte.")
    seats: int | None = Field(default=None, description="Hvor mange plasser den har, mens den samler påmeldte.")
    places: Literal["some", "none"] | None = Field(default=None, description="Om det er plass.")
    confirmed: datetime.date = Field(description="Når noen sist sjekket at alt stemmer.")


class EventRow(MeetingRow):
    """Et arrangement."""

    kind: str = Field(description="Hva slags arrangement.")
    state: str = Field(description="planned, cancelled eller moved.")
    start: datetime.datetime | datetime.date | None = Field(default=None, description="Når det begynner: dag, eller tidspunkt.")
    end: datetime.datetime | datetime.date | None = Field(default=None, description="Når det slutter.")
    price: int | None = Field(default=None, description="Prisen i kroner; 0 er gratis.")
    deadline: datetime.datetime | datetime.date | None = Field(default=None, description="Siste frist for påmelding.")


class OfficeRow(Row):
    """Et kontor."""

    kind: Literal["link", "district"] = Field(description="LINK-senter eller distriktskontor.")
    area: str = Field(description="Området.")
    municipalities: list[str] = Field(description="Kommunenumrene det dekker.")
    telephone: str | None = Field(default=None, description="Telefonnummeret.")
    email: str | None = Field(default=None, description="E-postadressen.")
    website: str | None = Field(default=None, description="Nettstedet.")
    hours: str | None = Field(default=None, description="Åpningstidene, med ord.")
    closed: datetime.date | None = Field(default=None, description="Når det ble stengt.")


TABLES: dict[str, type[Row]] = {"groups": GroupRow, "events": EventRow, "offices": OfficeRow}


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path, bytes): each table as JSON and as CSV, and its JSON Schema (draft 2020-12)."""
    for name, model in TABLES.items():
        rows = list(ROWS[name](site))
        schema_url = site.absolute(f"{OPEN_DATA}schema/{name}-1.json")
        whole = {
            "$schema": schema_url,
            "version": VERSION,
            "office": site.office_id,
            "date": site.today.isoformat(),
            name: [row.model_dump(mode="json", exclude_none=True) for row in rows],
        }
        yield f"{OPEN_DATA}{name}.json", _json(whole)
        yield f"{OPEN_DATA}schema/{name}-1.json", _json(schema(name, model, schema_url))
        yield f"{OPEN_DATA}{name}.csv", table(model, rows)
    yield f"{OPEN_DATA}meetings.json", _json(list(meeting_guide(site)))


def schema(name: str, model: type[Row], url: str) -> dict[str, Any]:
    """The schema of a whole file."""
    row = model.model_json_schema(mode="serialization")
    definitions = row.pop("$defs", {})
    text = {"type": "string"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": url,
        "type": "object",
        "properties": {"$schema": text, "version": text, "office": text, "date": text, name: {"type": "array", "items": row}},
        "required": ["version", "office", "date", name],
        "$defs": definitions,
    }


def table(model: type[Row], rows: list[Row]) -> bytes:
    """CSV as a Norwegian Excel opens it: UTF-8 with a mark, semicolons, CRLF (RFC 4180); no cell is a formula."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(model.model_fields)
    for row in rows:
        writer.writerow([cell(value) for value in row.model_dump(mode="json").values()])
    return text.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """Lists as words with commas, nothing as nothing; what a spreadsheet would reckon with is made text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def meeting_guide(site: Site) -> Iterator[dict[str, Any]]:
    """Open twelve-step groups as meeting finders read them (github.com/code4recovery/spec)."""
    for document in groups_of(site):
        group, facts = document.entry, document.facts
        if not (isinstance(group, Group) and group.kind == "twelve-step" and group.schedule and facts and facts.timetable):
            continue
        if facts.timetable.rhythm.weeks != 1:
            continue  # the format knows weekly meetings only
        place = group.place
        row = {
            "name": document.title,
            "slug": document.url.removesuffix("/").rpartition("/")[2],
            "day": (facts.timetable.rhythm.weekday + 1) % 7,  # 0 is Sunday
            "time": group.schedule.start,
            "end_time": group.schedule.end,
            "timezone": "Europe/Oslo",
            "location": place.name if place else None,
            "address": place.street if place else None,
            "city": place.city if place else None,
            "postal_code": place.postal_code if place else None,
            "country": "NO",
            "location_notes": place.directions if place else None,
            "notes": document.summary,
            "updated": f"{document.updated:%Y-%m-%d %H:%M:%S}" if document.updated else None,
            "url": site.absolute(document.url),
            "types": ["O"],
        }
        yield {key: value for key, value in row.items() if value is not None}


def _groups(site: Site) -> Iterator[Row]:
    for document in groups_of(site):
        group = document.entry
        assert isinstance(group, Group)
        own = {name: getattr(group, name) for name in ("kind", "state", "starts", "signed_up", "seats", "places", "confirmed")}
        yield GroupRow(**_shared(site, document), **own)


def _events(site: Site) -> Iterator[Row]:
    for document in events_of(site):
        event = document.entry
        assert isinstance(event, Event)
        own = {name: getattr(event, name) for name in ("kind", "state", "start", "end", "price", "deadline")}
        yield EventRow(**_shared(site, document), **own)


def _offices(site: Site) -> Iterator[Row]:
    for document in site.of_kind("office"):
        office = document.entry
        assert isinstance(office, Office)
        own = {name: getattr(office, name) for name in ("kind", "area", "telephone", "email", "website", "closed")}
        opening = opening_of(office, site.today)
        hours = week_words(opening, site.words["nb"], "nb") if opening else None
        yield OfficeRow(**_row(site, document), municipalities=list(office.municipalities), hours=hours, **own)


ROWS: dict[str, Callable[[Site], Iterator[Row]]] = {"groups": _groups, "events": _events, "offices": _offices}


def _shared(site: Site, document: Document) -> dict[str, Any]:
    meeting: Meeting = meeting_of(document)
    facts = document.facts
    assert facts
    told = {name: getattr(meeting, name) for name in ("office", "theme", "language", "format", "audience")}
    return {
        **_row(site, document),
        **told,
        "municipalities": list(meeting.municipalities),
        "location": location(site, meeting),
        "schedule": schedule_words(facts.timetable, site.today, site.words["nb"], "nb") if facts.timetable else None,
        "next": [date.start for date in facts.dates],
    }


def _row(site: Site, document: Document) -> dict[str, Any]:
    assert document.entry
    assert document.source
    return {
        "id": document.source.stem,
        "url": site.absolute(document.url),
        "title": document.title,
        "summary": document.summary,
        "example": document.entry.example,
        "modified": document.updated,
    }


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
