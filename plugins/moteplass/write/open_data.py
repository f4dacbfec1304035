"""Open data: groups, events and offices as JSON with a published schema, and the same for a spreadsheet, all with their licence.

The rows are made from what the public may know (``Entry.public_view``).
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from ..enrich.document import EntryDocument, MeetingDocument
from ..enrich.meeting_lists import listed_groups, upcoming_events
from ..enrich.site import Site
from ..model import addresses
from ..model.office import Office
from ..render.formatting import format_schedule
from ..render.opening import format_week, opening_of
from ..words import Words, editor_words
from .calendar import location
from .catalog import catalog
from .meeting_guide import meetings
from .open_data_rows import TABLES, EventRow, GroupRow, OfficeRow, Row
from .spreadsheet import table

VERSION = "1.0"


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """(path, bytes): each table as JSON and as CSV, and its JSON Schema (draft 2020-12), which explains it in Norwegian."""
    words = editor_words()
    for name, model in TABLES.items():
        rows = list(ROWS[name](site))
        schema_url = site.absolute(addresses.schema(name))
        whole = {
            "$schema": schema_url,
            "version": VERSION,
            "office": site.office_id,
            "license": site.office.data_licence.url,
            "date": site.today.isoformat(),
            name: [row.model_dump(mode="json", exclude_none=True) for row in rows],
        }
        yield addresses.table(name, "json"), _json(whole)
        yield addresses.schema(name), _json(schema(name, model, schema_url, words))
        yield addresses.table(name, addresses.CSV_METADATA), _json(csv_metadata(site, name, model, words))
        yield addresses.table(name, "csv"), table(model.model_fields, (row.model_dump(mode="json").values() for row in rows), words)
    yield addresses.table("meetings", "json"), _json(list(meetings(site)))
    yield addresses.CATALOG, _json(catalog(site))


def schema(name: str, model: type[Row], url: str, words: Words) -> dict[str, Any]:
    """The schema of a whole file, in which every field says what it is: in this file, or wherever it stands."""
    row = model.model_json_schema(mode="serialization")
    definitions = row.pop("$defs", {})
    row["description"] = words(f"data.rows.{name}")
    for field, form in row["properties"].items():
        form["description"] = _meaning(name, field, words)
    text = {"type": "string"}
    licence = {"type": "string", "format": "uri", "description": words("data.license")}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": url,
        "type": "object",
        "properties": {
            "$schema": text,
            "version": text,
            "office": text,
            "license": licence,
            "date": text,
            name: {"type": "array", "items": row},
        },
        "required": ["version", "office", "license", "date", name],
        "$defs": definitions,
    }


def csv_metadata(site: Site, name: str, model: type[Row], words: Words) -> dict[str, Any]:
    """What a CSV file has no place for: its licence, and what its columns mean (W3C, Metadata Vocabulary for Tabular Data)."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nb"}],
        "url": f"{name}.csv",
        "dc:title": site.words["nb"](f"data.{name}"),
        "dc:license": {"@id": site.office.data_licence.url},
        "dialect": {"delimiter": ";"},
        "tableSchema": {
            "columns": [
                {"name": field, "titles": field, "dc:description": _meaning(name, field, words)} for field in model.model_fields
            ]
        },
    }


def _meaning(name: str, field: str, words: Words) -> str:
    """What a field is, in this table or wherever it stands."""
    own = f"data.own_fields.{name}.{field}"
    return words(own if own in words else f"data.fields.{field}")


def _groups(site: Site) -> Iterator[Row]:
    for document in map(site.shared, listed_groups(site)):
        group = document.entry
        own = {name: getattr(group, name) for name in ("kind", "state", "starts", "signed_up", "seats", "places", "confirmed")}
        yield GroupRow(**_shared(site, document), **own, unconfirmed=document.status.freshness != "fresh")


def _events(site: Site) -> Iterator[Row]:
    for document in map(site.shared, upcoming_events(site)):
        event = document.entry
        own = {name: getattr(event, name) for name in ("kind", "state", "start", "end", "price", "deadline")}
        yield EventRow(**_shared(site, document), **own)


def _offices(site: Site) -> Iterator[Row]:
    for document in map(site.shared, site.documents.entries(Office, "nb")):
        office = document.entry
        own = {name: getattr(office, name) for name in ("kind", "area", "telephone", "email", "website", "confirmed", "closed")}
        own["unconfirmed"] = site.is_unconfirmed(office) if office.active else None
        opening = None if site.is_unconfirmed(office) else opening_of(office, site.today)
        hours = format_week(opening, site.words["nb"], "nb") if opening else None
        own["closed_planned"] = office.closed_planned if office.closed else None
        if door := office.address:
            own |= {"address": f"{door.street}, {door.postal_code} {door.city}", **door.access.model_dump()}
        yield OfficeRow(**_row(site, document), municipalities=list(office.municipalities), hours=hours, **own)


ROWS: dict[str, Callable[[Site], Iterator[Row]]] = {"groups": _groups, "events": _events, "offices": _offices}


def _shared(site: Site, document: MeetingDocument) -> dict[str, Any]:
    meeting, status = document.entry, document.status
    told = {name: getattr(meeting, name) for name in ("office", "theme", "language", "format", "audience")}
    return {
        **_row(site, document),
        **told,
        "municipalities": list(meeting.municipalities),
        "location": location(site, meeting),
        "schedule": format_schedule(status.timetable, site.today, site.words["nb"], "nb") if status.timetable else None,
        "next": [date.start for date in status.dates],
        **(meeting.place.access.model_dump() if meeting.place else {}),
        **meeting.online.model_dump(),
    }


def _row(site: Site, document: EntryDocument) -> dict[str, Any]:
    return {
        "id": document.id,
        "url": site.absolute_of(document),
        "title": document.title,
        "summary": document.summary,
        "example": document.entry.example,
        "modified": document.updated,
    }


def _json(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
